//! 表格: rows of cells that may cover others, with what stands above and below them.

use serde::Serialize;

use super::{Inline, InlineContent, Orientation};

/// 表格.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    /// 表题; empty when there is none.
    pub caption: Vec<Inline>,
    /// What the numbers are counted in, such as `单位：件`, at the right above the table; empty when
    /// it does not say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unit: Vec<Inline>,
    /// How its pages lie.
    #[serde(skip_serializing_if = "Orientation::is_portrait")]
    pub orientation: Orientation,
    /// Alignment of each column; its length is the number of columns.
    pub columns: Vec<CellAlignment>,
    /// Width of each column; empty for widths from what the columns hold.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub widths: Vec<ColumnWidth>,
    /// How many of the first rows are the header, repeated on each page.
    pub header_rows: usize,
    /// The rows; each holds as many cells as there are columns, covered ones too.
    pub rows: Vec<Vec<Cell>>,
    /// What stands below the table: 注 and 资料来源.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<TableNote>,
}

impl Table {
    /// Every text of the table in reading order; those of covered cells are empty.
    pub fn texts(&self) -> impl Iterator<Item = &[Inline]> {
        let above = [self.caption.as_slice(), self.unit.as_slice()];
        let cells = self.rows.iter().flatten().map(|it| it.text.as_slice());
        let below = self.notes.iter().map(|it| it.text.as_slice());
        above.into_iter().chain(cells).chain(below)
    }

    /// Whether a row is one cell and speaks of the rows below it.
    pub fn heads_rows_below(&self, row: usize) -> bool {
        let columns = self.columns.len();
        let covers_all =
            |it: &Cell| it.extent.size().is_some_and(|it| it == (columns, 1)) && columns > 1;
        let is_last = row.saturating_add(1) >= self.rows.len();
        row >= self.header_rows && !is_last && self.cell(row, 0).is_some_and(covers_all)
    }

    /// The same, to be changed.
    pub fn texts_mut(&mut self) -> impl Iterator<Item = &mut Vec<Inline>> {
        let above = [&mut self.caption, &mut self.unit];
        let cells = self.rows.iter_mut().flatten().map(|it| &mut it.text);
        let below = self.notes.iter_mut().map(|it| &mut it.text);
        above.into_iter().chain(cells).chain(below)
    }

    /// Whether the row after this one is the last and adds up those above it.
    pub fn comes_before_total(&self, row: usize) -> bool {
        let last = row.saturating_add(1);
        let is_strong =
            |it: &Cell| it.text.iter().all(|it| matches!(it.content, InlineContent::Strong(_)));
        row >= self.header_rows
            && last.saturating_add(1) == self.rows.len()
            && self.rows.get(last).is_some_and(|it| it.iter().all(is_strong))
    }

    /// The cell in that row and column, both from 0.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.get(column)
    }
}

/// One cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// Its text, one paragraph; empty in a covered cell.
    pub text: Vec<Inline>,
    /// Which cells it is merged with.
    #[serde(skip_serializing_if = "Extent::is_single")]
    pub extent: Extent,
}

impl From<Vec<Inline>> for Cell {
    fn from(text: Vec<Inline>) -> Self {
        Self { text, extent: Extent::default() }
    }
}

/// What a cell takes of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// So many columns and rows, itself included: all cells there but itself are covered by it.
    Covers {
        /// Columns from its own to the right.
        columns: usize,
        /// Rows from its own downwards.
        rows: usize,
    },
    /// Covered by the cell so many columns to the left and so many rows above.
    Covered {
        /// Columns to the left.
        left: usize,
        /// Rows above.
        above: usize,
    },
}

impl Default for Extent {
    fn default() -> Self {
        Self::Covers { columns: 1, rows: 1 }
    }
}

impl Extent {
    /// Whether the cell is merged with no other.
    pub fn is_single(&self) -> bool {
        *self == Self::default()
    }

    /// Columns and rows of a cell that is not covered; `None` of one that is.
    pub const fn size(self) -> Option<(usize, usize)> {
        match self {
            Self::Covers { columns, rows } => Some((columns, rows)),
            Self::Covered { .. } => None,
        }
    }
}

/// How the text of a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CellAlignment {
    /// 居左.
    Left,
    /// 居中.
    Centre,
    /// 居右, as numbers do.
    Right,
}

/// How wide a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnWidth {
    /// As what it holds asks for.
    FromContent,
    /// So many parts of the whole width.
    Share(u32),
    /// Room for so many characters.
    Characters(u32),
    /// As what it holds asks for, and before the others where it is a sentence: a title.
    Sentence,
}

/// 注 or 资料来源 under a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableNote {
    /// Its first words with their colon, after which its other lines hang.
    pub label: String,
    /// The rest.
    pub text: Vec<Inline>,
}
