//! Cases gathered by what they are about, for 办理成效.

use tera::Value;

use super::{
    case_view,
    scope::Scope,
    value::{fields, maybe, text},
};
use crate::record::{Case, Field, OutcomeClass};

/// How many keywords make groups of their own: a report has few parts.
const TOPICS: usize = 6;

/// Cases of one category or keyword; without a name, those that have none.
struct Group<'a> {
    name: Option<&'a str>,
    cases: Vec<&'a Case>,
}

/// The groups that a document asks for: by 分类 or by 关键词.
pub(super) fn groups(scope: &Scope, by: Field) -> Value {
    let groups = if by == Field::Keywords { by_keyword(scope) } else { by_category(scope) };
    Value::from(groups.iter().map(|it| group(it, scope)).collect::<Vec<_>>())
}

/// `told` are the cases that have something to tell: replied to, with measures, and not left for
/// reference. Those that leaders reviewed stand first, then those that were adopted.
fn group(group: &Group, scope: &Scope) -> Value {
    let is_adopted = |it: &Case| scope.class(it) == Some(OutcomeClass::Adopted);
    let is_under_way = |it: &Case| {
        matches!(scope.class(it), Some(OutcomeClass::InProgress | OutcomeClass::Planned))
    };
    let cases = || group.cases.iter().copied();
    let mut told: Vec<&Case> = cases()
        .filter(|it| {
            case_view::measures(it, scope).is_some() && (is_adopted(it) || is_under_way(it))
        })
        .collect();
    told.sort_by_key(|it| (it.leader_reviews.is_empty(), !is_adopted(it)));
    fields([
        ("name", maybe(group.name, text)),
        ("cases", case_view::cases(cases(), scope)),
        ("told", case_view::cases(told, scope)),
        ("adopted", case_view::cases(cases().filter(|it| is_adopted(it)), scope)),
    ])
}

/// By 分类, in the order of the register's categories, then as they appear.
fn by_category<'a>(scope: &Scope<'a>) -> Vec<Group<'a>> {
    let order = scope.register.categories.iter().map(String::as_str);
    let mut groups: Vec<Group> =
        order.map(|it| Group { name: Some(it), cases: Vec::new() }).collect();
    for case in scope.cases.iter().copied() {
        place(case, case.category.as_deref(), &mut groups);
    }
    nameless_last(groups)
}

/// By 关键词: the keyword that most cases share gathers them, then the next one among the rest, up
/// to [`TOPICS`]; a keyword of one case alone makes no group.
fn by_keyword<'a>(scope: &Scope<'a>) -> Vec<Group<'a>> {
    let mut rest = scope.cases.clone();
    let mut groups = Vec::new();
    while groups.len() < TOPICS
        && let Some(keyword) = most_shared(&rest)
    {
        let (cases, others) =
            rest.into_iter().partition(|it| it.keywords.iter().any(|it| it == keyword));
        groups.push(Group { name: Some(keyword), cases });
        rest = others;
    }
    groups.push(Group { name: None, cases: rest });
    nameless_last(groups)
}

/// The keyword of most of the cases, the first of equals; `None` when none is shared.
fn most_shared<'a>(cases: &[&'a Case]) -> Option<&'a str> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for keyword in cases.iter().flat_map(|it| &it.keywords) {
        match counts.iter_mut().find(|it| it.0 == keyword) {
            Some((_, count)) => *count += 1,
            None => counts.push((keyword, 1)),
        }
    }
    let most = counts.iter().map(|it| it.1).max().filter(|it| *it > 1)?;
    counts.into_iter().find(|it| it.1 == most).map(|it| it.0)
}

fn place<'a>(case: &'a Case, name: Option<&'a str>, groups: &mut Vec<Group<'a>>) {
    match groups.iter_mut().find(|it| it.name == name) {
        Some(group) => group.cases.push(case),
        None => groups.push(Group { name, cases: vec![case] }),
    }
}

/// Without empty groups, and the cases that have no name to go by at the end.
fn nameless_last(mut groups: Vec<Group<'_>>) -> Vec<Group<'_>> {
    groups.retain(|it| !it.cases.is_empty());
    groups.sort_by_key(|it| it.name.is_none());
    groups
}
