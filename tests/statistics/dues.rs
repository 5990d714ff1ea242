//! The list of what is due against a recount of its own, for any register.

use chrono::{Days, NaiveDate};
use huibao::{
    record::{Case, CaseKind, Commitment, Register},
    statistics::DueList,
};
use proptest::prelude::*;

use super::book::{Book, date};

/// 办理, in days from 2021-01-01: assigned, the last day, replied; what was promised, until when and
/// when it was done; by which of the units.
type Handling = (u64, u64, Option<u64>, Vec<(u64, Option<u64>)>, usize);

const UNITS: [&str; 3] = ["区教育局", "区建管委", "区房管局"];

fn day(days: u64) -> NaiveDate {
    date("2021-01-01").checked_add_days(Days::new(days)).unwrap()
}

fn handling() -> impl Strategy<Value = Handling> {
    let promised = prop::collection::vec((0u64..300, prop::option::of(0u64..300)), 0..3);
    (0u64..150, 0u64..300, prop::option::of(0u64..300), promised, 0usize..UNITS.len())
}

fn register(handled: &[Handling]) -> Register {
    let book = Book::new();
    let place = book.setting(1);
    let cases = handled.iter().enumerate().map(|(at, (assigned, due, replied, promised, unit))| {
        let number = format!("{at:04}");
        Case {
            lead: Some(UNITS[*unit].to_owned()),
            assigned: Some(day(*assigned)),
            reply_due: Some(day(*due)),
            replied: replied.map(day),
            commitments: promised
                .iter()
                .map(|&(due, closed)| Commitment {
                    text: "办好".to_owned(),
                    unit: None,
                    due: Some(day(due)),
                    closed: closed.map(day),
                    proof: None,
                    place: place.clone(),
                })
                .collect(),
            ..Case::new(CaseKind::NpcSuggestion, "六次会议", &number, "标题", place.clone())
        }
    });
    Register { cases: cases.collect(), ..book.register }
}

/// Unit, thing, number, days left; sorted.
type Line = (String, String, String, i64);

fn listed(list: &DueList<'_>) -> Vec<Line> {
    let lines = list.units.iter().flat_map(|unit| {
        unit.dues.iter().map(|it| {
            (unit.unit.to_owned(), it.step.to_owned(), it.number.to_owned(), it.days_left)
        })
    });
    let mut lines: Vec<Line> = lines.collect();
    lines.sort();
    lines
}

/// The same, counted in days from the first of January.
fn recounted(handled: &[Handling], as_of: u64, days: u32) -> Vec<Line> {
    let mut lines = Vec::new();
    for (at, (assigned, due, replied, promised, unit)) in handled.iter().enumerate() {
        let left = |due: u64| i64::try_from(due).unwrap() - i64::try_from(as_of).unwrap();
        let mut owe = |step: &str, since: Option<u64>, due: u64, done: Option<u64>| {
            let is_open = since.is_none_or(|it| it <= as_of) && done.is_none_or(|it| it > as_of);
            if is_open && left(due) <= i64::from(days) {
                lines.push((
                    UNITS[*unit].to_owned(),
                    step.to_owned(),
                    format!("{at:04}"),
                    left(due),
                ));
            }
        };
        owe("答复", Some(*assigned), *due, *replied);
        for (due, closed) in promised {
            owe("承诺事项", *replied, *due, *closed);
        }
    }
    lines.sort();
    lines
}

proptest! {
    #[test]
    fn what_is_listed_is_what_is_owed(
        handled in prop::collection::vec(handling(), 0..12), as_of in 0u64..320, days in 0u32..60,
    ) {
        let register = register(&handled);
        let list = DueList::of(&register, day(as_of), days, &[]);
        let owed = recounted(&handled, as_of, days);
        prop_assert_eq!(&listed(&list), &owed);
        let overdue = owed.iter().filter(|it| it.3 < 0).count();
        prop_assert_eq!((list.total.overdue, list.total.soon), (overdue, owed.len() - overdue));
        let units = list.units.iter().map(|it| it.count.overdue + it.count.soon);
        prop_assert_eq!(units.sum::<usize>(), owed.len());
        let firsts: Vec<NaiveDate> = list.units.iter().map(|it| it.dues[0].due).collect();
        prop_assert!(firsts.is_sorted());
        for unit in UNITS {
            let alone = DueList::of(&register, day(as_of), days, &[unit.to_owned()]);
            let of_unit: Vec<Line> = owed.iter().filter(|it| it.0 == unit).cloned().collect();
            prop_assert_eq!(listed(&alone), of_unit);
        }
    }
}
