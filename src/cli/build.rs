//! `huibao build`: every document of a project as files, each whole or not at all.

use std::{fmt::Write as _, path::PathBuf, sync::Arc};

use clap::ValueEnum;

use super::{
    arguments::{Build, FileFormat},
    console,
    issued::{Issued, issued},
    status::Status,
    workshop,
};
use crate::{
    build::{Composed, FigureList, Options, Prepared, figure_sheet},
    diagnostic::{Diagnostic, SourceFile},
    document::{Letterhead, LetterheadPrinting},
    export::{Docx, Exporter, Pdf},
    project::{Project, read_result, write_together},
    record::FacePreference,
    style::{LineEndMarks, Typesetting},
};

/// Runs the command.
pub(super) fn run(arguments: &Build) -> Result<Status, Status> {
    let prepared = workshop::prepared(&arguments.folder).inspect_err(|_| {
        console::message("本次未生成文件，上次的结果未动。\n");
    })?;
    let chosen = workshop::chosen(&prepared.project, &arguments.only)?;
    let mut status = chosen.told();
    chosen.unreadable.iter().for_each(|it| left_alone(&it.stem));
    for file in chosen.documents {
        status = status.max(document(&prepared, file, arguments)?);
    }
    console::answer(&prepared.register.rules.summary().unwrap_or_default())?;
    Ok(status)
}

fn left_alone(name: &str) {
    console::message(&format!("《{name}》本次未生成文件，上次的结果未动。\n"));
}

fn document(
    prepared: &Prepared,
    file: &Arc<SourceFile>,
    arguments: &Build,
) -> Result<Status, Status> {
    match issued(prepared, file, arguments.out.as_deref()) {
        // A public copy may be made of what was issued, while the register still says the same.
        Some(Issued::Standing(standing)) if arguments.public && standing.is_sound() => {}
        Some(Issued::Standing(standing)) => {
            console::diagnostics(standing.doubts());
            console::answer(&standing.report())?;
            return Ok(Status::Fine);
        }
        Some(Issued::Gone(warning)) => console::diagnostics(&warning),
        None => {}
    }
    let (composed, found) =
        prepared.compose(file, Options { draft: arguments.draft, public: arguments.public });
    console::diagnostics(&found);
    let Some(composed) = composed else {
        left_alone(Project::stem(file));
        return Ok(Status::of(&found));
    };
    let list = prepared.project.output(arguments.out.as_deref(), &composed.name, "figures.json");
    if let Ok(list) = read_result(&list) {
        console::diagnostics(&composed.changes_since(&list));
    }
    let status = written(prepared, &composed, arguments)?;
    if status != Status::Fine {
        left_alone(&composed.name);
    }
    Ok(status)
}

/// Writes the files of a document, all made before the first is written, and reports them.
fn written(prepared: &Prepared, composed: &Composed, arguments: &Build) -> Result<Status, Status> {
    let files = match files(composed, arguments) {
        Ok(files) => files,
        Err(reason) => {
            console::fault(Diagnostic::error(reason));
            return Ok(Status::Unusable);
        }
    };
    let path = |extension: &str| {
        prepared.project.output(arguments.out.as_deref(), &composed.name, extension)
    };
    let files: Vec<(PathBuf, Vec<u8>)> =
        files.into_iter().map(|(extension, bytes)| (path(extension), bytes)).collect();
    if let Err(found) = write_together(&files) {
        console::diagnostics(&found);
        return Ok(Status::of(&found));
    }
    let mut report = format!("《{}》共{}页\n", composed.name, composed.laid.pages.pages.len());
    for (path, _) in &files {
        let _ = writeln!(report, "  写出  {}", path.display());
    }
    for format in FileFormat::value_variants() {
        let path = path(format.exporter().extension());
        if !arguments.proof && !wanted(&arguments.format, *format) && path.is_file() {
            let _ = writeln!(report, "  旧的  {}是上次生成的，本次没有更新", path.display());
        }
    }
    report.push_str(&remarks(composed));
    if wanted(&arguments.format, FileFormat::Docx) {
        report.push_str(&typesetting(prepared.register.typesetting));
    }
    if wanted(&arguments.format, FileFormat::Pdf) {
        report.push_str(&faces(composed, prepared.register.faces));
    }
    console::answer(&report)?;
    Ok(Status::Fine)
}

impl FileFormat {
    fn exporter(self) -> &'static dyn Exporter {
        match self {
            Self::Docx => &Docx,
            Self::Pdf => &Pdf,
        }
    }
}

fn wanted(formats: &[FileFormat], format: FileFormat) -> bool {
    formats.is_empty() || formats.contains(&format)
}

/// Extension and bytes of every file of a document; of a proof, of that alone.
fn files(composed: &Composed, arguments: &Build) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    if arguments.proof {
        let proof = composed.proof().map_err(|it| it.to_string())?;
        return Ok(vec![("校样.pdf", proof)]);
    }
    let mut files = Vec::new();
    for format in FileFormat::value_variants() {
        if wanted(&arguments.format, *format) {
            let exporter = format.exporter();
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

/// What a person should know of the document: what others print, adjusted shares, typed digits.
fn remarks(composed: &Composed) -> String {
    let mut text = String::new();
    if let Some(letterhead) = &composed.document.head.letterhead {
        text.push_str(left_to_others(letterhead));
    }
    for fitted in composed.fitted() {
        let _ = writeln!(text, "  版面  {fitted}");
    }
    for (figure, action) in composed.adjusted_shares() {
        let policy = figure.policy.unwrap_or_default();
        let _ = writeln!(text, "  凑整  “{}”按{policy}调整：{action}", figure.name);
    }
    text.push_str(&answers(composed));
    let typed = composed.unexplained_digits().len();
    if typed > 0 {
        let _ = writeln!(text, "  手填  正文里有{typed}处数字不是从台账数出来的，见核数单");
    }
    text
}

/// What of 排版 a DOCX cannot say, or not to every program.
fn typesetting(typesetting: Typesetting) -> String {
    let mut text = String::new();
    let asks_for_half = typesetting.line_end_marks == LineEndMarks::Half;
    if typesetting.compresses_marks() && asks_for_half != typesetting.closes_up_marks {
        text.push_str("  排版  Word压缩标点不分行末和连续的，个别行可能与PDF不同\n");
    }
    if typesetting.holds_together() {
        text.push_str(
            "  排版  不拆开的数字、文号，WPS和LibreOffice不一定照办，个别行可能与PDF不同\n",
        );
    }
    text
}

/// Which section answers which item of 审议意见, a line each.
fn answers(composed: &Composed) -> String {
    let Some(answers) = &composed.answers else { return String::new() };
    let (asked, given) = (answers.asked, answers.given.len());
    let all =
        if given == asked { "均有回应".to_owned() } else { format!("{given}条有回应") };
    let mut text = format!("  意见  审议意见{asked}条，{all}\n");
    for answer in &answers.given {
        let page = answer.page(&composed.laid).map(|it| format!("（第{it}页）"));
        let page = page.unwrap_or_default();
        let _ =
            writeln!(text, "        第{}条“{}”：{}{page}", answer.nth, answer.item, answer.section);
    }
    text
}

/// What of 版头 is not printed, because the paper has it or the office's system adds it.
fn left_to_others(letterhead: &Letterhead) -> &'static str {
    match letterhead.printing {
        LetterheadPrinting::Printed => "",
        LetterheadPrinting::Preprinted => {
            "  版头  用预印纸：发文机关标志和红线没有印，留出了位置\n"
        }
        LetterheadPrinting::Overlaid => {
            "  版头  由公文系统套红：发文机关标志、文号、签发人、份号、紧急程度和红线都没有印\n"
        }
    }
}

/// Which faces stand in for the official ones, a line each.
fn faces(composed: &Composed, preference: FacePreference) -> String {
    let mut text = String::new();
    if preference == FacePreference::Local {
        text.push_str("  字体  这一版还不能用本机字体，“本机优先”暂按内置字体排版\n");
    }
    for (at, face) in composed.laid.substitutions.iter().enumerate() {
        let label = if at == 0 { "字体  PDF中" } else { "           " };
        let _ = writeln!(text, "  {label}用{}代替{}", face.used, face.official);
    }
    text
}
