//! The cases by what the reporting office has to do with them (本单位角色), as templates see them.

use tera::Value;

use super::{
    case_view::{cases, noun},
    scope::Scope,
    value::{fields, list, text},
};
use crate::record::{Case, CaseKind, Field, ON_REQUEST, OPINION_IN_TIME, PUBLIC, Role, YES};

/// `own`: those that it answers for, those on which it gives its opinion to the lead, and what holds
/// of each; of no cases nothing holds.
pub(super) fn own(scope: &Scope) -> Value {
    let in_roles = |roles: &[Role]| {
        scope.cases_that(|it| it.own_role.is_some_and(|role| roles.contains(&role)))
    };
    let lead = in_roles(&[Role::Sole, Role::Lead, Role::Split]);
    let co = in_roles(&[Role::Co]);
    let has = |case: &Case, field, value: &str| {
        case.values(field, scope.as_of).iter().any(|it| it == value)
    };
    let means = |case: &Case, publicity: &str| {
        let asked = case.words.asked(Field::Publicity, publicity);
        case.values(Field::Publicity, scope.as_of).iter().any(|it| asked.contains(&it.as_ref()))
    };
    let all = |of: &[&Case], test: &dyn Fn(&Case) -> bool| {
        Value::from(!of.is_empty() && of.iter().all(|it| test(it)))
    };
    let on_request = lead.iter().copied().filter(|it| means(it, ON_REQUEST));
    fields([
        ("lead", cases(lead.iter().copied(), scope)),
        ("co", cases(co.iter().copied(), scope)),
        ("all_replied", all(&lead, &|it| scope.is_replied(it))),
        ("all_on_time", all(&lead, &|it| has(it, Field::OnTime, YES))),
        ("all_public", all(&lead, &|it| means(it, PUBLIC))),
        ("opinions_in_time", all(&co, &|it| has(it, Field::OwnOpinion, OPINION_IN_TIME))),
        ("on_request", cases(on_request, scope)),
        ("kinds", list(CaseKind::ALL.into_iter().filter_map(|it| of_kind(it, &lead, &co, scope)))),
        ("before", modes(&lead, &["办理前"], scope)),
        ("during", modes(&lead, &["办理中"], scope)),
        ("after", modes(&lead, &["办结后", "答复后"], scope)),
    ])
}

/// The cases of one kind; `None` where there are none.
fn of_kind(kind: CaseKind, lead: &[&Case], co: &[&Case], scope: &Scope) -> Option<Value> {
    let is_of = |it: &&&Case| it.kind == kind;
    let lead: Vec<&Case> = lead.iter().filter(is_of).copied().collect();
    let co: Vec<&Case> = co.iter().filter(is_of).copied().collect();
    let view = || {
        fields([
            ("kind", Value::from(kind.chinese())),
            ("noun", Value::from(noun(kind))),
            ("lead", cases(lead.iter().copied(), scope)),
            ("co", cases(co.iter().copied(), scope)),
            ("categories", distinct(lead.iter().filter_map(|it| it.category.as_deref()))),
        ])
    };
    (!lead.is_empty() || !co.is_empty()).then(view)
}

/// How proposers were spoken with in these steps.
fn modes(cases: &[&Case], steps: &[&str], scope: &Scope) -> Value {
    let contacts = cases.iter().flat_map(|it| &it.contacts);
    let asked =
        contacts.filter(|it| it.date <= scope.as_of.date && steps.contains(&it.step.as_str()));
    distinct(asked.map(|it| it.mode.as_str()))
}

/// Each word once, in the order in which they appear.
fn distinct<'a>(words: impl Iterator<Item = &'a str>) -> Value {
    let mut seen: Vec<&str> = Vec::new();
    for word in words {
        if !seen.contains(&word) {
            seen.push(word);
        }
    }
    list(seen.into_iter().map(text))
}
