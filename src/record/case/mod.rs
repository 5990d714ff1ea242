//! One case: a 建议 or 提案 and how it was handled (reference D.9).

mod events;
mod kind;
mod parties;

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;

pub use events::{
    Commitment, Contact, Feedback, FollowUp, Highlight, InterimReply, Measure, Rehandling,
    Satisfaction,
};
pub use kind::CaseKind;
pub use parties::{OwnOpinion, Proposer, Role, UnitSteps};

use super::{Field, OutcomeClass, OwnWords, vocabulary::is_taken_on};
use crate::diagnostic::Place;

/// 一件建议或提案, checked. What is stored is what happened and when; 状态 and the like are worked
/// out as of a date (`Case::values`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// 编号 as printed, zeros kept: `0038`.
    pub number: String,
    /// 标识: unique in all of the office's registers, such as `CN-2023-QZX-010`.
    pub id: Option<String>,
    /// 类型.
    pub kind: CaseKind,
    /// 层级, as written; else `Session` tells it.
    pub level: Option<String>,
    /// 届次会议, such as `区十六届人大六次会议`.
    pub session: String,
    /// 期间: 会议期间, 闭会期间, 大会提案 or 平时提案.
    pub phase: Option<String>,
    /// 标题, verbatim, without 《》 or “”.
    pub title: String,
    /// 简称, as quoted in prose.
    pub short_title: Option<String>,
    /// 别名: other names that the case is known by.
    pub aliases: Vec<String>,
    /// 摘要.
    pub summary: Option<String>,
    /// 分类: one of the register's categories.
    pub category: Option<String>,
    /// 关键词.
    pub keywords: Vec<String>,
    /// 街镇 that it concerns.
    pub streets: Vec<String>,
    /// 提出人, the first leading.
    pub proposers: Vec<Proposer>,
    /// 议案转建议: a motion that is handled as a suggestion.
    pub motion_converted: bool,
    /// 审查.
    pub review: Review,
    /// 主办 (or the only unit of a 独办 case).
    pub lead: Option<String>,
    /// Whether the record says 独办.
    pub is_sole: bool,
    /// 会办.
    pub co: Vec<String>,
    /// 分办: at least two when there is no lead.
    pub split: Vec<String>,
    /// 承办, where a place counts it apart from 主办 and 会办.
    pub undertake: Vec<String>,
    /// What the units did and when, where the record says so.
    pub unit_steps: Vec<UnitSteps>,
    /// 并办: the numbers of the cases that are handled together with it, each answered.
    pub joint_with: Vec<String>,
    /// 领导阅批: the leaders' offices, such as `代区长`.
    pub leader_reviews: Vec<String>,
    /// 领衔办理: the leaders' offices.
    pub leader_handling: Vec<String>,
    /// 牵头督办: the leaders' offices.
    pub leader_supervision: Vec<String>,
    /// 督办: 人大督办, 政协督办, 政府督办, 联合督办.
    pub supervised_by: Vec<String>,
    /// 交办日期.
    pub assigned: Option<NaiveDate>,
    /// 答复期限 as written, where it is not the rule's.
    pub due_given: Option<NaiveDate>,
    /// The last day for a reply: as written, extended, or by the rule; set by the checked layer.
    pub reply_due: Option<NaiveDate>,
    /// 延期.
    pub extension: Extension,
    /// 沟通, by date.
    pub contacts: Vec<Contact>,
    /// 阶段答复, by date.
    pub interim_replies: Vec<InterimReply>,
    /// 答复日期.
    pub replied: Option<NaiveDate>,
    /// 办理结果 of the reply: a name of the outcome scheme.
    pub outcome: Option<String>,
    /// What the outcome means; set by the checked layer.
    pub outcome_class: Option<OutcomeClass>,
    /// 口径对照 of a case that is read by another scheme than this year's; set by the checked layer.
    pub unified: Option<Arc<BTreeMap<String, String>>>,
    /// 答复.
    pub reply: Reply,
    /// 措施.
    pub measures: Vec<Measure>,
    /// 承诺事项.
    pub commitments: Vec<Commitment>,
    /// What its words for 公开属性 and 满意度 mean; set by the checked layer.
    pub words: Arc<OwnWords>,
    /// 公开属性, in the office's word.
    pub publicity: Option<String>,
    /// 公开.
    pub publication: Publication,
    /// 满意度, the short form of 反馈.
    pub satisfaction: Option<Satisfaction>,
    /// 反馈, one a proposer and round.
    pub feedback: Vec<Feedback>,
    /// 二次办理, by date.
    pub rehandlings: Vec<Rehandling>,
    /// 回头看, by date.
    pub follow_ups: Vec<FollowUp>,
    /// Whether it is a 特色案例.
    pub is_highlight: bool,
    /// What is told of a 特色案例.
    pub highlights: Vec<Highlight>,
    /// 一案一册.
    pub filing: Filing,
    /// 主办系统: the system of the lead, as the registry has it; set by the checked layer.
    pub lead_system: Option<String>,
    /// 标题词, where somebody asked for them (`Register::find_title_words`).
    pub title_words: Vec<String>,
    /// 本单位角色: what the reporting office has to do with it; set by the checked layer.
    pub own_role: Option<Role>,
    /// 会办意见 of the reporting office, where it stands beside the lead; set by the checked layer.
    pub own_opinion: Option<OwnOpinion>,
    /// The reporting office as the case names it; set by the checked layer.
    pub own_unit: Option<String>,
    /// Who replies to it, by its full name: the reporting office, or the lead where it only 会办; set
    /// by the checked layer.
    pub replier: Option<String>,
    /// The reporting office by its full name, where it 会办; set by the checked layer.
    pub consulted: Option<String>,
    /// Where the record begins.
    pub place: Place,
    /// Where each given field's value stands; a field that came from 公共 points there.
    pub places: BTreeMap<Field, Place>,
}

/// 审查, before a case is handled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// 审查结果; `None` counts as 立案.
    pub result: Option<String>,
    /// 审查日期.
    pub date: Option<NaiveDate>,
    /// 并入: the number of the case that it became part of.
    pub merged_into: Option<String>,
    /// 审查原因.
    pub reason: Option<String>,
}

/// 延期.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extension {
    /// 延期至.
    pub until: Option<NaiveDate>,
    /// 延期原因.
    pub reason: Option<String>,
    /// 延期批准人.
    pub approver: Option<String>,
}

/// 答复, besides its date and outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// 答复文号.
    pub number: Option<String>,
    /// 签发人.
    pub signer: Option<String>,
    /// 签发职务.
    pub signer_post: Option<String>,
    /// 答复正文: prose, one paragraph a line.
    pub text: Option<String>,
    /// 答复说明: why it is 留作参考, and the like.
    pub note: Option<String>,
    /// 抄送.
    pub copies_to: Vec<String>,
}

/// 公开, besides its class (reference D.6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// 公开形式: 全文 or 摘要.
    pub form: Option<String>,
    /// 公开理由: why it is not public, or only in summary.
    pub reason: Option<String>,
    /// 内容公开: whether the text of the case is public.
    pub content_public: Option<bool>,
    /// 结果公开: whether the reply is public.
    pub result_public: Option<bool>,
    /// 公开日期.
    pub date: Option<NaiveDate>,
    /// 公开网址.
    pub url: Option<String>,
}

/// 一案一册: the file of the case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filing {
    /// 案卷号.
    pub volume: Option<String>,
    /// 归档日期.
    pub date: Option<NaiveDate>,
    /// 归档齐全.
    pub complete: Option<bool>,
}

impl Case {
    /// A case of which nothing is known but what it is.
    pub fn new(kind: CaseKind, session: &str, number: &str, title: &str, place: Place) -> Self {
        Self {
            number: number.to_owned(),
            id: None,
            kind,
            level: None,
            session: session.to_owned(),
            phase: None,
            title: title.to_owned(),
            short_title: None,
            aliases: Vec::new(),
            summary: None,
            category: None,
            keywords: Vec::new(),
            streets: Vec::new(),
            proposers: Vec::new(),
            motion_converted: false,
            review: Review::default(),
            lead: None,
            is_sole: false,
            co: Vec::new(),
            split: Vec::new(),
            undertake: Vec::new(),
            unit_steps: Vec::new(),
            joint_with: Vec::new(),
            leader_reviews: Vec::new(),
            leader_handling: Vec::new(),
            leader_supervision: Vec::new(),
            supervised_by: Vec::new(),
            assigned: None,
            due_given: None,
            reply_due: None,
            extension: Extension::default(),
            contacts: Vec::new(),
            interim_replies: Vec::new(),
            replied: None,
            outcome: None,
            outcome_class: None,
            unified: None,
            reply: Reply::default(),
            measures: Vec::new(),
            commitments: Vec::new(),
            words: OwnWords::shipped(),
            publicity: None,
            publication: Publication::default(),
            satisfaction: None,
            feedback: Vec::new(),
            rehandlings: Vec::new(),
            follow_ups: Vec::new(),
            is_highlight: false,
            highlights: Vec::new(),
            filing: Filing::default(),
            title_words: Vec::new(),
            own_role: None,
            own_opinion: None,
            own_unit: None,
            replier: None,
            consulted: None,
            lead_system: None,
            place,
            places: BTreeMap::new(),
        }
    }

    /// Whether it had been replied to on `as_of`.
    pub fn is_replied(&self, as_of: NaiveDate) -> bool {
        self.replied.is_some_and(|it| it <= as_of)
    }

    /// Whether it had been assigned on `as_of`; a case without a date counts as assigned.
    pub fn is_assigned(&self, as_of: NaiveDate) -> bool {
        self.assigned.is_none_or(|it| it <= as_of)
    }

    /// Whether it is handled at all: not refused, merged or passed on at its review (rule X12).
    pub fn is_handled(&self) -> bool {
        let result = self.review.result.as_deref();
        self.kind != CaseKind::Transfer && result.is_none_or(is_taken_on)
    }

    /// The names of the proposers.
    pub fn proposer_names(&self) -> Vec<String> {
        self.proposers.iter().map(|it| it.name.clone()).collect()
    }

    /// All units that handle it with their roles, the lead first.
    pub fn units(&self) -> impl Iterator<Item = (Role, &str)> {
        let lead = self.lead.iter().map(|it| (self.lead_role(), it.as_str()));
        lead.chain(self.split.iter().map(|it| (Role::Split, it.as_str())))
            .chain(self.undertake.iter().map(|it| (Role::Undertake, it.as_str())))
            .chain(self.co.iter().map(|it| (Role::Co, it.as_str())))
    }

    /// 独办 where nobody stands beside the lead.
    pub fn lead_role(&self) -> Role {
        let is_alone = self.co.is_empty() && self.undertake.is_empty();
        if self.is_sole || is_alone { Role::Sole } else { Role::Lead }
    }
}
