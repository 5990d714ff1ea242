//! 署名 with a seal each, in rows where there are several (GB/T 9704-2012, 7.3.5.1).

use super::{
    super::{
        ProofFigure, ProofMark, compositor::Compositor, letter::Letter, line::in_pt, strip::Strip,
    },
    signature::{LinePlace, SignatureLine, SignatureText, cells, line_cells},
};
use crate::{
    document::Signature,
    style::gb9704::{
        CELL_PITCH_PT, JOINT_SEAL_GAP_MM, LINES_A_SEAL_ROW, PT_PER_MM, SEAL_DIAMETER_MM,
        SEAL_GAP_MM, SEALED_DATE_INDENT_CELLS, SEALS_APART_MM, SIGNATORIES_APART_CELLS,
    },
};

/// A seal's diameter in cells.
const DIAMETER: f64 = SEAL_DIAMETER_MM * PT_PER_MM / CELL_PITCH_PT;
/// What seals keep between each other, in cells.
const APART: f64 = SEALS_APART_MM * PT_PER_MM / CELL_PITCH_PT;

/// Organs side by side, each with its seal.
struct Row<'a> {
    /// Blank lines above it.
    above: f64,
    /// Place of its first organ among all.
    first: usize,
    organs: &'a [Vec<Letter>],
    /// The middle of each organ, in cells.
    centres: &'a [f64],
}

impl Compositor<'_> {
    /// Each organ with its seal, the last of them above the date.
    pub(super) fn sealed(&mut self, signature: &Signature) -> Vec<Strip> {
        let organs = self.signatories(signature);
        let date = self.issue_date(signature);
        let widths: Vec<f64> = organs.iter().map(|it| cells(it)).collect();
        let centres = centres(&widths, cells(&date));
        let gap = match (self.plan.closeness.is_closer(), organs.len()) {
            (true, _) => 0.0,
            (false, 0 | 1) => SEAL_GAP_MM,
            (false, _) => JOINT_SEAL_GAP_MM,
        };
        let mut strips = Vec::new();
        let mut above = self.plan.closeness.blanks_above_seal();
        let middle = gap + SEAL_DIAMETER_MM / 2.0;
        let middle = middle * PT_PER_MM - above * self.plan.closeness.pitch;
        let columns = centres.len().max(1);
        let rows = organs.len().div_ceil(columns);
        for (at, organs) in organs.chunks(columns).enumerate() {
            // The last row ends above the date, the others are full.
            let skipped = if at + 1 == rows { columns - organs.len() } else { 0 };
            let centres = centres.get(skipped..).unwrap_or_default();
            strips.extend(
                self.seal_row(&Row { above, first: at * columns, organs, centres }, middle),
            );
            above = in_pt(LINES_A_SEAL_ROW - 1, 1.0);
        }
        let centre = centres.last().copied().unwrap_or_default();
        strips.extend(self.centred_at(&date, centre));
        self.signature_lines.push(SignatureLine {
            text: SignatureText::IssueDate,
            place: LinePlace::FromRight(line_cells() - centre - cells(&date) / 2.0),
            above: 0.0,
        });
        strips
    }

    /// Sets a row; the middle of its seals is `middle` pt below the top of its organs.
    fn seal_row(&mut self, row: &Row<'_>, middle: f64) -> Vec<Strip> {
        let set = row.organs.iter().zip(row.centres);
        let mut lines = side_by_side(set.map(|(it, centre)| self.centred_at(it, *centre)));
        if let Some(line) = lines.first_mut() {
            let seal = |centre: &f64| ProofMark {
                name: "印章",
                figure: ProofFigure::Circle {
                    centre: (centre * CELL_PITCH_PT, middle),
                    radius: SEAL_DIAMETER_MM * PT_PER_MM / 2.0,
                },
            };
            line.proof.extend(row.centres.iter().map(seal));
        }
        // From the right a single organ, by the middle of each several ones.
        let place = match (row.organs, row.centres) {
            ([organ], [centre]) => {
                LinePlace::FromRight((line_cells() - centre - cells(organ) / 2.0).max(0.0))
            }
            _ => LinePlace::Centres(row.centres.to_vec()),
        };
        let text = SignatureText::Signatories { first: row.first, count: row.organs.len() };
        self.signature_lines.push(SignatureLine { text, place, above: row.above });
        let blank = self.blank(row.above);
        std::iter::once(blank).chain(lines).collect()
    }
}

/// The middle of each column in cells: as few rows as fit, as few columns as these rows need. The
/// last column stands above the date, whose right indent is four cells (“一般”) unless the organs
/// ask for more room at either side.
fn centres(widths: &[f64], date: f64) -> Vec<f64> {
    let by_rows = |rows| columns(widths, widths.len().div_ceil(rows));
    let fits = |rows: &usize| span(&by_rows(*rows)) <= line_cells();
    let columns = by_rows((1..=widths.len()).find(fits).unwrap_or(widths.len().max(1)));
    let steps: Vec<f64> = columns.windows(2).map(step).collect();
    let usual = line_cells() - in_pt(SEALED_DATE_INDENT_CELLS, 1.0) - date / 2.0;
    let before = half(columns.first()) + steps.iter().sum::<f64>();
    let after = half(columns.last()).min(line_cells() / 2.0);
    let mut centre = usual.max(before).min(line_cells() - after);
    let mut centres = vec![centre];
    for step in steps.iter().rev() {
        centre -= step;
        centres.push(centre);
    }
    centres.reverse();
    centres
}

/// The widest organ of each of so many columns; the last row ends with the last column.
fn columns(widths: &[f64], count: usize) -> Vec<f64> {
    let count = count.max(1);
    let mut widest = vec![0.0_f64; count];
    let rows = widths.len().div_ceil(count);
    for (at, row) in widths.chunks(count).enumerate() {
        let skipped = if at + 1 == rows { count - row.len() } else { 0 };
        for (column, width) in widest.iter_mut().skip(skipped).zip(row) {
            *column = column.max(*width);
        }
    }
    widest
}

/// How far apart the middles of two neighbouring columns stand, in cells.
fn step(pair: &[f64]) -> f64 {
    let names = pair.iter().sum::<f64>() / 2.0 + in_pt(SIGNATORIES_APART_CELLS, 1.0);
    names.max(DIAMETER + APART)
}

/// Half of what a column at an end takes, its organ or its seal, in cells.
fn half(column: Option<&f64>) -> f64 {
    column.map_or(0.0, |it| DIAMETER.max(*it) / 2.0)
}

/// The width of all columns in cells.
fn span(columns: &[f64]) -> f64 {
    let steps: f64 = columns.windows(2).map(step).sum();
    half(columns.first()) + steps + half(columns.last())
}

/// The lines of several organs as lines of one row.
fn side_by_side(organs: impl Iterator<Item = Vec<Strip>>) -> Vec<Strip> {
    let mut row: Vec<Strip> = Vec::new();
    for lines in organs {
        for (at, line) in lines.into_iter().enumerate() {
            match row.get_mut(at) {
                Some(before) => {
                    before.items.extend(line.items);
                    before.notes.extend(line.notes);
                }
                None => row.push(line),
            }
        }
    }
    row
}
