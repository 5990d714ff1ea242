//! 本件: the case that a letter is about, with what a letter says of it besides the fields of its
//! record.

use std::borrow::Cow;

use super::{AsOf, Case, Field, LetterWord, Proposer};

/// The case that a letter is about, and to whom this copy of it goes.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The case.
    pub case: &'a Case,
    /// Whose copy it is; `None` for one that goes to all who proposed the case.
    pub addressee: Option<&'a Proposer>,
}

/// What may stand after `本件.`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectPart {
    /// A field of the record.
    Field(Field),
    /// A word of letters.
    Word(LetterWord),
}

impl SubjectPart {
    /// The part of that name.
    pub fn named(name: &str) -> Option<Self> {
        let word = LetterWord::named(name).map(Self::Word);
        word.or_else(|| Field::named(name).map(Self::Field))
    }
}

impl Subject<'_> {
    /// The name by which heads, prose and templates speak of it.
    pub const KEY: &'static str = "本件";

    /// What a part says as of a date, dates as `2025-06-18`; `None` when the record does not say it.
    pub fn says(&self, part: SubjectPart, as_of: AsOf) -> Option<String> {
        match part {
            SubjectPart::Field(field) => {
                let values: Vec<Cow<'_, str>> = self.case.values(field, as_of);
                (!values.is_empty()).then(|| values.join("、"))
            }
            SubjectPart::Word(word) => self.word(word, as_of),
        }
    }
}
