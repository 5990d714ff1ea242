//! 口径表: the outcomes of this year, and those by which cases of other sessions or kinds are read.

use std::{collections::BTreeMap, sync::Arc};

use super::{CaseKind, Outcome, OutcomeClass};

/// 口径表: the outcomes that a case may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeScheme {
    /// Its name.
    pub name: String,
    /// The outcomes in display order.
    pub outcomes: Vec<Outcome>,
    /// The schemes of other sessions or kinds; theirs have none.
    pub others: Vec<OtherScheme>,
}

/// A scheme that a batch names for its own cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherScheme {
    /// Its outcomes.
    pub scheme: OutcomeScheme,
    /// 类型 of its cases; empty for all.
    pub kinds: Vec<String>,
    /// 届次会议 of its cases; empty for all.
    pub sessions: Vec<String>,
    /// 口径对照: each of its outcomes in the terms of this year's.
    pub unified: Arc<BTreeMap<String, String>>,
}

impl OutcomeScheme {
    /// The other scheme by which the cases of a kind and session are read, and its place among
    /// them; `None` for this year's.
    pub(super) fn other(&self, kind: &str, session: &str) -> Option<(usize, &OtherScheme)> {
        let fits =
            |wanted: &[String], it: &str| wanted.is_empty() || wanted.iter().any(|w| w == it);
        let mut others = self.others.iter().enumerate();
        others.find(|(_, it)| fits(&it.kinds, kind) && fits(&it.sessions, session))
    }

    /// The scheme by which the cases of a kind and session are read.
    pub fn of(&self, kind: CaseKind, session: &str) -> &Self {
        self.other(kind.chinese(), session).map_or(self, |(_, it)| &it.scheme)
    }

    /// What one of its own outcomes means.
    pub fn class(&self, outcome: &str) -> Option<OutcomeClass> {
        self.outcomes.iter().find(|it| it.name == outcome).map(|it| it.class)
    }

    /// The names of its outcomes, and after them those that only the other schemes have.
    pub(super) fn all_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.outcomes.iter().map(|it| it.name.as_str()).collect();
        for other in &self.others {
            for outcome in &other.scheme.outcomes {
                if !names.contains(&outcome.name.as_str()) {
                    names.push(&outcome.name);
                }
            }
        }
        names
    }
}
