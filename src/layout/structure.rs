//! 结构: what a document is made of, for those who do not see its pages: a table of elements in
//! reading order, to which what stands on the pages belongs.
//!
//! How a new part is tagged: its words are set inside [`Compositor::element`] with the part's
//! [`Role`], where all letters that are made meanwhile belong to the element, wherever they come to
//! stand, on however many pages. Elements that are opened inside are its parts. Rules and all that
//! is set inside [`Compositor::artifact`] belong to no element: they are read to nobody. What is
//! repeated on another page is [`Strip::repeated`].
//!
//! A run-in heading is a heading and then a paragraph, although they stand on one line: a reader's
//! list of headings is made of headings alone, and a span inside the paragraph would be missing in it.
//!
//! [`Strip::repeated`]: super::strip::Strip::repeated

use super::compositor::Compositor;
use crate::document::{BlockId, Level};

/// An element of a document's structure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub role: Role,
    /// What it is a part of; `None` for the document itself. A parent stands before its parts.
    pub parent: Option<ElementId>,
    /// The block that it was set from, unless an element that it is a part of says so already.
    pub block: Option<BlockId>,
}

/// The place of an element in [`super::Pages::elements`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId(pub usize);

/// What an element is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// The whole document, of which everything is a part.
    Document,
    /// 标题.
    Title,
    /// 层次标题, or an annex's label and title, with its depth from 1. It is as deep as there are
    /// headings above it, whatever its number looks like: 一、 may be followed by 1.
    Heading(usize),
    /// 自然段, and any line that is nothing else: 主送机关, 署名, 成文日期.
    Paragraph,
    /// 表格, of rows, with a caption or without.
    Table,
    /// A table's row, of cells.
    Row,
    /// A cell that names its column.
    HeaderCell(Span),
    /// Any other cell.
    Cell(Span),
    /// 表题, 图题: a part of its table or figure.
    Caption,
    /// A picture or a chart.
    Figure {
        /// What it shows, in words.
        alternative: String,
    },
    /// 列表, of items.
    List,
    /// An item, of its label and its text.
    ListItem,
    /// What stands before an item or a note: its number or mark.
    Label,
    /// The text of an item.
    ListText,
    /// 引文, of paragraphs.
    Quotation,
    /// 脚注 with its number from 0: a part of what has its mark, read after it, wherever it stands.
    Note(usize),
    /// The mark in the text of the footnote with that number.
    NoteMark(usize),
    /// What leads somewhere: its words are where a reader clicks.
    Link(Target),
    /// 附件.
    Annex,
    /// 方框, of its title and what it holds.
    SideBox,
    /// 目录, of entries.
    Contents,
    /// A line of 目录.
    ContentsEntry,
    /// A part of the document with a title of its own.
    Part,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A web address.
    Address(String),
    /// The element that was set from a block.
    Block(BlockId),
    /// The footnote with that number, from 0.
    Note(usize),
    /// The mark of that footnote.
    NoteMark(usize),
}

/// How many columns and rows a cell takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// At least 1.
    pub columns: usize,
    /// At least 1.
    pub rows: usize,
}

impl Span {
    /// Of a cell that nothing is merged with.
    pub const ONE: Self = Self { columns: 1, rows: 1 };
}

/// The elements as far as they have come.
pub(super) struct Structure {
    pub(super) elements: Vec<Element>,
    /// The element that is being set; `None` for what belongs to none.
    pub(super) current: Option<ElementId>,
    /// The block that is being set, until an element of it begins.
    block: Option<BlockId>,
    /// The headings that what comes next stands under: the depth of each level, 0 for an annex.
    headings: Vec<usize>,
}

impl Structure {
    /// A document with nothing in it.
    pub(super) fn new() -> Self {
        let document = Element { role: Role::Document, parent: None, block: None };
        let current = Some(ElementId(0));
        Self { elements: vec![document], current, block: None, headings: Vec::new() }
    }

    /// Whether what is being set is the words of a link.
    pub(super) fn is_in_link(&self) -> bool {
        let current = self.current.and_then(|it| self.elements.get(it.0));
        current.is_some_and(|it| matches!(it.role, Role::Link(_)))
    }

    /// The role of the next heading; without a level, of an annex's.
    pub(super) fn heading(&mut self, level: Option<Level>) -> Role {
        let level = level.map_or(0, Level::depth);
        self.headings.retain(|above| *above < level);
        self.headings.push(level);
        Role::Heading(self.headings.len())
    }
}

impl Compositor<'_> {
    /// Sets with `set` what is one element.
    pub(super) fn element<T>(&mut self, role: Role, set: impl FnOnce(&mut Self) -> T) -> T {
        let parent = self.structure.current;
        let block = self.structure.block.take();
        let id = ElementId(self.structure.elements.len());
        self.structure.elements.push(Element { role, parent, block: block.clone() });
        self.structure.current = Some(id);
        let made = set(self);
        self.structure.current = parent;
        self.structure.block = block;
        made
    }

    /// Sets with `set` what is read to nobody, such as a page number.
    pub(super) fn artifact<T>(&mut self, set: impl FnOnce(&mut Self) -> T) -> T {
        let current = self.structure.current.take();
        let made = set(self);
        self.structure.current = current;
        made
    }

    /// Sets with `set` what comes from the block `id`.
    pub(super) fn in_block<T>(&mut self, id: &BlockId, set: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.structure.block.replace(id.clone());
        let made = set(self);
        self.structure.block = outer;
        made
    }
}
