//! `huibao build` of a document of letters: one file for each case on all cores, and a
//! reconciliation, so that no case is lost on the way.

use std::{
    fmt::Write as _,
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

/// Writes the letters, then what accounts for them, and reports both.
pub(super) fn run(run: &Run<'_>, batch: &Batch<'_>, copy: &Copy) -> Result<Status, Status> {
    let name = batch.folder();
    let list = run.output(&name, "对账.json");
    let before = read_result(&list).ok().and_then(|it| LetterTexts::read(&it)).unwrap_or_default();
    let work = Work { run, batch, copy, before };
    let bar = progress::bar(batch.name(), batch.letters.len());
    let outcomes = on_all_cores(&batch.letters, |letter| work.written(letter), || bar.inc(1));
    bar.finish_and_clear();
    outcomes.iter().filter_map(|it| it.stated.clone()).for_each(|it| run.agreement().take(it));
    told_once(&outcomes);
    let mut status = outcomes.iter().map(|it| it.status).max().unwrap_or(Status::Fine);
    let mut report = reconciled(batch, &outcomes, &work.folder());
    if !run.is_proof() {
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
        let now = LetterText::of(subject.case, &composed);
        if composed.stage == Stage::Issued && self.stands(&composed) {
            let then = self.before.of(&composed.name).cloned();
            let differences = then.as_ref().map(|it| it.differences(&now));
            let line = AccountLine::of(subject.case, &composed);
            outcome.result =
                LetterResult::Standing { line, then: then.unwrap_or(now), differences };
            return outcome;
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
    fn stands(&self, composed: &Composed) -> bool {
        ["docx", "pdf"].iter().any(|it| self.run.output(&composed.name, it).exists())
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
        if let Some(missed) = self.run.missed(composed) {
            return Err(missed);
        }
        let files = self.run.exported(composed, self.copy).map_err(Diagnostics::from)?;
        write_together(&files).map(|()| files.len())
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
                LetterResult::Failed(_) => {}
            }
        }
        let left_out = self.batch.left_out.iter();
        account.lines.extend(left_out.map(|it| AccountLine::without_file(it.case, &it.reason)));
        let (sheet, list) = to;
        let refused = |it: String| Diagnostics::from(Diagnostic::error(it));
        let of: &Properties = &self.batch.properties();
        let workbook = account.sheet(of).map_err(|it| refused(it.to_string()))?;
        let json = LetterTexts::new(texts).to_json().map_err(|it| refused(it.to_string()))?;
        write_together(&[(sheet.to_owned(), workbook), (list.to_owned(), json.into_bytes())])
    }
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
