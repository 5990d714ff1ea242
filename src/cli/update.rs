//! `huibao import --更新`: workbooks that went out come back. What they bring is shown; it is
//! written when `--写入` says so, whole or not at all.

use std::path::Path;

use super::{arguments::Import, console, status::Status};
use crate::{
    diagnostic::{Diagnostics, SourceFile, SourceKind},
    ledger::{
        Records, sheet,
        update::{Returned, Update, revised},
    },
    project::{Project, read_returned, rewrite_together, workbooks},
    record::{check, schema_line},
};

/// The file of the cases that come into a project without records.
const NEW: &str = "records/台账.yaml";

/// Runs the command.
pub(super) fn run(arguments: &Import) -> Result<Status, Status> {
    let mut project =
        Project::open_to_fill(&arguments.project).map_err(|it| console::refused(&it))?;
    if project.records.is_empty() {
        project.records.push(SourceFile::new(
            NEW,
            SourceKind::Records,
            format!("{}案件:\n", schema_line("records", 1)),
        ));
    }
    console::diagnostics(&project.warnings);
    let records = Records::read(&project.records).map_err(|it| console::refused(&it))?;
    let units = check(&project.settings, &project.records).0.map(|it| it.units);
    let update = Update::of(&records, &returned(arguments)?, &units.unwrap_or_default());
    console::answer(&update.report())?;
    let revised = revised(&project.settings, &records, &update).map_err(|found| {
        console::diagnostics(&found);
        console::message(&update.sources(&found));
        console::message("照上面改了，台账会出现这些错误，所以不能写入。请在Excel里改正后再来。\n");
        Status::of(&found)
    })?;
    let status = if update.has_problems() { Status::Problems } else { Status::Fine };
    if !update.changes_anything() {
        console::answer("没有要写入的。\n")?;
        return Ok(status);
    }
    if !arguments.write {
        console::answer("以上还没有写入。要写入，请加上--写入再运行一次。\n")?;
        return Ok(status);
    }
    let texts = revised.files.iter().map(|it| (project.path(&it.name), it.text.as_str()));
    rewrite_together(&texts.collect::<Vec<_>>()).map_err(|it| console::refused(&it))?;
    let names: Vec<&str> = revised.files.iter().map(|it| it.name.as_str()).collect();
    let cells = update.counts.cells;
    console::answer(&format!("已写入{}，共{cells}格；其余内容没有动。\n", names.join("、")))?;
    Ok(status)
}

/// The workbooks; all that cannot be read are told.
fn returned(arguments: &Import) -> Result<Vec<Returned>, Status> {
    let mut found = Diagnostics::default();
    let mut returned = Vec::new();
    let paths = workbooks(&arguments.update).map_err(|it| console::refused(&it))?;
    for path in paths {
        let name = name(&path);
        let bytes = read_returned(&path, sheet::FILE_LIMIT);
        match bytes.and_then(|bytes| sheet::read(&name, &bytes)) {
            Ok(workbook) => returned.push(Returned { name, workbook }),
            Err(fault) => found.push(fault),
        }
    }
    if found.has_errors() { Err(console::refused(&found)) } else { Ok(returned) }
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |it| it.to_string_lossy().into())
}
