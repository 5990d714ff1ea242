//! The notation that clerks already write, parsed into the document's tree.

mod notation;

pub use notation::Notation;

use crate::{
    diagnostic::{Diagnostics, Place},
    document::{Inline, Section},
};

/// Parses the prose at `text`. The first section is what stands before the first heading of the
/// highest level, empty when nothing does. Headings have no number yet: see
/// [`number`](crate::document::number).
pub fn parse(text: &Place, notation: &Notation<'_>) -> (Vec<Section>, Diagnostics) {
    let _ = (text, notation);
    (vec![Section::default()], Diagnostics::default())
}

/// Parses one line, such as 标题 or 主送: inlines with references, without blocks or footnotes.
pub fn parse_inline(text: &Place, notation: &Notation<'_>) -> (Vec<Inline>, Diagnostics) {
    let _ = (text, notation);
    (Vec::new(), Diagnostics::default())
}

/// `text` as data: parsed again, it is one run of the same words and never structure. Line breaks
/// become spaces.
pub fn escape(text: &str) -> String {
    text.to_owned()
}
