//! Blocks: what the text is made of from top to bottom.

use serde::Serialize;

use super::{BlockId, Chart, Contents, Cover, Inline, Orientation, Part, Table, json};
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
    /// 双栏, 三栏: what it holds is set in columns, first down, then across.
    Columns(Columns),
    /// 方框: what stands in a border, apart from the text around it.
    SideBox(SideBox),
    /// Pictures beside each other, equally high: blocks that are pictures.
    PictureRow(Vec<Block>),
    /// 封面.
    Cover(Cover),
    /// 目录.
    Contents(Contents),
    /// 另页.
    Part(Part),
}

impl Block {
    /// The blocks that it holds; none in one that holds no blocks.
    pub fn inner(&self) -> &[Self] {
        match &self.content {
            BlockContent::Annex(Annex { blocks, .. })
            | BlockContent::Columns(Columns { blocks, .. })
            | BlockContent::SideBox(SideBox { blocks, .. })
            | BlockContent::Part(Part { blocks, .. })
            | BlockContent::PictureRow(blocks) => blocks,
            _ => &[],
        }
    }

    /// The same, to be changed.
    pub(super) fn inner_mut(&mut self) -> &mut [Self] {
        match &mut self.content {
            BlockContent::Annex(Annex { blocks, .. })
            | BlockContent::Columns(Columns { blocks, .. })
            | BlockContent::SideBox(SideBox { blocks, .. })
            | BlockContent::Part(Part { blocks, .. })
            | BlockContent::PictureRow(blocks) => blocks,
            _ => &mut [],
        }
    }
}

/// 双栏, 三栏.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Columns {
    /// How many.
    pub count: ColumnCount,
    /// What stands in them.
    pub blocks: Vec<Block>,
}

/// How many columns stand beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnCount {
    /// 双栏
    Two,
    /// 三栏
    Three,
}

impl ColumnCount {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Two, Self::Three];

    /// The Chinese name.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Two => "双栏",
            Self::Three => "三栏",
        }
    }

    /// The number.
    pub const fn number(self) -> usize {
        match self {
            Self::Two => 2,
            Self::Three => 3,
        }
    }
}

/// 方框.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SideBox {
    /// Its title; empty when there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub title: Vec<Inline>,
    /// What it holds, no headings among them.
    pub blocks: Vec<Block>,
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
    /// Its number as printed, such as `一、`; renewed, never what the source says. Empty in a document
    /// whose titles bear none.
    pub number: String,
    /// The heading without its number; a run-in heading ends with its 。
    pub text: Vec<Inline>,
    /// The rest of the paragraph after a run-in heading; empty for a heading alone on its line.
    pub rest: Vec<Inline>,
}

impl Heading {
    /// Whether it stands in the middle: alone, without a number and of the highest level, as titles in a
    /// newspaper do (practice).
    pub fn is_centred(&self) -> bool {
        self.level == Level::First && self.number.is_empty() && self.rest.is_empty()
    }
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
