//! A face read whole.

use std::{borrow::Cow, fs};

use skrifa::{FontRef, MetadataProvider, raw::types::NameId};

use super::{embedding::Embedding, shelf::Listed};
use crate::layout::Face;

/// A hanzi that every Chinese face has.
const HANZI: char = '的';

/// The face under the name that it was asked for by; `None` when it cannot be read or has no hanzi.
pub(super) fn opened(listed: &Listed, name: &str) -> Option<Face> {
    let face = read(listed, name)?;
    let font = FontRef::from_index(&face.data, face.index).ok()?;
    font.charmap().map(HANZI)?;
    Some(face)
}

/// The face as its file has it.
pub(super) fn read(listed: &Listed, name: &str) -> Option<Face> {
    Some(Face {
        name: name.to_owned(),
        postscript_name: postscript_name(listed),
        data: Cow::Owned(fs::read(&listed.path).ok()?),
        index: listed.index,
        only_whole: listed.embedding == Ok(Embedding::OnlyWhole),
        file: Some(listed.path.clone()),
    })
}

/// The name under which a PDF holds the face: letters, digits and hyphens (ISO 32000-1, 9.6.2.1).
fn postscript_name(listed: &Listed) -> String {
    let own = listed.names.iter().find(|it| it.id == NameId::POSTSCRIPT_NAME);
    let own = own.map(|it| it.text.as_str()).unwrap_or_default();
    let plain: String =
        own.chars().filter(|it| it.is_ascii_alphanumeric() || "-_".contains(*it)).collect();
    if plain.is_empty() { "Unnamed".to_owned() } else { plain }
}
