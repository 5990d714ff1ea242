//! Faults in a draft shown where a person can mend them: in the project's own template that holds
//! the same characters, rather than in text that stands in no file.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, SourceFile, SourceKind};

/// `found` with each fault of drafted text at the only place of `templates` that reads the same;
/// where several do or none does, the drafted text is shown.
pub(super) fn retraced(found: &Diagnostics, templates: &[Arc<SourceFile>]) -> Diagnostics {
    let mut shown = Diagnostics::default();
    shown.extend(found.iter().map(|fault| match source(fault, templates) {
        Some(place) => fault.clone().at(&place),
        None => fault.clone(),
    }));
    shown
}

fn source(fault: &Diagnostic, templates: &[Arc<SourceFile>]) -> Option<Place> {
    let drafted = fault.place.as_ref().filter(|it| it.file.kind == SourceKind::Drafted)?;
    let words = Some(drafted.text()).filter(|it| !it.is_empty())?;
    let mut places = templates.iter().flat_map(|file| {
        let found = file.text.match_indices(words);
        found.map(move |(at, it)| Place::new(file, at..at.saturating_add(it.len())))
    });
    let only = places.next()?;
    places.next().is_none().then_some(only)
}
