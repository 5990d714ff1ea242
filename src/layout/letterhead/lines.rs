//! The lines of 版头: 份号, 紧急程度, 发文字号 (GB/T 9704-2012, 7.2.1, 7.2.3, 7.2.5).

use super::baseline_below;
use crate::{
    diagnostic::{Place, SourceFile, SourceKind},
    document::{Inline, Letterhead},
    layout::{
        PageItem, Role,
        compositor::Compositor,
        letter::Letter,
        line::{Alignment, Space, in_pt, set_line},
    },
    style::{
        TextStyle,
        gb9704::{CELL_PITCH_PT, LINE_PITCH_PT, TYPE_AREA_WIDTH_PT},
    },
};

/// Width of 份号 in half cells.
const COPY_NUMBER_HALVES: usize = Letterhead::COPY_NUMBER_DIGITS;

impl Compositor<'_> {
    /// Sets 份号 and 紧急程度, one below the other from `top`, flush left: the items of each line.
    pub(super) fn copy_lines(&mut self, letterhead: &Letterhead, top: f64) -> Vec<Vec<PageItem>> {
        let mut lines = Vec::new();
        if !letterhead.copy_number.is_empty() {
            lines.push((TextStyle::BODY, self.line_of(&letterhead.copy_number, TextStyle::BODY)));
        }
        if let Some(urgency) = letterhead.urgency {
            let style = TextStyle::LABEL;
            let words = urgency.chinese();
            let letters = self.element(Role::Paragraph, |it| it.letters_of_ours(words, style));
            lines.push((style, letters));
        }
        let whole = (0.0, TYPE_AREA_WIDTH_PT);
        let set = lines.into_iter().enumerate().map(|(at, (style, letters))| {
            line(&letters, style, whole, top + in_pt(at, LINE_PITCH_PT), Alignment::Left)
        });
        set.collect()
    }

    /// Sets 标注, one below the other from `top`, flush right: the items of each line. The first stands
    /// opposite line `at` of those of 份号 and 紧急程度.
    pub(super) fn mark_lines(
        &mut self,
        letterhead: &Letterhead,
        marks: &[Vec<Inline>],
        at: usize,
        top: f64,
    ) -> Vec<Vec<PageItem>> {
        let number = (!letterhead.copy_number.is_empty()).then_some(COPY_NUMBER_HALVES);
        let urgency = letterhead.urgency.map(|it| it.chinese().chars().count() * 2);
        let mut taken = number.into_iter().chain(urgency).skip(at);
        let whole = (0.0, TYPE_AREA_WIDTH_PT);
        let mut lines = Vec::new();
        for (at, mark) in marks.iter().enumerate() {
            let letters = self.mark_letters(mark, taken.next().unwrap_or_default());
            let top = top + in_pt(at, LINE_PITCH_PT);
            lines.push(line(&letters, TextStyle::PAGE_MARK, whole, top, Alignment::Right));
        }
        lines
    }

    /// The letters of what stands for itself: an element, where there is anything.
    pub(super) fn line_of(&mut self, inlines: &[Inline], style: TextStyle) -> Vec<Letter> {
        if inlines.is_empty() {
            return Vec::new();
        }
        self.element(Role::Paragraph, |it| it.letters(inlines, style))
    }

    /// The letters of words that stand in no file.
    pub(super) fn letters_of_ours(&mut self, words: &str, style: TextStyle) -> Vec<Letter> {
        let source = SourceFile::new("版头", SourceKind::Template, words);
        self.letters_of(words, style, &Place::new(&source, 0..words.len()))
    }

    /// Sets 发文字号 or 令号 on the line from `top`.
    pub(super) fn number_line(
        &mut self,
        letterhead: &Letterhead,
        top: f64,
        alignment: Alignment,
    ) -> Vec<PageItem> {
        let letters = self.line_of(&letterhead.document_number, TextStyle::BODY);
        line(&letters, TextStyle::BODY, (0.0, TYPE_AREA_WIDTH_PT), top, alignment)
    }
}

/// One line of 三号 whose top is at `top`; `place` is its left end and width in pt.
pub(super) fn line(
    letters: &[Letter],
    style: TextStyle,
    place: (f64, f64),
    top: f64,
    alignment: Alignment,
) -> Vec<PageItem> {
    let (left, width) = place;
    let space = Space { left, width, baseline: baseline_below(top), alignment };
    set_line(letters, style, space).into_iter().map(PageItem::Glyphs).collect()
}

/// Width in pt of so many cells of 三号.
pub(super) fn cells(count: usize) -> f64 {
    in_pt(count, CELL_PITCH_PT)
}
