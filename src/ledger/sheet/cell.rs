//! Sheets, rows and cells.

use std::sync::Arc;

use super::Epoch;

/// Everything that is read of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    /// Its visible sheets in their order.
    pub sheets: Vec<Sheet>,
    /// The names of those that are hidden, which are not read.
    pub hidden: Vec<String>,
    /// What its serial numbers count from.
    pub epoch: Epoch,
}

/// One sheet: the rows that hold anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows from the top.
    pub rows: Vec<Row>,
}

/// One row: the cells that hold anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number as Excel shows it, from 1.
    pub number: u32,
    /// Its cells from the left.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its column from 0; [`letters`] has it as Excel shows it.
    pub column: u32,
    /// What a person sees in it.
    pub text: Arc<str>,
    /// What the text comes from.
    pub kind: Kind,
    /// Whether a formula worked it out.
    pub is_formula: bool,
    /// Row and column of the cell that holds the text, where it is merged with this one.
    pub merged_from: Option<(u32, u32)>,
}

/// What the text of a cell comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It was typed as text, or a number's format says how it looks.
    Text,
    /// A number without a format: zeros before it are lost, and it may be a date's serial number.
    Number,
    /// A date, written `2021-04-16`.
    Date,
    /// An error such as `#REF!`.
    Error,
    /// A formula that nobody has worked out; there is no text.
    Uncounted,
}

impl Row {
    /// The cell in a column.
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |it| it.column).ok()?;
        self.cells.get(at)
    }
}

/// A column as Excel names it: A to Z, AA and so on.
pub fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        letters.push(char::from_u32(rest % 26 + u32::from(b'A')).unwrap_or('?'));
        match (rest / 26).checked_sub(1) {
            Some(higher) => rest = higher,
            None => return letters.into_iter().rev().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_have_excels_letters() {
        let named = [0, 25, 26, 51, 52, 701, 702, 16383].map(letters);
        assert_eq!(named, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
    }
}
