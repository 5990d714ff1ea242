//! Rule X10: by the day that a document speaks of, whoever was not satisfied has been answered
//! again, or the time for it is not over.

use super::Ground;
use crate::{
    chinese::date,
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{Case, DutyKind, Field},
};

pub(super) fn check(ground: Ground<'_>, found: &mut Diagnostics) {
    let (deadlines, as_of) = (&ground.register.deadlines, ground.as_of);
    for case in ground.this_batch().into_iter().filter(|it| !it.feedback.is_empty()) {
        let duties = case.duties(deadlines, "");
        let mut open = duties.iter().filter(|it| it.kind == DutyKind::Rehandling);
        if let Some(duty) = open.find(|it| it.due < as_of && it.done.is_none_or(|it| it > as_of)) {
            found.push(
                late(case, duty.due).at(case.places.get(&Field::Feedback).unwrap_or(&case.place)),
            );
        }
    }
}

fn late(case: &Case, due: chrono::NaiveDate) -> Diagnostic {
    let due = date::year_month_day(due);
    let told =
        format!("{}号有反馈不满意，应在{due}前重新答复，到文稿的截至日期还没有", case.number);
    Diagnostic::of(Rule::X10, told).cure("请补写“二次办理”；反馈登记错了的，请改正")
}
