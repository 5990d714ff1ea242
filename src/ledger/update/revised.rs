//! The files of records with what was taken over: only the bytes of changed values differ, and no
//! fault is in them that was not there before.

use std::{collections::BTreeMap, sync::Arc};

use super::Update;
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Severity, SourceFile},
    ledger::records::Records,
    record::{self, revise},
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
    let all = rewritten(before, update)?;
    let sources: Vec<Arc<SourceFile>> =
        before.files.iter().map(|it| Arc::clone(&it.source)).collect();
    let faults = new_faults(&record::check(settings, &sources).1, &record::check(settings, &all).1);
    let is_changed = |file: &Arc<SourceFile>| sources.iter().all(|it| !Arc::ptr_eq(it, file));
    let files = all.into_iter().filter(is_changed).collect();
    if faults.is_empty() { Ok(Revised { files }) } else { Err(faults) }
}

/// All files of `before` with everything that `update` takes over, faults or not.
///
/// # Errors
/// A way of writing that cannot be changed in place.
pub fn rewritten(before: &Records, update: &Update) -> Result<Vec<Arc<SourceFile>>, Diagnostics> {
    let files = before.files.iter().zip(&update.records.files).map(|(old, new)| {
        if old.said == new.said {
            return Ok(Arc::clone(&old.source));
        }
        let text = revise(&old.source, &new.said)?;
        Ok(SourceFile::new(old.source.name.as_str(), old.source.kind, text))
    });
    files.collect()
}

/// The errors that were not there before.
fn new_faults(before: &Diagnostics, after: &Diagnostics) -> Diagnostics {
    let is_error = |it: &&Diagnostic| it.severity == Severity::Error;
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for fault in before.iter().filter(is_error) {
        let count = known.entry(&fault.cause).or_default();
        *count = count.saturating_add(1);
    }
    let mut new = Diagnostics::default();
    for fault in after.iter().filter(is_error) {
        match known.get_mut(fault.cause.as_str()) {
            Some(count) if *count > 0 => *count = count.saturating_sub(1),
            _ => new.push(fault.clone()),
        }
    }
    new
}
