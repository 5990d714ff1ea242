//! Sets a document in pages: line breaking on the 28-cell grid, title balancing, tables, pages.
//!
//! Pure: faces come in, positioned glyphs go out. What Word cannot work out by itself (the title's
//! lines, the place of the 署名, the number of pages) is told to the DOCX writer from here.

mod faces;
mod laid;
mod page;

pub use faces::{Face, Faces};
pub use laid::{Laid, SignatureIndents, Substitution};

pub use page::{
    Colour, GlyphRun, OutlineEntry, Page, PageItem, Pages, PlacedGlyph, PlacedPicture, Rule,
};
