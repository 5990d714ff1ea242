//! A document as it is read to be written into: its passages with their units and where they are typed.

use std::ops::Range;

use super::{
    home::{Ground, Grounds, Home, Homeless},
    line::Style,
    unit::{Unit, printed, units},
};
use crate::{
    build::Prepared,
    document::{Document, Passage, PassageRole, passages},
};

/// A document that may be written into.
pub(super) struct Reading<'a> {
    /// Its passages in reading order.
    pub(super) passages: Vec<Read<'a>>,
    /// The texts that they stand in.
    pub(super) grounds: Vec<Ground>,
}

/// A passage.
pub(super) struct Read<'a> {
    pub(super) passage: Passage<'a>,
    pub(super) units: Vec<Unit>,
    /// Where it is typed.
    pub(super) home: Result<Home, Homeless>,
    /// What it is, where it has a line of its own.
    pub(super) style: Option<Style>,
    /// Where its block stands, of a title its line: the text, and the bytes of it.
    pub(super) stands: Result<(usize, Range<usize>), Homeless>,
    /// The footnotes that it refers to, by their order among the passages.
    pub(super) footnotes: Vec<usize>,
}

impl Read<'_> {
    /// What it prints, without its label.
    pub(super) fn text(&self) -> String {
        printed(&self.units)
    }

    /// Whether it is a footnote, which stands wherever its mark does.
    pub(super) const fn is_footnote(&self) -> bool {
        matches!(self.passage.key.role, PassageRole::Footnote(_))
    }
}

impl<'a> Reading<'a> {
    /// `document`, which `prepared` has composed; in a letter only what is said of its case is its own.
    pub(super) fn of(prepared: &'a Prepared, document: &'a Document, is_letter: bool) -> Self {
        let mut grounds = Grounds::of(prepared, document, is_letter);
        let passages = passages(document).into_iter().map(|passage| {
            let units = units(&passage);
            let home = grounds.home(&passage, &units);
            let style = grounds.style(&passage);
            let stands = grounds.stands(&passage);
            Read { passage, units, home, style, stands, footnotes: Vec::new() }
        });
        let mut passages: Vec<Read<'a>> = passages.collect();
        let mut owner = 0;
        for at in 0..passages.len() {
            if !passages.get(at).is_some_and(Read::is_footnote) {
                owner = at;
            } else if let Some(read) = passages.get_mut(owner) {
                read.footnotes.push(at);
            }
        }
        Self { passages, grounds: grounds.all }
    }

    /// The passage at that place.
    pub(super) fn get(&self, at: usize) -> Option<&Read<'a>> {
        self.passages.get(at)
    }
}
