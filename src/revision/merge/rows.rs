//! The rows of a merged file held against those of the new build: each there once, none that nobody has.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    audit::words,
    bare::{JOINER, is_same},
    groups::{Group, Groups},
    side::Side,
    three_way::Refusal,
};
use crate::word::{BaseParagraph, Standing};

/// A row by its table and its number.
pub(super) type Place = (usize, usize);
/// The rows with the numbers of their paragraphs.
pub(super) type Rows = BTreeMap<Place, Vec<usize>>;

/// What a merge knows of the rows.
pub(super) struct Tables<'a> {
    pub(super) base: &'a [BaseParagraph],
    pub(super) mine: &'a Side,
    pub(super) theirs: &'a Side,
    pub(super) groups: &'a Groups,
    /// What the paragraphs of mine say in the merged file.
    pub(super) said: &'a [String],
    /// The paragraphs of mine that are gone.
    pub(super) gone: &'a BTreeSet<usize>,
    /// The paragraphs of theirs that were put in.
    pub(super) put_in: &'a BTreeSet<usize>,
}

impl Tables<'_> {
    /// Whether `merged` has every row of the new build that nobody touched exactly once, and no row beside
    /// them but those that the person touched or of which it is told that they could not be brought about.
    pub(super) fn hold(&self, merged: &Side) -> Result<(), Refusal> {
        let my_rows = rows(self.mine.paragraphs.iter().map(|it| &it.standing));
        let their_rows = rows(self.theirs.paragraphs.iter().map(|it| &it.standing));
        let was = self.was();
        let touched = my_rows.values().zip(my_rows.keys());
        let touched = touched.filter(|(row, _)| !self.is_untouched(row, &was));
        let mut own: BTreeSet<Place> = touched.map(|(_, place)| *place).collect();
        let told = self.told(&their_rows);
        own.extend(self.mine_of(&told));
        let said = |row: &Vec<usize>| bag(row.iter().filter_map(|it| self.said.get(*it)));
        let own_rows: Vec<Vec<String>> =
            own.iter().filter_map(|it| my_rows.get(it)).map(said).collect();
        let text = |of: &Side, row: &Vec<usize>| bag(row.iter().map(|it| of.text(*it)));
        let mut most: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        let mut least: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        for row in their_rows.values() {
            let text = text(self.theirs, row);
            if self.is_left_alone(row, &own) {
                *least.entry(text.clone()).or_default() += 1;
            }
            *most.entry(text).or_default() += 1;
        }
        let merged_rows = rows(merged.paragraphs.iter().map(|it| &it.standing));
        let mut found: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        for row in merged_rows.values() {
            *found.entry(text(merged, row)).or_default() += 1;
        }
        for (row, count) in &least {
            if found.get(row).is_none_or(|it| it < count) {
                return Err(Refusal::Unsound(row.join(" ")));
            }
        }
        for (row, count) in &found {
            let known = most.get(row).copied().unwrap_or_default();
            let own = own_rows.iter().filter(|it| holds(row, it)).count();
            if *count > known.saturating_add(own) {
                return Err(Refusal::Unsound(row.join(" ")));
            }
        }
        Ok(())
    }

    /// The texts of the rows of the base copy.
    fn was(&self) -> BTreeMap<Place, Vec<&Group>> {
        let mut rows: BTreeMap<Place, Vec<&Group>> = BTreeMap::new();
        for group in &self.groups.all {
            let base = group.base.iter().filter_map(|it| self.base.get(*it));
            let places: BTreeSet<Place> = base.filter_map(|it| place_of(&it.standing)).collect();
            for place in places {
                rows.entry(place).or_default().push(group);
            }
        }
        rows
    }

    /// Whether a row of mine is one of the base copy with the words of that one.
    fn is_untouched(&self, row: &[usize], rows: &BTreeMap<Place, Vec<&Group>>) -> bool {
        let groups = row.iter().map(|it| self.groups.of_mine(*it)).collect::<Option<Vec<&Group>>>();
        let Some(groups) = groups else { return false };
        let of = |at: &usize| self.base.get(*at).and_then(|it| place_of(&it.standing));
        let Some(was) = groups.iter().find_map(|it| it.base.first()).and_then(of) else {
            return false;
        };
        let is_same = |it: &&Group| {
            let base = it.base.iter().filter_map(|it| self.base.get(*it));
            let base: String = base.map(|it| it.text.as_str()).collect();
            let mine: String = it.mine.iter().map(|it| self.mine.text(*it)).collect();
            // Split or joined, in a box, they are the person's.
            !it.base.is_empty()
                && it.base.len() == it.mine.len()
                && it.base.iter().all(|it| of(it) == Some(was))
                && is_same(&base, &mine)
        };
        // None of its cells was taken out, none that the new build no longer has is left over.
        let is_whole =
            |it: &&Group| !it.mine.is_empty() && it.mine.iter().all(|it| row.contains(it));
        let is_left = |it: &usize| {
            let group = self.groups.of_mine(*it);
            group.is_some_and(|it| it.theirs.is_empty()) && !self.gone.contains(it)
        };
        groups.iter().all(is_same)
            && rows.get(&was).into_iter().flatten().all(is_whole)
            && !row.iter().any(is_left)
    }

    /// The paragraphs of theirs whose rows could not be brought about whole.
    fn told(&self, their_rows: &Rows) -> BTreeSet<usize> {
        let is_missing = |it: &usize| {
            let group = self.groups.of_theirs(*it);
            !self.put_in.contains(it)
                && group.is_none_or(|it| it.base.is_empty() && it.mine.is_empty())
        };
        let torn = their_rows.values().filter(|it| it.iter().any(is_missing));
        torn.flatten().copied().collect()
    }

    /// The rows of mine that are those paragraphs of theirs.
    fn mine_of<'a>(&'a self, paragraphs: &'a BTreeSet<usize>) -> impl Iterator<Item = Place> + 'a {
        let groups = paragraphs.iter().filter_map(|it| self.groups.of_theirs(*it));
        let mine = groups.flat_map(|it| &it.mine).filter_map(|it| self.mine.paragraphs.get(*it));
        mine.filter_map(|it| place_of(&it.standing))
    }

    /// Whether a row of theirs is put in, or is a row of mine that nobody touched.
    fn is_left_alone(&self, row: &[usize], own: &BTreeSet<Place>) -> bool {
        let place =
            |it: &usize| self.mine.paragraphs.get(*it).and_then(|it| place_of(&it.standing));
        row.iter().all(|it| {
            self.put_in.contains(it)
                || self.groups.of_theirs(*it).is_some_and(|it| {
                    !it.mine.is_empty()
                        && it.mine.iter().all(|it| place(it).is_some_and(|it| !own.contains(&it)))
                })
        })
    }
}

/// The row of a cell.
pub(super) fn place_of(standing: &Standing) -> Option<Place> {
    match standing {
        Standing::Cell { table, row, .. } => Some((*table, *row)),
        _ => None,
    }
}

/// The rows of paragraphs that stand so.
pub(super) fn rows<'a>(standings: impl Iterator<Item = &'a Standing>) -> Rows {
    let mut rows = Rows::new();
    for (at, standing) in standings.enumerate() {
        if let Some(place) = place_of(standing) {
            rows.entry(place).or_default().push(at);
        }
    }
    rows
}

/// The words of a row, cell by cell, without those that say nothing.
fn bag<T: AsRef<str>>(texts: impl Iterator<Item = T>) -> Vec<String> {
    let texts = texts.map(|it| words(it.as_ref()).replace(JOINER, ""));
    texts.filter(|it| !it.is_empty()).collect()
}

/// Whether `row` has all words of `part` in their order.
fn holds(row: &[String], part: &[String]) -> bool {
    let mut rest = row.iter();
    part.iter().all(|it| rest.any(|other| other == it))
}
