//! Changes to a text, collected first and made together.

use std::ops::Range;

/// The changes made to one text so far; none overlap.
#[derive(Debug, Default)]
pub(in crate::record) struct Patches {
    all: Vec<(Range<usize>, String)>,
}

impl Patches {
    /// Puts `text` in the place of `range`.
    pub(in crate::record) fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.all.push((range, text.into()));
    }

    /// Puts `text` before the byte `at`, after what was put there earlier.
    pub(in crate::record) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    /// The whole new text. What overlaps an earlier change is left out; the caller reads the
    /// result again.
    pub(in crate::record) fn applied(mut self, text: &str) -> String {
        self.all.sort_by_key(|(range, _)| range.start);
        let mut changed = String::with_capacity(text.len());
        let mut copied = 0;
        for (range, new) in self.all {
            changed.push_str(text.get(copied..range.start).unwrap_or_default());
            changed.push_str(&new);
            copied = copied.max(range.end);
        }
        changed.push_str(text.get(copied..).unwrap_or_default());
        changed
    }
}
