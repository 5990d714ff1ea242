//! Paragraphs of the three versions that are one text: each with its counterparts, those that were split
//! or joined together.

use std::collections::{BTreeMap, BTreeSet};

use crate::revision::alignment::Step;

/// A text in all three versions, by the numbers of its paragraphs; none where a version has it not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) base: BTreeSet<usize>,
    pub(super) mine: BTreeSet<usize>,
    pub(super) theirs: BTreeSet<usize>,
    /// Whether the person moved it.
    pub(super) moved_by_me: bool,
    /// Whether the new build has it elsewhere.
    pub(super) moved_by_them: bool,
}

/// The groups and the way to them.
#[derive(Debug, Default)]
pub(super) struct Groups {
    pub(super) all: Vec<Group>,
    of_theirs: BTreeMap<usize, usize>,
}

impl Groups {
    /// The groups of `count` paragraphs of the base copy, of which both sides made what the steps say.
    pub(super) fn new(count: usize, mine: &[Step], theirs: &[Step]) -> Self {
        let mut owners: Vec<usize> = (0..count).collect();
        for step in mine.iter().chain(theirs) {
            if let [first, rest @ ..] = step.before() {
                for other in rest {
                    unite(&mut owners, *first, *other);
                }
            }
        }
        let mut by_owner: BTreeMap<usize, Group> = BTreeMap::new();
        for base in 0..count {
            by_owner.entry(owner(&owners, base)).or_default().base.insert(base);
        }
        let mut added = Vec::new();
        for (steps, is_mine) in [(mine, true), (theirs, false)] {
            for step in steps {
                let of = step.before().first().map(|it| owner(&owners, *it));
                let group = of.and_then(|it| by_owner.get_mut(&it));
                let mut own = Group::default();
                let is_added = group.is_none();
                let group = group.unwrap_or(&mut own);
                let moved = matches!(step, Step::Kept { moved: true, .. });
                let (side, is_moved) = if is_mine {
                    (&mut group.mine, &mut group.moved_by_me)
                } else {
                    (&mut group.theirs, &mut group.moved_by_them)
                };
                side.extend(step.after().iter().copied());
                *is_moved = *is_moved || moved;
                if is_added {
                    added.push(own);
                }
            }
        }
        let mut groups =
            Self { all: by_owner.into_values().chain(added).collect(), ..Self::default() };
        for (at, group) in groups.all.iter().enumerate() {
            groups.of_theirs.extend(group.theirs.iter().map(|it| (*it, at)));
        }
        groups
    }

    pub(super) fn of_theirs(&self, paragraph: usize) -> Option<&Group> {
        self.all.get(*self.of_theirs.get(&paragraph)?)
    }
}

fn owner(owners: &[usize], of: usize) -> usize {
    let mut at = of;
    while let Some(next) = owners.get(at).filter(|it| **it != at) {
        at = *next;
    }
    at
}

fn unite(owners: &mut [usize], one: usize, other: usize) {
    let (one, other) = (owner(owners, one), owner(owners, other));
    if let Some(slot) = owners.get_mut(one.max(other)) {
        *slot = one.min(other);
    }
}
