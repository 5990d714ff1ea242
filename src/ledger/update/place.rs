//! Which item of a case's lists a row speaks of: a unit or person by name, an event by what it was
//! when the workbook went out, else by its 序号.

use super::incoming::Incoming;
use crate::{
    ledger::{
        items,
        page::{Slot, Topic},
        records::WrittenCase,
        rows::ItemRow,
    },
    record::{Field, ListKeys, UnitRegistry},
};

/// Where the item of a row is.
pub(super) enum Found {
    At(usize),
    /// The list has it already, word for word.
    Same,
    New(&'static ListKeys),
    Nowhere(String),
}

pub(super) fn place(
    row: &Incoming,
    there: &[ItemRow],
    case: WrittenCase<'_>,
    units: &UnitRegistry,
) -> Found {
    match row.topic {
        Topic::Cases => Found::Nowhere(String::new()),
        Topic::Units | Topic::Items(Field::Proposers) => named_place(row, there, case, units),
        Topic::Items(field) => numbered_place(row, there, case, field),
    }
}

fn named_place(
    row: &Incoming,
    there: &[ItemRow],
    case: WrittenCase<'_>,
    units: &UnitRegistry,
) -> Found {
    let Some(head) = row.topic.head() else { return Found::Nowhere(String::new()) };
    let name = |it: &ItemRow| {
        let key = it.keys.keys.iter().find(|key| key.names == head);
        key.map(|key| items::shown(&it.item, it.keys, key)).unwrap_or_default()
    };
    let slot = row.cells.iter().find(|(it, _)| matches!(it, Slot::Item(key) if key.names == head));
    let wanted = slot.map_or("", |(_, text)| text.as_str());
    let role = row.get(Slot::Role);
    let is_named = |name: &str| match row.topic {
        Topic::Units => units.name(name) == units.name(wanted),
        _ => name == wanted,
    };
    let is_it = |it: &ItemRow| {
        is_named(&name(it)) && (role.is_empty() || it.cell(case, Slot::Role) == role)
    };
    if let Some(at) = there.iter().position(is_it) {
        return Found::At(at);
    }
    let what = if row.topic == Topic::Units { "承办单位" } else { "提出人" };
    let number = case.identity().number;
    Found::Nowhere(format!("{number}号的{what}里没有“{role}{wanted}”；要增加，请在“台账”表里改"))
}

fn numbered_place(row: &Incoming, there: &[ItemRow], case: WrittenCase<'_>, field: Field) -> Found {
    let says = |it: &ItemRow, text: &dyn Fn(Slot, &str) -> bool| {
        row.values().all(|(slot, _)| text(slot, &it.cell(case, slot)))
    };
    let nth: Option<usize> = row.get(Slot::Ordinal).parse().ok();
    let at = nth.and_then(|it| it.checked_sub(1));
    if let Some(stamp) = &row.stamp {
        // The item that the row was when it went out, wherever it is now.
        let was = |it: &ItemRow| says(it, &|slot, text| stamp.says(slot.header(), text));
        let here = at.filter(|at| there.get(*at).is_some_and(was));
        let found = here.or_else(|| there.iter().position(was)).or(at);
        return match found.filter(|at| *at < there.len()) {
            Some(at) => Found::At(at),
            None => Found::Nowhere(format!(
                "{}号的{}里已经没有这一条",
                case.identity().number,
                field.chinese()
            )),
        };
    }
    let is_said = |it: &ItemRow| {
        let mut values = row.values().filter(|(_, text)| !text.is_empty());
        values.all(|(slot, text)| it.cell(case, slot) == text)
    };
    match (at.filter(|at| *at < there.len()), items::keys(field)) {
        (Some(at), _) => Found::At(at),
        _ if nth.is_none() && there.iter().any(is_said) => Found::Same,
        (None, Some(keys)) => Found::New(keys),
        (None, None) => Found::Nowhere(String::new()),
    }
}
