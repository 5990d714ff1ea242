//! `letter`: what a letter is besides its case: to whom it goes, and who writes it.

use tera::Value;

use super::{
    scope::Scope,
    value::{fields, list, maybe, text},
};
use crate::record::{DocumentHead, Proposer, Subject};

/// The letter about `subject`.
pub(super) fn letter(subject: Subject<'_>, head: &DocumentHead, scope: &Scope) -> Value {
    let case = subject.case;
    let addressed: Vec<&Proposer> = match subject.addressee {
        Some(one) => vec![one],
        None => case.proposers.iter().collect(),
    };
    let is_person = |it: &&Proposer| {
        let class = it.class.as_deref().unwrap_or(case.kind.proposer_class());
        matches!(class, "代表" | "委员" | "公民")
    };
    let are_people = !addressed.is_empty() && addressed.iter().all(is_person);
    let others = case.proposers.iter().filter(|it| !addressed.contains(it));
    let you = are_people.then_some(if addressed.len() > 1 { "你们" } else { "您" });
    let is_past = |day| day <= scope.as_of.date;
    let again = case.rehandlings.iter().rfind(|it| it.replied.is_some_and(is_past));
    let signing = head.signatories.first().map_or(&scope.register.office.name, |it| &it.text);
    let replier = case.replier.as_ref().unwrap_or(signing);
    fields([
        ("you", maybe(you, Value::from)),
        ("joint", Value::from(case.proposers.len() > 1)),
        ("others", list(others.map(|it| text(&it.name)))),
        ("proposer", Value::from(case.kind.proposer_class())),
        ("published", Value::from(scope.public_copy)),
        ("replier", text(replier)),
        ("own_unit", maybe(case.own_unit.as_ref(), |it| text(it))),
        ("dissatisfied", maybe(again.and_then(|it| it.reason.as_ref()), |it| text(it))),
    ])
}
