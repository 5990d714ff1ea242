//! 类型 of a case.

/// What kind of input a case is (reference D.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseKind {
    /// 代表建议.
    NpcSuggestion,
    /// 政协提案.
    CppccProposal,
    /// 联系社区意见: what deputies collected in communities, never added to suggestions.
    DeputyContact,
    /// 人民建议: what citizens proposed.
    PeopleSuggestion,
    /// 现场咨询: asked and answered at the session.
    Onsite,
    /// 转上级: not of this level, passed on, in no handling total.
    Transfer,
}

impl CaseKind {
    /// All kinds.
    pub const ALL: [Self; 6] = [
        Self::NpcSuggestion,
        Self::CppccProposal,
        Self::DeputyContact,
        Self::PeopleSuggestion,
        Self::Onsite,
        Self::Transfer,
    ];

    /// The Chinese name as written in records.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::NpcSuggestion => "代表建议",
            Self::CppccProposal => "政协提案",
            Self::DeputyContact => "联系社区意见",
            Self::PeopleSuggestion => "人民建议",
            Self::Onsite => "现场咨询",
            Self::Transfer => "转上级",
        }
    }

    /// The kind of a Chinese name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.chinese() == name)
    }

    /// 提出人类别 of a proposer of whom the record does not say it.
    pub const fn proposer_class(self) -> &'static str {
        match self {
            Self::NpcSuggestion | Self::DeputyContact | Self::Onsite | Self::Transfer => "代表",
            Self::CppccProposal => "委员",
            Self::PeopleSuggestion => "公民",
        }
    }
}
