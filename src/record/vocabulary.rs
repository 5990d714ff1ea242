//! Words of the format that are nobody's names: what declarations may say, and the classes that a
//! field knows.

use super::{Field, OutcomeClass, OutcomeScheme, OwnWords, Register, Role, Shape, derived::STAGES};

/// What stands where somebody still has to write something.
pub const PENDING: &str = "待填";

/// All cases of a batch, as a condition or a population.
pub const ALL_CASES: &str = "全部";

/// The batch that is meant when none is named.
pub const THIS_BATCH: &str = "本次";

/// 量词 of what counts a case once for each of its units; never added to 件.
pub const CASE_UNIT: &str = "件次";

/// 会办意见 of a unit, where a reference names it.
pub const CO_OPINION: &str = "会办意见";

/// 量词 of activities where the declaration has no other.
pub(super) const OCCASION_UNIT: &str = "次";

/// 答复正文 of a second reply, where a reference names it.
pub const SECOND_REPLY_TEXT: &str = "重新答复正文";

/// 状态 of a case that has been replied to.
pub const REPLIED: &str = "已办复";

/// 状态 of a case that has not been replied to.
pub const UNREPLIED: &str = "办理中";

/// 按期办复: in time, or still within its time.
pub const YES: &str = "是";

/// 按期办复: late.
pub const NO: &str = "否";

/// 本单位意见: whether the reporting office's 会办意见 went to the lead, and in time.
pub(super) const OWN_OPINIONS: [&str; 3] = [OPINION_IN_TIME, "逾期提出", "未提出"];

/// 本单位意见 that went to the lead in time, or without a limit.
pub const OPINION_IN_TIME: &str = "按期提出";

/// 公开属性 of a reply that is published.
pub const PUBLIC: &str = "主动公开";

/// What words of 公开属性 may mean (reference D.6).
pub(super) const PUBLICITY: [&str; 3] = [PUBLIC, ON_REQUEST, WITHHELD];

/// 公开属性 of what is given to who asks for it; it has a reason.
pub const ON_REQUEST: &str = "依申请公开";

/// 公开属性 of what is not given; it has a reason in law.
pub(super) const WITHHELD: &str = "不予公开";

/// 满意度 after which a case is handled again.
pub(super) const DISSATISFIED: &str = "不满意";

/// 审查结果 of a case that became part of another.
pub(super) const MERGED: &str = "并案";

/// What words of 满意度 may mean, from best to worst as documents list it.
pub(super) const SATISFACTION: [&str; 5] = ["满意", "基本满意", "理解", DISSATISFIED, NOT_RETURNED];

/// 满意度 of a form that did not come back.
pub(super) const NOT_RETURNED: &str = "未反馈";

/// 满意度 from worst to best: the worse of two axes speaks for the case, so that a rate is never
/// overstated.
pub(super) const SATISFACTION_FROM_WORST: [&str; 5] =
    [DISSATISFIED, NOT_RETURNED, "理解", "基本满意", "满意"];

impl Register {
    /// The classes of `field` in the order in which documents list them (reference C8); `None` for
    /// a field that takes any words.
    pub fn classes(&self, field: Field) -> Option<Vec<&str>> {
        classes(field, &self.categories, Some(&self.scheme), &self.words)
    }
}

/// The classes of `field` among these categories and outcomes; `None` where any words will do.
pub(super) fn classes<'a>(
    field: Field,
    categories: &'a [String],
    scheme: Option<&'a OutcomeScheme>,
    words: &'a OwnWords,
) -> Option<Vec<&'a str>> {
    match field {
        Field::Category if !categories.is_empty() => {
            Some(categories.iter().map(String::as_str).collect())
        }
        Field::Outcome => Some(scheme?.all_names()),
        Field::Unified | Field::UnifiedNow => {
            Some(scheme?.outcomes.iter().map(|it| it.name.as_str()).collect())
        }
        Field::Publicity
        | Field::Satisfaction
        | Field::Attitude
        | Field::Result
        | Field::FirstSatisfaction
        | Field::SecondSatisfaction => {
            Some(words.of(field)?.iter().map(|it| it.text.as_str()).collect())
        }
        Field::State => Some(vec![REPLIED, UNREPLIED]),
        Field::Stage => Some(STAGES.to_vec()),
        Field::OwnRole => Some(Role::ALL.map(Role::chinese).to_vec()),
        Field::OwnOpinion => Some(OWN_OPINIONS.to_vec()),
        Field::ContactStep => Some(vec!["办理前", "办理中", "办结后", "答复后"]),
        Field::ContactMode => Some(vec!["走访", "面商", "座谈", "电话", "现场", "视频", "书面"]),
        Field::OutcomeClass => Some(OutcomeClass::ALL.map(OutcomeClass::chinese).to_vec()),
        Field::OutcomeNow => classes(Field::Outcome, categories, scheme, words),
        Field::OnTime
        | Field::Owed
        | Field::ThreeContacts
        | Field::Upgraded
        | Field::Fulfilled
        | Field::FormReturned => Some(vec![YES, NO]),
        _ => match field.shape() {
            Shape::Choice(options) | Shape::Choices(options) => Some(options.to_vec()),
            Shape::YesNo | Shape::Marked(_) => Some(vec![YES, NO]),
            _ => None,
        },
    }
}

/// Whether a 审查结果 means that the case is handled (rule X12).
pub(super) fn is_taken_on(review_result: &str) -> bool {
    matches!(review_result, "立案" | "作为建议")
}
