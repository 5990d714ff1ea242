//! The dated events of a case and what was done.

use chrono::NaiveDate;

use crate::diagnostic::Place;

/// 沟通.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// 阶段: 办理前, 办理中, 办结后 or 答复后.
    pub step: String,
    /// 方式: 走访, 面商, 座谈, 电话, 现场, 视频 or 书面.
    pub mode: String,
    /// 日期.
    pub date: NaiveDate,
    /// 对象.
    pub with: Vec<String>,
    /// 内容.
    pub content: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// 措施: what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// What was done, without a final mark; data, not markup.
    pub text: String,
    /// By whom, where it says so; else the lead.
    pub unit: Option<String>,
    /// 状态: 已完成, 推进中 or 计划.
    pub progress: Option<String>,
    /// 完成日期.
    pub done: Option<NaiveDate>,
    /// 依据: what shows it.
    pub evidence: Option<String>,
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
    /// 证明: what shows that it was done.
    pub proof: Option<String>,
    /// Where its text stands.
    pub place: Place,
}

/// 阶段答复: a written word before the time runs out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterimReply {
    /// 日期.
    pub date: NaiveDate,
    /// 文号.
    pub number: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// 满意度 on two axes, in the office's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Satisfaction {
    /// 办理态度.
    pub attitude: Option<String>,
    /// 办理结果.
    pub result: Option<String>,
}

/// 反馈: a 征询意见表, one a proposer and round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    /// 提出人, where there are several.
    pub proposer: Option<String>,
    /// 轮次: 1 after the reply, 2 after 二次办理.
    pub round: u32,
    /// 收回: whether the form came back.
    pub is_returned: bool,
    /// 日期.
    pub date: Option<NaiveDate>,
    /// 态度 and 结果.
    pub satisfaction: Satisfaction,
    /// 意见.
    pub comment: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// 二次办理, after 不满意.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rehandling {
    /// 日期: when it was taken up again.
    pub date: NaiveDate,
    /// 原因.
    pub reason: Option<String>,
    /// 答复日期.
    pub replied: Option<NaiveDate>,
    /// 办理结果.
    pub outcome: Option<String>,
    /// 答复文号.
    pub number: Option<String>,
    /// 答复正文: prose, one paragraph a line.
    pub text: Option<String>,
    /// Where 答复正文 stands.
    pub text_place: Option<Place>,
    /// Where it stands.
    pub place: Place,
}

/// One round of 回头看.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// 轮次, as the office calls it.
    pub round: Option<String>,
    /// 日期.
    pub date: NaiveDate,
    /// 原结果.
    pub before: String,
    /// 现结果.
    pub after: String,
    /// Whether the outcome is better than before; set by the checked layer.
    pub is_upgraded: bool,
    /// 说明.
    pub note: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// One paragraph about a 特色案例.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// 小标题.
    pub lead_phrase: String,
    /// 内容, without a final mark.
    pub content: String,
    /// Where it stands.
    pub place: Place,
}
