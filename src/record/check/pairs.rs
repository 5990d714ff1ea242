//! A file that is nothing but `键: 值`, both the user's own words.

use std::sync::Arc;

use super::{entries::map, leaf};
use crate::{
    diagnostic::{Diagnostics, SourceFile},
    record::{Written, raw},
};

/// The entries of such a file, which messages call `what`; those that say nothing are left out.
pub fn read_pairs(
    file: &Arc<SourceFile>,
    what: &str,
    found: &mut Diagnostics,
) -> Vec<(Written, Written)> {
    let root = raw::read(file, 0..file.text.len(), found);
    let entries = root.as_ref().and_then(|it| map(it, what, found)).unwrap_or_default();
    let pair = |(key, value): &(raw::Key, raw::Node)| {
        let value = leaf::text(value, &key.text, &mut *found)?;
        Some((Written { text: key.text.clone(), place: key.place.clone() }, value))
    };
    entries.iter().filter_map(pair).collect()
}
