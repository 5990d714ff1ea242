//! `huibao check`: all problems of all files, nothing written.

use super::{
    arguments::{Check, Style},
    console,
    status::Status,
};
use crate::{
    build::{self, Options},
    diagnostic::{Diagnostics, Format, render},
    project::Project,
};

/// Runs the command.
pub(super) fn run(arguments: &Check) -> Result<Status, Status> {
    let found = match Project::open(&arguments.folder) {
        Ok(project) => all_problems(project),
        Err(found) => {
            report(&found, arguments.format);
            return Err(Status::Unusable);
        }
    };
    report(&found, arguments.format);
    Ok(if found.has_errors() { Status::Problems } else { Status::Fine })
}

fn all_problems(project: Project) -> Diagnostics {
    let (prepared, mut found) = build::prepare(project);
    if let Some(prepared) = prepared {
        for file in &prepared.project.documents {
            found.append(prepared.compose(file, Options::default()).1);
        }
    }
    found
}

fn report(found: &Diagnostics, style: Style) {
    match style {
        Style::Json => console::answer(&render(found, Format::Json)),
        Style::Text => {
            console::diagnostics(found);
            if found.is_empty() {
                console::answer("没有发现问题。\n");
            }
        }
    }
}
