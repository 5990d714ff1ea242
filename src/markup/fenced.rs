//! `:::` blocks: 附件, 双栏, 三栏, 方框 and 另页, which hold blocks, 表, which holds a table with its title,
//! 图, which says what is to be drawn, and 近三年, 统计表, 一览表, which say what table is to be made of the
//! records.

use super::{
    body::{Body, Read},
    booklet::{CONTENTS, COVER, PART},
    line::{Fence, LANDSCAPE, Line, LineKind},
    span::Span,
};
use crate::document::{
    Annex, Block, BlockContent, ColumnCount, Columns, Orientation, Piece, SideBox, TableKind,
};

const ANNEX: &str = "附件";
const TABLE: &str = "表";
const CHART: &str = "图";
const BOX: &str = "方框";
const THREE_YEARS: &str = "近三年";
const COUNTS: &str = "统计表";
const CASES: &str = "一览表";

/// The columns that a block of that name sets.
fn columns_of(kind: &str) -> Option<ColumnCount> {
    ColumnCount::ALL.into_iter().find(|it| it.chinese() == kind)
}

impl<'a> Body<'a> {
    /// Reads the block that `fence` opens.
    pub(super) fn fenced(&mut self, fence: Fence<'a>) -> Option<Read> {
        if self.open.iter().any(|it| it.colons == fence.colons) {
            let cause = "里层的块与外层的冒号一样多，分不清哪一行是谁的结尾";
            let cure = "请把里层的开头和结尾都多写一个冒号，例如“::::”";
            self.reader.error(fence.line, cause, cure);
        }
        let orientation = self.orientation(fence);
        match fence.kind() {
            TABLE => self.captioned_table(fence, orientation),
            CHART => self.chart(fence),
            THREE_YEARS => self.three_years(fence, orientation),
            COUNTS => self.filled_table(fence, TableKind::Counts, orientation),
            CASES => self.filled_table(fence, TableKind::Cases, orientation),
            COVER => self.cover(fence),
            CONTENTS => self.contents(fence),
            PART if self.may_begin_page() => Some(self.part(fence)),
            PART => {
                self.skipped.push(fence.colons);
                let cause = "双栏、另页里不能再另页";
                let cure = "请先写“:::”结束外面的块，再写“::: 另页”";
                self.reader.error(fence.line, cause, cure);
                None
            }
            ANNEX if self.open.is_empty() => Some(self.read_annex(fence, orientation)),
            BOX if !self.in_box() => Some(self.side_box(fence)),
            kind => match columns_of(kind) {
                Some(count) if self.columns_here().is_none() && !self.in_box() => {
                    Some(self.columns(fence, count))
                }
                _ => {
                    self.refuse(fence);
                    None
                }
            },
        }
    }

    /// A block that cannot begin here, or that there is none of.
    fn refuse(&mut self, fence: Fence<'a>) {
        self.skipped.push(fence.colons);
        let kind = fence.kind();
        let is_columns = columns_of(kind).is_some();
        let (cause, cure) = match self.open.last().map(|it| it.kind()) {
            _ if ![ANNEX, BOX].contains(&kind) && !is_columns => (
                format!("没有名为“{}”的块", fence.name.text),
                "可以写“::: 附件 标题”“::: 表 标题”“::: 图 标题”“::: 近三年 标题”“::: 统计表 标题”“::: 一览表 标题”“::: 双栏”“::: 三栏”“::: 方框 标题”“::: 封面”“::: 目录”或“::: 另页”；要印出行首的冒号，请在前面加“\\”".to_owned(),
            ),
            Some(outer) => (
                format!("{outer}里不能再有{kind}"),
                format!("请先写“:::”结束前一个{outer}，再开始这一个"),
            ),
            None => (
                "文档设置里写了“分栏”，各节已经分栏".to_owned(),
                format!("请删去这里的“::: {kind}”和它的结尾，或删去“分栏”"),
            ),
        };
        self.reader.error(fence.line, cause, cure);
    }

    /// How the pages of a block lie: `::: 表（横排）`.
    fn orientation(&mut self, fence: Fence<'a>) -> Orientation {
        let Some(manner) = fence.manner else { return Orientation::Portrait };
        let kind = fence.kind();
        if ![TABLE, THREE_YEARS, COUNTS, CASES, ANNEX].contains(&kind) {
            let cause = format!("“::: {kind}”后面不能有括号“（{}）”", manner.text);
            let cure = "请删去括号；要横排的，请放在“::: 附件（横排） 标题”里";
            self.reader.error(manner, cause, cure);
        } else if manner.text != LANDSCAPE {
            let cause = format!("“::: {kind}”的括号里不能是“{}”", manner.text);
            let cure = format!("请写成“::: {kind}（{LANDSCAPE}） 标题”，或删去括号");
            self.reader.error(manner, cause, cure);
        } else if self.in_box() || self.columns_here().is_some() && kind != ANNEX {
            let cause = "分栏的部分和方框里不能有横排的表";
            self.reader.error(manner, cause, "请删去括号，或把表移到外面");
        } else {
            return Orientation::Landscape;
        }
        Orientation::Portrait
    }

    /// A line that closes no block that is open.
    pub(super) fn stray_close(&mut self, line: Line<'a>, colons: usize) {
        if self.skipped.pop_if(|it| *it == colons).is_some() {
            return;
        }
        if let Some(&fence) = self.open.last() {
            self.wrong_length(line, fence);
        } else {
            let cure = "请删去这一行，或补上块的开头，例如“::: 附件 标题”";
            self.reader.error(line.span, "这一行前面没有打开的块", cure);
        }
    }

    fn read_annex(&mut self, fence: Fence<'a>, orientation: Orientation) -> Read {
        if fence.title.text.is_empty() {
            self.reader.error(fence.line, "附件没有标题", "请写成“::: 附件 标题”");
        }
        let title = self.reader.inlines(fence.title);
        let id = self.id("annex", fence.title.text);
        let section = format!("{ANNEX}{}", fence.title.text);
        let outer = std::mem::replace(&mut self.section, section);
        let (blocks, end) = self.blocks(fence);
        self.section = outer;
        let whole = self.whole(fence, end);
        let annex = Annex { number: None, title, orientation, blocks };
        self.block(id, whole, BlockContent::Annex(annex)).into()
    }

    /// What stands in columns.
    fn columns(&mut self, fence: Fence<'a>, count: ColumnCount) -> Read {
        let kind = count.chinese();
        if !fence.title.text.is_empty() {
            let cure = format!("请只写“::: {kind}”，标题写在它前面");
            self.reader.error(fence.title, format!("“::: {kind}”没有标题"), cure);
        }
        let (blocks, whole) = self.filled(fence);
        let id = self.id("columns", whole.text);
        self.block(id, whole, BlockContent::Columns(Columns { count, blocks })).into()
    }

    /// What stands in a border.
    fn side_box(&mut self, fence: Fence<'a>) -> Read {
        let title = self.reader.inlines(fence.title);
        let (blocks, whole) = self.filled(fence);
        let id = self.id("box", whole.text);
        self.block(id, whole, BlockContent::SideBox(SideBox { title, blocks })).into()
    }

    /// The blocks inside of `fence`, of which there must be one, and the whole of it.
    fn filled(&mut self, fence: Fence<'a>) -> (Vec<Block>, Span<'a>) {
        let (blocks, end) = self.blocks(fence);
        let whole = self.whole(fence, end);
        if blocks.is_empty() {
            let cause = format!("{}里没有内容", fence.kind());
            self.reader.error(fence.line, cause, "请写上文字，或删去这一块");
        }
        (blocks, whole)
    }

    /// The blocks inside of `fence`, and the line that ends it.
    pub(super) fn blocks(&mut self, fence: Fence<'a>) -> (Vec<Block>, Option<Line<'a>>) {
        self.open.push(fence);
        let mut blocks = Vec::new();
        let mut end = None;
        while let Some(line) = self.peek() {
            match line.kind {
                LineKind::Close { colons } if colons == fence.colons => {
                    end = self.take();
                    break;
                }
                LineKind::Open(next)
                    if next.kind() == fence.kind() && next.colons == fence.colons =>
                {
                    break;
                }
                _ => {
                    self.take();
                    let read = self.read(line);
                    blocks.extend(read.and_then(|read| self.block_inside(line, read)));
                    blocks.append(&mut self.following);
                }
            }
        }
        self.open.pop();
        (blocks, end)
    }

    /// The block that `read` is. Outside of annexes the highest headings begin sections, which no
    /// block can hold.
    fn block_inside(&mut self, line: Line<'a>, read: Read) -> Option<Block> {
        match read {
            Read::Heading { .. } if self.in_box() => {
                let cure = "请把它写成一段，可以加粗；方框的标题写在“::: 方框”后面";
                self.reader.error(line.span, "方框里不能有层次标题", cure);
                None
            }
            Read::Heading { level, .. }
                if !self.in_whole() && self.reader.notation.levels.first() == Some(&level) =>
            {
                let outer = self.open.last().map_or("", |it| it.kind());
                let cause = format!("{outer}里不能有“{}”一级的标题", level.example());
                let cure = match self.columns_here().map(ColumnCount::chinese) {
                    Some(kind) => format!(
                        "请把这个标题移到“::: {kind}”前面，或改用低一级的标题；各节连标题都要分栏的，请在文档设置里写“分栏: {kind}”"
                    ),
                    None => format!(
                        "请把这个标题移到“::: {outer}”前面，或给它写上标题，或改用低一级的标题"
                    ),
                };
                self.reader.error(line.span, cause, cure);
                None
            }
            Read::Heading { block, .. } | Read::Piece(Piece::Block(block)) => Some(block),
            Read::Piece(Piece::Mark { .. }) => None,
        }
    }

    /// Whether an annex is being read.
    pub(super) fn in_annex(&self) -> bool {
        self.open.iter().any(|it| it.kind() == ANNEX)
    }

    /// Whether an annex or a part with a title is being read, which number their own headings.
    pub(super) fn in_whole(&self) -> bool {
        let is_part = |it: &Fence<'_>| it.kind() == PART && !it.title.text.is_empty();
        self.in_annex() || self.open.iter().any(is_part)
    }

    /// Whether what is being read may begin a page.
    fn may_begin_page(&self) -> bool {
        self.open.iter().all(|it| it.kind() == ANNEX)
    }

    /// How the pages lie of what is being read.
    pub(super) fn orientation_here(&self) -> Orientation {
        let is_turned = |it: &Fence<'_>| it.manner.is_some_and(|it| it.text == LANDSCAPE);
        if self.open.iter().any(is_turned) { Orientation::Landscape } else { Orientation::Portrait }
    }

    /// The columns that what is being read stands in: of a block, or of all sections.
    pub(super) fn columns_here(&self) -> Option<ColumnCount> {
        let of_block = self.open.iter().find_map(|it| columns_of(it.kind()));
        let in_section = !self.section.is_empty() && !self.in_annex();
        of_block.or(self.reader.notation.columns.filter(|_| in_section))
    }

    /// Whether a 方框 is being read.
    pub(super) fn in_box(&self) -> bool {
        self.open.iter().any(|it| it.kind() == BOX)
    }

    /// The lines of a block that holds nothing but lines of one kind, and the line that ends it. For
    /// any other line the fault is `refusal`; `what` names the block.
    pub(super) fn inside(
        &mut self,
        fence: Fence<'a>,
        belongs: fn(LineKind<'_>) -> bool,
        refusal: &str,
        what: &str,
    ) -> (Vec<Span<'a>>, Option<Line<'a>>) {
        let mut inside = Vec::new();
        let mut end = None;
        while let Some(line) = self.peek() {
            match line.kind {
                LineKind::Open(_) => break,
                LineKind::Close { colons } if colons == fence.colons => {
                    end = self.take();
                    break;
                }
                LineKind::Close { colons } if self.open.iter().any(|it| it.colons == colons) => {
                    break;
                }
                LineKind::Close { .. } => {
                    self.wrong_length(line, fence);
                    end = self.take();
                    break;
                }
                kind if belongs(kind) => inside.push(line.span),
                LineKind::Blank | LineKind::Footnote { .. } => {}
                _ => {
                    let cure = format!("请把这一行写到{what}的外面，或先写“:::”结束这张{what}");
                    self.reader.error(line.span, refusal, cure);
                }
            }
            self.take();
        }
        (inside, end)
    }

    /// The block from its first to its last line; without a last line an error.
    pub(super) fn whole(&mut self, fence: Fence<'a>, end: Option<Line<'a>>) -> Span<'a> {
        if let Some(end) = end {
            return self.reader.cover(fence.line, end.span);
        }
        let cause = format!("“::: {}”没有结束", fence.name.text);
        let cure = format!("请在它的末尾另起一行写“{}”", ":".repeat(fence.colons));
        self.reader.error(fence.line, cause, cure);
        fence.line
    }

    fn wrong_length(&mut self, line: Line<'a>, fence: Fence<'a>) {
        let cause = format!("这一行与“::: {}”的冒号不一样多", fence.name.text);
        let cure = format!("请改成{}个冒号：“{}”", fence.colons, ":".repeat(fence.colons));
        self.reader.error(line.span, cause, cure);
    }
}
