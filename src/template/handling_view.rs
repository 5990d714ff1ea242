//! How a case was handled, step by step, as templates see it: who took part, what happened when, what
//! came back. Nothing that happened after the document's date, and no telephone numbers: those stand
//! in 附注 alone (rule X22).

use chrono::NaiveDate;
use tera::Value;

use super::{
    case_view::without_final_mark,
    scope::Scope,
    telling::Telling,
    value::{date, fields, list, markup, maybe, text},
};
use crate::{
    chinese::wording,
    markup::escape,
    record::{Case, Feedback, Field, FollowUp, Measure, Rehandling, Role, UnitSteps},
};

fn words(value: Option<&String>) -> Value {
    maybe(value, |it| text(it))
}

fn clause(value: Option<&String>) -> Value {
    maybe(value.map(|it| without_final_mark(it)).filter(|it| !it.is_empty()), text)
}

fn yes_or_no(value: Option<bool>) -> Value {
    maybe(value, Value::from)
}

/// What happened up to the document's date.
struct Until(NaiveDate);

impl Until {
    fn date(&self, value: Option<NaiveDate>) -> Value {
        maybe(value.filter(|it| *it <= self.0), date)
    }

    fn is_past(&self, day: NaiveDate) -> bool {
        day <= self.0
    }
}

/// `proposed_by`: those who proposed it, the first leading; nobody in a public copy.
pub(super) fn proposers(case: &Case, scope: &Scope) -> Value {
    let named = case.proposers.iter().filter(|_| scope.names_people());
    list(named.enumerate().map(|(at, it)| {
        let leads = it.part.as_ref().map_or(at == 0, |it| it == "领衔");
        fields([
            ("name", text(&it.name)),
            ("class", text(it.class.as_deref().unwrap_or(case.kind.proposer_class()))),
            ("leads", Value::from(leads)),
            ("group", words(it.group.as_ref())),
            ("unit", words(it.unit.as_ref())),
        ])
    }))
}

/// `review`: what was decided on it before it was handled.
pub(super) fn review(case: &Case, scope: &Scope) -> Value {
    let review = &case.review;
    fields([
        ("result", words(review.result.as_ref())),
        ("date", Until(scope.as_of.date).date(review.date)),
        ("merged_into", words(review.merged_into.as_ref())),
        ("reason", clause(review.reason.as_ref())),
    ])
}

/// `units`: all that handle it, the lead first, each with what it did and when.
pub(super) fn units(case: &Case, scope: &Scope) -> Value {
    let until = Until(scope.as_of.date);
    list(case.units().map(|(role, unit)| {
        let steps = case.unit_steps.iter().find(|it| it.unit == unit && is_same(it.role, role));
        let of = |step: fn(&UnitSteps) -> Option<NaiveDate>| until.date(steps.and_then(step));
        let opinion = steps.and_then(|it| it.opinion.as_ref());
        fields([
            ("unit", text(unit)),
            ("role", Value::from(role.chinese())),
            ("assigned", until.date(steps.and_then(|it| it.assigned).or(case.assigned))),
            ("accepted", of(|it| it.accepted)),
            ("returned", of(|it| it.returned)),
            ("opinion_due", maybe(steps.and_then(|it| it.opinion_due), date)),
            ("opinion_date", of(|it| it.opinion_date)),
            ("opinion_number", words(steps.and_then(|it| it.opinion_number.as_ref()))),
            ("opinion", clause(opinion)),
            ("contact", words(steps.and_then(|it| it.contact.as_ref()))),
        ])
    }))
}

/// 独办 is a lead without others.
const fn is_same(written: Role, role: Role) -> bool {
    matches!(
        (written, role),
        (Role::Sole | Role::Lead, Role::Sole | Role::Lead)
            | (Role::Co, Role::Co)
            | (Role::Split, Role::Split)
            | (Role::Undertake, Role::Undertake)
    )
}

/// `joint_with`: the cases that are handled together with it.
pub(super) fn joint_with(case: &Case, scope: &Scope) -> Value {
    let same =
        |number: &String| {
            scope.register.cases.iter().find(|it| {
                it.number == *number && it.session == case.session && it.kind == case.kind
            })
        };
    let cases = case.joint_with.iter().filter_map(same).filter(|it| scope.is_named(it));
    list(cases.map(|it| {
        fields([
            ("number", text(&it.number)),
            ("cited_number", markup(&cited("编号", it, &it.number, scope))),
            ("title", text(&it.title)),
            ("whole_title", markup(&cited("标题", it, &wording::quote(&it.title), scope))),
        ])
    }))
}

/// A field of another case by reference, else its words.
fn cited(field: &str, case: &Case, words: &str, scope: &Scope) -> String {
    let reference = scope.reference(case).map(|it| format!("{{{it}.{field}}}"));
    reference.unwrap_or_else(|| escape(words))
}

/// `extension`: until when and why; none where it was not granted.
pub(super) fn extension(case: &Case) -> Value {
    let extension = &case.extension;
    maybe(extension.until, |until| {
        fields([
            ("until", date(until)),
            ("reason", clause(extension.reason.as_ref())),
            ("approver", words(extension.approver.as_ref())),
        ])
    })
}

/// `contacts`: 沟通 by date.
pub(super) fn contacts(case: &Case, scope: &Scope) -> Value {
    let until = Until(scope.as_of.date);
    list(case.contacts.iter().filter(|it| until.is_past(it.date)).map(|it| {
        fields([
            ("step", text(&it.step)),
            ("mode", text(&it.mode)),
            ("date", date(it.date)),
            ("with", list(it.with.iter().map(|it| text(it)))),
            ("content", clause(it.content.as_ref())),
        ])
    }))
}

/// `interim_replies`: 阶段答复 by date.
pub(super) fn interim_replies(case: &Case, scope: &Scope) -> Value {
    let until = Until(scope.as_of.date);
    let replies = case.interim_replies.iter().filter(|it| until.is_past(it.date));
    list(replies.map(|it| fields([("date", date(it.date)), ("number", words(it.number.as_ref()))])))
}

/// `reply`: who signed it, its number and note; none before it is given.
pub(super) fn reply(case: &Case, scope: &Scope) -> Value {
    maybe(case.replied.filter(|_| scope.is_replied(case)), |on| {
        let reply = &case.reply;
        fields([
            ("date", date(on)),
            ("number", words(reply.number.as_ref())),
            ("signer", words(reply.signer.as_ref())),
            ("signer_post", words(reply.signer_post.as_ref())),
            ("note", clause(reply.note.as_ref())),
            ("has_text", Value::from(reply.text.is_some())),
            ("copies_to", list(reply.copies_to.iter().map(|it| text(it)))),
        ])
    })
}

/// `publication`: form, reason and date of what is public of it.
pub(super) fn publication(case: &Case, scope: &Scope) -> Value {
    let publication = &case.publication;
    fields([
        ("form", words(publication.form.as_ref())),
        ("reason", clause(publication.reason.as_ref())),
        ("content_public", yes_or_no(publication.content_public)),
        ("result_public", yes_or_no(publication.result_public)),
        ("date", Until(scope.as_of.date).date(publication.date)),
        ("url", words(publication.url.as_ref())),
    ])
}

/// `measure_list`: 措施 one by one.
pub(super) fn measure_list(case: &Case, scope: &Scope) -> Value {
    let measure = |it: &Measure| {
        let told = Telling::of(&it.text, it.unit.as_ref(), case, scope);
        let is_planned = it.progress.as_deref() == Some("计划");
        let [doer, act] = if is_planned { told.without_future() } else { told }.fields();
        fields([
            doer,
            act,
            ("text", text(without_final_mark(&it.text))),
            ("unit", words(it.unit.as_ref())),
            ("progress", words(it.progress.as_ref())),
            ("done", maybe(it.done, date)),
            ("evidence", clause(it.evidence.as_ref())),
        ])
    };
    list(case.measures.iter().map(measure))
}

/// `promises`: 承诺事项 one by one, fulfilled ones too; none before the reply.
pub(super) fn promises(case: &Case, scope: &Scope) -> Value {
    let until = Until(scope.as_of.date);
    let made = case.commitments.iter().filter(|_| scope.is_replied(case));
    list(made.map(|it| {
        let told = Telling::of(&it.text, it.unit.as_ref(), case, scope);
        let [doer, act] = told.without_future().fields();
        fields([
            doer,
            act,
            ("text", text(without_final_mark(&it.text))),
            ("unit", words(it.unit.as_ref())),
            ("due", maybe(it.due, date)),
            ("closed", until.date(it.closed)),
            ("proof", clause(it.proof.as_ref())),
        ])
    }))
}

/// `feedback`: 征询意见表 by round.
pub(super) fn feedback(case: &Case, scope: &Scope) -> Value {
    let until = Until(scope.as_of.date);
    let is_past = |it: &&Feedback| it.date.is_none_or(|it| until.is_past(it));
    let all = case.feedback.iter().filter(|_| scope.is_replied(case)).filter(is_past);
    list(all.map(|it| {
        fields([
            ("proposer", words(it.proposer.as_ref())),
            ("second", Value::from(it.round > 1)),
            ("returned", Value::from(it.is_returned)),
            ("date", maybe(it.date, date)),
            ("attitude", words(it.satisfaction.attitude.as_ref())),
            ("result", words(it.satisfaction.result.as_ref())),
            ("comment", clause(it.comment.as_ref())),
        ])
    }))
}

/// `rehandlings`: 二次办理 by date.
pub(super) fn rehandlings(case: &Case, scope: &Scope) -> Value {
    let until = Until(scope.as_of.date);
    let all = case.rehandlings.iter().filter(|it| until.is_past(it.date));
    let rehandling = |it: &Rehandling| {
        let is_replied = it.replied.is_some_and(|it| until.is_past(it));
        fields([
            ("date", date(it.date)),
            ("reason", clause(it.reason.as_ref())),
            ("replied", until.date(it.replied)),
            ("outcome", words(it.outcome.as_ref().filter(|_| is_replied))),
            ("number", words(it.number.as_ref().filter(|_| is_replied))),
            ("has_text", Value::from(is_replied && it.text.is_some())),
        ])
    };
    list(all.map(rehandling))
}

/// `follow_ups`: 回头看 by date.
pub(super) fn follow_ups(case: &Case, scope: &Scope) -> Value {
    let until = Until(scope.as_of.date);
    let all = case.follow_ups.iter().filter(|it| until.is_past(it.date));
    let follow_up = |it: &FollowUp| {
        fields([
            ("round", words(it.round.as_ref())),
            ("date", date(it.date)),
            ("before", text(&it.before)),
            ("after", text(&it.after)),
            ("upgraded", Value::from(it.is_upgraded)),
            ("note", clause(it.note.as_ref())),
        ])
    };
    list(all.map(follow_up))
}

/// `highlights`: what is told of a 特色案例, each with its lead phrase.
pub(super) fn highlights(case: &Case) -> Value {
    list(case.highlights.iter().map(|it| {
        fields([
            ("lead_phrase", text(without_final_mark(&it.lead_phrase))),
            ("content", text(without_final_mark(&it.content))),
        ])
    }))
}

/// `filing`: 一案一册.
pub(super) fn filing(case: &Case, scope: &Scope) -> Value {
    fields([
        ("volume", words(case.filing.volume.as_ref())),
        ("date", Until(scope.as_of.date).date(case.filing.date)),
        ("complete", yes_or_no(case.filing.complete)),
    ])
}

/// The value of a field that has one at most; none where it has none.
pub(super) fn one(case: &Case, field: Field, scope: &Scope) -> Value {
    let values = case.values(field, scope.as_of);
    maybe(values.first(), |it| text(it))
}
