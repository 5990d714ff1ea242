//! The document's tree with its changes.

use std::collections::BTreeSet;

use super::plan::{Bare, bare, removed};
use crate::{
    diagnostic::Place,
    document::{
        Block, BlockContent, BlockId, Cell, Document, Extent, Inline, PassageKey, PassageRole,
        Table, insert_behind, passage_texts, passages,
    },
    revision::{WordChangeKind, redline::TrackedParagraph},
    word::Standing,
};

/// A text that is printed now.
struct Printed {
    key: PassageKey,
    text: String,
    bare: Vec<char>,
    /// How many characters its label has.
    label: usize,
}

/// `document`, of which `tracked` are the paragraphs, with what changed.
pub(super) fn marked(document: &Document, tracked: &[TrackedParagraph]) -> Document {
    let printed = passages(document).into_iter().map(|it| {
        let (text, label) = (it.text(), it.label.chars().count());
        Printed { key: it.key.clone(), bare: bare(&text), text, label }
    });
    let mut marking = Marking {
        printed: printed.collect(),
        done: BTreeSet::new(),
        document: document.clone(),
        origin: origin(document),
        behind: cover(document),
        struck: Vec::new(),
        gone: Vec::new(),
        kept: BTreeSet::new(),
        inserted: 0,
    };
    for (at, paragraph) in tracked.iter().enumerate() {
        marking.paragraph(paragraph, tracked.get(at.saturating_add(1)));
    }
    marking.put_rows();
    marking.document
}

/// Where the words of the document stand, for those that stand nowhere any more.
fn origin(document: &Document) -> Option<Place> {
    let passages = passages(document);
    passages.iter().find_map(|it| it.origin()).cloned()
}

/// A row of a table that is gone.
struct GoneRow {
    /// The table as it is now, and its number among all.
    table: (BlockId, usize),
    /// How many of its rows stay above it.
    above: usize,
    cells: Vec<Cell>,
}

/// 封面, whose paragraphs bear no bookmarks.
fn cover(document: &Document) -> Option<BlockId> {
    let first = document.body.first();
    first.filter(|it| matches!(it.content, BlockContent::Cover(_))).map(|it| it.id.clone())
}

struct Marking {
    printed: Vec<Printed>,
    /// The texts that paragraphs were found for.
    done: BTreeSet<usize>,
    document: Document,
    origin: Option<Place>,
    /// The block that was read last.
    behind: Option<BlockId>,
    /// Words of a row of a table that is gone, cell by cell.
    struck: Vec<String>,
    /// Rows that are gone, in order.
    gone: Vec<GoneRow>,
    /// Which rows of tables stay, by the numbers of both.
    kept: BTreeSet<(usize, usize)>,
    inserted: usize,
}

impl Marking {
    fn paragraph(&mut self, paragraph: &TrackedParagraph, next: Option<&TrackedParagraph>) {
        if let Standing::Cell { table, row, .. } = paragraph.standing {
            if paragraph.is_in_removed_row {
                self.struck.push(paragraph.text(WordChangeKind::Added));
                let is_here = |it: &TrackedParagraph| matches!(it.standing, Standing::Cell { table: of, row: at, .. } if (of, at) == (table, row));
                if !next.is_some_and(is_here) {
                    self.put_row(table);
                }
                return;
            }
            self.kept.insert((table, row));
        }
        if paragraph.is_removed && matches!(paragraph.standing, Standing::Body) {
            let words = paragraph.text(WordChangeKind::Added);
            self.put_paragraph(&words);
            return;
        }
        if let Some(id) = paragraph.ids.first() {
            let id = id.split('_').next().unwrap_or_default();
            let known = self.printed.iter().filter_map(|it| it.key.block.as_ref());
            let known = known.into_iter().find(|it| it.as_str() == id).cloned();
            self.behind = known.or(self.behind.take());
        }
        self.texts(paragraph);
    }

    /// Finds the texts that a paragraph prints, and does to them what was done to it.
    fn texts(&mut self, paragraph: &TrackedParagraph) {
        let changes = Bare::of(paragraph);
        let mut from = 0;
        let mut found: Vec<(usize, usize)> = Vec::new();
        let is_cell = matches!(paragraph.standing, Standing::Cell { .. });
        for (at, it) in self.printed.iter().enumerate() {
            let is_here = it.key.block.is_none() || it.key.block == self.behind;
            let fits = matches!(it.key.role, PassageRole::Cell(..)) == is_cell;
            if !is_here || !fits || self.done.contains(&at) {
                continue;
            }
            if is_cell && it.bare != changes.text {
                continue;
            }
            let Some(start) =
                changes.find(&it.bare, from).filter(|_| is_cell || !it.bare.is_empty())
            else {
                continue;
            };
            found.push((at, start));
            from = start.saturating_add(it.bare.len());
            if from >= changes.text.len() {
                break;
            }
        }
        let last = found.last().map(|it| it.0);
        for (at, start) in found {
            self.done.insert(at);
            let Some(it) = self.printed.get(at) else { continue };
            let plan = changes.plan(&it.text, start, it.label, Some(at) == last);
            if plan.is_empty() {
                continue;
            }
            let mut character = it.label;
            let mut texts = passage_texts(&mut self.document, &it.key);
            texts.retain(|it| !it.is_empty());
            let count = texts.len();
            for (nth, text) in texts.into_iter().enumerate() {
                let ends = nth.saturating_add(1) == count;
                *text = plan.carried_out(std::mem::take(text), &mut character, ends);
            }
            if it.key == (PassageKey { block: None, role: PassageRole::Title }) {
                // They are the lines of other words.
                self.document.head.title_lines.clear();
            }
        }
    }

    /// A paragraph that is gone stands struck where it stood.
    fn put_paragraph(&mut self, words: &str) {
        let words: String = words.chars().filter(|it| !matches!(it, '\n' | '\u{fffc}')).collect();
        let (Some(origin), false) = (self.origin.clone(), words.trim().is_empty()) else { return };
        self.inserted = self.inserted.saturating_add(1);
        let id = BlockId::of(&["花脸稿", &self.inserted.to_string(), &words]);
        let inline = Inline { origin: origin.clone(), content: removed(&words) };
        let content = BlockContent::Paragraph(vec![inline]);
        let block = Block { id: id.clone(), origin, content };
        insert_behind(&mut self.document.body, self.behind.as_ref(), block);
        self.behind = Some(id);
    }

    /// How many rows of a table stay, of those that were read.
    fn kept_rows(&self, table: usize) -> usize {
        self.kept.iter().filter(|it| it.0 == table).count()
    }

    /// A row that is gone is kept for its table, or stands as a paragraph where that is gone too.
    fn put_row(&mut self, number: usize) {
        let cells = std::mem::take(&mut self.struck);
        let words: Vec<&str> =
            cells.iter().map(|it| it.trim()).filter(|it| !it.is_empty()).collect();
        let words = words.join("　");
        let Some(origin) = self.origin.clone() else { return };
        let above = self.kept_rows(number);
        let id = self.behind.clone().filter(|id| {
            let table = table(&mut self.document.body, id);
            above > 0 && table.is_some_and(|it| it.columns.len() == cells.len())
        });
        let Some(id) = id else { return self.put_paragraph(&words) };
        let cell = |it: String| {
            let inline = Inline { origin: origin.clone(), content: removed(&it) };
            let text = if it.is_empty() { Vec::new() } else { vec![inline] };
            Cell { text, extent: Extent::default() }
        };
        let cells = cells.into_iter().map(cell).collect();
        self.gone.push(GoneRow { table: (id, number), above, cells });
    }

    /// Rows that are gone stand where they stood; at the end of their table where cells reach down over the place.
    fn put_rows(&mut self) {
        let mut gone = Vec::new();
        for GoneRow { table: (id, number), above, cells } in std::mem::take(&mut self.gone) {
            let kept = self.kept_rows(number);
            let Some(table) = table(&mut self.document.body, &id) else { continue };
            let end = table.rows.len();
            let is_free = kept == end && above >= table.header_rows && stands_apart(table, above);
            gone.push((id, if is_free { above } else { end }, cells));
        }
        // The last first, so that the numbers of those above stay.
        for (id, place, cells) in gone.into_iter().rev() {
            let table = table(&mut self.document.body, &id);
            if let Some(table) = table.filter(|it| place <= it.rows.len()) {
                table.rows.insert(place, cells);
            }
        }
    }
}

/// Whether no cell reaches down from above the row `at` into it.
fn stands_apart(table: &Table, at: usize) -> bool {
    let reaches = |it: &Cell| matches!(it.extent, Extent::Covered { above, .. } if above > 0);
    table.rows.get(at).is_none_or(|it| !it.iter().any(reaches))
}

fn table<'a>(blocks: &'a mut [Block], id: &BlockId) -> Option<&'a mut Table> {
    crate::document::block_of(blocks, id).and_then(|it| match &mut it.content {
        BlockContent::Table(table) => Some(table),
        _ => None,
    })
}
