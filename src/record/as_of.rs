//! What the records say as of a date: nothing counts by today's date, and what happened after
//! 截至 has not happened yet.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{Case, CaseKind, Condition, Field, FieldTest, NO, PUBLIC, Register, Test, YES};
use crate::chinese::session;

/// 截至.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// 截至.
    pub date: NaiveDate,
}

impl AsOf {
    /// When everything that a record says has happened: for questions about the records themselves,
    /// not about a document.
    pub(super) const END_OF_TIME: Self = Self { date: NaiveDate::MAX };

    /// Whether `date` has come.
    pub(super) fn has_come(self, date: Option<NaiveDate>) -> bool {
        date.is_some_and(|it| it <= self.date)
    }
}

impl Register {
    /// This register's rules as of `date`.
    pub const fn as_of(&self, date: NaiveDate) -> AsOf {
        AsOf { date }
    }
}

impl Case {
    /// Whether the reply is 主动公开 as of a date.
    pub fn is_public(&self, as_of: AsOf) -> bool {
        self.values(Field::Publicity, as_of)
            .iter()
            .any(|it| self.words.publicity(it) == Some(PUBLIC))
    }

    /// The values of `field` as of a date, spelt as in the record, dates as `2021-04-16`, 是 and 否
    /// for what may be either; empty when there is none. Derived fields are worked out; what a reply
    /// says is absent until the case has been replied to. 满意度 has one value: the worse of its two
    /// axes.
    pub fn values(&self, field: Field, as_of: AsOf) -> Vec<Cow<'_, str>> {
        if field.is_date() {
            return self
                .date(field, as_of)
                .map(|it| Cow::from(it.to_string()))
                .into_iter()
                .collect();
        }
        if field.comes_with_reply() && !self.is_replied(as_of.date) {
            return Vec::new();
        }
        if field.is_derived() {
            return self.derived(field, as_of);
        }
        match field {
            Field::MotionConverted => yes(self.motion_converted),
            Field::Highlights => yes(self.is_highlight),
            Field::ContentPublic => yes_or_no(self.publication.content_public),
            Field::ResultPublic => yes_or_no(self.publication.result_public),
            Field::FileComplete => yes_or_no(self.filing.complete),
            Field::Satisfaction => {
                self.worst_satisfaction(as_of).map(Cow::from).into_iter().collect()
            }
            Field::Proposers => {
                self.proposers.iter().map(|it| Cow::from(it.name.as_str())).collect()
            }
            Field::Measures
            | Field::Commitments
            | Field::Contacts
            | Field::InterimReplies
            | Field::Rehandlings
            | Field::FollowUps
            | Field::Feedback => self.listed(field, as_of),
            _ => match self.names(field) {
                Some(names) => names.iter().map(|it| Cow::from(it.as_str())).collect(),
                None => self.text(field).map(Cow::from).into_iter().collect(),
            },
        }
    }

    /// The date of a field as of a date; `None` for one still to come and for other fields. A date
    /// that sets a limit has come when it was set.
    pub fn date(&self, field: Field, as_of: AsOf) -> Option<NaiveDate> {
        let date = match field {
            Field::Reviewed => self.review.date,
            Field::Assigned => self.assigned,
            Field::ReplyDue => return self.reply_due,
            Field::ExtendedTo => return self.extension.until,
            Field::Replied => self.replied,
            Field::Published => self.publication.date,
            Field::Filed => self.filing.date,
            _ => None,
        };
        date.filter(|&it| it <= as_of.date)
    }

    /// The text of a field that has one.
    fn text(&self, field: Field) -> Option<&str> {
        let text = match field {
            Field::Number => return Some(&self.number),
            Field::Kind => return Some(self.kind.chinese()),
            Field::Session => return Some(&self.session),
            Field::Title => return Some(&self.title),
            Field::Id => &self.id,
            Field::Level => {
                return self.level.as_deref().or_else(|| session::level(&self.session));
            }
            Field::Phase => &self.phase,
            Field::ShortTitle => &self.short_title,
            Field::Summary => &self.summary,
            Field::Category => &self.category,
            Field::ReviewResult => &self.review.result,
            Field::MergedInto => &self.review.merged_into,
            Field::ReviewReason => &self.review.reason,
            Field::Sole => return self.lead.as_deref().filter(|_| self.is_sole),
            Field::Lead => &self.lead,
            Field::ExtensionReason => &self.extension.reason,
            Field::ExtensionApprover => &self.extension.approver,
            Field::ReplyNumber => &self.reply.number,
            Field::Signer => &self.reply.signer,
            Field::SignerPost => &self.reply.signer_post,
            Field::Outcome => &self.outcome,
            Field::ReplyText => &self.reply.text,
            Field::ReplyNote => &self.reply.note,
            Field::Publicity => &self.publicity,
            Field::PublishForm => &self.publication.form,
            Field::PublicityReason => &self.publication.reason,
            Field::Url => &self.publication.url,
            Field::Volume => &self.filing.volume,
            _ => return None,
        };
        text.as_deref()
    }

    /// The names of a field that has several.
    const fn names(&self, field: Field) -> Option<&Vec<String>> {
        Some(match field {
            Field::Keywords => &self.keywords,
            Field::Aliases => &self.aliases,
            Field::Streets => &self.streets,
            Field::Co => &self.co,
            Field::Split => &self.split,
            Field::Undertake => &self.undertake,
            Field::JointWith => &self.joint_with,
            Field::LeaderReviews => &self.leader_reviews,
            Field::LeaderHandling => &self.leader_handling,
            Field::LeaderSupervision => &self.leader_supervision,
            Field::SupervisedBy => &self.supervised_by,
            Field::CopiesTo => &self.reply.copies_to,
            _ => return None,
        })
    }

    /// One value for each item of a list that has come about.
    fn listed(&self, field: Field, as_of: AsOf) -> Vec<Cow<'_, str>> {
        let come = |date: NaiveDate| date <= as_of.date;
        match field {
            Field::Measures => self.measures.iter().map(|it| Cow::from(&it.text)).collect(),
            Field::Commitments => self.commitments.iter().map(|it| Cow::from(&it.text)).collect(),
            Field::Contacts => {
                let contacts = self.contacts.iter().filter(|it| come(it.date));
                contacts.map(|it| Cow::from(format!("{}{}", it.step, it.mode))).collect()
            }
            Field::InterimReplies => {
                let replies = self.interim_replies.iter().filter(|it| come(it.date));
                replies.map(|it| Cow::from(it.date.to_string())).collect()
            }
            Field::Rehandlings => {
                let all = self.rehandlings.iter().filter(|it| come(it.date));
                all.map(|it| Cow::from(it.date.to_string())).collect()
            }
            Field::FollowUps => {
                let all = self.follow_ups.iter().filter(|it| come(it.date));
                all.map(|it| Cow::from(it.after.as_str())).collect()
            }
            _ => {
                let returned = self.feedback.iter().filter(|it| self.is_back(it, as_of));
                returned
                    .filter_map(|it| it.satisfaction.worse(&self.words))
                    .map(Cow::from)
                    .collect()
            }
        }
    }
}

/// 是, or nothing: what a record does not say is not so.
pub(super) fn yes(is: bool) -> Vec<Cow<'static, str>> {
    if is { vec![Cow::from(YES)] } else { Vec::new() }
}

/// 是 or 否, or nothing where it is not known.
pub(super) fn yes_or_no(is: Option<bool>) -> Vec<Cow<'static, str>> {
    is.map(|it| Cow::from(if it { YES } else { NO })).into_iter().collect()
}

impl Condition {
    /// Whether `case` meets every test as of a date. One that was assigned later meets none; one
    /// that is not handled (rule X12) only a condition that asks for just that: for 审查结果, or for
    /// 转上级.
    pub fn matches(&self, case: &Case, as_of: AsOf) -> bool {
        let asks_for_kind =
            |it: &FieldTest| it.field == Field::Kind && case.kind == CaseKind::Transfer;
        let asks = |it: &FieldTest| asks_for_kind(it) || it.field == Field::ReviewResult;
        (case.is_handled() || self.tests.iter().any(asks)) && self.matches_received(case, as_of)
    }

    /// The same of a case that has been received, whether it is handled or not.
    pub fn matches_received(&self, case: &Case, as_of: AsOf) -> bool {
        case.is_assigned(as_of.date) && self.tests.iter().all(|it| it.holds(case, as_of))
    }

    /// Whether it asks for what became of cases at review (审查结果): it speaks of all that were
    /// received.
    pub fn asks_for_review(&self) -> bool {
        self.tests.iter().any(|it| it.field == Field::ReviewResult)
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
        AsOf { date: day.parse().unwrap() }
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
            ("{态度: 未反馈, 结果: 基本满意}", "未反馈"),
            ("{态度: 满意}", "满意"),
            ("理解", "理解"),
        ] {
            let case = case(&format!("{replied}满意度: {typed}"));
            assert_eq!(case.values(Field::Satisfaction, on("2021-07-05")), [value]);
        }
    }
}
