//! The fields that are worked out from the others as of a date, never written (reference D.3).

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use super::{
    AsOf, Case, Feedback, Field, NO, OutcomeClass, OwnWords, REPLIED, Role, Satisfaction,
    UNREPLIED, YES,
    as_of::{yes, yes_or_no},
    vocabulary::{DISSATISFIED, NOT_RETURNED, OWN_OPINIONS},
};

/// 办理环节 in the order in which a case passes them.
pub(super) const STAGES: [&str; 12] = [
    "不办理",
    "待交办",
    "已交办",
    "已签收",
    "办理中",
    "已答复",
    "待重新办理",
    "重新办理",
    "已反馈",
    "已公开",
    "回头看",
    "已归档",
];

impl Case {
    /// The values of a derived field.
    pub(super) fn derived(&self, field: Field, as_of: AsOf) -> Vec<Cow<'_, str>> {
        let one = |value: Option<&'static str>| value.map(Cow::from).into_iter().collect();
        let replied = self.is_replied(as_of.date);
        match field {
            Field::State => one(Some(if replied { REPLIED } else { UNREPLIED })),
            Field::OnTime => one(self.is_on_time(as_of).map(|it| if it { YES } else { NO })),
            Field::Owed => one(Some(if self.is_owed(as_of) { YES } else { NO })),
            Field::Stage => one(Some(self.stage(as_of))),
            Field::Units => self.units().map(|(_, unit)| Cow::from(unit)).collect(),
            Field::LeadSystem => self.lead_system.iter().map(Cow::from).collect(),
            Field::OwnRole => one(self.own_role.map(Role::chinese)),
            Field::OwnOpinion => one(self.own_opinion(as_of)),
            Field::ProposerClass => {
                let class = |it: &Option<String>| {
                    it.clone().map_or_else(|| Cow::from(self.kind.proposer_class()), Cow::from)
                };
                distinct(self.proposers.iter().map(|it| class(&it.class)))
            }
            Field::ProposerGroup => {
                let groups = self.proposers.iter().filter_map(|it| it.group.as_deref());
                distinct(groups.map(Cow::from))
            }
            Field::Leaders => {
                let all = self.leader_reviews.iter().chain(&self.leader_handling);
                distinct(all.chain(&self.leader_supervision).map(|it| Cow::from(it.as_str())))
            }
            Field::TitleWords => self.title_words.iter().map(|it| Cow::from(it.as_str())).collect(),
            Field::AssignedMonth => months(self.date(Field::Assigned, as_of)),
            Field::RepliedMonth => months(self.date(Field::Replied, as_of)),
            Field::ContactStep | Field::ContactMode => {
                let contacts = self.contacts.iter().filter(|it| it.date <= as_of.date);
                let is_step = field == Field::ContactStep;
                distinct(contacts.map(|it| Cow::from(if is_step { &it.step } else { &it.mode })))
            }
            Field::ThreeContacts => {
                let is_known = replied || self.contacts.iter().any(|it| it.date <= as_of.date);
                yes_or_no(is_known.then(|| self.has_three_contacts(as_of)))
            }
            Field::OutcomeClass => {
                one(self.outcome_class.filter(|_| replied).map(OutcomeClass::chinese))
            }
            Field::Unified => self.unified(self.outcome.as_deref().filter(|_| replied)),
            Field::UnifiedNow => self.unified(self.outcome_now(as_of)),
            Field::OutcomeNow => self.outcome_now(as_of).map(Cow::from).into_iter().collect(),
            Field::Upgraded => {
                let mut reviewed =
                    self.follow_ups.iter().filter(|it| it.date <= as_of.date).peekable();
                let is_any = reviewed.peek().is_some();
                yes_or_no(is_any.then(|| reviewed.any(|it| it.is_upgraded)))
            }
            Field::Fulfilled => {
                let is_closed = |date| as_of.has_come(date);
                let is_known = replied && !self.commitments.is_empty();
                let all = || self.commitments.iter().all(|it| is_closed(it.closed));
                yes_or_no(is_known.then(all))
            }
            Field::Attitude => self.worst_axis(as_of, |it| it.attitude.as_deref()),
            Field::Result => self.worst_axis(as_of, |it| it.result.as_deref()),
            Field::FirstSatisfaction => self.satisfaction_of_round(1, as_of),
            Field::SecondSatisfaction => self.satisfaction_of_round(2, as_of),
            Field::FormReturned => {
                let known = self.feedback.iter().map(|it| self.is_back(it, as_of));
                let short = self.satisfaction.iter().map(|it| self.meant(it) != Some(NOT_RETURNED));
                let mut known = known.chain(short).peekable();
                let is_known = replied && known.peek().is_some();
                yes_or_no(is_known.then(|| known.any(|it| it)))
            }
            _ => yes(false),
        }
    }

    /// 本单位意见. Once the reply is there, an opinion without a date is one that nobody dated.
    fn own_opinion(&self, as_of: AsOf) -> Option<&'static str> {
        let opinion = self.own_opinion?;
        let [in_time, late, missing] = OWN_OPINIONS;
        match opinion.given.filter(|it| *it <= as_of.date) {
            Some(given) if opinion.due.is_none_or(|due| given <= due) => Some(in_time),
            Some(_) => Some(late),
            None => (!self.is_replied(as_of.date)).then_some(missing),
        }
    }

    /// Whether the reply came in time; a case that may still wait is on time, one without a limit
    /// cannot be judged.
    fn is_on_time(&self, as_of: AsOf) -> Option<bool> {
        let reached = self.date(Field::Replied, as_of).unwrap_or(as_of.date);
        Some(reached <= self.reply_due?)
    }

    /// Whether a reply is there or should be: all but those that may still wait (reference C.3).
    fn is_owed(&self, as_of: AsOf) -> bool {
        self.is_replied(as_of.date) || self.reply_due.is_none_or(|it| it < as_of.date)
    }

    /// 三次沟通: before, during and after the handling (答复后 is after it too).
    fn has_three_contacts(&self, as_of: AsOf) -> bool {
        let has = |steps: &[&str]| {
            let mut come = self.contacts.iter().filter(|it| it.date <= as_of.date);
            come.any(|it| steps.contains(&it.step.as_str()))
        };
        has(&["办理前"]) && has(&["办理中"]) && has(&["办结后", "答复后"])
    }

    /// An outcome in the terms of this year's scheme, as 口径对照 has it.
    fn unified<'a>(&'a self, outcome: Option<&'a str>) -> Vec<Cow<'a, str>> {
        let unified = outcome.and_then(|it| match &self.unified {
            Some(mapping) => mapping.get(it).map(String::as_str),
            None => Some(it),
        });
        unified.map(Cow::from).into_iter().collect()
    }

    /// 现办理结果: of the last reply or round of 回头看 that has come.
    pub fn outcome_now(&self, as_of: AsOf) -> Option<&str> {
        let first = self.outcome.as_deref().filter(|_| self.is_replied(as_of.date));
        let again = self.rehandlings.iter().filter(|it| as_of.has_come(it.replied));
        let again = again.filter_map(|it| Some((it.replied?, it.outcome.as_deref()?)));
        let looked = self.follow_ups.iter().filter(|it| it.date <= as_of.date);
        let later = again.chain(looked.map(|it| (it.date, it.after.as_str())));
        later.max_by_key(|(date, _)| *date).map(|(_, outcome)| outcome).or(first)
    }

    /// 办理环节: the last that the case has reached.
    fn stage(&self, as_of: AsOf) -> &'static str {
        let come = |date: Option<NaiveDate>| as_of.has_come(date);
        let accepted = self.unit_steps.iter().any(|it| come(it.accepted));
        let replied = self.is_replied(as_of.date);
        let again = self.rehandlings.iter().rfind(|it| it.date <= as_of.date);
        let is_dissatisfied = || {
            let worst = self.worst_satisfaction(as_of);
            worst.and_then(|it| self.words.satisfaction(it)) == Some(DISSATISFIED)
        };
        let reached = [
            ("已归档", come(self.filing.date)),
            ("回头看", self.follow_ups.iter().any(|it| it.date <= as_of.date)),
            ("重新办理", replied && again.is_some_and(|it| !come(it.replied))),
            ("待重新办理", replied && again.is_none() && is_dissatisfied()),
            ("已公开", come(self.publication.date)),
            ("已反馈", replied && self.satisfactions(as_of).next().is_some()),
            ("已答复", replied),
            ("不办理", !self.is_handled()),
            ("办理中", self.contacts.iter().any(|it| it.date <= as_of.date && it.step != "办理前")),
            ("已签收", accepted),
            ("已交办", come(self.assigned)),
        ];
        reached.into_iter().find(|(_, is)| *is).map_or("待交办", |(stage, _)| stage)
    }

    /// Whether a form has come back; one without a date came with the reply that it speaks of.
    pub(super) fn is_back(&self, form: &Feedback, as_of: AsOf) -> bool {
        let with_reply = || {
            let before = usize::try_from(form.round).ok()?.checked_sub(2)?;
            self.rehandlings.get(before)?.replied
        };
        form.is_returned && form.date.or_else(with_reply).is_none_or(|it| it <= as_of.date)
    }

    /// What each proposer had said last as of a date.
    fn satisfactions(&self, as_of: AsOf) -> impl Iterator<Item = &Satisfaction> {
        let has_come = move |it: &&Feedback| self.is_back(it, as_of);
        let is_last = move |it: &&Feedback| {
            let mut come = self.feedback.iter().filter(has_come);
            !come.any(|other| other.proposer == it.proposer && other.round > it.round)
        };
        let forms = self.feedback.iter().filter(has_come).filter(is_last);
        self.satisfaction.iter().chain(forms.map(|it| &it.satisfaction))
    }

    /// 满意度: the worse axis of the worst form of the last round.
    pub(super) fn worst_satisfaction(&self, as_of: AsOf) -> Option<&str> {
        let forms = self.satisfactions(as_of);
        self.words.worst(forms.filter_map(|it| it.worse(&self.words)))
    }

    /// What a form means as a whole.
    pub(super) fn meant(&self, form: &Satisfaction) -> Option<&'static str> {
        self.words.satisfaction(form.worse(&self.words)?)
    }

    /// 满意度 of one round of forms.
    fn satisfaction_of_round(&self, round: u32, as_of: AsOf) -> Vec<Cow<'_, str>> {
        // The short form of a record speaks of the first round.
        let short = self.satisfaction.iter().filter(|_| round == 1);
        let forms = self.feedback.iter().filter(|it| it.round == round && self.is_back(it, as_of));
        let words = short.chain(forms.map(|it| &it.satisfaction));
        let worst = self.words.worst(words.filter_map(|it| it.worse(&self.words)));
        let is_replied = self.is_replied(as_of.date);
        worst.filter(|_| is_replied).map(Cow::from).into_iter().collect()
    }

    fn worst_axis(
        &self,
        as_of: AsOf,
        axis: impl Fn(&Satisfaction) -> Option<&str>,
    ) -> Vec<Cow<'_, str>> {
        let values = self.satisfactions(as_of).filter_map(axis);
        self.words.worst(values).map(Cow::from).into_iter().collect()
    }
}

impl Satisfaction {
    /// The word of the worse of the two axes.
    pub(super) fn worse(&self, words: &OwnWords) -> Option<&str> {
        words.worst([self.attitude.as_deref(), self.result.as_deref()].into_iter().flatten())
    }
}

fn distinct<'a>(values: impl Iterator<Item = Cow<'a, str>>) -> Vec<Cow<'a, str>> {
    let mut kept: Vec<Cow<'_, str>> = Vec::new();
    for value in values {
        if !kept.contains(&value) {
            kept.push(value);
        }
    }
    kept
}

/// The month of a date as 2021年4月.
fn months(date: Option<NaiveDate>) -> Vec<Cow<'static, str>> {
    date.map(|it| Cow::from(format!("{}年{}月", it.year(), it.month()))).into_iter().collect()
}
