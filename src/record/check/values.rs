//! The values of one record, or of 公共: each field read by itself.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Vocabulary, entries::Entries, leaf, sets};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place, Rule},
    record::{
        CaseKind, Commitment, Field, Measure, Satisfaction, Written, keys,
        raw::{Content, Node},
        vocabulary::PUBLICITY,
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
    Kind(CaseKind),
    Measures(Vec<Measure>),
    Commitments(Vec<Commitment>),
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
    let Some(entries) = Entries::open(node, owner, &keys::case_keys(), found) else {
        return values;
    };
    for field in Field::ALL {
        if let Some(node) = entries.get(field.names()) {
            let what = format!("{owner}的{}", field.chinese());
            let value = read_value(field, node, &what, vocabulary, found);
            values.insert(field, (value.unwrap_or(Value::Refused), node.place.clone()));
        } else if let Some(place) = entries.key_place(field.names()) {
            values.insert(field, (Value::Nothing, place.clone()));
        } else if let Some(place) = entries.meant(field.names()) {
            values.insert(field, (Value::Refused, place.clone()));
        }
    }
    values
}

fn read_value(
    field: Field,
    node: &Node,
    what: &str,
    vocabulary: &Vocabulary,
    found: &mut Diagnostics,
) -> Option<Value> {
    let text = |it: Written| Value::Text(it.text);
    match field {
        Field::Number => read_number(node, what, found).map(text),
        Field::Kind => {
            let kinds = CaseKind::ALL.map(|it| (it.chinese(), it));
            leaf::choice(node, what, &kinds, found).map(Value::Kind)
        }
        Field::Session => leaf::text(node, what, found).map(text),
        Field::Title | Field::ShortTitle => read_title(node, what, found).map(text),
        Field::Category => {
            let category = leaf::text(node, what, found)?;
            read_category(&category, what, vocabulary, found).then(|| text(category))
        }
        Field::Proposers
        | Field::Lead
        | Field::Co
        | Field::Split
        | Field::LeaderReviews
        | Field::Keywords => {
            let names = leaf::texts(leaf::names(node, what, found));
            (!names.is_empty()).then_some(Value::Names(names))
        }
        Field::Assigned | Field::Replied => leaf::date(node, what, found).map(Value::Date),
        Field::Outcome => {
            let outcome = leaf::text(node, what, found)?;
            check_outcome(&outcome, what, vocabulary, found);
            Some(text(outcome))
        }
        Field::Measures => Some(Value::Measures(sets::measures(node, what, found))),
        Field::Commitments => Some(Value::Commitments(sets::commitments(node, what, found))),
        Field::Publicity => {
            let options = PUBLICITY.map(|it| (it, it));
            let chosen = leaf::choice(node, what, &options, found)?;
            Some(Value::Text(chosen.to_owned()))
        }
        Field::Satisfaction => sets::satisfaction(node, what, found).map(Value::Satisfaction),
        Field::State | Field::OnTime => None,
    }
}

fn read_number(node: &Node, what: &str, found: &mut Diagnostics) -> Option<Written> {
    let number = leaf::text(node, what, found)?;
    if number.text.contains(char::is_whitespace) {
        found.push(
            Diagnostic::error(format!("{what}“{}”里有空格", number.text))
                .at(&number.place)
                .cure("请去掉空格"),
        );
        return None;
    }
    leaf::is_referable(&number.text, "编号", &number.place, found).then_some(number)
}

fn read_title(node: &Node, what: &str, found: &mut Diagnostics) -> Option<Written> {
    let title = leaf::sentence(node, what, found)?;
    let pairs = [('《', '》'), ('“', '”')];
    if pairs.iter().any(|&(open, close)| is_wrapped(&title.text, open, close)) {
        found.push(
            Diagnostic::error(format!("{what}外面套了书名号或引号"))
                .at(&title.place)
                .cure("请去掉，引用时会自动加引号"),
        );
    }
    Some(title)
}

/// Whether one pair of marks stands around all of the text.
fn is_wrapped(text: &str, open: char, close: char) -> bool {
    let inner = text.strip_prefix(open).and_then(|it| it.strip_suffix(close));
    inner.is_some_and(|it| !it.contains([open, close]))
}

fn read_category(
    category: &Written,
    what: &str,
    vocabulary: &Vocabulary,
    found: &mut Diagnostics,
) -> bool {
    let known = &vocabulary.categories;
    if known.is_empty() {
        return leaf::is_referable(&category.text, "分类", &category.place, found);
    }
    let is_known = known.contains(&category.text);
    if !is_known {
        let cause =
            format!("{what}“{}”不在huibao.yaml的分类内（{}）", category.text, known.join("、"));
        let (line, _) = category.place.line_and_column();
        found.push(
            Diagnostic::error(cause).at(&category.place).cure(format!("请核实后修改第{line}行")),
        );
    }
    is_known
}

/// Rule X7.
fn check_outcome(outcome: &Written, what: &str, vocabulary: &Vocabulary, found: &mut Diagnostics) {
    let known: Vec<&str> = vocabulary.outcomes().collect();
    let is_known = vocabulary.scheme.is_none() || known.contains(&outcome.text.as_str());
    if !is_known {
        let cause = format!("{what}“{}”不在本届口径表内（{}）", outcome.text, known.join("、"));
        let (line, _) = outcome.place.line_and_column();
        found.push(
            Diagnostic::error(cause)
                .rule(Rule::X7)
                .at(&outcome.place)
                .cure(format!("请核实后修改第{line}行")),
        );
    }
}
