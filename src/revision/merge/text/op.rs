//! What a merge does to the person's text.

use std::ops::Range;

/// What is done to the person's text; ranges are bytes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Op {
    /// These words are put in the place of those.
    Put { range: Range<usize>, text: String },
    /// A figure was typed over: the person's words as a deletion, the register's as an insertion.
    Figure {
        range: Range<usize>,
        base: String,
        mine: String,
        theirs: String,
        reference: String,
        unit: String,
    },
    /// Both changed the words: those of the new build as a deletion, the person's as an insertion.
    Words { range: Range<usize>, base: String, mine: String, theirs: String },
}

impl Op {
    pub(in super::super) const fn range(&self) -> &Range<usize> {
        match self {
            Self::Put { range, .. } | Self::Figure { range, .. } | Self::Words { range, .. } => {
                range
            }
        }
    }

    /// What of it is done to the paragraph that takes up the bytes `of` of the text, counted from its
    /// beginning; words that go over several paragraphs are put into the first.
    pub(in super::super) fn within(&self, of: &Range<usize>, done: &mut bool) -> Option<Self> {
        let range = self.range();
        let is_here = if range.is_empty() {
            !*done && of.start <= range.start && range.end <= of.end
        } else {
            range.start < of.end && of.start < range.end
        };
        if !is_here {
            return None;
        }
        let is_first = !std::mem::replace(done, true);
        let local = |at: usize| at.clamp(of.start, of.end).saturating_sub(of.start);
        let range = local(range.start)..local(range.end);
        let mut own = self.clone();
        match &mut own {
            Self::Put { range: it, text } => {
                *it = range;
                if !is_first {
                    text.clear();
                }
            }
            Self::Figure { range: it, .. } if is_first => *it = range,
            Self::Figure { .. } => return Some(Self::Put { range, text: String::new() }),
            Self::Words { range: it, theirs, .. } => {
                *it = range;
                if !is_first {
                    theirs.clear();
                }
            }
        }
        Some(own)
    }
}

/// The text that `ops` make of `text`, tracked changes accepted; `text` begins at the byte `from` of what
/// they speak of.
pub(in super::super) fn applied(text: &str, ops: &[Op], from: usize) -> String {
    let mut made = String::new();
    let mut at = from;
    let end = from.saturating_add(text.len());
    let get = |range: Range<usize>| {
        text.get(range.start.saturating_sub(from)..range.end.saturating_sub(from))
            .unwrap_or_default()
    };
    for op in ops {
        let (range, new) = match op {
            Op::Put { range, text } => (range, text),
            Op::Figure { range, theirs, .. } => (range, theirs),
            Op::Words { .. } => continue,
        };
        made.push_str(get(at..range.start.max(at)));
        made.push_str(new);
        at = range.end.max(at);
    }
    made.push_str(get(at..end.max(at)));
    made
}
