//! What all parts of the parser share: the source, the notation and the faults found so far.

use std::sync::Arc;

use super::{Notation, footnote::Footnotes, span::Span};
use crate::diagnostic::{Diagnostic, Diagnostics, SourceFile};

/// One reading of one source.
pub(super) struct Reader<'a> {
    pub(super) file: &'a Arc<SourceFile>,
    pub(super) notation: &'a Notation<'a>,
    pub(super) found: Diagnostics,
    /// The footnotes that may be referred to; `None` where there can be none.
    pub(super) footnotes: Option<Footnotes<'a>>,
    /// First names of the references read since it was last emptied.
    pub(super) cited: Vec<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(file: &'a Arc<SourceFile>, notation: &'a Notation<'a>) -> Self {
        let found = Diagnostics::default();
        Self { file, notation, found, footnotes: None, cited: Vec::new() }
    }

    pub(super) fn error(
        &mut self,
        at: Span<'_>,
        cause: impl Into<String>,
        cure: impl Into<String>,
    ) {
        self.found.push(Diagnostic::error(cause).at(&at.place(self.file)).cure(cure));
    }

    /// How many blanks stand before `text` on its first line; 0 where something else does.
    pub(super) fn indent(&self, text: Span<'_>) -> usize {
        let before = self.file.text.get(..text.start).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        if line.trim_start_matches([' ', '\t']).is_empty() { line.len() } else { 0 }
    }

    /// All from the beginning of `first` to the end of `last`.
    pub(super) fn cover(&self, first: Span<'a>, last: Span<'a>) -> Span<'a> {
        let text = self.file.text.get(first.start..last.end()).unwrap_or_default();
        Span { text, start: first.start }
    }
}
