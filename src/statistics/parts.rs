//! The parts of a figure by name: what each prints, or why it prints nothing.

use std::collections::BTreeMap;

use super::{Part, Printed, Refusal};

/// Parts by name; the dots of a longer path stay in the name (`居前3.占比`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    printable: BTreeMap<String, Vec<Printed>>,
    refused: BTreeMap<String, Refusal>,
}

impl Parts {
    /// What the part prints; `None` when it has nothing to print, or is not known.
    pub fn get(&self, part: &str) -> Option<&Vec<Printed>> {
        self.printable.get(part)
    }

    /// The names of the parts that have something to print.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.printable.keys()
    }

    /// Why a known part has nothing to print.
    pub fn refusal(&self, part: &str) -> Option<&Refusal> {
        self.refused.get(part)
    }

    /// What the part prints or why it prints nothing; `None` when it is not known.
    pub(super) fn printed(&self, part: &str) -> Option<Part> {
        let printable = self.get(part).map(|it| Ok(it.clone()));
        printable.or_else(|| self.refusal(part).map(|it| Err(it.clone())))
    }

    /// Sets a part.
    pub(super) fn put(&mut self, name: &str, part: Part) {
        self.printable.remove(name);
        self.refused.remove(name);
        match part {
            Ok(pieces) => drop(self.printable.insert(name.to_owned(), pieces)),
            Err(refusal) => drop(self.refused.insert(name.to_owned(), refusal)),
        }
    }
}
