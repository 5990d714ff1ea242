//! What came after its last day, told one by one, or all at once where it was usual: a fact that
//! nobody can mend must not bury what can be mended.

use chrono::NaiveDate;

use super::gathered::{MOST_ALONE, counted};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place, Rule},
    record::Case,
};

/// Everything late of one kind.
pub(super) struct Lateness<'a> {
    rule: Rule,
    /// What is late, as in `答复晚于答复期限`.
    what: &'static str,
    cure: &'static str,
    late: Vec<Late<'a>>,
}

/// One thing that came late.
struct Late<'a> {
    case: &'a Case,
    said: String,
    days: i64,
    place: &'a Place,
}

impl<'a> Lateness<'a> {
    /// None yet.
    pub(super) const fn new(rule: Rule, what: &'static str, cure: &'static str) -> Self {
        Self { rule, what, cure, late: Vec::new() }
    }

    /// Holds a date against its last day: `event` and `limit` name them, as in 答复日期 and
    /// 答复期限.
    pub(super) fn hold(
        &mut self,
        case: &'a Case,
        (event, date): (&str, Option<NaiveDate>),
        (limit, due): (&str, Option<NaiveDate>),
        place: &'a Place,
    ) {
        let (Some(date), Some(due)) = (date, due) else { return };
        let days = date.signed_duration_since(due).num_days();
        if days > 0 {
            let number = &case.number;
            let of = if event.contains('的') { "" } else { "的" };
            let said = format!("{number}号{of}{event}{date}晚于{limit}{due}，晚了{days}天");
            self.late.push(Late { case, said, days, place });
        }
    }

    /// Tells them.
    pub(super) fn tell(self, found: &mut Diagnostics) {
        let fault = |cause: String, place: &Place| {
            Diagnostic::warning(cause).rule(self.rule).at(place).cure(self.cure)
        };
        if self.late.len() <= MOST_ALONE {
            found.extend(self.late.iter().map(|it| fault(it.said.clone(), it.place)));
            return;
        }
        let most = self.late.iter().map(|it| it.days).max().unwrap_or_default();
        let counted = counted(self.late.iter().map(|it| it.case));
        let cause = format!("{counted}的{}，最多的晚了{most}天", self.what);
        found.extend(self.late.first().map(|it| fault(cause, it.place)));
    }
}
