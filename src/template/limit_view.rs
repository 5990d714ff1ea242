//! 时限 as templates see it: which steps have one, as references.

use tera::Value;

use super::{
    scope::Scope,
    value::{fields, list, markup, maybe, text},
};
use crate::record::{CaseKind, ClockStart, Register, Step, TimeLimit};

/// `limits.co_opinion`, `limits.replies` and so on; a step without a limit is none.
pub(super) fn limits(register: &Register, scope: &Scope) -> Value {
    let deadlines = &register.deadlines;
    let step = |step: Step| {
        maybe(deadlines.steps.get(&step), |_| markup(&format!("{{时限.{}}}", step.names().0)))
    };
    let kinds = scope.kinds();
    fields([
        ("replies", by_kind("答复", &kinds, |it| deadlines.reply.get(&it))),
        ("extended", by_kind("延期", &kinds, |it| deadlines.extended.get(&it))),
        ("from_closing", Value::from(deadlines.start == ClockStart::Closing)),
        ("co_opinion", step(Step::CoOpinion)),
        ("returning", step(Step::Return)),
        ("form", step(Step::Form)),
        ("rehandling", step(Step::Rehandling)),
        ("publication", step(Step::Publication)),
    ])
}

/// Each limit with the kinds of cases that it holds for.
fn by_kind<'a>(
    step: &str,
    kinds: &[CaseKind],
    limit: impl Fn(CaseKind) -> Option<&'a TimeLimit>,
) -> Value {
    let mut limits: Vec<(&TimeLimit, Vec<CaseKind>)> = Vec::new();
    for kind in kinds {
        let Some(own) = limit(*kind) else { continue };
        match limits.iter_mut().find(|it| it.0 == own) {
            Some((_, kinds)) => kinds.push(*kind),
            None => limits.push((own, vec![*kind])),
        }
    }
    list(limits.iter().map(|(_, kinds)| {
        let names: Vec<&str> = kinds.iter().map(|it| it.chinese()).collect();
        let kind = names.first().copied().unwrap_or_default();
        fields([
            ("kinds", list(names.iter().map(|it| text(it)))),
            ("ref", markup(&format!("{{时限.{step}.{kind}}}"))),
        ])
    }))
}
