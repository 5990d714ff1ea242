//! The tree as JSON: what another program reads, and the main golden of the tests.

use std::ops::Range;

use serde::{Serialize, Serializer};

use super::{Document, FORMAT};
use crate::diagnostic::Place;

#[derive(Serialize)]
struct Versioned<'a> {
    format: u32,
    #[serde(flatten)]
    document: &'a Document,
}

/// The whole tree with its format number, keys in the order of the types' fields.
pub fn to_json(document: &Document) -> String {
    // Serialising fails only for maps whose keys are no strings, and there are no maps.
    serde_json::to_string_pretty(&Versioned { format: FORMAT, document }).unwrap_or_default()
}

/// An origin as the file's name and a range of bytes; nothing for what no person or program reads, which is
/// a fingerprint of what the tree says.
pub(super) fn place<S: Serializer>(place: &Place, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Origin<'a> {
        file: &'a str,
        from: usize,
        to: usize,
    }
    if !serializer.is_human_readable() {
        return serializer.serialize_unit();
    }
    let Range { start, end } = place.range;
    Origin { file: &place.file.name, from: start, to: end }.serialize(serializer)
}
