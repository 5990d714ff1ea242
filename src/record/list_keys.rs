//! The lists that a record holds: units, people and dated events, key by key (reference D.9).

use super::{
    keys::{ATTITUDE, CLOSED, CONTENT, DATE, DUE, ITEM, RESULT, UNIT},
    shape::{ListKey, ListKeys, Names, Shape},
};

pub(super) const PERSON: Names = ("姓名", "name");
pub(super) const CLASS: Names = ("类别", "class");
pub(super) const PART: Names = ("身份", "part");
pub(super) const GROUP: Names = ("组别", "group");
pub(super) const PHONE: Names = ("电话", "phone");

/// 提出人.
pub(super) static PROPOSERS: ListKeys = ListKeys {
    head: Some(PERSON),
    keys: &[
        ListKey::required(PERSON, Shape::Text, "请写姓名或名称"),
        ListKey::optional(
            CLASS,
            Shape::Choice(&["代表", "委员", "代表团", "党派", "团体", "界别", "专委会", "公民"]),
        ),
        ListKey::optional(PART, Shape::Choice(&["领衔", "联名", "附议"])),
        ListKey::optional(GROUP, Shape::Text),
        ListKey::optional(UNIT, Shape::Text),
        ListKey::optional(PHONE, Shape::Text),
    ],
};

pub(super) const ASSIGNED: Names = ("交办日期", "assigned");
pub(super) const ACCEPTED: Names = ("签收日期", "accepted");
pub(super) const RETURNED: Names = ("退办日期", "returned");
pub(super) const OPINION_DUE: Names = ("意见期限", "opinion_due");
pub(super) const OPINION_DATE: Names = ("意见日期", "opinion_date");
pub(super) const OPINION_NUMBER: Names = ("意见文号", "opinion_number");
pub(super) const OPINION: Names = ("意见", "opinion");
pub(super) const CONTACT: Names = ("联系人", "contact");

/// 主办, 会办, 分办, 独办, 承办.
pub(super) static UNITS: ListKeys = ListKeys {
    head: Some(UNIT),
    keys: &[
        ListKey::required(UNIT, Shape::Unit, "请写单位名称"),
        ListKey::optional(ASSIGNED, Shape::Day),
        ListKey::optional(ACCEPTED, Shape::Day),
        ListKey::optional(RETURNED, Shape::Day),
        ListKey::optional(OPINION_DUE, Shape::Day),
        ListKey::optional(OPINION_DATE, Shape::Day),
        ListKey::optional(OPINION_NUMBER, Shape::Text),
        ListKey::optional(OPINION, Shape::Prose),
        ListKey::optional(CONTACT, Shape::Text),
        ListKey::optional(PHONE, Shape::Text),
    ],
};

pub(super) const STEP: Names = ("阶段", "step");
pub(super) const MODE: Names = ("方式", "mode");
pub(super) const WITH: Names = ("对象", "with");

/// 沟通.
pub(super) static CONTACTS: ListKeys = ListKeys {
    head: None,
    keys: &[
        ListKey::required(
            STEP,
            Shape::Choice(&["办理前", "办理中", "办结后", "答复后"]),
            "请写办理前、办理中、办结后、答复后之一",
        ),
        ListKey::required(
            MODE,
            Shape::Choice(&["走访", "面商", "座谈", "电话", "现场", "视频", "书面"]),
            "请写走访、面商、座谈、电话、现场、视频、书面之一",
        ),
        ListKey::required(DATE, Shape::Day, "请写“日期: 2021-03-10”"),
        ListKey::optional(WITH, Shape::Names),
        ListKey::optional(CONTENT, Shape::Clause),
    ],
};

pub(super) const PROGRESS: Names = ("状态", "progress");
pub(super) const EVIDENCE: Names = ("依据", "evidence");

/// 措施.
pub(super) static MEASURES: ListKeys = ListKeys {
    head: Some(CONTENT),
    keys: &[
        ListKey::required(CONTENT, Shape::Clause, "请写明做了什么"),
        ListKey::optional(UNIT, Shape::Unit),
        ListKey::optional(PROGRESS, Shape::Choice(&["已完成", "推进中", "计划"])),
        ListKey::optional(CLOSED, Shape::Day),
        ListKey::optional(EVIDENCE, Shape::Text),
    ],
};

pub(super) const PROOF: Names = ("证明", "proof");

/// 承诺事项.
pub(super) static COMMITMENTS: ListKeys = ListKeys {
    head: Some(ITEM),
    keys: &[
        ListKey::required(ITEM, Shape::Clause, "请写明承诺了什么"),
        ListKey::optional(UNIT, Shape::Unit),
        ListKey::optional(DUE, Shape::Day),
        ListKey::optional(CLOSED, Shape::Day),
        ListKey::optional(PROOF, Shape::Text),
    ],
};

pub(super) const LETTER_NUMBER: Names = ("文号", "number");

/// 阶段答复.
pub(super) static INTERIM_REPLIES: ListKeys = ListKeys {
    head: None,
    keys: &[
        ListKey::required(DATE, Shape::Day, "请写“日期: 2021-05-07”"),
        ListKey::optional(LETTER_NUMBER, Shape::Text),
    ],
};

pub(super) const PROPOSER: Names = ("提出人", "proposer");
pub(super) const ROUND: Names = ("轮次", "round");
pub(super) const FORM_RETURNED: Names = ("收回", "returned");
pub(super) const COMMENT: Names = ("意见", "comment");

/// 反馈.
pub(super) static FEEDBACK: ListKeys = ListKeys {
    head: None,
    keys: &[
        ListKey::optional(PROPOSER, Shape::Text),
        ListKey::optional(ROUND, Shape::Whole),
        ListKey::optional(FORM_RETURNED, Shape::YesNo),
        ListKey::optional(DATE, Shape::Day),
        ListKey::optional(ATTITUDE, Shape::Satisfaction),
        ListKey::optional(RESULT, Shape::Satisfaction),
        ListKey::optional(COMMENT, Shape::Clause),
    ],
};

pub(super) const REASON: Names = ("原因", "reason");
pub(super) const REPLIED: Names = ("答复日期", "replied");

pub(super) const REHANDLED: Names = ("办理结果", "outcome");
pub(super) const REPLY_NUMBER: Names = ("答复文号", "reply_number");
pub(super) const REPLY_TEXT: Names = ("答复正文", "reply_text");

/// 二次办理.
pub(super) static REHANDLINGS: ListKeys = ListKeys {
    head: None,
    keys: &[
        ListKey::required(DATE, Shape::Day, "请写重新交办的日期，如“日期: 2021-05-20”"),
        ListKey::optional(REASON, Shape::Clause),
        ListKey::optional(REPLIED, Shape::Day),
        ListKey::optional(REHANDLED, Shape::Outcome),
        ListKey::optional(REPLY_NUMBER, Shape::Text),
        ListKey::optional(REPLY_TEXT, Shape::Prose),
    ],
};

pub(super) const BEFORE: Names = ("原结果", "before");
pub(super) const AFTER: Names = ("现结果", "after");
pub(super) const NOTE: Names = ("说明", "note");

/// 回头看.
pub(super) static FOLLOW_UPS: ListKeys = ListKeys {
    head: None,
    keys: &[
        ListKey::optional(ROUND, Shape::Text),
        ListKey::required(DATE, Shape::Day, "请写“日期: 2022-04-20”"),
        ListKey::required(BEFORE, Shape::Outcome, "请写回头看之前的办理结果"),
        ListKey::required(AFTER, Shape::Outcome, "请写回头看之后的办理结果；没有变的照原样写"),
        ListKey::optional(NOTE, Shape::Clause),
    ],
};

pub(super) const LEAD_PHRASE: Names = ("小标题", "lead_phrase");

/// 特色案例.
pub(super) static HIGHLIGHTS: ListKeys = ListKeys {
    head: None,
    keys: &[
        ListKey::required(LEAD_PHRASE, Shape::Text, "请写这一段的小标题，如“规划整体性”"),
        ListKey::required(CONTENT, Shape::Clause, "请写明做法和效果"),
    ],
};

/// All lists, for what must know every key.
pub(super) static ALL: [&ListKeys; 10] = [
    &PROPOSERS,
    &UNITS,
    &CONTACTS,
    &MEASURES,
    &COMMITMENTS,
    &INTERIM_REPLIES,
    &FEEDBACK,
    &REHANDLINGS,
    &FOLLOW_UPS,
    &HIGHLIGHTS,
];
