//! What is owed by a day: by whom, until when, and whether it was done.

use chrono::NaiveDate;

use super::{Case, ClockStart, Commitment, Deadlines, Register};
use crate::chinese::workdays::Reached;

/// One thing that is owed.
#[derive(Clone, Debug)]
pub struct Duty<'a> {
    /// What kind of thing.
    pub kind: DutyKind,
    /// The case that it belongs to.
    pub case: &'a Case,
    /// Who owes it.
    pub unit: &'a str,
    /// Since when.
    pub since: NaiveDate,
    /// The last day.
    pub due: NaiveDate,
    /// The first year on the way to `due` of which no holidays are known.
    pub unknown_year: Option<i32>,
    /// When it was done, as far as the record says.
    pub done: Option<NaiveDate>,
    /// What was promised, of a 承诺事项.
    pub content: Option<&'a str>,
}

/// What kind of thing is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DutyKind {
    /// 答复.
    Reply,
    /// 承诺事项.
    Commitment,
}

impl DutyKind {
    /// The Chinese name.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Reply => "答复",
            Self::Commitment => "承诺事项",
        }
    }
}

impl Duty<'_> {
    /// Whether it was owed on `day`: it had arisen and was not done.
    pub fn is_open(&self, day: NaiveDate) -> bool {
        self.since <= day && self.done.is_none_or(|it| it > day)
    }
}

impl Register {
    /// Everything that is owed in any of the cases, case by case.
    pub fn duties(&self) -> impl Iterator<Item = Duty<'_>> {
        self.cases.iter().flat_map(|it| it.duties(&self.deadlines))
    }
}

impl Case {
    /// Everything that is owed in this case, in the order of its steps.
    pub fn duties<'a>(&'a self, deadlines: &Deadlines) -> Vec<Duty<'a>> {
        let mut duties: Vec<Duty<'a>> = self.reply_duties(deadlines).collect();
        duties.extend(self.commitments.iter().filter_map(|it| self.promised(it)));
        duties
    }

    /// The reply, once for each unit that gives one.
    fn reply_duties<'a>(&'a self, deadlines: &Deadlines) -> impl Iterator<Item = Duty<'a>> {
        let reached = self.reply_end(deadlines).zip(self.assigned);
        let units = self.lead.iter().chain(&self.split).map(String::as_str);
        units.filter_map(move |unit| {
            let (Reached { day, unknown_year }, since) = reached?;
            Some(Duty {
                kind: DutyKind::Reply,
                case: self,
                unit,
                since,
                due: day,
                unknown_year,
                done: self.replied,
                content: None,
            })
        })
    }

    fn promised<'a>(&'a self, commitment: &'a Commitment) -> Option<Duty<'a>> {
        let unit = commitment
            .unit
            .as_deref()
            .or(self.lead.as_deref())
            .or_else(|| self.split.first().map(String::as_str))?;
        Some(Duty {
            kind: DutyKind::Commitment,
            case: self,
            unit,
            since: self.replied?,
            due: commitment.due?,
            unknown_year: None,
            done: commitment.closed,
            content: Some(&commitment.text),
        })
    }

    /// The last day for a reply by the rule.
    fn reply_end(&self, deadlines: &Deadlines) -> Option<Reached> {
        let limit = deadlines.reply.get(&self.kind)?;
        limit.end(self.clock_start(deadlines)?, &deadlines.calendar)
    }

    /// The day from which the time for a reply runs.
    fn clock_start(&self, deadlines: &Deadlines) -> Option<NaiveDate> {
        match deadlines.start {
            ClockStart::Assigned => self.assigned,
            ClockStart::Closing => deadlines.closings.get(&self.session).copied().or(self.assigned),
        }
    }
}
