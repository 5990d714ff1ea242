//! `huibao check`: all problems of all files, nothing written.

use super::{
    arguments::{Check, Style},
    console,
    issued::{Issued, issued},
    status::Status,
};
use crate::{
    build::{self, Options},
    diagnostic::{Diagnostics, Format, render},
    project::Project,
};

/// Runs the command.
pub(super) fn run(arguments: &Check) -> Result<Status, Status> {
    let found = Project::open(&arguments.folder).map_or_else(|found| found, all_problems);
    match arguments.format {
        Style::Json => console::answer(&render(&found, Format::Json))?,
        Style::Text => console::diagnostics(&found),
    }
    if found.is_empty() && arguments.format == Style::Text {
        console::answer("没有发现问题。\n")?;
    }
    Ok(Status::of(&found))
}

fn all_problems(project: Project) -> Diagnostics {
    let (prepared, mut found) = build::prepare(project.clone());
    for document in project.unreadable {
        found.append(document.faults);
    }
    let Some(prepared) = prepared else { return found };
    for file in &prepared.project.documents {
        match issued(&prepared, file, None) {
            Some(Issued::Standing(standing)) => {
                found.append(standing.warnings());
                continue;
            }
            Some(Issued::Gone(warning)) => found.append(warning),
            None => {}
        }
        found.append(prepared.compose(file, Options::default()).1);
    }
    found
}
