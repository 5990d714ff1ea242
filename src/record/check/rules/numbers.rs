//! Rule X1: a number is unique within its kind, level, session and phase, and has lost none of its
//! zeros.

use std::collections::BTreeMap;

use super::place_of;
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{Case, CaseKind, Field},
};

/// Reports repeated numbers, and numbers that only zeros tell apart.
pub(super) fn check(cases: &[Case], found: &mut Diagnostics) {
    let mut groups: BTreeMap<Series<'_>, Vec<&Case>> = BTreeMap::new();
    for case in cases {
        groups.entry(series(case)).or_default().push(case);
    }
    for group in groups.values() {
        check_group(group, found);
    }
}

/// 标识 is unique in the whole register.
pub(super) fn check_ids(cases: &[Case], found: &mut Diagnostics) {
    let mut first: BTreeMap<&str, &Case> = BTreeMap::new();
    for case in cases {
        let Some(id) = case.id.as_deref() else { continue };
        if let Some(earlier) = first.get(id) {
            let place = place_of(earlier, Field::Id);
            let (line, _) = place.line_and_column();
            let file = &place.file.name;
            let wrong = format!("标识“{id}”重复：{file}第{line}行的{}号也是它", earlier.number);
            found.push(
                Diagnostic::of(Rule::X1, wrong)
                    .at(place_of(case, Field::Id))
                    .cure("请核实；每件的标识都不相同"),
            );
        } else {
            first.insert(id, case);
        }
    }
}

/// What numbers run through: kind, level, session, and whether between sessions, where they begin
/// again.
type Series<'a> = (CaseKind, Option<&'a str>, &'a str, bool);

fn series(case: &Case) -> Series<'_> {
    let is_between = case.phase.as_deref().is_some_and(|it| BETWEEN_SESSIONS.contains(&it));
    (case.kind, case.level.as_deref(), &case.session, is_between)
}

/// 期间 whose numbers begin again.
const BETWEEN_SESSIONS: [&str; 2] = ["闭会期间", "平时提案"];

fn check_group(cases: &[&Case], found: &mut Diagnostics) {
    let padded = cases.iter().filter(|it| is_padded(&it.number)).map(|it| it.number.len());
    let width = padded.max().unwrap_or_default();
    let mut first: BTreeMap<&str, &Case> = BTreeMap::new();
    for case in cases {
        if let Some(earlier) = first.get(significant(&case.number)) {
            found.push(repeated(case, earlier));
        } else {
            first.insert(significant(&case.number), case);
            if is_digits(&case.number) && case.number.len() < width {
                found.push(narrow(case, width));
            }
        }
    }
}

fn is_digits(number: &str) -> bool {
    number.bytes().all(|it| it.is_ascii_digit())
}

fn is_padded(number: &str) -> bool {
    is_digits(number) && number.starts_with('0')
}

/// The number without the zeros before it.
fn significant(number: &str) -> &str {
    if is_digits(number) { number.trim_start_matches('0') } else { number }
}

fn repeated(case: &Case, earlier: &Case) -> Diagnostic {
    let (number, other) = (&case.number, &earlier.number);
    let place = place_of(earlier, Field::Number);
    let (line, _) = place.line_and_column();
    let file = &place.file.name;
    let diagnostic = if number == other {
        Diagnostic::error(format!(
            "编号“{number}”重复：{file}第{line}行已有同号的{}",
            case.kind.chinese()
        ))
        .cure("请核实两件的编号；是同一件的，请删去一件；一件是闭会期间的，请写上“期间: 闭会期间”")
    } else {
        Diagnostic::error(format!("编号“{number}”与{file}第{line}行的“{other}”只差前面的0"))
            .cure("是同一件的，请删去一件；不是的，请核实编号")
    };
    diagnostic.rule(Rule::X1).at(place_of(case, Field::Number))
}

fn narrow(case: &Case, width: usize) -> Diagnostic {
    let number = &case.number;
    Diagnostic::error(format!("编号“{number}”前面可能少了0：同批其他编号都写足{width}位"))
        .rule(Rule::X1)
        .at(place_of(case, Field::Number))
        .cure(format!("请改为“{number:0>width$}”"))
}
