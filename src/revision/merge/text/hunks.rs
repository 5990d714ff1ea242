//! What differs between two versions of a paragraph, in bytes: as small as it can be told, a figure whole.

use std::{hash::Hash, ops::Range};

use similar::{Algorithm, capture_diff_slices};

use super::version::Version;
use crate::revision::merge::bare::JOINER;

/// Words that both texts have by chance between two changes: no more of them than this.
const ISLAND: usize = 2;
/// Words of both versions that are compared one by one; of longer ones what lies between their common
/// ends counts as changed.
const MOST_WORDS: usize = 20_000;

/// A place where two versions differ: these bytes of the one stand for those of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

/// A version as a list of what is compared.
#[derive(Clone, Debug)]
pub(super) struct Tokens<K> {
    keys: Vec<K>,
    /// The bytes of each; all of the text between them.
    ranges: Vec<Range<usize>>,
    length: usize,
}

impl<K: Hash + Eq + Ord> Tokens<K> {
    pub(super) fn new(tokens: Vec<(Range<usize>, K)>, length: usize) -> Self {
        let (ranges, keys) = tokens.into_iter().unzip();
        Self { keys, ranges, length }
    }

    pub(super) fn ranges(&self) -> &[Range<usize>] {
        &self.ranges
    }

    fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        let at = |it: usize| self.ranges.get(it).map_or(self.length, |it| it.start);
        at(tokens.start)..at(tokens.end)
    }

    /// Where `new` differs from this, in order.
    pub(super) fn hunks(&self, new: &Self) -> Vec<Hunk> {
        let hunk = |old: Range<usize>, fresh: Range<usize>| Hunk {
            old: self.bytes(&old),
            new: new.bytes(&fresh),
        };
        differences(&self.keys, &new.keys).into_iter().map(|(old, new)| hunk(old, new)).collect()
    }

    /// Which of its tokens are which of `new`.
    pub(super) fn same(&self, new: &Self) -> Vec<(usize, usize)> {
        let mut same = Vec::new();
        let (mut old_from, mut new_from) = (0, 0);
        let end = (self.keys.len()..self.keys.len(), new.keys.len()..new.keys.len());
        for (old, fresh) in differences(&self.keys, &new.keys).into_iter().chain([end]) {
            same.extend((old_from..old.start).zip(new_from..fresh.start));
            (old_from, new_from) = (old.end, fresh.end);
        }
        same
    }
}

/// The stretches of two lists that differ, in order.
fn differences<K: Hash + Eq + Ord>(old: &[K], new: &[K]) -> Vec<(Range<usize>, Range<usize>)> {
    let before = old.iter().zip(new).take_while(|(one, other)| one == other).count();
    let most = old.len().min(new.len()).saturating_sub(before);
    let backwards = old.iter().rev().zip(new.iter().rev()).take(most);
    let after = backwards.take_while(|(one, other)| one == other).count();
    let ends = (old.len().saturating_sub(after), new.len().saturating_sub(after));
    let (old_rest, new_rest) = (old.get(before..ends.0), new.get(before..ends.1));
    let (old_rest, new_rest) = (old_rest.unwrap_or_default(), new_rest.unwrap_or_default());
    if old_rest.is_empty() && new_rest.is_empty() {
        return Vec::new();
    }
    if old_rest.len().saturating_add(new_rest.len()) > MOST_WORDS {
        return vec![(before..ends.0, before..ends.1)];
    }
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let shifted = |it: Range<usize>| it.start.saturating_add(before)..it.end.saturating_add(before);
    for it in capture_diff_slices(Algorithm::Myers, old_rest, new_rest) {
        if it.tag() == similar::DiffTag::Equal {
            continue;
        }
        let (old, new) = (shifted(it.old_range()), shifted(it.new_range()));
        match found.last_mut().filter(|it| it.0.end == old.start && it.1.end == new.start) {
            Some(last) => (last.0.end, last.1.end) = (old.end, new.end),
            None => found.push((old, new)),
        }
    }
    found
}

/// The words of `text`: a number one, a run of Latin letters one, any other character by itself; no word
/// goes over one of `cuts`. What is compared is the word without what nobody sees.
pub(super) fn tokens(text: &str, cuts: &[usize]) -> Tokens<String> {
    let mut words: Vec<(Range<usize>, String)> = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some((start, first)) = characters.next() {
        let mut end = start.saturating_add(first.len_utf8());
        let mut word = String::from(first);
        while let Some(&(at, next)) = characters.peek() {
            let goes_on =
                next == JOINER || follows(&word, next, text.get(at..).unwrap_or_default());
            if cuts.binary_search(&at).is_ok() || !goes_on {
                break;
            }
            if next != JOINER {
                word.push(next);
            }
            end = at.saturating_add(next.len_utf8());
            characters.next();
        }
        words.push((start..end, word));
    }
    Tokens::new(words, text.len())
}

/// Whether `next`, which `rest` begins with, belongs to the same word as `word` before it.
fn follows(word: &str, next: char, rest: &str) -> bool {
    let Some(last) = word.chars().next_back() else { return false };
    let is_point = |it: char| matches!(it, '.' | ',');
    let digit_after = || rest.chars().nth(1).is_some_and(|it| it.is_ascii_digit());
    if last.is_ascii_digit() || (is_point(last) && word.len() > 1) {
        return next.is_ascii_digit() || (is_point(next) && digit_after());
    }
    last.is_ascii_alphabetic() && next.is_ascii_alphabetic()
}

/// Whether a word is a number.
pub(super) fn is_number(word: &str) -> bool {
    word.starts_with(|it: char| it.is_ascii_digit())
}

/// Whether `other` reaches into `region` and out of it.
pub(super) const fn reaches_out(region: &Range<usize>, other: &Range<usize>) -> bool {
    let reaches = other.start < region.end && other.end > region.start;
    reaches && (other.start < region.start || other.end > region.end)
}

/// Whether both changed the same words.
pub(super) const fn disputes(by_them: &Hunk, by_me: &Hunk) -> bool {
    let (one, other) = (&by_them.old, &by_me.old);
    one.start < other.end && other.start < one.end
}

/// The bytes of the new text that stand for `region` of the old, whose ends lie within no hunk; with what was
/// added at its ends.
pub(super) fn image(hunks: &[Hunk], region: &Range<usize>) -> Range<usize> {
    let start = before(hunks, region.start);
    start..after(hunks, region.end).max(start)
}

/// The byte of the new text for the byte `at` of the old, in front of what was added there.
pub(super) fn before(hunks: &[Hunk], at: usize) -> usize {
    let is_before = |it: &&Hunk| it.old.end < at || (it.old.end == at && !it.old.is_empty());
    new_place(hunks.iter().take_while(is_before).last(), at)
}

/// The same, behind what was added there.
pub(super) fn after(hunks: &[Hunk], at: usize) -> usize {
    new_place(hunks.iter().take_while(|it| it.old.end <= at).last(), at)
}

fn new_place(last: Option<&Hunk>, at: usize) -> usize {
    last.map_or(at, |it| it.new.end.saturating_add(at.saturating_sub(it.old.end)))
}

/// `hunks` with those taken together between which both texts have next to nothing in common, unless it
/// is a span of `base`.
pub(super) fn joined(hunks: &[Hunk], base: &Version) -> Vec<Hunk> {
    let mut all: Vec<Hunk> = Vec::new();
    for hunk in hunks {
        let is_near = |last: &&mut Hunk| {
            let between = last.old.end..hunk.old.start;
            let has_span = base
                .spans
                .iter()
                .any(|it| it.range.start < between.end && between.start < it.range.end);
            base.words(&between).chars().count() <= ISLAND && !has_span
        };
        match all.last_mut().filter(is_near) {
            Some(last) => (last.old.end, last.new.end) = (hunk.old.end, hunk.new.end),
            None => all.push(hunk.clone()),
        }
    }
    all
}
