//! Paragraphs and headings as lines on the grid.

use std::ops::Range;

use super::{
    PageItem, Role,
    compositor::Compositor,
    leeway,
    letter::Letter,
    line::{Alignment, Space, in_pt, set_line, times_in},
    line_breaking::break_lines,
    measure::Measure,
    strip::{OutlineMark, Strip},
};
use crate::{
    document::{Block, Heading, Inline, plain_text},
    style::{
        TextStyle,
        gb9704::{CELL_PITCH_PT, EM_ASCENT, LINE_PITCH_PT, PARAGRAPH_INDENT_CELLS},
    },
};

/// Left indents of a paragraph in half cells of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Indents {
    /// Of the first line.
    pub(super) first: usize,
    /// Of the other lines.
    pub(super) rest: usize,
}

impl Indents {
    /// Flush left.
    pub(super) const NONE: Self = Self { first: 0, rest: 0 };
    /// 自然段 (GB/T 9704-2012, 7.3.3).
    pub(super) const PARAGRAPH: Self = Self { first: PARAGRAPH_INDENT_CELLS * 2, rest: 0 };
}

impl Compositor<'_> {
    /// Sets 自然段.
    pub(super) fn paragraph(&mut self, inlines: &[Inline]) -> Vec<Strip> {
        let letters = self.element(Role::Paragraph, |it| it.letters(inlines, TextStyle::BODY));
        grid_lines(&letters, self.measure, Indents::PARAGRAPH)
    }

    /// Sets 层次标题: alone, it stays with the line after it; run in, its paragraph goes on. One that
    /// bears no number stands in the middle where it is the highest, as titles in a newspaper do.
    pub(super) fn heading(&mut self, heading: &Heading, block: &Block) -> Vec<Strip> {
        let at = &block.origin;
        let style = TextStyle::of_heading(heading.level.depth());
        let role = self.structure.heading(Some(heading.level));
        let mut letters = self.element(role, |it| {
            let mut letters = it.letters_of(&heading.number, style, at);
            letters.extend(it.letters(&heading.text, style));
            letters
        });
        letters
            .extend(self.element(Role::Paragraph, |it| it.letters(&heading.rest, TextStyle::BODY)));
        leeway::grant(&mut letters, self.typesetting);
        let mut strips = if heading.is_centred() {
            self.even_lines(&letters, style, &block.id)
        } else {
            grid_lines(&letters, self.measure, Indents::PARAGRAPH)
        };
        if heading.rest.is_empty() {
            strips = strips.into_iter().map(Strip::kept_with_next).collect();
        }
        if let Some(first) = strips.first_mut() {
            let text = format!("{}{}", heading.number, plain_text(&heading.text));
            let text = text.trim_end_matches('。').to_owned();
            let depth = self.above + heading.level.depth();
            first.outline = Some(OutlineMark { depth, text, block: Some(block.id.clone()) });
        }
        strips
    }
}

/// Breaks 三号 letters into justified lines of the grid, the last one ragged.
pub(super) fn grid_lines(letters: &[Letter], measure: Measure, indents: Indents) -> Vec<Strip> {
    let whole = measure.half_cells(TextStyle::BODY);
    let ranges = break_lines(
        letters,
        whole.saturating_sub(indents.first),
        whole.saturating_sub(indents.rest),
    );
    let last = ranges.len().saturating_sub(1);
    let lines = ranges.into_iter().enumerate().filter_map(|(at, range)| {
        let indent = if at == 0 { indents.first } else { indents.rest };
        let space = Space {
            left: in_pt(indent, CELL_PITCH_PT / 2.0),
            width: measure.after(indent),
            baseline: baseline(LINE_PITCH_PT, TextStyle::BODY),
            alignment: if at == last { Alignment::Left } else { Alignment::Filled },
        };
        Some(grid_line(letters.get(range)?, TextStyle::BODY, space))
    });
    lines.collect()
}

/// One line of the grid.
pub(super) fn grid_line(letters: &[Letter], style: TextStyle, space: Space) -> Strip {
    let mut notes: Vec<usize> = letters.iter().filter_map(|it| it.note).collect();
    notes.dedup();
    let items = set_line(letters, style, space).into_iter().map(PageItem::Glyphs).collect();
    Strip { items, notes, ..Strip::blank_line() }
}

/// Lines of `style` in the middle of the measure, on the grid.
pub(super) fn centred_lines(letters: &[Letter], measure: Measure, style: TextStyle) -> Vec<Strip> {
    let width = measure.half_cells(style);
    centred_ranges(letters, break_lines(letters, width, width), measure, style)
}

/// The same, the lines as `ranges` of the letters.
pub(super) fn centred_ranges(
    letters: &[Letter],
    ranges: Vec<Range<usize>>,
    measure: Measure,
    style: TextStyle,
) -> Vec<Strip> {
    let space = Space {
        left: 0.0,
        width: measure.width,
        baseline: baseline(LINE_PITCH_PT, style),
        alignment: Alignment::Centre,
    };
    let lines = ranges.into_iter();
    lines.filter_map(|it| Some(grid_line(letters.get(it)?, style, space))).collect()
}

/// The baseline below the top of a line of `height` pt, the em box in its middle.
pub(super) fn baseline(height: f64, style: TextStyle) -> f64 {
    (height - style.size) / 2.0 + EM_ASCENT * style.size
}

/// How many half cells of `style` fit into `width` pt.
pub(super) fn half_cells_in(width: f64, style: TextStyle) -> usize {
    times_in(width, style.cell() / 2.0)
}
