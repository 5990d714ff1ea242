//! 签发人 at the right of 发文字号 (GB/T 9704-2012, 7.2.5, 7.2.6).

use super::lines::{cells, line};
use crate::{
    diagnostic::Diagnostic,
    document::Letterhead,
    layout::{
        ApproverPlaces, PageItem, Role,
        compositor::Compositor,
        letter::{self, Letter},
        line::{Alignment, in_pt},
    },
    style::{
        TextStyle,
        gb9704::{
            APPROVER_GAP_CELLS, APPROVERS_A_LINE, CELL_PITCH_PT, CELLS_PER_LINE,
            LETTERHEAD_INDENT_CELLS, LINE_PITCH_PT, TYPE_AREA_WIDTH_PT,
        },
    },
};

impl Compositor<'_> {
    /// Sets 签发人, two a line from the line at `top`, and 发文字号 on the last of their lines. Gives
    /// where they stand and the top of that line.
    pub(super) fn approvers(
        &mut self,
        letterhead: &Letterhead,
        top: f64,
    ) -> (ApproverPlaces, f64, Vec<PageItem>) {
        let number = self.line_of(&letterhead.document_number, TextStyle::BODY);
        let (label, names) = self.element(Role::Paragraph, |it| {
            let label = it.letters_of_ours(Letterhead::APPROVERS_LABEL, TextStyle::BODY);
            let names = letterhead.approvers.iter();
            let names = names.map(|name| it.letters(name, TextStyle::APPROVER));
            (label, names.collect::<Vec<Vec<Letter>>>())
        });
        let taken = letter::width(&number) + APPROVER_GAP_CELLS * 2;
        let room = (CELLS_PER_LINE - 2 * LETTERHEAD_INDENT_CELLS) * 2;
        let columns = (1..=APPROVERS_A_LINE)
            .rev()
            .find_map(|it| columns(letter::width(&label), &names, it, room.checked_sub(taken)?));
        let columns = columns.unwrap_or_else(|| {
            let cause = "“文号”和“签发人”在一行里排不下";
            let fault = Diagnostic::error(cause).cure("“签发人”只写姓名");
            let first = letterhead.approvers.iter().flatten().next();
            self.found.push(match first {
                Some(it) => fault.at(&it.origin),
                None => fault,
            });
            vec![room]
        });
        let left =
            |halves: usize| cells(LETTERHEAD_INDENT_CELLS) + in_pt(halves, CELL_PITCH_PT / 2.0);
        let first = columns.first().copied().unwrap_or(room);
        let label_left = left(first.saturating_sub(letter::width(&label)));
        let rows: Vec<&[Vec<Letter>]> = names.chunks(columns.len().max(1)).collect();
        let last = rows.len().saturating_sub(1);
        let mut items = Vec::new();
        for (row, names) in rows.into_iter().enumerate() {
            let top = top + in_pt(row, LINE_PITCH_PT);
            if row == last {
                let indent = cells(LETTERHEAD_INDENT_CELLS);
                items.extend(place(&number, TextStyle::BODY, indent, top));
            }
            if row == 0 {
                items.extend(place(&label, TextStyle::BODY, label_left, top));
            }
            for (name, column) in names.iter().zip(&columns) {
                items.extend(place(name, TextStyle::APPROVER, left(*column), top));
            }
        }
        let bottom = top + in_pt(last, LINE_PITCH_PT);
        let names = columns.iter().map(|it| left(*it)).collect();
        (ApproverPlaces { label: label_left, names }, bottom, items)
    }
}

/// Left ends of the names in so many columns, in half cells after the left indent; the widest name of
/// the last column ends at the right indent. `None` where label and names need more than the last
/// `room` half cells of the line.
fn columns(label: usize, names: &[Vec<Letter>], count: usize, room: usize) -> Option<Vec<usize>> {
    let count = count.min(names.len());
    let widest = |column: usize| {
        names.iter().skip(column).step_by(count).map(|it| letter::width(it)).max().unwrap_or(0)
    };
    let mut left = (CELLS_PER_LINE - 2 * LETTERHEAD_INDENT_CELLS) * 2;
    let mut columns = Vec::new();
    let mut needed = label;
    for column in (0..count).rev() {
        let gap = if column + 1 == count { 0 } else { APPROVER_GAP_CELLS * 2 };
        let taken = widest(column) + gap;
        left = left.checked_sub(taken)?;
        needed += taken;
        columns.push(left);
    }
    columns.reverse();
    (needed <= room).then_some(columns)
}

fn place(letters: &[Letter], style: TextStyle, left: f64, top: f64) -> Vec<PageItem> {
    line(letters, style, (left, TYPE_AREA_WIDTH_PT - left), top, Alignment::Left)
}
