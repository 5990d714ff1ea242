//! 目录: a line for each heading, a leader, and the page. Which page that is shows only when the document
//! has been set, so it is set twice; numbers have a column of their own, so that the second time
//! moves nothing.

use std::collections::BTreeMap;

use super::{
    Colour, PageItem, Pages, Role, Rule, Target,
    compositor::Compositor,
    head::text,
    letter::{self, Letter},
    line::{Alignment, Space, in_pt, set_line},
    line_breaking::break_lines,
    paragraph::{baseline, centred_lines, grid_line},
    strip::Strip,
};
use crate::{
    diagnostic::Place,
    document::{Block, BlockContent, BlockId, Contents, ContentsEntry, Document},
    style::{
        TextStyle,
        gb9704::{
            CELL_PITCH_PT, CONTENTS_INDENT_CELLS, CONTENTS_NUMBER_CELLS, LEADER_PT, LINE_PITCH_PT,
        },
    },
};

/// Which pages the document's parts begin on, as far as it has been set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListedPages {
    /// The printed number of the page on which each heading stands.
    pub numbers: BTreeMap<BlockId, usize>,
    /// How many pages stand before the text and bear no number.
    pub unnumbered: usize,
    /// Whether the first of these is left blank at its back, so that the text begins on the front of a
    /// sheet.
    pub has_blank_page: bool,
}

impl ListedPages {
    /// What `pages` show, of which the first `unnumbered` bear no number.
    pub(super) fn of(pages: &Pages, unnumbered: usize, has_blank_page: bool) -> Self {
        let number = |page: usize| (page + 1).saturating_sub(unnumbered);
        let headings = pages.outline.iter();
        let numbers = headings.filter_map(|it| Some((it.block.clone()?, number(it.page))));
        Self { numbers: numbers.collect(), unnumbered, has_blank_page }
    }

    /// Whether a document set by `before` shows what was set.
    pub(super) fn agrees_with(&self, before: &Self) -> bool {
        self.numbers == before.numbers && self.has_blank_page == before.wants_blank_page()
    }

    /// Whether a blank page is wanted: an odd number of pages would turn all others over.
    pub(super) fn wants_blank_page(&self) -> bool {
        (self.unnumbered - usize::from(self.has_blank_page)) % 2 == 1
    }
}

impl Compositor<'_> {
    /// Sets 目录 with the pages that are known.
    pub(super) fn contents(&mut self, block: &Block) -> Vec<Strip> {
        let BlockContent::Contents(contents) = &block.content else { return Vec::new() };
        let Some(document) = self.document else { return Vec::new() };
        let mut strips = self.contents_title(block);
        self.element(Role::Contents, |it| {
            for entry in document.contents(contents.depth) {
                strips.extend(it.contents_entry(&entry, &block.origin));
            }
        });
        strips
    }

    fn contents_title(&mut self, block: &Block) -> Vec<Strip> {
        let letters = self.element(Role::Paragraph, |it| {
            it.letters_of(Contents::TITLE, TextStyle::TITLE, &block.origin)
        });
        let lines = centred_lines(&letters, self.measure, TextStyle::TITLE);
        let strips = lines.into_iter().chain([Strip::blank_line()]);
        strips.map(Strip::kept_with_next).collect()
    }

    /// Sets an entry: its words, the further lines hanging, and at the end of the last the page.
    fn contents_entry(&mut self, entry: &ContentsEntry<'_>, at: &Place) -> Vec<Strip> {
        let style = TextStyle::BODY;
        let number = self.listed.numbers.get(entry.block).map(ToString::to_string);
        let link = Role::Link(Target::Block(entry.block.clone()));
        let (words, number) = self.element(Role::ContentsEntry, |it| {
            it.element(link, |it| {
                let words = it.letters_of(&entry.text, style, at);
                (words, it.letters_of(&number.unwrap_or_default(), style, at))
            })
        });
        let first = entry.depth.saturating_sub(1) * CONTENTS_INDENT_CELLS * 2;
        let rest = first + CONTENTS_INDENT_CELLS * 2;
        let whole = self.measure.half_cells(style) - CONTENTS_NUMBER_CELLS * 2;
        let ranges = break_lines(&words, whole - first, whole - rest);
        let last = ranges.len().saturating_sub(1);
        let lines = ranges.iter().filter_map(|it| words.get(it.clone())).map(text).collect();
        self.contents_lines.insert(entry.block.clone(), lines);
        let mut strips = Vec::new();
        for (nth, range) in ranges.into_iter().enumerate() {
            let Some(letters) = words.get(range) else { continue };
            let indent = if nth == 0 { first } else { rest };
            let mut strip = grid_line(letters, style, self.contents_space(indent, Alignment::Left));
            if nth == last {
                self.lead(&mut strip, indent + letter::width(letters), &number);
            } else {
                strip.keep_with_next = true;
            }
            strips.push(strip);
        }
        strips
    }

    /// Puts a leader behind the words of `strip`, which end after `end` half cells, and the page.
    fn lead(&self, strip: &mut Strip, end: usize, number: &[Letter]) {
        let style = TextStyle::BODY;
        let half = CELL_PITCH_PT / 2.0;
        let (dot, step) = LEADER_PT;
        let y = baseline(LINE_PITCH_PT, style) - style.size / 4.0;
        // Dots stand below each other from line to line.
        let left = (in_pt(end + 1, half) / step).ceil() * step;
        let right = self.measure.width - in_pt(letter::width(number) + 1, half);
        let (black, thickness) = (Colour::Black, dot);
        if left < right {
            let leader = Rule { from: (left, y), to: (right, y), thickness, colour: black };
            strip.items.push(PageItem::Leader(leader));
        }
        let runs = set_line(number, style, self.contents_space(0, Alignment::Right));
        strip.items.extend(runs.into_iter().map(PageItem::Glyphs));
    }

    fn contents_space(&self, indent: usize, alignment: Alignment) -> Space {
        Space {
            left: in_pt(indent, CELL_PITCH_PT / 2.0),
            width: self.measure.after(indent),
            baseline: baseline(LINE_PITCH_PT, TextStyle::BODY),
            alignment,
        }
    }
}

/// Whether `document` has 目录.
pub(super) fn has_contents(document: &Document) -> bool {
    document.body.iter().any(|it| matches!(it.content, BlockContent::Contents(_)))
}
