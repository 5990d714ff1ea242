//! The document as a tree: head, body, tail. It says what is written and where each piece came
//! from, and nothing of how it looks or how a figure was counted.
//!
//! `markup` makes it, `layout` and `export` read it.

mod annex_reference;
mod block;
mod booklet;
mod chart;
mod closing;
mod columns;
mod id;
mod inline;
mod introduce;
mod json;
mod letterhead;
mod number;
mod orientation;
mod passage;
mod passage_text;
mod reference;
mod section;
mod splice;
mod table;
mod walk;
mod web_address;

pub use annex_reference::refer_to_annexes;
pub use block::{
    Annex, Block, BlockContent, ColumnCount, Columns, Heading, Level, ListItem, Picture, SideBox,
};
pub use booklet::{Contents, ContentsEntry, Cover, Part, Particular};
pub use chart::{Chart, ChartKind, Label, Point, Series};
pub use closing::{Imprint, Signature, SignaturePosition, Signing};
pub use columns::in_columns;
pub use id::BlockId;
pub use inline::{
    AnnexNode, CaseNode, Change, ChangeKind, ClaimNode, FigureNode, Inline, InlineContent,
    NameNode, plain_text,
};
pub use introduce::introduce;
pub use json::to_json;
pub use letterhead::{Attendance, Format, IssuerMark, Letterhead, LetterheadPrinting, Urgency};
pub use number::{Numbering, number};
pub use orientation::Orientation;
pub use passage::{NOTE_MARK, Passage, PassageKey, PassageRole, Stretch, passages, passages_of};
pub use passage_text::{block_of, insert_behind, passage_texts};
pub use reference::{
    ColumnReference, Data, DataReference, Datum, Reference, References, TableKind, TableReference,
    Unresolved,
};
pub use section::{Piece, Section};
pub use splice::splice;
pub use table::{Cell, CellAlignment, ColumnWidth, Extent, Table, TableNote};
pub use web_address::pieces as address_pieces;

use serde::Serialize;

/// Version of the tree's JSON form.
pub const FORMAT: u32 = 1;

/// One formal document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Document {
    /// 公文格式.
    #[serde(skip_serializing_if = "is_plain")]
    pub format: Format,
    /// How its pages lie, unless a block says otherwise of its own.
    #[serde(skip_serializing_if = "Orientation::is_portrait")]
    pub orientation: Orientation,
    /// What stands before the text.
    pub head: Head,
    /// The text, headings numbered, annexes last.
    pub body: Vec<Block>,
    /// Signatory and date, where the document has them.
    pub signature: Option<Signature>,
    /// 附注 with its brackets; empty when there is none (GB/T 9704-2012, 7.3.6).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remark: Vec<Inline>,
    /// 版记, where the document has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub imprint: Option<Imprint>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_plain(format: &Format) -> bool {
    *format == Format::Plain
}

impl Document {
    /// The names of those who issue and sign it.
    pub fn organs(&self) -> Vec<String> {
        let mark = self.head.letterhead.iter().flat_map(|it| &it.mark.organs);
        let signed = self.signature.iter().flat_map(|it| &it.signatories);
        mark.chain(signed).map(|it| plain_text(it)).collect()
    }
}

/// What stands before the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Head {
    /// 版头, where the format has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub letterhead: Option<Letterhead>,
    /// 标注: what stands above the title at the right, one a line: 办理结果, 公开属性 (practice).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Vec<Inline>>,
    /// 引题: one line above the title; empty when there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub overline: Vec<Inline>,
    /// 标题 as one line.
    pub title: Vec<Inline>,
    /// 题行: the title's lines as the office wants them broken; empty to let the layout balance them.
    pub title_lines: Vec<String>,
    /// When and where a spoken report is delivered, under the title, with its ——; empty for what is
    /// not spoken (practice).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub occasion: Vec<Inline>,
    /// Who delivers it: post and name on one line; empty where nobody is named (practice).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub speaker: Vec<Inline>,
    /// 主送机关 with its colon, flush left under the title; empty when there is none.
    pub addressees: Vec<Inline>,
}

impl Head {
    /// 主送机关 without its colon, as they stand in 版记.
    pub fn addressees(&self) -> &[Inline] {
        match self.addressees.split_last() {
            Some((last, names)) if plain_text(std::slice::from_ref(last)) == "：" => names,
            _ => &self.addressees,
        }
    }
}
