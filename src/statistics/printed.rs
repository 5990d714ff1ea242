//! What a part of a figure prints, in pieces, so that each number of a sentence is known by itself.

use super::Refusal;

/// A piece of what a part prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Printed {
    /// Words between figures.
    Words(String),
    /// A figure: the path below the figure's name that gives it alone, and its text.
    Figure {
        /// For example `["解决采纳", "占比"]`.
        path: Vec<String>,
        /// For example `92.54%`.
        text: String,
    },
    /// A field of a case, such as a quoted title.
    Case {
        /// The case's number.
        number: String,
        /// The field's Chinese name.
        field: &'static str,
        /// What is printed.
        text: String,
    },
}

/// What a part prints, or why it prints nothing.
pub type Part = Result<Vec<Printed>, Refusal>;

impl Printed {
    /// What is printed.
    pub fn text(&self) -> &str {
        match self {
            Self::Words(text) | Self::Figure { text, .. } | Self::Case { text, .. } => text,
        }
    }

    /// The figure at `path`.
    pub(super) fn figure<T: AsRef<str>>(path: &[T], text: impl Into<String>) -> Self {
        let path = path.iter().map(|it| it.as_ref().to_owned()).collect();
        Self::Figure { path, text: text.into() }
    }

    pub(super) fn words(text: impl Into<String>) -> Self {
        Self::Words(text.into())
    }
}

/// The text of `pieces`.
pub fn plain_text(pieces: &[Printed]) -> String {
    pieces.iter().map(Printed::text).collect()
}
