//! Which paragraph of one text is which of another: by identity first, then by likeness of words.
//!
//! A table is one thing among the paragraphs; within it rows, columns and cells find their
//! counterparts. Footnotes are a text of their own.

mod likeness;
mod line;
mod matching;
mod ordered;
mod stream;
mod table;
mod unit;

pub use self::line::{Kind, Line, lines};
use self::unit::Unit;

/// What became of paragraphs of the old text in the new one; numbers count both lists from 0.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The same paragraph, its words changed or not.
    Kept {
        /// In the old list.
        old: usize,
        /// In the new list.
        new: usize,
        /// Whether it stands elsewhere among its neighbours.
        moved: bool,
    },
    /// One paragraph that became several, in the order of the text.
    Split {
        /// In the old list.
        old: usize,
        /// In the new list, two at least.
        new: Vec<usize>,
    },
    /// Several paragraphs that became one.
    Joined {
        /// In the old list, two at least, in the order of the text.
        old: Vec<usize>,
        /// In the new list.
        new: usize,
    },
    /// One that the old text does not have.
    Added {
        /// In the new list.
        new: usize,
    },
    /// One that the new text no longer has.
    Removed {
        /// In the old list.
        old: usize,
    },
}

impl Step {
    /// The paragraphs of the old text.
    pub fn before(&self) -> &[usize] {
        match self {
            Self::Kept { old, .. } | Self::Split { old, .. } | Self::Removed { old } => {
                std::slice::from_ref(old)
            }
            Self::Joined { old, .. } => old,
            Self::Added { .. } => &[],
        }
    }

    /// The paragraphs of the new text.
    pub fn after(&self) -> &[usize] {
        match self {
            Self::Kept { new, .. } | Self::Joined { new, .. } | Self::Added { new } => {
                std::slice::from_ref(new)
            }
            Self::Split { new, .. } => new,
            Self::Removed { .. } => &[],
        }
    }
}

/// What became of `old` in `new`: every paragraph of both is in exactly one step. The steps stand in
/// the order of the new text, what was removed behind what it stood behind.
pub fn align(old: &[Line<'_>], new: &[Line<'_>]) -> Vec<Step> {
    let mut steps = Vec::new();
    for is_footnote in [false, true] {
        let (old_units, new_units) = (Unit::all(old, is_footnote), Unit::all(new, is_footnote));
        stream::align(&old_units, &new_units, &mut steps);
    }
    strays(old, new, &mut steps);
    ordered::in_order(steps, new.len())
}

/// Pairs what is left over of both wherever it stands: a paragraph may have gone into a table or come
/// out of one. From cell to cell nothing goes: rows have found their counterparts, and a date that two
/// other rows both say would tear them apart.
fn strays(old: &[Line<'_>], new: &[Line<'_>], steps: &mut Vec<Step>) {
    let removed = steps.iter().filter_map(|it| match it {
        Step::Removed { old } => Some(*old),
        _ => None,
    });
    let removed: Vec<usize> = removed.collect();
    let added = steps.iter().filter_map(|it| match it {
        Step::Added { new } => Some(*new),
        _ => None,
    });
    let added: Vec<usize> = added.collect();
    if removed.is_empty() || added.is_empty() {
        return;
    }
    let text = |of: &[Line<'_>], at: usize| of.get(at).map(|it| it.text.to_owned());
    let in_cell = |of: &[Line<'_>], at: usize| {
        of.get(at).is_some_and(|it| matches!(it.kind, Kind::Cell { .. }))
    };
    let mut pairs = Vec::new();
    let mut waiting: std::collections::BTreeMap<String, Vec<usize>> =
        std::collections::BTreeMap::new();
    for at in added.into_iter().rev() {
        let Some(text) = text(new, at) else { continue };
        if text.chars().count() >= likeness::TELLING {
            waiting.entry(text).or_default().push(at);
        }
    }
    for at in removed {
        let Some(text) = text(old, at) else { continue };
        let Some(found) = waiting.get_mut(&text) else { continue };
        let is_from_cell = in_cell(old, at);
        if let Some(place) = found.iter().rposition(|it| !(is_from_cell && in_cell(new, *it))) {
            pairs.push((at, found.remove(place)));
        }
    }
    steps.retain(|step| {
        !pairs.iter().any(|(old, new)| {
            *step == Step::Removed { old: *old } || *step == Step::Added { new: *new }
        })
    });
    steps.extend(pairs.into_iter().map(|(old, new)| Step::Kept { old, new, moved: true }));
}

#[cfg(test)]
mod tests;
