//! Where the words of a passage are typed.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use super::unit::{Nature, Unit};
use crate::{
    build::{Prepared, case_prose::CaseProse},
    diagnostic::{Place, SourceFile, SourceKind},
    document::{Block, BlockContent, BlockId, Document, Passage, PassageRole},
    record::{YamlText, template_head, yaml_text_at},
};

use super::line::Style;

/// A text that people type: the prose of a document, a value of its head, a field of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    /// All of a file below its head.
    Prose(Arc<SourceFile>),
    /// A value of the head.
    Head(Arc<SourceFile>, YamlText),
    /// A field of a record.
    Field(Arc<SourceFile>, YamlText),
}

impl Ground {
    /// Its file.
    pub(super) const fn file(&self) -> &Arc<SourceFile> {
        match self {
            Self::Prose(file) | Self::Head(file, _) | Self::Field(file, _) => file,
        }
    }

    /// The text itself.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Prose(file) => &file.text,
            Self::Head(_, value) | Self::Field(_, value) => &value.text,
        }
    }

    /// The byte of the file that a byte of the text is, or where the text begins.
    pub(super) fn in_file(&self, byte: usize) -> usize {
        match self {
            Self::Prose(_) => byte,
            Self::Head(_, value) | Self::Field(_, value) => {
                corresponding(&value.text, value.place.text(), byte)
                    .map_or(value.place.range.start, |it| {
                        value.place.range.start.saturating_add(it)
                    })
            }
        }
    }
}

/// Where a passage is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Home {
    /// Which of the texts, by their order.
    pub(super) ground: usize,
    /// The bytes of its words in that text; nothing where it has none.
    pub(super) content: Range<usize>,
    /// The bytes of the block that it belongs to.
    pub(super) block: Range<usize>,
    /// What it is, where it has a line of its own.
    pub(super) style: Option<Style>,
}

/// Why a passage cannot be written back into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Homeless {
    /// A template wrote it.
    Drafted,
    /// The program makes it of what stands there.
    Made(Place),
    /// All letters share it.
    Shared(Place),
    /// It stands in a file that nobody writes back into.
    Elsewhere(Place),
    /// Nothing is typed there.
    Empty,
}

/// The texts that a document is made of, as far as passages of it stand there.
pub(super) struct Grounds<'a> {
    prepared: &'a Prepared,
    is_letter: bool,
    blocks: BTreeMap<&'a BlockId, &'a Block>,
    pub(super) all: Vec<Ground>,
}

impl<'a> Grounds<'a> {
    pub(super) fn of(prepared: &'a Prepared, document: &'a Document, is_letter: bool) -> Self {
        let mut blocks = BTreeMap::new();
        collect(&document.body, &mut blocks);
        Self { prepared, is_letter, blocks, all: Vec::new() }
    }

    /// The block of a passage.
    pub(super) fn block(&self, passage: &Passage<'_>) -> Option<&'a Block> {
        self.blocks.get(passage.key.block.as_ref()?).copied()
    }

    /// What a passage is, where it has a line of its own.
    pub(super) fn style(&self, passage: &Passage<'_>) -> Option<Style> {
        if passage.key.role != PassageRole::Text {
            return None;
        }
        Some(match &self.block(passage)?.content {
            BlockContent::Heading(it) => Style::Heading(it.level),
            BlockContent::ListItem(it) => Style::Item { nested: it.nested },
            BlockContent::Quotation(_) => Style::Quotation,
            BlockContent::Paragraph(_) => Style::Paragraph,
            _ => return None,
        })
    }

    /// Where `passage`, which prints `units`, is typed.
    pub(super) fn home(&mut self, passage: &Passage<'_>, units: &[Unit]) -> Result<Home, Homeless> {
        let mut inlines = passage.parts.iter().copied().flatten();
        let first = inlines.next().ok_or(Homeless::Empty)?;
        let last = inlines.next_back().unwrap_or(first);
        let is_typed = |it: &Unit| !matches!(it.nature, Nature::Made(_));
        if !units.iter().any(is_typed) {
            return Err(Homeless::Made(first.origin.clone()));
        }
        // What the program makes has the place of what it is made of.
        let typed = units.iter().filter(|it| is_typed(it));
        let is_same_file = |it: &&Unit| Arc::ptr_eq(&it.origin.file, &first.origin.file);
        if !typed.clone().all(|it| is_same_file(&it)) {
            return Err(Homeless::Made(first.origin.clone()));
        }
        let edges = (typed.clone().next(), typed.clone().next_back());
        let start = if units.first().is_some_and(is_typed) {
            first.origin.range.start
        } else {
            edges.0.map_or(first.origin.range.start, |it| it.origin.range.start)
        };
        let end = if units.last().is_some_and(is_typed) {
            last.origin.range.end
        } else {
            edges.1.map_or(last.origin.range.end, |it| it.origin.range.end)
        };
        let content = Place::new(&first.origin.file, start..end);
        let block = self.block(passage).map_or_else(|| content.clone(), |it| it.origin.clone());
        let style = self.style(passage);
        self.located(&content, &block, style)
    }

    /// Where the block of `passage` stands; of a title, the line.
    pub(super) fn stands(
        &mut self,
        passage: &Passage<'_>,
    ) -> Result<(usize, Range<usize>), Homeless> {
        let block = self.block(passage).ok_or(Homeless::Empty)?;
        let Place { file, range } = &block.origin;
        let first_line = block.origin.text().split('\n').next().unwrap_or_default().len();
        let place = match passage.key.role {
            PassageRole::Title => {
                Place::new(file, range.start..range.start.saturating_add(first_line))
            }
            _ => block.origin.clone(),
        };
        let home = self.located(&place, &place, None)?;
        Ok((home.ground, home.block))
    }

    fn located(
        &mut self,
        content: &Place,
        block: &Place,
        style: Option<Style>,
    ) -> Result<Home, Homeless> {
        let (ground, region) = self.ground(content)?;
        let text = ground.text();
        let map = |byte: usize| match &region {
            None => Some(byte),
            Some(region) => {
                let offset = byte.checked_sub(region.range.start)?;
                corresponding(region.text(), text, offset)
            }
        };
        let elsewhere = || Homeless::Elsewhere(content.clone());
        let mapped = |place: &Place| Some(map(place.range.start)?..map(place.range.end)?);
        let content_here = mapped(content).ok_or_else(elsewhere)?;
        let block_here = if Arc::ptr_eq(&block.file, &content.file) {
            mapped(block).unwrap_or_else(|| content_here.clone())
        } else {
            content_here.clone()
        };
        let at = self.all.iter().position(|it| *it == ground).unwrap_or_else(|| {
            self.all.push(ground);
            self.all.len().saturating_sub(1)
        });
        Ok(Home { ground: at, content: content_here, block: block_here, style })
    }

    /// The text in which a place stands, and what of the file is that text where it is not all of it.
    fn ground(&self, place: &Place) -> Result<(Ground, Option<Place>), Homeless> {
        let elsewhere = || Homeless::Elsewhere(place.clone());
        let file = &place.file;
        match file.kind {
            SourceKind::Drafted => Err(Homeless::Drafted),
            SourceKind::Prose if self.is_letter => Err(Homeless::Shared(place.clone())),
            SourceKind::Prose => {
                let head = template_head(file).unwrap_or_default();
                if place.range.start >= head.end {
                    return Ok((Ground::Prose(Arc::clone(file)), None));
                }
                let value = yaml_text_at(file, head, place.range.start).ok_or_else(elsewhere)?;
                let region = value.place.clone();
                Ok((Ground::Head(Arc::clone(file), value), Some(region)))
            }
            SourceKind::Records => {
                let value = yaml_text_at(file, 0..file.text.len(), place.range.start)
                    .ok_or_else(elsewhere)?;
                let region = value.place.clone();
                Ok((Ground::Field(Arc::clone(file), value), Some(region)))
            }
            SourceKind::Field => {
                let value = self.field(file).ok_or_else(elsewhere)?;
                let region = Place::new(file, 0..file.text.len());
                Ok((Ground::Field(Arc::clone(&value.place.file), value), Some(region)))
            }
            SourceKind::Settings | SourceKind::Template => Err(elsewhere()),
        }
    }

    /// The value of a record that is read as a text of its own because of how it is written.
    fn field(&self, file: &Arc<SourceFile>) -> Option<YamlText> {
        let place = self.prepared.register.cases.iter().find_map(|case| {
            let is_it = |it: &CaseProse<'_>| it.source(case).is_ok_and(|it| it.file == *file);
            let opinions =
                case.unit_steps.iter().map(|it| CaseProse::Opinion { unit: it.unit.as_str() });
            let all = [CaseProse::Reply, CaseProse::SecondReply].into_iter().chain(opinions);
            all.filter(is_it).find_map(|it| it.place(case).cloned())
        })?;
        let file = &place.file;
        yaml_text_at(file, 0..file.text.len(), place.range.start)
    }
}

fn collect<'a>(blocks: &'a [Block], into: &mut BTreeMap<&'a BlockId, &'a Block>) {
    for block in blocks {
        into.insert(&block.id, block);
        collect(block.inner(), into);
    }
}

/// The byte of `other` that the byte `at` of `text` is, where both have the same lines but for blanks
/// around them.
fn corresponding(text: &str, other: &str, at: usize) -> Option<usize> {
    let mut theirs = lines(other);
    for (start, line) in lines(text) {
        let (other_start, other_line) = theirs.next()?;
        let end = start.saturating_add(line.len());
        if at <= end {
            let offset = at.checked_sub(start)?;
            return (line == other_line).then(|| other_start.saturating_add(offset));
        }
    }
    None
}

/// The lines of a text without the blanks around them, each with its byte.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0_usize;
    let lines = text.split('\n').map(move |line| {
        let typed = line.trim();
        let indent = line.len().saturating_sub(line.trim_start().len());
        let at = start.saturating_add(indent);
        start = start.saturating_add(line.len()).saturating_add(1);
        (at, typed)
    });
    lines.filter(|it| !it.1.is_empty())
}
