//! The rows of a table, one a case: a case whose number is merged over several rows is one row.

use super::table::Table;
use crate::ledger::{
    columns::Column,
    sheet::{Cell, Row},
};

/// A row of the table, or several that one case takes.
#[derive(Clone, Debug)]
pub(super) struct Entry<'a> {
    /// The number of its first row and of its last.
    pub(super) first: u32,
    pub(super) last: u32,
    rows: Vec<&'a Row>,
}

impl<'a> Entry<'a> {
    /// All entries of a table in their order.
    pub(super) fn all(table: &Table<'a>) -> Vec<Self> {
        let number = table.place(Column::Field(crate::record::Field::Number)).map(|it| it.column);
        let mut entries: Vec<Self> = Vec::new();
        for row in table.rows {
            let cell = number.and_then(|it| row.cell(it));
            let from = cell.and_then(|it| it.merged_from).map(|(row, _)| row);
            match entries.last_mut() {
                Some(above) if from.is_some_and(|it| it >= above.first && it <= above.last) => {
                    above.last = row.number;
                    above.rows.push(row);
                }
                _ => entries.push(Self { first: row.number, last: row.number, rows: vec![row] }),
            }
        }
        entries
    }

    /// The cells of a column: each that holds a text of its own, or one merged from above. What is
    /// merged from the left belongs to the column on the left.
    pub(super) fn cells(&self, column: u32) -> Vec<&'a Cell> {
        let is_own = |row: &Row, cell: &Cell| match cell.merged_from {
            None => true,
            Some((from, left)) => left == column && (row.number == self.first || from < self.first),
        };
        let cells = self.rows.iter().filter_map(|row| Some((*row, row.cell(column)?)));
        cells.filter(|(row, cell)| is_own(row, cell)).map(|(_, cell)| cell).collect()
    }

    /// Every text that stands in it, for telling what kind of row it is.
    pub(super) fn texts(&self) -> impl Iterator<Item = &'a str> {
        self.rows.iter().flat_map(|it| &it.cells).map(|it| it.text.trim())
    }
}
