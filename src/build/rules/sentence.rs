//! The sentences of a document, each with the pieces that it is made of and where they come from.

use std::ops::Range;

use crate::{
    diagnostic::{Place, SourceKind},
    document::{Block, BlockContent, Document, Inline, InlineContent, ListItem, plain_text},
};

/// A sentence as printed.
#[derive(Clone, Debug, Default)]
pub(in crate::build) struct Sentence {
    /// What a reader reads.
    pub(in crate::build) text: String,
    /// Whether it stands apart from the text: of a paragraph that quotes others, or on a 封面.
    pub(in crate::build) is_apart: bool,
    pieces: Vec<Piece>,
}

/// A run of a sentence that comes from one place.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Its bytes in the sentence.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) kind: PieceKind,
    /// Where it comes from.
    pub(super) origin: Place,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// Typed by a person.
    Typed,
    /// Words that a template wrote.
    Drafted,
    /// A figure, or a part of it.
    Figure {
        /// Its name.
        name: String,
        /// The part asked for, none for the figure itself.
        parts: Vec<String>,
    },
    /// A case of that number.
    Case(String),
    /// A claim that the records were held against.
    Claim,
    /// The name of an organ or a session, by reference.
    Name,
}

impl Sentence {
    /// The pieces in reading order.
    pub(super) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Whether a person typed all characters of `range`.
    pub(super) fn is_typed(&self, range: &Range<usize>) -> bool {
        let mut at = range.start;
        for piece in &self.pieces {
            if at < range.end && piece.range.contains(&at) {
                if piece.kind != PieceKind::Typed {
                    return false;
                }
                at = piece.range.end;
            }
        }
        at >= range.end
    }

    /// Whether a figure or a reference prints what begins at `range`.
    pub(in crate::build) fn is_counted(&self, range: &Range<usize>) -> bool {
        let piece = self.pieces.iter().find(|it| it.range.contains(&range.start));
        piece.is_some_and(|it| matches!(it.kind, PieceKind::Figure { .. } | PieceKind::Claim))
    }

    /// Where the characters of `range` come from, as near as the source shows it.
    pub(in crate::build) fn place(&self, range: &Range<usize>) -> Option<Place> {
        let piece = self.pieces.iter().find(|it| it.range.contains(&range.start))?;
        let words = self.text.get(range.start..range.end.min(piece.range.end))?;
        let text = piece.origin.text();
        let offset = range.start.saturating_sub(piece.range.start);
        // Escapes and breaks make source and print differ: then the words are looked for.
        let at = if text.get(offset..).is_some_and(|it| it.starts_with(words)) {
            Some(offset)
        } else {
            text.find(words)
        };
        let Some(at) = at else { return Some(piece.origin.clone()) };
        let start = piece.origin.range.start.saturating_add(at);
        Some(Place::new(&piece.origin.file, start..start.saturating_add(words.len())))
    }

    fn push(&mut self, text: &str, kind: PieceKind, origin: Place) {
        let start = self.text.len();
        self.text.push_str(text);
        self.pieces.push(Piece { range: start..self.text.len(), kind, origin });
    }
}

/// All sentences of a document, in reading order; 标题 and table cells too.
pub(in crate::build) fn sentences(document: &Document) -> Vec<Sentence> {
    let mut reader = Reader::default();
    reader.paragraph(&[&document.head.overline]);
    reader.paragraph(&[&document.head.title]);
    reader.blocks(&document.body);
    reader.sentences
}

#[derive(Default)]
struct Reader {
    sentences: Vec<Sentence>,
    current: Sentence,
    is_apart: bool,
}

impl Reader {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.content {
                BlockContent::Heading(it) => self.paragraph(&[&it.text, &it.rest]),
                BlockContent::Paragraph(text) | BlockContent::ListItem(ListItem { text, .. }) => {
                    self.paragraph(&[text]);
                }
                BlockContent::Quotation(text) => {
                    self.is_apart = true;
                    self.paragraph(&[text]);
                    self.is_apart = false;
                }
                BlockContent::Columns(_) | BlockContent::PictureRow(_) => {
                    self.blocks(block.inner());
                }
                BlockContent::SideBox(side_box) => {
                    self.paragraph(&[&side_box.title]);
                    self.blocks(&side_box.blocks);
                }
                BlockContent::Cover(cover) => {
                    self.is_apart = true;
                    cover.texts().for_each(|it| self.paragraph(&[it]));
                    self.is_apart = false;
                }
                BlockContent::Contents(_) => {}
                BlockContent::Part(part) => {
                    self.paragraph(&[&part.title]);
                    self.blocks(&part.blocks);
                }
                BlockContent::Table(table) => table.texts().for_each(|it| self.paragraph(&[it])),
                BlockContent::Picture(picture) => self.paragraph(&[&picture.caption]),
                BlockContent::Chart(chart) => chart.written().for_each(|it| self.paragraph(&[it])),
                BlockContent::Annex(annex) => {
                    self.paragraph(&[&annex.title]);
                    self.blocks(&annex.blocks);
                }
            }
        }
    }

    fn paragraph(&mut self, runs: &[&[Inline]]) {
        let mut notes = Vec::new();
        for run in runs {
            self.inlines(run, &mut notes);
        }
        self.end();
        for note in notes {
            self.paragraph(&[&note]);
        }
    }

    fn inlines(&mut self, inlines: &[Inline], notes: &mut Vec<Vec<Inline>>) {
        for inline in inlines {
            let kind = match &inline.content {
                InlineContent::Strong(inner) => {
                    self.inlines(inner, notes);
                    continue;
                }
                InlineContent::Footnote(note) => {
                    notes.push(note.clone());
                    continue;
                }
                InlineContent::Text(text) => {
                    self.words(text, &inline.origin);
                    continue;
                }
                InlineContent::Figure(it) => {
                    PieceKind::Figure { name: it.name.clone(), parts: it.parts.clone() }
                }
                InlineContent::Case(it) => PieceKind::Case(it.number.clone()),
                InlineContent::Claim(_) => PieceKind::Claim,
                InlineContent::Annex(_) | InlineContent::Change(_) | InlineContent::Missing(_) => {
                    PieceKind::Drafted
                }
                InlineContent::Name(_) => PieceKind::Name,
            };
            let printed = plain_text(std::slice::from_ref(inline));
            self.current.push(&printed, kind, inline.origin.clone());
        }
    }

    /// Words, which end a sentence at 。！？
    fn words(&mut self, text: &str, origin: &Place) {
        let is_typed = origin.file.kind == SourceKind::Prose && origin.text().contains(text.trim());
        let mut start = origin.range.start;
        for part in text.split_inclusive(['。', '！', '？']) {
            let end = start.saturating_add(part.len());
            let kind = match origin.file.kind {
                // The words of a claim that an office lets pass have been told.
                SourceKind::Prose if origin.text().starts_with('{') => PieceKind::Claim,
                SourceKind::Prose => PieceKind::Typed,
                _ => PieceKind::Drafted,
            };
            let place =
                if is_typed { Place::new(&origin.file, start..end) } else { origin.clone() };
            self.current.push(part, kind, place);
            if part.ends_with(['。', '！', '？']) {
                self.end();
            }
            start = end;
        }
    }

    fn end(&mut self) {
        let mut sentence = std::mem::take(&mut self.current);
        sentence.is_apart = self.is_apart;
        if !sentence.text.is_empty() {
            self.sentences.push(sentence);
        }
    }
}
