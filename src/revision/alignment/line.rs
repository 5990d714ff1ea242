//! What the alignment looks at of a paragraph.

use crate::word::{BaseParagraph, Paragraph, Standing};

/// A paragraph as far as the alignment looks at it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line<'a> {
    /// The identities that it bears: none on one that a person added, several where paragraphs were
    /// joined; both halves of a split may bear the same.
    pub ids: Vec<&'a str>,
    /// Its words.
    pub text: &'a str,
    /// Where it stands.
    pub kind: Kind,
}

/// Where a paragraph stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// In the text.
    #[default]
    Body,
    /// In a cell; several paragraphs of one cell follow each other.
    Cell {
        /// Which table, counted from 0 in the order of the list.
        table: usize,
        /// Which row, from 0.
        row: usize,
        /// Which cell of the row, from 0.
        column: usize,
    },
    /// In a footnote.
    Footnote,
}

/// Paragraphs as the alignment looks at them.
pub fn lines<'a, T>(paragraphs: &'a [T]) -> Vec<Line<'a>>
where
    Line<'a>: From<&'a T>,
{
    paragraphs.iter().map(Line::from).collect()
}

impl<'a> From<&'a BaseParagraph> for Line<'a> {
    fn from(it: &'a BaseParagraph) -> Self {
        Self::new(&it.ids, &it.text, &it.standing)
    }
}

impl<'a> From<&'a Paragraph> for Line<'a> {
    fn from(it: &'a Paragraph) -> Self {
        Self::new(&it.ids, &it.text, &it.standing)
    }
}

impl<'a> Line<'a> {
    fn new(ids: &'a [String], text: &'a str, standing: &Standing) -> Self {
        let kind = match standing {
            Standing::Body => Kind::Body,
            Standing::Cell { table, row, column } => {
                Kind::Cell { table: *table, row: *row, column: *column }
            }
            Standing::Footnote(_) => Kind::Footnote,
        };
        Self { ids: ids.iter().map(String::as_str).collect(), text, kind }
    }
}
