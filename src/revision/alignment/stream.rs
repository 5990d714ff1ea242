//! Which paragraphs and tables of two streams are which.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Step,
    likeness::{Profile, TELLING},
    matching::{rising, standing},
    table::align_tables,
    unit::{Content, Unit},
};

/// Alike enough to be taken for the same, in its place among its neighbours.
const ALIKE: f64 = 0.4;
/// The same, in another place.
const ALIKE_ELSEWHERE: f64 = 0.6;
/// How much of a part must stand in the paragraph that it is a part of.
const PART: f64 = 0.8;
/// So many paragraphs are searched for one that was moved and changed.
const MOST_SEARCHED: usize = 400;

/// Adds to `steps` what became of `old` in `new`.
pub(super) fn align(old: &[Unit<'_>], new: &[Unit<'_>], steps: &mut Vec<Step>) {
    let mut stream = Stream::new(old, new);
    stream.pair_same();
    stream.pair_by_id();
    stream.pair_in_place();
    let (parted, joined) = (stream.parts(false), stream.parts(true));
    stream.pair_elsewhere(&parted, &joined);
    stream.tell(&parted, &joined, steps);
}

/// Two streams and the pairs found so far.
struct Stream<'a> {
    old: &'a [Unit<'a>],
    new: &'a [Unit<'a>],
    new_of: BTreeMap<usize, usize>,
    old_of: BTreeMap<usize, usize>,
}

/// For a unit of one list, the units of the other that it became, in their order.
type Parts = BTreeMap<usize, Vec<usize>>;

impl<'a> Stream<'a> {
    const fn new(old: &'a [Unit<'a>], new: &'a [Unit<'a>]) -> Self {
        Self { old, new, new_of: BTreeMap::new(), old_of: BTreeMap::new() }
    }

    fn pair(&mut self, old: usize, new: usize) {
        if !self.new_of.contains_key(&old) && !self.old_of.contains_key(&new) {
            self.new_of.insert(old, new);
            self.old_of.insert(new, old);
        }
    }

    fn free_old(&self) -> Vec<usize> {
        (0..self.old.len()).filter(|it| !self.new_of.contains_key(it)).collect()
    }

    fn free_new(&self) -> Vec<usize> {
        (0..self.new.len()).filter(|it| !self.old_of.contains_key(it)).collect()
    }

    /// The same words: with the same identity first, then where neither text repeats them.
    fn pair_same(&mut self) {
        let mut by_text: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (at, unit) in self.old.iter().enumerate() {
            by_text.entry(&unit.text).or_default().0.push(at);
        }
        for (at, unit) in self.new.iter().enumerate() {
            by_text.entry(&unit.text).or_default().1.push(at);
        }
        for (olds, news) in by_text.values() {
            for &old in olds {
                let of = |it: &&usize| self.shares_id(old, **it) && !self.old_of.contains_key(it);
                if let Some(&new) = news.iter().find(of) {
                    self.pair(old, new);
                }
            }
        }
        for (text, (olds, news)) in &by_text {
            if let ([old], [new]) = (olds.as_slice(), news.as_slice())
                && text.chars().count() >= TELLING
                && self.is_same_nature(*old, *new)
            {
                self.pair(*old, *new);
            }
        }
    }

    /// The same identity, the likest first: a paragraph that was copied keeps its identity twice.
    fn pair_by_id(&mut self) {
        let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for at in self.free_new() {
            for id in self.new.get(at).iter().flat_map(|it| &it.ids) {
                holders.entry(id).or_default().push(at);
            }
        }
        for old in self.free_old() {
            let Some(unit) = self.old.get(old) else { continue };
            let candidates = unit.ids.iter().filter_map(|it| holders.get(it)).flatten();
            let likest = candidates
                .filter(|it| !self.old_of.contains_key(it) && self.is_same_nature(old, **it))
                .map(|it| (self.likeness(old, *it), std::cmp::Reverse(*it)))
                .max_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
            if let Some((_, new)) = likest {
                self.pair(old, new.0);
            }
        }
    }

    /// What is alike between two neighbours that are paired.
    fn pair_in_place(&mut self) {
        for (olds, news) in self.gaps() {
            let weight = |old: usize, new: usize| {
                let (Some(old), Some(new)) = (olds.get(old), news.get(new)) else { return 0.0 };
                let likeness = self.likeness(*old, *new);
                if likeness >= ALIKE { likeness } else { 0.0 }
            };
            let found = rising(olds.len(), news.len(), weight);
            let pairs =
                found.into_iter().filter_map(|(old, new)| Some((*olds.get(old)?, *news.get(new)?)));
            for (old, new) in pairs.collect::<Vec<_>>() {
                self.pair(old, new);
            }
        }
    }

    /// What is unpaired between two pairs that stand in their order: lists of both.
    fn gaps(&self) -> Vec<(Vec<usize>, Vec<usize>)> {
        let pairs: Vec<(usize, usize, usize)> =
            self.new_of.iter().map(|(old, new)| (*old, *new, self.weight(*old))).collect();
        let stands = standing(&pairs);
        let fixed =
            pairs.iter().zip(stands).filter(|(_, stands)| *stands).map(|(it, _)| (it.0, it.1));
        let ends = fixed.chain([(self.old.len(), self.new.len())]);
        let (mut old_from, mut new_from) = (0, 0);
        let mut gaps = Vec::new();
        for (old, new) in ends {
            let olds: Vec<usize> =
                (old_from..old).filter(|it| !self.new_of.contains_key(it)).collect();
            let news: Vec<usize> =
                (new_from..new).filter(|it| !self.old_of.contains_key(it)).collect();
            if !olds.is_empty() && !news.is_empty() {
                gaps.push((olds, news));
            }
            (old_from, new_from) = (old.saturating_add(1), new.saturating_add(1));
        }
        gaps
    }

    /// What was moved and changed.
    fn pair_elsewhere(&mut self, parted: &Parts, joined: &Parts) {
        let taken_new: BTreeSet<usize> = parted.values().flatten().copied().collect();
        let taken_old: BTreeSet<usize> = joined.values().flatten().copied().collect();
        let olds = self.free_old().into_iter().filter(|it| !taken_old.contains(it));
        let olds: Vec<usize> = olds.take(MOST_SEARCHED).collect();
        let news = self.free_new().into_iter().filter(|it| !taken_new.contains(it));
        let news: Vec<usize> = news.take(MOST_SEARCHED).collect();
        let mut found = Vec::new();
        for &old in &olds {
            for &new in &news {
                let likeness = self.likeness(old, new);
                let is_telling = self.weight(old) >= TELLING && self.weight(new) >= TELLING;
                if is_telling && likeness >= ALIKE_ELSEWHERE {
                    found.push((likeness, old, new));
                }
            }
        }
        found.sort_by(|one, other| {
            other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2)))
        });
        for (_, old, new) in found {
            self.pair(old, new);
        }
    }

    /// Paragraphs of the new text that stand beside the counterpart of an old one and hold the rest
    /// of its words; of the old text when `backwards`, where paragraphs were joined.
    fn parts(&self, backwards: bool) -> Parts {
        let (wholes, pieces) = if backwards { (self.new, self.old) } else { (self.old, self.new) };
        let (counterpart, taken) =
            if backwards { (&self.old_of, &self.new_of) } else { (&self.new_of, &self.old_of) };
        let mut claimed = BTreeSet::new();
        let mut parts = Parts::new();
        for (&whole, &piece) in counterpart {
            let (Some(whole_unit), Some(piece_unit)) = (wholes.get(whole), pieces.get(piece))
            else {
                continue;
            };
            if whole_unit.is_table() || piece_unit.text == whole_unit.text {
                continue;
            }
            let mut run = vec![piece];
            let is_free = |at: &usize| !taken.contains_key(at) && !claimed.contains(at);
            while let Some(next) = run.last().and_then(|it| it.checked_add(1)).filter(is_free)
                && completes(whole_unit, pieces, &run, next)
            {
                run.push(next);
            }
            while let Some(before) = run.first().and_then(|it| it.checked_sub(1)).filter(is_free)
                && completes(whole_unit, pieces, &run, before)
            {
                run.insert(0, before);
            }
            if run.len() > 1 {
                claimed.extend(run.iter().copied());
                parts.insert(whole, run);
            }
        }
        parts
    }

    /// Says all that was found.
    fn tell(&self, parted: &Parts, joined: &Parts, steps: &mut Vec<Step>) {
        let pairs: Vec<(usize, usize, usize)> =
            self.new_of.iter().map(|(old, new)| (*old, *new, self.weight(*old))).collect();
        let stands = standing(&pairs);
        let mut told_old: BTreeSet<usize> = joined.values().flatten().copied().collect();
        let mut told_new: BTreeSet<usize> = parted.values().flatten().copied().collect();
        let numbers = |of: &[Unit<'_>], list: &[usize]| -> Vec<usize> {
            list.iter().filter_map(|it| of.get(*it)?.alone()).collect()
        };
        for (old, new) in parted {
            told_old.insert(*old);
            if let Some(old) = self.old.get(*old).and_then(Unit::alone) {
                steps.push(Step::Split { old, new: numbers(self.new, new) });
            }
        }
        for (new, old) in joined {
            told_new.insert(*new);
            if let Some(new) = self.new.get(*new).and_then(Unit::alone) {
                steps.push(Step::Joined { old: numbers(self.old, old), new });
            }
        }
        for ((old, new, _), stands) in pairs.into_iter().zip(stands) {
            if told_old.contains(&old) || told_new.contains(&new) {
                continue;
            }
            told_old.insert(old);
            told_new.insert(new);
            let (Some(one), Some(other)) = (self.old.get(old), self.new.get(new)) else { continue };
            match (&one.content, &other.content) {
                (Content::Paragraph(old), Content::Paragraph(new)) => {
                    steps.push(Step::Kept { old: *old, new: *new, moved: !stands });
                }
                (Content::Table(old), Content::Table(new)) => {
                    align_tables(old, new, !stands, steps);
                }
                _ => {}
            }
        }
        let rest = |of: &[Unit<'_>], told: &BTreeSet<usize>| -> Vec<usize> {
            let rest = of.iter().enumerate().filter(|(at, _)| !told.contains(at));
            rest.flat_map(|(_, it)| it.members()).collect()
        };
        steps.extend(rest(self.old, &told_old).into_iter().map(|old| Step::Removed { old }));
        steps.extend(rest(self.new, &told_new).into_iter().map(|new| Step::Added { new }));
    }

    fn shares_id(&self, old: usize, new: usize) -> bool {
        let (Some(old), Some(new)) = (self.old.get(old), self.new.get(new)) else { return false };
        old.ids.iter().any(|it| new.ids.contains(it))
    }

    fn is_same_nature(&self, old: usize, new: usize) -> bool {
        let (Some(old), Some(new)) = (self.old.get(old), self.new.get(new)) else { return false };
        old.is_table() == new.is_table()
    }

    fn likeness(&self, old: usize, new: usize) -> f64 {
        let (Some(old), Some(new)) = (self.old.get(old), self.new.get(new)) else { return 0.0 };
        old.likeness(new)
    }

    fn weight(&self, old: usize) -> usize {
        self.old.get(old).map_or(0, |it| it.profile.len())
    }
}

/// Whether `whole` is more like the pieces of `run` with `next` than without it.
fn completes(whole: &Unit<'_>, pieces: &[Unit<'_>], run: &[usize], next: usize) -> bool {
    let Some(piece) = pieces.get(next).filter(|it| !it.is_table() && it.profile.len() > 0) else {
        return false;
    };
    let text = |of: &[usize]| -> String {
        of.iter().filter_map(|it| pieces.get(*it)).map(|it| it.text.as_str()).collect()
    };
    let mut with = run.to_vec();
    with.push(next);
    with.sort_unstable();
    let before = Profile::of(&text(run)).likeness(&whole.profile);
    let after = Profile::of(&text(&with)).likeness(&whole.profile);
    let shares = piece.ids.iter().any(|it| whole.ids.contains(it));
    after > before && (shares || piece.profile.held_by(&whole.profile) >= PART)
}
