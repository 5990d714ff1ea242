//! Charts as SVG in the page: drawn as on paper, in the reader's own colours, with the sentence that
//! says what they show.

use std::fmt::Write as _;

use super::{Page, text::escaped};
use crate::{
    document::{Block, Chart},
    layout::{Colour, Drawing, GlyphRun, PageItem, Rule, Shape},
};

impl Page<'_> {
    pub(super) fn chart(&mut self, chart: &Chart, block: &Block) {
        let words = escaped(&chart.in_words());
        self.push("<figure>\n");
        match self.manuscript.laid.drawings.get(&block.id) {
            Some(drawing) => self.push(&svg(drawing, &words)),
            None => self.push(&format!("<p>{words}</p>\n")),
        }
        self.element("figcaption", "", &chart.caption);
        self.push("</figure>\n");
    }
}

fn svg(drawing: &Drawing, words: &str) -> String {
    let (width, height) = drawing.size;
    let mut svg = format!(
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"图\">\n\
         <svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{words}\">\n",
        number(width),
        number(height)
    );
    for item in &drawing.items {
        match item {
            PageItem::Rule(rule) => push_rule(rule, &mut svg),
            PageItem::Shape(shape) => push_shape(shape, &mut svg),
            PageItem::Glyphs(run) => push_words(run, &mut svg),
            // A drawing holds none of these.
            PageItem::Leader(_) | PageItem::Picture(_) | PageItem::Drawing(_) => {}
        }
    }
    svg + "</svg>\n</div>\n"
}

fn push_rule(rule: &Rule, svg: &mut String) {
    let [x1, y1, x2, y2] = [rule.from.0, rule.from.1, rule.to.0, rule.to.1].map(number);
    let _ = writeln!(
        svg,
        "<path class=\"pen\" d=\"M{x1} {y1}L{x2} {y2}\" stroke-width=\"{}\"/>",
        number(rule.thickness)
    );
}

fn push_shape(shape: &Shape, svg: &mut String) {
    let corners: Vec<String> =
        shape.corners.iter().map(|it| format!("{} {}", number(it.0), number(it.1))).collect();
    let path = format!("d=\"M{}Z\"", corners.join("L"));
    match shape.fill {
        // Paper below, so that what is darker than paper hides what it covers.
        Colour::Grey(lightness) if lightness < 100 => {
            let strength = f64::from(100_u8.saturating_sub(lightness)) / 100.0;
            let _ = writeln!(svg, "<path class=\"paper\" {path}/>");
            let _ = writeln!(svg, "<path {path} fill-opacity=\"{}\"/>", number(strength));
        }
        Colour::Grey(_) => {
            let _ = writeln!(svg, "<path class=\"paper\" {path}/>");
        }
        _ => {
            let _ = writeln!(svg, "<path {path}/>");
        }
    }
    if shape.outline > 0.0 {
        let width = number(shape.outline);
        let _ =
            writeln!(svg, "<path class=\"pen\" {path} fill=\"none\" stroke-width=\"{width}\"/>");
    }
}

/// Words character by character where they were set, whatever the reader's faces are.
fn push_words(run: &GlyphRun, svg: &mut String) {
    let xs: Vec<String> = run.glyphs.iter().map(|it| number(it.x)).collect();
    let text: String = run.glyphs.iter().map(|it| it.text.as_str()).collect();
    if text.trim().is_empty() {
        return;
    }
    let class = match run.colour {
        Colour::Grey(100) => " class=\"paper\"",
        _ => "",
    };
    let _ = writeln!(
        svg,
        "<text{class} x=\"{}\" y=\"{}\" font-size=\"{}\">{}</text>",
        xs.join(" "),
        number(run.baseline),
        number(run.size),
        escaped(&text)
    );
}

/// Two decimals at most: hundredths of a point.
fn number(length: f64) -> String {
    let text = format!("{length:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
