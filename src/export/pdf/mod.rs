//! The pages as one PDF file: what an office files, signs and prints.
//!
//! printpdf writes the pages; faces are cut down before it (`face`), and everything that it leaves
//! out or gets wrong is put right on its object tree afterwards (`finish`). The result is PDF 1.7
//! that keeps to PDF/A-2u (ISO 19005-2): all faces embedded, all text with its characters, colours
//! bound to sRGB. It is tagged (`structure`): every piece of a page belongs to an element or is an
//! artifact. Its bytes depend on the manuscript and on nothing else.

mod cell;
mod content;
mod destination;
mod face;
mod finish;
mod link;
mod metadata;
mod outline;
mod picture;
mod place;
mod profile;
mod seal;
mod structure;
mod subset;

use std::fmt::Display;

use printpdf::{PdfDocument, PdfParseErrorSeverity, PdfSaveOptions};

pub use seal::Seal;

use self::{face::EmbeddedFaces, picture::EmbeddedPictures, place::PageTags};
use super::{ExportError, Exporter, Manuscript};
use crate::layout::Pages;

/// The PDF format.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pdf;

impl Exporter for Pdf {
    fn extension(&self) -> &'static str {
        "pdf"
    }

    fn export(&self, manuscript: &Manuscript<'_>) -> Result<Vec<u8>, ExportError> {
        let faces = EmbeddedFaces::of(manuscript.laid)?;
        let pictures = EmbeddedPictures::of(manuscript)?;
        let (written, tags) = write_pages(manuscript, &faces, pictures)?;
        finish::finish(written, &tags, manuscript, &faces)
    }
}

/// The object tree as printpdf makes it.
fn write_pages(
    manuscript: &Manuscript<'_>,
    faces: &EmbeddedFaces,
    pictures: EmbeddedPictures,
) -> Result<(lopdf::Document, Vec<PageTags>), ExportError> {
    let mut document = PdfDocument::new("");
    let mut tags = Vec::new();
    let Pages { pages, elements, .. } = &manuscript.laid.pages;
    for page in pages {
        let written = content::page(page, elements, faces, &pictures)?;
        document.pages.push(written.page);
        tags.push(written.tags);
    }
    document.resources.fonts.map = faces.fonts();
    document.resources.xobjects.map = pictures.into_resources();

    let mut warnings = Vec::new();
    let written = document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    match warnings.into_iter().find(|it| it.severity == PdfParseErrorSeverity::Error) {
        Some(error) => Err(refused(error.msg)),
        None => Ok((written, tags)),
    }
}

/// That the file cannot be made, because of `reason`.
fn refused(reason: impl Display) -> ExportError {
    ExportError::Format { format: "PDF", reason: reason.to_string() }
}
