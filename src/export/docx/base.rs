//! The base copy of a document: its paragraphs as they were written, with what of them the register
//! answers for.
//!
//! Paragraphs are read from the tree that is about to be written, so that they are what any reader will
//! find. Long tables are written as text and never were a tree: their cells are taken from the document.

use std::collections::BTreeMap;

use crate::{
    document::{
        Block, BlockContent, BlockId, CaseNode, ClaimNode, Document, Extent, FigureNode,
        InlineContent, NOTE_MARK, Passage, PassageRole, Stretch, Table, passages,
    },
    word::{
        BASE_FORMAT, Base, BaseParagraph, Element, OBJECT, Paragraph, Span, SpanKind, Standing,
        paragraphs, paragraphs_and_written,
    },
};

/// How many paragraphs behind the bookmark of its block a text stands at most: 附件 and its title, a box
/// and what it holds.
const NEAR: usize = 8;

/// The base copy of `document`, which has become `text` and `footnotes`.
pub(super) fn base(document: &Document, text: &Element, footnotes: Option<&Element>) -> Base {
    let passages = passages(document);
    let (cells, words): (Vec<_>, Vec<_>) = passages.iter().partition(|it| is_cell(it));
    let (notes, words): (Vec<_>, Vec<_>) = words.into_iter().partition(|it| is_note(it));
    let (found, written) = paragraphs_and_written(text);
    let mut plain: Vec<BaseParagraph> = found.into_iter().map(BaseParagraph::from).collect();
    Spans::new(&mut plain).put(&words);
    let mut all = with_cells(plain, &written, document, &cells);
    let footnotes = footnotes.map(paragraphs).unwrap_or_default();
    let mut below: Vec<BaseParagraph> = footnotes.into_iter().map(BaseParagraph::from).collect();
    Spans::new(&mut below).put(&notes);
    all.append(&mut below);
    Base { format: BASE_FORMAT, paragraphs: all }
}

fn is_cell(passage: &Passage<'_>) -> bool {
    matches!(passage.key.role, PassageRole::Cell(..))
}

fn is_note(passage: &Passage<'_>) -> bool {
    matches!(passage.key.role, PassageRole::Footnote(_))
}

impl From<Paragraph> for BaseParagraph {
    fn from(it: Paragraph) -> Self {
        let Paragraph { ids, standing, style, text, .. } = it;
        Self { ids, standing, style, text, spans: Vec::new() }
    }
}

/// The tables of a text in reading order, each with its block.
fn tables<'a>(blocks: &'a [Block], into: &mut Vec<(&'a BlockId, &'a Table)>) {
    for block in blocks {
        if let BlockContent::Table(table) = &block.content {
            into.push((&block.id, table));
        }
        tables(block.inner(), into);
    }
}

/// The paragraphs with the cells of the tables that were `written` as text: before which paragraph each
/// stands, and which table of the document it is.
fn with_cells(
    plain: Vec<BaseParagraph>,
    written: &[(usize, usize)],
    document: &Document,
    cells: &[&Passage<'_>],
) -> Vec<BaseParagraph> {
    let mut of_document = Vec::new();
    tables(&document.body, &mut of_document);
    let mut of_document = of_document.into_iter();
    let mut cells = cells.iter().copied();
    let mut written = written.iter().copied().peekable();
    let mut all = Vec::new();
    let mut put = |all: &mut Vec<BaseParagraph>, upto: Option<usize>| {
        while let Some((_, nth)) =
            written.next_if(|(before, _)| upto.is_none_or(|it| *before <= it))
        {
            let table = of_document.next();
            all.extend(table.map(|it| of_table(nth, it, &mut cells)).unwrap_or_default());
        }
    };
    for (at, paragraph) in plain.into_iter().enumerate() {
        put(&mut all, Some(at));
        all.push(paragraph);
    }
    put(&mut all, None);
    all
}

/// The cells of one table in rows, as they are written: one that is covered from above is there, and has
/// no words. A table with nothing above it has its bookmark in its first cell.
fn of_table<'a>(
    nth: usize,
    (id, table): (&BlockId, &Table),
    cells: &mut impl Iterator<Item = &'a Passage<'a>>,
) -> Vec<BaseParagraph> {
    let mut written = Vec::new();
    for (row, of_row) in table.rows.iter().enumerate() {
        let mut column = 0_usize;
        for cell in of_row {
            let mut paragraph = match cell.extent {
                Extent::Covers { .. } => cells.next().map(of_cell).unwrap_or_default(),
                Extent::Covered { left: 0, .. } => BaseParagraph::default(),
                Extent::Covered { .. } => continue,
            };
            paragraph.standing = Standing::Cell { table: nth, row, column };
            column = column.saturating_add(1);
            written.push(paragraph);
        }
    }
    let is_bare = table.caption.is_empty() && table.unit.is_empty();
    if let Some(first) = written.first_mut().filter(|_| is_bare) {
        first.ids.push(id.as_str().to_owned());
    }
    written
}

fn of_cell(passage: &Passage<'_>) -> BaseParagraph {
    let text = passage.text().replace(NOTE_MARK, OBJECT.encode_utf8(&mut [0; 4]));
    let spans = passage.stretches().iter().filter_map(span).collect();
    BaseParagraph { text, spans, ..BaseParagraph::default() }
}

/// What of a passage the register answers for.
fn span(stretch: &Stretch<'_>) -> Option<Span> {
    let (kind, reference) = match &stretch.inline.content {
        InlineContent::Figure(FigureNode { name, parts, .. }) => {
            let whole = std::iter::once(name).chain(parts).map(String::as_str);
            (SpanKind::Figure, whole.collect::<Vec<_>>().join("."))
        }
        InlineContent::Case(CaseNode { number, field, .. }) => {
            (SpanKind::Case, format!("案{number}.{field}"))
        }
        InlineContent::Claim(ClaimNode { population, condition, .. }) => {
            (SpanKind::Claim, format!("{population}.{condition}"))
        }
        InlineContent::Name(it) => (SpanKind::Name, it.full.clone()),
        InlineContent::Annex(it) => (SpanKind::Annex, format!("附件.{}", it.title)),
        _ => return None,
    };
    (!stretch.range.is_empty()).then(|| Span { range: stretch.range.clone(), kind, reference })
}

/// Paragraphs being given their spans.
struct Spans<'a> {
    paragraphs: &'a mut [BaseParagraph],
    /// The paragraph in which each block begins.
    of_block: BTreeMap<String, usize>,
    /// The text of each paragraph as it is compared, and how much of it is taken.
    bare: Vec<(Bare, usize)>,
}

impl<'a> Spans<'a> {
    fn new(paragraphs: &'a mut [BaseParagraph]) -> Self {
        let ids = paragraphs.iter().enumerate();
        let ids = ids.flat_map(|(at, it)| it.ids.iter().map(move |id| (id.clone(), at)));
        let of_block = ids.collect();
        let bare = paragraphs.iter().map(|it| (Bare::of(&it.text), 0)).collect();
        Self { paragraphs, of_block, bare }
    }

    /// Gives each of `passages` its spans where it is found.
    fn put(&mut self, passages: &[&Passage<'_>]) {
        for passage in passages {
            let spans: Vec<Span> = passage.stretches().iter().filter_map(span).collect();
            if !spans.is_empty() {
                self.put_one(passage, &spans);
            }
        }
    }

    fn put_one(&mut self, passage: &Passage<'_>, spans: &[Span]) {
        let text = passage.text();
        let words = Bare::of(&text);
        let block = passage.key.block.as_ref().filter(|_| !is_note(passage));
        // 封面 bears no bookmark.
        let (from, count) = match block.and_then(|it| self.of_block.get(it.as_str())) {
            Some(at) => (*at, NEAR),
            None => (0, self.bare.len()),
        };
        let near = self.bare.iter_mut().enumerate().skip(from).take(count);
        let mut found = near.filter_map(|(at, (bare, taken))| {
            let rest = bare.text.get(*taken..)?;
            let start = taken.saturating_add(rest.find(&words.text)?);
            Some((at, start, taken))
        });
        let Some((at, start, taken)) = found.next() else { return };
        *taken = start.saturating_add(words.text.len());
        let Some((bare, _)) = self.bare.get(at) else { return };
        let start_of = |byte: usize| bare.raw(start.saturating_add(words.bare(byte)));
        // It ends behind its last character, before a line's end that was added there.
        let end_of = |byte: usize| {
            let last = start.saturating_add(words.bare(byte)).saturating_sub(1);
            bare.raw(last).saturating_add(1)
        };
        let placed = spans
            .iter()
            .map(|it| Span { range: start_of(it.range.start)..end_of(it.range.end), ..it.clone() });
        let placed: Vec<Span> = placed.collect();
        if let Some(paragraph) = self.paragraphs.get_mut(at) {
            paragraph.spans.extend(placed);
            paragraph.spans.sort_by_key(|it| it.range.start);
        }
    }
}

/// A text without what setting it in lines adds or takes.
struct Bare {
    text: String,
    /// For each byte of it, and its end, the byte of the text.
    raw: Vec<usize>,
    length: usize,
}

impl Bare {
    fn of(text: &str) -> Self {
        let mut bare = Self { text: String::new(), raw: Vec::new(), length: text.len() };
        for (at, character) in text.char_indices() {
            let character = if character == NOTE_MARK { OBJECT } else { character };
            if !matches!(character, '\n' | '\u{200d}' | '　') {
                bare.text.push(character);
                let bytes = 0..character.len_utf8();
                bare.raw.extend(bytes.map(|it| at.saturating_add(it)));
            }
        }
        bare
    }

    /// The byte of the text that the byte `at` of this comes from.
    fn raw(&self, at: usize) -> usize {
        self.raw.get(at).copied().unwrap_or(self.length)
    }

    /// The byte of this that the byte `at` of the text has become.
    fn bare(&self, at: usize) -> usize {
        self.raw.partition_point(|it| *it < at)
    }
}
