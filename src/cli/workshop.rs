//! What every command begins with: the project opened and checked, the documents chosen.

use std::{path::Path, sync::Arc};

use super::{console, status::Status};
use crate::{
    build::{self, Prepared},
    chinese::wording,
    diagnostic::SourceFile,
    project::Project,
};

/// The project in `folder`, opened; problems are printed.
pub(super) fn opened(folder: &Path) -> Result<Project, Status> {
    Project::open(folder).map_err(|found| {
        console::diagnostics(&found);
        Status::Unusable
    })
}

/// The project in `folder`, read and checked; problems are printed.
pub(super) fn prepared(folder: &Path) -> Result<Prepared, Status> {
    let (prepared, found) = build::prepare(opened(folder)?);
    console::diagnostics(&found);
    prepared.ok_or(Status::Problems)
}

/// The documents named in `only`, or all of them.
pub(super) fn chosen<'a>(
    project: &'a Project,
    only: &[String],
) -> Result<Vec<&'a Arc<SourceFile>>, Status> {
    let named = |name: &str| {
        let name = name.trim_end_matches(".md");
        project.documents.iter().find(|it| Project::stem(it) == name)
    };
    if only.is_empty() {
        return Ok(project.documents.iter().collect());
    }
    only.iter().map(|name| named(name).ok_or_else(|| unknown(project, name))).collect()
}

fn unknown(project: &Project, name: &str) -> Status {
    let names: Vec<&str> = project.documents.iter().map(|it| Project::stem(it)).collect();
    console::message(&format!(
        "错误：documents文件夹里没有“{name}”。现有文档：{}。\n",
        wording::enumerate(&names)
    ));
    Status::Unusable
}
