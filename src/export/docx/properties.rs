//! `docProps/`: what the file says of itself. Its dates are the document's 截至, never the clock's.

use crate::{
    document,
    export::{Properties, Provenance},
    word::Element,
};

/// `core.xml`: title, author, dates.
pub(super) fn core(properties: &Properties) -> Element {
    let date = properties.as_of.format("%Y-%m-%dT00:00:00Z");
    let time =
        |name: &str| Element::new(name).with("xsi:type", "dcterms:W3CDTF").text(&date.to_string());
    Element::new("cp:coreProperties")
        .with("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .holding([
            text("dc:title", &properties.title),
            text("dc:creator", &properties.author),
            text("cp:lastModifiedBy", &properties.author),
            time("dcterms:created"),
            time("dcterms:modified"),
            text("dc:language", "zh-CN"),
        ])
}

/// `app.xml`: the program and the number of pages, which Word shows before it has counted itself.
pub(super) fn app(pages: usize) -> Element {
    Element::new("Properties")
        .with("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
        .child(text("Pages", &pages.to_string()))
        .child(text("Application", "huibao"))
}

/// `custom.xml`: the number of huibao's format, so that a later version knows what it reads back; the id of
/// the base copy, which programs keep that drop the copy itself; and what the document was made of.
pub(super) fn custom(properties: &Properties, base: &str) -> Element {
    let said = [("format", text("vt:i4", &document::FORMAT.to_string())), ("base", words(base))];
    let provenance = properties.provenance.iter().flat_map(Provenance::entries);
    let provenance = provenance.map(|(name, value)| (name, words(value)));
    let properties = said.into_iter().chain(provenance).zip(FIRST_PROPERTY..);
    let properties = properties.map(|((name, value), id)| {
        Element::new("property")
            .with("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}")
            .with("pid", id)
            .with("name", format!("huibao.{name}"))
            .child(value)
    });
    Element::new("Properties")
        .with("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties")
        .with("xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes")
        .holding(properties)
}

/// The number of the first custom property: 0 and 1 are taken by the format.
const FIRST_PROPERTY: i32 = 2;

fn words(value: &str) -> Element {
    text("vt:lpwstr", value)
}

fn text(name: &str, text: &str) -> Element {
    Element::new(name).text(&super::text::printable(text))
}
