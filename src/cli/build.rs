//! `huibao build`: every document of a project as files, each whole or not at all.

use std::{fmt::Write as _, path::PathBuf, sync::Arc};

use super::{
    arguments::{Build, FileFormat},
    console,
    status::Status,
    workshop,
};
use crate::{
    build::{Composed, FigureList, Options, Prepared, figure_sheet},
    diagnostic::SourceFile,
    export::{Docx, Exporter, Pdf},
    project::{Project, write_together},
};

/// Runs the command.
pub(super) fn run(arguments: &Build) -> Result<Status, Status> {
    let prepared = workshop::prepared(&arguments.folder)?;
    let mut status = Status::Fine;
    for file in workshop::chosen(&prepared.project, &arguments.only)? {
        status = status.max(document(&prepared, file, arguments));
    }
    Ok(status)
}

fn document(prepared: &Prepared, file: &Arc<SourceFile>, arguments: &Build) -> Status {
    let name = Project::stem(file);
    let (composed, found) = prepared.compose(file, Options { draft: arguments.draft });
    console::diagnostics(&found);
    let Some(composed) = composed else {
        console::message(&untouched(name));
        return Status::Problems;
    };
    let Ok(files) = files(&composed, &arguments.format).inspect_err(|reason| {
        console::message(&format!("错误：{reason}\n{}", untouched(name)));
    }) else {
        return Status::Unusable;
    };
    let files: Vec<(PathBuf, Vec<u8>)> = files
        .into_iter()
        .map(|(extension, bytes)| {
            (prepared.project.output(arguments.out.as_deref(), name, extension), bytes)
        })
        .collect();
    if let Err(found) = write_together(files.iter().map(|(path, it)| (path.as_path(), &it[..]))) {
        console::diagnostics(&found);
        console::message(&untouched(name));
        return Status::Unusable;
    }
    console::answer(&report(&composed, &files));
    Status::Fine
}

fn untouched(name: &str) -> String {
    format!("《{name}》本次未生成文件，上次的结果未动。\n")
}

/// Extension and bytes of every file of a document, all made before the first is written.
fn files(
    composed: &Composed,
    formats: &[FileFormat],
) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    let exporters: [(&dyn Exporter, FileFormat); 2] =
        [(&Docx, FileFormat::Docx), (&Pdf, FileFormat::Pdf)];
    let mut files = Vec::new();
    for (exporter, format) in exporters {
        if formats.is_empty() || formats.contains(&format) {
            let bytes = composed.export(exporter).map_err(|it| it.to_string())?;
            files.push((exporter.extension(), bytes));
        }
    }
    let list = FigureList::of(composed).to_json().map_err(|it| it.to_string())?;
    files.push(("figures.json", list.into_bytes()));
    let sheet = figure_sheet(composed).map_err(|it| it.to_string())?;
    files.push(("核数单.xlsx", sheet));
    Ok(files)
}

fn report(composed: &Composed, files: &[(PathBuf, Vec<u8>)]) -> String {
    let mut report = format!("《{}》共{}页\n", composed.name, composed.laid.pages.pages.len());
    for (path, _) in files {
        let _ = writeln!(report, "  写出  {}", path.display());
    }
    report.push_str(&remarks(composed));
    report
}

/// What a person should know of the document: adjusted shares, typed digits, faces.
fn remarks(composed: &Composed) -> String {
    let mut text = String::new();
    for figure in composed.accountable_figures() {
        let printed = !composed.places(&figure.name).is_empty();
        for action in figure.adjusted.iter().filter(|_| printed) {
            let policy = figure.policy.unwrap_or_default();
            let _ = writeln!(text, "  凑整  “{}”按{policy}调整：{action}", figure.name);
        }
    }
    let typed = composed.unexplained_digits().len();
    if typed > 0 {
        let _ = writeln!(text, "  手填  正文里有{typed}处数字不是从台账数出来的，见核数单");
    }
    let faces: Vec<String> = composed
        .laid
        .substitutions
        .iter()
        .map(|it| format!("{}用{}", it.official, it.used))
        .collect();
    if !faces.is_empty() {
        let _ = writeln!(text, "  字体  PDF中以内置字体代替：{}", faces.join("，"));
    }
    text
}
