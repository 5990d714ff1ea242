//! `huibao draft`: the drafted sections into the clerk's file, to be written on from there.

use super::{arguments::Draft, console, status::Status, workshop};
use crate::{diagnostic::Diagnostics, project::write_whole};

/// Runs the command.
pub(super) fn run(arguments: &Draft) -> Result<Status, Status> {
    let prepared = workshop::prepared(&arguments.folder)?;
    let only = [arguments.document.clone()];
    let documents = workshop::chosen(&prepared.project, &only)?;
    for file in documents {
        let (redrafted, found) = prepared.redraft(file);
        console::diagnostics(&found);
        let redrafted = redrafted.ok_or(Status::Problems)?;
        if redrafted.added.is_empty() {
            console::answer(&format!("{}的各节都已写好，没有改动。\n", file.name));
            continue;
        }
        let path = prepared.project.root.join(&file.name);
        write_whole(&path, redrafted.text.as_bytes()).map_err(|fault| {
            console::diagnostics(&Diagnostics::from(fault));
            Status::Unusable
        })?;
        let added = redrafted.added.join("\n  ");
        console::answer(&format!("已写入{}：\n  {added}\n原有文字没有改动。\n", file.name));
    }
    Ok(Status::Fine)
}
