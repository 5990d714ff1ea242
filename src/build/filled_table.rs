//! Tables that the records fill: what `::: 统计表` and `::: 一览表` stand for.

use super::{RegisterReferences, Withheld, case_table, count_table};
use crate::{
    diagnostic::{Diagnostics, Place},
    document::{
        Cell, Extent, Inline, InlineContent, Table, TableKind, TableNote, TableReference,
        Unresolved,
    },
};

impl RegisterReferences<'_> {
    /// The table; of a public copy without what is `withheld`.
    pub(super) fn filled_table(
        &self,
        asked: &TableReference,
        withheld: Option<&Withheld>,
    ) -> Result<(Table, Diagnostics), Unresolved> {
        let figure = self.figures.named(&asked.figure)?;
        match asked.kind {
            TableKind::Counts => {
                count_table::table(self, figure, asked).map(|it| (it, Diagnostics::default()))
            }
            TableKind::Cases => case_table::table(self, figure, asked, withheld),
        }
    }
}

/// A cell of these contents.
pub(super) fn cell(contents: Vec<InlineContent>, at: &Place) -> Cell {
    Cell::from(inlines(contents, at))
}

/// A cell of a row that adds others up.
pub(super) fn strong_cell(contents: Vec<InlineContent>, at: &Place) -> Cell {
    let inner = inlines(contents, at);
    let strong = Inline { origin: at.clone(), content: InlineContent::Strong(inner) };
    Cell::from(vec![strong])
}

/// A row that is one cell.
pub(super) fn whole_row(first: Cell, columns: usize) -> Vec<Cell> {
    let first = Cell { extent: Extent::Covers { columns, rows: 1 }, ..first };
    let covered = (1..columns)
        .map(|left| Cell { text: Vec::new(), extent: Extent::Covered { left, above: 0 } });
    std::iter::once(first).chain(covered).collect()
}

/// 注 of these sentences; none of no sentence.
pub(super) fn note(sentences: &[String], at: &Place) -> Vec<TableNote> {
    if sentences.is_empty() {
        return Vec::new();
    }
    let text = inlines(vec![words(format!("{}。", sentences.join("；")))], at);
    vec![TableNote { label: "注：".to_owned(), text }]
}

pub(super) fn words(text: impl Into<String>) -> InlineContent {
    InlineContent::Text(text.into())
}

fn inlines(contents: Vec<InlineContent>, at: &Place) -> Vec<Inline> {
    contents.into_iter().map(|content| Inline { origin: at.clone(), content }).collect()
}
