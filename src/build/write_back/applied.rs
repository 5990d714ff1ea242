//! Parts put into the texts that they are typed in, and what the document must then print.

use std::collections::BTreeMap;

use super::{
    line::{Style, trimmed, typed},
    part::Part,
    reading::{Read, Reading},
    rewritten::{NewLine, Refusal, Rewritten},
    sheet::Sheet,
    unit::{Nature, Unit, printed},
};
use crate::document::Level;

/// What a passage must be once all is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Expected {
    /// What it is, where it has a line of its own.
    pub(super) style: Option<Style>,
    /// Its words with references as they are typed, which hold whatever they print.
    pub(super) words: String,
    /// What it prints, where it is written; what is not may change by what is.
    pub(super) printed: Option<String>,
}

/// The texts with some parts in them.
pub(super) struct Applied<'r, 'a> {
    reading: &'r Reading<'a>,
    levels: &'r [Level],
    /// The texts, in the order of the reading's.
    pub(super) sheets: Vec<Sheet>,
    own: BTreeMap<usize, Vec<Expected>>,
    before: BTreeMap<usize, Vec<Expected>>,
    after: BTreeMap<usize, Vec<Expected>>,
    /// Footnotes whose marks are gone.
    unmarked: Vec<usize>,
    /// The words of footnotes that become others.
    notes: BTreeMap<usize, Expected>,
}

/// After which passage what is new is put, or before which.
#[derive(Clone, Copy)]
enum Anchor {
    After(usize),
    Before(usize),
}

impl<'r, 'a> Applied<'r, 'a> {
    /// The texts with those of `parts` in them that are `rewritten`, each by its order.
    ///
    /// # Errors
    /// The part that cannot be put in, and why.
    pub(super) fn of(
        reading: &'r Reading<'a>,
        levels: &'r [Level],
        parts: &[Part],
        rewritten: &BTreeMap<usize, Rewritten>,
    ) -> Result<Self, (usize, Refusal)> {
        let mut applied = Self {
            reading,
            levels,
            sheets: reading.grounds.iter().map(|it| Sheet::of(it.text())).collect(),
            own: BTreeMap::new(),
            before: BTreeMap::new(),
            after: BTreeMap::new(),
            unmarked: Vec::new(),
            notes: BTreeMap::new(),
        };
        let mut last: Option<usize> = None;
        for (at, part) in parts.iter().enumerate() {
            let stays = part.stays();
            if let Some(new) = rewritten.get(&at) {
                let is_away = part.is_moved || part.from.is_empty();
                let anchor = if is_away {
                    let following = parts.get(at..).unwrap_or_default();
                    applied.anchor(last, following)
                } else {
                    Ok(Anchor::After(0))
                };
                let placed = anchor.and_then(|it| applied.put(part, new, it));
                placed.map_err(|it| (at, it))?;
            }
            if stays {
                last = part.from.iter().max().copied().or(last);
            }
        }
        Ok(applied)
    }

    /// Where what comes after `last` is put.
    fn anchor(&self, last: Option<usize>, following: &[Part]) -> Result<Anchor, Refusal> {
        let bodies = |at: &usize| self.reading.get(*at).is_some_and(|it| it.stands.is_ok());
        if let Some(last) = last.filter(|it| self.is_in_body(*it)) {
            let next = (last.saturating_add(1)..self.reading.passages.len())
                .find(|at| self.reading.get(*at).is_some_and(|it| !it.is_footnote()));
            let block =
                |at: usize| self.reading.get(at).and_then(|it| it.passage.key.block.as_ref());
            let is_within = next.is_some_and(|it| block(it).is_some() && block(it) == block(last));
            return if bodies(&last) && !is_within {
                Ok(Anchor::After(last))
            } else {
                Err(Refusal::NoPlace)
            };
        }
        let stationary = following.iter().filter(|it| it.stays());
        let mut next = stationary.flat_map(|it| &it.from).filter(|it| self.is_in_body(**it));
        let next = next.next().copied().filter(bodies).ok_or(Refusal::NoPlace)?;
        Ok(Anchor::Before(next))
    }

    fn is_in_body(&self, at: usize) -> bool {
        self.reading.get(at).is_some_and(|it| it.passage.key.block.is_some())
    }

    fn put(&mut self, part: &Part, new: &Rewritten, anchor: Anchor) -> Result<(), Refusal> {
        let reading = self.reading;
        let anchor = if part.is_moved || part.from.is_empty() {
            Some(anchor)
        } else {
            part.from.first().copied().map(Anchor::After)
        };
        let Some(anchor) = anchor else { return Ok(()) };
        if part.is_moved {
            self.check_ground(part, anchor)?;
        }
        for at in &part.from {
            let is_kept = !part.is_moved && new.lines.iter().any(|it| it.slot == Some(*at));
            if !is_kept {
                self.take_away(*at);
            }
            self.own.insert(*at, Vec::new());
        }
        let mut after = anchor;
        for line in &new.lines {
            match line.slot.filter(|_| !part.is_moved) {
                Some(slot) => {
                    let read = reading.get(slot).ok_or(Refusal::NoPlace)?;
                    self.replace(slot, read, line)?;
                    after = Anchor::After(slot);
                }
                None => self.add(line, after)?,
            }
        }
        let left = |unit: &Unit| {
            new.lines.iter().flat_map(|it| &it.units).any(|it| it.origin == unit.origin)
        };
        for read in part.from.iter().filter_map(|at| reading.get(*at)) {
            let marks = read.units.iter().filter(|it| matches!(it.nature, Nature::Footnote(_)));
            for (mark, note) in marks.zip(&read.footnotes) {
                if !left(mark) {
                    self.unmark(*note);
                }
            }
        }
        Ok(())
    }

    /// What is moved stays in its text.
    fn check_ground(&self, part: &Part, anchor: Anchor) -> Result<(), Refusal> {
        let (Anchor::After(to) | Anchor::Before(to)) = anchor;
        let ground = |at: usize| {
            let read = self.reading.get(at)?;
            read.stands.as_ref().ok().map(|it| it.0)
        };
        let is_same = part.from.iter().all(|it| ground(*it) == ground(to));
        if is_same { Ok(()) } else { Err(Refusal::Apart) }
    }

    /// Other words, or another style, in the place of a passage.
    fn replace(&mut self, at: usize, read: &Read<'_>, line: &NewLine) -> Result<(), Refusal> {
        let home = read.home.as_ref().map_err(|it| Refusal::Homeless(it.clone()))?;
        let sheet = self.sheets.get_mut(home.ground).ok_or(Refusal::NoPlace)?;
        let words = typed(inner(&line.units), inner(&read.units));
        if line.style == read.style {
            sheet.replace(home.content.clone(), words);
        } else {
            let style = line.style.ok_or(Refusal::WordsAlone)?;
            let mark = style.mark(self.levels).ok_or(Refusal::WordsAlone)?;
            let line_at = sheet.line_at(home.content.start);
            let before = sheet.before(line_at, home.content.start).len();
            let behind = sheet.behind(line_at, home.content.end).len();
            let start = home.content.start.saturating_sub(before);
            let words = match style {
                Style::Paragraph => crate::markup::guard(&words),
                _ => words,
            };
            sheet.replace(start..home.content.end.saturating_add(behind), format!("{mark}{words}"));
        }
        let expected = expected(&line.units, line.style);
        self.own.entry(at).or_default().push(expected.clone());
        if read.is_footnote() {
            self.notes.insert(at, expected);
        }
        Ok(())
    }

    /// A line that was not there.
    fn add(&mut self, line: &NewLine, anchor: Anchor) -> Result<(), Refusal> {
        let style = line.style.unwrap_or(Style::Paragraph);
        let mark = style.mark(self.levels).ok_or(Refusal::WordsAlone)?;
        let (Anchor::After(at) | Anchor::Before(at)) = anchor;
        let read = self.reading.get(at).ok_or(Refusal::NoPlace)?;
        let (ground, block) = read.stands.clone().map_err(Refusal::Homeless)?;
        let words = typed(inner(&line.units), &[]);
        let expected = expected(&line.units, Some(style));
        let sheet = self.sheets.get_mut(ground).ok_or(Refusal::NoPlace)?;
        let beside = sheet.line_at(block.end.max(block.start));
        let indent = match (read.style, style) {
            (Some(one), other) if one == other => sheet.indent(beside).to_owned(),
            (_, Style::Paragraph) if read.style.is_some() => sheet.indent(beside).to_owned(),
            _ => String::new(),
        };
        let text = match style {
            Style::Item { .. } => format!("{mark}{words}"),
            _ => format!("{indent}{mark}{words}"),
        };
        match anchor {
            Anchor::After(at) => {
                sheet.add_after(beside, text);
                self.after.entry(at).or_default().push(expected);
            }
            Anchor::Before(at) => {
                let first = sheet.line_at(block.start);
                sheet.add_before(first, text);
                self.before.entry(at).or_default().push(expected);
            }
        }
        Ok(())
    }

    fn take_away(&mut self, at: usize) {
        let Some(read) = self.reading.get(at) else { return };
        let Ok(home) = &read.home else { return };
        let Some(sheet) = self.sheets.get_mut(home.ground) else { return };
        let first = sheet.line_at(home.block.start);
        let last = sheet.line_at(home.block.end.max(home.block.start));
        sheet.remove(first..last.saturating_add(1));
    }

    /// Takes away a footnote that nothing refers to any more.
    fn unmark(&mut self, note: usize) {
        self.unmarked.push(note);
        let Some(Ok(home)) = self.reading.get(note).map(|it| &it.home) else { return };
        let Some(sheet) = self.sheets.get_mut(home.ground) else { return };
        let line = sheet.line_at(home.content.start);
        sheet.remove(line..line.saturating_add(1));
    }

    /// The footnotes whose marks are gone.
    pub(super) fn unmarked(&self) -> &[usize] {
        &self.unmarked
    }

    /// What the document must be, in reading order.
    pub(super) fn all_expected(&self) -> Vec<Expected> {
        let mut all = Vec::new();
        for (at, read) in self.reading.passages.iter().enumerate() {
            if read.is_footnote() {
                continue;
            }
            all.extend(self.before.get(&at).into_iter().flatten().cloned());
            match self.own.get(&at) {
                Some(own) => all.extend(own.iter().cloned()),
                None => all.push(of(read)),
            }
            all.extend(self.after.get(&at).into_iter().flatten().cloned());
        }
        all
    }

    /// What the footnotes must be, in no order.
    pub(super) fn all_notes(&self) -> Vec<Expected> {
        let notes = self.reading.passages.iter().enumerate().filter(|it| it.1.is_footnote());
        let left = notes.filter(|it| !self.unmarked.contains(&it.0));
        left.map(|(at, read)| self.notes.get(&at).cloned().unwrap_or_else(|| of(read))).collect()
    }
}

/// What a passage is that `units` are written of.
fn expected(units: &[Unit], style: Option<Style>) -> Expected {
    let units = trimmed(units);
    Expected { style, words: words(units), printed: Some(printed(units)) }
}

/// What a passage is that nothing is written of.
pub(super) fn of(read: &Read<'_>) -> Expected {
    Expected { style: read.style, words: words(trimmed(&read.units)), printed: None }
}

/// Words with their references as they are typed.
fn words(units: &[Unit]) -> String {
    let mut words = String::new();
    for unit in units {
        match &unit.nature {
            Nature::Reference(_) => words.push_str(&unit.source),
            Nature::Silent | Nature::Border => {}
            Nature::Word | Nature::New | Nature::Footnote(_) | Nature::Made(_) => {
                words.push_str(&unit.text);
            }
        }
    }
    words
}

/// The units that are typed: what the program makes stands around them.
fn inner(units: &[Unit]) -> &[Unit] {
    let is_typed = |it: &Unit| !matches!(it.nature, Nature::Made(_));
    let start = units.iter().position(is_typed).unwrap_or(units.len());
    let end = units.iter().rposition(is_typed).map_or(start, |it| it.saturating_add(1));
    units.get(start..end).unwrap_or_default()
}
