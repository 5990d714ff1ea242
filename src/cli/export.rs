//! `huibao export`: the 台账 as workbooks, whole or for each unit.

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
};

use super::{arguments::Export, console, status::Status};
use crate::{
    diagnostic::Diagnostic,
    ledger::{Records, export::Ledger},
    project::{OUT, Project, write_together},
    record::{self, Register},
};

/// Runs the command.
pub(super) fn run(arguments: &Export) -> Result<Status, Status> {
    let project = Project::open(&arguments.folder).map_err(|it| console::refused(&it))?;
    console::diagnostics(&project.warnings);
    let records = Records::read(&project.records).map_err(|it| console::refused(&it))?;
    let (register, found) = record::check(&project.settings, &project.records);
    if found.has_errors() {
        console::message("台账里还有错误，照样导出。要看是哪些，请运行“huibao check”。\n");
    }
    let out = arguments.out.as_deref();
    let (ledgers, paths) = if arguments.by_unit {
        let folder = out.map_or_else(|| project.path(OUT).join("按单位"), Path::to_owned);
        let ledgers = Ledger::by_unit(&records, register.as_ref());
        let paths = paths(&folder, &ledgers);
        (ledgers, paths)
    } else {
        let path = out.map_or_else(|| project.output(None, "台账", "xlsx"), with_extension);
        (vec![Ledger::whole(&records)], vec![path])
    };
    write(&ledgers, &paths, register.as_ref())?;
    tell(&ledgers, &paths)
}

fn write(ledgers: &[Ledger], paths: &[PathBuf], register: Option<&Register>) -> Result<(), Status> {
    let mut files = Vec::new();
    for (ledger, path) in ledgers.iter().zip(paths) {
        let bytes = ledger.workbook(register).map_err(|error| {
            let cause = format!("没有写成{}：{error}", path.display());
            console::fault(Diagnostic::error(cause).cure("请把这句话告诉维护人员"));
            Status::Unusable
        })?;
        files.push((path.clone(), bytes));
    }
    write_together(&files).map_err(|it| console::refused(&it))
}

fn tell(ledgers: &[Ledger], paths: &[PathBuf]) -> Result<Status, Status> {
    let mut report = String::new();
    for (ledger, path) in ledgers.iter().zip(paths) {
        let _ = writeln!(report, "{}：{}件", path.display(), ledger.cases);
    }
    let next = if ledgers.iter().any(|it| it.unit.is_some()) {
        "请发给各单位填有底色的格，收回后运行：huibao import --更新 收回的文件\n"
    } else {
        "在Excel里改好后运行：huibao import --更新 这个文件\n"
    };
    console::answer(&(report + next))?;
    Ok(Status::Fine)
}

fn with_extension(path: &Path) -> PathBuf {
    if path.extension().is_some() { path.to_owned() } else { path.with_extension("xlsx") }
}

/// A file a unit; what no file name can hold is left out of it.
fn paths(folder: &Path, ledgers: &[Ledger]) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for ledger in ledgers {
        let unit = ledger.unit.as_deref().unwrap_or_default();
        let kept = |it: &char| !it.is_control() && !"/\\:*?\"<>|".contains(*it);
        let name: String = unit.chars().filter(kept).take(80).collect();
        let mut path = folder.join(format!("{name}.xlsx"));
        let mut nth = 2_usize;
        while paths.contains(&path) {
            path = folder.join(format!("{name}（{nth}）.xlsx"));
            nth = nth.saturating_add(1);
        }
        paths.push(path);
    }
    paths
}
