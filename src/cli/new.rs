//! `huibao new`: a project that builds at once and reads as a lesson, or one that carries last
//! year's on.

use std::path::{Path, PathBuf};

use super::{arguments::New, carry, console, schema, status::Status};
use crate::{diagnostic::Diagnostic, project::write_together, record::OwnWords};

/// The first project's files: path below the folder, and text.
const FILES: [(&str, &str); 3] = [
    ("huibao.yaml", include_str!("../../samples/first-project/huibao.yaml")),
    ("records/2025.yaml", include_str!("../../samples/first-project/records/2025.yaml")),
    ("documents/汇报.md", include_str!("../../samples/first-project/documents/汇报.md")),
];

/// Runs the command.
pub(super) fn run(arguments: &New) -> Result<Status, Status> {
    let folder = &arguments.folder;
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
    let files = FILES.map(|(name, text)| (name.to_owned(), text.to_owned()));
    write(folder, files.into_iter().chain(schema::files(&OwnWords::default())))?;
    console::answer(&format!(
        "\
已新建“{shown}”：
  huibao.yaml        设置：单位、批次、指标、往年数字、活动
  records/2025.yaml  台账：一件建议一条
  documents/汇报.md  文档：一行一段
接着运行：huibao build {}
",
        typed(folder)
    ))?;
    Ok(Status::Fine)
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
