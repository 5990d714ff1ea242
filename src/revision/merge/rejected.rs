//! What a paragraph says again once a person's tracked deletions are rejected: its figures are renewed too.

use std::ops::Range;

use super::{
    marks::Marks,
    patch::patched,
    text::{Fresh, Op, Version},
};
use crate::word::{Element, pieces, text_of};

/// What a deletion is called while its words are text.
const REVEALED: &str = "hb:del";

/// A paragraph whose tracked deletions are text.
pub(super) struct Revealed {
    element: Element,
    /// Its words.
    pub(super) version: Version,
    /// Which bytes of it are deleted.
    deleted: Vec<Range<usize>>,
}

impl Revealed {
    /// `paragraph` so; `None` where nothing is deleted.
    pub(super) fn of(paragraph: &Element) -> Option<Self> {
        let mut element = paragraph.clone();
        rename(&mut element, ("w:del", REVEALED), ("w:delText", "w:t"), false);
        let mut version = Version::default();
        let mut deleted = Vec::new();
        pieces(&element, &mut Vec::new(), &mut |piece| {
            let from = version.text.len();
            version.text.push_str(piece.text);
            let above = (1..=piece.path.len()).filter_map(|it| element.at(piece.path.get(..it)?));
            if above.into_iter().any(|it| it.name == REVEALED) {
                deleted.push(from..version.text.len());
                version.borders.extend([from, version.text.len()]);
            }
        });
        version.borders.dedup();
        (!deleted.is_empty()).then_some(Self { element, version, deleted })
    }

    /// The paragraph with what of `fresh` was deleted put in the place of the old words; `None` where nothing
    /// of it was.
    pub(super) fn renewed(&self, fresh: &[Fresh], marks: &mut Marks) -> Option<Element> {
        let put = |it: &Fresh| Op::Put {
            range: it.at..it.at.saturating_add(it.old.len()),
            text: it.new.clone(),
        };
        let is_deleted = |op: &Op| {
            let range = op.range();
            self.deleted.iter().any(|it| it.start <= range.start && range.end <= it.end)
        };
        let ops: Vec<Op> = fresh.iter().map(put).filter(is_deleted).collect();
        if ops.is_empty() {
            return None;
        }
        let mut made = patched(&self.element, &ops, marks);
        rename(&mut made, (REVEALED, "w:del"), ("w:t", "w:delText"), false);
        let mut was = self.element.clone();
        rename(&mut was, (REVEALED, "w:del"), ("w:t", "w:delText"), false);
        (text_of(&made) == text_of(&was)).then_some(made)
    }
}

/// Gives the deletions of a paragraph, and the words in them, other names.
fn rename(of: &mut Element, deletion: (&str, &str), words: (&str, &str), is_within: bool) {
    for child in of.elements_mut().filter(|it| it.name != "w:p") {
        let is_deletion = child.name == deletion.0;
        if is_deletion {
            deletion.1.clone_into(&mut child.name);
        } else if is_within && child.name == words.0 {
            words.1.clone_into(&mut child.name);
        }
        rename(child, deletion, words, is_within || is_deletion);
    }
}
