//! What is owed in one case, from its dates and the time limits (reference D.4).

use chrono::NaiveDate;

use super::{
    Case, ClockStart, Commitment, Deadlines, Duty, DutyKind, OwnOpinion, Rehandling, Role, Step,
    TimeLimit, UnitSteps,
    vocabulary::{DISSATISFIED, NOT_RETURNED, PUBLIC},
};
use crate::chinese::workdays::Reached;

/// What was handed in between sessions.
const BETWEEN_SESSIONS: [&str; 2] = ["闭会期间", "平时提案"];

impl Case {
    /// Everything that is owed in this case, in the order of its steps. `secretariat` is who
    /// assigns cases.
    pub fn duties<'a>(&'a self, deadlines: &Deadlines, secretariat: &'a str) -> Vec<Duty<'a>> {
        if !self.is_handled() {
            return Vec::new();
        }
        let mut duties = Vec::new();
        duties.extend(self.assignment(deadlines, secretariat));
        duties.extend(self.co.iter().filter_map(|it| self.opinion(it, deadlines)));
        duties.extend(self.replies(deadlines));
        duties.extend(self.publishing(deadlines));
        duties.extend(self.form(deadlines));
        duties.extend(self.rehandlings.iter().filter_map(|it| self.replied_again(it, deadlines)));
        duties.extend(self.to_be_rehandled(deadlines));
        duties.extend(self.commitments.iter().filter_map(|it| self.promised(it)));
        duties
    }

    /// The last day for a reply by the rule.
    pub(super) fn reply_end(&self, deadlines: &Deadlines) -> Option<Reached> {
        let limit = deadlines.reply.get(&self.kind)?;
        limit.end(self.clock_start(deadlines)?, &deadlines.calendar)
    }

    /// The last day for a reply when every extension is granted.
    pub(super) fn extended_end(&self, deadlines: &Deadlines) -> Option<(TimeLimit, NaiveDate)> {
        let limit = deadlines.extended.get(&self.kind)?;
        let reached = limit.end(self.clock_start(deadlines)?, &deadlines.calendar)?;
        Some((*limit, reached.day))
    }

    /// The day from which the time for a reply runs.
    fn clock_start(&self, deadlines: &Deadlines) -> Option<NaiveDate> {
        let closing = || deadlines.closings.get(&self.session).copied();
        match deadlines.start {
            ClockStart::Closing if !self.is_between_sessions() => closing().or(self.assigned),
            _ => self.assigned,
        }
    }

    /// Whether it was handed in between sessions.
    pub(super) fn is_between_sessions(&self) -> bool {
        self.phase.as_deref().is_some_and(|it| BETWEEN_SESSIONS.contains(&it))
    }

    /// What a unit did in a role, where the record says so.
    fn steps_of(&self, unit: &str, role: Role) -> Option<&UnitSteps> {
        self.unit_steps.iter().find(|it| it.role == role && it.unit == unit)
    }

    /// The unit that answers for the case as a whole.
    fn answerable(&self) -> Option<&str> {
        self.lead.as_deref().or_else(|| self.split.first().map(String::as_str))
    }

    /// A duty that arose on `since` and must be done within the limit of `step`.
    fn within<'a>(
        &'a self,
        kind: DutyKind,
        unit: &'a str,
        (since, step): (NaiveDate, Step),
        deadlines: &Deadlines,
    ) -> Option<Duty<'a>> {
        let reached = deadlines.end(step, since)?;
        Some(Duty {
            kind,
            case: self,
            unit,
            since: Some(since),
            due: reached.day,
            unknown_year: reached.unknown_year,
            done: None,
            content: None,
        })
    }

    fn assignment<'a>(&'a self, deadlines: &Deadlines, office: &'a str) -> Option<Duty<'a>> {
        let from = if self.is_between_sessions() {
            (self.review.date?, Step::AssignBetweenSessions)
        } else {
            (*deadlines.closings.get(&self.session)?, Step::AssignAfterSession)
        };
        let duty = self.within(DutyKind::Assign, office, from, deadlines)?;
        Some(Duty { done: self.assigned.or(self.replied), ..duty })
    }

    /// 会办意见: done with the reply at the latest, for which it was asked.
    fn opinion<'a>(&'a self, unit: &'a str, deadlines: &Deadlines) -> Option<Duty<'a>> {
        let steps = self.steps_of(unit, Role::Co);
        if steps.is_some_and(|it| it.returned.is_some()) {
            return None;
        }
        let since = steps.and_then(|it| it.assigned).or(self.assigned)?;
        let by_rule = self.within(DutyKind::CoOpinion, unit, (since, Step::CoOpinion), deadlines);
        let given = steps.and_then(|it| it.opinion_due);
        let undated = steps.filter(|it| it.opinion.is_some()).map(|_| since);
        let done = steps.and_then(|it| it.opinion_date).or(undated).or(self.replied);
        match (given, by_rule) {
            (Some(due), _) => {
                Some(Duty { done, ..self.owed(DutyKind::CoOpinion, unit, Some(since), due) })
            }
            (None, by_rule) => by_rule.map(|it| Duty { done, ..it }),
        }
    }

    /// When `unit` had to give its 会办意见 and did; `None` where it gave the case back.
    pub(super) fn opinion_of(&self, unit: &str, deadlines: &Deadlines) -> Option<OwnOpinion> {
        let steps = self.steps_of(unit, Role::Co);
        if steps.is_some_and(|it| it.returned.is_some()) {
            return None;
        }
        let own = self.co.iter().find(|it| *it == unit);
        let due = own.and_then(|it| self.opinion(it, deadlines)).map(|it| it.due);
        Some(OwnOpinion { due, given: steps.and_then(|it| it.opinion_date) })
    }

    /// The reply, once for each unit that gives one.
    fn replies<'a>(&'a self, deadlines: &Deadlines) -> impl Iterator<Item = Duty<'a>> {
        let by_rule = self.reply_end(deadlines);
        let unknown_year = by_rule.filter(|it| Some(it.day) == self.reply_due);
        let unknown_year = unknown_year.and_then(|it| it.unknown_year);
        let units = self.lead.iter().chain(&self.split).map(String::as_str);
        units.zip(std::iter::repeat(self.reply_due)).filter_map(move |(unit, due)| {
            let duty = self.owed(DutyKind::Reply, unit, self.assigned, due?);
            Some(Duty { unknown_year, done: self.replied, ..duty })
        })
    }

    fn has_public_reply(&self) -> bool {
        self.publicity.as_deref().and_then(|it| self.words.publicity(it)) == Some(PUBLIC)
    }

    fn publishing<'a>(&'a self, deadlines: &Deadlines) -> Option<Duty<'a>> {
        let since = self.replied.filter(|_| self.has_public_reply())?;
        let from = (since, Step::Publication);
        let duty = self.within(DutyKind::Publication, self.answerable()?, from, deadlines)?;
        let undated = self.publication.url.as_ref().map(|_| since);
        Some(Duty { done: self.publication.date.or(undated), ..duty })
    }

    fn form<'a>(&'a self, deadlines: &Deadlines) -> Option<Duty<'a>> {
        let since = self.replied?;
        let duty =
            self.within(DutyKind::Form, self.answerable()?, (since, Step::Form), deadlines)?;
        let first = || self.feedback.iter().filter(|it| it.round <= 1);
        let short = self.satisfaction.as_ref().and_then(|it| self.meant(it));
        let is_back = first().next().is_some() && first().all(|it| it.is_returned)
            || short.is_some_and(|it| it != NOT_RETURNED);
        let last = first().filter_map(|it| it.date).max().unwrap_or(since);
        Some(Duty { done: is_back.then_some(last), ..duty })
    }

    fn replied_again<'a>(
        &'a self,
        rehandling: &'a Rehandling,
        deadlines: &Deadlines,
    ) -> Option<Duty<'a>> {
        let from = (rehandling.date, Step::Rehandling);
        let duty = self.within(DutyKind::Rehandling, self.answerable()?, from, deadlines)?;
        Some(Duty { done: rehandling.replied, ..duty })
    }

    /// What was found wanting and has not been taken up again.
    fn to_be_rehandled<'a>(&'a self, deadlines: &Deadlines) -> Option<Duty<'a>> {
        let wanting =
            self.feedback.iter().filter(|it| self.meant(&it.satisfaction) == Some(DISSATISFIED));
        let since = wanting.filter_map(|it| it.date).max()?;
        let is_taken_up = !self.rehandlings.is_empty();
        let from = (since, Step::Rehandling);
        let unit = self.answerable().filter(|_| !is_taken_up)?;
        self.within(DutyKind::Rehandling, unit, from, deadlines)
    }

    fn promised<'a>(&'a self, commitment: &'a Commitment) -> Option<Duty<'a>> {
        let unit = commitment.unit.as_deref().or_else(|| self.answerable())?;
        Some(Duty {
            done: commitment.closed,
            content: Some(&commitment.text),
            ..self.owed(DutyKind::Commitment, unit, self.replied, commitment.due?)
        })
    }

    /// A duty of which the day is known.
    const fn owed<'a>(
        &'a self,
        kind: DutyKind,
        unit: &'a str,
        since: Option<NaiveDate>,
        due: NaiveDate,
    ) -> Duty<'a> {
        let (unknown_year, done, content) = (None, None, None);
        Duty { kind, case: self, unit, since, due, unknown_year, done, content }
    }
}
