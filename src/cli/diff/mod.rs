//! `huibao diff`: what the edit in the records does to the figures and sentences of every document;
//! nothing is written.

mod documents;
mod earlier;
mod html;
mod page;
mod report;
mod text;

use std::{path::PathBuf, sync::Arc};

use super::{
    arguments::{Diff, DiffFormat},
    console, faces,
    status::Status,
    workshop,
};
use crate::{
    build::{self, Prepared},
    diagnostic::{Diagnostic, Diagnostics, SourceFile},
    ledger::{Records, case_changes, supposed},
    project::{PastProject, Project, Sought, write_together},
};
use documents::Documents;
use earlier::Then;
use report::Report;

/// Runs the command.
pub(super) fn run(arguments: &Diff) -> Result<Status, Status> {
    let project = Project::open(&arguments.folder).map_err(|it| console::refused(&it))?;
    let (now, told) = as_it_is(project)?;
    let (earlier, now) = match (&arguments.against, arguments.suppositions.is_empty()) {
        (Some(against), true) => (Then::Project(Box::new(other(arguments, against)?)), now),
        (Some(against), false) => {
            let other = other(arguments, against)?;
            (Then::Project(Box::new(other)), supposing(&now, &told, arguments)?)
        }
        (None, true) => (Then::Built, now),
        (None, false) => {
            let then = supposing(&now, &told, arguments)?;
            (Then::Project(Box::new(Past { prepared: now, _folder: None })), then)
        }
    };
    let chosen = workshop::chosen(&now.project, &arguments.only)?;
    let status = chosen.told();
    let documents = Documents { now: &now, earlier: &earlier, draft: arguments.draft };
    let (told, found) = documents.changes(&chosen, arguments.only.is_empty())?;
    let report = Report {
        against: against(arguments),
        is_supposed: !arguments.suppositions.is_empty(),
        cases: earlier.project().and_then(|it| cases(it, &now.project)),
        files: earlier.project().map(|it| files(it, &now.project)).unwrap_or_default(),
        documents: told,
        ..Report::default()
    };
    answer(arguments, &report)?;
    Ok(status.max(found))
}

/// A project that is held against the one of now.
struct Past {
    prepared: Prepared,
    /// Keeps the folder of a revision as long as its pictures may be asked for.
    _folder: Option<PastProject>,
}

/// The project as its folder has it; what is wrong is told.
fn as_it_is(project: Project) -> Result<(Prepared, Diagnostics), Status> {
    let (prepared, found) = build::prepare(project);
    console::diagnostics(&found);
    let Some(mut prepared) = prepared else {
        console::message(&found.levels().summary().unwrap_or_default());
        return Err(Status::Problems);
    };
    // What there is to say of faces, a build says.
    let _ = faces::find(&mut prepared, &[]);
    Ok((prepared, found))
}

/// The project with what is supposed of its cases; `told` has been told of it as it is.
fn supposing(now: &Prepared, told: &Diagnostics, arguments: &Diff) -> Result<Prepared, Status> {
    let records = supposed(&now.project.records, &arguments.suppositions).map_err(|found| {
        console::diagnostics(&found);
        Status::Unusable
    })?;
    let (prepared, found) = build::prepare(Project { records, ..now.project.clone() });
    let new = found.beyond(told);
    if !new.is_empty() {
        console::message("假如这样改，台账会有下面的问题（文件没有改动，行号以改后的为准）：\n");
        console::diagnostics(&new);
    }
    let mut prepared = prepared.ok_or(Status::Problems)?;
    let _ = faces::find(&mut prepared, &[]);
    Ok(prepared)
}

/// The project in another folder, or at a revision of this one's history.
fn other(arguments: &Diff, against: &str) -> Result<Past, Status> {
    let path = PathBuf::from(against);
    let (path, folder) = if path.is_dir() {
        (path, None)
    } else {
        let past =
            PastProject::at(&arguments.folder, against, Sought::FOLDER).map_err(|fault| {
                console::fault(fault);
                Status::Unusable
            })?;
        (past.path().to_owned(), Some(past))
    };
    let shown = || console::message(&format!("用来比较的“{against}”里有下面的问题：\n"));
    let project = Project::open(&path).map_err(|found| {
        shown();
        console::refused(&found)
    })?;
    let (prepared, found) = build::prepare(project);
    let Some(mut prepared) = prepared else {
        shown();
        console::diagnostics(&found);
        return Err(Status::Problems);
    };
    let _ = faces::find(&mut prepared, &[]);
    Ok(Past { prepared, _folder: folder })
}

/// What is compared with what, in words.
fn against(arguments: &Diff) -> String {
    let supposed = match arguments.suppositions.as_slice() {
        [] => String::new(),
        all => format!("假如{}，", all.join("；")),
    };
    match &arguments.against {
        Some(it) => format!("{supposed}与“{it}”比较"),
        None if supposed.is_empty() => "与上次生成的比较".to_owned(),
        None => format!("{supposed}与现在的台账比较（文件没有改动）"),
    }
}

/// The cases that are written otherwise; `None` where a file cannot be read as a list of cases.
fn cases(then: &Past, now: &Project) -> Option<Vec<crate::ledger::CaseChange>> {
    let then = Records::read(&then.prepared.project.records).ok()?;
    Some(case_changes(&then, &Records::read(&now.records).ok()?))
}

/// The files, other than records, that are others than they were.
fn files(then: &Past, now: &Project) -> Vec<String> {
    let all = |it: &Project| -> Vec<Arc<SourceFile>> {
        let listed = it.documents.iter().chain(&it.templates);
        std::iter::once(&it.settings).chain(listed).map(Arc::clone).collect()
    };
    let (then, now) = (all(&then.prepared.project), all(now));
    let text = |files: &[Arc<SourceFile>], name: &str| {
        files.iter().find(|it| it.name == name).map(|it| it.text.clone())
    };
    let mut names: Vec<String> = then.iter().chain(&now).map(|it| it.name.clone()).collect();
    names.sort();
    names.dedup();
    names.retain(|it| text(&then, it) != text(&now, it));
    names
}

/// Prints the answer, or writes it to the file that was asked for.
fn answer(arguments: &Diff, report: &Report) -> Result<(), Status> {
    let is_to_file = arguments.out.is_some();
    let text = match arguments.format {
        DiffFormat::Text => text::text(report, !is_to_file && console::answers_in_colour()),
        DiffFormat::Json => report.to_json(),
        DiffFormat::Html => html::page(report),
    };
    let Some(path) = &arguments.out else { return console::answer(&text) };
    write_together(&[(path.clone(), text.into_bytes())]).map_err(|it| console::refused(&it))?;
    console::answer(&format!("写出  {}\n", path.display()))
}

/// A fault of one document, in the words of its siblings.
fn told(fault: Diagnostic) -> Status {
    let found = Diagnostics::from(fault);
    console::diagnostics(&found);
    Status::of(&found)
}
