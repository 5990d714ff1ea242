//! `huibao new --eject`: a built-in template and its pieces into the project, to be changed there.

use std::{fmt::Write as _, path::Path};

use super::{console, new, status::Status};
use crate::{
    chinese::{nearest::nearest, wording},
    diagnostic::Diagnostic,
    project::{Project, write_together},
    template::{built_in_pieces, built_in_templates, eject},
};

/// Copies the built-in `name` into the project in `folder`.
pub(super) fn run(folder: &Path, name: &str) -> Result<Status, Status> {
    Project::check(folder).map_err(|fault| {
        console::fault(fault);
        Status::Unusable
    })?;
    let name = without_suffix(name);
    let files = eject(name);
    if files.is_empty() {
        console::fault(unknown(name, true));
        return Err(Status::Unusable);
    }
    let is_there = |it: &str| folder.join(it).symlink_metadata().is_ok();
    if let Some((asked_for, _)) = files.first().filter(|it| is_there(&it.0)) {
        console::fault(
            Diagnostic::error(format!("项目里已经有{asked_for}，没有改动"))
                .cure("要重新取出，请先把它移出templates文件夹"),
        );
        return Err(Status::Unusable);
    }
    let (there, files): (Vec<_>, Vec<_>) = files.into_iter().partition(|it| is_there(&it.0));
    let written: Vec<_> =
        files.iter().map(|(name, text)| (folder.join(name), text.clone().into_bytes())).collect();
    write_together(&written).map_err(|found| {
        console::diagnostics(&found);
        Status::of(&found)
    })?;
    let mut report = format!("已取出内置模板“{name}”：\n");
    for (name, _) in &files {
        report.extend(["  ", name, "\n"]);
    }
    if !there.is_empty() {
        let names: Vec<&str> = there.iter().map(|it| it.0.as_str()).collect();
        let _ = writeln!(report, "项目里已经有的没有动：{}。", wording::enumerate(&names));
    }
    report.push_str(
        "同名的以项目里的为准。只改要改的，没有改的可以删去，仍用内置的；写法见docs/模板.md。\n",
    );
    let _ = writeln!(report, "改完运行：huibao build {}", new::typed(folder));
    console::answer(&report)?;
    Ok(Status::Fine)
}

/// A template's name as typed, perhaps with its folder or extension.
pub(super) fn without_suffix(name: &str) -> &str {
    let name = name.strip_prefix("templates/").unwrap_or(name);
    name.strip_suffix(".tera").unwrap_or(name)
}

/// That there is no built-in template of that name, with those that there are.
pub(super) fn unknown(name: &str, with_pieces: bool) -> Diagnostic {
    let templates: Vec<&str> = built_in_templates().collect();
    let mut all = templates.clone();
    let mut known = format!("内置的模板有{}", wording::enumerate(&templates));
    if with_pieces {
        let pieces: Vec<&str> = built_in_pieces().collect();
        known = format!("{known}；片段有{}", wording::enumerate(&pieces));
        all.extend(pieces);
    }
    let cure = match nearest(name, all) {
        Some(near) => format!("是否为“{near}”？{known}"),
        None => known,
    };
    Diagnostic::error(format!("没有名为“{name}”的内置模板")).cure(cure)
}
