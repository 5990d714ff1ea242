//! The document as a tree: head, body, tail. It says what is written and where each piece came
//! from, and nothing of how it looks or how a figure was counted.
//!
//! `markup` makes it, `layout` and `export` read it.

mod block;
mod chart;
mod id;
mod inline;
mod json;
mod number;
mod reference;
mod section;
mod splice;

pub use block::{Annex, Block, BlockContent, Cell, CellAlignment, Heading, Level, Picture, Table};
pub use chart::{Chart, ChartKind, Label, Point, Series};
pub use id::BlockId;
pub use inline::{CaseNode, ClaimNode, FigureNode, Inline, InlineContent, plain_text};
pub use json::to_json;
pub use number::number;
pub use reference::{Data, DataReference, Datum, Reference, References, Unresolved};
pub use section::{Piece, Section};
pub use splice::splice;

use serde::Serialize;

/// Version of the tree's JSON form.
pub const FORMAT: u32 = 1;

/// One formal document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    /// What stands before the text.
    pub head: Head,
    /// The text, headings numbered, annexes last.
    pub body: Vec<Block>,
    /// Signatory and date, where the document has them.
    pub signature: Option<Signature>,
}

/// What stands before the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Head {
    /// 标题 as one line.
    pub title: Vec<Inline>,
    /// 题行: the title's lines as the office wants them broken; empty to let the layout balance them.
    pub title_lines: Vec<String>,
    /// 主送机关 with its colon, flush left under the title; empty when there is none.
    pub addressees: Vec<Inline>,
}

/// 署名 and 成文日期.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Signature {
    /// The signing organ.
    pub signatory: Vec<Inline>,
    /// 成文日期 as printed, such as `2021年7月5日` or, before signing, `2021年7月　日`.
    pub issue_date: Vec<Inline>,
    /// Where they stand.
    pub position: SignaturePosition,
}

/// Where 署名 and 成文日期 stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SignaturePosition {
    /// Centred under the title (practice of 总结 and 汇报).
    UnderTitle,
    /// At the end of the text, without a seal (GB/T 9704-2012, 7.3.5.2).
    AtEnd,
}
