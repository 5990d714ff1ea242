//! 标注 on the lines of a 版头, or on lines of its own above a title without one.

use docx_rs::{Paragraph, Run, Tab, TabValueType};

use crate::{
    export::docx::{
        body::Body,
        measure::{to_unsigned, type_area_width},
        style::{PAGE_MARK, Style},
    },
    style::gb9704::LINES_BELOW_MARKS,
};

impl Body<'_> {
    /// A line with `runs` at its left, and at its right the mark with this number, where there is one.
    pub(super) fn line_with_mark(&mut self, style: Style, runs: Vec<Run>, at: usize) -> Paragraph {
        let Some(mark) = self.manuscript.document.head.marks.get(at) else {
            return self.paragraph(style, runs);
        };
        if runs.is_empty() {
            let runs = self.runs(mark);
            return self.paragraph(Style::PageMark, runs);
        }
        let mark = self.labelled_runs("", mark, Some(PAGE_MARK));
        let runs = runs.into_iter().chain([Run::new().add_tab()]).chain(mark).collect();
        let right_end = usize::try_from(to_unsigned(type_area_width())).unwrap_or_default();
        let stop = Tab::new().val(TabValueType::Right).pos(right_end);
        self.paragraph(style, runs).add_tab(stop)
    }

    /// Writes the marks of a document that brings no 版头, and gives the blank in twips below them.
    pub(in crate::export::docx) fn marks_above_title(&mut self) -> i32 {
        let marks = &self.manuscript.document.head.marks;
        if marks.is_empty() || self.manuscript.laid.letterhead.is_some() {
            return 0;
        }
        for at in 0..marks.len() {
            let line = self.line_with_mark(Style::PageMark, Vec::new(), at);
            self.add(line);
        }
        let lines = i32::try_from(LINES_BELOW_MARKS).unwrap_or_default();
        self.pitch().saturating_mul(lines)
    }
}
