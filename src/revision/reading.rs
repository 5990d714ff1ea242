//! What a person did to a file, as the file and its base copy alone tell it.

use super::{
    alignment::{Kind, Line, align},
    merge::{Deed, Edit, Written, edits},
};
use crate::word::{Base, BaseParagraph, OBJECT, Package, Paragraph, Review, Standing, Unreadable};

/// What a person did to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What was done to its text, in the order of the file.
    pub edits: Vec<Edit>,
    /// What reviewers left beside it.
    pub review: Review,
}

impl Reading {
    /// What a person did to `file`, which was written as `base` says.
    ///
    /// # Errors
    /// A part of the file cannot be read.
    pub fn of(file: &Package, base: &Base) -> Result<Self, Unreadable> {
        let mine = file.paragraphs()?;
        let old: Vec<Line<'_>> = base.paragraphs.iter().map(Line::from).collect();
        let new: Vec<Line<'_>> = mine.iter().map(Line::from).collect();
        let written: Vec<Written> = mine.iter().map(Written::from).collect();
        let mut edits = edits(&base.paragraphs, &written, &align(&old, &new));
        edits.retain(|it| it.deed != Deed::Changed || is_other(it, base));
        Ok(Self { edits, review: file.review()? })
    }

    /// Whether nothing was done.
    pub fn is_as_generated(&self) -> bool {
        self.edits.is_empty() && self.review == Review::default()
    }
}

impl<'a> From<&'a BaseParagraph> for Line<'a> {
    fn from(it: &'a BaseParagraph) -> Self {
        line(&it.ids, &it.standing, &it.text)
    }
}

impl<'a> From<&'a Paragraph> for Line<'a> {
    fn from(it: &'a Paragraph) -> Self {
        line(&it.ids, &it.standing, &it.text)
    }
}

impl From<&Paragraph> for Written {
    fn from(it: &Paragraph) -> Self {
        let Paragraph { text, standing, .. } = it;
        Self { text: text.clone(), style: String::new(), standing: standing.clone() }
    }
}

/// Whether a changed paragraph reads otherwise: blanks and what is no text every program writes in its
/// own way.
fn is_other(edit: &Edit, base: &Base) -> bool {
    let is_read = |it: &char| !it.is_whitespace() && *it != OBJECT;
    let then = edit.base.iter().filter_map(|it| base.paragraphs.get(*it));
    let then = then.flat_map(|it| it.text.chars()).filter(is_read);
    !then.eq(edit.texts.iter().flat_map(|it| it.chars()).filter(is_read))
}

fn line<'a>(ids: &'a [String], standing: &Standing, text: &'a str) -> Line<'a> {
    let kind = match standing {
        Standing::Body => Kind::Body,
        Standing::Cell { table, row, column } => {
            Kind::Cell { table: *table, row: *row, column: *column }
        }
        Standing::Footnote(_) => Kind::Footnote,
    };
    Line { ids: ids.iter().map(String::as_str).collect(), text, kind }
}
