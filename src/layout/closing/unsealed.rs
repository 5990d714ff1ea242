//! 署名 without a seal (GB/T 9704-2012, 7.3.5.2).

use super::{
    super::{
        compositor::Compositor,
        letter,
        line::in_pt,
        paragraph::{Indents, grid_lines},
        strip::Strip,
    },
    signature::{LinePlace, SignatureLine, SignatureText},
};
use crate::{
    document::Signature,
    style::gb9704::{CELLS_PER_LINE, LINES_BELOW_TEXT, SIGNATURE_INDENT_CELLS},
};

impl Compositor<'_> {
    /// After a blank line the organs below each other, the lead organ first, then the date, which
    /// begins two cells to the right of the longest organ.
    pub(super) fn unsealed(&mut self, signature: &Signature) -> Vec<Strip> {
        let organs = self.signatories(signature);
        let date = self.issue_date(signature);
        let widest = organs.iter().map(|it| letter::width(it)).max().unwrap_or_default();
        let (organ_indent, date_indent) = right_indents(widest, letter::width(&date));

        let texts = (0..organs.len()).map(|first| SignatureText::Signatories { first, count: 1 });
        let rows = texts.zip(organs.iter().map(|it| (it, organ_indent)));
        let rows = rows.chain([(SignatureText::IssueDate, (&date, date_indent))]);
        let above = self.plan.closeness.blanks(LINES_BELOW_TEXT);
        let mut strips = vec![self.blank(above)];
        for (at, (text, (letters, right))) in rows.enumerate() {
            let left = (CELLS_PER_LINE * 2).saturating_sub(right + letter::width(letters));
            let lines = grid_lines(letters, self.measure, Indents { first: left, rest: left });
            strips.extend(lines);
            self.signature_lines.push(SignatureLine {
                text,
                place: LinePlace::FromRight(in_pt(right, 0.5)),
                above: if at == 0 { above } else { 0.0 },
            });
        }
        strips
    }
}

/// Right indents of 署名 and 成文日期 in half cells, from their widths in half cells. Where the date
/// is the longer one, it is the date that ends two cells before the line does.
fn right_indents(organ: usize, date: usize) -> (usize, usize) {
    let indent = SIGNATURE_INDENT_CELLS * 2;
    if date > organ {
        return ((date - organ) + indent * 2, indent);
    }
    (indent.min((CELLS_PER_LINE * 2).saturating_sub(organ)), organ - date)
}
