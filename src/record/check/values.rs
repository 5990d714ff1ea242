//! The values of one record, or of 公共: each field read by itself, in the form that its shape says.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    Vocabulary,
    entries::Entries,
    leaf,
    lists::{self, Item},
    units, words,
};
use crate::{
    diagnostic::{Diagnostics, Place},
    record::{
        Field, OwnWord, Satisfaction, Written, keys,
        raw::{Content, Node},
        shape::{ListKeys, Shape},
    },
};

/// The fields that a record or 公共 gives, with the place of each value.
pub(super) type Values = BTreeMap<Field, (Value, Place)>;

/// A value that has been read.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Text(String),
    Names(Vec<String>),
    Date(NaiveDate),
    Flag(bool),
    Whole(u32),
    Items(Vec<Item>),
    Satisfaction(Satisfaction),
    /// Written with nothing after it: what the record says wins over 公共.
    Nothing,
    /// Written, wrong and reported.
    Refused,
}

/// How messages call the case: `0038号`, or by its place in the list while it has no number.
pub(super) fn owner(node: &Node, nth: usize) -> String {
    let entries = if let Content::Map(entries) = &node.content { entries.as_slice() } else { &[] };
    let number = entries.iter().find(|(key, _)| Field::named(&key.text) == Some(Field::Number));
    match number.map(|(_, value)| &value.content) {
        Some(Content::Text(number, _)) => format!("{}号", number.trim()),
        _ => format!("第{nth}件"),
    }
}

/// Reads the fields of one map.
pub(super) fn read(
    node: &Node,
    owner: &str,
    vocabulary: &Vocabulary,
    found: &mut Diagnostics,
) -> Values {
    let mut values = Values::new();
    let Some(entries) = Entries::open(node, owner, &keys::CASE_KEYS, found) else {
        return values;
    };
    for (name, key, node) in entries.iter() {
        let Some(field) = Field::named(name).filter(|it| !values.contains_key(it)) else {
            continue;
        };
        if node.content == Content::Empty {
            values.insert(field, (Value::Nothing, key.clone()));
            continue;
        }
        let what = format!("{owner}的{name}");
        let value = read_value(field.shape(), node, &what, vocabulary, found);
        values.insert(field, (value.unwrap_or(Value::Refused), node.place.clone()));
    }
    for (name, place) in entries.all_meant() {
        let field = Field::named(name).filter(|it| !values.contains_key(it));
        values.extend(field.map(|it| (it, (Value::Refused, place.clone()))));
    }
    values
}

/// Reads a value of a shape; `None` when it is wrong, which has been reported.
pub(super) fn read_value(
    shape: Shape,
    node: &Node,
    what: &str,
    vocabulary: &Vocabulary,
    found: &mut Diagnostics,
) -> Option<Value> {
    let text = |it: Written| Value::Text(it.text);
    match shape {
        Shape::Number => words::number(node, what, found).map(text),
        Shape::Title => words::title(node, what, found).map(text),
        Shape::Text => leaf::text(node, what, found).map(text),
        Shape::Unit => {
            let written = leaf::text(node, what, found)?;
            Some(text(units::counted(written, what, &vocabulary.units, found)))
        }
        Shape::Clause => leaf::clause(node, what, found).map(text),
        Shape::Prose => leaf::prose(node, what, found).map(Value::Text),
        Shape::Names => {
            let names = leaf::texts(leaf::names(node, what, found));
            (!names.is_empty()).then_some(Value::Names(names))
        }
        Shape::Day => leaf::date(node, what, found).map(Value::Date),
        Shape::YesNo => leaf::yes_no(node, what, found).map(Value::Flag),
        Shape::Whole => leaf::integer(node, what, &(1..=99), found).map(Value::Whole),
        Shape::Choice(options) => chosen(node, what, options, found),
        Shape::Choices(options) => choices(node, what, options, found),
        Shape::Session => words::session(node, what, found).map(Value::Text),
        Shape::Category => {
            let category = leaf::text(node, what, found)?;
            words::is_category(&category, what, vocabulary, found).then(|| text(category))
        }
        Shape::Outcome => {
            let outcome = leaf::text(node, what, found)?;
            words::check_outcome(&outcome, what, vocabulary, found);
            Some(text(outcome))
        }
        Shape::Publicity => word(node, what, &vocabulary.words.publicity, found).map(Value::Text),
        Shape::Satisfaction => {
            word(node, what, &vocabulary.words.satisfaction, found).map(Value::Text)
        }
        Shape::SatisfactionAxes => {
            satisfaction(node, what, &vocabulary.words.satisfaction, found).map(Value::Satisfaction)
        }
        Shape::Named(keys) => {
            let items = lists::named(node, what, keys, vocabulary, found);
            (!items.is_empty()).then_some(Value::Items(items))
        }
        Shape::List(keys) => Some(Value::Items(lists::list(node, what, keys, vocabulary, found))),
        Shape::Marked(keys) => marked(node, what, keys, vocabulary, found),
        Shape::Derived => None,
    }
}

fn chosen(node: &Node, what: &str, options: &[&str], found: &mut Diagnostics) -> Option<Value> {
    let options: Vec<(&str, &str)> = options.iter().map(|it| (*it, *it)).collect();
    leaf::choice(node, what, &options, found).map(|it| Value::Text(it.to_owned()))
}

/// One of the office's own words.
fn word(node: &Node, what: &str, words: &[OwnWord], found: &mut Diagnostics) -> Option<String> {
    let options: Vec<(&str, &str)> =
        words.iter().map(|it| (it.text.as_str(), it.text.as_str())).collect();
    leaf::choice(node, what, &options, found).map(str::to_owned)
}

fn choices(node: &Node, what: &str, options: &[&str], found: &mut Diagnostics) -> Option<Value> {
    let written = leaf::names(node, what, found);
    let is_known = |it: &&Written| options.contains(&it.text.as_str());
    for word in written.iter().filter(|it| !is_known(it)) {
        found.push(leaf::outside(word, what, "不在可选之列", options.iter().copied()));
    }
    let is_right = !written.is_empty() && written.iter().all(|it| is_known(&it));
    is_right.then(|| Value::Names(leaf::texts(written)))
}

/// 是 or 否, or the list that says more.
fn marked(
    node: &Node,
    what: &str,
    keys: &'static ListKeys,
    vocabulary: &Vocabulary,
    found: &mut Diagnostics,
) -> Option<Value> {
    if matches!(node.content, Content::List(_) | Content::Map(_)) {
        return Some(Value::Items(lists::list(node, what, keys, vocabulary, found)));
    }
    leaf::yes_no(node, what, found).map(Value::Flag)
}

/// 满意度: one word for both axes, or a word for each.
fn satisfaction(
    node: &Node,
    what: &str,
    words: &[OwnWord],
    found: &mut Diagnostics,
) -> Option<Satisfaction> {
    if !matches!(node.content, Content::Map(_)) {
        let both = word(node, what, words, found)?;
        return Some(Satisfaction { attitude: Some(both.clone()), result: Some(both) });
    }
    let entries = Entries::open(node, what, keys::SATISFACTION_KEYS, found)?;
    let mut axis = |name: keys::Names| {
        let node = entries.get(name)?;
        let what = format!("{what}的{}", name.0);
        word(node, &what, words, found)
    };
    Some(Satisfaction { attitude: axis(keys::ATTITUDE), result: axis(keys::RESULT) })
}
