//! 已印发: a document that was sent is never built again; where what it printed and the register
//! differ since, is told.

use std::{fmt::Write as _, path::Path, sync::Arc};

use crate::{
    build::Prepared,
    diagnostic::{Diagnostic, Diagnostics, Severity, SourceFile},
    project::{Project, read_result},
    record::{self, Stage},
};

/// What stands of an issued document.
pub(super) struct Standing {
    name: String,
    /// Where its results stand.
    folder: String,
    /// The differences, a line each; or why they cannot be known.
    differences: Result<Vec<String>, Diagnostics>,
}

/// What stands of `file` when it is issued and has been built, in the folder that the user chose
/// or in the project's own.
pub(super) fn standing(
    prepared: &Prepared,
    file: &Arc<SourceFile>,
    out: Option<&Path>,
) -> Option<Standing> {
    let (head, faults) = record::document_head(file);
    let head = head.filter(|it| it.stage == Stage::Issued && !faults.has_errors())?;
    let name = Project::stem(file).to_owned();
    let folder = prepared.project.built(out, &name)?;
    let path = folder.join(format!("{name}.figures.json"));
    let differences = read_result(&path)
        .and_then(|it| prepared.differences(&head, &path.display().to_string(), &it))
        .map(|it| it.iter().map(ToString::to_string).collect())
        .map_err(|fault| {
            let cure = "没有它，就无法核对印出的数字与现有台账是否一致";
            Diagnostic { severity: Severity::Warning, ..fault.cure(cure) }.into()
        });
    Some(Standing { name, folder: folder.display().to_string(), differences })
}

impl Standing {
    /// For the report of `build`.
    pub(super) fn report(&self) -> String {
        let Self { name, folder, differences } = self;
        let mut text = format!("已印发的《{name}》不作改动（{folder}）");
        match differences {
            Ok(lines) if lines.is_empty() => text.push_str("，印出的数字与现有台账一致。\n"),
            Ok(lines) => {
                let _ = writeln!(text, "，其中{}处数字与现有台账不一致：", lines.len());
                for line in lines {
                    text.extend(["  ", line, "\n"]);
                }
            }
            Err(_) => text.push_str("。\n"),
        }
        text
    }

    /// What to look at, for `check` and beside the report.
    pub(super) fn warnings(self) -> Diagnostics {
        match self.differences {
            Ok(lines) if lines.is_empty() => Diagnostics::default(),
            Ok(lines) => {
                let count = lines.len();
                let cause = format!(
                    "已印发的《{}》有{count}处数字与现有台账不一致：{}",
                    self.name,
                    lines.join("；")
                );
                let cure = "已印发的不作改动；请核实台账是否改错";
                Diagnostic::warning(cause).in_file(self.folder).cure(cure).into()
            }
            Err(faults) => faults,
        }
    }

    /// Why the differences cannot be known.
    pub(super) fn faults(&self) -> Option<&Diagnostics> {
        self.differences.as_ref().err()
    }
}
