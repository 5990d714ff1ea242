//! Blocks: what the text is made of from top to bottom.

use serde::Serialize;

use super::{BlockId, Chart, Inline, Orientation, Table, json};
use crate::diagnostic::Place;

/// One block with its identity and origin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Block {
    /// Stable identity: the same block keeps it from build to build.
    pub id: BlockId,
    /// Where its source stands.
    #[serde(serialize_with = "json::place")]
    pub origin: Place,
    /// What it is.
    #[serde(flatten)]
    pub content: BlockContent,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockContent {
    /// 层次标题, alone on its line or run into a paragraph.
    Heading(Heading),
    /// 自然段.
    Paragraph(Vec<Inline>),
    /// One of a list that is not numbered.
    ListItem(ListItem),
    /// 引文 that stands as a paragraph of its own.
    Quotation(Vec<Inline>),
    /// 表格.
    Table(Table),
    /// 图片.
    Picture(Picture),
    /// 图表.
    Chart(Chart),
    /// 附件: begins a new page.
    Annex(Annex),
    /// 双栏: what it holds is set in two columns, first down, then across.
    Columns(Vec<Block>),
}

/// One of a list that is not numbered; lists are nested once at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListItem {
    /// Whether it belongs to the item before it.
    pub nested: bool,
    /// Its text.
    pub text: Vec<Inline>,
}

impl ListItem {
    /// What stands before the text (practice: official documents begin such items with ——).
    pub const fn mark(&self) -> &'static str {
        if self.nested { "·" } else { "——" }
    }
}

/// The four levels of GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 一、
    First,
    /// （一）
    Second,
    /// 1.
    Third,
    /// （1）
    Fourth,
}

impl Level {
    /// All levels from the highest.
    pub const ALL: [Self; 4] = [Self::First, Self::Second, Self::Third, Self::Fourth];

    /// How deep it stands: 1 for the first.
    pub const fn depth(self) -> usize {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
            Self::Fourth => 4,
        }
    }

    /// The level's first number, as a clerk would name the level.
    pub const fn example(self) -> &'static str {
        match self {
            Self::First => "一、",
            Self::Second => "（一）",
            Self::Third => "1.",
            Self::Fourth => "（1）",
        }
    }
}

/// 层次标题.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// Its level.
    pub level: Level,
    /// Its number as printed, such as `一、`; renewed, never what the source says.
    pub number: String,
    /// The heading without its number; a run-in heading ends with its 。
    pub text: Vec<Inline>,
    /// The rest of the paragraph after a run-in heading; empty for a heading alone on its line.
    pub rest: Vec<Inline>,
}

/// 图片: a PNG or JPEG of the project folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// The path as written, below the project folder.
    pub path: String,
    /// 图题, also its alternative text.
    pub caption: Vec<Inline>,
    /// Its width in mm, where the document says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
}

/// 附件.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Annex {
    /// Its number when the document has more than one, from 1.
    pub number: Option<usize>,
    /// Its title, the same in the 附件说明 (GB/T 9704-2012, 7.3.7).
    pub title: Vec<Inline>,
    /// How its pages lie.
    #[serde(skip_serializing_if = "Orientation::is_portrait")]
    pub orientation: Orientation,
    /// What it holds.
    pub blocks: Vec<Block>,
}

impl Annex {
    /// What an annex of this number is called: `附件`, `附件2` (GB/T 9704-2012, 7.3.7).
    pub fn label(number: Option<usize>) -> String {
        number.map_or_else(|| "附件".to_owned(), |it| format!("附件{it}"))
    }
}
