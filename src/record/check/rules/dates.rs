//! Rule X3: what happens to a case happens in its order.

use chrono::{Months, NaiveDate};

use super::{super::field_names, place_of};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place, Rule},
    record::{Case, Feedback, Field, Satisfaction},
};

pub(super) fn check(case: &Case, found: &mut Diagnostics) {
    let mut order = Order { case, found };
    let assigned = case.assigned.or(case.review.date);
    let before = if case.assigned.is_some() { "交办日期" } else { "审查日期" };
    order.field(Field::Assigned, case.assigned, "审查日期", case.review.date);
    order.field(Field::Replied, case.replied, before, assigned);
    order.field(Field::ExtendedTo, case.extension.until, before, assigned);
    order.field(Field::Published, case.publication.date, "答复日期", case.replied);
    order.field(Field::Filed, case.filing.date, "答复日期", case.replied);
    for it in &case.unit_steps {
        let accepted = format!("{}的签收日期", it.unit);
        let assigned = it.assigned.or(case.assigned);
        order.event(&accepted, it.accepted, &it.place, "交办日期", assigned);
    }
    for it in &case.contacts {
        let what = format!("{}的沟通日期", it.step);
        match it.step.as_str() {
            "办结后" => order.suspicious(&what, it.date, &it.place),
            "答复后" => order.event(&what, Some(it.date), &it.place, "答复日期", case.replied),
            "办理前" => order.event("答复日期", case.replied, &it.place, &what, Some(it.date)),
            _ => {}
        }
    }
    for it in &case.interim_replies {
        let what = "阶段答复的日期";
        order.event(what, Some(it.date), &it.place, "交办日期", case.assigned);
        order.event("答复日期", case.replied, &it.place, what, Some(it.date));
    }
    for it in &case.feedback {
        order.event("反馈日期", it.date, &it.place, "答复日期", case.replied);
    }
    for it in &case.rehandlings {
        order.event("二次办理的日期", Some(it.date), &it.place, "答复日期", case.replied);
        let again = "二次办理的答复日期";
        order.event(again, it.replied, &it.place, "开始二次办理的日期", Some(it.date));
    }
    for it in &case.follow_ups {
        order.event("回头看的日期", Some(it.date), &it.place, "答复日期", case.replied);
    }
    check_unreplied(case, found);
    check_year(case, found);
}

/// What comes after a reply is not there before it.
fn check_unreplied(case: &Case, found: &mut Diagnostics) {
    // A date that could not be read was told as such.
    if case.places.contains_key(&Field::Replied) || !case.is_handled() {
        return;
    }
    // A form that was handed out and has not come back says nothing yet.
    let is_answered = |it: &Satisfaction| it.attitude.is_some() || it.result.is_some();
    let has_come = |it: &Feedback| it.date.is_some() || is_answered(&it.satisfaction);
    let steps = [
        (Field::Satisfaction, case.satisfaction.is_some()),
        (Field::Feedback, case.feedback.iter().any(has_come)),
        (Field::Published, case.publication.date.is_some()),
        (Field::Rehandlings, !case.rehandlings.is_empty()),
        (Field::FollowUps, !case.follow_ups.is_empty()),
        (Field::Filed, case.filing.date.is_some()),
    ];
    let later: Vec<Field> =
        steps.into_iter().filter(|(_, is_given)| *is_given).map(|(field, _)| field).collect();
    let Some(&first) = later.first() else { return };
    let later = field_names(later);
    let wrong = format!("{}号没有答复日期，却写了答复以后的{later}", case.number);
    let cure = format!("请补写“答复日期”；还没有答复的，请删去{later}");
    found.push(Diagnostic::of(Rule::X3, wrong).at(place_of(case, first)).cure(cure));
}

/// A reply years after the case was assigned is a slip of the pen.
fn check_year(case: &Case, found: &mut Diagnostics) {
    const LONGEST: Months = Months::new(36);
    let (Some(assigned), Some(replied)) = (case.assigned, case.replied) else { return };
    if assigned.checked_add_months(LONGEST).is_some_and(|last| replied > last) {
        let wrong = format!(
            "{}号的答复日期{replied}在交办日期{assigned}的三年以后，年份是否写错",
            case.number
        );
        let fault = Diagnostic::warning(wrong).rule(Rule::X3).at(place_of(case, Field::Replied));
        found.push(fault.cure("请核实两个日期的年份"));
    }
}

struct Order<'a> {
    case: &'a Case,
    found: &'a mut Diagnostics,
}

impl Order<'_> {
    /// A talk after the handling that comes before the reply: unusual, yet some close a case first.
    fn suspicious(&mut self, what: &str, date: NaiveDate, place: &Place) {
        let Some(replied) = self.case.replied.filter(|it| date < *it) else { return };
        let wrong = format!("{}号的{what}{date}早于答复日期{replied}", self.case.number);
        let cure = "请核实日期；答复以前的沟通，请写办理前或办理中";
        self.found.push(Diagnostic::warning(wrong).rule(Rule::X3).at(place).cure(cure));
    }

    fn field(
        &mut self,
        field: Field,
        date: Option<NaiveDate>,
        what: &str,
        not_before: Option<NaiveDate>,
    ) {
        let place = place_of(self.case, field).clone();
        self.event(field.chinese(), date, &place, what, not_before);
    }

    fn event(
        &mut self,
        what: &str,
        date: Option<NaiveDate>,
        place: &Place,
        before: &str,
        not_before: Option<NaiveDate>,
    ) {
        let (Some(date), Some(earliest)) = (date, not_before) else { return };
        if date < earliest {
            let number = &self.case.number;
            let wrong = format!("{number}号的{what}{date}早于{before}{earliest}");
            self.found.push(Diagnostic::of(Rule::X3, wrong).at(place).cure("请核实两个日期"));
        }
    }
}
