//! 脚注: a circled mark above the line, the note at the page's foot in 五号 (practice).

use super::{
    PageItem, Role, Target,
    compositor::Compositor,
    letter::Letter,
    line::{Alignment, Space, set_line},
    line_breaking::break_lines,
    measure::Measure,
    paragraph::baseline,
    strip::Strip,
};
use crate::{
    diagnostic::Place,
    document::Inline,
    style::{TextStyle, gb9704::FOOTNOTE_PITCH_PT},
};

impl Compositor<'_> {
    /// Sets a note's lines and gives its mark, half a cell wide, in the text's style.
    pub(super) fn footnote(
        &mut self,
        note: &[Inline],
        style: TextStyle,
        origin: &Place,
    ) -> Vec<Letter> {
        let number = self.notes.len();
        self.notes.push(Vec::new());
        let mark = mark(number + 1);
        let letters = self.element(Role::Note(number), |it| {
            let mut letters = it.element(Role::Label, |it| {
                let back = Role::Link(Target::NoteMark(number));
                it.element(back, |it| it.letters_of(&mark, TextStyle::FOOTNOTE, origin))
            });
            letters.extend(it.letters(note, TextStyle::FOOTNOTE));
            letters
        });
        let lines = note_lines(&letters, self.measure);
        if let Some(reserved) = self.notes.get_mut(number) {
            *reserved = lines;
        }
        let style = TextStyle { bold: false, ..style };
        let marks = self.element(Role::NoteMark(number), |it| {
            let link = Role::Link(Target::Note(number));
            it.element(link, |it| it.letters_of(&mark, style, origin))
        });
        marks.into_iter().map(|it| Letter { note: Some(number), halves: 1, ..it }).collect()
    }
}

/// ① to ⑳, then plain numbers.
fn mark(number: usize) -> String {
    let circled = u32::try_from(number).ok().filter(|it| (1..=20).contains(it));
    let circled = circled.and_then(|it| char::from_u32(u32::from('①') - 1 + it));
    circled.map_or_else(|| number.to_string(), String::from)
}

fn note_lines(letters: &[Letter], measure: Measure) -> Vec<Strip> {
    let style = TextStyle::FOOTNOTE;
    let width = measure.half_cells(style);
    let ranges = break_lines(letters, width, width);
    let last = ranges.len().saturating_sub(1);
    let line = |(at, range)| {
        let space = Space {
            left: 0.0,
            width: measure.width,
            baseline: baseline(FOOTNOTE_PITCH_PT, style),
            alignment: if at == last { Alignment::Left } else { Alignment::Filled },
        };
        let runs = set_line(letters.get(range)?, style, space);
        let items = runs.into_iter().map(PageItem::Glyphs).collect();
        Some(Strip { items, ..Strip::of_height(FOOTNOTE_PITCH_PT) })
    };
    ranges.into_iter().enumerate().filter_map(line).collect()
}
