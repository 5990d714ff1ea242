//! 已印发: a document that was sent is never built again; where what it printed and the register
//! differ since, is told, and when it is not the document that was sent.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    build::{Comparison, Difference, Prepared, Stated, difference_sheet},
    diagnostic::{Diagnostic, Diagnostics, Severity, SourceFile},
    export::Properties,
    project::{Project, State, read_result, write_together},
    record::Stage,
    word::{Package, is_edited},
};

/// An issued document.
pub(super) enum Issued {
    /// What stands of it.
    Standing(Box<Standing>),
    /// Nothing stands of it, so that it is built: this is to be told.
    Gone(Diagnostics),
}

/// What stands of an issued document.
pub(super) struct Standing {
    name: String,
    /// Where its results stand.
    folder: String,
    /// Why they may not be what was sent, or cannot be held against the register.
    doubts: Diagnostics,
    /// What it is held against; `None` where its list cannot be read.
    comparison: Option<Comparison>,
    /// What a workbook about it says of itself.
    properties: Properties,
    /// What it prints that other documents may print too; `None` where its list cannot be read.
    stated: Option<Stated>,
}

/// What there is of `file` when it is issued, in the folder that the user chose or in the
/// project's own.
pub(super) fn issued(
    prepared: &Prepared,
    file: &Arc<SourceFile>,
    out: Option<&Path>,
) -> Option<Issued> {
    let (head, mut faults) = prepared.head(file, None);
    faults.follow(&prepared.register.rules);
    let head = head.filter(|it| it.stage == Stage::Issued && !faults.has_errors())?;
    let name = Project::stem(file).to_owned();
    let Some(folder) = prepared.project.built(out, &name) else {
        return Some(Issued::Gone(gone(&name, file).into()));
    };
    let path = folder.join(format!("{name}.figures.json"));
    let list = path.display().to_string();
    let text = read_result(&path);
    let stated = text.as_ref().ok().and_then(|text| {
        let document = format!("已印发的{}", file.name);
        prepared.stated_then(head.as_of, &document, (&list, text)).ok()
    });
    let comparison = text.and_then(|it| prepared.compare(&head, &list, &it));
    let folder = folder.display().to_string();
    let (doubt, comparison) = match comparison {
        Ok(it) => {
            let doubt = doubt(&name, &folder, &it).map(|it| it.in_file(file.name.as_str()));
            (doubt, Some(it))
        }
        Err(fault) => {
            let cure = "没有它，就无法核对印出的数字与现有台账是否一致";
            let fault = Diagnostic { severity: Severity::Warning, ..fault.cure(cure) };
            (Some(fault), None)
        }
    };
    let mut doubts = doubt.map(Diagnostics::from).unwrap_or_default();
    doubts.extend(altered(prepared, &name, Path::new(&folder)));
    let properties = Properties {
        title: format!("《{name}》印发后"),
        author: prepared.register.office.name.clone(),
        as_of: head.as_of,
        web: Vec::new(),
        provenance: None,
    };
    Some(Issued::Standing(Box::new(Standing {
        name,
        folder,
        doubts,
        comparison,
        properties,
        stated,
    })))
}

fn gone(name: &str, file: &SourceFile) -> Diagnostic {
    Diagnostic::warning(format!(
        "《{name}》的状态是已印发，但没有找到印发时生成的文件；按现有台账重新生成的，文字和数字都可能\
         与印发的不同"
    ))
    .in_file(file.name.as_str())
    .cure("请找出印发时归档的文件，放回out文件夹；找不到的，重新生成的只能参考，不能当作印发件")
}

/// Why what stands in `folder` may not be what was sent.
fn doubt(name: &str, folder: &str, comparison: &Comparison) -> Option<Diagnostic> {
    let is_fit = |stage: &str| [Stage::Final, Stage::Issued].iter().any(|it| it.chinese() == stage);
    let again = "请把“状态”改为正式稿，重新生成，核对后再改为已印发";
    if let Some(stage) = comparison.stage.as_deref().filter(|it| !is_fit(it)) {
        let cause = format!(
            "《{name}》的状态已改为已印发，但{folder}里的文件是按{stage}生成的，不是印发的那一份"
        );
        return Some(Diagnostic::warning(cause).cure(again));
    }
    comparison.rewritten.then(|| {
        let cause = format!(
            "《{name}》已印发，但{folder}里的文件生成以后，文档又改过，印出的不一定是文档现在的文字"
        );
        Diagnostic::warning(cause)
            .cure(format!("印发的是{folder}里的，请把文档改回去；印发的是文档现在的文字，{again}"))
    })
}

/// What is told of the DOCX in `folder` where somebody edited it after it was written.
fn altered(prepared: &Prepared, name: &str, folder: &Path) -> Option<Diagnostic> {
    let path = folder.join(format!("{name}.docx"));
    let state = State::of(&prepared.project.root);
    let written = |id: &str| Package::read(&state.written(name, id)?).ok();
    let is_edited = is_edited(&fs::read(&path).ok()?, written) == Some(true);
    let shown = path.display().to_string();
    let told = || {
        let cause = format!("《{name}》已印发，但{shown}生成以后有人改过，不是印发的那一份");
        let cure = format!("改了哪些，请运行“huibao verify {shown}”看；请换回印发时归档的文件");
        Diagnostic::warning(cause).in_file(shown.as_str()).cure(cure)
    };
    is_edited.then(told)
}

impl Standing {
    /// Whether it is what was sent and the register still says the same.
    pub(super) fn is_sound(&self) -> bool {
        self.doubts.is_empty() && self.differences().is_empty()
    }

    /// The differences from the register.
    fn differences(&self) -> &[Difference] {
        self.comparison.as_ref().map(|it| it.differences.as_slice()).unwrap_or_default()
    }

    /// Writes what differs into a workbook beside the issued files, which stay as they are; what it
    /// is called, where it is written or stands already. Nothing is written where nothing ever
    /// differed, and where it cannot be known what does.
    pub(super) fn write_sheet(&self) -> Result<Option<PathBuf>, Diagnostics> {
        let Some(comparison) = &self.comparison else { return Ok(None) };
        let path = Path::new(&self.folder).join(format!("{}.核数单（印发后）.xlsx", self.name));
        let there = fs::read(&path).ok();
        if comparison.differences.is_empty() && there.is_none() {
            return Ok(None);
        }
        let sheet = difference_sheet(&comparison.differences, &self.properties)
            .map_err(|it| Diagnostic::error(it.to_string()))?;
        if there.as_ref() != Some(&sheet) {
            write_together(&[(path.clone(), sheet)])?;
        }
        Ok(Some(path))
    }

    /// For the report of `build`.
    pub(super) fn report(&self) -> String {
        let Self { name, folder, doubts, .. } = self;
        let differences = self.differences();
        let mut text = format!("已印发的《{name}》不作改动（{folder}）");
        if !differences.is_empty() {
            let _ = writeln!(text, "，其中{}处数字与现有台账不一致：", differences.len());
            for line in differences {
                let _ = writeln!(text, "  {line}");
            }
        } else if doubts.is_empty() {
            text.push_str("，印出的数字与现有台账一致。\n");
        } else {
            text.push_str("。\n");
        }
        text
    }

    /// What it prints that other documents may print too; asked for once.
    pub(super) fn stated(&mut self) -> Option<Stated> {
        self.stated.take()
    }

    /// What to look at beside the report.
    pub(super) fn doubts(&self) -> &Diagnostics {
        &self.doubts
    }

    /// What to look at, for `check`.
    pub(super) fn warnings(self) -> Diagnostics {
        let differences: Vec<String> = self.differences().iter().map(ToString::to_string).collect();
        let mut found = self.doubts;
        if !differences.is_empty() {
            let cause = format!(
                "已印发的《{}》有{}处数字与现有台账不一致：{}",
                self.name,
                differences.len(),
                differences.join("；")
            );
            let cure = "已印发的不作改动；请核实台账是否改错";
            found.push(Diagnostic::warning(cause).in_file(self.folder).cure(cure));
        }
        found
    }
}
