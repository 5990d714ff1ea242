//! The sheets that one unit gets: its cases, and what it is to fill in of each.

use super::{
    look::Words,
    whole::{named, stamped},
};
use crate::{
    ledger::{
        items::{self, ROLES},
        page::{Line, Page, Slot, Topic},
        records::{Records, WrittenCase},
        rows::{ItemRow, case_cell, item_rows},
    },
    record::Field,
};

/// What a unit reads of a case.
const READ: [Field; 11] = [
    Field::Number,
    Field::Kind,
    Field::Session,
    Field::Title,
    Field::Category,
    Field::Proposers,
    Field::Sole,
    Field::Lead,
    Field::Co,
    Field::Split,
    Field::Assigned,
];

/// What a unit that replies to a case is asked for.
const FILLED: [Field; 9] = [
    Field::ReplyNumber,
    Field::Replied,
    Field::Signer,
    Field::Outcome,
    Field::Publicity,
    Field::PublicityReason,
    Field::ContentPublic,
    Field::ResultPublic,
    Field::ReplyNote,
];

/// The lists that a unit which replies to a case adds to, and how many empty rows it gets.
const LISTS: [(Field, usize); 5] = [
    (Field::Contacts, 2),
    (Field::InterimReplies, 1),
    (Field::Measures, 2),
    (Field::Commitments, 2),
    (Field::Feedback, 1),
];

/// What a unit tells of its own part.
const OWN_STEPS: [&str; 6] = ["签收日期", "退办日期", "意见日期", "意见", "联系人", "电话"];

/// All units in the order in which the records name them.
pub(super) fn units(records: &Records, words: &Words<'_>) -> Vec<String> {
    let mut units = Vec::new();
    for case in records.all() {
        for row in item_rows(case, Topic::Units) {
            let name = unit_of(&row, words);
            if !name.is_empty() && !units.contains(&name) {
                units.push(name);
            }
        }
    }
    units
}

/// The name under which the unit of a row counts.
fn unit_of(row: &ItemRow, words: &Words<'_>) -> String {
    let head = row.keys.keys.iter().find(|it| row.keys.head == Some(it.names));
    let name = head.map(|it| items::shown(&row.item, row.keys, it)).unwrap_or_default();
    words.unit(&name).to_owned()
}

/// The role of a unit in a case.
fn role(case: WrittenCase<'_>, unit: &str, words: &Words<'_>) -> Option<Field> {
    let rows = item_rows(case, Topic::Units);
    rows.iter().find(|it| unit_of(it, words) == unit).map(|it| it.field)
}

pub(super) fn pages(records: &Records, unit: &str, words: &Words<'_>) -> Vec<Page> {
    let own: Vec<(WrittenCase<'_>, Field)> =
        records.all().filter_map(|it| Some((it, role(it, unit, words)?))).collect();
    let replied: Vec<WrittenCase<'_>> =
        own.iter().filter(|(_, role)| *role != Field::Co).map(|(case, _)| *case).collect();
    let mut pages = vec![cases(&own), steps(&own, unit, words)];
    if !replied.is_empty() {
        pages.extend(LISTS.map(|(field, empty)| list(&replied, field, empty)));
    }
    pages
}

fn cases(own: &[(WrittenCase<'_>, Field)]) -> Page {
    let is_used = |field: &Field| own.iter().any(|(case, _)| !case.shown(*field).is_empty());
    let is_role = |field: &Field| ROLES.contains(field);
    let read = READ.into_iter().filter(|it| !is_role(it) || is_used(it));
    let mut slots: Vec<Slot> = read.map(Slot::Field).collect();
    slots.insert(4, Slot::Role);
    if is_used(&Field::ReplyDue) {
        slots.push(Slot::Field(Field::ReplyDue));
    }
    slots.extend(FILLED.map(Slot::Field));
    slots.push(Slot::Stamp);
    let is_asked = |slot| matches!(slot, Slot::Field(it) if FILLED.contains(&it));
    let lines = own.iter().map(|(case, role)| {
        let cell = |slot: &Slot| match slot {
            Slot::Role => role.chinese().to_owned(),
            slot => case_cell(*case, *slot),
        };
        let cells = slots.iter().map(cell).collect();
        stamped(Topic::Cases, &slots, cells, |it| *role != Field::Co && is_asked(it))
    });
    let lines = lines.collect();
    Page { topic: Topic::Cases, slots, lines }
}

/// What the unit itself did in each case.
fn steps(own: &[(WrittenCase<'_>, Field)], unit: &str, words: &Words<'_>) -> Page {
    let topic = Topic::Units;
    let slots = topic.item_slots();
    let is_asked = |slot| matches!(slot, Slot::Item(it) if OWN_STEPS.contains(&it.names.0));
    let mut lines = Vec::new();
    for (case, _) in own {
        for row in item_rows(*case, topic).iter().filter(|it| unit_of(it, words) == unit) {
            let cells = slots.iter().map(|slot| row.cell(*case, *slot)).collect();
            lines.push(stamped(topic, &slots, cells, is_asked));
        }
    }
    Page { topic, slots, lines }
}

/// The items of a list, and empty rows for more.
fn list(own: &[WrittenCase<'_>], field: Field, empty: usize) -> Page {
    let topic = Topic::Items(field);
    let slots = topic.item_slots();
    let mut lines: Vec<Line> = Vec::new();
    for case in own {
        let rows = item_rows(*case, topic);
        lines.extend(rows.iter().map(|row| {
            let cells = slots.iter().map(|slot| row.cell(*case, *slot)).collect();
            stamped(topic, &slots, cells, |_| true)
        }));
        let open = slots.iter().map(|it| matches!(it, Slot::Item(_))).collect();
        let line = Line { cells: named(*case, &slots), open };
        lines.extend(std::iter::repeat_n(line, empty));
    }
    Page { topic, slots, lines }
}
