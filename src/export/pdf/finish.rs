//! The pass over printpdf's object tree that makes it a file for archives: what printpdf leaves out
//! is added, what it writes at random is replaced, what is empty is dropped.

use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::{
    ExportError, face::EmbeddedFaces, metadata, outline, place::PageTags, profile, refused, seal,
    structure,
};
use crate::{export::Manuscript, layout::Pages};

/// ISO 32000-1, table 123: a face with characters outside the Latin alphabet.
const SYMBOLIC: i64 = 4;
/// ISO 32000-1, table 30: how a page is turned when it is shown, in degrees.
const QUARTER_TO_THE_RIGHT: i64 = 90;

/// The finished file.
pub(super) fn finish(
    mut file: Document,
    tags: &[PageTags],
    manuscript: &Manuscript<'_>,
    faces: &EmbeddedFaces,
) -> Result<Vec<u8>, ExportError> {
    "1.7".clone_into(&mut file.version);
    let pages: Vec<ObjectId> = file.page_iter().collect();
    tidy_pages(&mut file, &pages)?;
    turn_pages(&mut file, &pages, &manuscript.laid.pages)?;
    describe_faces(&mut file, faces);
    describe_document(&mut file, manuscript, &pages)?;
    file.prune_objects();
    file.renumber_objects();
    // Only now: an element an object is more than lopdf's search for objects that nothing refers to,
    // which grows with their square, should see.
    let pages: Vec<ObjectId> = file.page_iter().collect();
    structure::add(&mut file, &manuscript.laid.pages, tags, &pages)?;
    compress(&mut file)?;
    save(file)
}

/// One resource dictionary for all pages, without what is empty in it, and no empty annotations.
fn tidy_pages(file: &mut Document, pages: &[ObjectId]) -> Result<(), ExportError> {
    let Some(&first) = pages.first() else { return Err(refused("没有页")) };
    let mut resources = file
        .get_dictionary(first)
        .and_then(|it| file.get_dict_in_dict(it, b"Resources"))
        .map_err(refused)?
        .clone();
    let empty: Vec<Vec<u8>> =
        resources.iter().filter(|(_, it)| is_empty(file, it)).map(|(key, _)| key.clone()).collect();
    for key in empty {
        resources.remove(&key);
    }
    let resources = file.add_object(resources);
    for &page in pages {
        let page = file.get_dictionary_mut(page).map_err(refused)?;
        page.set("Resources", resources);
        if page.get(b"Annots").and_then(Object::as_array).is_ok_and(Vec::is_empty) {
            page.remove(b"Annots");
        }
    }
    Ok(())
}

/// A landscape page is shown so that it can be read; printed, its head lies at the sheet's left edge
/// (GB/T 9704-2012, 8).
fn turn_pages(file: &mut Document, ids: &[ObjectId], pages: &Pages) -> Result<(), ExportError> {
    let turned = ids.iter().zip(&pages.pages).filter(|(_, it)| !it.orientation.is_portrait());
    for (&id, _) in turned {
        file.get_dictionary_mut(id).map_err(refused)?.set("Rotate", QUARTER_TO_THE_RIGHT);
    }
    Ok(())
}

fn is_empty(file: &Document, object: &Object) -> bool {
    file.dereference(object).and_then(|(_, it)| it.as_dict()).is_ok_and(Dictionary::is_empty)
}

/// What printpdf cannot know of a face without its own font engine.
fn describe_faces(file: &mut Document, faces: &EmbeddedFaces) {
    let descriptors = file
        .objects
        .values_mut()
        .filter_map(|it| it.as_dict_mut().ok())
        .filter(|it| it.has_type(b"FontDescriptor"));
    for descriptor in descriptors {
        let name = descriptor.get(b"FontName").and_then(Object::as_name).unwrap_or_default();
        if let Some(face) = faces.iter().find(|it| it.name().as_bytes() == name) {
            let cap_height = i64::from(face.cap_height);
            descriptor.set("CapHeight", cap_height);
            descriptor.set("Flags", SYMBOLIC);
        }
    }
}

/// The catalog, with all that hangs on it, and the information dictionary.
fn describe_document(
    file: &mut Document,
    manuscript: &Manuscript<'_>,
    pages: &[ObjectId],
) -> Result<(), ExportError> {
    let outline = outline::add(file, &manuscript.laid.pages, pages);
    let packet = file.add_object(metadata::packet(manuscript.properties));
    let profile = file.add_object(profile::stream());
    let information = file.add_object(metadata::information(manuscript.properties));
    file.trailer.set("Info", information);

    let catalog = file.catalog_mut().map_err(refused)?;
    catalog.set("Lang", Object::string_literal("zh-CN"));
    catalog.set("Metadata", packet);
    catalog.set("OutputIntents", vec![output_intent(profile).into()]);
    catalog.set(
        "PageLabels",
        dictionary! { "Nums" => page_labels(manuscript.laid.listed.unnumbered) },
    );
    catalog.set("ViewerPreferences", viewer_preferences());
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    Ok(())
}

/// The numbers that readers show are those that are printed; the pages before the text, which bear
/// none, are i, ii and so on (ISO 32000-1, 12.4.2).
fn page_labels(unnumbered: usize) -> Vec<Object> {
    let arabic = dictionary! { "S" => "D" };
    let Some(first) = i64::try_from(unnumbered).ok().filter(|it| *it > 0) else {
        return vec![0.into(), arabic.into()];
    };
    vec![0.into(), dictionary! { "S" => "r" }.into(), first.into(), arabic.into()]
}

fn output_intent(profile: ObjectId) -> Dictionary {
    let name = Object::string_literal("sRGB IEC61966-2.1");
    dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => name.clone(),
        "Info" => name,
        "DestOutputProfile" => profile,
    }
}

/// The window shows the document's title; a print keeps the standard's measures and uses both sides
/// (GB/T 9704-2012, 6.2).
fn viewer_preferences() -> Dictionary {
    dictionary! {
        "DisplayDocTitle" => true,
        "PrintScaling" => "None",
        "Duplex" => "DuplexFlipLongEdge",
    }
}

fn compress(file: &mut Document) -> Result<(), ExportError> {
    for object in file.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.allows_compression
            && !stream.dict.has(b"Filter")
        {
            deflate(stream).map_err(refused)?;
        }
    }
    Ok(())
}

fn deflate(stream: &mut Stream) -> std::io::Result<()> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(&stream.content)?;
    let deflated = encoder.finish()?;
    if deflated.len() < stream.content.len() {
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(deflated);
    }
    Ok(())
}

/// Writes the file and seals it.
fn save(mut file: Document) -> Result<Vec<u8>, ExportError> {
    file.trailer.set("ID", seal::blank());
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(refused)?;
    seal::sealed(bytes).ok_or_else(|| refused("缺少文件标识"))
}
