//! The lines of a text put together to blocks, the blocks to sections.

use std::collections::BTreeSet;

use super::{
    footnote::Footnotes,
    heading::ReadHeading,
    line::{Fence, Line, LineKind},
    reader::Reader,
    span::{Span, is_blank},
};
use crate::{
    diagnostic::SourceKind,
    document::{Block, BlockContent, BlockId, Level, ListItem, Picture, Piece, Section},
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
}

/// What a line, or several that belong together, came to.
pub(super) enum Read {
    /// A heading with its key and whether it ends with ` +`.
    Heading { block: Block, level: Level, key: String, continues: bool },
    /// Anything else.
    Piece(Piece),
}

impl From<Block> for Read {
    fn from(block: Block) -> Self {
        Self::Piece(Piece::Block(block))
    }
}

impl<'a> Body<'a> {
    pub(super) fn new(mut reader: Reader<'a>, text: Span<'a>) -> Self {
        let lines: Vec<Line<'a>> = text.lines().map(Line::read).collect();
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
                Some(Read::Piece(piece)) => current.pieces.push(piece),
                None => {}
            }
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
        match line.kind {
            LineKind::Blank | LineKind::Footnote { .. } => None,
            LineKind::Text => self.paragraph(line.span),
            LineKind::Mark(title) => self.mark(line.span, title),
            LineKind::Hashes { count, text } => {
                let heading = self.reader.hashes(line.span, count, text);
                self.heading(line.span, heading)
            }
            LineKind::Ordinal(ordinal) => {
                let heading = self.reader.numbered(line.span, ordinal);
                self.heading(line.span, heading)
            }
            LineKind::Item { nested, text } => self.item(line.span, nested, text),
            LineKind::Quotation(text) => self.quotation(line.span, text),
            LineKind::Row => Some(self.bare_table(line.span)),
            LineKind::Picture { caption, path, manner } => {
                let width = manner.and_then(|it| self.width(it));
                self.picture(line.span, caption, path, width)
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
            LineKind::Text | LineKind::Ordinal(_) | LineKind::Mark(_) => self.paragraph(line.span),
            _ => {
                let cause = "这里只能写段落，不能有“#”标题、表格、图片、脚注、代码和“:::”块";
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
        if !self.in_annex() && self.reader.notation.levels.first() == Some(&level) {
            self.section.clone_from(&key);
        }
        let id = self.id("heading", &key);
        let block = self.block(id, line, BlockContent::Heading(heading));
        Some(Read::Heading { block, level, key, continues })
    }

    fn paragraph(&mut self, line: Span<'a>) -> Option<Read> {
        let inlines = self.reader.inlines(line);
        if inlines.is_empty() {
            return None;
        }
        let id = self.id("paragraph", line.text);
        Some(self.block(id, line, BlockContent::Paragraph(inlines)).into())
    }

    fn item(&mut self, line: Span<'a>, nested: bool, text: Span<'a>) -> Option<Read> {
        let text = self.reader.inlines(text);
        if text.is_empty() {
            return None;
        }
        let id = self.id("item", line.text);
        Some(self.block(id, line, BlockContent::ListItem(ListItem { nested, text })).into())
    }

    fn quotation(&mut self, line: Span<'a>, text: Span<'a>) -> Option<Read> {
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
        let whole = rows.last().map_or(first, |last| self.reader.cover(first, *last));
        let id = self.id("table", whole.text);
        self.block(id, whole, BlockContent::Table(table)).into()
    }

    /// The width in mm that `宽: 8厘米` says.
    fn width(&mut self, manner: Span<'a>) -> Option<u32> {
        let value = manner.text.strip_prefix('宽').map(|it| it.trim_start_matches(is_blank));
        let value =
            value.and_then(|it| it.strip_prefix([':', '：'])).map(|it| it.trim_matches(is_blank));
        let width = value.and_then(millimetres).filter(|it| *it > 0);
        if width.is_none() {
            let cure = "请写成“{宽: 8厘米}”，可以有一位小数；不写就按图片自己的大小";
            self.reader.error(manner, "看不懂图片后面括号里的话", cure);
        }
        width
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

/// `8厘米`, `8.5厘米` or `85毫米` in mm.
fn millimetres(length: &str) -> Option<u32> {
    let number = |text: &str| text.trim_end_matches(is_blank).parse::<u32>().ok();
    if let Some(whole) = length.strip_suffix("毫米") {
        return number(whole);
    }
    let length = length.strip_suffix("厘米")?.trim_end_matches(is_blank);
    let (whole, tenth) = length.split_once('.').unwrap_or((length, "0"));
    let tenth = number(tenth).filter(|_| tenth.len() == 1)?;
    number(whole)?.checked_mul(10)?.checked_add(tenth)
}
