//! All faults found so far.

use std::collections::BTreeMap;

use super::{Diagnostic, RuleLevels, Severity};

/// All faults found so far, in the order in which they were found, each at the level that the
/// office has set its rule to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    levels: RuleLevels,
}

impl Diagnostics {
    /// None yet; what is added is weighed by `levels`.
    pub fn under(levels: &RuleLevels) -> Self {
        Self { found: Vec::new(), levels: levels.clone() }
    }

    /// Weighs what is there, and what is added from now on, by `levels`.
    pub fn follow(&mut self, levels: &RuleLevels) {
        self.levels = levels.clone();
        let found = std::mem::take(&mut self.found);
        self.found = found.into_iter().filter_map(|it| levels.weigh(it)).collect();
    }

    /// The levels that faults are weighed by.
    pub fn levels(&self) -> &RuleLevels {
        &self.levels
    }

    /// Adds one fault.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.extend(self.levels.weigh(diagnostic));
    }

    /// Adds the faults of another stage; its levels hold here too when there were none yet.
    pub fn append(&mut self, other: Diagnostics) {
        if self.levels.is_empty() && !other.levels.is_empty() {
            self.follow(&other.levels);
        }
        self.extend(other.found);
    }

    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|it| it.severity == Severity::Error)
    }

    /// Whether none was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The faults in the order in which they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    /// The faults by file and place, as they are shown; faults without a place come first.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut found: Vec<&Diagnostic> = self.found.iter().collect();
        found.sort_by(|a, b| a.order().cmp(&b.order()));
        found
    }

    /// As many of them as `most`, errors before warnings and warnings before notes, by file and
    /// place.
    pub fn gravest(&self, most: usize) -> Vec<&Diagnostic> {
        let mut found = self.sorted();
        if found.len() > most {
            found.sort_by_key(|it| it.severity);
            found.truncate(most);
            found.sort_by(|a, b| a.order().cmp(&b.order()));
        }
        found
    }

    /// Those that are not in `before`, by their causes.
    #[must_use]
    pub fn beyond(&self, before: &Self) -> Self {
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for fault in &before.found {
            let count = known.entry(&fault.cause).or_default();
            *count = count.saturating_add(1);
        }
        let mut new = Self::default();
        for fault in &self.found {
            match known.get_mut(fault.cause.as_str()) {
                Some(count) if *count > 0 => *count = count.saturating_sub(1),
                _ => new.push(fault.clone()),
            }
        }
        new
    }

    /// The errors among them.
    #[must_use]
    pub fn errors(&self) -> Self {
        let errors = self.found.iter().filter(|it| it.severity == Severity::Error);
        Self { found: errors.cloned().collect(), levels: self.levels.clone() }
    }

    /// Those that do not stand among `told` in the same place: what is wrong with what several share is
    /// found in each.
    #[must_use]
    pub fn once(self, told: &Self) -> Self {
        let is_told = |it: &Diagnostic| {
            told.found.iter().any(|known| known.cause == it.cause && known.place == it.place)
        };
        let found = self.found.into_iter().filter(|it| !is_told(it)).collect();
        Self { found, levels: self.levels }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.found.len()
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, faults: T) {
        for fault in faults {
            self.push(fault);
        }
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { found: vec![diagnostic], levels: RuleLevels::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Place, SourceFile, SourceKind};

    #[test]
    fn of_too_many_faults_the_gravest_are_kept_and_stand_in_order() {
        let file = SourceFile::new("a.yaml", SourceKind::Records, "一二三四");
        let at = |nth: usize| Place::new(&file, nth * 3..nth * 3 + 3);
        let mut found = Diagnostics::default();
        found.push(Diagnostic::warning("甲").at(&at(0)));
        found.push(Diagnostic::error("丁").at(&at(3)));
        found.push(Diagnostic::note("乙").at(&at(1)));
        found.push(Diagnostic::error("丙").at(&at(2)));
        let causes =
            |most| -> String { found.gravest(most).iter().map(|it| it.cause.as_str()).collect() };
        assert_eq!(causes(4), "甲乙丙丁");
        assert_eq!(causes(3), "甲丙丁");
        assert_eq!(causes(2), "丙丁");
        assert_eq!(causes(1), "丙");
    }
}
