//! DOCX: what a person goes on editing in Word or WPS, so every role is a style, every heading is
//! in the navigation pane and every block can be found again.
//!
//! docx-rs builds the typed tree of the text. Its own package is never shipped: Word calls such
//! files corrupt. Its parts are parsed, mended and put in order here; all other parts are ours.

mod base;
mod body;
mod booklet;
mod bookmark;
mod closer;
mod closing;
mod font;
mod footer;
mod frame;
mod imprint;
mod letterhead;
mod link;
mod measure;
mod mend;
mod package;
mod picture;
mod properties;
mod raster;
mod run;
mod schema;
mod section;
mod settings;
mod style;
mod style_sheet;
mod table;
mod table_rows;
mod text;

use std::collections::BTreeSet;

use self::{
    body::Body,
    footer::Footer,
    package::{External, Part, PartKind},
};
use super::{ExportError, Exporter, Manuscript};
use crate::word::{Base, Element};

/// Writes DOCX.
#[derive(Clone, Copy, Debug)]
pub struct Docx;

impl Exporter for Docx {
    fn extension(&self) -> &'static str {
        "docx"
    }

    fn export(&self, manuscript: &Manuscript<'_>) -> Result<Vec<u8>, ExportError> {
        let (mut parts, externals, base) = word_parts(Body::write(*manuscript)?)?;
        let base = base.to_json().map_err(|error| failed(&error))?;
        parts.extend(property_parts(manuscript, &Base::id(&base)));
        parts.push(Part::xml(PartKind::Base, "item1", &Base::part(&base)));
        package::archive(&parts, &externals).map_err(|error| failed(&error))
    }
}

/// The main document and all that it refers to, in the package and outside of it; and its base copy.
fn word_parts(body: Body<'_>) -> Result<(Vec<Part>, Vec<External>, Base), ExportError> {
    let written = body.manuscript.document;
    let laid = body.manuscript.laid;
    let typesetting = laid.typesetting;
    let mut styles = style_sheet::style_sheet(typesetting, body.is_booklet());
    closer::set_closer(&mut styles, laid.closing.closeness);
    if body.centres_headings {
        style_sheet::centre_headings(&mut styles);
    }
    let mut typed = docx_rs::Docx::new();
    typed.document.children = body.children;
    let built = typed.build();

    let mut document = parse(&built.document)?;
    section::mend_sections(&mut document, &body.sections, body.section);
    let mut externals = link::link_addresses(&mut document);
    externals.extend(body.links);
    booklet::mend_contents(&mut document, body.contents);
    mend::mend_document(&mut document, &body.alternatives);
    frame::mend_tables(&mut document, &mut body.tables.into_iter());
    let has_footnotes = body.footnotes > 0;
    let mut parts = vec![
        Part::xml(PartKind::Document, "document", &document),
        own(PartKind::Styles, "styles", styles),
        own(PartKind::Settings, "settings", settings::settings(has_footnotes, typesetting)),
        own(PartKind::FontTable, "fontTable", font::font_table()),
        Part::theme(),
    ];
    let mut notes = None;
    if has_footnotes {
        let mut footnotes = parse(&built.footnotes)?;
        mend::mend_footnotes(&mut footnotes);
        parts.push(Part::xml(PartKind::Footnotes, "footnotes", &footnotes));
        notes = Some(footnotes);
    }
    let footers = body.sections.iter().chain([&body.section]).flat_map(|it| it.footers());
    let footers: BTreeSet<Footer> = footers.map(|(_, it)| it).collect();
    parts.extend(footers.into_iter().map(|it| own(PartKind::Footer, it.name(), it.part())));
    parts.extend(built.media.into_iter().map(|(name, bytes)| Part::picture(name, bytes)));
    let base = base::base(written, &document, notes.as_ref());
    Ok((parts, externals, base))
}

fn property_parts(manuscript: &Manuscript<'_>, base: &str) -> [Part; 3] {
    let properties = manuscript.properties;
    let pages = manuscript.laid.pages.pages.len();
    [
        own(PartKind::CoreProperties, "core", properties::core(properties)),
        own(PartKind::ExtendedProperties, "app", properties::app(pages)),
        own(PartKind::CustomProperties, "custom", properties::custom(properties, base)),
    ]
}

fn own(kind: PartKind, name: &str, mut root: Element) -> Part {
    mend::mend(&mut root);
    Part::xml(kind, name, &root)
}

fn parse(part: &[u8]) -> Result<Element, ExportError> {
    Element::parse(part).map_err(|error| failed(&error))
}

fn failed(error: &dyn std::error::Error) -> ExportError {
    ExportError::Format { format: "DOCX", reason: error.to_string() }
}
