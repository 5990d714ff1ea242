//! Why a reference gives nothing.

use crate::diagnostic::{Diagnostic, Place};

/// What is wrong and what to do about it; each one sentence in Chinese without 。at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub cause: String,
    /// What to do about it.
    pub cure: String,
}

impl Refusal {
    /// A refusal with its cause and its cure.
    pub fn new(cause: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { cause: cause.into(), cure: cure.into() }
    }

    /// The same as an error at `place`.
    pub(super) fn at(self, place: &Place) -> Diagnostic {
        Diagnostic::error(self.cause).at(place).cure(self.cure)
    }
}
