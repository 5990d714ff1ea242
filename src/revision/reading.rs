//! What a person did to a file, as the file and its base copy alone tell it.

use super::{
    alignment::{align, lines},
    merge::{Deed, Edit, Written, edits},
};
use crate::word::{Base, OBJECT, Package, Paragraph, Review, Unreadable};

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
        let steps = align(&lines(&base.paragraphs), &lines(&mine));
        let written: Vec<Written> = mine.iter().map(Written::from).collect();
        let mut edits = edits(&base.paragraphs, &written, &steps);
        edits.retain(|it| it.deed != Deed::Changed || is_other(it, base));
        Ok(Self { edits, review: file.review()? })
    }

    /// Whether nothing was done.
    pub fn is_as_generated(&self) -> bool {
        self.edits.is_empty() && self.review == Review::default()
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
