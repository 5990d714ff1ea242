//! The classes that a field is divided into, before any case is looked at: those that it knows, or
//! the months from the first to the last.

use chrono::{Datelike, Months, NaiveDate};

use super::scope::Scope;
use crate::record::{Field, OutcomeScheme};

/// More months than a register can speak of are a slip of the pen in a date, not a list.
const MOST_MONTHS: usize = 240;

impl Scope<'_> {
    /// The classes of `field` in order; none for a field that takes any words.
    pub(super) fn classes(&self, field: Field) -> Vec<String> {
        match field {
            Field::AssignedMonth => self.months(Field::Assigned),
            Field::RepliedMonth => self.months(Field::Replied),
            Field::Outcome | Field::OutcomeNow if !self.register.scheme.others.is_empty() => {
                self.outcomes()
            }
            _ => {
                let known = self.register.classes(field).unwrap_or_default();
                known.into_iter().map(str::to_owned).collect()
            }
        }
    }

    /// The outcomes of the schemes by which the cases of the population are read.
    fn outcomes(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for outcome in self.schemes().into_iter().flat_map(|it| &it.outcomes) {
            if !names.contains(&outcome.name) {
                names.push(outcome.name.clone());
            }
        }
        names
    }

    /// The schemes by which the cases of the population are read, this year's first.
    pub(super) fn schemes(&self) -> Vec<&OutcomeScheme> {
        let main = &self.register.scheme;
        let cases = &self.population.cases;
        let read_by =
            |name: &str| cases.iter().any(|it| main.of(it.kind, &it.session).name == name);
        let mut schemes: Vec<&OutcomeScheme> = Vec::new();
        for scheme in std::iter::once(main).chain(main.others.iter().map(|it| &it.scheme)) {
            if read_by(&scheme.name) && !schemes.iter().any(|it| it.name == scheme.name) {
                schemes.push(scheme);
            }
        }
        schemes
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
