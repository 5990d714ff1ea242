//! What the cells of a case, and of the items of its lists, say: the same words going out and when
//! they come back.

use super::{
    items::{self, ROLES},
    page::{Slot, Topic},
    records::{ATTITUDE, RESULT, WrittenCase},
};
use crate::record::{Field, ListKeys, YamlValue};

/// The text of a cell of the sheet of cases.
pub(super) fn case_cell(case: WrittenCase<'_>, slot: Slot) -> String {
    match slot {
        Slot::Field(field) => case.shown(field),
        Slot::Attitude => case.axis(ATTITUDE),
        Slot::Result => case.axis(RESULT),
        Slot::Role | Slot::Ordinal | Slot::Item(_) | Slot::Stamp => String::new(),
    }
}

/// An item of a case with what tells it from the others.
pub(super) struct ItemRow {
    pub(super) field: Field,
    pub(super) keys: &'static ListKeys,
    /// Its place in the list, from 0.
    pub(super) at: usize,
    pub(super) item: YamlValue,
}

/// The items of a case that a sheet is about.
pub(super) fn item_rows(case: WrittenCase<'_>, topic: Topic) -> Vec<ItemRow> {
    let fields = match topic {
        Topic::Cases => Vec::new(),
        Topic::Units => ROLES.to_vec(),
        Topic::Items(field) => vec![field],
    };
    let mut rows = Vec::new();
    for field in fields {
        let Some(keys) = items::keys(field) else { continue };
        let items = items::items(case, field).into_iter().enumerate();
        rows.extend(items.map(|(at, item)| ItemRow { field, keys, at, item }));
    }
    rows
}

impl ItemRow {
    /// The text of one of its cells.
    pub(super) fn cell(&self, case: WrittenCase<'_>, slot: Slot) -> String {
        match slot {
            Slot::Field(field) => case.shown(field),
            Slot::Role => self.field.chinese().to_owned(),
            Slot::Ordinal => self.at.saturating_add(1).to_string(),
            Slot::Item(key) => items::shown(&self.item, self.keys, key),
            Slot::Attitude | Slot::Result | Slot::Stamp => String::new(),
        }
    }
}
