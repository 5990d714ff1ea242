//! `huibao figures`: every figure with its formula and cases, and every digit that none explains.

use std::collections::BTreeMap;

use super::{
    arguments::{Figures, Style},
    console, faces,
    figure_table::table,
    status::Status,
    workshop,
};
use crate::build::{Composed, FigureList, Options};

/// Runs the command.
pub(super) fn run(arguments: &Figures) -> Result<Status, Status> {
    let mut prepared = workshop::prepared(&arguments.folder)?;
    // What there is to say of faces, a build says.
    let _ = faces::find(&mut prepared, &[]);
    let chosen = workshop::chosen(&prepared.project, &arguments.only)?;
    let mut status = chosen.told();
    let is_only = chosen.documents.len().saturating_add(chosen.unreadable.len()) == 1;
    let mut composed = Vec::new();
    for file in chosen.documents {
        let (document, found) = prepared.compose(file, Options::default());
        console::diagnostics(&found);
        status = status.max(Status::of(&found));
        composed.extend(document);
    }
    match arguments.format {
        Style::Text => {
            let tables: Vec<String> = composed.iter().map(table).collect();
            console::answer(&tables.join("\n"))?;
        }
        Style::Json => console::answer(&json(&composed, is_only))?,
    }
    Ok(status)
}

/// The one document that was asked for as its `figures.json`; several in an object by name.
fn json(composed: &[Composed], is_only: bool) -> String {
    if is_only {
        let list = composed.first().map(|it| FigureList::of(it).to_json().unwrap_or_default());
        return list.unwrap_or_default();
    }
    let all: BTreeMap<&str, FigureList<'_>> =
        composed.iter().map(|it| (it.name.as_str(), FigureList::of(it))).collect();
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
}
