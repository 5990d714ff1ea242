//! Rule X15: prose says that every case had its three contacts only when the records show them.

use super::{
    Ground, Sentence,
    all_replied::{is_of_a_part, last_count, numbers},
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{Case, Field, YES},
};

/// What is spoken of.
const SUBJECT: &str = "三次沟通";

/// Words that say it of each case.
const OF_ALL: [&str; 9] =
    ["均做到", "均落实", "均实行", "均完成", "均开展", "全部", "逐件", "每件", "全覆盖"];

/// Words with which it is asked for, or said of some.
const OTHERWISE: [&str; 10] =
    ["要求", "应当", "必须", "推行", "力争", "确保", "坚持", "制度", "较重", "部分"];

pub(super) fn check(sentence: &Sentence, ground: Ground<'_>, found: &mut Diagnostics) {
    let text = sentence.text.as_str();
    let Some(at) = text.find(SUBJECT) else { return };
    let range = at..at.saturating_add(SUBJECT.len());
    let is_claim = OF_ALL.iter().any(|it| text.contains(it));
    let is_other = OTHERWISE.iter().any(|it| text.contains(it));
    let cases = ground.this_batch();
    if !is_claim
        || is_other
        || !sentence.is_typed(&range)
        || is_of_a_part(text, ground.register)
        || last_count(text).is_some_and(|it| it != cases.len())
    {
        return;
    }
    let as_of = ground.register.as_of(ground.as_of);
    let lacks = |case: &&Case| case.values(Field::ThreeContacts, as_of) != [YES];
    let lacking: Vec<&Case> = cases.iter().copied().filter(lacks).collect();
    let Some(place) = sentence.place(&range).filter(|_| !lacking.is_empty()) else { return };
    let cause = format!(
        "这里说都做到了三次沟通，本次{}件中有{}件记录不全（{}）",
        cases.len(),
        lacking.len(),
        numbers(&lacking)
    );
    let cure = "请补记办理前、办理中、办结后的“沟通”；没有都做到的，请改写这句话";
    found.push(Diagnostic::of(Rule::X15, cause).at(&place).cure(cure));
}
