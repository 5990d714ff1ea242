//! The sheets of the whole register: every field that any record has.

use crate::{
    ledger::{
        items,
        page::{Line, Page, Slot, Topic},
        records::{IDENTITY, Records, WrittenCase},
        rows::{case_cell, item_rows},
        stamp::Stamp,
    },
    record::{Field, Shape},
};

/// The fields that a 台账 has whether or not any record has them.
const STANDING: [Field; 14] = [
    Field::Number,
    Field::Kind,
    Field::Session,
    Field::Title,
    Field::Category,
    Field::Proposers,
    Field::Lead,
    Field::Co,
    Field::LeaderReviews,
    Field::Assigned,
    Field::Replied,
    Field::Outcome,
    Field::Publicity,
    Field::Satisfaction,
];

/// The most characters that Excel takes in a cell.
pub(super) const LONGEST_CELL: usize = 32_000;

pub(super) fn pages(records: &Records) -> Vec<Page> {
    let pages = Topic::all().into_iter().map(|topic| match topic {
        Topic::Cases => cases(records),
        topic => items_page(records, topic),
    });
    pages.filter(|it| !it.lines.is_empty() || it.topic.is_standing()).collect()
}

fn cases(records: &Records) -> Page {
    let slots = case_slots(records);
    let lines = records.all().map(|case| {
        let cells = slots.iter().map(|slot| case_cell(case, *slot)).collect();
        stamped(Topic::Cases, &slots, cells, |_| true)
    });
    let lines = lines.collect();
    Page { topic: Topic::Cases, slots, lines }
}

/// The columns of the sheet of cases.
fn case_slots(records: &Records) -> Vec<Slot> {
    let is_used = |field: Field| records.all().any(|it| !it.shown(field).is_empty());
    let mut slots = Vec::new();
    for field in Field::written() {
        match field.shape() {
            Shape::List(_) => {}
            Shape::SatisfactionAxes if records.all().any(WrittenCase::has_axes) => {
                slots.extend([Slot::Attitude, Slot::Result]);
            }
            _ if STANDING.contains(&field) || is_used(field) => slots.push(Slot::Field(field)),
            _ => {}
        }
    }
    slots.push(Slot::Stamp);
    slots
}

fn items_page(records: &Records, topic: Topic) -> Page {
    let slots = topic.item_slots();
    let mut lines = Vec::new();
    for case in records.all() {
        for row in item_rows(case, topic) {
            if !matches!(topic, Topic::Items(field) if field != Field::Proposers)
                && !items::says_more(&row.item, row.keys)
            {
                continue;
            }
            let cells = slots.iter().map(|slot| row.cell(case, *slot)).collect();
            lines.push(stamped(topic, &slots, cells, |_| true));
        }
    }
    Page { topic, slots, lines }
}

/// A row with its stamp; `may_fill` says which of its columns are for the reader to fill in.
pub(super) fn stamped(
    topic: Topic,
    slots: &[Slot],
    mut cells: Vec<String>,
    may_fill: impl Fn(Slot) -> bool,
) -> Line {
    let fits = |text: &str| text.chars().count() <= LONGEST_CELL;
    let open: Vec<bool> = slots
        .iter()
        .zip(&cells)
        .map(|(slot, text)| !slot.is_name(topic) && may_fill(*slot) && fits(text))
        .collect();
    let stamp = {
        let columns = slots.iter().zip(&cells).zip(&open);
        let values = columns.filter(|((slot, _), _)| slot.is_stamped(topic));
        Stamp::of(values.map(|((slot, text), open)| (slot.header(), text.as_str(), *open)))
    };
    for (slot, cell) in slots.iter().zip(&mut cells) {
        if *slot == Slot::Stamp {
            *cell = stamp.written();
        }
    }
    Line { cells, open }
}

/// The identity and title of a case under these columns, for rows that are still empty.
pub(super) fn named(case: WrittenCase<'_>, slots: &[Slot]) -> Vec<String> {
    let text = |slot: &Slot| match slot {
        Slot::Field(field) if IDENTITY.contains(field) || *field == Field::Title => {
            case.shown(*field)
        }
        _ => String::new(),
    };
    slots.iter().map(text).collect()
}
