//! The fields of a record: Chinese key, English alias, values.

/// A field of a case, stored or derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// 编号
    Number,
    /// 类型
    Kind,
    /// 届次会议
    Session,
    /// 标题
    Title,
    /// 简称
    ShortTitle,
    /// 分类
    Category,
    /// 提出人
    Proposers,
    /// 主办
    Lead,
    /// 会办
    Co,
    /// 分办
    Split,
    /// 领导阅批
    LeaderReviews,
    /// 交办日期
    Assigned,
    /// 答复日期
    Replied,
    /// 办理结果
    Outcome,
    /// 措施
    Measures,
    /// 承诺事项
    Commitments,
    /// 公开属性
    Publicity,
    /// 满意度
    Satisfaction,
    /// 关键词
    Keywords,
    /// 状态, derived: 已办复, 办理中
    State,
    /// 按期办复, derived: 是, 否
    OnTime,
}

impl Field {
    /// All fields, in the order in which a record lists them; the derived ones last.
    pub const ALL: [Self; 21] = [
        Self::Number,
        Self::Kind,
        Self::Session,
        Self::Title,
        Self::ShortTitle,
        Self::Category,
        Self::Proposers,
        Self::Lead,
        Self::Co,
        Self::Split,
        Self::LeaderReviews,
        Self::Assigned,
        Self::Replied,
        Self::Outcome,
        Self::Measures,
        Self::Commitments,
        Self::Publicity,
        Self::Satisfaction,
        Self::Keywords,
        Self::State,
        Self::OnTime,
    ];

    /// The Chinese key and the English alias.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Number => ("编号", "number"),
            Self::Kind => ("类型", "kind"),
            Self::Session => ("届次会议", "session"),
            Self::Title => ("标题", "title"),
            Self::ShortTitle => ("简称", "short_title"),
            Self::Category => ("分类", "category"),
            Self::Proposers => ("提出人", "proposers"),
            Self::Lead => ("主办", "lead"),
            Self::Co => ("会办", "co"),
            Self::Split => ("分办", "split"),
            Self::LeaderReviews => ("领导阅批", "leader_reviews"),
            Self::Assigned => ("交办日期", "assigned"),
            Self::Replied => ("答复日期", "replied"),
            Self::Outcome => ("办理结果", "outcome"),
            Self::Measures => ("措施", "measures"),
            Self::Commitments => ("承诺事项", "commitments"),
            Self::Publicity => ("公开属性", "publicity"),
            Self::Satisfaction => ("满意度", "satisfaction"),
            Self::Keywords => ("关键词", "keywords"),
            Self::State => ("状态", "state"),
            Self::OnTime => ("按期办复", "on_time"),
        }
    }

    /// The Chinese key.
    pub const fn chinese(self) -> &'static str {
        self.names().0
    }

    /// Whether it is worked out, never written.
    pub const fn is_derived(self) -> bool {
        matches!(self, Self::State | Self::OnTime)
    }

    /// The field of a key, Chinese or English.
    pub fn named(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.names().0 == key || it.names().1 == key)
    }
}
