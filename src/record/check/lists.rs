//! The lists of a record: units, people and events, each a map read by its table of keys.

use chrono::NaiveDate;

use super::{
    Vocabulary,
    entries::Entries,
    leaf, units,
    values::{Value, read_value},
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place},
    record::{
        Written,
        keys::{Names, UNIT},
        raw::{Content, Node},
        shape::{ListKeys, Shape},
    },
};

/// One item of a list: its values by key, taken out one by one.
#[derive(Clone, Debug)]
pub(super) struct Item {
    values: Vec<(Names, Value, Place)>,
    /// Where its head stands, else the whole item.
    pub(super) place: Place,
}

/// A list of maps; a text stands for the head of one, and one item for a list.
pub(super) fn list(
    node: &Node,
    what: &str,
    keys: &ListKeys,
    vocabulary: &Vocabulary,
    found: &mut Diagnostics,
) -> Vec<Item> {
    let items =
        if let Content::List(items) = &node.content { items } else { std::slice::from_ref(node) };
    items.iter().filter_map(|it| item(it, what, keys, vocabulary, found)).collect()
}

/// Names, or maps that say more of each; none twice.
pub(super) fn named(
    node: &Node,
    what: &str,
    keys: &ListKeys,
    vocabulary: &Vocabulary,
    found: &mut Diagnostics,
) -> Vec<Item> {
    let is_map = |it: &Node| matches!(it.content, Content::Map(_));
    let has_maps = match &node.content {
        Content::List(items) => items.iter().any(is_map),
        _ => is_map(node),
    };
    let Some(head) = keys.head else { return Vec::new() };
    if !has_maps {
        let names = leaf::names(node, what, found).into_iter();
        let is_unit = keys.keys.iter().any(|it| it.names == head && it.shape == Shape::Unit);
        let counted = |it, found: &mut _| {
            if is_unit { units::counted(it, what, &vocabulary.units, found) } else { it }
        };
        let items: Vec<Item> = names.map(|it| Item::of(head, counted(it, found))).collect();
        return distinct(items, head, what, found);
    }
    let items = list(node, what, keys, vocabulary, found);
    distinct(items, head, what, found)
}

/// Each name once.
fn distinct(items: Vec<Item>, head: Names, what: &str, found: &mut Diagnostics) -> Vec<Item> {
    let mut distinct: Vec<Item> = Vec::new();
    for item in items {
        let name = item.peek_text(head).unwrap_or_default();
        if distinct.iter().any(|it| it.peek_text(head) == Some(name)) {
            found.push(
                Diagnostic::error(format!("{what}里“{name}”写了两次"))
                    .at(&item.place)
                    .cure("请删去一处"),
            );
        } else {
            distinct.push(item);
        }
    }
    distinct
}

fn item(
    node: &Node,
    what: &str,
    keys: &ListKeys,
    vocabulary: &Vocabulary,
    found: &mut Diagnostics,
) -> Option<Item> {
    if let (Some(head), false) = (keys.head, matches!(node.content, Content::Map(_))) {
        let shape = keys.keys.iter().find(|it| it.names == head)?.shape;
        let value = read_value(shape, node, what, vocabulary, found)?;
        let place = head_place(node, &value, shape);
        return Some(Item { values: vec![(head, value, place.clone())], place });
    }
    let names: Vec<Names> = keys.keys.iter().map(|it| it.names).collect();
    let entries = Entries::open(node, what, &names, found)?;
    let mut item = Item { values: Vec::new(), place: node.place.clone() };
    let mut is_whole = true;
    for key in keys.keys {
        let is_head = keys.head == Some(key.names);
        let given = match key.required {
            Some(cure) => entries.require(key.names, what, cure, found),
            None => entries.get(key.names),
        };
        let label = if is_head { what.to_owned() } else { format!("{what}的{}", key.names.0) };
        let value = given.and_then(|it| read_value(key.shape, it, &label, vocabulary, found));
        match (given, value) {
            (Some(node), Some(value)) => {
                if is_head {
                    item.place = head_place(node, &value, key.shape);
                }
                item.values.push((key.names, value, node.place.clone()));
            }
            _ if key.required.is_some() => is_whole = false,
            _ => {}
        }
    }
    is_whole.then_some(item)
}

/// The place of a head, without the final mark that was taken off its text.
fn head_place(node: &Node, value: &Value, shape: Shape) -> Place {
    let mut place = leaf::trimmed(&node.place);
    let (Value::Text(text), false) = (value, shape == Shape::Unit) else { return place };
    if let Some(mark) =
        place.text().chars().last().filter(|_| !place.text().ends_with(text.as_str()))
    {
        place.range.end = place.range.end.saturating_sub(mark.len_utf8());
    }
    place
}

impl Item {
    fn of(head: Names, Written { text, place }: Written) -> Self {
        Self { values: vec![(head, Value::Text(text), place.clone())], place }
    }

    fn peek_text(&self, name: Names) -> Option<&str> {
        self.values.iter().find_map(|(it, value, _)| match value {
            Value::Text(text) if *it == name => Some(text.as_str()),
            _ => None,
        })
    }

    /// Its 单位.
    pub(super) fn unit(&self) -> String {
        self.peek_text(UNIT).unwrap_or_default().to_owned()
    }

    /// Where the value of a key stands that has not been taken out yet.
    pub(super) fn place_of(&self, name: Names) -> Option<Place> {
        self.values.iter().find(|(it, ..)| *it == name).map(|(_, _, place)| place.clone())
    }

    fn take(&mut self, name: Names) -> Option<Value> {
        let at = self.values.iter().position(|(it, ..)| *it == name)?;
        Some(self.values.swap_remove(at).1)
    }

    pub(super) fn text(&mut self, name: Names) -> Option<String> {
        if let Some(Value::Text(text)) = self.take(name) { Some(text) } else { None }
    }

    pub(super) fn names(&mut self, name: Names) -> Vec<String> {
        if let Some(Value::Names(names)) = self.take(name) { names } else { Vec::new() }
    }

    pub(super) fn date(&mut self, name: Names) -> Option<NaiveDate> {
        if let Some(Value::Date(date)) = self.take(name) { Some(date) } else { None }
    }

    pub(super) fn flag(&mut self, name: Names) -> Option<bool> {
        if let Some(Value::Flag(flag)) = self.take(name) { Some(flag) } else { None }
    }

    pub(super) fn whole(&mut self, name: Names) -> Option<u32> {
        if let Some(Value::Whole(number)) = self.take(name) { Some(number) } else { None }
    }
}
