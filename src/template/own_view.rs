//! The cases by what the reporting office has to do with them (本单位角色), as templates see them.

use tera::Value;

use super::{
    case_view::cases,
    scope::Scope,
    value::{fields, list, text},
};
use crate::record::{Case, Field, ON_REQUEST, OPINION_IN_TIME, PUBLIC, Role, YES};

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
        ("categories", categories(&lead)),
    ])
}

/// The categories of `cases`, each once, in the order in which they appear.
fn categories(cases: &[&Case]) -> Value {
    let mut categories: Vec<&str> = Vec::new();
    for category in cases.iter().filter_map(|it| it.category.as_deref()) {
        if !categories.contains(&category) {
            categories.push(category);
        }
    }
    list(categories.into_iter().map(text))
}
