//! What the records say as of a date: nothing counts by today's date, and what happened after
//! 截至 has not happened yet.

use std::borrow::Cow;

use chrono::{Months, NaiveDate};

use super::{Case, Condition, Field, FieldTest, Register, Satisfaction, Test};

/// 截至 with what is needed to tell whether a reply came in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// 截至.
    pub date: NaiveDate,
    /// 办理期限 in months from 交办, clamped to the month's end (reference X4).
    pub reply_months: u32,
}

/// 满意度 from worst to best: the worse of two axes speaks for the case, so that a rate is never
/// overstated.
pub(super) const SATISFACTION_FROM_WORST: [&str; 5] =
    ["不满意", "未反馈", "理解", "基本满意", "满意"];

impl AsOf {
    /// When everything that a record says has happened: for questions about the records themselves,
    /// not about a document.
    pub(super) const END_OF_TIME: Self = Self { date: NaiveDate::MAX, reply_months: 0 };
}

impl Register {
    /// This register's rules as of `date`.
    #[must_use]
    pub const fn as_of(&self, date: NaiveDate) -> AsOf {
        AsOf { date, reply_months: self.reply_months }
    }
}

impl Case {
    /// The values of `field` as of a date, spelt as in the record and dates as `2021-04-16`; empty
    /// when there is none. 状态 and 按期办复 are worked out; 答复日期, 办理结果, 公开属性 and
    /// 满意度 are absent until the case has been replied to. 满意度 has one value: the worse of its
    /// two axes.
    #[must_use]
    pub fn values(&self, field: Field, as_of: AsOf) -> Vec<Cow<'_, str>> {
        fn one(value: Option<&String>) -> Vec<Cow<'_, str>> {
            value.map(|it| Cow::from(it.as_str())).into_iter().collect()
        }
        fn many(values: &[String]) -> Vec<Cow<'_, str>> {
            values.iter().map(|it| Cow::from(it.as_str())).collect()
        }
        let replied = self.is_replied(as_of.date);
        match field {
            Field::Number => one(Some(&self.number)),
            Field::Kind => vec![Cow::from(self.kind.chinese())],
            Field::Session => one(Some(&self.session)),
            Field::Title => one(Some(&self.title)),
            Field::ShortTitle => one(self.short_title.as_ref()),
            Field::Category => one(self.category.as_ref()),
            Field::Proposers => many(&self.proposers),
            Field::Lead => one(self.lead.as_ref()),
            Field::Co => many(&self.co),
            Field::Split => many(&self.split),
            Field::LeaderReviews => many(&self.leader_reviews),
            Field::Assigned | Field::Replied => {
                self.date(field, as_of).map(|it| Cow::from(it.to_string())).into_iter().collect()
            }
            Field::Measures => self.measures.iter().map(|it| Cow::from(&it.text)).collect(),
            Field::Commitments => self.commitments.iter().map(|it| Cow::from(&it.text)).collect(),
            Field::Outcome if replied => one(self.outcome.as_ref()),
            Field::Publicity if replied => one(self.publicity.as_ref()),
            Field::Satisfaction if replied => {
                self.satisfaction.iter().filter_map(Satisfaction::worse).map(Cow::from).collect()
            }
            Field::Outcome | Field::Publicity | Field::Satisfaction => Vec::new(),
            Field::Keywords => many(&self.keywords),
            Field::State => vec![Cow::from(if replied { "已办复" } else { "办理中" })],
            Field::OnTime => self
                .is_on_time(as_of)
                .map(|it| Cow::from(if it { "是" } else { "否" }))
                .into_iter()
                .collect(),
        }
    }

    /// The date of 交办日期 or 答复日期 as of a date; `None` for one still to come and for other
    /// fields.
    #[must_use]
    pub fn date(&self, field: Field, as_of: AsOf) -> Option<NaiveDate> {
        let date = match field {
            Field::Assigned => self.assigned,
            Field::Replied => self.replied,
            _ => None,
        };
        date.filter(|&it| it <= as_of.date)
    }

    /// 答复期限: the last day for a reply.
    #[must_use]
    pub fn reply_due(&self, reply_months: u32) -> Option<NaiveDate> {
        self.assigned?.checked_add_months(Months::new(reply_months))
    }

    /// Whether the reply came in time; a case that may still wait is on time, one without 交办日期
    /// cannot be judged.
    fn is_on_time(&self, as_of: AsOf) -> Option<bool> {
        let due = self.reply_due(as_of.reply_months)?;
        let reached = self.date(Field::Replied, as_of).unwrap_or(as_of.date);
        Some(reached <= due)
    }
}

impl Satisfaction {
    /// The worse of the two axes.
    fn worse(&self) -> Option<&str> {
        let given = [self.attitude.as_deref(), self.result.as_deref()];
        SATISFACTION_FROM_WORST.into_iter().find(|&it| given.contains(&Some(it)))
    }
}

impl Condition {
    /// Whether `case` meets every test as of a date; one that was assigned later meets none.
    #[must_use]
    pub fn matches(&self, case: &Case, as_of: AsOf) -> bool {
        case.is_assigned(as_of.date) && self.tests.iter().all(|it| it.holds(case, as_of))
    }
}

impl FieldTest {
    fn holds(&self, case: &Case, as_of: AsOf) -> bool {
        let values = case.values(self.field, as_of);
        match &self.test {
            Test::OneOf(wanted) => values.iter().any(|value| wanted.iter().any(|it| it == value)),
            Test::Present => !values.is_empty(),
            Test::Absent => values.is_empty(),
        }
    }
}
