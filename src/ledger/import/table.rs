//! Where the table of a sheet begins, and what its columns hold: the first row with at least two
//! headers that we know. What stands above it is its title.

use std::collections::BTreeMap;

use super::Choices;
use crate::ledger::{
    columns::{Column, normal},
    sheet::{Cell, Row, Sheet},
};
use crate::record::Shape;

/// How many rows are looked at for the headers.
const LOOKED_AT: usize = 50;

/// How many known headers make a row the one of headers.
const ENOUGH: usize = 2;

/// A table: its headers, and the rows below them.
#[derive(Clone, Debug)]
pub(super) struct Table<'a> {
    pub(super) name: &'a str,
    /// What stands above the headers.
    pub(super) titles: Vec<String>,
    /// The row of the headers; the last of them where there are two.
    pub(super) header_row: u32,
    pub(super) columns: Vec<TableColumn>,
    pub(super) rows: &'a [Row],
}

/// One column with a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TableColumn {
    /// From 0.
    pub(super) column: u32,
    /// As it is written, on one line.
    pub(super) header: String,
    pub(super) meaning: Meaning,
}

/// What becomes of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// It is read into records.
    Read(Column),
    /// 序号, which no record keeps.
    Serial,
    /// The clerk has said that it is not to be read.
    Declined,
    /// It is worked out from the others.
    Derived(Column),
    /// A list that a cell cannot hold.
    NeedsList(Column),
    /// Another column holds the same already.
    Repeats(Column),
    /// We do not know what it is.
    Unknown,
}

impl<'a> Table<'a> {
    /// The table of a sheet; `None` when no row looks like its headers.
    pub(super) fn find(sheet: &'a Sheet, choices: &Choices) -> Option<Self> {
        let rows = sheet.rows.as_slice();
        let known = |row: &Row| {
            let mut columns: Vec<Column> =
                row.cells.iter().filter_map(|it| choices.column(&it.text)).collect();
            columns.sort_unstable();
            columns.dedup();
            columns.len()
        };
        let at = rows.iter().take(LOOKED_AT).position(|it| known(it) >= ENOUGH)?;
        let (above, rest) = rows.split_at_checked(at)?;
        let (first, below) = rest.split_first()?;
        let second = below.first().filter(|it| is_second_header(first, it, choices));
        let headers = headers(first, second);
        let titles = above.iter().filter_map(|it| it.cells.first());
        Some(Self {
            name: &sheet.name,
            titles: titles.map(|it| on_one_line(&it.text)).collect(),
            header_row: second.unwrap_or(first).number,
            columns: columns(headers, choices),
            rows: if second.is_some() { below.get(1..).unwrap_or_default() } else { below },
        })
    }

    /// The column of the sheet that is read as `column`.
    pub(super) fn place(&self, column: Column) -> Option<&TableColumn> {
        self.columns.iter().find(|it| it.meaning == Meaning::Read(column))
    }

    /// The columns that are read, from the left.
    pub(super) fn read(&self) -> impl Iterator<Item = (Column, &TableColumn)> {
        self.columns.iter().filter_map(|it| match it.meaning {
            Meaning::Read(column) => Some((column, it)),
            _ => None,
        })
    }
}

/// Whether headers go on in a second row: some of its cells belong to merged headers above, and
/// what it adds is known.
fn is_second_header(first: &Row, second: &Row, choices: &Choices) -> bool {
    let is_from_above = |it: &&Cell| it.merged_from.is_some_and(|(row, _)| row <= first.number);
    let goes_on = second.cells.iter().any(|it| is_from_above(&it));
    let mut own = second.cells.iter().filter(|it| it.merged_from.is_none());
    goes_on && own.any(|it| choices.column(&it.text).is_some())
}

/// The header of each column: that of the second row where it adds one.
fn headers(first: &Row, second: Option<&Row>) -> BTreeMap<u32, (String, String)> {
    let mut headers: BTreeMap<u32, (String, String)> = BTreeMap::new();
    for cell in &first.cells {
        headers.insert(cell.column, (String::new(), on_one_line(&cell.text)));
    }
    for cell in second.into_iter().flat_map(|it| &it.cells) {
        if cell.merged_from.is_some_and(|(row, _)| row <= first.number) {
            continue;
        }
        let (group, header) = headers.entry(cell.column).or_default();
        *group = std::mem::replace(header, on_one_line(&cell.text));
    }
    headers
}

fn columns(headers: BTreeMap<u32, (String, String)>, choices: &Choices) -> Vec<TableColumn> {
    let mut columns: Vec<TableColumn> = Vec::new();
    for (column, (group, header)) in headers {
        // `办理情况` over `结果` may be known as a whole or by its lower part.
        let whole = format!("{group}{header}");
        let is_known = !group.is_empty() && choices.column(&whole).is_some();
        let header = if is_known { whole } else { header };
        let meaning = if choices.declines(&header) {
            Meaning::Declined
        } else {
            choices.column(&header).map_or(Meaning::Unknown, meaning)
        };
        columns.push(TableColumn { column, header, meaning });
    }
    settle_repeated(&mut columns);
    columns
}

fn meaning(column: Column) -> Meaning {
    match column {
        Column::Serial => Meaning::Serial,
        Column::Field(field) => match field.shape() {
            Shape::Derived => Meaning::Derived(column),
            Shape::List(keys) if keys.head.is_none() => Meaning::NeedsList(column),
            _ => Meaning::Read(column),
        },
        _ => Meaning::Read(column),
    }
}

/// Of several columns that hold the same, the one under our own header is read, else the first.
fn settle_repeated(columns: &mut [TableColumn]) {
    let mut chosen: BTreeMap<Column, usize> = BTreeMap::new();
    for (at, it) in columns.iter().enumerate() {
        if let Meaning::Read(column) = it.meaning {
            let is_ours = normal(&it.header) == column.header();
            let best = chosen.entry(column).or_insert(at);
            let has_ours =
                columns.get(*best).is_some_and(|it| normal(&it.header) == column.header());
            if is_ours && !has_ours {
                *best = at;
            }
        }
    }
    for (at, it) in columns.iter_mut().enumerate() {
        if let Meaning::Read(column) = it.meaning
            && chosen.get(&column) != Some(&at)
        {
            it.meaning = Meaning::Repeats(column);
        }
    }
}

/// A header without its line breaks.
pub(super) fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(if text.is_ascii() { " " } else { "" })
}
