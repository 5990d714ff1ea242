//! The items of a record's lists as rows of their own: units with what they did, people, events.

use super::{
    form::{self, both},
    records::WrittenCase,
};
use crate::record::{Field, ListKey, ListKeys, Names, Shape, YamlValue};

/// The roles of units, each a field.
pub(super) const ROLES: [Field; 5] =
    [Field::Sole, Field::Lead, Field::Co, Field::Split, Field::Undertake];

/// The table of keys of a list; `None` of a field that is none.
pub(super) fn keys(field: Field) -> Option<&'static ListKeys> {
    match field.shape() {
        Shape::Named(keys) | Shape::List(keys) | Shape::Marked(keys) => Some(keys),
        _ => None,
    }
}

/// The items of a list, each as it is written; names in one text one by one.
pub(super) fn items(case: WrittenCase<'_>, field: Field) -> Vec<YamlValue> {
    match (field.shape(), case.get(field)) {
        (_, None) | (Shape::Marked(_), Some(YamlValue::Text(_))) => Vec::new(),
        (Shape::Named(_), Some(YamlValue::Text(text))) => {
            form::names(text).into_iter().map(|it| YamlValue::Text(it.to_owned())).collect()
        }
        (_, Some(value)) => value.items().to_vec(),
    }
}

/// The text of one cell of an item.
pub(super) fn shown(item: &YamlValue, keys: &ListKeys, key: &ListKey) -> String {
    match item {
        YamlValue::Text(text) if keys.head == Some(key.names) => form::normal(text, key.shape),
        map => map.get(&both(key.names)).map(|it| form::shown(it, key.shape)).unwrap_or_default(),
    }
}

/// Whether it says more than its head.
pub(super) fn says_more(item: &YamlValue, keys: &ListKeys) -> bool {
    let is_more = |it: &&ListKey| keys.head != Some(it.names);
    keys.keys.iter().filter(is_more).any(|it| !shown(item, keys, it).is_empty())
}

/// Sets one value of an item; a text becomes a map when it is to say more.
pub(super) fn set(item: &mut YamlValue, keys: &ListKeys, key: &ListKey, text: &str) {
    if let (YamlValue::Text(_), true) = (&*item, keys.head == Some(key.names)) {
        *item = form::value(text, key.shape, None);
        return;
    }
    if let (YamlValue::Text(head), Some(names)) = (&*item, keys.head) {
        *item = YamlValue::Map(vec![(names.0.to_owned(), YamlValue::Text(head.clone()))]);
    }
    let value = form::value(text, key.shape, item.get(&both(key.names)));
    if let Some(it) = item.get_mut(&both(key.names)) {
        *it = value;
        return;
    }
    let YamlValue::Map(entries) = item else { return };
    let is_english = entries.first().is_some_and(|(key, _)| key.is_ascii());
    let name = if is_english { key.names.1 } else { key.names.0 };
    let place = |names: &str| keys.keys.iter().position(|it| both(it.names).contains(&names));
    let own = place(name);
    let at = entries.iter().rposition(|(it, _)| place(it) < own);
    entries.insert(at.map_or(0, |it| it.saturating_add(1)), (name.to_owned(), value));
}

/// An item of these cells; a text where nothing but the head is said.
pub(super) fn made(keys: &ListKeys, cells: &[(Names, String)]) -> YamlValue {
    let mut item = YamlValue::Map(Vec::new());
    for key in keys.keys {
        let cell = cells.iter().find(|(names, text)| *names == key.names && !text.is_empty());
        if let Some((_, text)) = cell {
            set(&mut item, keys, key, text);
        }
    }
    match (item.entries(), keys.head) {
        ([(name, YamlValue::Text(text))], Some(head)) if name == head.0 => {
            YamlValue::Text(text.clone())
        }
        _ => item,
    }
}

/// A list of these items, as short as it can be said.
pub(super) fn list(items: Vec<YamlValue>, before: Option<&YamlValue>) -> YamlValue {
    match (items.as_slice(), before) {
        ([YamlValue::Text(text)], None | Some(YamlValue::Text(_))) => YamlValue::Text(text.clone()),
        _ => YamlValue::List(items),
    }
}
