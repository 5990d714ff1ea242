//! A stretch of a source that knows where it stands in its file.

use std::{ops::Range, sync::Arc};

use crate::diagnostic::{Place, SourceFile};

/// Text with the byte of the file at which it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
}

impl<'a> Span<'a> {
    pub(super) fn of(place: &'a Place) -> Self {
        Self { text: place.text(), start: place.range.start }
    }

    pub(super) fn end(self) -> usize {
        self.start + self.text.len()
    }

    pub(super) fn range(self) -> Range<usize> {
        self.start..self.end()
    }

    pub(super) fn place(self, file: &Arc<SourceFile>) -> Place {
        Place::new(file, self.range())
    }

    /// The first `length` bytes and the rest; cut down to what there is.
    pub(super) fn split(self, length: usize) -> (Self, Self) {
        let (head, tail) = self.text.split_at_checked(length).unwrap_or((self.text, ""));
        (Self { text: head, ..self }, Self { text: tail, start: self.start + head.len() })
    }

    pub(super) fn first(self, length: usize) -> Self {
        self.split(length).0
    }

    pub(super) fn after(self, length: usize) -> Self {
        self.split(length).1
    }

    /// Without the blanks at both ends.
    pub(super) fn trim(self) -> Self {
        let text = self.text.trim_start_matches(is_blank);
        let start = self.end() - text.len();
        Self { text: text.trim_end_matches(is_blank), start }
    }

    /// How many bytes of blanks it begins with, as an editor indents by.
    pub(super) fn blanks(self) -> usize {
        self.text.len() - self.text.trim_start_matches([' ', '\t']).len()
    }

    /// Cut at each `\n`, which belongs to no line.
    pub(super) fn lines(self) -> impl Iterator<Item = Self> {
        let mut start = self.start;
        self.text.split('\n').map(move |text| {
            let line = Self { text, start };
            start = line.end() + 1;
            line
        })
    }
}

/// Blanks of every width, also those of no width that come with text pasted from a page.
pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200B}' | '\u{FEFF}')
}
