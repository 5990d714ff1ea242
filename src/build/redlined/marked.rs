//! The document's tree with its changes.

use std::collections::BTreeSet;

use super::plan::{Bare, bare, removed};
use crate::{
    diagnostic::Place,
    document::{
        Block, BlockContent, BlockId, Cell, Document, Extent, Inline, PassageKey, PassageRole,
        insert_behind, passage_texts, passages,
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
        behind: None,
        struck: Vec::new(),
        inserted: 0,
    };
    for (at, paragraph) in tracked.iter().enumerate() {
        marking.paragraph(paragraph, tracked.get(at.saturating_add(1)));
    }
    marking.put_struck();
    marking.document
}

/// Where the words of the document stand, for those that stand nowhere any more.
fn origin(document: &Document) -> Option<Place> {
    let passages = passages(document);
    passages.iter().find_map(|it| it.origin()).cloned()
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
    inserted: usize,
}

impl Marking {
    fn paragraph(&mut self, paragraph: &TrackedParagraph, next: Option<&TrackedParagraph>) {
        if paragraph.is_in_removed_row {
            self.struck.push(paragraph.text(WordChangeKind::Added));
            let row = |it: &TrackedParagraph| match it.standing {
                Standing::Cell { table, row, .. } => Some((table, row)),
                _ => None,
            };
            if next.and_then(row) != row(paragraph) {
                self.put_row();
            }
            return;
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

    /// A row that is gone stands at the end of its table, or as a paragraph where that is gone too.
    fn put_row(&mut self) {
        let cells = std::mem::take(&mut self.struck);
        let words: Vec<&str> =
            cells.iter().map(|it| it.trim()).filter(|it| !it.is_empty()).collect();
        let words = words.join("　");
        let Some(origin) = self.origin.clone() else { return };
        let table = self.behind.as_ref().and_then(|id| table(&mut self.document.body, id));
        match table.filter(|it| it.columns.len() == cells.len()) {
            Some(table) => {
                let cell = |it: String| {
                    let inline = Inline { origin: origin.clone(), content: removed(&it) };
                    let text = if it.is_empty() { Vec::new() } else { vec![inline] };
                    Cell { text, extent: Extent::default() }
                };
                table.rows.push(cells.into_iter().map(cell).collect());
            }
            None => self.put_paragraph(&words),
        }
    }

    fn put_struck(&mut self) {
        if !self.struck.is_empty() {
            self.put_row();
        }
    }
}

fn table<'a>(blocks: &'a mut [Block], id: &BlockId) -> Option<&'a mut crate::document::Table> {
    crate::document::block_of(blocks, id).and_then(|it| match &mut it.content {
        BlockContent::Table(table) => Some(table),
        _ => None,
    })
}
