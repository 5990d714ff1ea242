//! Rule X11: each round of 回头看 goes on from the outcome before it, and a worse one is explained.

use super::class_of;
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{Case, FollowUp, OutcomeScheme},
};

pub(super) fn check(case: &Case, scheme: Option<&OutcomeScheme>, found: &mut Diagnostics) {
    let number = &case.number;
    for (at, follow_up) in case.follow_ups.iter().enumerate() {
        let round = follow_up.round.as_deref().map(|it| format!("（{it}）")).unwrap_or_default();
        if let Some(effective) = effective(case, at, follow_up)
            && !means_the_same(effective, &follow_up.before, scheme)
        {
            let wrong = format!(
                "{number}号回头看{round}的原结果是“{}”，这之前的办理结果是“{effective}”",
                follow_up.before
            );
            found.push(
                Diagnostic::of(Rule::X11, wrong)
                    .at(&follow_up.place)
                    .cure("请核对办理结果和各轮回头看的原结果、现结果"),
            );
        }
        if is_worse(follow_up, scheme) && follow_up.note.is_none() {
            let wrong = format!(
                "{number}号回头看{round}由“{}”变为“{}”，但没有说明",
                follow_up.before, follow_up.after
            );
            found.push(
                Diagnostic::of(Rule::X11, wrong)
                    .at(&follow_up.place)
                    .cure("请核实；确实退步的，请补写“说明”"),
            );
        }
    }
}

/// The outcome before the round at `at`: of the round before, of a second handling, of the reply.
fn effective<'a>(case: &'a Case, at: usize, of: &FollowUp) -> Option<&'a str> {
    let again =
        case.rehandlings.iter().filter_map(|it| Some((it.replied?, it.outcome.as_deref()?)));
    let again = again.filter(|(date, _)| *date <= of.date);
    let rounds = case.follow_ups.iter().take(at).map(|it| (it.date, it.after.as_str()));
    let latest = again.chain(rounds).max_by_key(|(date, _)| *date);
    latest.map(|(_, outcome)| outcome).or(case.outcome.as_deref())
}

/// The same words, or the same meaning where two years call it differently.
fn means_the_same(one: &str, other: &str, scheme: Option<&OutcomeScheme>) -> bool {
    one == other
        || matches!((class_of(one, scheme), class_of(other, scheme)), (Some(a), Some(b)) if a == b)
}

/// Whether the outcome is worse than before; the classes are ordered from the best.
fn is_worse(it: &FollowUp, scheme: Option<&OutcomeScheme>) -> bool {
    let (before, after) = (class_of(&it.before, scheme), class_of(&it.after, scheme));
    matches!((before, after), (Some(before), Some(after)) if after > before)
}
