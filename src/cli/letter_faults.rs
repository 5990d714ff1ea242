//! What `huibao check` finds in a document of letters: all letters composed, nothing written.

use std::{collections::BTreeSet, sync::Arc};

use super::workers::on_all_cores;
use crate::{
    build::{Options, Prepared},
    diagnostic::{Diagnostics, SourceFile},
};

/// All that is wrong with the letters of the document that `file` holds, each thing once: what is
/// wrong with the document itself is found in every letter.
pub(super) fn letter_faults(prepared: &Prepared, file: &Arc<SourceFile>) -> Diagnostics {
    let (batch, mut found) = prepared.batch(file, Options::default());
    let Some(batch) = batch else { return found };
    let faults = on_all_cores(&batch.letters, |letter| batch.compose(letter).1, || ());
    let mut told = BTreeSet::new();
    for diagnostic in faults.iter().flat_map(Diagnostics::iter) {
        if told.insert(format!("{}{:?}", diagnostic.cause, diagnostic.place)) {
            found.extend([diagnostic.clone()]);
        }
    }
    found
}
