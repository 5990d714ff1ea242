//! The notation that clerks already write, parsed into the document's tree.
//!
//! A line is a paragraph, and what a line is shows at its beginning (`line`); what belongs
//! together is put together to blocks and sections (`body`, `fenced`, `table`, `heading`);
//! within a line stand bold, references, footnotes and escapes (`inline`, `reference`). Strict:
//! what cannot be told is an error with its place and cure, never a guess.

mod body;
mod booklet;
mod builder;
mod captioned_table;
mod chart;
mod chart_data;
mod chart_options;
mod escape;
mod fenced;
mod filled_table;
mod footnote;
mod heading;
mod inline;
mod line;
mod merging;
mod notation;
mod options;
mod ordinal;
mod picture_width;
mod prose;
mod reader;
mod reference;
mod span;
mod table;
mod table_room;
mod three_years;

pub use escape::{characters, escape, escape_within, guard, without_number};
pub use notation::Notation;

use crate::{
    diagnostic::{Diagnostics, Place},
    document::{Inline, Section},
};
use body::Body;
use reader::Reader;
use span::Span;

/// Parses the prose at `text`. The first section is what stands before the first heading of the
/// highest level, empty when nothing does. Headings have no numbers yet: see
/// [`number`](crate::document::number).
pub fn parse(text: &Place, notation: &Notation<'_>) -> (Vec<Section>, Diagnostics) {
    let (sections, reader) =
        Body::new(Reader::new(&text.file, notation), Span::of(text)).sections();
    (sections, reader.found)
}

/// Parses one line, such as 标题 or 主送: words with references, without blocks or footnotes.
pub fn parse_inline(text: &Place, notation: &Notation<'_>) -> (Vec<Inline>, Diagnostics) {
    let mut reader = Reader::new(&text.file, notation);
    let inlines = reader.inlines(Span::of(text).trim());
    (inlines, reader.found)
}
