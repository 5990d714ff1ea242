//! The lines of a text put together to blocks, the blocks to sections.

use std::collections::BTreeSet;

use super::{
    footnote::Footnotes,
    heading::ReadHeading,
    line::{self, Fence, Line, LineKind, NESTING},
    reader::Reader,
    span::{Span, is_blank},
};
use crate::{
    diagnostic::SourceKind,
    document::{
        Block, BlockContent, BlockId, Inline, Level, ListItem, Orientation, Picture, Piece,
        Section, plain_text,
    },
};

/// The body of one source as far as it has been read.
pub(super) struct Body<'a> {
    pub(super) reader: Reader<'a>,
    lines: Vec<Line<'a>>,
    next: usize,
    /// The blocks of blocks that are being read, the innermost last.
    pub(super) open: Vec<Fence<'a>>,
    /// Lengths of the fences that were refused, so that their ends are no further errors.
    pub(super) skipped: Vec<usize>,
    /// What follows the block that was read last and belongs to it.
    pub(super) following: Vec<Block>,
    /// Key of the section or annex that is being read.
    pub(super) section: String,
    /// Whether any block has been read.
    pub(super) has_text: bool,
    /// Whether 目录 has been read.
    pub(super) has_contents: bool,
    /// Blanks before the nested items of the list that is being read.
    nesting: Option<usize>,
}

/// What a line, or several that belong together, came to.
pub(super) enum Read {
    /// A heading with its key and whether it ends with ` +`.
    Heading { block: Block, level: Level, key: String, continues: bool },
    /// Anything else.
    Piece(Piece),
}

/// The key of the section that a part with a title is.
fn part_title(piece: &Piece) -> Option<String> {
    match piece {
        Piece::Block(Block { content: BlockContent::Part(part), .. }) if !part.title.is_empty() => {
            Some(plain_text(&part.title).replace(is_blank, ""))
        }
        _ => None,
    }
}

impl From<Block> for Read {
    fn from(block: Block) -> Self {
        Self::Piece(Piece::Block(block))
    }
}

impl<'a> Body<'a> {
    pub(super) fn new(mut reader: Reader<'a>, text: Span<'a>) -> Self {
        let indent = if reader.notation.paragraphs_only { reader.indent(text) } else { 0 };
        let lines = text.lines().map(|it| Line::read(it.after(it.blanks().min(indent))));
        let lines: Vec<Line<'a>> = lines.collect();
        if !reader.notation.paragraphs_only {
            reader.footnotes = Some(Footnotes::collect(&lines, reader.file, &mut reader.found));
        }
        Self {
            reader,
            lines,
            next: 0,
            open: Vec::new(),
            skipped: Vec::new(),
            following: Vec::new(),
            section: String::new(),
            has_text: false,
            has_contents: false,
            nesting: None,
        }
    }

    /// Reads everything; the first section is what stands before the first heading.
    pub(super) fn sections(mut self) -> (Vec<Section>, Reader<'a>) {
        let top = self.reader.notation.levels.first().copied();
        let mut sections = Vec::new();
        let mut current = Section::default();
        let mut titles = BTreeSet::new();
        while let Some(line) = self.take() {
            match self.read(line) {
                Some(Read::Heading { block, level, key, continues }) if Some(level) == top => {
                    if !titles.insert(key.clone()) {
                        let cure = "请合成一节，或改一个标题";
                        self.reader.error(line.span, format!("有两节都叫“{key}”"), cure);
                    }
                    let heading = Some(block);
                    let next = Section { title: key, heading, continues, pieces: Vec::new() };
                    sections.push(std::mem::replace(&mut current, next));
                }
                Some(Read::Heading { block, .. }) => current.pieces.push(Piece::Block(block)),
                Some(Read::Piece(piece)) => match part_title(&piece) {
                    Some(title) => {
                        let Piece::Block(part) = piece else { continue };
                        let next = Section { title, heading: Some(part), ..Section::default() };
                        sections.push(std::mem::replace(&mut current, next));
                    }
                    None => current.pieces.push(piece),
                },
                None => {}
            }
            self.has_text |= !current.pieces.is_empty() || current.heading.is_some();
            current.pieces.extend(self.following.drain(..).map(Piece::Block));
        }
        sections.push(current);
        if let Some(footnotes) = self.reader.footnotes.take() {
            footnotes.warn_of_unused(self.reader.file, &mut self.reader.found);
        }
        (sections, self.reader)
    }

    pub(super) fn peek(&self) -> Option<Line<'a>> {
        self.lines.get(self.next).copied()
    }

    pub(super) fn take(&mut self) -> Option<Line<'a>> {
        let line = self.peek();
        self.next += 1;
        line
    }

    /// Reads what begins with `line`.
    pub(super) fn read(&mut self, line: Line<'a>) -> Option<Read> {
        self.reader.cited.clear();
        if self.reader.notation.paragraphs_only {
            return self.read_paragraph(line);
        }
        if !matches!(line.kind, LineKind::Blank | LineKind::Item { .. }) {
            self.nesting = None;
        }
        match line.kind {
            LineKind::Blank | LineKind::Footnote { .. } => None,
            LineKind::Text if self.is_item_without_blank(line.span) => {
                let cure = "请在“-”后面加一个空格；要印出“-”，请在它前面加“\\”";
                self.reader.error(line.span.first(1), "这一行像列表的一项，“-”后面少了空格", cure);
                None
            }
            LineKind::Text => match self.prose(line.span) {
                Some(mut blocks) => {
                    let rest = blocks.split_off(blocks.len().min(1));
                    self.following.extend(rest);
                    blocks.pop().map(Read::from)
                }
                None => self.paragraph(line.span),
            },
            LineKind::Mark(title) => self.mark(line.span, title),
            LineKind::Hashes { count, text } => {
                let heading = self.reader.hashes(line.span, count, text);
                self.heading(line.span, heading)
            }
            LineKind::Ordinal(ordinal) => {
                let heading = self.reader.numbered(line.span, ordinal);
                self.heading(line.span, heading)
            }
            LineKind::Item { indent, text } => self.item(line.span, indent, text),
            LineKind::Quotation(text) => self.quotation(line.span, text),
            LineKind::Row => Some(self.bare_table(line.span)),
            LineKind::Picture { caption, path, manner } => {
                let width = manner.and_then(|it| self.picture_width(it));
                self.picture(line.span, caption, path, width)
            }
            LineKind::Pictures => Some(self.picture_row(line.span)),
            LineKind::WidePicture => {
                let cure = "请改用半角的符号：“![说明](路径)”；要印出它，请在“！”前面加“\\”";
                self.reader.error(line.span, "这一行像图片，符号却是全角的", cure);
                None
            }
            LineKind::Code => self.code(line.span),
            LineKind::Open(fence) => self.fenced(fence),
            LineKind::Close { colons } => {
                self.stray_close(line, colons);
                None
            }
        }
    }

    /// Reads a line where there is nothing but paragraphs.
    fn read_paragraph(&mut self, line: Line<'a>) -> Option<Read> {
        match line.kind {
            LineKind::Blank => None,
            LineKind::Item { indent, text } => self.item(line.span, indent, text),
            LineKind::Text | LineKind::Ordinal(_) | LineKind::Mark(_) | LineKind::WidePicture => {
                self.nesting = None;
                self.paragraph(line.span)
            }
            _ => {
                let cause =
                    "这里只能写段落和列项，不能有“#”标题、引文、表格、图片、脚注、代码和“:::”块";
                let cure = "请改成一段文字；要印出行首的符号，请在它前面加“\\”";
                self.reader.error(line.span, cause, cure);
                None
            }
        }
    }

    /// A mark stands in the text that a template wrote, outside of an annex.
    fn mark(&mut self, line: Span<'a>, title: Span<'a>) -> Option<Read> {
        let drafted = self.reader.file.kind == SourceKind::Drafted && !self.in_annex();
        if !drafted || title.text.is_empty() {
            return self.paragraph(line);
        }
        let title = title.text.replace(is_blank, "");
        Some(Read::Piece(Piece::Mark { title, origin: line.place(self.reader.file) }))
    }

    fn heading(&mut self, line: Span<'a>, read: Option<ReadHeading>) -> Option<Read> {
        let Some(ReadHeading { heading, key, continues }) = read else {
            return self.paragraph(line);
        };
        let level = heading.level;
        if !self.in_whole() && self.reader.notation.levels.first() == Some(&level) {
            self.section.clone_from(&key);
        }
        let id = self.id("heading", &key);
        let block = self.block(id, line, BlockContent::Heading(heading));
        Some(Read::Heading { block, level, key, continues })
    }

    fn paragraph(&mut self, line: Span<'a>) -> Option<Read> {
        let inlines = self.reader.inlines(line);
        self.printed(line, inlines).map(Read::from)
    }

    /// A paragraph of `inlines`, if there are any.
    pub(super) fn printed(&mut self, line: Span<'a>, inlines: Vec<Inline>) -> Option<Block> {
        if inlines.is_empty() {
            return None;
        }
        let id = self.id("paragraph", line.text);
        Some(self.block(id, line, BlockContent::Paragraph(inlines)))
    }

    /// Whether a line that opens with a hyphen and no blank, such as `-丁`, stands beside items. A
    /// number below zero is one anywhere.
    fn is_item_without_blank(&self, line: Span<'a>) -> bool {
        let Some(rest) = line.text.strip_prefix('-') else { return false };
        let before = self.next.checked_sub(2).and_then(|it| self.lines.get(it)).copied();
        !rest.starts_with(|it: char| it.is_numeric() || matches!(it, '-' | '.'))
            && [before, self.peek()]
                .into_iter()
                .flatten()
                .any(|it| matches!(it.kind, LineKind::Item { .. }))
    }

    fn item(&mut self, line: Span<'a>, indent: usize, text: Span<'a>) -> Option<Read> {
        let nested = indent >= NESTING;
        let second = if nested { *self.nesting.get_or_insert(indent) } else { indent };
        if !nested {
            self.nesting = None;
        } else if indent >= second + NESTING {
            let cause = "列表最多两级，这一项缩进到了第三级";
            let cure = format!("请让它与上一级一样缩进{second}格，或改写成段落");
            self.reader.error(line, cause, cure);
        }
        let text = self.reader.inlines(text);
        if text.is_empty() {
            return None;
        }
        let id = self.id("item", line.text);
        Some(self.block(id, line, BlockContent::ListItem(ListItem { nested, text })).into())
    }

    fn quotation(&mut self, line: Span<'a>, text: Span<'a>) -> Option<Read> {
        if text.text.starts_with(['>', '＞']) {
            let cure = "请只写一个“>”；要印出第二个，请在它前面加“\\”";
            self.reader.error(text.first(1), "引文里不能再有引文", cure);
            return None;
        }
        let text = self.reader.inlines(text);
        if text.is_empty() {
            return None;
        }
        let id = self.id("quotation", line.text);
        Some(self.block(id, line, BlockContent::Quotation(text)).into())
    }

    fn bare_table(&mut self, first: Span<'a>) -> Read {
        let mut rows = vec![first];
        while let Some(Line { span, kind: LineKind::Row }) = self.peek() {
            rows.push(span);
            self.next += 1;
        }
        let table = self.reader.table(&rows);
        let room = self.table_room(Orientation::Portrait);
        self.reader.told_of_columns(first, table.columns.len(), room);
        let whole = rows.last().map_or(first, |last| self.reader.cover(first, *last));
        let id = self.id("table", whole.text);
        self.block(id, whole, BlockContent::Table(table)).into()
    }

    fn picture(
        &mut self,
        line: Span<'a>,
        caption: Span<'a>,
        path: Span<'a>,
        width: Option<u32>,
    ) -> Option<Read> {
        if path.text.is_empty() {
            let cure = "请在括号里写上图片在项目文件夹里的路径，例如“![走访现场](图片/走访.png)”";
            self.reader.error(line, "图片没有写路径", cure);
            return None;
        }
        let caption = self.reader.inlines(caption.trim());
        let id = self.id("picture", line.text);
        let picture = Picture { path: path.text.to_owned(), caption, width };
        Some(self.block(id, line, BlockContent::Picture(picture)).into())
    }

    /// Several pictures on one line.
    fn picture_row(&mut self, line: Span<'a>) -> Read {
        let mut row = Vec::new();
        for one in line::pictures(line).unwrap_or_default() {
            let LineKind::Picture { caption, path, manner } = Line::read(one).kind else {
                continue;
            };
            if let Some(manner) = manner {
                let cure = "请删去花括号和里面的话；要自己定宽的，请让这张图片独占一行";
                self.reader.error(manner, "同一行的图片一样高，不能另写宽", cure);
            }
            if let Some(Read::Piece(Piece::Block(block))) = self.picture(one, caption, path, None) {
                row.push(block);
            }
        }
        let id = self.id("pictures", line.text);
        self.block(id, line, BlockContent::PictureRow(row)).into()
    }

    /// Passes over a block of code, closed or not.
    fn code(&mut self, line: Span<'a>) -> Option<Read> {
        let cure = "请删去“```”这两行，文字直接写成段落";
        self.reader.error(line, "公文里没有代码块", cure);
        let rest = self.lines.get(self.next..).unwrap_or_default();
        if let Some(length) = rest.iter().position(|it| matches!(it.kind, LineKind::Code)) {
            self.next += length + 1;
        }
        None
    }

    /// The id of a block that `source` describes. A block that speaks of one case is known by the
    /// case, so that it stays the same when its words are rewritten.
    pub(super) fn id(&self, kind: &str, source: &str) -> BlockId {
        let cited = &self.reader.cited;
        let case = cited
            .first()
            .filter(|first| first.starts_with('案') && cited.iter().all(|it| it == *first));
        let source = case.map_or(source, String::as_str);
        BlockId::of(&[self.reader.notation.key, &self.section, kind, source])
    }

    pub(super) fn block(&self, id: BlockId, line: Span<'_>, content: BlockContent) -> Block {
        Block { id, origin: line.place(self.reader.file), content }
    }
}
