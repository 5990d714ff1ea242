//! `huibao check`: all problems of all files, nothing written.

use super::{
    arguments::{Check, Style},
    console, explain, faces,
    issued::{Issued, issued},
    letter_faults::letter_faults,
    status::Status,
};
use crate::{
    build::{self, Agreement, Options},
    diagnostic::{Diagnostic, Diagnostics, Format, render},
    project::Project,
};

/// Runs the command.
pub(super) fn run(arguments: &Check) -> Result<Status, Status> {
    if let Some(rule) = &arguments.explain {
        return explain::run(rule);
    }
    let mut found = Project::open(&arguments.folder).map_or_else(|found| found, all_problems);
    let status = Status::of(&found);
    if arguments.format == Style::Json {
        let notes: Vec<Diagnostic> = found.levels().notes().collect();
        found.extend(notes);
        console::answer(&render(&found, Format::Json))?;
        return Ok(status);
    }
    if arguments.all {
        console::all_diagnostics(&found);
    } else {
        console::diagnostics(&found);
    }
    if found.is_empty() {
        console::answer("没有发现问题。\n")?;
    }
    console::answer(&found.levels().summary().unwrap_or_default())?;
    Ok(status)
}

fn all_problems(project: Project) -> Diagnostics {
    let (prepared, mut found) = build::prepare(project.clone());
    for document in project.unreadable {
        found.append(document.faults);
    }
    let Some(mut prepared) = prepared else { return found };
    found.append(faces::find(&mut prepared, &[]).1);
    let mut agreement = Agreement::default();
    for file in &prepared.project.documents {
        match issued(&prepared, file, None) {
            Some(Issued::Standing(mut standing)) => {
                if let Some(stated) = standing.stated() {
                    found.append(prepared.agree(stated, &mut agreement));
                }
                found.append(standing.warnings());
                continue;
            }
            Some(Issued::Gone(warning)) => found.append(warning),
            None => {}
        }
        if prepared.is_each_case(file) {
            found.append(letter_faults(&prepared, file));
            continue;
        }
        let (composed, faults) = prepared.compose(file, Options::default());
        found.append(faults);
        if let Some(composed) = composed {
            found.append(prepared.agree(prepared.stated(file, &composed), &mut agreement));
        }
    }
    found
}
