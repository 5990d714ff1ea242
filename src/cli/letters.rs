//! `huibao build` of a document of letters: one file for each case on all cores, and a
//! reconciliation, so that no case is lost on the way.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::{Path, PathBuf},
};

use super::{
    build::{Copy, Run},
    console, progress,
    status::Status,
    workers::on_all_cores,
};
use crate::{
    build::{Batch, LeftOut, Letter},
    diagnostic::{Diagnostic, Diagnostics, Severity},
    project::write_together,
    record::Case,
};

/// What became of one letter.
struct Outcome<'a> {
    case: &'a Case,
    result: Result<Written, String>,
    found: Diagnostics,
    status: Status,
}

/// A letter that was written.
struct Written {
    pages: usize,
    files: usize,
    /// 手填: digits that no record explains.
    typed: usize,
    /// What is said of its faces.
    faces: String,
}

/// Writes the letters and reports them.
pub(super) fn run(run: &Run<'_>, batch: &Batch<'_>, copy: &Copy) -> Result<Status, Status> {
    let bar = progress::bar(batch.name(), batch.letters.len());
    let outcomes =
        on_all_cores(&batch.letters, |letter| written(run, batch, letter, copy), || bar.inc(1));
    bar.finish_and_clear();
    told_once(&outcomes);
    console::answer(&reconciled(batch, &outcomes, &folder(run, batch)))?;
    Ok(outcomes.iter().map(|it| it.status).max().unwrap_or(Status::Fine))
}

/// Where the files of the letters stand.
fn folder(run: &Run<'_>, batch: &Batch<'_>) -> PathBuf {
    let inside = run.output(&format!("{}/x", batch.name()), "x");
    inside.parent().map(Path::to_owned).unwrap_or_default()
}

/// One letter, composed and written whole or not at all.
fn written<'a>(run: &Run<'_>, batch: &Batch<'_>, letter: &Letter<'a>, copy: &Copy) -> Outcome<'a> {
    let case = letter.subject.case;
    let (composed, mut found) = batch.compose(letter);
    let Some(composed) = composed else {
        let status = Status::of(&found);
        let first = found.iter().find(|it| it.severity == Severity::Error);
        let reason = first.map(|it| it.cause.clone()).unwrap_or_default();
        return Outcome { case, result: Err(reason), found, status };
    };
    let missed = run.missed(&composed);
    let files = match missed {
        Some(missed) => Err(missed),
        None => run.exported(&composed, copy).map_err(Diagnostics::from),
    };
    let files = files.and_then(|files| write_together(&files).map(|()| files.len()));
    let (result, status) = match files {
        Ok(files) => {
            let faces = run.faces_of(&composed, copy);
            let typed = composed.unexplained_digits().len();
            (
                Ok(Written { pages: composed.laid.pages.pages.len(), files, typed, faces }),
                Status::Fine,
            )
        }
        Err(faults) => {
            let reason = faults.iter().next().map(|it| it.cause.clone()).unwrap_or_default();
            let status = Status::of(&faults);
            found.append(faults);
            (Err(reason), status)
        }
    };
    Outcome { case, result, found, status }
}

/// What was found, each thing once: what is wrong with the document itself is found in every letter.
fn told_once(outcomes: &[Outcome<'_>]) {
    let mut told: Vec<(&Diagnostic, usize)> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for diagnostic in outcomes.iter().flat_map(|it| it.found.iter()) {
        let key = format!("{:?}{}{:?}", diagnostic.severity, diagnostic.cause, diagnostic.place);
        let at = *known.entry(key).or_insert(told.len());
        match told.get_mut(at) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => told.push((diagnostic, 1)),
        }
    }
    let mut found = Diagnostics::default();
    found.extend(told.into_iter().map(|(it, count)| {
        let again = count.saturating_sub(1);
        let cause = match again {
            0 => it.cause.clone(),
            _ => format!("{}（另有{again}份同样）", it.cause),
        };
        Diagnostic { cause, ..it.clone() }
    }));
    console::diagnostics(&found);
}

/// Cases in = cases written + cases left out, each of these with its reason.
fn reconciled(batch: &Batch<'_>, outcomes: &[Outcome<'_>], folder: &Path) -> String {
    let key = |case: &Case| std::ptr::from_ref(case);
    let failed: BTreeMap<_, _> = outcomes
        .iter()
        .filter_map(|it| Some((key(it.case), (it.case, it.result.as_ref().err()?))))
        .collect();
    let asked: BTreeSet<_> = outcomes.iter().map(|it| key(it.case)).collect();
    let made: Vec<&Written> = outcomes.iter().filter_map(|it| it.result.as_ref().ok()).collect();
    let cases = asked.len().saturating_add(batch.left_out.len());
    let whole = asked.len().saturating_sub(failed.len());
    let pages: usize = made.iter().map(|it| it.pages).sum();
    let files: usize = made.iter().map(|it| it.files).sum();
    let mut text = format!("《{}》{}份，共{pages}页\n", batch.name(), made.len());
    if files > 0 {
        let _ = writeln!(text, "  写出  {}，{files}个文件", folder.display());
    }
    let _ = writeln!(
        text,
        "  对账  共{cases}件：生成{whole}件，未生成{}件",
        cases.saturating_sub(whole)
    );
    for (reason, named) in grouped(&batch.left_out) {
        let _ = writeln!(text, "        {}件{reason}：{named}", named.split('、').count());
    }
    for (case, reason) in failed.values() {
        let _ = writeln!(text, "        {}号：{reason}", case.number);
    }
    let typed: usize = made.iter().map(|it| it.typed).sum();
    if typed > 0 {
        let _ = writeln!(text, "  手填  正文里有{typed}处数字不是从台账数出来的");
    }
    let faces: BTreeSet<&String> = made.iter().map(|it| &it.faces).collect();
    text.extend(faces.into_iter().map(String::as_str));
    text
}

/// The cases that were left out by reason, in the order of their first.
fn grouped<'a>(left_out: &'a [LeftOut<'_>]) -> Vec<(&'a str, String)> {
    let mut groups: Vec<(&str, String)> = Vec::new();
    for LeftOut { case, reason } in left_out {
        match groups.iter_mut().find(|it| it.0 == reason) {
            Some((_, named)) => {
                named.push('、');
                named.push_str(&case.number);
            }
            None => groups.push((reason, case.number.clone())),
        }
    }
    groups
}
