//! What closes a document: 署名, 成文日期, 附注, 版记 (GB/T 9704-2012, 7.3.5, 7.3.6, 7.4).

use serde::Serialize;

use super::Inline;

/// 署名 and 成文日期.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Signature {
    /// The signing organs, the lead organ first; with [`Signing::Stamp`] the full posts of those
    /// whose stamps are set. At least one.
    pub signatories: Vec<Vec<Inline>>,
    /// 成文日期 as printed, such as `2021年7月5日` or, before signing, `2021年7月　日`.
    pub issue_date: Vec<Inline>,
    /// Where they stand.
    pub position: SignaturePosition,
    /// What is set on them, where they stand at the end.
    pub signing: Signing,
}

/// Where 署名 and 成文日期 stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SignaturePosition {
    /// Centred under the title (practice of 总结 and 汇报).
    #[default]
    UnderTitle,
    /// At the end of the text (GB/T 9704-2012, 7.3.5).
    AtEnd,
}

/// What is set on 署名 and 成文日期. The program keeps the space; it never draws a seal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Signing {
    /// 不盖章 (7.3.5.2).
    #[default]
    Unsealed,
    /// 盖章 (7.3.5.1).
    Seal,
    /// 签名章 of the one who signs (7.3.5.3).
    Stamp,
}

impl Signing {
    /// All of them with their Chinese names.
    pub const ALL: [(&str, Self); 3] =
        [("盖章", Self::Seal), ("不盖章", Self::Unsealed), ("签名章", Self::Stamp)];
}

/// 版记: what stands at the foot of the last page (7.4). 主送 moves here where it would push the
/// text off the first page (7.3.2): the layout decides that.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Imprint {
    /// 抄送 without label, with its 。; empty when there is none.
    pub copies_to: Vec<Inline>,
    /// 印发机关; empty when there is none, as in a 信函.
    pub printing_office: Vec<Inline>,
    /// 印发日期 with 印发, such as `2025年9月19日印发`; empty when there is none.
    pub printed_on: Vec<Inline>,
    /// Whether it must stand on an even page, a blank one before it if need be.
    pub on_even_page: bool,
}
