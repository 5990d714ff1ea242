//! 节假日: the days off and the days worked in their stead, by year: those that are shipped, and
//! what the office says besides.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};

use super::{
    entries::{Entries, map},
    leaf,
};
use crate::{
    chinese::{date, workdays::WorkCalendar},
    diagnostic::{Diagnostic, Diagnostics, Place, SourceFile, SourceKind},
    record::{
        Written, keys,
        raw::{self, Key, Node},
    },
};

/// The years that are compiled in: data, read like the office's own.
const SHIPPED: &str = include_str!("../holidays.yaml");

/// A longer stretch of days off is a slip of the pen.
const MOST_DAYS: usize = 31;

/// The working days of the project: the shipped years, and over them what the settings say.
pub(super) fn read(entries: &Entries<'_>, found: &mut Diagnostics) -> WorkCalendar {
    let mut calendar = WorkCalendar::default();
    read_shipped(&mut calendar, &mut Diagnostics::default());
    if let Some(node) = entries.get(keys::HOLIDAYS) {
        read_years(node, &mut calendar, found);
    }
    calendar
}

fn read_shipped(calendar: &mut WorkCalendar, found: &mut Diagnostics) {
    let file = SourceFile::new("holidays.yaml", SourceKind::Settings, SHIPPED);
    if let Some(root) = raw::read(&file, 0..SHIPPED.len(), found) {
        read_years(&root, calendar, found);
    }
}

fn read_years(node: &Node, calendar: &mut WorkCalendar, found: &mut Diagnostics) {
    for (key, value) in map(node, "节假日", found).unwrap_or_default() {
        let year = key.text.parse::<i32>().ok().filter(|it| (1954..=2999).contains(it));
        match year {
            Some(year) => read_year(year, value, calendar, found),
            None => found.push(not_a_year(key)),
        }
    }
}

fn not_a_year(key: &Key) -> Diagnostic {
    Diagnostic::error(format!("节假日里的“{}”不是年份", key.text))
        .at(&key.place)
        .cure("请写四位年份，如“2027: {放假: [2027-01-01至2027-01-03], 调休: [2027-01-09]}”")
}

fn read_year(year: i32, node: &Node, calendar: &mut WorkCalendar, found: &mut Diagnostics) {
    let what = format!("{year}年的节假日");
    let Some(entries) = Entries::open(node, &what, keys::HOLIDAY_KEYS, found) else { return };
    if let Some(notice) = entries.get(keys::NOTICE) {
        leaf::text(notice, &format!("{what}的文号"), found);
    }
    let mut days = |name: keys::Names| {
        let written =
            entries.get(name).map(|it| leaf::names(it, &format!("{year}年的{}", name.0), found));
        let stretches = written.into_iter().flatten().filter_map(|it| {
            let days = read_days(year, &it, name.0, found)?;
            Some(days.into_iter().map(move |day| (day, it.clone())))
        });
        stretches.flatten().collect::<Vec<_>>()
    };
    let off = days(keys::DAYS_OFF);
    let worked = days(keys::DAYS_WORKED);
    let is_correction = calendar.knows(year) && entries.get(keys::DAYS_WORKED).is_some();
    if entries.get(keys::DAYS_OFF).is_none() && !is_correction {
        found.push(nothing_off(year, entries.place));
        return;
    }
    let all_off: BTreeSet<NaiveDate> = off.iter().map(|&(day, _)| day).collect();
    for (day, written) in &worked {
        if all_off.contains(day) {
            found.push(
                Diagnostic::error(format!("{day}既写在放假里，又写在调休里"))
                    .at(&written.place)
                    .cure("请对照放假通知，删去一处；“调休”写的是补班的日子"),
            );
        } else if is_worked_anyway(*day, calendar) {
            found.push(
                Diagnostic::warning(format!("{day}是{}，本来就上班", weekday(*day)))
                    .at(&written.place)
                    .cure("请对照放假通知核实；“调休”写的是补班的周末"),
            );
        }
    }
    let dates = |days: Vec<(NaiveDate, Written)>| days.into_iter().map(|(day, _)| day);
    calendar.learn(year, dates(off), dates(worked));
}

fn nothing_off(year: i32, place: &Place) -> Diagnostic {
    Diagnostic::error(format!("{year}年的节假日没有写哪些日子放假"))
        .at(place)
        .cure("请照通知写“放假: [1月1日至3日, …]”；通知还没有发布的，删去这一年")
}

/// The days of one stretch, each of that year or, as the New Year of some years, shortly before it.
fn read_days(
    year: i32,
    written: &Written,
    what: &str,
    found: &mut Diagnostics,
) -> Option<Vec<NaiveDate>> {
    let fault = |cause: &str, cure: &str| {
        Diagnostic::error(format!("{year}年的{what}“{}”{cause}", written.text))
            .at(&written.place)
            .cure(cure)
    };
    let Some((first, last)) = read_stretch(year, &written.text) else {
        found.push(fault("不是日期", "请写成2027-02-05至2027-02-11，或照通知写2月5日至11日"));
        return None;
    };
    let days: Vec<NaiveDate> =
        first.iter_days().take_while(|it| *it <= last).take(MOST_DAYS.saturating_add(1)).collect();
    let is_of_year = |day: NaiveDate| {
        day.year() == year || day.year().checked_add(1) == Some(year) && day.month() == 12
    };
    if days.is_empty() {
        found.push(fault("前后颠倒", "请把先后两个日期对调"));
    } else if days.len() > MOST_DAYS {
        found.push(fault("太长", "请核对放假通知里的日期"));
    } else if !days.iter().all(|&it| is_of_year(it)) {
        found.push(fault("不在这一年", "请写到它所在的年份下；跨年的元旦假期写在后一年"));
    } else {
        return Some(days);
    }
    None
}

/// A stretch of days as people write it, or as the notices do: `2月15日（周日）至23日（周一）`.
fn read_stretch(year: i32, text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let mut days = String::new();
    let mut is_aside = false;
    for it in text.chars() {
        is_aside = (is_aside || matches!(it, '（' | '(')) && !matches!(it, '）' | ')');
        if !is_aside && !matches!(it, '）' | ')') {
            days.push(it);
        }
    }
    date::read_stretch(&days).or_else(|| date::read_stretch(&format!("{year}年{days}")))
}

/// Whether a day is a working day even without a word.
fn is_worked_anyway(day: NaiveDate, calendar: &WorkCalendar) -> bool {
    let is_weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    !is_weekend && calendar.is_workday(day)
}

fn weekday(day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "星期一",
        Weekday::Tue => "星期二",
        Weekday::Wed => "星期三",
        Weekday::Thu => "星期四",
        Weekday::Fri => "星期五",
        Weekday::Sat => "星期六",
        Weekday::Sun => "星期日",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> WorkCalendar {
        let mut calendar = WorkCalendar::default();
        let mut found = Diagnostics::default();
        read_shipped(&mut calendar, &mut found);
        assert_eq!(found, Diagnostics::default());
        calendar
    }

    #[test]
    fn the_shipped_years_can_be_read_whole() {
        assert_eq!(shipped().years().collect::<Vec<_>>(), (2016..=2026).collect::<Vec<_>>());
    }

    #[test]
    fn every_shipped_year_has_as_many_working_days_as_its_notices_leave() {
        let calendar = shipped();
        let worked = |year: i32| {
            let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
            let days = first.iter_days().take_while(|it| it.year() == year);
            days.filter(|&it| calendar.is_workday(it)).count()
        };
        // 365 days less the weekends and the 11 statutory holidays (13 from 2025) as they fall.
        let counted: Vec<usize> = (2019..=2026).map(worked).collect();
        assert_eq!(counted, [250, 249, 250, 249, 249, 251, 248, 248]);
    }

    #[test]
    fn days_at_the_turns_of_years_and_of_extended_holidays_are_as_announced() {
        let calendar = shipped();
        for (day, is_worked) in [
            ("2018-12-29", true),
            ("2018-12-31", false),
            ("2019-05-03", false),
            ("2020-01-31", false),
            ("2020-02-01", false),
            ("2020-02-03", true),
            ("2022-12-31", false),
            ("2023-01-02", false),
            ("2025-01-26", true),
            ("2026-01-02", false),
            ("2026-01-04", true),
            ("2026-02-23", false),
            ("2026-02-24", true),
            ("2026-10-10", true),
        ] {
            assert_eq!(calendar.is_workday(day.parse().unwrap()), is_worked, "{day}");
        }
    }
}
