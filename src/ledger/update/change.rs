//! One cell that came back, held against what it was and what the records say now.

use super::{header, incoming::Incoming};
use crate::{
    ledger::{form, page::Slot},
    record::{Shape, UnitRegistry},
};

/// How much of each there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows that hold anything.
    pub rows: usize,
    /// Cases that were added.
    pub added: usize,
    /// Cases with a change.
    pub changed: usize,
    /// Cells that are taken over, those of added cases included.
    pub cells: usize,
    /// Cells in conflict.
    pub conflicts: usize,
    /// Cells that were emptied, which erases nothing.
    pub emptied: usize,
    /// Cells that were changed although they were not to be filled in.
    pub closed: usize,
    /// Cases that the workbooks hold and nothing is changed in.
    pub same: usize,
}

/// What was found about a cell or an item of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    /// The cell as messages name it: `答复日期`, `沟通第2条的方式`.
    pub(super) label: String,
    pub(super) kind: FindingKind,
    /// Where the workbooks say so.
    pub(super) places: Vec<String>,
}

/// What it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FindingKind {
    /// Taken over: before and after.
    Changed(String, String),
    /// A new item of a list.
    Added(String),
    /// The records changed after the workbook went out: what they say, what it says, where.
    Overtaken(String, String, String),
    /// Workbooks say different things: each with its place.
    Contested(String, Vec<Said>),
    /// Not for the unit to fill in: what it says and where.
    Closed(String, String),
    /// Emptied, where it had this.
    Emptied,
}

impl FindingKind {
    /// Whether a person must settle it.
    pub(super) fn is_conflict(&self) -> bool {
        matches!(self, Self::Overtaken(..) | Self::Contested(..))
    }

    /// Whether it is taken over.
    pub(super) fn is_change(&self) -> bool {
        matches!(self, Self::Changed(..) | Self::Added(_))
    }
}

/// A text and where it is said.
pub(super) type Said = (String, String);

/// What the workbooks say about the cells of one case or item.
#[derive(Debug, Default)]
pub(super) struct Proposals {
    /// The columns in their order, and what is said under each.
    texts: Vec<(Slot, Vec<Said>)>,
    pub(super) findings: Vec<Finding>,
}

impl Proposals {
    /// Takes up a row; `now` is what the records say under a column, `label` names a cell.
    pub(super) fn take(
        &mut self,
        row: &Incoming,
        units: &UnitRegistry,
        now: impl Fn(Slot) -> String,
        label: impl Fn(Slot) -> String,
    ) {
        for (slot, text) in row.values() {
            let now = now(slot);
            let is_new = row.stamp.as_ref().is_none_or(|it| it.says(header(slot), &now));
            let was_said = row.stamp.as_ref().is_some_and(|it| it.says(header(slot), text));
            let text = spelt_as_there(text, &now, slot, units);
            let is_closed = row.stamp.as_ref().is_some_and(|it| it.is_closed(header(slot)));
            if text == now || was_said {
                continue;
            }
            let kind = if text.is_empty() {
                FindingKind::Emptied
            } else if is_closed {
                FindingKind::Closed(text.clone(), row.place.clone())
            } else if is_new {
                let said = (text.clone(), row.place.clone());
                match self.texts.iter_mut().find(|(it, _)| *it == slot) {
                    Some((_, texts)) => texts.push(said),
                    None => self.texts.push((slot, vec![said])),
                }
                continue;
            } else {
                FindingKind::Overtaken(now, text.clone(), row.place.clone())
            };
            let places = vec![row.place.clone()];
            self.findings.push(Finding { label: label(slot), kind, places });
        }
    }

    /// The cells to be taken over, in the order of their columns; those about which workbooks
    /// disagree become findings.
    pub(super) fn settled(
        &mut self,
        now: impl Fn(Slot) -> String,
        label: impl Fn(Slot) -> String,
    ) -> Vec<(Slot, String)> {
        let mut settled = Vec::new();
        for (slot, texts) in std::mem::take(&mut self.texts) {
            let Some((first, _)) = texts.first() else { continue };
            let first = first.clone();
            let places = texts.iter().map(|(_, place)| place.clone()).collect();
            let kind = if texts.iter().all(|(text, _)| *text == first) {
                settled.push((slot, first.clone()));
                FindingKind::Changed(now(slot), first)
            } else {
                FindingKind::Contested(now(slot), texts)
            };
            self.findings.push(Finding { label: label(slot), kind, places });
        }
        settled
    }
}

/// The text of a cell of units, where each unit that the records have already is called as they
/// call it: another name of the same unit is no change.
fn spelt_as_there(text: &str, now: &str, slot: Slot, units: &UnitRegistry) -> String {
    let is_of_units = match slot {
        Slot::Field(field) => field.is_of_units(),
        Slot::Item(key) => key.shape == Shape::Unit,
        _ => false,
    };
    if !is_of_units || units.is_empty() {
        return text.to_owned();
    }
    let there = form::names(now);
    let called = |name| {
        let same = there.iter().find(|it| units.name(it) == units.name(name));
        same.copied().unwrap_or(name)
    };
    form::names(text).into_iter().map(called).collect::<Vec<_>>().join("、")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diagnostic::{Place, SourceFile, SourceKind},
        record::{Field, Unit},
    };

    #[test]
    fn a_unit_is_called_as_the_records_call_it() {
        let file = SourceFile::new("huibao.yaml", SourceKind::Settings, "");
        let mut units = UnitRegistry::default();
        let unit = Unit {
            name: "区民政局".to_owned(),
            full_name: "某某区民政局".to_owned(),
            aliases: Vec::new(),
            from: None,
            until: None,
            system: None,
            successor: None,
            place: Place::new(&file, 0..0),
        };
        units.add(unit).unwrap();
        for (field, text, now, expected) in [
            (Field::Lead, "区民政局", "某某区民政局", "某某区民政局"),
            (Field::Co, "区医保局，某某区民政局", "区民政局、甲", "区医保局、区民政局"),
            (Field::Co, "区民政局", "甲", "区民政局"),
            (Field::Title, "区民政局", "某某区民政局", "区民政局"),
        ] {
            assert_eq!(spelt_as_there(text, now, Slot::Field(field), &units), expected);
        }
    }
}
