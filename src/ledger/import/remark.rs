//! What is told of a row: that it was not written, or what a person should look at in it.

use super::entry::Entry;
use crate::ledger::sheet::letters;

/// Something about one row, or about several that one case takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Its first row and its last, as Excel numbers them.
    pub rows: (u32, u32),
    /// The column from 0 and its header, where it is one cell.
    pub column: Option<(u32, String)>,
    /// What is wrong, a sentence without its subject.
    pub why: String,
}

impl Remark {
    /// About a whole row.
    pub(super) fn row(entry: &Entry<'_>, why: impl Into<String>) -> Self {
        Self { rows: (entry.first, entry.last), column: None, why: why.into() }
    }

    /// `第12行F列“答复时间”：……`.
    pub fn shown(&self) -> String {
        format!("{}{}：{}", rows(self.rows), self.cell(), self.why)
    }

    /// `F列“答复时间”`; nothing where it is about the row.
    pub(super) fn cell(&self) -> String {
        let column = self.column.as_ref();
        column.map(|(at, header)| format!("{}列“{header}”", letters(*at))).unwrap_or_default()
    }
}

/// `第12行`, `第12至14行`.
pub(super) fn rows((first, last): (u32, u32)) -> String {
    if first == last { format!("第{first}行") } else { format!("第{first}至{last}行") }
}
