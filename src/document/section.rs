//! Sections: what a template's draft and a clerk's prose are held against each other by.

use super::{Block, BlockContent};
use crate::diagnostic::Place;

/// A heading of the highest level with all that follows it, or what stands before the first one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The key: the heading's text without number, spaces and trailing ` +`, references unresolved.
    /// Empty for what stands before the first heading.
    pub title: String,
    /// The heading, or the part with a title that the section is; `None` for what stands before the
    /// first one.
    pub heading: Option<Block>,
    /// Whether the heading ends with ` +`: the draft is kept and this section goes on after it.
    pub continues: bool,
    /// What it holds, in reading order.
    pub pieces: Vec<Piece>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A block.
    Block(Block),
    /// `{节.主要措施}`: where a template wants the prose section of that title, without its heading.
    Mark {
        /// The section's key.
        title: String,
        /// The mark.
        origin: Place,
    },
}

impl Piece {
    /// Whether this is an annex, which belongs to the document rather than to its section.
    pub(super) fn is_annex(&self) -> bool {
        matches!(self, Self::Block(Block { content: BlockContent::Annex(_), .. }))
    }
}
