//! What a person has been told once: a figure that they typed over and kept is not disputed again while the
//! records say the same.

use std::collections::BTreeSet;

use super::{Remark, sentence::sentence, text::Op, text::Outcome};
use crate::word::{Element, Package, custom_property};

/// What the properties are called in which a merged file keeps what was told, each with its number.
pub(super) const PROPERTY: &str = "huibao.told.";

/// A figure that was typed over.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Told {
    reference: String,
    mine: String,
    theirs: String,
}

impl Told {
    fn of(op: &Op) -> Option<Self> {
        let Op::Figure { reference, mine, theirs, .. } = op else { return None };
        Some(Self { reference: reference.clone(), mine: mine.clone(), theirs: theirs.clone() })
    }

    /// As a property says it.
    pub(super) fn to_property(&self) -> String {
        format!("{}|{}|{}", self.reference, self.mine, self.theirs)
    }

    fn from_property(said: &str) -> Option<Self> {
        let mut parts = said.rsplitn(3, '|').map(str::to_owned);
        let (theirs, mine) = (parts.next()?, parts.next()?);
        Some(Self { reference: parts.next()?, mine, theirs })
    }
}

/// What was told and what is told now.
#[derive(Debug, Default)]
pub(super) struct Decided {
    before: BTreeSet<Told>,
    pub(super) now: BTreeSet<Told>,
}

impl Decided {
    /// What the merge that made `package` told.
    pub(super) fn read(package: &Package) -> Self {
        let numbered = (1..).map_while(|it| custom_property(package, &format!("{PROPERTY}{it}")));
        let before = numbered.filter_map(|it| Told::from_property(&it)).collect();
        Self { before, now: BTreeSet::new() }
    }

    /// Takes from `outcome`, which speaks of `text`, what the person has decided, and gives what is to be said
    /// of it; what is left is told from now on.
    pub(super) fn settle(&mut self, text: &str, outcome: &mut Outcome) -> Vec<Remark> {
        let mut remarks = Vec::new();
        outcome.ops.retain(|op| {
            let Some(told) = Told::of(op) else { return true };
            let is_decided = self.before.contains(&told)
                && matches!(op, Op::Figure { base, theirs, .. } if base == theirs);
            if is_decided && let Op::Figure { unit, .. } = op {
                remarks.push(Remark::StillYours {
                    reference: told.reference.clone(),
                    mine: format!("{}{unit}", told.mine),
                    theirs: format!("{}{unit}", told.theirs),
                    sentence: sentence(text, op.range().start).to_owned(),
                });
            }
            self.now.insert(told);
            !is_decided
        });
        remarks
    }

    /// Whether `op` is a figure that was told.
    pub(super) fn knows(&self, op: &Op) -> bool {
        Told::of(op).is_some_and(|it| self.now.contains(&it))
    }

    /// Whether a custom property is one of those that say what was told.
    pub(super) fn is_property(property: &Element) -> bool {
        property.attribute("name").is_some_and(|it| it.starts_with(PROPERTY))
    }
}
