//! What changed from one text to another, by words and figures.
//!
//! Chinese is compared by characters, because a list of words would cut names apart. What comes of that is
//! then made readable: a figure changes whole and with its unit, and what two texts share by chance in the
//! midst of other words counts as changed.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::words::{is_figure, words};
use crate::chinese::character::{Side, blank_side};

/// Words of both texts that are compared one by one; of longer texts that have nothing in common at both
/// ends, what lies between counts as changed. A page has some six hundred.
const MOST_WORDS: usize = 12_000;
/// Marks that end a sentence: words on both of their sides do not become one change.
const SENTENCE_MARKS: &str = "。！？；";
/// Marks that end a part of a sentence.
const CLAUSE_MARKS: &str = "，、：";

/// What became of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordChangeKind {
    /// Both texts have it.
    Kept,
    /// The old text alone has it.
    Removed,
    /// The new text alone has it.
    Added,
}

/// A stretch of one of two texts or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordChange {
    /// What became of it.
    pub kind: WordChangeKind,
    /// Its bytes in the old text; empty, at its place, where that has it not.
    pub old: Range<usize>,
    /// Its bytes in the new text; empty, at its place, where that has it not.
    pub new: Range<usize>,
}

/// What changed from `old` to `new`, in reading order, what is removed before what is added. All that is kept or
/// removed is `old`, all that is kept or added is `new`.
pub fn word_changes(old: &str, new: &str) -> Vec<WordChange> {
    let texts = Texts { old: Words::of(old), new: Words::of(new) };
    let mut stretches = texts.stretches();
    for at in 0..stretches.len() {
        texts.slide(&mut stretches, at);
    }
    let stretches = texts.without_islands(joined(stretches));
    stretches.into_iter().flat_map(|it| texts.changes(&it)).collect()
}

/// A text and its words.
struct Words<'a> {
    ranges: Vec<Range<usize>>,
    texts: Vec<&'a str>,
    length: usize,
}

impl<'a> Words<'a> {
    fn of(text: &'a str) -> Self {
        let ranges = words(text);
        let texts = ranges.iter().filter_map(|it| text.get(it.clone())).collect();
        Self { ranges, texts, length: text.len() }
    }

    /// The bytes of some words.
    fn bytes(&self, words: &Range<usize>) -> Range<usize> {
        let byte = |at: usize| self.ranges.get(at).map_or(self.length, |it| it.start);
        byte(words.start)..byte(words.end)
    }

    fn within(&self, words: &Range<usize>) -> &[&'a str] {
        self.texts.get(words.clone()).unwrap_or_default()
    }

    fn characters(&self, words: &Range<usize>) -> usize {
        self.within(words).iter().map(|it| it.chars().count()).sum()
    }

    fn is_one_figure(&self, words: &Range<usize>) -> bool {
        matches!(self.within(words), [word] if is_figure(word))
    }
}

/// Words that both texts have, or those of the one in the place of those of the other.
#[derive(Clone, Debug)]
struct Stretch {
    kept: bool,
    old: Range<usize>,
    new: Range<usize>,
}

/// Two texts that are compared.
struct Texts<'a> {
    old: Words<'a>,
    new: Words<'a>,
}

impl Texts<'_> {
    /// What is kept and what is not, by turns.
    fn stretches(&self) -> Vec<Stretch> {
        let (old, new) = (&self.old.texts, &self.new.texts);
        let before = old.iter().zip(new).take_while(|(one, other)| one == other).count();
        let rest = |it: &Words<'_>| it.texts.len() - before;
        let most = rest(&self.old).min(rest(&self.new));
        let backwards = old.iter().rev().zip(new.iter().rev()).take(most);
        let after = backwards.take_while(|(one, other)| one == other).count();
        let (old_end, new_end) = (old.len() - after, new.len() - after);
        let mut stretches = vec![Stretch { kept: true, old: 0..before, new: 0..before }];
        stretches.extend(self.between(before..old_end, before..new_end));
        stretches.push(Stretch { kept: true, old: old_end..old.len(), new: new_end..new.len() });
        joined(stretches)
    }

    /// The same of what differs at both ends.
    fn between(&self, old: Range<usize>, new: Range<usize>) -> Vec<Stretch> {
        if old.len() + new.len() > MOST_WORDS {
            return vec![Stretch { kept: false, old, new }];
        }
        let (one, other) = (self.old.within(&old), self.new.within(&new));
        let mut at = (old.start, new.start);
        let mut stretches = Vec::new();
        for it in capture_diff_slices(Algorithm::Myers, one, other) {
            let end = (at.0 + it.old_range().len(), at.1 + it.new_range().len());
            let kept = it.tag() == DiffTag::Equal;
            stretches.push(Stretch { kept, old: at.0..end.0, new: at.1..end.1 });
            at = end;
        }
        stretches
    }

    /// Moves what is only added or only removed, where it might as well stand a little further on or back, to
    /// the borders of clauses: a clause comes and goes with the mark at its end.
    fn slide(&self, stretches: &mut [Stretch], at: usize) {
        let Some([before, change, after]) =
            at.checked_sub(1).and_then(|it| stretches.get_mut(it..it + 3))
        else {
            return;
        };
        let (words, range) = match (change.old.is_empty(), change.new.is_empty()) {
            (true, false) => (&self.new.texts, change.new.clone()),
            (false, true) => (&self.old.texts, change.old.clone()),
            _ => return,
        };
        if change.kept || !before.kept || !after.kept {
            return;
        }
        let alike = |one: usize, other: usize| words.get(one) == words.get(other);
        let back =
            (1..=before.old.len()).take_while(|by| alike(range.start - by, range.end - by)).count();
        let forth =
            (0..after.old.len()).take_while(|by| alike(range.start + by, range.end + by)).count();
        let score = |from: usize| {
            let border =
                |at: usize| border(at.checked_sub(1).and_then(|it| words.get(it)), words.get(at));
            border(from) + border(from + range.len())
        };
        let starts = range.start - back..=range.start + forth;
        let nearness = |from: usize| usize::MAX - from.abs_diff(range.start);
        let Some(best) = starts.max_by_key(|it| (score(*it), nearness(*it))) else { return };
        let shift = |at: &mut usize| *at = *at + best - range.start;
        for it in [&mut before.old.end, &mut before.new.end] {
            shift(it);
        }
        for it in [&mut change.old, &mut change.new] {
            shift(&mut it.start);
            shift(&mut it.end);
        }
        for it in [&mut after.old.start, &mut after.new.start] {
            shift(it);
        }
    }

    /// The same with short stretches between two changes, which both texts have by chance, taken as changed.
    fn without_islands(&self, mut stretches: Vec<Stretch>) -> Vec<Stretch> {
        loop {
            let islands: Vec<usize> = stretches
                .windows(3)
                .enumerate()
                .filter(|(_, it)| matches!(it, [one, island, other] if self.is_island(one, island, other)))
                .map(|(at, _)| at + 1)
                .collect();
            if islands.is_empty() {
                return stretches;
            }
            for at in islands {
                if let Some(island) = stretches.get_mut(at) {
                    island.kept = false;
                }
            }
            stretches = joined(stretches);
        }
    }

    fn is_island(&self, before: &Stretch, island: &Stretch, after: &Stretch) -> bool {
        let goes_one_way =
            |it: fn(&Stretch) -> &Range<usize>| it(before).is_empty() && it(after).is_empty();
        let is_one_figure =
            |it: &Stretch| self.old.is_one_figure(&it.old) && self.new.is_one_figure(&it.new);
        let is_sentence_mark =
            matches!(self.old.within(&island.old), [mark] if SENTENCE_MARKS.contains(mark));
        if !island.kept
            || is_sentence_mark
            || is_one_figure(before)
            || is_one_figure(after)
            || goes_one_way(|it| &it.old)
            || goes_one_way(|it| &it.new)
        {
            return false;
        }
        let size = |it: &Stretch| self.old.characters(&it.old).max(self.new.characters(&it.new));
        let shared = self.old.characters(&island.old);
        shared == 1 || shared * 2 <= size(before).min(size(after))
    }

    fn changes(&self, stretch: &Stretch) -> Vec<WordChange> {
        let (old, new) = (self.old.bytes(&stretch.old), self.new.bytes(&stretch.new));
        if stretch.kept {
            return vec![WordChange { kind: WordChangeKind::Kept, old, new }];
        }
        let place = new.start..new.start;
        let gone = old.end..old.end;
        let removed = WordChange { kind: WordChangeKind::Removed, old, new: place };
        let added = WordChange { kind: WordChangeKind::Added, old: gone, new };
        let is_there = |it: &WordChange| !it.old.is_empty() || !it.new.is_empty();
        [removed, added].into_iter().filter(is_there).collect()
    }
}

/// Without empty stretches, neighbours of one kind as one.
fn joined(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    for it in stretches.into_iter().filter(|it| !it.old.is_empty() || !it.new.is_empty()) {
        match all.last_mut().filter(|last| last.kept == it.kept) {
            Some(last) => {
                last.old.end = it.old.end;
                last.new.end = it.new.end;
            }
            None => all.push(it),
        }
    }
    all
}

/// How well a change begins or ends between these two words.
fn border(before: Option<&&str>, after: Option<&&str>) -> u32 {
    let side = |word: &&str| word.chars().next().and_then(blank_side);
    match (before, after) {
        (None, _) | (_, None) => 4,
        (Some(before), _) if SENTENCE_MARKS.contains(*before) => 4,
        (Some(before), _) if CLAUSE_MARKS.contains(*before) => 3,
        (_, Some(after)) if side(after) == Some(Side::Left) => 2,
        (Some(before), _) if side(before) == Some(Side::Right) => 1,
        _ => 0,
    }
}
