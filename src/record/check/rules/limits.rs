//! Rules X4, X5 and X6, and the time limits that X3 and X9 speak of.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{super::field_names, lateness::Lateness, place_of};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{Case, ClockStart, Deadlines, DutyKind, Field, Role, Step, UnitSteps},
};

/// Holds the cases that are handled against their time limits.
pub(in crate::record::check) fn check(
    cases: &[Case],
    deadlines: &Deadlines,
    found: &mut Diagnostics,
) {
    let handled: Vec<&Case> = cases.iter().filter(|it| it.is_handled()).collect();
    for case in &handled {
        check_extension(case, deadlines, found);
        case.unit_steps.iter().for_each(|it| check_returned(case, it, found));
        check_returned_lead(case, found);
    }
    late_replies(&handled).tell(found);
    late_opinions(&handled, deadlines).tell(found);
    opinions_after_replies(&handled).tell(found);
    late_returns(&handled, deadlines).tell(found);
    late_new_replies(&handled, deadlines).tell(found);
    late_publications(&handled, deadlines).tell(found);
    missing_closings(&handled, deadlines, found);
    unknown_years(cases, deadlines, found);
}

/// Rule X4: when the reply came.
fn late_replies<'a>(cases: &[&'a Case]) -> Lateness<'a> {
    let cure = "请核实日期；办过延期的，补写“延期至”“延期原因”“延期批准人”；确实超期的不用改";
    let mut late = Lateness::new(Rule::X4, "答复晚于答复期限", cure);
    for case in cases {
        let due = ("答复期限", case.reply_due);
        late.hold(case, ("答复日期", case.replied), due, place_of(case, Field::Replied));
    }
    late
}

/// Rule X4: an extension says why and who granted it, and ends in time.
fn check_extension(case: &Case, deadlines: &Deadlines, found: &mut Diagnostics) {
    let number = &case.number;
    let by_rule = case.reply_end(deadlines).map(|it| it.day);
    let mut report = |field: Field, fault: Diagnostic, cure: &str| {
        found.push(fault.rule(Rule::X4).at(place_of(case, field)).cure(cure));
    };
    let said = [
        (Field::ExtensionReason, &case.extension.reason),
        (Field::ExtensionApprover, &case.extension.approver),
    ];
    let Some(until) = case.extension.until else {
        if let Some((given, due)) = case.due_given.zip(by_rule).filter(|(given, due)| given > due) {
            let fault = format!("{number}号的答复期限{given}晚于按时限算出的{due}");
            let cure = "请核实；办过延期的，改写“延期至”“延期原因”“延期批准人”";
            report(Field::ReplyDue, Diagnostic::warning(fault), cure);
        }
        let said = said.into_iter().filter(|(_, it)| it.is_some()).map(|(field, _)| field);
        let said: Vec<Field> = said.collect();
        if let Some(&first) = said.first() {
            let fault = format!("{number}号写了{}，但没有写延期至哪天", field_names(said));
            let cure = "请补写“延期至”；没有办过延期的，请删去";
            report(first, Diagnostic::error(fault), cure);
        }
        return;
    };
    let missing: Vec<Field> =
        said.into_iter().filter(|(_, it)| it.is_none()).map(|(field, _)| field).collect();
    if !missing.is_empty() {
        let missing = field_names(missing);
        let fault = format!("{number}号延期至{until}，但没有写{missing}");
        let cure = "请补写；没有办过延期的，删去“延期至”";
        report(Field::ExtendedTo, Diagnostic::error(fault), cure);
    }
    if let Some((limit, last)) = case.extended_end(deadlines).filter(|(_, it)| until > *it) {
        let fault = format!("{number}号延期至{until}，超过了最长的{limit}（{last}）");
        let cure = "请核实；本地规定可以更长的，在huibao.yaml的“时限”里改“延期”";
        report(Field::ExtendedTo, Diagnostic::error(fault), cure);
    } else if let Some(due) = by_rule.filter(|it| until <= *it) {
        let fault = format!("{number}号延期至{until}，并不晚于原来的期限{due}");
        let cure = "请核实日期；没有延期的，删去“延期至”";
        report(Field::ExtendedTo, Diagnostic::warning(fault), cure);
    }
}

/// Rule X5: 会办意见 in time.
fn late_opinions<'a>(cases: &[&'a Case], deadlines: &Deadlines) -> Lateness<'a> {
    let cure = "请核实日期；确实晚了的不用改";
    let mut late = Lateness::new(Rule::X5, "会办意见晚于意见期限", cure);
    for (case, steps) in steps(cases).filter(|(_, it)| it.role == Role::Co) {
        let since = steps.assigned.or(case.assigned);
        let by_rule = || deadlines.end(Step::CoOpinion, since?).map(|it| it.day);
        let due = steps.opinion_due.or_else(by_rule);
        let event = format!("{}的意见日期", steps.unit);
        late.hold(case, (&event, steps.opinion_date), ("意见期限", due), &steps.place);
    }
    late
}

/// Rule X5: 会办意见 before the reply that takes them up.
fn opinions_after_replies<'a>(cases: &[&'a Case]) -> Lateness<'a> {
    let cure = "请核实日期；会办意见应在主办单位答复之前";
    let mut late = Lateness::new(Rule::X5, "会办意见晚于答复", cure);
    for (case, steps) in steps(cases).filter(|(_, it)| it.role == Role::Co) {
        let event = format!("{}的意见日期", steps.unit);
        late.hold(case, (&event, steps.opinion_date), ("答复日期", case.replied), &steps.place);
    }
    late
}

/// Rule X6: what is not a unit's own is given back in time.
fn late_returns<'a>(cases: &[&'a Case], deadlines: &Deadlines) -> Lateness<'a> {
    let cure = "请核实日期；确实晚了的不用改";
    let mut late = Lateness::new(Rule::X6, "退办晚于退办期限", cure);
    for (case, steps) in steps(cases) {
        let since = steps.assigned.or(case.assigned);
        let due = since.and_then(|it| deadlines.end(Step::Return, it)).map(|it| it.day);
        let event = format!("{}的退办日期", steps.unit);
        late.hold(case, (&event, steps.returned), ("退办期限", due), &steps.place);
    }
    late
}

/// Rule X6: a unit that gave the case back did nothing else with it.
fn check_returned(case: &Case, steps: &UnitSteps, found: &mut Diagnostics) {
    if steps.returned.is_none() {
        return;
    }
    let others = [
        ("签收日期", steps.accepted),
        ("意见期限", steps.opinion_due),
        ("意见日期", steps.opinion_date),
    ];
    let others: Vec<&str> =
        others.into_iter().filter(|(_, it)| it.is_some()).map(|(name, _)| name).collect();
    if !others.is_empty() {
        let (number, unit, others) = (&case.number, &steps.unit, others.join("、"));
        found.push(
            Diagnostic::warning(format!("{number}号的{unit}已经退办，却还写着{others}"))
                .rule(Rule::X6)
                .at(&steps.place)
                .cure(format!("请删去{others}；没有退办的，删去“退办日期”")),
        );
    }
}

/// Rule X6: whoever gave the case back did not answer it.
fn check_returned_lead(case: &Case, found: &mut Diagnostics) {
    let is_lead = |it: &&UnitSteps| matches!(it.role, Role::Lead | Role::Sole);
    let Some(lead) = case.unit_steps.iter().find(is_lead) else { return };
    let Some(returned) = lead.returned.filter(|it| lead.assigned.is_none_or(|day| day <= *it))
    else {
        return;
    };
    if case.replied.is_some() {
        let (number, unit) = (&case.number, &lead.unit);
        let wrong = format!(
            "{number}号的{unit}已在{returned}退办，却仍是答复了的{}单位",
            lead.role.chinese()
        );
        let cure = "请把主办改为重新交办的单位；没有退办的，删去“退办日期”";
        found.push(Diagnostic::warning(wrong).rule(Rule::X6).at(&lead.place).cure(cure));
    }
}

/// Rule X3: the new reply within its time.
fn late_new_replies<'a>(cases: &[&'a Case], deadlines: &Deadlines) -> Lateness<'a> {
    let cure = "请核实日期；确实晚了的不用改";
    let mut late = Lateness::new(Rule::X3, "二次办理答复晚于重新答复的期限", cure);
    for case in cases {
        for it in &case.rehandlings {
            let due = deadlines.end(Step::Rehandling, it.date).map(|it| it.day);
            let event = ("二次办理的答复日期", it.replied);
            late.hold(case, event, ("重新答复的期限", due), &it.place);
        }
    }
    late
}

/// Rule X9: published within its time.
fn late_publications<'a>(cases: &[&'a Case], deadlines: &Deadlines) -> Lateness<'a> {
    let cure = "请核实日期；确实晚了的不用改";
    let mut late = Lateness::new(Rule::X9, "公开晚于公开期限", cure);
    for case in cases {
        let due = case.replied.and_then(|it| deadlines.end(Step::Publication, it));
        let due = ("公开期限", due.map(|it| it.day));
        let event = ("公开日期", case.publication.date);
        late.hold(case, event, due, place_of(case, Field::Published));
    }
    late
}

/// Where time runs from the closing of a session, its day must be known.
fn missing_closings(cases: &[&Case], deadlines: &Deadlines, found: &mut Diagnostics) {
    if deadlines.start != ClockStart::Closing {
        return;
    }
    let mut sessions: BTreeMap<&str, Option<NaiveDate>> = BTreeMap::new();
    for case in cases.iter().filter(|it| !it.is_between_sessions()) {
        let assigned = sessions.entry(&case.session).or_default();
        *assigned = (*assigned).into_iter().chain(case.assigned).min();
    }
    sessions.retain(|session, _| !deadlines.closings.contains_key(*session));
    for (session, assigned) in sessions {
        let example = assigned.map_or_else(|| "2021-01-29".to_owned(), |it| it.to_string());
        found.push(
            Diagnostic::warning(format!(
                "时限从闭会之日算起，但不知道{session}哪天闭会，暂从交办之日算"
            ))
            .rule(Rule::X4)
            .in_file("huibao.yaml")
            .cure(format!("请在“时限”里写“闭会日期: {{{session}: {example}}}”，日期改成闭会那天")),
        );
    }
}

/// What is still to be done by a working day of a year of which no holidays are known.
fn unknown_years(cases: &[Case], deadlines: &Deadlines, found: &mut Diagnostics) {
    let kept = DutyKind::kept_in(cases);
    let duties = cases.iter().flat_map(|it| it.duties(deadlines, ""));
    let in_doubt =
        duties.filter(|it| kept.contains(&it.kind) && it.done.is_none_or(|day| day > it.due));
    let years: BTreeSet<i32> = in_doubt.filter_map(|it| it.unknown_year).collect();
    for year in years {
        found.push(
            Diagnostic::note(format!("没有{year}年的放假安排，{year}年的工作日按周一至周五计算"))
                .in_file("huibao.yaml")
                .cure(format!(
                    "请照国务院办公厅的通知写“节假日: {{{year}: {{放假: [1月1日至3日, …], 调休: [1月9日, …]}}}}”"
                )),
        );
    }
}

fn steps<'a, 'b>(cases: &'b [&'a Case]) -> impl Iterator<Item = (&'a Case, &'a UnitSteps)> + 'b {
    cases.iter().flat_map(|&case| case.unit_steps.iter().map(move |it| (case, it)))
}
