//! 标注: what stands above the title at the right, one a line (practice: the class of the outcome at the
//! upper right of the first page's title).
//!
//! Where it stands depends on what else is there. In a 信函 it follows 发文字号 down the right side, so
//! that the title keeps its two lines below all of it. In a 文件 it has the first lines of the type area,
//! opposite 份号 and 紧急程度, so that no distance of the standard changes. Without a 版头 it has lines of
//! its own above the title.

use super::{
    PageItem, Role,
    compositor::Compositor,
    letter::{self, Letter},
    line::{Alignment, Space},
    paragraph::{baseline, grid_line},
    strip::Strip,
};
use crate::{
    diagnostic::Diagnostic,
    document::{Document, Inline},
    style::{
        TextStyle,
        gb9704::{
            CELLS_PER_LINE, LINE_PITCH_PT, LINES_BELOW_MARKS, MARKS_APART_CELLS, TYPE_AREA_WIDTH_PT,
        },
    },
};

impl Compositor<'_> {
    /// The letters of one mark, an element of its own, which must fit on a line of which `taken` half
    /// cells are somebody else's.
    pub(super) fn mark_letters(&mut self, mark: &[Inline], taken: usize) -> Vec<Letter> {
        let style = TextStyle::PAGE_MARK;
        let letters = self.element(Role::Paragraph, |it| it.letters(mark, style));
        let apart = if taken > 0 { MARKS_APART_CELLS * 2 } else { 0 };
        let room = (CELLS_PER_LINE * 2).saturating_sub(taken + apart);
        if let Some(first) = mark.first().filter(|_| letter::width(&letters) > room) {
            let cause = "标注太长，一行排不下";
            let cure = "请写短一些，如“办理结果：解决采纳”；几项的分开写，一项一行";
            self.found.push(Diagnostic::error(cause).at(&first.origin).cure(cure));
        }
        letters
    }

    /// Lines of their own above the title, and the blank below them: for a document without a 版头.
    pub(super) fn marks_above_title(&mut self, document: &Document) -> Vec<Strip> {
        let marks = &document.head.marks;
        let mut strips = Vec::new();
        for mark in marks {
            let letters = self.mark_letters(mark, 0);
            let space = Space {
                left: 0.0,
                width: TYPE_AREA_WIDTH_PT,
                baseline: baseline(LINE_PITCH_PT, TextStyle::PAGE_MARK),
                alignment: Alignment::Right,
            };
            strips.push(grid_line(&letters, TextStyle::PAGE_MARK, space).kept_with_next());
        }
        if !marks.is_empty() {
            let blank = || Strip::blank_line().kept_with_next();
            strips.extend(std::iter::repeat_with(blank).take(LINES_BELOW_MARKS));
        }
        strips
    }
}

/// Rows of a 版头: what stands at the left and at the right of each line, one below the other.
pub(super) fn rows(left: Vec<Vec<PageItem>>, right: Vec<Vec<PageItem>>) -> Vec<PageItem> {
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    let mut items = Vec::new();
    loop {
        match (left.next(), right.next()) {
            (None, None) => return items,
            (one, other) => items.extend(one.into_iter().chain(other).flatten()),
        }
    }
}
