//! One case: a 建议 or 提案 and how it was handled.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Field;
use crate::diagnostic::Place;

/// 类型: what kind of input a case is (reference D.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseKind {
    /// 代表建议.
    NpcSuggestion,
    /// 政协提案.
    CppccProposal,
    /// 联系社区意见: what deputies collected in communities, never added to suggestions.
    DeputyContact,
}

impl CaseKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::NpcSuggestion, Self::CppccProposal, Self::DeputyContact];

    /// The Chinese name as written in records.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::NpcSuggestion => "代表建议",
            Self::CppccProposal => "政协提案",
            Self::DeputyContact => "联系社区意见",
        }
    }
}

/// 一件建议或提案, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// 编号 as printed, zeros kept: `0038`.
    pub number: String,
    /// 类型.
    pub kind: CaseKind,
    /// 届次会议, such as `区十六届人大六次会议`.
    pub session: String,
    /// 标题, verbatim, without 《》 or “”.
    pub title: String,
    /// 简称, as quoted in prose.
    pub short_title: Option<String>,
    /// 分类: one of the register's categories.
    pub category: Option<String>,
    /// 提出人, the first leading.
    pub proposers: Vec<String>,
    /// 主办 (or the only unit of a 独办 case).
    pub lead: Option<String>,
    /// 会办.
    pub co: Vec<String>,
    /// 分办: at least two when there is no lead.
    pub split: Vec<String>,
    /// 领导阅批: the leaders' offices, such as `代区长`.
    pub leader_reviews: Vec<String>,
    /// 交办日期.
    pub assigned: Option<NaiveDate>,
    /// 答复日期.
    pub replied: Option<NaiveDate>,
    /// 办理结果: a name of the outcome scheme.
    pub outcome: Option<String>,
    /// 措施.
    pub measures: Vec<Measure>,
    /// 承诺事项.
    pub commitments: Vec<Commitment>,
    /// 公开属性: 主动公开, 依申请公开 or 不予公开.
    pub publicity: Option<String>,
    /// 满意度.
    pub satisfaction: Option<Satisfaction>,
    /// 关键词.
    pub keywords: Vec<String>,
    /// Where the record begins.
    pub place: Place,
    /// Where each given field's value stands; a field that came from 公共 points there.
    pub places: BTreeMap<Field, Place>,
}

/// 措施: what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// What was done, without a final mark; data, not markup.
    pub text: String,
    /// By whom, where it says so; else the lead.
    pub unit: Option<String>,
    /// Where its text stands.
    pub place: Place,
}

/// 承诺事项: what was promised and when it was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// What was promised, without a final mark.
    pub text: String,
    /// By whom, where it says so; else the lead.
    pub unit: Option<String>,
    /// 期限.
    pub due: Option<NaiveDate>,
    /// 完成日期 (销项).
    pub closed: Option<NaiveDate>,
    /// Where its text stands.
    pub place: Place,
}

/// 满意度 on two axes: 满意, 基本满意, 理解, 不满意 or 未反馈.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Satisfaction {
    /// 办理态度.
    pub attitude: Option<String>,
    /// 办理结果.
    pub result: Option<String>,
}

impl Case {
    /// Whether it had been replied to on `as_of`.
    pub fn is_replied(&self, as_of: NaiveDate) -> bool {
        self.replied.is_some_and(|it| it <= as_of)
    }

    /// Whether it had been assigned on `as_of`; a case without a date counts as assigned.
    pub fn is_assigned(&self, as_of: NaiveDate) -> bool {
        self.assigned.is_none_or(|it| it <= as_of)
    }
}
