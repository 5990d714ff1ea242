//! `huibao new`: a project that builds at once and reads as a lesson.

use super::{arguments::New, console, status::Status};
use crate::{diagnostic::Diagnostics, project::write_whole};

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
    let is_taken = folder.read_dir().map_or(folder.exists(), |mut it| it.next().is_some());
    if is_taken {
        console::message(&format!("错误：“{shown}”已经有内容，没有改动。请换一个名称。\n"));
        return Err(Status::Unusable);
    }
    for (name, text) in FILES {
        write_whole(&folder.join(name), text.as_bytes()).map_err(|fault| {
            console::diagnostics(&Diagnostics::from(fault));
            Status::Unusable
        })?;
    }
    console::answer(&format!(
        "已新建“{shown}”：\n  huibao.yaml        单位、批次、指标、往年数字、活动\n  records/2025.yaml  台账，一件一条\n  documents/汇报.md   文档，一行一段\n接着运行：huibao build {shown}\n"
    ));
    Ok(Status::Fine)
}
