//! 公开信息: what the web edition of a document says above its text.

use super::Written;
use crate::diagnostic::Place;

/// 公开信息 as the head of a document has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebMetadata {
    /// The lines that are written, each with the key that is its label, in the order in which they
    /// are shown; dates as they are printed.
    pub lines: Vec<(&'static str, Written)>,
    /// 公开方式, where it can be read.
    pub openness: Option<Openness>,
    /// Where it all stands.
    pub place: Place,
}

impl WebMetadata {
    /// The key of a head.
    pub const KEY: &str = "公开信息";
    /// The label of who publishes.
    pub const ISSUER: &str = "发文机构";
}

/// 公开方式 of a document (reference D.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Openness {
    /// 主动公开: anybody may read it.
    Public,
    /// 依申请公开.
    OnRequest,
    /// 不予公开.
    Withheld,
}

impl Openness {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Public, Self::OnRequest, Self::Withheld];

    /// The Chinese name.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Public => "主动公开",
            Self::OnRequest => "依申请公开",
            Self::Withheld => "不予公开",
        }
    }
}
