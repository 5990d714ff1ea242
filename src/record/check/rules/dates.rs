//! Rule X3: what happens to a case happens in its order.

use chrono::NaiveDate;

use super::place_of;
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place, Rule},
    record::{Case, Field},
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
            "答复后" => order.event(&what, Some(it.date), &it.place, "答复日期", case.replied),
            "办理前" => order.event("答复日期", case.replied, &it.place, &what, Some(it.date)),
            _ => {}
        }
    }
    for it in &case.interim_replies {
        order.event("阶段答复的日期", Some(it.date), &it.place, "交办日期", case.assigned);
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
}

struct Order<'a> {
    case: &'a Case,
    found: &'a mut Diagnostics,
}

impl Order<'_> {
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
