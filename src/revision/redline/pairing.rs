//! Which block of the old text is which of the new, in the order of both: tracked changes know no other.

use std::collections::BTreeMap;

use crate::{
    revision::alignment::{Kind, Line, Step as Found, align},
    word::{Element, Paragraph, Standing, paragraphs},
};

/// The paragraphs of the old text by their paths, each with the path of what it has become.
#[derive(Debug, Default)]
pub(super) struct Partners(BTreeMap<Vec<usize>, Vec<usize>>);

/// A block that is compared: a paragraph, a table, a row.
#[derive(Clone, Debug)]
pub(super) struct Block<'a> {
    /// The children to go down by from the root.
    pub(super) path: Vec<usize>,
    /// The block.
    pub(super) element: &'a Element,
}

/// What becomes of blocks, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Both texts have it.
    Both(usize, usize),
    /// The old one alone.
    Old(usize),
    /// The new one alone.
    New(usize),
}

impl Partners {
    /// Those of two documents.
    pub(super) fn of(old: &Element, new: &Element) -> Self {
        let (old, new) = (paragraphs(old), paragraphs(new));
        let lines = |of: &[Paragraph]| -> Vec<(Vec<String>, String, Kind)> {
            of.iter().map(|it| (it.ids.clone(), it.text.clone(), kind(it))).collect()
        };
        let (olds, news) = (lines(&old), lines(&new));
        let path = |of: &[Paragraph], at: usize| of.get(at).map(|it| it.path.clone());
        let mut partners = BTreeMap::new();
        for step in align(&borrowed(&olds), &borrowed(&news)) {
            let pair = match &step {
                Found::Kept { old, new, moved: false } => (Some(*old), Some(*new)),
                Found::Split { old, new } => (Some(*old), new.first().copied()),
                Found::Joined { old, new } => (old.first().copied(), Some(*new)),
                _ => continue,
            };
            if let (Some(one), Some(other)) = pair
                && let (Some(one), Some(other)) = (path(&old, one), path(&new, other))
            {
                partners.insert(one, other);
            }
        }
        Self(partners)
    }

    /// What becomes of `old` and `new`, which may be paired where `fits`.
    pub(super) fn steps(
        &self,
        old: &[Block<'_>],
        new: &[Block<'_>],
        fits: impl Fn(&Element, &Element) -> bool,
    ) -> Vec<Step> {
        let places: BTreeMap<&[usize], usize> =
            new.iter().enumerate().map(|(at, it)| (it.path.as_slice(), at)).collect();
        let place =
            |path: &[usize]| (1..=path.len()).find_map(|it| places.get(path.get(..it)?).copied());
        let mut pairs = Vec::new();
        for (at, block) in old.iter().enumerate() {
            let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
            let own = self.0.range(block.path.clone()..);
            for (_, partner) in own.take_while(|(path, _)| path.starts_with(&block.path)) {
                if let Some(it) = place(partner) {
                    *votes.entry(it).or_default() += 1;
                }
            }
            let best = votes.into_iter().max_by_key(|(at, votes)| (*votes, std::cmp::Reverse(*at)));
            let best = best.map(|(it, _)| it);
            let fits = |it: &usize| new.get(*it).is_some_and(|it| fits(block.element, it.element));
            pairs.extend(best.filter(fits).map(|it| (at, it)));
        }
        steps(&rising(&pairs), old.len(), new.len())
    }
}

fn kind(paragraph: &Paragraph) -> Kind {
    match paragraph.standing {
        Standing::Body => Kind::Body,
        Standing::Cell { table, row, column } => Kind::Cell { table, row, column },
        Standing::Footnote(_) => Kind::Footnote,
    }
}

fn borrowed(lines: &[(Vec<String>, String, Kind)]) -> Vec<Line<'_>> {
    let lines = lines.iter().map(|(ids, text, kind)| Line {
        ids: ids.iter().map(String::as_str).collect(),
        text,
        kind: *kind,
    });
    lines.collect()
}

/// The most of `pairs`, whose first numbers rise, of which the second rise too.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length, the pair that ends the row of that length with the lowest second number.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    let second = |at: usize| pairs.get(at).map(|it| it.1);
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|it| second(*it) < Some(pair.1));
        before.push(length.checked_sub(1).and_then(|it| ends.get(it).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut found = Vec::new();
    let mut at = ends.last().copied();
    while let Some(it) = at {
        found.extend(pairs.get(it).copied());
        at = before.get(it).copied().flatten();
    }
    found.reverse();
    found
}

fn steps(pairs: &[(usize, usize)], old: usize, new: usize) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut done = (0, 0);
    for &(one, other) in pairs.iter().chain([&(old, new)]) {
        steps.extend((done.0..one).map(Step::Old));
        steps.extend((done.1..other).map(Step::New));
        if (one, other) != (old, new) {
            steps.push(Step::Both(one, other));
        }
        done = (one.saturating_add(1), other.saturating_add(1));
    }
    steps
}
