//! A value of a record as the text of a cell, and back. Every form of a value has one text that is
//! shown, so that what goes out and comes back is the same.

use crate::{
    chinese::date::{self, WrittenDate},
    record::{ListKeys, Shape, YamlValue},
};

/// What separates names in a cell; people type more than the 、 that we write.
const SEPARATORS: [char; 6] = ['、', '，', ',', '；', ';', '\n'];

/// The text of a value; empty when there is none.
pub(super) fn shown(value: &YamlValue, shape: Shape) -> String {
    match (shape, value) {
        (_, YamlValue::Empty) | (Shape::List(_) | Shape::Derived, _) => String::new(),
        (Shape::Named(keys), value) => {
            let names = value.items().iter().filter_map(|it| head(it, keys));
            normal(&names.collect::<Vec<_>>().join("、"), shape)
        }
        (Shape::Names | Shape::Choices(_), YamlValue::List(items)) => {
            let names = items.iter().filter_map(YamlValue::text);
            normal(&names.collect::<Vec<_>>().join("、"), shape)
        }
        (_, YamlValue::Text(text)) => normal(text, shape),
        _ => String::new(),
    }
}

/// The text that an item of a list has for its head.
pub(super) fn head<'a>(item: &'a YamlValue, keys: &ListKeys) -> Option<&'a str> {
    match item {
        YamlValue::Text(text) => Some(text),
        map => map.get(&both(keys.head?))?.text(),
    }
}

/// Both spellings of a key.
pub(super) fn both(names: (&'static str, &'static str)) -> [&'static str; 2] {
    [names.0, names.1]
}

/// A text as it is shown and compared: a date as `2021-04-16`, names joined with 、, one line where
/// the record has one.
pub(super) fn normal(text: &str, shape: Shape) -> String {
    match shape {
        Shape::Day => match date::read(text) {
            Some(WrittenDate::Day(date)) => date.to_string(),
            _ => one_line(text),
        },
        Shape::Names | Shape::Choices(_) | Shape::Named(_) => names(text).join("、"),
        Shape::Prose => {
            let lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
            lines.collect::<Vec<_>>().join("\n")
        }
        _ => one_line(text),
    }
}

/// The names in a cell.
pub(super) fn names(text: &str) -> Vec<&str> {
    text.split(SEPARATORS).map(str::trim).filter(|it| !it.is_empty()).collect()
}

/// Lines that were broken for the eye, joined.
fn one_line(text: &str) -> String {
    let mut joined = String::new();
    for line in text.lines().map(str::trim).filter(|it| !it.is_empty()) {
        let is_latin = |it: Option<char>| it.is_some_and(|it| it.is_ascii_alphanumeric());
        if is_latin(joined.chars().last()) && is_latin(line.chars().next()) {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

/// The value that a cell's text stands for, in the form that the value has now.
pub(super) fn value(text: &str, shape: Shape, before: Option<&YamlValue>) -> YamlValue {
    let text = normal(text, shape);
    let Some(YamlValue::List(items)) = before else { return YamlValue::Text(text) };
    match shape {
        Shape::Names | Shape::Choices(_) => {
            YamlValue::List(names(&text).into_iter().map(plain).collect())
        }
        Shape::Named(keys) => {
            let kept = |name: &str| items.iter().find(|it| head(it, keys) == Some(name)).cloned();
            let named = names(&text).into_iter().map(|it| kept(it).unwrap_or_else(|| plain(it)));
            YamlValue::List(named.collect())
        }
        _ => YamlValue::Text(text),
    }
}

fn plain(text: &str) -> YamlValue {
    YamlValue::Text(text.to_owned())
}
