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
    of_mine: BTreeMap<usize, usize>,
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
            groups.of_mine.extend(group.mine.iter().map(|it| (*it, at)));
            groups.of_theirs.extend(group.theirs.iter().map(|it| (*it, at)));
        }
        groups
    }

    /// Makes one of what both sides added: `is_same` of a paragraph of mine and one of theirs, which stand
    /// behind the same text. What a person added and the new build has by now is no second paragraph.
    pub(super) fn unite_added(&mut self, is_same: impl Fn(usize, usize) -> bool) {
        let mine = self.added_behind(|it| &it.mine);
        for (theirs, anchor) in self.added_behind(|it| &it.theirs) {
            let fits = |(own, behind): &&(usize, usize)| {
                let is_free = self
                    .all
                    .iter()
                    .any(|it| it.base.is_empty() && it.theirs.is_empty() && it.mine.contains(own));
                *behind == anchor && is_free && is_same(*own, theirs)
            };
            let Some((own, _)) = mine.iter().find(fits) else { continue };
            let holds = |it: &Group| it.base.is_empty() && it.mine.contains(own);
            let Some(at) = self.all.iter().position(holds) else { continue };
            let was = self.of_theirs.insert(theirs, at);
            if let Some(was) = was.and_then(|it| self.all.get_mut(it)) {
                was.theirs.remove(&theirs);
            }
            if let Some(group) = self.all.get_mut(at) {
                group.theirs.insert(theirs);
            }
        }
    }

    /// The paragraphs that a side added, in its order, each with how many texts that all three versions have
    /// stand before it, as the base copy counts them.
    fn added_behind(&self, side: impl Fn(&Group) -> &BTreeSet<usize>) -> Vec<(usize, usize)> {
        let mut order: BTreeMap<usize, &Group> = BTreeMap::new();
        for group in &self.all {
            order.extend(side(group).iter().map(|it| (*it, group)));
        }
        let mut anchor = 0_usize;
        let mut added = Vec::new();
        for (at, group) in order {
            match group.base.last() {
                None => added.push((at, anchor)),
                Some(base) if !group.mine.is_empty() && !group.theirs.is_empty() => {
                    anchor = base.saturating_add(1);
                }
                Some(_) => {}
            }
        }
        added
    }

    pub(super) fn of_mine(&self, paragraph: usize) -> Option<&Group> {
        self.all.get(*self.of_mine.get(&paragraph)?)
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
