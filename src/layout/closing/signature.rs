//! Lines of 署名 and 成文日期, as they stand on the page and as Word is told of them.

use super::super::{
    PageItem, Role,
    compositor::Compositor,
    letter::{self, Letter},
    line::{Alignment, Space, in_pt, set_line},
    line_breaking::break_lines,
    paragraph::baseline,
    strip::Strip,
};
use crate::{
    document::{Inline, Signature},
    style::{
        TextStyle,
        gb9704::{CELL_PITCH_PT, CELLS_PER_LINE},
    },
};

/// One line of 署名 and 成文日期 at the end of the text: a paragraph in Word.
#[derive(Clone, Debug, PartialEq)]
pub struct SignatureLine {
    /// What stands on it.
    pub text: SignatureText,
    /// Where.
    pub place: LinePlace,
    /// Blank lines above it.
    pub above: f64,
}

/// What stands on a line of the signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureText {
    /// So many of the signatories, from the one of that place.
    Signatories {
        /// Place of the first, from 0.
        first: usize,
        /// How many.
        count: usize,
    },
    /// 成文日期.
    IssueDate,
}

/// Where the words of a line stand, in cells.
#[derive(Clone, Debug, PartialEq)]
pub enum LinePlace {
    /// Their end is so far from the type area's right edge. Set from the right, a line has room for
    /// a face that runs wider.
    FromRight(f64),
    /// The middle of each is so far from the type area's left edge.
    Centres(Vec<f64>),
}

/// The width of `letters` in cells.
pub(super) fn cells(letters: &[Letter]) -> f64 {
    in_pt(letter::width(letters), 0.5)
}

/// The cells of a line.
pub(super) fn line_cells() -> f64 {
    in_pt(CELLS_PER_LINE, 1.0)
}

impl Compositor<'_> {
    /// The letters of each of those who sign.
    pub(super) fn signatories(&mut self, signature: &Signature) -> Vec<Vec<Letter>> {
        let texts = signature.signatories.iter();
        texts.map(|it| self.closing_letters(it)).collect()
    }

    /// The letters of 成文日期.
    pub(super) fn issue_date(&mut self, signature: &Signature) -> Vec<Letter> {
        self.closing_letters(&signature.issue_date)
    }

    /// The letters of one paragraph.
    pub(super) fn closing_letters(&mut self, inlines: &[Inline]) -> Vec<Letter> {
        self.element(Role::Paragraph, |it| it.letters(inlines, TextStyle::BODY))
    }

    /// `lines` blank lines as they are set here.
    pub(in crate::layout) fn blank(&self, lines: f64) -> Strip {
        let on_grid = lines.fract().abs() < f64::EPSILON;
        Strip { on_grid, ..Strip::of_height(lines * self.plan.closeness.pitch) }
    }

    /// `letters` as lines whose middle is `centre` cells from the type area's left edge, as far as
    /// the type area lets them.
    pub(super) fn centred_at(&self, letters: &[Letter], centre: f64) -> Vec<Strip> {
        let width = CELLS_PER_LINE * 2;
        let lines = break_lines(letters, width, width).into_iter();
        let lines = lines.filter_map(|range| letters.get(range));
        lines
            .map(|line| {
                let left = (centre - cells(line) / 2.0).clamp(0.0, line_cells() - cells(line));
                self.signature_line(line, left)
            })
            .collect()
    }

    /// One line that begins `left` cells from the type area's left edge.
    pub(super) fn signature_line(&self, letters: &[Letter], left: f64) -> Strip {
        let pitch = self.plan.closeness.pitch;
        let space = Space {
            left: left * CELL_PITCH_PT,
            width: self.measure.width,
            baseline: baseline(pitch, TextStyle::BODY),
            alignment: Alignment::Left,
        };
        let runs = set_line(letters, TextStyle::BODY, space);
        Strip {
            items: runs.into_iter().map(PageItem::Glyphs).collect(),
            notes: letters.iter().filter_map(|it| it.note).collect(),
            ..Strip::of_height(pitch)
        }
    }
}
