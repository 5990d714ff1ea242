//! 时限: how long each step of handling may take (reference D.4). Every place has its own rules, so
//! that they are data; here is what they mean.

use std::{collections::BTreeMap, fmt};

use chrono::{Days, Months, NaiveDate};

use super::CaseKind;
use crate::chinese::workdays::{Reached, WorkCalendar};

/// One place's time limits. A step without a limit may take as long as it will.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deadlines {
    /// 起算: the day from which the time for a reply runs.
    pub start: ClockStart,
    /// 闭会日期: the closing days of sessions.
    pub closings: BTreeMap<String, NaiveDate>,
    /// 答复: the time for a reply.
    pub reply: BTreeMap<CaseKind, TimeLimit>,
    /// 延期: the time for a reply when all extensions are granted, from the same day.
    pub extended: BTreeMap<CaseKind, TimeLimit>,
    /// The time for every other step.
    pub steps: BTreeMap<Step, TimeLimit>,
    /// 节假日: which days are worked.
    pub calendar: WorkCalendar,
}

impl Deadlines {
    /// The last day for a step that begins on `since`; `None` where it has no limit.
    pub fn end(&self, step: Step, since: NaiveDate) -> Option<Reached> {
        self.steps.get(&step)?.end(since, &self.calendar)
    }
}

/// 起算.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClockStart {
    /// 交办.
    #[default]
    Assigned,
    /// 闭会, for what was handed in at a session.
    Closing,
}

/// A step that has a time limit, besides the reply itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// 会办意见: from 交办 until the lead has it.
    CoOpinion,
    /// 退办: from 交办 until a unit gives back what is not its own.
    Return,
    /// 大会交办: from the end of the session until 交办.
    AssignAfterSession,
    /// 平时交办: from 审查 until 交办, between sessions.
    AssignBetweenSessions,
    /// 征询意见表: from the reply until the form is back.
    Form,
    /// 重新答复: from 二次办理 until its reply.
    Rehandling,
    /// 公开: from the reply until it is published.
    Publication,
}

impl Step {
    /// All steps, in the order in which 时限 lists them.
    pub const ALL: [Self; 7] = [
        Self::CoOpinion,
        Self::Return,
        Self::AssignAfterSession,
        Self::AssignBetweenSessions,
        Self::Form,
        Self::Rehandling,
        Self::Publication,
    ];

    /// The Chinese key in 时限 and its English alias.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::CoOpinion => ("会办意见", "co_opinion"),
            Self::Return => ("退办", "return"),
            Self::AssignAfterSession => ("大会交办", "assign_after_session"),
            Self::AssignBetweenSessions => ("平时交办", "assign_between_sessions"),
            Self::Form => ("征询意见表", "form"),
            Self::Rehandling => ("重新答复", "rehandling"),
            Self::Publication => ("公开", "publication"),
        }
    }
}

/// A time limit: `3个月`, `20个工作日`, `30日`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeLimit {
    /// How many of the unit.
    pub count: u32,
    /// The unit.
    pub unit: TimeUnit,
}

/// The unit of a time limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    /// 个月: to the same day of a later month, or its last day where that has none (reference X4).
    Months,
    /// 个工作日.
    Workdays,
    /// 日.
    Days,
}

impl TimeUnit {
    /// The words for it, the first as it is printed; a word that ends with another comes first.
    const WORDS: [(&'static str, Self); 7] = [
        ("个工作日", Self::Workdays),
        ("工作日", Self::Workdays),
        ("个月", Self::Months),
        ("月", Self::Months),
        ("日", Self::Days),
        ("天", Self::Days),
        ("个自然日", Self::Days),
    ];

    /// As it is printed after a number.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Months => "个月",
            Self::Workdays => "个工作日",
            Self::Days => "日",
        }
    }
}

impl TimeLimit {
    /// The longest limit that is no slip of the pen, in any unit.
    const MOST: u32 = 400;

    /// A number of months.
    pub const fn months(count: u32) -> Self {
        Self { count, unit: TimeUnit::Months }
    }

    /// Reads `3个月`, `20个工作日`, `30日`; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, word) = text.split_at_checked(digits)?;
        let word = word.trim();
        let (_, unit) = TimeUnit::WORDS.into_iter().find(|(it, _)| *it == word)?;
        let count = number.parse().ok().filter(|it| (1..=Self::MOST).contains(it))?;
        Some(Self { count, unit })
    }

    /// The last day of the time that begins after `from`; `None` at the end of time.
    pub fn end(self, from: NaiveDate, calendar: &WorkCalendar) -> Option<Reached> {
        let day = match self.unit {
            TimeUnit::Months => from.checked_add_months(Months::new(self.count)),
            TimeUnit::Days => from.checked_add_days(Days::new(u64::from(self.count))),
            TimeUnit::Workdays => return calendar.after(from, self.count),
        };
        day.map(|day| Reached { day, unknown_year: None })
    }
}

impl fmt::Display for TimeLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.count, self.unit.chinese())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn limits_are_read_as_clerks_write_them_and_printed_alike() {
        for (typed, printed) in [
            ("3个月", "3个月"),
            ("3月", "3个月"),
            ("20个工作日", "20个工作日"),
            ("5 工作日", "5个工作日"),
            ("30日", "30日"),
            ("30天", "30日"),
        ] {
            let read = TimeLimit::read(typed).map(|it| it.to_string());
            assert_eq!(read.as_deref(), Some(printed), "{typed}");
        }
        for typed in ["", "3", "个月", "0个月", "401日", "三个月", "3周", "-3日", "3.5个月"]
        {
            assert_eq!(TimeLimit::read(typed), None, "{typed}");
        }
    }

    #[test]
    fn months_end_with_the_month() {
        let calendar = WorkCalendar::default();
        for (from, months, end) in [
            ("2020-11-30", 3, "2021-02-28"),
            ("2023-11-30", 3, "2024-02-29"),
            ("2021-02-08", 3, "2021-05-08"),
            ("2021-08-31", 6, "2022-02-28"),
        ] {
            let reached = TimeLimit::months(months).end(from.parse().unwrap(), &calendar).unwrap();
            assert_eq!(reached.day.to_string(), end);
        }
    }

    proptest! {
        #[test]
        fn a_longer_time_never_ends_earlier(from in 0u64..4000, count in 1u32..60) {
            let calendar = WorkCalendar::default();
            let first = NaiveDate::from_ymd_opt(2016, 1, 1).unwrap();
            let from = first.checked_add_days(Days::new(from)).unwrap();
            for unit in [TimeUnit::Months, TimeUnit::Workdays, TimeUnit::Days] {
                let end = |count| TimeLimit { count, unit }.end(from, &calendar).unwrap().day;
                prop_assert!(from < end(count) && end(count) < end(count + 1));
            }
        }
    }
}
