//! A DOCX as what it is made of: a package of parts, trees of XML, paragraphs in reading order.
//!
//! `export` writes such files, and what a person did to one is read back through here. Nothing here
//! knows what huibao puts into its documents but the name of a hidden bookmark.

mod base;
mod change;
mod edited;
mod element;
mod imprint;
mod look;
mod package;
mod paragraph;
mod review;

pub use base::{BASE_FORMAT, Base, BaseParagraph, Span, SpanKind, custom_property};
pub use edited::{is_edited, says_the_same};
pub(crate) use element::{Element, Node};
pub use look::LookChange;
pub use package::{Package, Unreadable};
pub use paragraph::{BOOKMARK_PREFIX, OBJECT, Paragraph, Standing};
pub(crate) use paragraph::{paragraphs, paragraphs_and_written, pieces, text_of};
pub use review::Review;
