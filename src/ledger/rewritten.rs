//! The files of records as they would be with other values in them.

use std::sync::Arc;

use super::Records;
use crate::{
    diagnostic::{Diagnostics, SourceFile},
    record::revise,
};

/// All files of `before`, saying what `after` says, faults or not; only the bytes of changed values
/// differ.
///
/// # Errors
/// A way of writing that cannot be changed in place.
pub fn rewritten(before: &Records, after: &Records) -> Result<Vec<Arc<SourceFile>>, Diagnostics> {
    let files = before.files.iter().zip(&after.files).map(|(old, new)| {
        if old.said == new.said {
            return Ok(Arc::clone(&old.source));
        }
        let text = revise(&old.source, &new.said)?;
        Ok(SourceFile::new(old.source.name.as_str(), old.source.kind, text))
    });
    files.collect()
}
