//! What the sheets of lists bring: values of items, and new items.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    Update,
    change::{Finding, FindingKind, Proposals},
    incoming::Incoming,
    known::Known,
    place::{Found, place},
};
use crate::{
    ledger::{
        items,
        page::{Slot, Topic},
        records::WrittenCase,
        rows::{ItemRow, item_rows},
    },
    record::{Field, ListKeys, Names, Shape, YamlValue},
};

impl Update {
    /// Takes over what the sheets of lists say.
    pub(super) fn take_items(&mut self, rows: &[Incoming]) {
        let known = Known::of(self);
        let mut of_case: BTreeMap<usize, Vec<Cow<'_, Incoming>>> = BTreeMap::new();
        for row in rows {
            if row.says_nothing() {
                self.take_blank(row, &known);
                continue;
            }
            match known.find(&row.identity()) {
                Ok(case) if self.added.contains(&case) => {
                    of_case.entry(case).or_default().push(Cow::Owned(row.unstamped()));
                }
                Ok(case) => of_case.entry(case).or_default().push(Cow::Borrowed(row)),
                Err(why) => self.unfit.push(format!("{}：{why}", row.place)),
            }
        }
        for (case, rows) in of_case {
            let topics: BTreeSet<Topic> = rows.iter().map(|it| it.topic).collect();
            for topic in topics {
                let rows = rows.iter().map(AsRef::as_ref).filter(|it| it.topic == topic);
                self.take_topic(case, topic, &rows.collect::<Vec<_>>());
            }
        }
    }

    /// Looks at a row that fills in nothing: that of a case of ours was left empty, another names
    /// what is not here.
    fn take_blank(&mut self, row: &Incoming, known: &Known) {
        let why = match known.find(&row.identity()) {
            Err(why) => Some(why),
            Ok(case) if row.names_item() => self.unplaced(case, row),
            Ok(_) => None,
        };
        if let Some(why) = why {
            self.counts.rows = self.counts.rows.saturating_add(1);
            self.unfit.push(format!("{}：{why}", row.place));
        }
    }

    /// Why a row names nothing that the case has.
    fn unplaced(&self, case: usize, row: &Incoming) -> Option<String> {
        let written = self.records.case(case)?;
        match place(row, &item_rows(written, row.topic), written, &self.units) {
            Found::Nowhere(why) => Some(why),
            _ => None,
        }
    }

    fn take_topic(&mut self, case: usize, topic: Topic, rows: &[&Incoming]) {
        let Some(written) = self.records.case(case) else { return };
        let there = item_rows(written, topic);
        let mut taken = Taken::default();
        for row in rows {
            match place(row, &there, written, &self.units) {
                Found::At(at) => {
                    let Some(item) = there.get(at) else { continue };
                    let proposal = taken.proposals.entry(at).or_default();
                    proposal.take(
                        row,
                        &self.units,
                        |it| item.cell(written, it),
                        |it| item_label(item, it),
                    );
                }
                Found::Same => {}
                Found::New(keys) => taken.add(row, keys),
                Found::Nowhere(why) => self.unfit.push(format!("{}：{why}", row.place)),
            }
        }
        let (lists, findings) = taken.settled(written, topic, &there);
        for (field, list) in lists {
            self.records.set(case, field, list);
        }
        self.findings.entry(case).or_default().extend(findings);
    }
}

/// What rows bring to the items of one case.
#[derive(Default)]
struct Taken<'a> {
    /// By the place of the item.
    proposals: BTreeMap<usize, Proposals>,
    new: Vec<(&'a Incoming, YamlValue, &'static ListKeys)>,
}

impl<'a> Taken<'a> {
    /// Takes up a new item; two workbooks may bring the same.
    fn add(&mut self, row: &'a Incoming, keys: &'static ListKeys) {
        let item = made(row, keys);
        let nth = |it: &Incoming| it.get(Slot::Ordinal).to_owned();
        let is_same =
            |(other, it, _): &(&Incoming, YamlValue, _)| *it == item && nth(other) == nth(row);
        if !self.new.iter().any(is_same) {
            self.new.push((row, item, keys));
        }
    }

    /// The lists that change, and what was found.
    fn settled(
        self,
        case: WrittenCase<'_>,
        topic: Topic,
        there: &[ItemRow],
    ) -> (Vec<(Field, YamlValue)>, Vec<Finding>) {
        let mut findings = Vec::new();
        let mut lists: BTreeMap<Field, Vec<YamlValue>> = BTreeMap::new();
        for (at, mut proposal) in self.proposals {
            let Some(row) = there.get(at) else { continue };
            let settled = proposal.settled(|it| row.cell(case, it), |it| item_label(row, it));
            for (slot, text) in settled {
                let list = lists.entry(row.field).or_insert_with(|| items::items(case, row.field));
                if let (Slot::Item(key), Some(item)) = (slot, list.get_mut(row.at)) {
                    items::set(item, row.keys, key, &text);
                }
            }
            findings.extend(proposal.findings);
        }
        if let Topic::Items(field) = topic {
            for (row, item, keys) in self.new {
                let kind = FindingKind::Added(summary(&item, keys));
                let places = vec![row.place.clone()];
                findings.push(Finding { label: field.chinese().to_owned(), kind, places });
                lists.entry(field).or_insert_with(|| items::items(case, field)).push(item);
            }
        }
        let lists = lists.into_iter().map(|(it, list)| (it, items::list(list, case.get(it))));
        (lists.collect(), findings)
    }
}

/// The label of a cell of an item.
fn item_label(row: &ItemRow, slot: Slot) -> String {
    let head = row.keys.keys.iter().find(|it| row.keys.head == Some(it.names));
    let list = row.field.chinese();
    if let (Shape::Named(_), Some(head)) = (row.field.shape(), head) {
        let name = items::shown(&row.item, row.keys, head);
        return format!("{list}{name}的{}", slot.header());
    }
    format!("{list}第{}条的{}", row.at.saturating_add(1), slot.header())
}

/// The item that a row makes.
fn made(row: &Incoming, keys: &ListKeys) -> YamlValue {
    let cells: Vec<(Names, String)> = row
        .cells
        .iter()
        .filter_map(|(slot, text)| match slot {
            Slot::Item(key) => Some((key.names, text.clone())),
            _ => None,
        })
        .collect();
    items::made(keys, &cells)
}

/// What an item says, for messages.
fn summary(item: &YamlValue, keys: &ListKeys) -> String {
    let texts = keys.keys.iter().map(|key| items::shown(item, keys, key));
    texts.filter(|it| !it.is_empty()).collect::<Vec<_>>().join("，")
}
