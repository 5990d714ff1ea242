//! Who proposed a case, and who handles it.

use chrono::NaiveDate;

use crate::diagnostic::Place;

/// 提出人.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposer {
    /// 姓名, or the name of a group.
    pub name: String,
    /// 类别, where the record says it: 代表, 委员, 代表团, 党派 …
    pub class: Option<String>,
    /// 身份: 领衔, 联名 or 附议; without it the first is 领衔 and the others 联名.
    pub part: Option<String>,
    /// 组别: 代表组, 代表团, 界别 or 党派 that the person belongs to.
    pub group: Option<String>,
    /// 单位 of the person.
    pub unit: Option<String>,
    /// 电话; never printed.
    pub phone: Option<String>,
}

impl Proposer {
    /// One of whom only the name is known.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
}

/// 角色 of a unit in a case (reference D.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 独办: replies alone.
    Sole,
    /// 主办: collects opinions and replies.
    Lead,
    /// 会办: gives its opinion to the lead.
    Co,
    /// 分办: replies on its part.
    Split,
    /// 承办: counted apart from both in some places.
    Undertake,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 5] = [Self::Sole, Self::Lead, Self::Co, Self::Split, Self::Undertake];

    /// The Chinese name.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Sole => "独办",
            Self::Lead => "主办",
            Self::Co => "会办",
            Self::Split => "分办",
            Self::Undertake => "承办",
        }
    }
}

/// When a unit that stands beside the lead had to give its opinion, and did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnOpinion {
    /// The last day for it, where there is one.
    pub due: Option<NaiveDate>,
    /// 意见日期.
    pub given: Option<NaiveDate>,
}

/// What one unit did in a case and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitSteps {
    /// 单位.
    pub unit: String,
    /// Its role.
    pub role: Role,
    /// 交办日期, where it is not the case's.
    pub assigned: Option<NaiveDate>,
    /// 签收日期.
    pub accepted: Option<NaiveDate>,
    /// 退办日期: the unit gave it back as not its own.
    pub returned: Option<NaiveDate>,
    /// 意见期限.
    pub opinion_due: Option<NaiveDate>,
    /// 意见日期: when 会办意见 went to the lead.
    pub opinion_date: Option<NaiveDate>,
    /// 意见文号: 会办意见 are numbered in a series of their own.
    pub opinion_number: Option<String>,
    /// 意见: prose, one paragraph a line.
    pub opinion: Option<String>,
    /// Where 意见 stands.
    pub opinion_place: Option<Place>,
    /// 联系人; never printed but in a reply's 附注.
    pub contact: Option<String>,
    /// 电话; never printed but in a reply's 附注.
    pub phone: Option<String>,
    /// Where it stands.
    pub place: Place,
}

impl UnitSteps {
    /// Whether anything is known besides the unit's name.
    pub(in crate::record) fn says_anything(&self) -> bool {
        let dates =
            [self.assigned, self.accepted, self.returned, self.opinion_due, self.opinion_date];
        let texts = [&self.opinion_number, &self.opinion, &self.contact, &self.phone];
        dates.iter().any(Option::is_some) || texts.iter().any(|it| it.is_some())
    }
}
