//! Rule X14: who may propose a case of a kind.

use super::place_of;
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{Case, CaseKind, Field},
};

pub(super) fn check(case: &Case, found: &mut Diagnostics) {
    let Some(allowed) = classes(case.kind) else { return };
    for proposer in &case.proposers {
        let Some(class) = proposer.class.as_deref().filter(|it| !allowed.contains(it)) else {
            continue;
        };
        let (number, kind) = (&case.number, case.kind.chinese());
        let wrong = format!("{number}号是{kind}，提出人{}却是{class}", proposer.name);
        found.push(Diagnostic::of(Rule::X14, wrong).at(place_of(case, Field::Proposers)).cure(
            format!("请核对“类型”和提出人的“类别”；{kind}的提出人可以是：{}", allowed.join("、")),
        ));
    }
}

/// The classes of proposers of a kind; `None` where anybody may propose.
const fn classes(kind: CaseKind) -> Option<&'static [&'static str]> {
    match kind {
        CaseKind::NpcSuggestion => Some(&["代表", "代表团"]),
        CaseKind::CppccProposal => Some(&["委员", "党派", "团体", "界别", "专委会"]),
        _ => None,
    }
}
