//! A case as templates see it: its fields as text, and the ready-made words that prose needs.

use std::collections::BTreeMap;

use tera::Value;

use super::{
    handling_view as handling,
    scope::Scope,
    value::{date, fields, list, markup, maybe, text},
};
use crate::{
    chinese::wording,
    markup::escape,
    record::{
        CO_OPINION, Case, CaseKind, Commitment, Field, OutcomeClass, Role, SECOND_REPLY_TEXT,
        UnitSteps,
    },
};

/// The cases in this order.
pub(super) fn cases<'a>(cases: impl IntoIterator<Item = &'a Case>, scope: &Scope) -> Value {
    let named = cases.into_iter().filter(|it| scope.is_named(it));
    list(named.map(|it| scope.view(it, || case(it, scope))))
}

/// One case.
pub(super) fn case(case: &Case, scope: &Scope) -> Value {
    let many = |values: &[String]| list(values.iter().map(|it| text(it)));
    let one = |value: &Option<String>| maybe(value.as_ref(), |it| text(it));
    let is_replied = scope.is_replied(case);
    let once_replied =
        |value: &Option<String>| maybe(value.as_ref().filter(|_| is_replied), |it| text(it));
    let mut view = BTreeMap::from([
        ("number", text(&case.number)),
        ("reference", maybe(scope.reference(case).as_deref(), text)),
        ("prose", list(prose(case, scope).iter().map(|it| text(it)))),
        ("number_ref", markup(&number(case, scope))),
        ("kind", Value::from(case.kind.chinese())),
        ("noun", Value::from(noun(case.kind))),
        ("proposer", Value::from(proposer(case.kind))),
        ("session", text(&case.session)),
        ("title", text(&case.title)),
        ("short_title", one(&case.short_title)),
        ("name", markup(&name(case, scope))),
        ("whole_title", markup(&whole_title(case, scope))),
        ("subject", markup(&subject(case, scope))),
        ("category", one(&case.category)),
        ("keywords", many(&case.keywords)),
        ("proposers", many(&people(case.proposer_names(), scope))),
        ("lead", one(&case.lead)),
        ("co", many(&case.co)),
        ("split", many(&case.split)),
        ("leaders", many(&case.leader_reviews)),
        ("replied", Value::from(is_replied)),
        ("reply_date", maybe(case.replied.filter(|_| is_replied), date)),
        ("outcome", once_replied(&case.outcome)),
        ("adopted", Value::from(scope.class(case) == Some(OutcomeClass::Adopted))),
        ("publicity", once_replied(&case.publicity)),
        ("measures", maybe(measures(case, scope), |it| text(&it))),
        ("commitments", list(open_commitments(case, scope).map(|it| commitment(case, it, scope)))),
    ]);
    // Thousands of cases need not have what the template never speaks of.
    let told: [(&str, &dyn Fn() -> Value); 37] = [
        ("level", &|| handling::one(case, Field::Level, scope)),
        ("phase", &|| one(&case.phase)),
        ("aliases", &|| many(&case.aliases)),
        ("summary", &|| maybe(case.summary.as_deref().map(without_final_mark), text)),
        ("streets", &|| many(&case.streets)),
        ("proposed_by", &|| handling::proposers(case, scope)),
        ("motion_converted", &|| Value::from(case.motion_converted)),
        ("review", &|| handling::review(case, scope)),
        ("sole", &|| Value::from(case.lead.is_some() && case.lead_role() == Role::Sole)),
        ("undertake", &|| many(&case.undertake)),
        ("units", &|| handling::units(case, scope)),
        ("own_role", &|| maybe(case.own_role, |it| Value::from(it.chinese()))),
        ("own_opinion", &|| handling::one(case, Field::OwnOpinion, scope)),
        ("joint_with", &|| handling::joint_with(case, scope)),
        ("leaders_handling", &|| many(&case.leader_handling)),
        ("leaders_supervising", &|| many(&case.leader_supervision)),
        ("supervised_by", &|| many(&case.supervised_by)),
        ("assigned", &|| maybe(case.assigned, date)),
        ("reply_due", &|| maybe(case.reply_due, date)),
        ("extension", &|| handling::extension(case)),
        ("contacts", &|| handling::contacts(case, scope)),
        ("interim_replies", &|| handling::interim_replies(case, scope)),
        ("reply", &|| handling::reply(case, scope)),
        ("measure_list", &|| handling::measure_list(case, scope)),
        ("promises", &|| handling::promises(case, scope)),
        ("publication", &|| handling::publication(case, scope)),
        ("attitude", &|| handling::one(case, Field::Attitude, scope)),
        ("result", &|| handling::one(case, Field::Result, scope)),
        ("feedback", &|| handling::feedback(case, scope)),
        ("rehandlings", &|| handling::rehandlings(case, scope)),
        ("follow_ups", &|| handling::follow_ups(case, scope)),
        ("outcome_now", &|| handling::one(case, Field::OutcomeNow, scope)),
        ("on_time", &|| handling::one(case, Field::OnTime, scope)),
        ("stage", &|| handling::one(case, Field::Stage, scope)),
        ("highlight", &|| Value::from(case.is_highlight)),
        ("highlights", &|| handling::highlights(case)),
        ("filing", &|| handling::filing(case, scope)),
    ];
    view.extend(told.iter().filter(|it| scope.speaks_of(it.0)).map(|(name, make)| (*name, make())));
    Value::from(view)
}

/// The prose that the case's record holds, as references name it.
fn prose(case: &Case, scope: &Scope) -> Vec<String> {
    let reply = case.reply.text.as_ref().filter(|_| scope.is_replied(case));
    let is_said = |it: &&UnitSteps| {
        it.opinion.is_some() && it.opinion_date.is_none_or(|day| day <= scope.as_of.date)
    };
    let opinions = case.unit_steps.iter().filter(is_said);
    let opinions = opinions.map(|it| format!("{CO_OPINION}.{}", it.unit));
    let again = case
        .rehandlings
        .iter()
        .filter(|it| it.text.is_some() && it.replied.is_some_and(|day| day <= scope.as_of.date));
    let again = again.take(1).map(|_| SECOND_REPLY_TEXT.to_owned());
    let reply = reply.map(|_| Field::ReplyText.chinese().to_owned()).into_iter();
    reply.chain(again).chain(opinions).collect()
}

/// Names of people, none where nobody is named.
fn people(names: Vec<String>, scope: &Scope) -> Vec<String> {
    if scope.names_people() { names } else { Vec::new() }
}

/// The case in quotation marks, as prose names it: by reference where its number says which.
fn name(case: &Case, scope: &Scope) -> String {
    match &case.short_title {
        Some(it) => quoted(case, "简称", it, scope),
        None => whole_title(case, scope),
    }
}

/// The number, by reference where it says which case is meant.
fn number(case: &Case, scope: &Scope) -> String {
    let reference = scope.reference(case).map(|it| format!("{{{it}.编号}}"));
    reference.unwrap_or_else(|| escape(&case.number))
}

/// The whole title in quotation marks.
fn whole_title(case: &Case, scope: &Scope) -> String {
    quoted(case, "标题", &case.title, scope)
}

fn quoted(case: &Case, field: &str, words: &str, scope: &Scope) -> String {
    let reference = scope.reference(case).map(|it| format!("{{{it}.{field}}}"));
    reference.unwrap_or_else(|| escape(&wording::quote(words)))
}

/// The case in a sentence about it: 关于“…”的建议, or its whole title in quotation marks.
fn subject(case: &Case, scope: &Scope) -> String {
    let name = name(case, scope);
    match case.short_title {
        Some(_) => format!("关于{name}的{}", noun(case.kind)),
        None => name,
    }
}

/// What was done, each measure with its unit, joined to one text without a final mark; `None`
/// when nothing is recorded.
pub(super) fn measures(case: &Case, scope: &Scope) -> Option<String> {
    let mut joined = String::new();
    let mut before = None;
    let responsible = responsible(case);
    for measure in &case.measures {
        let told = without_final_mark(&measure.text);
        let (unit, told) = by_unit(told, measure.unit.as_ref().or(responsible.as_ref()), scope);
        if told.is_empty() {
            continue;
        }
        if !joined.is_empty() {
            joined.push('；');
        }
        // The same unit is named once, unless others stand beside it.
        if unit != before || told.starts_with(['、', '和', '与', '及']) {
            joined.push_str(unit.unwrap_or_default());
        }
        joined.push_str(told);
        before = unit;
    }
    (!joined.is_empty()).then_some(joined)
}

/// Who answers for the case: the unit that leads, or those that handle it apart.
fn responsible(case: &Case) -> Option<String> {
    let apart = || (!case.split.is_empty()).then(|| wording::enumerate_with_and(&case.split));
    case.lead.clone().or_else(apart)
}

/// A text apart from the unit that it begins with, else with the unit that is given for it.
fn by_unit<'a>(
    text: &'a str,
    given: Option<&'a String>,
    scope: &Scope<'a>,
) -> (Option<&'a str>, &'a str) {
    let unit = scope.unit_at_start(text);
    let told = unit.and_then(|it| text.strip_prefix(it)).filter(|it| !it.is_empty());
    match told {
        Some(told) => (unit, told),
        None => (given.map(String::as_str).filter(|it| !repeats(it, text, scope)), text),
    }
}

/// Whether a text that names a department of the reporting office would have the office's own name
/// before it: 闵行区 before 区建管委……
fn repeats(given: &str, text: &str, scope: &Scope) -> bool {
    let office = &scope.register.office;
    let is_own = [&office.name, &office.short_name].iter().any(|it| *it == given);
    is_own && text.starts_with(['区', '县', '市', '省', '州', '镇', '乡'])
}

/// The commitments of a reply that are not yet fulfilled.
pub(super) fn open_commitments<'a>(
    case: &'a Case,
    scope: &Scope,
) -> impl Iterator<Item = &'a Commitment> {
    let as_of = scope.as_of.date;
    let commitments: &[Commitment] = if scope.is_replied(case) { &case.commitments } else { &[] };
    commitments.iter().filter(move |it| it.closed.is_none_or(|day| day > as_of))
}

/// One commitment.
pub(super) fn commitment(case: &Case, commitment: &Commitment, scope: &Scope) -> Value {
    let told = without_final_mark(&commitment.text);
    let responsible = responsible(case);
    let (unit, told) = by_unit(told, commitment.unit.as_ref().or(responsible.as_ref()), scope);
    let is_overdue = commitment.due.is_some_and(|it| it < scope.as_of.date);
    fields([
        ("text", text(told)),
        ("unit", maybe(unit, text)),
        ("due", maybe(commitment.due, date)),
        ("overdue", Value::from(is_overdue)),
        ("name", markup(&name(case, scope))),
    ])
}

/// `text` without the mark that ends it, since a sentence goes on or ends after it.
pub(super) fn without_final_mark(text: &str) -> &str {
    text.trim().trim_end_matches(['。', '；', '，', '、', '：', '.', ';', ','])
}

/// What one case of a kind is called.
pub(super) const fn noun(kind: CaseKind) -> &'static str {
    match kind {
        CaseKind::NpcSuggestion | CaseKind::PeopleSuggestion | CaseKind::Transfer => "建议",
        CaseKind::CppccProposal => "提案",
        CaseKind::DeputyContact => "意见建议",
        CaseKind::Onsite => "咨询",
    }
}

/// Who proposes it.
pub(super) const fn proposer(kind: CaseKind) -> &'static str {
    kind.proposer_class()
}
