//! Workbooks that come back: what is new in them, changed, unchanged and in conflict, cell by cell;
//! and the records with what was taken over. An empty cell never erases.

mod cases;
mod change;
mod incoming;
mod known;
mod lists;
mod place;
mod report;
mod revised;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    page::{Slot, Topic},
    records::Records,
    sheet::Workbook,
};
use crate::record::UnitRegistry;
pub use change::Counts;
use change::Finding;
pub use revised::{Revised, revised};

/// A workbook that came back.
#[derive(Clone, Debug)]
pub struct Returned {
    /// The file's name as messages give it.
    pub name: String,
    /// What it holds.
    pub workbook: Workbook,
}

/// Whether a workbook is one that went out from here.
pub fn is_ours(workbook: &Workbook) -> bool {
    let heads = workbook.sheets.iter().filter_map(|it| it.rows.first());
    heads.flat_map(|it| &it.cells).any(|it| it.text.trim() == header(Slot::Stamp))
}

/// What workbooks bring.
#[derive(Clone, Debug)]
pub struct Update {
    /// The records with everything taken over that is in no conflict.
    pub records: Records,
    /// How much of each there is.
    pub counts: Counts,
    /// What was found about each case, by its place among the records.
    findings: BTreeMap<usize, Vec<Finding>>,
    /// The cases that were added.
    added: BTreeSet<usize>,
    /// 单位名录, by which a unit is the same under all its names.
    units: UnitRegistry,
    /// Rows and columns that fit nothing, each with its place and the reason.
    unfit: Vec<String>,
}

impl Update {
    /// Compares the workbooks with the records: first the cases, then the lists of each.
    pub fn of(records: &Records, returned: &[Returned], units: &UnitRegistry) -> Self {
        let mut update = Self {
            records: records.clone(),
            counts: Counts::default(),
            findings: BTreeMap::new(),
            added: BTreeSet::new(),
            units: units.clone(),
            unfit: Vec::new(),
        };
        let mut rows = Vec::new();
        for file in returned {
            rows.extend(incoming::rows(file, &mut update.unfit));
        }
        update.counts.rows = rows.iter().filter(|it| !it.says_nothing()).count();
        let (cases, items): (Vec<_>, Vec<_>) =
            rows.into_iter().partition(|it| it.topic == Topic::Cases);
        update.take_cases(&cases);
        update.take_items(&items);
        update.count();
        update
    }

    /// Whether anything is to be written.
    pub fn changes_anything(&self) -> bool {
        self.counts.added > 0 || self.counts.cells > 0
    }

    /// Whether anything was not taken over that a person must look at.
    pub fn has_problems(&self) -> bool {
        self.counts.conflicts > 0 || !self.unfit.is_empty()
    }
}

/// The header that messages and stamps name a column by.
fn header(slot: Slot) -> &'static str {
    slot.header()
}
