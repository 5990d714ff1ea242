//! Widths of columns: given, or from what all rows hold.

use super::Row;
use crate::{
    document::{ColumnWidth, Table},
    layout::{
        letter::{self, Letter},
        line::in_pt,
    },
    style::{TextStyle, column_width},
};

/// Cells up to the first of these widths in half cells are not broken as long as there is room, else
/// those up to the next: 城区建设与管理, 区绿化市容局, 办理结果.
const SHORT_CELLS: [usize; 3] = [16, 12, 8];

/// Half cells that a column has at least: one character.
const NARROWEST: usize = 2;

/// Widths in pt that fill `whole`: as given, else each column its longest line where all fit, else
/// between its longest word and its longest line. None is narrower than a character as long as all
/// have room for one.
pub(super) fn column_widths(rows: &[Row], table: &Table, whole: f64) -> Vec<f64> {
    raised(&wanted_widths(rows, table, whole), whole)
}

fn wanted_widths(rows: &[Row], table: &Table, whole: f64) -> Vec<f64> {
    if let Some(shares) = shares(&table.widths) {
        return scaled(&shares, whole);
    }
    let longest = natural(rows, table, letter::width);
    let least = least(&longest, natural(rows, table, widest_word), whole);
    let given = given(table);
    let fixed: f64 = given.iter().flatten().sum();
    let is_free = |(at, _): &(usize, &f64)| given.get(*at).copied().flatten().is_none();
    let free = |widths: &[f64]| -> Vec<f64> {
        widths.iter().enumerate().filter(is_free).map(|it| *it.1).collect()
    };
    let (free_longest, free_least) = (free(&longest), free(&least));
    if free_least.is_empty() || fixed + free_least.iter().sum::<f64>() > whole {
        let with_given = |widths: Vec<f64>| -> Vec<f64> {
            widths.iter().zip(&given).map(|(own, given)| given.unwrap_or(*own)).collect()
        };
        return filled(&with_given(longest), &with_given(least), whole);
    }
    let mut rest = filled(&free_longest, &free_least, whole - fixed).into_iter();
    given.iter().map(|it| it.or_else(|| rest.next()).unwrap_or_default()).collect()
}

/// What each column needs: its longest word, and its short cells where they have room.
fn least(longest: &[f64], words: Vec<f64>, whole: f64) -> Vec<f64> {
    let half = TextStyle::TABLE_CELL.cell() / 2.0;
    let with_cells = |halves: usize| -> Vec<f64> {
        let short = column_width(in_pt(halves, half));
        words.iter().zip(longest).map(|(word, longest)| word.max(longest.min(short))).collect()
    };
    let mut tried = SHORT_CELLS.into_iter().map(with_cells);
    tried.find(|it| it.iter().sum::<f64>() < whole).unwrap_or(words)
}

/// The parts of each column; `None` when the widths are not given so.
fn shares(widths: &[ColumnWidth]) -> Option<Vec<f64>> {
    let share = |it: &ColumnWidth| match it {
        ColumnWidth::Share(parts) => Some(f64::from(*parts)),
        _ => None,
    };
    let shares: Option<Vec<f64>> = widths.iter().map(share).collect();
    shares.filter(|it| !it.is_empty())
}

/// Widths in pt of the columns that are given room for some characters.
fn given(table: &Table) -> Vec<Option<f64>> {
    let cell = TextStyle::TABLE_CELL.cell();
    let width = |at: usize| match table.widths.get(at) {
        Some(ColumnWidth::Characters(count)) => Some(column_width(f64::from(*count) * cell)),
        _ => None,
    };
    (0..table.columns.len()).map(width).collect()
}

/// What each column wants by a measure of its cells. What a cell over several columns wants beyond
/// them, they share.
fn natural(rows: &[Row], table: &Table, measure: fn(&[Letter]) -> usize) -> Vec<f64> {
    let half = TextStyle::TABLE_CELL.cell() / 2.0;
    let mut widest = vec![NARROWEST; table.columns.len()];
    let mut wide: Vec<(usize, usize, usize)> = Vec::new();
    for (row, cells) in rows.iter().zip(&table.rows) {
        for (column, (letters, cell)) in row.iter().zip(cells).enumerate() {
            match cell.extent.size() {
                Some((1, _)) => {
                    if let Some(widest) = widest.get_mut(column) {
                        *widest = measure(letters).max(*widest);
                    }
                }
                Some((columns, _)) => wide.push((column, columns, measure(letters))),
                None => {}
            }
        }
    }
    let mut widths: Vec<f64> = widest.into_iter().map(|it| column_width(in_pt(it, half))).collect();
    for (column, columns, halves) in wide {
        let covered = || column..column + columns;
        let has: f64 = widths.get(covered()).unwrap_or_default().iter().sum();
        let each = (column_width(in_pt(halves, half)) - has) / in_pt(columns, 1.0);
        for width in widths.get_mut(covered()).unwrap_or_default() {
            *width += each.max(0.0);
        }
    }
    widths
}

/// Widths between `least` and `longest` that fill `whole`.
fn filled(longest: &[f64], least: &[f64], whole: f64) -> Vec<f64> {
    let (wanted, needed): (f64, f64) = (longest.iter().sum(), least.iter().sum());
    if wanted <= whole {
        scaled(longest, whole)
    } else if needed < whole {
        let share = (whole - needed) / (wanted - needed);
        longest.iter().zip(least).map(|(most, least)| least + (most - least) * share).collect()
    } else {
        scaled(least, whole)
    }
}

/// Widths of the same sum `whole`, of which none is too narrow for a character: the wider columns
/// give what is lacking.
fn raised(widths: &[f64], whole: f64) -> Vec<f64> {
    let columns = in_pt(widths.len(), 1.0);
    let least = column_width(TextStyle::TABLE_CELL.cell()).min(whole / columns);
    let beyond: f64 = widths.iter().map(|it| (it - least).max(0.0)).sum();
    if beyond <= 0.0 || widths.iter().all(|it| *it >= least) {
        return widths.to_vec();
    }
    let left = (whole - columns * least).max(0.0) / beyond;
    widths.iter().map(|it| least + (it - least).max(0.0) * left).collect()
}

/// Widths in the same proportions that fill `whole`.
fn scaled(widths: &[f64], whole: f64) -> Vec<f64> {
    let sum: f64 = widths.iter().sum();
    widths.iter().map(|it| it * whole / sum).collect()
}

/// Width in half cells of the widest piece that no line breaks.
fn widest_word(letters: &[Letter]) -> usize {
    let words = letters.chunk_by(|before, after| !before.may_part_from(after));
    words.map(letter::width).max().unwrap_or_default()
}
