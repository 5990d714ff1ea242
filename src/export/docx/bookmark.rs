//! Hidden bookmarks: they carry the identity of blocks through Word, WPS and `LibreOffice`, so
//! that an edited file can be read back.

use std::collections::BTreeMap;

use docx_rs::{BookmarkEnd, BookmarkStart, Paragraph, ParagraphChild};

use crate::document::BlockId;

/// The bookmarks of a document so far.
#[derive(Debug, Default)]
pub(super) struct Bookmarks {
    written: usize,
    of_block: BTreeMap<BlockId, usize>,
}

impl Bookmarks {
    /// Puts the bookmark `_hb_` and the identity around `paragraph`, the first of its block.
    ///
    /// Word drops the second of two bookmarks of one name: blocks of one identity are told apart by
    /// `_2`, `_3`….
    pub(super) fn mark(&mut self, id: &BlockId, mut paragraph: Paragraph) -> Paragraph {
        let (number, name) = self.next(id);
        let start = ParagraphChild::BookmarkStart(BookmarkStart::new(number, name));
        paragraph.children.insert(0, start);
        paragraph.children.push(ParagraphChild::BookmarkEnd(BookmarkEnd::new(number)));
        paragraph
    }

    /// Number and name of the next bookmark, that of the block `id`.
    pub(super) fn next(&mut self, id: &BlockId) -> (usize, String) {
        self.written += 1;
        let seen = self.of_block.entry(id.clone()).or_default();
        *seen += 1;
        let name = match *seen {
            1 => name_of(id),
            again => format!("_hb_{}_{again}", id.as_str()),
        };
        (self.written, name)
    }
}

/// The name of the bookmark of a block, of the first of that identity.
pub(super) fn name_of(id: &BlockId) -> String {
    format!("_hb_{}", id.as_str())
}
