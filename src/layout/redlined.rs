//! 花脸稿: lines through the words that are gone and under those that are new, so that neither needs colour, and a
//! bar beside the lines that changed.

use super::{Colour, GlyphRun, Laid, PageItem, Rule};
use crate::{
    chinese::character,
    style::gb9704::{BINDING_MARGIN_MM, PT_PER_MM},
};

/// Thickness of the lines through and under words, in ems.
const PEN: f64 = 0.05;
/// How far above the baseline words are struck through, in ems.
const STRIKE_RISE: f64 = 0.36;
/// How far below it they are underlined, in ems.
const UNDERLINE_DROP: f64 = 0.16;
/// The bar in the margin: its distance from the type area and its thickness, in pt.
const BAR: (f64, f64) = (9.0, 1.0);

/// The same pages with the changes of their words drawn.
pub fn redlined(mut laid: Laid) -> Laid {
    for page in &mut laid.pages.pages {
        let runs = page.items.iter().filter_map(PageItem::as_glyphs).filter(|it| is_changed(it));
        let mut rules: Vec<Rule> = Vec::new();
        let mut bars: Vec<(f64, f64)> = Vec::new();
        for run in runs {
            rules.extend(line(run));
            let (top, bottom) = (run.top(), run.top() + run.size);
            let goes_on = |it: &&mut (f64, f64)| top <= it.1 + run.size && bottom >= it.0;
            match bars.last_mut().filter(|it| goes_on(it)) {
                Some(bar) => *bar = (bar.0.min(top), bar.1.max(bottom)),
                None => bars.push((top, bottom)),
            }
        }
        let x = BINDING_MARGIN_MM * PT_PER_MM - BAR.0;
        rules.extend(bars.into_iter().map(|(top, bottom)| Rule {
            from: (x, top),
            to: (x, bottom),
            thickness: BAR.1,
            colour: Colour::Black,
        }));
        page.items.extend(rules.into_iter().map(PageItem::Rule));
    }
    laid
}

fn is_changed(run: &GlyphRun) -> bool {
    matches!(run.colour, Colour::Removed | Colour::Added)
}

/// The line through or under a run.
fn line(run: &GlyphRun) -> Option<Rule> {
    let (first, last) = (run.glyphs.first()?, run.glyphs.last()?);
    let is_narrow = last.text.chars().all(|it| character::half_cells(it) < 2);
    let width = if is_narrow { run.size / 2.0 } else { run.size };
    let y = match run.colour {
        Colour::Removed => run.baseline - STRIKE_RISE * run.size,
        _ => run.baseline + UNDERLINE_DROP * run.size,
    };
    Some(Rule {
        from: (first.x, y),
        to: (last.x + width, y),
        thickness: PEN * run.size,
        colour: run.colour,
    })
}
