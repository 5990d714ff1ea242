//! An activity as templates see it, with a sentence that tells of it.

use tera::Value;

use super::{
    case_view::{self, without_final_mark},
    scope::Scope,
    value::{date, fields, list, maybe, text},
};
use crate::record::{Activity, ActivityKind};

/// The activities up to the document's date, of one kind or all, by date.
pub(super) fn activities(scope: &Scope, kind: Option<ActivityKind>) -> Value {
    let mut told: Vec<&Activity> = scope
        .register
        .activities
        .iter()
        .filter(|it| it.date <= scope.as_of.date && kind.is_none_or(|kind| it.kind == kind))
        .collect();
    told.sort_by_key(|it| it.date);
    list(told.into_iter().map(|it| activity(it, scope)))
}

fn activity(activity: &Activity, scope: &Scope) -> Value {
    let clause = |it: &Option<String>| {
        let told = it.as_deref().map(without_final_mark);
        maybe(told.filter(|it| !it.is_empty()), text)
    };
    let concerned = activity
        .cases
        .iter()
        .filter_map(|number| scope.cases.iter().copied().find(|it| it.number == *number));
    fields([
        ("date", date(activity.date)),
        ("kind", Value::from(activity.kind.chinese())),
        ("name", text(without_final_mark(&activity.name))),
        ("leader", maybe(activity.leader.as_deref(), text)),
        ("content", clause(&activity.content)),
        ("units", list(activity.units.iter().map(|it| text(it)))),
        ("cases", case_view::cases(concerned, scope)),
        ("result", clause(&activity.result)),
        ("media", maybe(activity.media.as_deref(), text)),
        ("media_level", maybe(activity.media_level.as_deref(), text)),
        ("link", maybe(activity.link.as_deref(), text)),
    ])
}
