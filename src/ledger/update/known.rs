//! Which case a row speaks of.

use std::collections::BTreeMap;

use super::Update;
use crate::ledger::records::Identity;

/// The cases of the records by what tells them apart.
pub(super) struct Known {
    exact: BTreeMap<Identity, usize>,
    /// Those of each number without its zeros.
    by_bare_number: BTreeMap<String, Vec<(Identity, usize)>>,
}

fn bare(number: &str) -> &str {
    number.trim_start_matches('0')
}

impl Known {
    pub(super) fn of(update: &Update) -> Self {
        let mut known = Self { exact: BTreeMap::new(), by_bare_number: BTreeMap::new() };
        for (identity, case) in update.records.by_identity() {
            known.add(identity, case);
        }
        known
    }

    pub(super) fn add(&mut self, identity: Identity, case: usize) {
        let same = self.by_bare_number.entry(bare(&identity.number).to_owned()).or_default();
        same.push((identity.clone(), case));
        self.exact.insert(identity, case);
    }

    /// The case that a row names: word for word, else the only one that fits what it says, where
    /// Excel may have taken zeros off the number.
    pub(super) fn find(&self, wanted: &Identity) -> Result<usize, String> {
        if let Some(case) = self.exact.get(wanted) {
            return Ok(*case);
        }
        if wanted.number.is_empty() {
            return Err("没有填编号".to_owned());
        }
        let fits = |said: &str, is: &str| said.is_empty() || said == is;
        let same = self.by_bare_number.get(bare(&wanted.number)).map(Vec::as_slice);
        let fitting = same
            .unwrap_or_default()
            .iter()
            .filter(|(it, _)| fits(&wanted.session, &it.session) && fits(&wanted.kind, &it.kind));
        let fitting: Vec<usize> = fitting.map(|(_, case)| *case).collect();
        match fitting.as_slice() {
            [case] => Ok(*case),
            [] => Err(format!("台账里没有{}", told(wanted))),
            _ => Err(format!("台账里有几件{}，请补填届次会议和类型", told(wanted))),
        }
    }
}

/// A case as messages name one that is not there.
fn told(identity: &Identity) -> String {
    let Identity { session, kind, number } = identity;
    format!("{session}{kind}{number}号")
}
