//! Working days: Monday to Friday, but for the days off and the days worked in their stead that
//! the State Council gives notice of each year.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Which days are worked. A year that it does not know is counted Monday to Friday.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkCalendar {
    /// Whether a day is worked, where that is not what its weekday says.
    announced: BTreeMap<NaiveDate, bool>,
    years: BTreeSet<i32>,
}

/// A day that was reached by counting working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The day.
    pub day: NaiveDate,
    /// The first year on the way of which nothing is known: the day may be wrong.
    pub unknown_year: Option<i32>,
}

impl WorkCalendar {
    /// Takes up what is said of `year`. A notice may speak of the end of the year before; what is
    /// said later holds against what was said earlier.
    pub fn learn(
        &mut self,
        year: i32,
        off: impl IntoIterator<Item = NaiveDate>,
        on: impl IntoIterator<Item = NaiveDate>,
    ) {
        self.years.insert(year);
        self.announced.extend(off.into_iter().map(|day| (day, false)));
        self.announced.extend(on.into_iter().map(|day| (day, true)));
    }

    /// Whether the days off of `year` are known.
    pub fn knows(&self, year: i32) -> bool {
        self.years.contains(&year)
    }

    /// The years that are known, in order.
    pub fn years(&self) -> impl Iterator<Item = i32> {
        self.years.iter().copied()
    }

    /// Whether `day` is worked.
    pub fn is_workday(&self, day: NaiveDate) -> bool {
        let is_weekend = || matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        self.announced.get(&day).copied().unwrap_or_else(|| !is_weekend())
    }

    /// The `count`th working day after `day`, which itself does not count; `None` at the end of
    /// time.
    pub fn after(&self, day: NaiveDate, count: u32) -> Option<Reached> {
        let mut reached = day;
        let mut unknown_year = None;
        let mut left = count;
        while left > 0 {
            reached = reached.checked_add_days(Days::new(1))?;
            if unknown_year.is_none() && !self.knows(reached.year()) {
                unknown_year = Some(reached.year());
            }
            if self.is_workday(reached) {
                left = left.saturating_sub(1);
            }
        }
        Some(Reached { day: reached, unknown_year })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The National Day of 2021: 1 to 7 October off, 26 September and 9 October worked.
    fn autumn() -> WorkCalendar {
        let mut calendar = WorkCalendar::default();
        let first = day("2021-10-01");
        let on = [day("2021-09-26"), day("2021-10-09")];
        calendar.learn(2021, first.iter_days().take(7), on);
        calendar
    }

    #[test]
    fn days_off_are_skipped_and_days_worked_in_their_stead_count() {
        let reached = |from, count| autumn().after(day(from), count).unwrap().day.to_string();
        assert_eq!(reached("2021-09-24", 1), "2021-09-26");
        assert_eq!(reached("2021-09-30", 1), "2021-10-08");
        assert_eq!(reached("2021-09-30", 2), "2021-10-09");
        assert_eq!(reached("2021-09-30", 3), "2021-10-11");
        assert_eq!(reached("2021-09-30", 0), "2021-09-30");
    }

    #[test]
    fn what_is_said_later_holds() {
        let mut calendar = autumn();
        calendar.learn(2021, [day("2021-10-09")], [day("2021-10-07")]);
        assert!(!calendar.is_workday(day("2021-10-09")));
        assert!(calendar.is_workday(day("2021-10-07")));
        assert!(!calendar.is_workday(day("2021-10-06")));
    }

    #[test]
    fn a_year_that_is_not_known_is_said_so() {
        let after = |from, count| autumn().after(day(from), count).unwrap();
        assert_eq!(after("2021-12-30", 1).unknown_year, None);
        let new_year = Reached { day: day("2022-01-03"), unknown_year: Some(2022) };
        assert_eq!(after("2021-12-30", 2), new_year);
        assert_eq!(after("2020-12-29", 1).unknown_year, Some(2020));
    }

    proptest! {
        #[test]
        fn every_count_ends_on_a_working_day_with_that_many_behind_it(
            from in 0u64..730, count in 1u32..60,
        ) {
            let calendar = autumn();
            let from = day("2020-12-01").checked_add_days(Days::new(from)).unwrap();
            let reached = calendar.after(from, count).unwrap().day;
            prop_assert!(calendar.is_workday(reached));
            let passed = from.iter_days().skip(1).take_while(|it| *it <= reached);
            let worked = passed.filter(|it| calendar.is_workday(*it)).count();
            prop_assert_eq!(worked, usize::try_from(count).unwrap());
        }
    }
}
