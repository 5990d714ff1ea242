//! What every command begins with: the project opened and checked, the documents chosen.

use std::{path::Path, sync::Arc};

use super::{console, status::Status};
use crate::{
    build::{self, Prepared},
    chinese::wording,
    diagnostic::{Diagnostic, Diagnostics, Severity, SourceFile},
    project::{Project, Unreadable},
    record::{self, Readable, Register},
};

/// The project in `folder`, read and checked; problems are printed.
pub(super) fn prepared(folder: &Path) -> Result<Prepared, Status> {
    let project = Project::open(folder).map_err(|found| {
        console::diagnostics(&found);
        Status::of(&found)
    })?;
    let (prepared, found) = build::prepare(project);
    console::diagnostics(&found);
    if prepared.is_none() {
        console::message(&found.levels().summary().unwrap_or_default());
    }
    prepared.ok_or(Status::Problems)
}

/// What can be read of the register in `folder`, with the warnings of the folder; errors of single
/// records do not stop a command that only looks at it.
pub(super) fn readable(folder: &Path) -> Result<(Register, Standing), Status> {
    let project = Project::open(folder).map_err(|found| console::refused(&found))?;
    let Readable { register, unread, found: faults } =
        record::read_what_can_be(&project.settings, &project.records);
    let mut found = project.warnings;
    found.append(faults);
    let Some(register) = register else {
        console::diagnostics(&found);
        console::message(&found.levels().summary().unwrap_or_default());
        return Err(Status::Problems);
    };
    Ok((register, Standing { unread, found }))
}

/// What is wrong with a register that was read all the same.
pub(super) struct Standing {
    /// What of it could not be read.
    pub(super) unread: Vec<String>,
    found: Diagnostics,
}

/// More cases than this are not named one by one.
const MOST_NAMED: usize = 10;

impl Standing {
    /// How many errors there are.
    pub(super) fn errors(&self) -> usize {
        self.found.iter().filter(|it| it.severity == Severity::Error).count()
    }

    /// The cases and files that could not be read, in words.
    pub(super) fn unread_in_words(&self) -> String {
        let named: Vec<&str> = self.unread.iter().take(MOST_NAMED).map(String::as_str).collect();
        let count = self.unread.len();
        let more = if count > MOST_NAMED { format!("等{count}处") } else { String::new() };
        format!("{}{more}", named.join("、"))
    }

    /// Says it after the answer: where errors stand, how many; else the warnings.
    pub(super) fn told(&self, what_it_means: &str) -> Status {
        let errors = self.errors();
        if errors == 0 {
            console::diagnostics(&self.found);
            return Status::Fine;
        }
        let unread = self.unread_in_words();
        let left_out = if unread.is_empty() {
            String::new()
        } else {
            format!("；{unread}读不出，没有列入")
        };
        console::fault(
            Diagnostic::warning(format!("台账有{errors}处错误{left_out}，{what_it_means}"))
                .cure("请运行“huibao check”，改好再看"),
        );
        Status::Problems
    }
}

/// The documents that a command is about.
pub(super) struct Chosen<'a> {
    /// Those that can be read.
    pub(super) documents: Vec<&'a Arc<SourceFile>>,
    /// Those that cannot.
    pub(super) unreadable: Vec<&'a Unreadable>,
}

/// The documents named in `only`, or all of them.
pub(super) fn chosen<'a>(project: &'a Project, only: &[String]) -> Result<Chosen<'a>, Status> {
    let names: Vec<&str> = only.iter().map(|it| without_extension(it)).collect();
    for name in &names {
        if !stems(project).contains(name) {
            console::fault(unknown(project, name));
            return Err(Status::Unusable);
        }
    }
    if stems(project).is_empty() {
        console::fault(
            Diagnostic::error("documents文件夹里没有文档")
                .in_file("documents")
                .cure("请运行“huibao draft 汇报”新建一份"),
        );
        return Err(Status::Unusable);
    }
    let is_chosen = |stem: &str| names.is_empty() || names.contains(&stem);
    Ok(Chosen {
        documents: project.documents.iter().filter(|it| is_chosen(Project::stem(it))).collect(),
        unreadable: project.unreadable.iter().filter(|it| is_chosen(&it.stem)).collect(),
    })
}

impl Chosen<'_> {
    /// Says why some cannot be read; the status of that.
    pub(super) fn told(&self) -> Status {
        let told = self.unreadable.iter().map(|it| {
            console::diagnostics(&it.faults);
            Status::of(&it.faults)
        });
        told.max().unwrap_or(Status::Fine)
    }
}

/// A document's name as typed, perhaps with its extension or folder.
pub(super) fn without_extension(name: &str) -> &str {
    let name = name.strip_prefix("documents/").unwrap_or(name);
    name.strip_suffix(".md").unwrap_or(name)
}

/// Whether there is a document of that name.
pub(super) fn is_known(project: &Project, stem: &str) -> bool {
    stems(project).contains(&stem)
}

fn stems(project: &Project) -> Vec<&str> {
    let readable = project.documents.iter().map(|it| Project::stem(it));
    readable.chain(project.unreadable.iter().map(|it| it.stem.as_str())).collect()
}

fn unknown(project: &Project, name: &str) -> Diagnostic {
    Diagnostic::error(format!("documents文件夹里没有“{name}”"))
        .cure(format!("现有的文档：{}", known(project)))
}

/// The names of all documents, for messages.
pub(super) fn known(project: &Project) -> String {
    wording::enumerate(&stems(project))
}
