//! What is overdue and what falls due soon, by unit, as of a day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use crate::record::{Duty, DutyKind, Register};

/// What is owed as of a day: overdue, or due within so many days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DueList<'a> {
    /// The format of this list as JSON.
    pub format: u32,
    /// The day.
    pub as_of: NaiveDate,
    /// How many days ahead it looks.
    pub days: u32,
    /// Everything in it.
    pub total: DueCount,
    /// The units, the one that is longest overdue first.
    pub units: Vec<UnitDues<'a>>,
    /// The kinds of things of which no record says when they were done, so that they are left out.
    pub unrecorded: Vec<&'static str>,
    /// The years of which no holidays are known, where a day depends on them.
    pub unknown_years: BTreeSet<i32>,
}

/// What one unit owes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitDues<'a> {
    /// The unit.
    pub unit: &'a str,
    /// How much that is.
    pub count: DueCount,
    /// What, by its day.
    pub dues: Vec<Due<'a>>,
}

/// How much is owed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DueCount {
    /// Things overdue.
    pub overdue: usize,
    /// Cases with something overdue.
    pub overdue_cases: usize,
    /// Things due soon.
    pub soon: usize,
    /// Cases with something due soon.
    pub soon_cases: usize,
}

/// One thing owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Due<'a> {
    /// The last day.
    pub due: NaiveDate,
    /// How many days are left; fewer than none when it is overdue.
    pub days_left: i64,
    /// What kind of thing: 答复, 承诺事项 …
    pub step: &'static str,
    /// The case.
    pub number: &'a str,
    /// Its kind.
    pub kind: &'static str,
    /// Its session.
    pub session: &'a str,
    /// Its title, the short one where there is one.
    pub title: &'a str,
    /// What was promised, of a 承诺事项.
    pub content: Option<&'a str>,
}

impl Due<'_> {
    /// Whether its last day has passed.
    pub const fn is_overdue(&self) -> bool {
        self.days_left < 0
    }
}

impl<'a> DueList<'a> {
    /// What is owed in `register` as of a day, overdue or due within `days`; of all units, or of
    /// those named.
    pub fn of(register: &'a Register, as_of: NaiveDate, days: u32, units: &[String]) -> Self {
        let mut by_unit: BTreeMap<&str, Vec<Due<'a>>> = BTreeMap::new();
        let mut unknown_years = BTreeSet::new();
        let mut unrecorded = BTreeSet::new();
        let kept = DutyKind::kept_in(&register.cases);
        let is_asked = |unit: &str| units.is_empty() || units.iter().any(|it| it == unit);
        for duty in register.duties().filter(|it| it.is_open(as_of) && is_asked(it.unit)) {
            let due = Due::of(&duty, as_of);
            if due.days_left > i64::from(days) {
                continue;
            }
            if kept.contains(&duty.kind) {
                unknown_years.extend(duty.unknown_year);
                by_unit.entry(duty.unit).or_default().push(due);
            } else {
                unrecorded.insert(duty.kind);
            }
        }
        let unrecorded = unrecorded.into_iter().map(DutyKind::chinese).collect();
        let total = DueCount::of(by_unit.values().flatten());
        let mut units: Vec<UnitDues<'a>> = by_unit.into_iter().map(UnitDues::of).collect();
        units.sort_by_key(|it| it.dues.first().map(|it| it.due));
        Self { format: 1, as_of, days, total, units, unrecorded, unknown_years }
    }
}

impl<'a> UnitDues<'a> {
    fn of((unit, mut dues): (&'a str, Vec<Due<'a>>)) -> Self {
        dues.sort_by_key(|it| it.due);
        Self { unit, count: DueCount::of(&dues), dues }
    }
}

impl<'a> Due<'a> {
    fn of(duty: &Duty<'a>, as_of: NaiveDate) -> Self {
        let case = duty.case;
        Self {
            due: duty.due,
            days_left: duty.due.signed_duration_since(as_of).num_days(),
            step: duty.kind.chinese(),
            number: &case.number,
            kind: case.kind.chinese(),
            session: &case.session,
            title: case.short_title.as_deref().unwrap_or(&case.title),
            content: duty.content,
        }
    }
}

impl DueCount {
    fn of<'a: 'b, 'b>(dues: impl IntoIterator<Item = &'b Due<'a>>) -> Self {
        let mut count = Self::default();
        let [mut late, mut soon] = [BTreeSet::new(), BTreeSet::new()];
        for due in dues {
            let case = (due.kind, due.session, due.number);
            let (things, cases) = if due.is_overdue() {
                (&mut count.overdue, &mut late)
            } else {
                (&mut count.soon, &mut soon)
            };
            *things = things.saturating_add(1);
            cases.insert(case);
        }
        Self { overdue_cases: late.len(), soon_cases: soon.len(), ..count }
    }
}
