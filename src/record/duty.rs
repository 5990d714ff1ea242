//! What is owed by a day: by whom, until when, and whether it was done.

use chrono::NaiveDate;

use super::{Case, Register};

/// One thing that is owed.
#[derive(Clone, Debug)]
pub struct Duty<'a> {
    /// What kind of thing.
    pub kind: DutyKind,
    /// The case that it belongs to.
    pub case: &'a Case,
    /// Who owes it.
    pub unit: &'a str,
    /// Since when; `None` where the record does not say.
    pub since: Option<NaiveDate>,
    /// The last day.
    pub due: NaiveDate,
    /// The first year on the way to `due` of which no holidays are known.
    pub unknown_year: Option<i32>,
    /// When it was done, as far as the record says.
    pub done: Option<NaiveDate>,
    /// What was promised, of a 承诺事项.
    pub content: Option<&'a str>,
}

/// What kind of thing is owed, in the order of a case's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DutyKind {
    /// 交办.
    Assign,
    /// 会办意见.
    CoOpinion,
    /// 答复.
    Reply,
    /// 公开.
    Publication,
    /// 征询意见表.
    Form,
    /// 重新答复.
    Rehandling,
    /// 承诺事项.
    Commitment,
}

impl DutyKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Assign,
        Self::CoOpinion,
        Self::Reply,
        Self::Publication,
        Self::Form,
        Self::Rehandling,
        Self::Commitment,
    ];

    /// The Chinese name.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Assign => "交办",
            Self::CoOpinion => "会办意见",
            Self::Reply => "答复",
            Self::Publication => "公开",
            Self::Form => "征询意见表",
            Self::Rehandling => "重新答复",
            Self::Commitment => "承诺事项",
        }
    }

    /// The kinds of things of which any record says when they were done. Of the others nobody can
    /// tell whether they were.
    pub fn kept_in(cases: &[Case]) -> Vec<Self> {
        let is_kept = |kind: Self| cases.iter().any(|it| kind.is_kept_in(it));
        Self::ALL.into_iter().filter(|&it| is_kept(it)).collect()
    }

    /// Whether the record of `case` says when such a thing was done.
    fn is_kept_in(self, case: &Case) -> bool {
        match self {
            Self::Assign => case.assigned.is_some(),
            Self::CoOpinion => case.unit_steps.iter().any(|it| it.opinion_date.is_some()),
            Self::Publication => case.publication.date.is_some() || case.publication.url.is_some(),
            Self::Form => !case.feedback.is_empty() || case.satisfaction.is_some(),
            Self::Reply | Self::Rehandling | Self::Commitment => true,
        }
    }
}

impl Duty<'_> {
    /// Whether it was owed on `day`: it had arisen and was not done.
    pub fn is_open(&self, day: NaiveDate) -> bool {
        self.since.is_none_or(|it| it <= day) && self.done.is_none_or(|it| it > day)
    }
}

impl Register {
    /// Everything that is owed in any of the cases, case by case.
    pub fn duties(&self) -> impl Iterator<Item = Duty<'_>> {
        let owed = |case| Case::duties(case, &self.deadlines, &self.office.secretariat);
        self.cases.iter().flat_map(owed)
    }
}
