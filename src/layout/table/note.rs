//! What stands beside a table: its unit above it at the right, its notes below it (practice).

use crate::{
    document::{Inline, TableNote},
    layout::{
        PageItem, Role,
        compositor::Compositor,
        letter::{self, Letter},
        line::{Alignment, Space, in_pt, set_line},
        line_breaking::break_lines,
        paragraph::baseline,
        strip::Strip,
    },
    style::{TextStyle, gb9704::TABLE_NOTE_PITCH_PT},
};

impl Compositor<'_> {
    /// `单位：件`.
    pub(super) fn table_unit(&mut self, unit: &[Inline]) -> Option<Strip> {
        let letters = self.letters(unit, TextStyle::TABLE_NOTE);
        let space = Space { alignment: Alignment::Right, ..self.note_space(0.0) };
        (!letters.is_empty()).then(|| note_line(&letters, space))
    }

    /// The notes, their lines hanging behind their label, together on a page.
    pub(super) fn table_notes(&mut self, notes: &[TableNote]) -> Vec<Strip> {
        let mut strips: Vec<Strip> = Vec::new();
        let mut label = 0;
        for note in notes {
            let (words, letters) = self.element(Role::Paragraph, |it| it.note_letters(note));
            let first = if words > 0 { 0 } else { label };
            label = if words > 0 { words } else { label };
            strips.extend(self.hanging(&letters, first, label));
        }
        let last = strips.len().saturating_sub(1);
        strips.iter_mut().take(last).for_each(|it| it.keep_with_next = true);
        strips
    }

    /// Lines of which the first begins `first` half cells in, the others `rest`.
    fn hanging(&self, letters: &[Letter], first: usize, rest: usize) -> Vec<Strip> {
        let style = TextStyle::TABLE_NOTE;
        let whole = self.measure.half_cells(style);
        let room = |indent: usize| whole.saturating_sub(indent).max(2);
        let ranges = break_lines(letters, room(first), room(rest));
        let last = ranges.len().saturating_sub(1);
        let lines = ranges.into_iter().enumerate().filter_map(|(at, range)| {
            let indent = in_pt(if at == 0 { first } else { rest }, style.cell() / 2.0);
            let alignment = if at == last { Alignment::Left } else { Alignment::Filled };
            let space = Space { alignment, ..self.note_space(indent) };
            Some(note_line(letters.get(range)?, space))
        });
        lines.collect()
    }

    fn note_space(&self, indent: f64) -> Space {
        Space {
            left: indent,
            width: self.measure.width - indent,
            baseline: baseline(TABLE_NOTE_PITCH_PT, TextStyle::TABLE_NOTE),
            alignment: Alignment::Left,
        }
    }

    /// The width of a note's label in half cells, and all of its letters.
    fn note_letters(&mut self, note: &TableNote) -> (usize, Vec<Letter>) {
        let style = TextStyle::TABLE_NOTE;
        let Some(first) = note.text.first() else { return (0, Vec::new()) };
        let mut letters = self.letters_of(&note.label, style, &first.origin);
        let label = letter::width(&letters);
        letters.extend(self.letters(&note.text, style));
        (label, letters)
    }
}

fn note_line(letters: &[Letter], space: Space) -> Strip {
    let mut notes: Vec<usize> = letters.iter().filter_map(|it| it.note).collect();
    notes.dedup();
    let runs = set_line(letters, TextStyle::TABLE_NOTE, space);
    let items = runs.into_iter().map(PageItem::Glyphs).collect();
    Strip { items, notes, ..Strip::of_height(TABLE_NOTE_PITCH_PT) }
}
