//! How markup asks for what stands in the records, without knowing of records or statistics.

use super::InlineContent;
use crate::diagnostic::Place;

/// A reference in braces: `{按结果.解决采纳.占比}`, `{案0038.简称}`, `{全部.按期办复: 均按时办复}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The names between the dots, at least one, none empty.
    pub path: Vec<String>,
    /// The words after the colon of a claim, as typed.
    pub claim: Option<String>,
    /// The whole reference with its braces.
    pub place: Place,
}

/// Why a reference gives nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unresolved {
    /// What is wrong, in Chinese, without 。
    pub cause: String,
    /// What to do about it, in Chinese, without 。
    pub cure: String,
}

/// Gives what references stand for; `build` implements it over figures and cases.
pub trait References {
    /// The printed pieces in reading order: one for a figure, several for a sentence of figures.
    ///
    /// # Errors
    /// [`Unresolved`] when the name, a part or the case is unknown, or the claim untrue.
    fn resolve(&self, reference: &Reference) -> Result<Vec<InlineContent>, Unresolved>;
}
