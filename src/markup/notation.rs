//! What a document settles about its notation, and what the notation may ask for.

use crate::document::{ColumnCount, Level, Numbering, References};

/// How a text is to be read.
#[derive(Clone, Copy)]
pub struct Notation<'a> {
    /// 层次: the levels that the document uses, from the highest. `#` is the first of them.
    pub levels: &'a [Level],
    /// Whether these levels bear numbers. Where they do not, a number that is typed is an error.
    pub numbering: Numbering,
    /// 分栏: the columns that the document's sections stand in, where they do.
    pub columns: Option<ColumnCount>,
    /// Gives what references stand for.
    pub references: &'a dyn References,
    /// Whether a reference that gives nothing becomes 【待补：…】 and a warning, not an error.
    pub draft: bool,
    /// Whether the text is only paragraphs and items, as in a record's field: numbers at the
    /// beginning of a line stay as typed; headings by `#`, blocks, tables, pictures and footnotes are
    /// errors. The blanks before its first line are those before all of its lines.
    pub paragraphs_only: bool,
    /// First part of the key of every block's id, such as a case's number; empty for a document of
    /// its own.
    pub key: &'a str,
}
