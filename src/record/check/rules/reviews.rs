//! Rule X12: a case that was merged says into which, that one is handled, and cases that are
//! handled together exist.

use std::collections::HashMap;

use super::{super::field_names, place_of};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{
        Case, CaseKind, Field,
        vocabulary::{MERGED, is_taken_on},
    },
};

pub(super) fn check(cases: &[Case], found: &mut Diagnostics) {
    let register = Numbered::of(cases);
    for case in cases {
        let joint = case.joint_with.iter().filter_map(|it| joint_fault(case, it, &register));
        let others = merging_fault(case, &register).into_iter().chain(handled_fault(case));
        for (field, wrong, cure) in joint.chain(others) {
            found.push(Diagnostic::of(Rule::X12, wrong).at(place_of(case, field)).cure(cure));
        }
    }
}

/// The cases by what makes a number unique.
struct Numbered<'a>(HashMap<(CaseKind, &'a str, &'a str), &'a Case>);

impl<'a> Numbered<'a> {
    fn of(cases: &'a [Case]) -> Self {
        let keyed = cases.iter().map(|it| ((it.kind, &*it.session, &*it.number), it));
        Self(keyed.collect())
    }

    /// The case of that number among those of the kind and session of `case`.
    fn beside(&self, case: &Case, number: &str) -> Option<&'a Case> {
        self.0.get(&(case.kind, &*case.session, number)).copied()
    }
}

/// Where a fault is, what is wrong and what to do.
type Fault = (Field, String, &'static str);

/// What is not handled here is not answered here.
fn handled_fault(case: &Case) -> Option<Fault> {
    let result = case.review.result.as_deref().filter(|it| !is_taken_on(it))?;
    let steps =
        [(Field::Replied, case.replied.is_some()), (Field::Outcome, case.outcome.is_some())];
    let given: Vec<Field> =
        steps.into_iter().filter(|(_, is_given)| *is_given).map(|(field, _)| field).collect();
    let first = *given.first()?;
    let wrong = format!("{}号的审查结果是{result}，却写了{}", case.number, field_names(given));
    let cure =
        "请核实；立案办理的，请改“审查结果”；没有立案的，删去答复日期和办理结果，它不计入办理总数";
    Some((first, wrong, cure))
}

fn merging_fault(case: &Case, register: &Numbered<'_>) -> Option<Fault> {
    let number = &case.number;
    let is_merged = case.review.result.as_deref() == Some(MERGED);
    let Some(into) = case.review.merged_into.as_deref() else {
        let wrong = format!("{number}号的审查结果是并案，但没有写并入哪一件");
        let cure = "请补写“并入”，写那一件的编号";
        return is_merged.then_some((Field::ReviewResult, wrong, cure));
    };
    let (wrong, cure) = if !is_merged {
        (
            format!("{number}号写了并入{into}号，审查结果却不是并案"),
            "并入别件、不再单独答复的，请写“审查结果: 并案”；一起办理、分别答复的，请改用“并办”",
        )
    } else if into == number {
        (format!("{number}号并入了它自己"), "请核对“并入”的编号")
    } else {
        match register.beside(case, into) {
            None => (
                format!("{number}号并入的{into}号不在台账里"),
                "请核对编号，前面的零也要写；两件须是同一类型、同一届次会议的",
            ),
            Some(target) if !target.is_handled() => {
                (format!("{number}号并入的{into}号没有立案"), "请并入立案办理的那一件")
            }
            Some(_) => return None,
        }
    };
    Some((Field::MergedInto, wrong, cure))
}

fn joint_fault(case: &Case, other: &str, register: &Numbered<'_>) -> Option<Fault> {
    let number = &case.number;
    let wrong = if other == number {
        format!("{number}号与它自己并办")
    } else if register.beside(case, other).is_none() {
        format!("与{number}号并办的{other}号不在台账里")
    } else {
        return None;
    };
    Some((Field::JointWith, wrong, "请核对“并办”的编号，前面的零也要写"))
}
