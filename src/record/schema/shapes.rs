//! The schema of each shape that a value of a record may have.

use serde_json::{Value, json};

use super::{
    form::{Definitions, closed},
    list_texts, with_text,
};
use crate::record::{OwnWord, Shape, keys, shape::ListKeys};

/// A date with its day, as `chinese::date` reads it.
pub(super) const DAY: &str = "^\\s*[0-9０-９]{4}\\s*[-－—–.．/／年]\\s*[0-9０-９]{1,2}\\s*[-－—–.．/／月]\\s*[0-9０-９]{1,2}\\s*日?\\s*$";

/// A date of which the day may be open.
pub(super) const DAY_OR_MONTH: &str = "^\\s*[0-9０-９]{4}\\s*[-－—–.．/／年]\\s*[0-9０-９]{1,2}\\s*(月|[-－—–.．/／月]\\s*[0-9０-９]{1,2}\\s*日?)?\\s*$";

/// The schema of a value of this shape.
pub(super) fn schema(shape: Shape, all: &mut Definitions) -> Value {
    match shape {
        Shape::Number
        | Shape::Title
        | Shape::Text
        | Shape::Unit
        | Shape::Clause
        | Shape::Prose
        | Shape::Category
        | Shape::Outcome => text(),
        Shape::Names => names(),
        Shape::Day => json!({"type": ["string", "null"], "pattern": DAY}),
        Shape::YesNo => one_of(&["是", "否"]),
        Shape::Whole => integer(1, 99),
        Shape::Choice(options) => one_of(options),
        Shape::Choices(options) => {
            let any = options.join("|");
            json!({"anyOf": [
                {"type": "string", "pattern": format!("^\\s*({any})(\\s*、\\s*({any}))*\\s*$")},
                {"type": "array", "items": {"enum": options}},
                {"type": "null"},
            ]})
        }
        Shape::Session => {
            for (name, what) in [
                (keys::BODY, "哪个会，如区人大"),
                (keys::TERM, "第几届"),
                (keys::MEETING, "第几次会议"),
            ] {
                let value = if name == keys::BODY { text() } else { integer(1, 999) };
                all.define(&format!("session.{}", name.1), with_text(value, what));
            }
            let numbers = closed("session", keys::SESSION_KEYS, keys::SESSION_KEYS);
            json!({"anyOf": [{"type": ["string", "null"]}, numbers]})
        }
        Shape::Publicity => one_of(&texts(&all.words.publicity)),
        Shape::Satisfaction => one_of(&texts(&all.words.satisfaction)),
        Shape::SatisfactionAxes => {
            for name in keys::SATISFACTION_KEYS {
                let text = format!("对办理{}满意不满意", name.0);
                let axis = with_text(one_of(&texts(&all.words.satisfaction)), &text);
                all.define(&format!("satisfaction.{}", name.1), axis);
            }
            let axes = closed("satisfaction", keys::SATISFACTION_KEYS, &[]);
            json!({"anyOf": [{"enum": texts(&all.words.satisfaction)}, axes]})
        }
        Shape::Named(keys) => {
            let item = item(keys, all);
            json!({"anyOf": [
                {"type": ["string", "number", "null"]},
                item,
                {"type": "array", "items": {"anyOf": [{"type": ["string", "number"]}, item]}},
            ]})
        }
        Shape::List(keys) => list(keys, all),
        Shape::Marked(keys) => json!({"anyOf": [{"enum": ["是", "否"]}, list(keys, all)]}),
        Shape::Derived => json!({"not": {}}),
    }
}

/// How a value of this shape is written, after the text that says what it is.
pub(super) const fn hint(shape: Shape) -> &'static str {
    match shape {
        Shape::Session => "。写成“区十六届人大六次会议”，或“{机构: 区人大, 届: 16, 次: 6}”",
        Shape::Day => "。日期，如2021-04-16、2021年4月16日",
        Shape::Names | Shape::Choices(_) => "。几个的用顿号隔开，或写成列表",
        Shape::Named(_) => "。几个的用顿号隔开；要写明细的，写成列表，一项一条",
        Shape::YesNo => "。写“是”或“否”",
        Shape::List(ListKeys { head: Some(_), .. }) => "。一段话，或一条一条的列表",
        Shape::List(_) => "。写成列表，一次一条",
        Shape::Marked(_) => "。写“是”，或写成列表",
        _ => "",
    }
}

fn text() -> Value {
    json!({"type": ["string", "number", "null"]})
}

fn names() -> Value {
    json!({"anyOf": [text(), {"type": "array", "items": {"type": ["string", "number"]}}]})
}

/// The words of the project.
fn texts(words: &[OwnWord]) -> Vec<&str> {
    words.iter().map(|it| it.text.as_str()).collect()
}

/// One of these words, or nothing.
pub(super) fn one_of(words: &[&str]) -> Value {
    json!({"anyOf": [{"enum": words}, {"type": "null"}]})
}

/// A whole number, quoted or not, or nothing.
pub(super) fn integer(low: u32, high: u32) -> Value {
    json!({"anyOf": [
        {"type": "integer", "minimum": low, "maximum": high},
        {"type": "string", "pattern": "^[0-9]+$"},
        {"type": "null"},
    ]})
}

/// A list of maps, one map, or a text where one key may stand for all.
fn list(keys: &'static ListKeys, all: &mut Definitions) -> Value {
    let item = item(keys, all);
    let mut any = vec![item.clone()];
    if keys.head.is_some() {
        any.push(json!({"type": ["string", "number", "null"]}));
    }
    let items = json!({"type": "array", "items": {"anyOf": any}});
    any.push(items);
    json!({"anyOf": any})
}

/// The map of one item.
fn item(keys: &'static ListKeys, all: &mut Definitions) -> Value {
    let name = list_texts::name(keys);
    for key in keys.keys {
        let text = format!("{}{}", list_texts::text(keys, key.names), hint(key.shape));
        let value = with_text(schema(key.shape, all), &text);
        all.define(&format!("{name}.{}", key.names.1), value);
    }
    let names: Vec<keys::Names> = keys.keys.iter().map(|it| it.names).collect();
    let required: Vec<keys::Names> =
        keys.keys.iter().filter(|it| it.required.is_some()).map(|it| it.names).collect();
    let item = closed(name, &names, &required);
    all.define(name, item);
    json!({"$ref": format!("#/definitions/{name}")})
}
