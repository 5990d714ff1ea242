//! `huibao verify`: whether a finished file is as it was generated, edited since, or out of date.

mod changed_words;
mod json;
mod projects;
mod report;
mod verdict;

use std::path::{Path, PathBuf};

use super::{
    arguments::{Style, Verify},
    console,
    status::Status,
};
use crate::{
    diagnostic::Diagnostic,
    project::{self, finished_files},
};
use projects::Projects;
use verdict::Verdict;

/// Runs the command.
pub(super) fn run(arguments: &Verify) -> Result<Status, Status> {
    let (files, given) = targets(&arguments.paths)?;
    let mut projects = Projects::new(given);
    let mut verdicts = Vec::new();
    let mut status = Status::Fine;
    for file in &files {
        match Verdict::of(file, &mut projects) {
            Ok(verdict) => {
                status = status.max(verdict.status());
                verdicts.push(verdict);
            }
            Err(fault) => {
                console::fault(fault);
                status = Status::Unusable;
            }
        }
    }
    match arguments.format {
        Style::Text => {
            let told: Vec<String> = verdicts.iter().map(report::told).collect();
            console::answer(&told.concat())?;
        }
        Style::Json => console::answer(&json::json(&verdicts))?,
    }
    Ok(status)
}

/// The files that are meant, and the project that is named: a folder that is one is the project, and its
/// results are meant where no file is named; of any other folder the files in it are meant.
fn targets(paths: &[PathBuf]) -> Result<(Vec<PathBuf>, Option<PathBuf>), Status> {
    let (projects, others): (Vec<&PathBuf>, Vec<&PathBuf>) =
        paths.iter().partition(|it| project::is_project(it));
    if let [_, second, ..] = projects.as_slice() {
        let cause = format!("写了两个项目文件夹，“{}”是第二个", second.display());
        console::fault(Diagnostic::error(cause).cure("一次只能对照一个项目，请分开核对"));
        return Err(Status::Unusable);
    }
    let given = projects.first().map(|it| (*it).clone());
    let out = |it: &PathBuf| match it.as_path() {
        here if here == Path::new(".") => project::OUT.into(),
        folder => folder.join(project::OUT),
    };
    let out: Option<PathBuf> = given.as_ref().map(out).filter(|_| others.is_empty());
    let mut files = Vec::new();
    for path in others.into_iter().chain(&out) {
        files.extend(finished(path).map_err(|fault| {
            console::fault(fault);
            Status::Unusable
        })?);
    }
    Ok((files, given))
}

fn finished(path: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    if path.is_dir() { finished_files(path) } else { Ok(vec![path.to_owned()]) }
}
