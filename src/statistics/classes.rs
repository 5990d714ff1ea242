//! The classes that a field is divided into, before any case is looked at: those that it knows, or
//! the months from the first to the last.

use chrono::{Datelike, Months, NaiveDate};

use super::scope::Scope;
use crate::record::Field;

/// More months than a register can speak of are a slip of the pen in a date, not a list.
const MOST_MONTHS: usize = 240;

impl Scope<'_> {
    /// The classes of `field` in order; none for a field that takes any words.
    pub(super) fn classes(&self, field: Field) -> Vec<String> {
        match field {
            Field::AssignedMonth => self.months(Field::Assigned),
            Field::RepliedMonth => self.months(Field::Replied),
            _ => {
                let known = self.register.classes(field).unwrap_or_default();
                known.into_iter().map(str::to_owned).collect()
            }
        }
    }

    /// 2021年2月, 2021年3月 … without a gap, as far as the dates of `field` reach.
    fn months(&self, field: Field) -> Vec<String> {
        let dates = || self.population.cases.iter().filter_map(|it| it.date(field, self.as_of));
        let (Some(first), Some(last)) = (dates().min(), dates().max()) else { return Vec::new() };
        let later = |it: &NaiveDate| it.checked_add_months(Months::new(1));
        let months = std::iter::successors(first.with_day(1), later);
        let name = |it: NaiveDate| format!("{}年{}月", it.year(), it.month());
        months.take_while(|it| *it <= last).take(MOST_MONTHS).map(name).collect()
    }
}
