//! 逐件: one file for each case; 批次 and 仅: which cases a document is about.

use super::{AsOf, Batch, Case, Condition, Register, Written, raw::Node};
use crate::diagnostic::Place;

/// 逐件.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EachCase {
    /// 份数.
    pub copies: Copies,
    /// Where 逐件 is said.
    pub place: Place,
}

/// 份数 of a letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Copies {
    /// 每件一份
    #[default]
    OfCase,
    /// 每人一份: each of those who proposed the case gets one addressed to him (reference D.8).
    OfProposer,
}

impl Copies {
    /// All of them with their Chinese names.
    pub const ALL: [(&str, Self); 2] = [("每件一份", Self::OfCase), ("每人一份", Self::OfProposer)];
}

/// 批次 and 仅 as a head has them, not yet held against a register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenSelection {
    pub(in crate::record) batch: Option<Written>,
    pub(in crate::record) only: Option<Node>,
}

impl WrittenSelection {
    /// Where 仅 is written.
    pub fn only(&self) -> Option<&Place> {
        self.only.as_ref().map(|it| &it.place)
    }
}

/// Which cases of a register a document is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// 批次, by its place in the register; `None` for 本次.
    pub(in crate::record) batch: Option<usize>,
    /// 仅: what must hold of them besides.
    pub(in crate::record) only: Condition,
}

impl Selection {
    /// The batch that the cases are of; `None` where the register has none.
    pub fn batch<'a>(&self, register: &'a Register) -> Option<&'a Batch> {
        register.batches.get(self.batch.unwrap_or_default())
    }

    /// The cases of the batch as of a date, in register order, whether 仅 holds of them or not.
    pub fn batch_cases<'a>(&self, register: &'a Register, as_of: AsOf) -> Vec<&'a Case> {
        let batch = self.batch(register).map(|it| &it.condition);
        let belongs = |case: &&Case| match batch {
            Some(condition) => condition.matches(case, as_of),
            None => case.is_assigned(as_of.date),
        };
        register.cases.iter().filter(belongs).collect()
    }

    /// Whether 仅 holds of `case`.
    pub fn has(&self, case: &Case, as_of: AsOf) -> bool {
        self.only.matches(case, as_of)
    }

    /// Whether 仅 asks for anything.
    pub fn is_narrowed(&self) -> bool {
        !self.only.tests.is_empty()
    }
}
