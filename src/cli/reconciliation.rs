//! What a run over the letters of a document says at its end: cases in = cases written + cases left
//! out, each of these with its reason; and each problem once.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::Path,
};

use super::{console, status::Status};
use crate::{
    build::{AccountLine, Batch, LetterText, Stated},
    diagnostic::{Diagnostic, Diagnostics},
    record::{Case, Subject},
};

/// What became of one letter.
pub(super) struct Outcome<'a> {
    /// What it is about.
    pub(super) subject: Subject<'a>,
    /// What it states, where it was written.
    pub(super) stated: Option<Stated>,
    pub(super) result: Result,
    pub(super) found: Diagnostics,
    pub(super) status: Status,
}

/// The end of one letter.
pub(super) enum Result {
    /// Its files were written.
    Written(Written),
    /// It was issued, and its files were left as they are.
    Standing {
        /// What accounts for it.
        line: AccountLine,
        /// What it said when it was written.
        then: LetterText,
        /// Where it would be another now: file, then, now; `None` where it is not known what it said.
        differences: Option<Vec<[String; 3]>>,
    },
    /// Nothing was written, and why.
    Failed(String),
}

/// A letter that was written.
pub(super) struct Written {
    /// What accounts for it.
    pub(super) line: AccountLine,
    /// How many files were written; none where the letter had not changed.
    pub(super) files: usize,
    /// 手填数字: file, sentence, digits.
    pub(super) digits: Vec<[String; 3]>,
    /// What is said of its faces.
    pub(super) faces: String,
    /// What it says.
    pub(super) text: LetterText,
}

impl Result {
    /// What accounts for the letter about `case`.
    pub(super) fn line(&self, case: &Case) -> AccountLine {
        match self {
            Self::Written(it) => it.line.clone(),
            Self::Standing { line, differences, .. } => {
                let told = match differences.as_deref() {
                    Some([]) => "已印发，未改动",
                    Some(_) => "已印发，未改动；按现有台账会有不同，见“印发后的差异”",
                    None => "已印发，未改动；不知道印发时的文字，没有与台账核对",
                };
                AccountLine { outcome: told.to_owned(), ..line.clone() }
            }
            Self::Failed(reason) => AccountLine::without_file(case, reason),
        }
    }
}

/// More cases than this are not named one by one; the workbook has all of them.
const MOST_NAMED: usize = 10;

/// Says each problem once: what is wrong with the document is found in every letter, and the same is
/// often missing in many records.
pub(super) fn told_once(outcomes: &[Outcome<'_>]) {
    let mut told: Vec<(&Diagnostic, Vec<&str>)> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for outcome in outcomes {
        let number = outcome.subject.case.number.as_str();
        for diagnostic in outcome.found.iter() {
            let cause = diagnostic.cause.replace(&format!("{number}号"), "");
            let cure = diagnostic.cure.as_deref().map(|it| it.replace(&format!("{number}号"), ""));
            let key = format!("{:?}{cause}{cure:?}{:?}", diagnostic.severity, diagnostic.place);
            let at = *known.entry(key).or_insert(told.len());
            match told.get_mut(at) {
                Some((_, numbers)) => numbers.push(number),
                None => told.push((diagnostic, vec![number])),
            }
        }
    }
    let mut found = Diagnostics::default();
    found.extend(told.into_iter().map(|(it, mut numbers)| {
        numbers.dedup();
        let cause = match numbers.as_slice() {
            [number] if !it.cause.contains(&format!("{number}号")) => {
                format!("{}（{number}号）", it.cause)
            }
            [first, _, ..] => of_many(&it.cause, first, &numbers),
            _ => it.cause.clone(),
        };
        Diagnostic { cause, ..it.clone() }
    }));
    console::diagnostics(&found);
}

/// `0002号没有“联系人”` as `0002号等11件没有“联系人”`.
fn of_many(cause: &str, first: &str, numbers: &[&str]) -> String {
    let count = numbers.len();
    match cause.strip_prefix(&format!("{first}号")) {
        Some(rest) => format!("{first}号等{count}件{rest}"),
        None => format!("{cause}（{}）", named(numbers)),
    }
}

/// The report of a run.
pub(super) fn reconciled(batch: &Batch<'_>, outcomes: &[Outcome<'_>], folder: &Path) -> String {
    let written: Vec<&Written> = outcomes
        .iter()
        .filter_map(|it| match &it.result {
            Result::Written(written) => Some(written),
            _ => None,
        })
        .collect();
    let pages: usize = written.iter().filter_map(|it| it.line.pages).sum();
    let files: usize = written.iter().map(|it| it.files).sum();
    let name = batch.name();
    let kept = written.iter().filter(|it| it.files == 0).count();
    let made = written.len().saturating_sub(kept);
    let mut text = match (made, kept) {
        (_, 0) => format!("《{name}》生成{made}份，共{pages}页\n"),
        (0, _) => format!("《{name}》{kept}份没有变化，未重新生成\n"),
        _ => format!("《{name}》生成{made}份，没有变化、未重新生成的{kept}份，共{pages}页\n"),
    };
    if files > 0 {
        let _ = writeln!(text, "  写出  {}，{files}个文件", folder.display());
    }
    text.push_str(&sum(batch, outcomes));
    let digits: usize = written.iter().map(|it| it.digits.len()).sum();
    if digits > 0 {
        let _ = writeln!(text, "  手填  正文里有{digits}处数字不是从台账数出来的，见对账单");
    }
    let faces: BTreeSet<&str> = written.iter().map(|it| it.faces.as_str()).collect();
    text.extend(faces);
    text
}

/// Cases in, cases written, cases left out.
fn sum(batch: &Batch<'_>, outcomes: &[Outcome<'_>]) -> String {
    let key = |it: &Outcome<'_>| std::ptr::from_ref(it.subject.case);
    let cases: BTreeSet<_> = outcomes.iter().map(key).collect();
    let of = |is: fn(&Result) -> bool| -> Vec<&Outcome<'_>> {
        outcomes.iter().filter(|it| is(&it.result)).collect()
    };
    let failed = of(|it| matches!(it, Result::Failed(_)));
    let standing = of(|it| matches!(it, Result::Standing { .. }));
    let left: BTreeSet<_> = failed.iter().map(|it| key(it)).collect();
    let all = cases.len().saturating_add(batch.left_out.len());
    let whole = cases.len().saturating_sub(left.len());
    let mut text = format!("  对账  共{all}件：有文件的{whole}件");
    if !standing.is_empty() {
        let kept: BTreeSet<_> = standing.iter().map(|it| key(it)).collect();
        let _ = write!(text, "（其中已印发、文件未动的{}件）", kept.len());
    }
    let _ = writeln!(text, "，没有生成的{}件", all.saturating_sub(whole));
    let left_out = batch.left_out.iter();
    let left_out = left_out.map(|it| (it.case.number.as_str(), it.reason.as_str()));
    for (reason, numbers) in grouped(left_out) {
        let _ = writeln!(text, "        {}件{reason}：{}", numbers.len(), named(&numbers));
    }
    let reasons = failed.iter().filter_map(|it| match &it.result {
        Result::Failed(reason) => {
            let number = it.subject.case.number.as_str();
            Some((number, reason.strip_prefix(&format!("{number}号")).unwrap_or(reason)))
        }
        _ => None,
    });
    for (reason, numbers) in grouped(reasons) {
        let _ = writeln!(text, "        {}件{reason}：{}", numbers.len(), named(&numbers));
    }
    if cases.is_empty() {
        text.push_str("        一件也没有选上，请核对“仅”“批次”和“截至”\n");
    }
    for Outcome { subject, result, .. } in standing {
        let number = &subject.case.number;
        match result {
            Result::Standing { differences: Some(differences), .. } if differences.is_empty() => {}
            Result::Standing { differences: Some(differences), .. } => {
                let count = differences.len();
                let told = format!("{number}号已印发，按现有台账有{count}处不同，见对账单");
                let _ = writeln!(text, "        {told}");
            }
            _ => {
                let told = "已印发，不知道印发时的文字，没有与台账核对";
                let _ = writeln!(text, "        {number}号{told}");
            }
        }
    }
    text
}

/// Some numbers, and how many there are where they are many.
fn named(numbers: &[&str]) -> String {
    let some: Vec<&str> = numbers.iter().take(MOST_NAMED).copied().collect();
    let more = if numbers.len() > MOST_NAMED { "等" } else { "" };
    format!("{}{more}", some.join("、"))
}

/// Cases by the reason why they have no file, in the order of their first; each case once.
fn grouped<'a>(left_out: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<(&'a str, Vec<&'a str>)> {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for (number, reason) in left_out {
        match groups.iter_mut().find(|it| it.0 == reason) {
            Some((_, numbers)) => numbers.push(number),
            None => groups.push((reason, vec![number])),
        }
    }
    for (_, numbers) in &mut groups {
        numbers.dedup();
    }
    groups
}
