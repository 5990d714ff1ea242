//! `huibao draft`: the drafted sections into the clerk's file, to be written on from there.

use std::sync::Arc;

use super::{arguments::Draft, console, status::Status, workshop};
use crate::{
    build::Prepared,
    chinese::wording,
    diagnostic::{Diagnostic, Diagnostics, SourceFile},
    project::{Project, rewrite},
    record::Stage,
};

/// Runs the command.
pub(super) fn run(arguments: &Draft) -> Result<Status, Status> {
    let prepared = workshop::prepared(&arguments.folder)?;
    let (file, is_new) = document(&prepared, workshop::without_extension(&arguments.document))?;
    let (redrafted, found) = prepared.redraft(&file);
    console::diagnostics(&found);
    let Some(redrafted) = redrafted else {
        console::message(&format!("{}没有改动。\n", file.name));
        return Err(Status::of(&found));
    };
    if redrafted.added.is_empty() && !is_new {
        console::answer(&format!("{}的各节都已写好，没有改动。\n", file.name))?;
        return Ok(Status::Fine);
    }
    rewrite(&prepared.project.path(&file.name), &redrafted.text).map_err(|found| {
        console::diagnostics(&found);
        Status::of(&found)
    })?;
    let mut report = if is_new {
        format!("已新建{}，写入：\n", file.name)
    } else {
        format!("已写入{}：\n", file.name)
    };
    for heading in &redrafted.added {
        report.extend(["  ", heading, "\n"]);
    }
    report.push_str(if is_new {
        "截至日期取台账里最晚的一天，请核对文件开头的“截至”和“标题”。\n"
    } else {
        "原有文字没有改动。\n"
    });
    console::answer(&report)?;
    Ok(Status::Fine)
}

/// The document of that name, and whether it is a new one of the template of that name.
fn document(prepared: &Prepared, name: &str) -> Result<(Arc<SourceFile>, bool), Status> {
    let project = &prepared.project;
    if let Some(unreadable) = project.unreadable.iter().find(|it| it.stem == name) {
        console::diagnostics(&unreadable.faults);
        return Err(Status::of(&unreadable.faults));
    }
    if let Some(file) = project.documents.iter().find(|it| Project::stem(it) == name) {
        let (head, _) = prepared.head(file, None);
        if head.is_some_and(|it| it.stage == Stage::Issued) {
            let cause = format!("《{name}》已印发，没有改动");
            console::fault(
                Diagnostic::error(cause)
                    .in_file(file.name.as_str())
                    .cure("要另写一份，请复制它，换一个文件名，把“状态”改为讨论稿"),
            );
            return Err(Status::Problems);
        }
        return Ok((Arc::clone(file), false));
    }
    prepared.new_document(name).map(|file| (file, true)).ok_or_else(|| {
        let templates: Vec<&str> = prepared.templates().collect();
        let mut cure = format!("可以起草的有{}", wording::enumerate(&templates));
        if !project.documents.is_empty() {
            cure = format!("现有的文档：{}；{cure}", workshop::known(project));
        }
        let cause = format!("documents文件夹里没有“{name}”，也没有这个名称的模板");
        console::diagnostics(&Diagnostics::from(Diagnostic::error(cause).cure(cure)));
        Status::Unusable
    })
}
