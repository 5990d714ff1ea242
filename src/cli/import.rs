//! `huibao import`: a workbook as records, and what became of each of its rows.

use std::path::{Path, PathBuf};

use super::{arguments::Import, console, status::Status, update};
use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    ledger::{
        import::{COLUMNS, Choices, Imported, Request, file_name, import},
        sheet,
        update::is_ours,
    },
    project::{Project, read_returned, write_together},
    record::CaseKind,
};

/// Runs the command.
pub(super) fn run(arguments: &Import) -> Result<Status, Status> {
    let Some(workbook) = &arguments.workbook else { return update::run(arguments) };
    let told = |found: Diagnostics| {
        console::diagnostics(&found);
        Status::of(&found)
    };
    let project = Project::open_to_fill(&arguments.folder).map_err(told)?;
    let imported = read(workbook, arguments, &project).map_err(told)?;
    let files = to_write(&project, &imported).map_err(told)?;
    write_together(&files).map_err(told)?;
    answer(&project, &imported)
}

fn read(path: &Path, arguments: &Import, project: &Project) -> Result<Imported, Diagnostics> {
    let name = path.display().to_string();
    check_kind(arguments)?;
    let bytes = read_returned(path, sheet::FILE_LIMIT)?;
    let workbook = sheet::read(&name, &bytes)?;
    if is_ours(&workbook) {
        let cause = format!("{name}是由huibao export导出的，没有导入");
        let cure = format!("请用“huibao import --更新 {name}”，没有的案件会新增，有改动的会列出");
        return Err(Diagnostic::error(cause).in_file(name.as_str()).cure(cure).into());
    }
    let choices = match project.own_file(COLUMNS)? {
        Some(file) => Choices::read(&file)?,
        None => Choices::default(),
    };
    let stem = arguments.name.clone().unwrap_or_else(|| stem(path));
    import(Request {
        name: &name,
        workbook: &workbook,
        sheet: arguments.sheet.as_deref(),
        kind: arguments.kind.as_deref(),
        session: arguments.session.as_deref(),
        stem: &file_name(stem.trim_end_matches(".yaml")),
        choices: &choices,
        settings: &project.settings,
        records: &project.records,
    })
}

fn check_kind(arguments: &Import) -> Result<(), Diagnostic> {
    let names = CaseKind::ALL.map(CaseKind::chinese);
    match arguments.kind.as_deref() {
        Some(kind) if !names.contains(&kind) => {
            let cause = format!("“--类型”不能是“{kind}”");
            Err(Diagnostic::error(cause).cure(format!("可以写的有：{}", names.join("、"))))
        }
        _ => Ok(()),
    }
}

fn stem(workbook: &Path) -> String {
    workbook.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The files that are to be written; none of them may be there, but for the columns.
fn to_write(
    project: &Project,
    imported: &Imported,
) -> Result<Vec<(PathBuf, Vec<u8>)>, Diagnostics> {
    let mut found = Diagnostics::default();
    let mut files = Vec::new();
    for file in &imported.files {
        let path = project.path(&file.name);
        if path.exists() {
            found.push(
                Diagnostic::error(format!("{}已经有了，没有改动，也没有导入", file.name))
                    .in_file(file.name.as_str())
                    .cure("另存一份的，请加“--名称 别的名称”；要把表里的改动并入现有记录，请用“huibao import --更新”"),
            );
        }
        files.push((path, file.text.clone().into_bytes()));
    }
    if let Some(columns) = &imported.columns {
        files.push((project.path(COLUMNS), columns.clone().into_bytes()));
    }
    if found.has_errors() { Err(found) } else { Ok(files) }
}

fn answer(project: &Project, imported: &Imported) -> Result<Status, Status> {
    let report = &imported.report;
    let mut text = report.shown();
    if imported.columns.is_some() {
        text.extend(["各列的对应写在", COLUMNS, "里，认错了可以改，下次导入照改的办。\n"]);
    }
    if !imported.files.is_empty() {
        let root = project.root.display().to_string();
        let root = if root == "." { String::new() } else { format!(" {root}") };
        text.extend(["接着运行：huibao check", &root, "\n"]);
    }
    console::answer(&text)?;
    Ok(if report.has_problems() { Status::Problems } else { Status::Fine })
}
