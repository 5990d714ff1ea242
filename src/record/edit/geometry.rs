//! Where things stand in a YAML text: quotes and marks around a value, lines, columns, comments.

use std::ops::Range;

use crate::record::raw::{Content, Key, Node, Style};

/// A text seen by its lines and marks.
#[derive(Clone, Copy, Debug)]
pub(in crate::record) struct Geometry<'a> {
    pub(in crate::record) text: &'a str,
}

/// The characters of a value with the quotes around it.
pub(in crate::record) fn outer(node: &Node) -> Range<usize> {
    let Range { start, end } = node.place.range;
    match &node.content {
        Content::Text(_, Style::Quoted) => start.saturating_sub(1)..end.saturating_add(1),
        _ => start..end,
    }
}

impl<'a> Geometry<'a> {
    fn rest(self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    fn before(self, at: usize) -> &'a str {
        self.text.get(..at).unwrap_or_default()
    }

    /// Whether a list or map is written in brackets.
    pub(in crate::record) fn is_flow(self, node: &Node) -> bool {
        self.rest(node.place.range.start).starts_with(['{', '['])
    }

    /// Where a key begins, its quote included.
    pub(in crate::record) fn key_start(self, key: &Key) -> usize {
        let start = key.place.range.start;
        if self.is_quoted(key) { start.saturating_sub(1) } else { start }
    }

    fn is_quoted(self, key: &Key) -> bool {
        let quote = self.before(key.place.range.start).chars().next_back();
        quote.is_some_and(|it| matches!(it, '"' | '\''))
            && self.rest(key.place.range.end).chars().next() == quote
    }

    /// Right after the colon of a key.
    pub(in crate::record) fn after_colon(self, key: &Key) -> usize {
        let end = key.place.range.end;
        let colon = self.rest(end).find(':').unwrap_or_default();
        end.saturating_add(colon).saturating_add(1)
    }

    /// The dash of an item of a list in block form.
    pub(in crate::record) fn dash(self, item: &Node) -> usize {
        let start = outer(item).start;
        // The place of nothing is the dash itself.
        if item.content == Content::Empty && self.rest(start).starts_with('-') {
            return start;
        }
        self.before(start).rfind('-').unwrap_or(start)
    }

    /// The bytes from the beginning of the line to `at`: its column, because only spaces and dashes
    /// stand there.
    pub(in crate::record) fn column(self, at: usize) -> usize {
        at.saturating_sub(self.line_start(at))
    }

    pub(in crate::record) fn line_start(self, at: usize) -> usize {
        self.before(at).rfind('\n').map_or(0, |it| it.saturating_add(1))
    }

    /// The line break after `at`, or the end of the text.
    pub(in crate::record) fn line_end(self, at: usize) -> usize {
        self.rest(at).find('\n').map_or(self.text.len(), |it| at.saturating_add(it))
    }

    /// Where spaces after `at` end.
    pub(in crate::record) fn after_spaces(self, at: usize) -> usize {
        let rest = self.rest(at);
        at.saturating_add(rest.len().saturating_sub(rest.trim_start_matches(' ').len()))
    }

    /// Whether the line goes on after `at` with a comment.
    pub(in crate::record) fn has_comment(self, at: usize) -> bool {
        self.rest(self.after_spaces(at)).starts_with('#')
    }

    /// The end of the last line that belongs to what ends at `end`: its own, and the comments below
    /// that begin at `column` or further on.
    pub(in crate::record) fn extent(self, end: usize, column: usize) -> usize {
        let mut extent = self.line_end(end);
        let mut at = extent;
        while at < self.text.len() {
            let start = at.saturating_add(1);
            at = self.line_end(start);
            let line = self.text.get(start..at).unwrap_or_default();
            let indentation = line.len().saturating_sub(line.trim_start_matches(' ').len());
            match line.trim_start().chars().next() {
                None => {}
                Some('#') if indentation >= column => extent = at,
                Some(_) => break,
            }
        }
        extent
    }

    /// Whether a line without anything stands between two bytes.
    pub(in crate::record) fn has_blank_line(self, range: Range<usize>) -> bool {
        let between = self.text.get(range).unwrap_or_default();
        between.split('\n').skip(1).any(|it| it.trim().is_empty() && !it.ends_with('-'))
            && between.matches('\n').count() > 1
    }
}
