//! What the records say as of a date: nothing counts by today's date, and what happened after
//! 截至 has not happened yet.

use std::borrow::Cow;

use chrono::{Months, NaiveDate};

use super::{
    Case, Condition, Field, FieldTest, NO, REPLIED, Register, Satisfaction, Test, UNREPLIED, YES,
};

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
const SATISFACTION_FROM_WORST: [&str; 5] = ["不满意", "未反馈", "理解", "基本满意", "满意"];

impl AsOf {
    /// When everything that a record says has happened: for questions about the records themselves,
    /// not about a document.
    pub(super) const END_OF_TIME: Self = Self { date: NaiveDate::MAX, reply_months: 0 };
}

impl Register {
    /// This register's rules as of `date`.
    pub const fn as_of(&self, date: NaiveDate) -> AsOf {
        AsOf { date, reply_months: self.reply_months }
    }
}

impl Case {
    /// The values of `field` as of a date, spelt as in the record and dates as `2021-04-16`; empty
    /// when there is none. 状态 and 按期办复 are worked out; 答复日期, 办理结果, 公开属性 and
    /// 满意度 are absent until the case has been replied to. 满意度 has one value: the worse of its
    /// two axes.
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
            Field::State => vec![Cow::from(if replied { REPLIED } else { UNREPLIED })],
            Field::OnTime => self
                .is_on_time(as_of)
                .map(|it| Cow::from(if it { YES } else { NO }))
                .into_iter()
                .collect(),
        }
    }

    /// The date of 交办日期 or 答复日期 as of a date; `None` for one still to come and for other
    /// fields.
    pub fn date(&self, field: Field, as_of: AsOf) -> Option<NaiveDate> {
        let date = match field {
            Field::Assigned => self.assigned,
            Field::Replied => self.replied,
            _ => None,
        };
        date.filter(|&it| it <= as_of.date)
    }

    /// 答复期限: the last day for a reply.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diagnostic::{SourceFile, SourceKind},
        record::check,
    };

    const SETTINGS: &str = "版本: 1\n单位: {名称: 某某区人民政府}\n年份: 2021\n";

    fn case(fields: &str) -> Case {
        let text = format!(
            "案件:\n- {{编号: 1, 类型: 代表建议, 届次会议: 六次会议, 标题: 甲, 提出人: 乙, 主办: 丙, {fields}}}\n"
        );
        let settings = SourceFile::new("huibao.yaml", SourceKind::Settings, SETTINGS);
        let records = [SourceFile::new("records/a.yaml", SourceKind::Records, text)];
        let (register, found) = check(&settings, &records);
        register.unwrap_or_else(|| panic!("{found:?}")).cases.remove(0)
    }

    fn on(day: &str) -> AsOf {
        AsOf { date: day.parse().unwrap(), reply_months: 3 }
    }

    #[test]
    fn what_a_reply_says_is_absent_before_it() {
        let case = case(
            "交办日期: 2021-02-08, 答复日期: 2021-04-16, 办理结果: 解决采纳, 公开属性: 主动公开, 满意度: 满意",
        );
        for field in [Field::Replied, Field::Outcome, Field::Publicity, Field::Satisfaction] {
            assert!(case.values(field, on("2021-04-15")).is_empty(), "{field:?}");
            assert_eq!(case.values(field, on("2021-04-16")).len(), 1, "{field:?}");
        }
        assert_eq!(case.values(Field::State, on("2021-04-15")), ["办理中"]);
        assert_eq!(case.values(Field::State, on("2021-04-16")), ["已办复"]);
    }

    #[test]
    fn three_months_end_with_the_month() {
        let late = case("交办日期: 2020-11-30, 答复日期: 2021-03-01, 办理结果: 解决采纳");
        let last = case("交办日期: 2020-11-30, 答复日期: 2021-02-28, 办理结果: 解决采纳");
        assert_eq!(late.values(Field::OnTime, on("2021-07-05")), ["否"]);
        assert_eq!(last.values(Field::OnTime, on("2021-07-05")), ["是"]);
    }

    #[test]
    fn a_case_that_waits_is_on_time_until_its_last_day() {
        let open = case("交办日期: 2021-02-08");
        assert_eq!(open.values(Field::OnTime, on("2021-05-08")), ["是"]);
        assert_eq!(open.values(Field::OnTime, on("2021-05-09")), ["否"]);
        assert!(case("").values(Field::OnTime, on("2021-05-09")).is_empty());
    }

    #[test]
    fn a_case_assigned_later_meets_no_condition() {
        let case = case("交办日期: 2021-02-08");
        assert!(!Condition::default().matches(&case, on("2021-02-07")));
        assert!(Condition::default().matches(&case, on("2021-02-08")));
    }

    #[test]
    fn the_worse_axis_speaks_for_satisfaction() {
        let replied = "交办日期: 2021-02-08, 答复日期: 2021-04-16, 办理结果: 解决采纳, ";
        for (typed, value) in [
            ("{态度: 满意, 结果: 基本满意}", "基本满意"),
            ("{态度: 不满意, 结果: 未反馈}", "不满意"),
            ("{态度: 满意}", "满意"),
            ("理解", "理解"),
        ] {
            let case = case(&format!("{replied}满意度: {typed}"));
            assert_eq!(case.values(Field::Satisfaction, on("2021-07-05")), [value]);
        }
    }
}
