//! `huibao build` of a document of letters: one file for each case on all cores, and a
//! reconciliation, so that no case is lost on the way.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use super::{
    build::Run,
    console,
    copies::Copy,
    progress,
    reconciliation::{Outcome, Result as LetterResult, Written, reconciled, told_once},
    status::Status,
    workers::on_all_cores,
};
use crate::{
    build::{
        Account, AccountLine, Batch, Composed, Letter, LetterText, LetterTexts, Printed, Stated,
    },
    diagnostic::{Diagnostic, Diagnostics, Severity},
    export::Properties,
    project::{read_result, write_together},
    record::Stage,
};

/// More old letters than this are not named one by one.
const MOST_NAMED: usize = 10;

/// Writes the letters, then what accounts for them, and reports both.
pub(super) fn run(run: &Run<'_>, batch: &Batch<'_>, copy: &Copy) -> Result<Status, Status> {
    let name = batch.folder();
    let list = run.output(&name, "对账.json");
    let before = letters_before(&list);
    let work = Work { run, batch, copy, before };
    run.state.sweep(&work.folder());
    let bar = progress::bar(batch.name(), batch.letters.len());
    let outcomes = on_all_cores(&batch.letters, |letter| work.written(letter), || bar.inc(1));
    bar.finish_and_clear();
    outcomes.iter().filter_map(|it| it.stated.clone()).for_each(|it| run.agreement().take(it));
    told_once(&outcomes);
    let is_new = |it: &Outcome<'_>| matches!(&it.result, LetterResult::Written(it) if it.files > 0);
    if outcomes.iter().any(is_new) {
        console::written(batch.name());
    }
    let mut status = outcomes.iter().map(|it| it.status).max().unwrap_or(Status::Fine);
    let mut report = reconciled(batch, &outcomes, &work.folder());
    report.push_str(&run.told_of_letters());
    if !run.is_proof() {
        report.push_str(&work.left_behind(&outcomes));
        let sheet = run.output(&name, "对账单.xlsx");
        match work.account(&outcomes, (&sheet, &list)) {
            Ok(()) => {
                let _ = writeln!(report, "  对账单  {}", sheet.display());
            }
            Err(found) => {
                console::diagnostics(&found);
                status = status.max(Status::of(&found));
            }
        }
    }
    console::answer(&report)?;
    Ok(status)
}

/// What is done for each letter.
struct Work<'a> {
    run: &'a Run<'a>,
    batch: &'a Batch<'a>,
    copy: &'a Copy,
    /// What the letters said when they were written last.
    before: LetterTexts,
}

impl Work<'_> {
    /// Where the files of the letters stand.
    fn folder(&self) -> PathBuf {
        let inside = self.run.output(&format!("{}/x", self.batch.folder()), "x");
        inside.parent().map(Path::to_owned).unwrap_or_default()
    }

    /// One letter, composed and written whole or not at all.
    fn written<'a>(&self, letter: &Letter<'a>) -> Outcome<'a> {
        let subject = letter.subject;
        let (composed, found) = self.batch.compose(letter);
        let Some(composed) = composed else {
            let status = Status::of(&found);
            let first = found.iter().find(|it| it.severity == Severity::Error);
            let reason = first.map(|it| it.cause.clone()).unwrap_or_default();
            let result = LetterResult::Failed(reason);
            return Outcome { stated: None, subject, result, found, status };
        };
        let mut outcome = Outcome {
            stated: None,
            subject,
            result: LetterResult::Failed(String::new()),
            found,
            status: Status::Fine,
        };
        let now = LetterText::of(subject, &composed);
        let then = self.before.of(&now).filter(|it| it.is_signed()).cloned();
        let called = then.as_ref().map_or(&composed.name, |it| &it.name);
        let is_issued = composed.stage == Stage::Issued;
        if is_issued && self.stands(called) {
            let differences = then.as_ref().map(|it| it.differences(&now));
            let line =
                AccountLine { file: called.clone(), ..AccountLine::of(subject.case, &composed) };
            outcome.result =
                LetterResult::Standing { line, then: then.unwrap_or(now), differences };
            return outcome;
        }
        if let Some(gone) = then.as_ref().filter(|_| is_issued) {
            outcome.found.push(self.gone(gone));
        }
        let stated = self.batch.stated(&composed);
        match self.files(&composed, &stated, &mut outcome.found) {
            Ok(files) => {
                outcome.stated = Some(stated);
                outcome.result = LetterResult::Written(Written {
                    line: AccountLine::of(subject.case, &composed),
                    files,
                    digits: digits(&composed),
                    faces: self.run.faces_of(&composed, self.copy),
                    text: now,
                });
            }
            Err(faults) => {
                let reason = faults.iter().next().map(|it| it.cause.clone()).unwrap_or_default();
                outcome.result = LetterResult::Failed(reason);
                outcome.status = Status::of(&faults);
                outcome.found.append(faults);
            }
        }
        outcome
    }

    /// Whether a letter of that name was written before.
    fn stands(&self, name: &str) -> bool {
        ["docx", "pdf"].iter().any(|it| self.run.output(name, it).exists())
    }

    /// The letters in the folder that are not of this run: under an old title, or of another 稿次.
    fn left_behind(&self, outcomes: &[Outcome<'_>]) -> String {
        let made: BTreeSet<String> = outcomes
            .iter()
            .filter_map(|it| {
                it.result.line(it.subject.case).file.rsplit('/').next().map(str::to_owned)
            })
            .collect();
        let there = fs::read_dir(self.folder()).into_iter().flatten().flatten();
        let stem = |it: fs::DirEntry| {
            let name = it.file_name().into_string().ok()?;
            let (stem, extension) = name.rsplit_once('.')?;
            let stem = stem.strip_suffix(".花脸稿").unwrap_or(stem);
            let is_letter = ["docx", "pdf", "html"].contains(&extension);
            (is_letter && !stem.starts_with(['.', '~'])).then(|| stem.to_owned())
        };
        let there: BTreeSet<String> = there.filter_map(stem).collect();
        let old: Vec<&str> = there.difference(&made).map(String::as_str).collect();
        if old.is_empty() {
            return String::new();
        }
        let some = old.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join("、");
        let more = if old.len() > MOST_NAMED { "等" } else { "" };
        format!("  旧的  {}份不是这次生成的，请核对后移走：{some}{more}\n", old.len())
    }

    /// What is told where the files of an issued letter are not there.
    fn gone(&self, letter: &LetterText) -> Diagnostic {
        let LetterText { number, name, .. } = letter;
        let cause = format!(
            "{number}号的函已印发，但没有找到印发时生成的文件（{name}）；按现有台账重新生成的，文字可能与印发的不同"
        );
        let cure =
            "请找出印发时归档的文件，放回out文件夹；找不到的，重新生成的只能参考，不能当作印发件";
        Diagnostic::warning(cause).in_file(self.batch.file_name()).cure(cure)
    }

    /// Writes the files of a letter; how many.
    ///
    /// Letters are held against documents, not against each other: they speak of other cases in the
    /// words of other units, and count nothing but what all of them share.
    fn files(
        &self,
        composed: &Composed,
        stated: &Stated,
        found: &mut Diagnostics,
    ) -> Result<usize, Diagnostics> {
        let contradictions = self.run.contradictions(self.batch.name(), composed, stated);
        if contradictions.has_errors() {
            return Err(contradictions);
        }
        found.append(contradictions);
        if let Some(mut missed) = self.run.missed(composed) {
            if missed.is_empty() {
                // Which faces they are was told with another letter.
                missed.push(Diagnostic::error("缺公文字体，没有生成"));
            }
            return Err(missed);
        }
        let renewed = if self.copy.is_proof {
            self.run.proof(composed)?
        } else {
            self.run.renewed(composed, self.copy, Vec::new())?
        };
        found.append(renewed.told);
        self.run.redlined_letter(composed, self.copy)?;
        Ok(renewed.written.len())
    }

    /// Writes the workbook and the list that account for the letters.
    fn account(&self, outcomes: &[Outcome<'_>], to: (&Path, &Path)) -> Result<(), Diagnostics> {
        let mut account = Account::default();
        let mut texts = Vec::new();
        for outcome in outcomes {
            let addressee = outcome.subject.addressee.map(|it| it.name.clone()).unwrap_or_default();
            let line = outcome.result.line(outcome.subject.case);
            account.lines.push(AccountLine { addressee, ..line });
            match &outcome.result {
                LetterResult::Written(written) => {
                    account.digits.extend(written.digits.iter().cloned());
                    texts.push(written.text.clone());
                }
                LetterResult::Standing { then, differences, .. } => {
                    account.differences.extend(differences.iter().flatten().cloned());
                    texts.push(then.clone());
                }
                LetterResult::Failed(_) => {
                    let case = outcome.subject.case;
                    let is_of = |it: &&LetterText| {
                        it.number == case.number && it.kind == case.kind.chinese()
                    };
                    texts.extend(self.before.letters.iter().filter(is_of).cloned());
                }
            }
        }
        let is_public = self.copy.is_public();
        account.lines.extend(self.batch.left_out.iter().map(|it| {
            let line = AccountLine::without_file(it.case, &it.reason);
            if is_public { line.unnamed() } else { line }
        }));
        // What was signed and is no longer asked for is not forgotten.
        let known: Vec<LetterText> = texts.clone();
        let orphaned = self.before.letters.iter().filter(|it| it.is_signed() && !is_public);
        texts.extend(
            orphaned.filter(|it| !known.iter().any(|known| known.is_letter_of(it))).cloned(),
        );
        let (sheet, list) = to;
        let refused = |it: String| Diagnostics::from(Diagnostic::error(it));
        let of: &Properties = &self.batch.properties();
        let workbook = account.sheet(of).map_err(|it| refused(it.to_string()))?;
        let json = LetterTexts::new(texts).to_json().map_err(|it| refused(it.to_string()))?;
        write_together(&[(sheet.to_owned(), workbook), (list.to_owned(), json.into_bytes())])
    }
}

/// What the letters said when they were written last; a list that cannot be read is told.
pub(super) fn letters_before(list: &Path) -> LetterTexts {
    let Ok(text) = read_result(list) else { return LetterTexts::default() };
    LetterTexts::read(&text).unwrap_or_else(|| {
        let name = list.display().to_string();
        let cause =
            format!("{name}已经损坏，读不了：不知道各份函原来的文字，已印发的没法与台账核对");
        let fault = Diagnostic::warning(cause).in_file(name);
        console::fault(fault.cure("请找出归档的这个文件，放回来再运行一次"));
        LetterTexts::default()
    })
}

/// 手填数字 of a letter: its file, the sentence and the digits.
fn digits(composed: &Composed) -> Vec<[String; 3]> {
    let unexplained = composed.unexplained_digits();
    let row = |it: &&crate::build::Mention| match &it.printed {
        Printed::Digits { text, .. } => {
            Some([composed.name.clone(), it.sentence.to_string(), text.clone()])
        }
        _ => None,
    };
    unexplained.iter().filter_map(row).collect()
}
