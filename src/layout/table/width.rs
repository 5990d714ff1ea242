//! Widths of columns: given, or from what all rows hold.

use super::Row;
use crate::{
    document::{ColumnWidth, Table},
    layout::{
        letter::{self, Letter},
        line::{in_pt, times_in},
    },
    style::{TextStyle, column_width, gb9704::TABLE_CELL_MARGIN_PT},
};

/// Cells up to the first of these widths in half cells are not broken as long as there is room, else
/// those up to the next: 城区建设与管理, 区绿化市容局, 原办理结果, 办理结果.
const SHORT_CELLS: [usize; 4] = [16, 12, 10, 8];

/// What a column of sentences has in half cells before other cells are kept whole, the most that
/// leaves room for these.
const SENTENCES: [usize; 8] = [24, 22, 20, 18, 16, 14, 12, 10];

/// What a digit may be wider in Word's face than the half cell that it is given, in ems: those of a
/// face that stands in for 仿宋 take up to 0.64, and their points less than theirs.
const DIGIT_EASE: f64 = 0.14;

/// Half cells that a column has at least: one character.
const NARROWEST: usize = 2;

/// Widths in pt that fill `whole`: as given, else each column its longest line where all fit, else
/// between its longest word and its longest line. None is narrower than a character as long as all
/// have room for one.
pub(super) fn column_widths(rows: &[Row], table: &Table, whole: f64) -> Vec<f64> {
    let widths = raised(&wanted_widths(rows, table, whole), whole);
    if table.widths.is_empty() { with_even_headers(rows, table, widths) } else { widths }
}

/// Widths of the same sum, by which a header that is broken has lines of the same length: 解决采纳 as
/// two and two, not three and one. What such columns do not need for it is given to cells that are
/// broken, then to the headers themselves as far as it makes one line of those of the same length.
fn with_even_headers(rows: &[Row], table: &Table, mut widths: Vec<f64>) -> Vec<f64> {
    let half = TextStyle::TABLE_CELL.cell() / 2.0;
    let (header, body) = rows.split_at(table.header_rows.min(rows.len()));
    let header = longest_cells(header, 0, table);
    let body = longest_cells(body, table.header_rows, table);
    let wide_enough = |halves: usize| column_width(in_pt(halves, half));
    let mut spare = 0.0;
    let mut broken: Vec<(usize, usize)> = Vec::new();
    let mut whole: Vec<usize> = Vec::new();
    for (column, ((width, header), body)) in widths.iter_mut().zip(header).zip(&body).enumerate() {
        // Lines are of whole characters.
        let room = times_in(*width - column_width(0.0), 2.0 * half).max(1) * 2;
        if header <= room {
            whole.push(column);
            continue;
        }
        let even = header.div_ceil(header.div_ceil(room)).div_ceil(2) * 2;
        let narrower = wide_enough(even.max(*body).max(NARROWEST)).min(*width);
        spare += *width - narrower;
        *width = narrower;
        broken.push((column, header));
    }
    if broken.is_empty() {
        return widths;
    }
    let lacking = |column: usize, halves: usize, widths: &[f64]| {
        (wide_enough(halves) - widths.get(column).copied().unwrap_or_default()).max(0.0)
    };
    let of_cells = |column: &usize| (*column, body.get(*column).copied().unwrap_or_default());
    give(&mut widths, &mut spare, &whole.iter().map(of_cells).collect::<Vec<_>>(), lacking);
    broken.sort_by_key(|it| it.1);
    for alike in broken.chunk_by(|a, b| a.1 == b.1) {
        let wanted: f64 = alike.iter().map(|it| lacking(it.0, it.1, &widths)).sum();
        if wanted <= spare {
            give(&mut widths, &mut spare, alike, lacking);
            whole.extend(alike.iter().map(|it| it.0));
        }
    }
    let all: Vec<usize> = if whole.is_empty() { (0..widths.len()).collect() } else { whole };
    let each = spare / in_pt(all.len(), 1.0);
    for column in all {
        if let Some(width) = widths.get_mut(column) {
            *width += each;
        }
    }
    widths
}

/// Gives columns what they lack for so many half cells, all of it or in proportion as far as there is
/// something to give.
fn give(
    widths: &mut [f64],
    spare: &mut f64,
    columns: &[(usize, usize)],
    lacking: impl Fn(usize, usize, &[f64]) -> f64,
) {
    let wanted: Vec<f64> = columns.iter().map(|it| lacking(it.0, it.1, widths)).collect();
    let sum: f64 = wanted.iter().sum();
    if sum <= 0.0 {
        return;
    }
    let part = (*spare / sum).min(1.0);
    for ((column, _), wanted) in columns.iter().zip(wanted) {
        if let Some(width) = widths.get_mut(*column) {
            *width += wanted * part;
        }
    }
    *spare -= sum * part;
}

/// Half cells of the longest cell of each column, without those over several columns; `rows` begin
/// with the row `first` of the table.
fn longest_cells(rows: &[Row], first: usize, table: &Table) -> Vec<usize> {
    let mut longest = vec![0; table.columns.len()];
    for (row, cells) in rows.iter().zip(table.rows.iter().skip(first)) {
        for (column, (letters, cell)) in row.iter().zip(cells).enumerate() {
            if let (Some((1, _)), Some(longest)) = (cell.extent.size(), longest.get_mut(column)) {
                *longest = letter::width(letters).max(*longest);
            }
        }
    }
    longest
}

fn wanted_widths(rows: &[Row], table: &Table, whole: f64) -> Vec<f64> {
    if let Some(shares) = shares(&table.widths) {
        return scaled(&shares, whole);
    }
    let longest = natural(rows, table, letter::width);
    let given = given(rows, table);
    let least = least(&longest, natural(rows, table, widest_word), table, &given, whole);
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

/// What each column needs: its longest word, and its sentences and short cells where they have room
/// beside the columns whose widths are given.
fn least(
    longest: &[f64],
    words: Vec<f64>,
    table: &Table,
    given: &[Option<f64>],
    whole: f64,
) -> Vec<f64> {
    let half = TextStyle::TABLE_CELL.cell() / 2.0;
    let with_cells = |(sentence, short): (usize, usize)| -> Vec<f64> {
        let columns = words.iter().zip(longest).enumerate();
        columns
            .map(|(at, (word, longest))| {
                let is_sentence = table.widths.get(at) == Some(&ColumnWidth::Sentence);
                let halves = if is_sentence { sentence } else { short };
                word.max(longest.min(column_width(in_pt(halves, half))))
            })
            .collect()
    };
    let pairs = SENTENCES.into_iter().flat_map(|it| SHORT_CELLS.map(|short| (it, short)));
    let mut tried = pairs.map(with_cells);
    let taken = |it: &Vec<f64>| -> f64 {
        it.iter().zip(given).map(|(own, given)| given.unwrap_or(*own)).sum()
    };
    tried.find(|it| taken(it) < whole).unwrap_or(words)
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

/// Widths in pt of the columns that are given room for some characters, so many that a number which
/// fills it is not broken in Word.
fn given(rows: &[Row], table: &Table) -> Vec<Option<f64>> {
    let cell = TextStyle::TABLE_CELL.cell();
    let body = || rows.iter().skip(table.header_rows);
    let width = |at: usize| match table.widths.get(at) {
        Some(ColumnWidth::Characters(count)) => {
            let room = f64::from(*count) * cell;
            let cells = body().filter_map(|row| row.get(at));
            // What is broken over lines needs no more.
            let whole = cells.filter(|it| in_pt(letter::width(it), cell / 2.0) <= room);
            let needed = whole.map(|it| eased(it) + 2.0 * TABLE_CELL_MARGIN_PT);
            Some(needed.fold(column_width(room), f64::max))
        }
        _ => None,
    };
    (0..table.columns.len()).map(width).collect()
}

/// Width in pt of `letters` where digits are as wide as they may be in Word.
fn eased(letters: &[Letter]) -> f64 {
    let cell = TextStyle::TABLE_CELL.cell();
    let digits = letters.iter().filter(|it| it.character.is_ascii_digit()).count();
    let points = letters.iter().filter(|it| it.character == '.').count();
    in_pt(letter::width(letters), cell / 2.0)
        + in_pt(digits.saturating_sub(points), DIGIT_EASE * cell)
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
