//! 签名章 of those who sign, beside their posts (GB/T 9704-2012, 7.3.5.3).

use super::{
    super::{
        ProofFigure, ProofMark,
        compositor::Compositor,
        letter::Letter,
        line::{in_pt, times_in},
        line_breaking::break_lines,
        strip::{Strip, moved},
    },
    signature::{LinePlace, SignatureLine, SignatureText, cells, line_cells},
};
use crate::{
    document::Signature,
    style::gb9704::{
        CELL_PITCH_PT, LINES_A_STAMP, LINES_ABOVE_STAMP, LINES_BELOW_STAMP, PT_PER_MM,
        STAMP_GAP_CELLS, STAMP_HEIGHT_MM, STAMP_INDENT_CELLS, STAMP_WIDTH_MM,
    },
};

/// A stamp's width in cells.
const WIDTH: f64 = STAMP_WIDTH_MM * PT_PER_MM / CELL_PITCH_PT;

impl Compositor<'_> {
    /// A row for each who signs: the post, two blank cells, the stamp; then the date.
    pub(super) fn stamped(&mut self, signature: &Signature) -> Vec<Strip> {
        let between = self.plan.closeness.blanks(LINES_BELOW_STAMP);
        let mut strips = Vec::new();
        let mut left_above = 0.0;
        for (first, post) in self.signatories(signature).iter().enumerate() {
            let above = match first {
                0 => self.plan.closeness.blanks(LINES_ABOVE_STAMP),
                _ => between,
            };
            strips.push(self.blank(above));
            let (row, blank) = self.stamp_row(post);
            strips.push(row);
            self.signature_lines.push(SignatureLine {
                text: SignatureText::Signatories { first, count: 1 },
                place: LinePlace::FromRight(line_cells() - posts_end()),
                above: left_above + above + blank,
            });
            left_above = blank;
        }
        let date = self.issue_date(signature);
        let right = in_pt(STAMP_INDENT_CELLS, 1.0);
        strips.push(self.blank(between));
        strips.push(self.signature_line(&date, (line_cells() - right - cells(&date)).max(0.0)));
        self.signature_lines.push(SignatureLine {
            text: SignatureText::IssueDate,
            place: LinePlace::FromRight(right),
            above: left_above + between,
        });
        strips
    }

    /// A post with the space of its stamp, each in the middle of the other's height, and the blank
    /// lines above and below the post.
    fn stamp_row(&self, post: &[Letter]) -> (Strip, f64) {
        let pitch = self.plan.closeness.pitch;
        let width = times_in(posts_end(), 0.5);
        let lines: Vec<_> = break_lines(post, width, width);
        let height = lines.len().max(LINES_A_STAMP);
        let blank = in_pt(height - lines.len(), 0.5);
        let mut row = Strip::of_height(in_pt(height, pitch));
        for (at, range) in lines.into_iter().enumerate() {
            let letters = post.get(range).unwrap_or_default();
            let line = self.signature_line(letters, (posts_end() - cells(letters)).max(0.0));
            let y = (blank + in_pt(at, 1.0)) * pitch;
            row.items.extend(line.items.into_iter().map(|it| moved(it, 0.0, y)));
            row.notes.extend(line.notes);
        }
        let size = (STAMP_WIDTH_MM * PT_PER_MM, STAMP_HEIGHT_MM * PT_PER_MM);
        let left = (posts_end() + in_pt(STAMP_GAP_CELLS, 1.0)) * CELL_PITCH_PT;
        let origin = (left, (row.height - size.1) / 2.0);
        let figure = ProofFigure::Rectangle { origin, size };
        row.proof.push(ProofMark { name: "签名章", figure });
        (row, blank)
    }
}

/// Where posts end, in cells from the type area's left edge.
fn posts_end() -> f64 {
    line_cells() - in_pt(STAMP_INDENT_CELLS + STAMP_GAP_CELLS, 1.0) - WIDTH
}
