//! Sets a document in pages: line breaking on the 28-cell grid, title balancing, tables, pages.
//!
//! Pure: faces come in, positioned glyphs go out. What Word cannot work out by itself (the title's
//! lines, the place of the 署名, the number of pages) is told to the DOCX writer from here.
//!
//! The first page from its top: 标注 at the right, where there is any; 标题, its lines 36 pt apart in a box of whole grid lines; 署名 and
//! date where they stand under the title, before them 报告场合 and 报告人 of a spoken report; a blank line; 主送; the text. After the text: a blank
//! line and the 附件说明; a blank line, 署名 and date where they stand at the end; each 附件 on a new
//! page, its label on line 1, its title from line 3 on the grid, a blank line, its text.
//!
//! A line is broken as Word breaks it: refinements that Word cannot be told of, such as keeping a
//! number with its measure word, are left to an office that asks for them, so that both files have
//! the same lines.

mod annex;
mod blocks;
mod chart;
mod closing;
mod columns;
mod compositor;
mod contents;
mod cover;
mod even_lines;
mod faces;
mod footnote;
mod head;
mod imprint;
mod inlines;
mod laid;
mod leeway;
mod letter;
mod letterhead;
mod line;
mod line_breaking;
mod link;
mod list;
mod marks;
mod measure;
mod need;
mod page;
mod page_number;
mod pagination;
mod paragraph;
mod part;
mod picture;
mod picture_row;
mod plan;
mod proof;
mod redlined;
mod side_box;
mod strip;
mod structure;
mod table;
mod title;
mod title_units;
mod type_case;
mod typeface;

use std::{collections::BTreeMap, sync::Arc};

pub use closing::{LinePlace, SignatureLine, SignatureText};
pub use contents::ListedPages;
pub use cover::SetCover;
pub use faces::{Face, Faces, Reserve};
pub use imprint::{ImprintPart, SetImprint};
pub use laid::{ApproverPlaces, Closing, Laid, SetLetterhead, SetMark};
pub use page::{
    Colour, Drawing, GlyphRun, OutlineEntry, Page, PageItem, Pages, PlacedDrawing, PlacedGlyph,
    PlacedPicture, Rule, Shape,
};
pub use plan::Closeness;
pub use proof::{ProofFigure, ProofMark, proof};
pub use redlined::redlined;
pub use structure::{Element, ElementId, Role, Span, Target};

use crate::{diagnostic::Diagnostics, document::Document, style::Typesetting};

/// Sets `document` with `faces`; `pictures` holds the bytes of each picture by its path, and
/// `typesetting` says what the office has changed.
///
/// # Errors
/// All characters that no face has, and all pictures that are missing or no PNG.
pub fn set(
    document: &Document,
    faces: &Faces,
    pictures: &BTreeMap<String, Arc<[u8]>>,
    typesetting: Typesetting,
) -> Result<Laid, Diagnostics> {
    let set = |faces| plan::set(document, faces, pictures, typesetting);
    // Faces of the reserve are opened only for characters that no other has, which is seldom.
    let laid = match set(faces) {
        Err(unset) => match faces.filled_up(&unset.missing) {
            Some(faces) => set(&faces),
            None => Err(unset),
        },
        laid => laid,
    };
    laid.map_err(|unset| unset.found)
}
