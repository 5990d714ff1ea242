//! 活动: what leaders and units did on a date, outside any one case.

use chrono::NaiveDate;

use crate::diagnostic::Place;

/// What kind of activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActivityKind {
    /// 会议
    Meeting,
    /// 调研
    Visit,
    /// 督办
    Supervision,
    /// 批示
    Instruction,
    /// 部署会
    Deployment,
    /// 培训
    Training,
    /// 宣传
    Coverage,
    /// 直播
    Broadcast,
}

impl ActivityKind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::Meeting,
        Self::Visit,
        Self::Supervision,
        Self::Instruction,
        Self::Deployment,
        Self::Training,
        Self::Coverage,
        Self::Broadcast,
    ];

    /// The Chinese name as written in `huibao.yaml`.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Meeting => "会议",
            Self::Visit => "调研",
            Self::Supervision => "督办",
            Self::Instruction => "批示",
            Self::Deployment => "部署会",
            Self::Training => "培训",
            Self::Coverage => "宣传",
            Self::Broadcast => "直播",
        }
    }
}

/// One dated activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// 日期.
    pub date: NaiveDate,
    /// 类型.
    pub kind: ActivityKind,
    /// 名称, such as `区政府常务会议`.
    pub name: String,
    /// 领导: who led it, by office.
    pub leader: Option<String>,
    /// 内容: what was done or decided, without a final mark.
    pub content: Option<String>,
    /// 单位: who took part.
    pub units: Vec<String>,
    /// 案件: the numbers of the cases that it concerned.
    pub cases: Vec<String>,
    /// 成果: what came of it.
    pub result: Option<String>,
    /// 媒体, for 宣传 and 直播.
    pub media: Option<String>,
    /// 媒体层级.
    pub media_level: Option<String>,
    /// 链接.
    pub link: Option<String>,
    /// Where it stands.
    pub place: Place,
}
