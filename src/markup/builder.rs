//! The inlines of a line as they come together.

use std::{ops::Range, sync::Arc};

use super::{escape::is_mark, span::Span};
use crate::{
    diagnostic::{Place, SourceFile},
    document::{Inline, InlineContent},
};

/// The inlines of a line as far as they have been read.
pub(super) struct Builder<'a> {
    file: &'a Arc<SourceFile>,
    inlines: Vec<Inline>,
    /// The bold run that is open.
    open: Option<Open>,
    text: String,
    range: Range<usize>,
}

struct Open {
    start: usize,
    outer: Vec<Inline>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(file: &'a Arc<SourceFile>) -> Self {
        Self { file, inlines: Vec::new(), open: None, text: String::new(), range: 0..0 }
    }

    /// Adds `span` as it stands. Gives its length, as all of these do.
    pub(super) fn word(&mut self, span: Span<'_>) -> usize {
        self.text(span.text, span)
    }

    /// Adds `text`, which `span` stands for.
    pub(super) fn text(&mut self, text: &str, span: Span<'_>) -> usize {
        if self.text.is_empty() {
            self.range.start = span.start;
        }
        self.text.push_str(text);
        self.range.end = span.end();
        span.text.len()
    }

    /// The last character of the words that are being read.
    pub(super) fn last(&self) -> Option<char> {
        self.text.chars().next_back()
    }

    pub(super) fn node(&mut self, inline: Inline) {
        self.flush();
        self.inlines.push(inline);
    }

    /// Adds the mark behind a backslash, or the backslash.
    pub(super) fn escape(&mut self, rest: Span<'_>) -> usize {
        let mark = rest.after(1).text.chars().next().filter(|&it| is_mark(it));
        match mark.map(char::len_utf8) {
            Some(length) => self.text(rest.after(1).first(length).text, rest.first(1 + length)),
            None => self.word(rest.first(1)),
        }
    }

    /// Begins or ends bold.
    pub(super) fn toggle(&mut self, stars: Span<'_>) -> usize {
        self.flush();
        match self.open.take() {
            None => {
                let outer = std::mem::take(&mut self.inlines);
                self.open = Some(Open { start: stars.start, outer });
            }
            Some(Open { start, outer }) => {
                let inner = std::mem::replace(&mut self.inlines, outer);
                if !inner.is_empty() {
                    let origin = Place::new(self.file, start..stars.end());
                    let content = InlineContent::Strong(inner);
                    self.inlines.push(Inline { origin, content });
                }
            }
        }
        stars.text.len()
    }

    /// All inlines, and where the bold run begins that has no end.
    pub(super) fn finish(mut self) -> (Vec<Inline>, Option<usize>) {
        self.flush();
        match self.open {
            Some(Open { start, mut outer }) => {
                outer.append(&mut self.inlines);
                (outer, Some(start))
            }
            None => (self.inlines, None),
        }
    }

    /// Ends the text that is being read.
    pub(super) fn flush(&mut self) {
        if !self.text.is_empty() {
            let origin = Place::new(self.file, self.range.clone());
            let content = InlineContent::Text(std::mem::take(&mut self.text));
            self.inlines.push(Inline { origin, content });
        }
    }
}
