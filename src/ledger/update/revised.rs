//! The files of records with what was taken over: only the bytes of changed values differ, and no
//! fault is in them that was not there before.

use std::sync::Arc;

use super::Update;
use crate::{
    diagnostic::{Diagnostics, SourceFile},
    ledger::{records::Records, rewritten},
    record,
};

/// The files that change.
#[derive(Clone, Debug)]
pub struct Revised {
    /// Each file that changes, with its new text; none when nothing does.
    pub files: Vec<Arc<SourceFile>>,
}

/// The files of `before` with everything that `update` takes over.
///
/// # Errors
/// The faults that the records would have and have not now; a way of writing that cannot be
/// changed in place.
pub fn revised(
    settings: &Arc<SourceFile>,
    before: &Records,
    update: &Update,
) -> Result<Revised, Diagnostics> {
    let all = rewritten(before, &update.records)?;
    let sources: Vec<Arc<SourceFile>> =
        before.files.iter().map(|it| Arc::clone(&it.source)).collect();
    let there = record::check(settings, &sources).1;
    let faults = record::check(settings, &all).1.errors().beyond(&there);
    let is_changed = |file: &Arc<SourceFile>| sources.iter().all(|it| !Arc::ptr_eq(it, file));
    let files = all.into_iter().filter(is_changed).collect();
    if faults.is_empty() { Ok(Revised { files }) } else { Err(faults) }
}
