//! `huibao new`: a project that builds at once and reads as a lesson, or one that carries last
//! year's on.

use std::path::{Path, PathBuf};

use super::{arguments::New, carry, console, eject, schema, status::Status};
use crate::{
    build,
    diagnostic::{Diagnostic, Diagnostics, SourceFile, SourceKind},
    project::{Project, SETTINGS, write_together},
    record::OwnWords,
};

/// The first project's records and document: path below the folder, and text.
const RECORDS: (&str, &str) =
    ("records/2025.yaml", include_str!("../../samples/first-project/records/2025.yaml"));
const DOCUMENT: (&str, &str) =
    ("documents/汇报.md", include_str!("../../samples/first-project/documents/汇报.md"));
/// Its settings.
const FIRST_SETTINGS: &str = include_str!("../../samples/first-project/huibao.yaml");

/// Runs the command.
pub(super) fn run(arguments: &New) -> Result<Status, Status> {
    let folder = arguments.folder.as_deref().unwrap_or(Path::new("."));
    if let Some(template) = arguments.template.as_deref().filter(|_| arguments.eject) {
        return eject::run(folder, template);
    }
    let shown = folder.display();
    if let Some(what) = taken(folder) {
        console::fault(
            Diagnostic::error(format!("“{shown}”{what}，没有改动")).cure("请换一个名称"),
        );
        return Err(Status::Unusable);
    }
    if let Some(last_year) = &arguments.carry {
        return carry::run(folder, last_year, arguments.session.as_deref());
    }
    let document = match arguments.template.as_deref().map(eject::without_suffix) {
        None => owned(DOCUMENT),
        Some(template) => document_of(template).ok_or_else(|| {
            console::fault(eject::unknown(template, false));
            Status::Unusable
        })?,
    };
    let name = document.0.clone();
    let files = [(SETTINGS.to_owned(), FIRST_SETTINGS.to_owned()), owned(RECORDS), document];
    write(folder, files.into_iter().chain(schema::files(&OwnWords::default())))?;
    console::answer(&format!(
        "\
已新建“{shown}”：
  huibao.yaml        设置：单位、批次、指标、往年数字、活动
  records/2025.yaml  台账：一件建议一条
  {name}  文档：一行一段
接着运行：huibao build {}
",
        typed(folder)
    ))?;
    Ok(Status::Fine)
}

fn owned((name, text): (&str, &str)) -> (String, String) {
    (name.to_owned(), text.to_owned())
}

/// The document of the built-in `template` in a first project; `None` when there is no such template.
fn document_of(template: &str) -> Option<(String, String)> {
    let file = |(name, text), kind| SourceFile::new(name, kind, text);
    let project = Project {
        root: PathBuf::new(),
        settings: file((SETTINGS, FIRST_SETTINGS), SourceKind::Settings),
        records: vec![file(RECORDS, SourceKind::Records)],
        documents: Vec::new(),
        unreadable: Vec::new(),
        templates: Vec::new(),
        warnings: Diagnostics::default(),
    };
    let document = build::prepare(project).0?.new_document(template)?;
    Some((document.name.clone(), document.text.clone()))
}

/// Writes the files of a new project, by their names below its folder.
pub(super) fn write(
    folder: &Path,
    files: impl IntoIterator<Item = (String, String)>,
) -> Result<(), Status> {
    let files: Vec<(PathBuf, Vec<u8>)> =
        files.into_iter().map(|(name, text)| (folder.join(name), text.into_bytes())).collect();
    write_together(&files).map_err(|found| {
        console::diagnostics(&found);
        Status::of(&found)
    })
}

/// What stands at `folder` already.
fn taken(folder: &Path) -> Option<&'static str> {
    match folder.read_dir() {
        Ok(mut entries) => entries.next().map(|_| "已经有内容"),
        Err(_) if folder.exists() => Some("已经是一个文件"),
        Err(_) => None,
    }
}

/// The path as it is to be typed on a command line.
pub(super) fn typed(folder: &Path) -> String {
    let shown = folder.display().to_string();
    let is_plain = shown.chars().all(|it| it.is_alphanumeric() || "/\\:._-".contains(it));
    if is_plain { shown } else { format!("\"{shown}\"") }
}
