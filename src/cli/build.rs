//! `huibao build`: every document of a project as files, each whole or not at all.

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use clap::ValueEnum;

use super::{
    arguments::{Build, FileFormat},
    console,
    copies::{Copy, copies},
    face_report::FaceReport,
    faces,
    issued::{Issued, Standing, issued},
    letters,
    redline::Redlining,
    renewal::Renewed,
    status::Status,
    workshop,
};
use crate::{
    build::{Agreement, Answer, Composed, FigureList, Prepared, Stated, figure_sheet},
    diagnostic::{Diagnostic, Diagnostics, SourceFile},
    document::{Letterhead, LetterheadPrinting},
    project::{Project, State, read_result, write_together},
    style::{LineEndMarks, Typesetting},
    typefaces::Folders,
};

/// Runs the command.
pub(super) fn run(arguments: &Build) -> Result<Status, Status> {
    if let Some(swapped) = faces::swapped(&arguments.folder, &arguments.fonts.font_dir) {
        console::fault(swapped);
        nothing_written();
        return Err(Status::Unusable);
    }
    let mut prepared = workshop::prepared(&arguments.folder).inspect_err(|_| nothing_written())?;
    let (folders, told) = faces::find(&mut prepared, &arguments.fonts.font_dir);
    console::diagnostics(&told);
    if told.has_errors() {
        nothing_written();
        return Err(Status::of(&told));
    }
    let chosen = workshop::chosen(&prepared.project, &arguments.only)?;
    let mut status = chosen.told();
    chosen.unreadable.iter().for_each(|it| left_alone(&it.stem));
    let redlining = Redlining::new(arguments, &prepared, &chosen).map_err(|found| {
        console::diagnostics(&found);
        nothing_written();
        Status::of(&found)
    })?;
    let run = Run {
        prepared: &prepared,
        arguments,
        folders,
        faces: Mutex::default(),
        agreement: Mutex::default(),
        state: State::of(&prepared.project.root),
        is_state_told: AtomicBool::default(),
        redlining,
    };
    run.state.sweep(&run.folder());
    for file in chosen.documents {
        status = status.max(run.document(file)?);
    }
    if let Some(note) = run.face_report().licence() {
        console::fault(note);
    }
    console::answer(&prepared.register.rules.summary().unwrap_or_default())?;
    Ok(status)
}

fn nothing_written() {
    console::message("本次未生成文件，上次的结果未动。\n");
}

/// Tells where the differences of an issued document are listed.
fn standing_sheet(standing: &Standing) -> Result<Status, Status> {
    match standing.write_sheet() {
        Ok(path) => {
            let told = path.map(|it| format!("  差异  {}\n", it.display()));
            console::answer(&told.unwrap_or_default())?;
            Ok(Status::Fine)
        }
        Err(found) => {
            console::diagnostics(&found);
            Ok(Status::of(&found))
        }
    }
}

fn left_alone(name: &str) {
    console::message(&format!("《{name}》本次未生成文件，上次的结果未动。\n"));
}

impl Copy {
    /// Whether it is for the public.
    pub(super) const fn is_public(&self) -> bool {
        self.options.public
    }
}

/// One run of the command.
pub(super) struct Run<'a> {
    pub(super) prepared: &'a Prepared,
    arguments: &'a Build,
    folders: Folders,
    faces: Mutex<FaceReport>,
    agreement: Mutex<Agreement>,
    /// How the documents were built last.
    pub(super) state: State,
    /// Whether it was told that the state cannot be kept.
    is_state_told: AtomicBool,
    /// How 花脸稿 are made, where they are asked for.
    pub(super) redlining: Option<Redlining>,
}

impl Run<'_> {
    fn document(&self, file: &Arc<SourceFile>) -> Result<Status, Status> {
        let mut status = Status::Fine;
        for copy in copies(self.prepared, self.arguments, file) {
            status = status.max(self.copy(file, &copy)?);
        }
        Ok(status)
    }

    fn copy(&self, file: &Arc<SourceFile>, copy: &Copy) -> Result<Status, Status> {
        let Self { prepared, arguments, .. } = *self;
        if prepared.is_each_case(file) {
            let (batch, found) = prepared.batch(file, copy.options);
            console::diagnostics(&found);
            let Some(batch) = batch else {
                left_alone(Project::stem(file));
                return Ok(Status::of(&found));
            };
            return letters::run(self, &batch, copy);
        }
        match issued(prepared, file, arguments.out.as_deref()) {
            // A public copy may be made of what was issued, while the register still says the same.
            Some(Issued::Standing(standing)) if copy.options.public && standing.is_sound() => {}
            Some(Issued::Standing(mut standing)) => {
                if let Some(stated) = standing.stated() {
                    console::diagnostics(&prepared.agree(stated, &mut self.agreement()));
                }
                console::diagnostics(standing.doubts());
                console::answer(&standing.report())?;
                if self.redlining.is_some() {
                    console::answer("  花脸稿  已印发的不再改动，没有花脸稿\n")?;
                }
                return standing_sheet(&standing);
            }
            Some(Issued::Gone(warning)) => console::diagnostics(&warning),
            None => {}
        }
        let (composed, found) = prepared.compose(file, copy.options);
        console::diagnostics(&found);
        let Some(composed) = composed else {
            left_alone(Project::stem(file));
            return Ok(Status::of(&found));
        };
        let stated = prepared.stated(file, &composed);
        let contradictions = self.contradictions(Project::stem(file), &composed, &stated);
        console::diagnostics(&contradictions);
        if contradictions.has_errors() {
            left_alone(&composed.name);
            return Ok(Status::Problems);
        }
        self.agreement().take(stated);
        if let Some(missed) = self.missed(&composed) {
            console::diagnostics(&missed);
            left_alone(&composed.name);
            return Ok(Status::Problems);
        }
        if let Ok(list) = read_result(&self.output(&composed.name, "figures.json")) {
            console::diagnostics(&composed.changes_since(&list));
        }
        let status = self.written(&composed, copy)?;
        if status != Status::Fine {
            left_alone(&composed.name);
            return Ok(status);
        }
        self.redlined(&composed, copy)
    }

    /// Where a document contradicts those of this run, or a public copy the document called `name` as
    /// it was built last.
    pub(super) fn contradictions(
        &self,
        name: &str,
        composed: &Composed,
        stated: &Stated,
    ) -> Diagnostics {
        let mut found = self.prepared.contradictions(stated, &self.agreement());
        if composed.withheld.is_some()
            && let Ok(list) = read_result(&self.output(name, "figures.json"))
        {
            found.append(self.prepared.agree_with_last(stated, (name, &list)));
        }
        found
    }

    /// What the documents of this run have stated so far; a thread that came to grief leaves it as it
    /// is.
    pub(super) fn agreement(&self) -> MutexGuard<'_, Agreement> {
        self.agreement.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The official faces that a document asks for and that were not found, where no others will do.
    pub(super) fn missed(&self, composed: &Composed) -> Option<Diagnostics> {
        let is_strict = self.arguments.fonts.strict_fonts;
        is_strict.then(|| self.face_report().missed(&composed.laid, &self.folders)).flatten()
    }

    /// What has been said so far of faces; a thread that came to grief leaves it as it is.
    fn face_report(&self) -> MutexGuard<'_, FaceReport> {
        self.faces.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Which faces set the document, as the report says it; nothing where no PDF is made.
    pub(super) fn faces_of(&self, composed: &Composed, copy: &Copy) -> String {
        if copy.formats.contains(&FileFormat::Pdf) {
            self.face_report().of(&composed.laid)
        } else {
            String::new()
        }
    }

    /// Writes a proof and nothing else.
    pub(super) fn proof(&self, composed: &Composed) -> Result<Renewed, Diagnostics> {
        let bytes = composed.proof().map_err(|it| Diagnostic::error(it.to_string()))?;
        let path = self.output(&composed.name, "校样.pdf");
        write_together(&[(path.clone(), bytes)])?;
        let told = Diagnostics::default();
        Ok(Renewed { written: vec![path], reasons: Vec::new(), told })
    }

    /// What the figures of a document are accounted for by: path and bytes.
    fn accounts(&self, composed: &Composed) -> Result<Vec<(PathBuf, Vec<u8>)>, Diagnostic> {
        let refused = |it: String| Diagnostic::error(it);
        let list = FigureList::of(composed).to_json().map_err(|it| refused(it.to_string()))?;
        let sheet = figure_sheet(composed).map_err(|it| refused(it.to_string()))?;
        let name = &composed.name;
        Ok(vec![
            (self.output(name, "figures.json"), list.into_bytes()),
            (self.output(name, "核数单.xlsx"), sheet),
        ])
    }

    /// Brings the files of a document up to date and reports them.
    fn written(&self, composed: &Composed, copy: &Copy) -> Result<Status, Status> {
        let formats = &copy.formats;
        let renewed = if copy.is_proof {
            self.proof(composed)
        } else {
            let accounts = self.accounts(composed).map_err(Diagnostics::from);
            accounts.and_then(|it| self.renewed(composed, copy, it))
        };
        let Renewed { written, reasons, told } = match renewed {
            Ok(renewed) => renewed,
            Err(found) => {
                console::diagnostics(&found);
                return Ok(Status::of(&found));
            }
        };
        console::diagnostics(&told);
        if written.is_empty() {
            console::answer(&format!("《{}》没有变化，未重新生成\n", composed.name))?;
            return Ok(Status::Fine);
        }
        console::written(&composed.name);
        let mut report = format!("《{}》共{}页\n", composed.name, composed.laid.pages.pages.len());
        if !reasons.is_empty() {
            let _ = writeln!(report, "  原因  {}", reasons.join("、"));
        }
        for path in &written {
            let _ = writeln!(report, "  写出  {}", path.display());
        }
        for format in FileFormat::value_variants() {
            let path = self.output(&composed.name, format.exporter().extension());
            if !self.arguments.proof && !formats.contains(format) && path.is_file() {
                let _ = writeln!(report, "  旧的  {}是上次生成的，本次没有更新", path.display());
            }
        }
        report.push_str(&remarks(composed));
        if formats.contains(&FileFormat::Docx) {
            report.push_str(&typesetting(self.prepared.register.typesetting));
        }
        report.push_str(&self.faces_of(composed, copy));
        console::answer(&report)?;
        Ok(Status::Fine)
    }

    /// Whether everything is made, whatever stands.
    pub(super) const fn is_forced(&self) -> bool {
        self.arguments.force
    }

    /// Says once why the project's state cannot be kept.
    pub(super) fn tell_of_state(&self, fault: Diagnostic) {
        if !self.is_state_told.swap(true, Ordering::Relaxed) {
            console::fault(fault);
        }
    }

    /// Whether only proofs are made.
    pub(super) const fn is_proof(&self) -> bool {
        self.arguments.proof
    }

    /// Where results go.
    fn folder(&self) -> PathBuf {
        let inside = self.output("x", "x");
        inside.parent().map(Path::to_owned).unwrap_or_default()
    }

    /// Where a result of that name goes.
    pub(super) fn output(&self, name: &str, extension: &str) -> PathBuf {
        self.prepared.project.output(self.arguments.out.as_deref(), name, extension)
    }
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
        let Answer { nth, item, section, is_drafted, .. } = answer;
        let drafted = if *is_drafted { "（模板起草）" } else { "" };
        let _ = writeln!(text, "        第{nth}条“{item}”：{section}{drafted}{page}");
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
