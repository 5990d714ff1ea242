//! Rule X17: prose says that all cases were replied to only when they were.

use super::{Ground, Sentence};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{Case, CaseKind, Register},
};

/// Words that say so.
const CLAIMS: [&str; 8] = [
    "全部办复",
    "全部答复",
    "全部办结",
    "均已办复",
    "均已答复",
    "办复率100%",
    "办复率达100%",
    "办复率为100%",
];

/// Words after which it is a plan, or said of a part of the cases.
const OTHERWISE: [&str; 21] = [
    "确保",
    "力争",
    "争取",
    "将",
    "要求",
    "计划",
    "其中",
    "重点",
    "阅批",
    "领办",
    "领衔",
    "督办",
    "会办",
    "分办",
    "闭会",
    "平时",
    "去年",
    "上年",
    "类",
    "承办单位",
    "联系社区",
];

pub(super) fn check(sentence: &Sentence, ground: Ground<'_>, found: &mut Diagnostics) {
    let Some((at, claim)) =
        CLAIMS.iter().filter_map(|it| Some((sentence.text.find(it)?, *it))).min()
    else {
        return;
    };
    let range = at..at.saturating_add(claim.len());
    let before = sentence.text.get(..at).unwrap_or_default();
    let cases = ground.this_batch();
    if !sentence.is_typed(&range)
        || is_of_a_part(before, ground.register)
        || speaks_of_others(before, &cases)
        || last_count(before).is_some_and(|it| it != cases.len())
    {
        return;
    }
    let open: Vec<&Case> =
        cases.iter().copied().filter(|it| !it.is_replied(ground.as_of)).collect();
    let Some(place) = sentence.place(&range).filter(|_| !open.is_empty()) else { return };
    let cause = format!(
        "“{claim}”不属实：本次{}件中有{}件到截至日期尚未答复（{}）",
        cases.len(),
        open.len(),
        numbers(&open)
    );
    let cure = "请核实这些案件；台账无误的，请改写这句话";
    found.push(Diagnostic::of(Rule::X17, cause).at(&place).cure(cure));
}

/// Whether the words before speak of some cases alone, or of a plan.
pub(super) fn is_of_a_part(before: &str, register: &Register) -> bool {
    OTHERWISE.iter().any(|it| before.contains(it))
        || register.categories.iter().any(|it| before.contains(it.as_str()))
}

/// Whether a kind is named of which the batch has no case.
fn speaks_of_others(before: &str, cases: &[&Case]) -> bool {
    let has = |kind| cases.iter().any(|it| it.kind == kind);
    let only = |word: &str, other: &str| before.contains(word) && !before.contains(other);
    (only("提案", "建议") && !has(CaseKind::CppccProposal))
        || (only("建议", "提案") && !has(CaseKind::NpcSuggestion))
}

/// The last `N件` of a text.
pub(super) fn last_count(text: &str) -> Option<usize> {
    let (before, _) = text.rsplit_once('件')?;
    let digits = before.trim_end_matches(|it: char| it.is_ascii_digit()).len();
    before.get(digits..)?.parse().ok()
}

/// `0041号、0052号`, of many the first.
pub(super) fn numbers(cases: &[&Case]) -> String {
    const MOST_LISTED: usize = 10;
    let listed: Vec<String> =
        cases.iter().take(MOST_LISTED).map(|it| format!("{}号", it.number)).collect();
    let more = if cases.len() > MOST_LISTED { "等" } else { "" };
    format!("{}{more}", listed.join("、"))
}
