//! Conditions: `全部`, or fields with a value, a list of values, 有 or 无.

use std::borrow::Cow;

use super::{Known, entries::map, leaf};
use crate::{
    chinese::{
        date::{self, WrittenDate},
        nearest::nearest,
    },
    diagnostic::{Diagnostic, Diagnostics},
    record::{
        ALL_CASES, AsOf, Condition, Field, FieldTest, PENDING, Test, Written,
        raw::{Content, Key, Node},
    },
};

/// Reads a condition; what is wrong with one test does not hide the others.
pub(super) fn read(
    node: &Node,
    what: &str,
    known: Known<'_>,
    found: &mut Diagnostics,
) -> Option<Condition> {
    if let Content::Text(text, _) = &node.content {
        if text.trim() == ALL_CASES {
            return Some(Condition::default());
        }
        found.push(
            Diagnostic::error(format!("{what}的条件“{text}”不知何意"))
                .at(&node.place)
                .cure("请写“全部”，或字段和值，如“{办理结果: 解决采纳}”"),
        );
        return None;
    }
    let mut tests = Vec::new();
    for (key, value) in map(node, &format!("{what}的条件"), found)? {
        if let Some(field) = self::field(key, what, found)
            && let Some(test) = test(field, value, what, known, found)
        {
            tests.push(FieldTest { field, test, place: key.place.clone() });
        }
    }
    Some(Condition { tests })
}

fn field(key: &Key, what: &str, found: &mut Diagnostics) -> Option<Field> {
    let written = Written { text: key.text.clone(), place: key.place.clone() };
    named_field(&written, &format!("{what}的条件"), found)
}

/// The field that a text names.
pub(super) fn named_field(written: &Written, what: &str, found: &mut Diagnostics) -> Option<Field> {
    let field = Field::named(&written.text);
    if field.is_none() {
        let names = Field::ALL.map(Field::chinese);
        let cure = match nearest(&written.text, names) {
            Some(name) => format!("是否为“{name}”？请改正"),
            None => format!("字段有：{}", names.join("、")),
        };
        found.push(
            Diagnostic::error(format!("{what}里的“{}”不是记录的字段", written.text))
                .at(&written.place)
                .cure(cure),
        );
    }
    field
}

fn test(
    field: Field,
    node: &Node,
    what: &str,
    known: Known<'_>,
    found: &mut Diagnostics,
) -> Option<Test> {
    let what = format!("{what}的条件里{}", field.chinese());
    test_of(node, &what, |it, found| value(field, it, &what, known, found), found)
}

/// 有, 无, or values, each read by `read` for what it stands for.
pub(super) fn test_of(
    node: &Node,
    what: &str,
    read: impl Fn(&Written, &mut Diagnostics) -> Option<Vec<String>>,
    found: &mut Diagnostics,
) -> Option<Test> {
    let values = leaf::names(node, what, found);
    match values.as_slice() {
        // A value that is still to be written has been reported.
        [] if node.place.text() == PENDING => None,
        [] => {
            found.push(
                Diagnostic::error(format!("{what}没有写值"))
                    .at(&node.place)
                    .cure("请写一个值、几个值的列表，或“有”“无”"),
            );
            None
        }
        [one] if one.text == "有" => Some(Test::Present),
        [one] if one.text == "无" => Some(Test::Absent),
        _ => {
            let checked = values.iter().map(|it| read(it, found));
            let checked = checked.collect::<Option<Vec<Vec<String>>>>();
            checked.map(|it| Test::OneOf(it.concat()))
        }
    }
}

/// What a value stands for: a word that only says a meaning, for all the office's words of it.
fn value(
    field: Field,
    written: &Written,
    what: &str,
    known: Known<'_>,
    found: &mut Diagnostics,
) -> Option<Vec<String>> {
    let words = &known.vocabulary.words;
    let asked: Vec<&str> = if known.by_meaning {
        words.meaning(field, &written.text).collect()
    } else {
        words.asked(field, &written.text)
    };
    if asked.is_empty() {
        return single(field, written, what, known, found).map(|it| vec![it]);
    }
    Some(asked.into_iter().map(str::to_owned).collect())
}

/// A value as [`crate::record::Case::values`] spells it.
fn single(
    field: Field,
    written: &Written,
    what: &str,
    known: Known<'_>,
    found: &mut Diagnostics,
) -> Option<String> {
    if field.is_date() {
        return match date::read(&written.text) {
            Some(WrittenDate::Day(date)) => Some(date.to_string()),
            other => {
                found.push(leaf::no_date(written, what, other));
                None
            }
        };
    }
    if field.is_of_units() {
        let name = known.vocabulary.units.name(&written.text).to_owned();
        let written = Written { text: name, place: written.place.clone() };
        warn_of_slip(field, &written, what, known, found);
        return Some(written.text);
    }
    match known.vocabulary.classes(field) {
        Some(classes) if !classes.contains(&written.text.as_str()) => {
            found.push(leaf::outside(written, what, "不在可选之列", classes));
            None
        }
        Some(_) => Some(written.text.clone()),
        None => {
            warn_of_slip(field, written, what, known, found);
            Some(written.text.clone())
        }
    }
}

/// A value of which no case has any, while one much like it occurs, is a slip of the pen; any
/// other may yet come.
fn warn_of_slip(
    field: Field,
    written: &Written,
    what: &str,
    known: Known<'_>,
    found: &mut Diagnostics,
) {
    let values: Vec<Cow<'_, str>> =
        known.cases.iter().flat_map(|it| it.values(field, AsOf::END_OF_TIME)).collect();
    if values.iter().any(|it| **it == written.text) {
        return;
    }
    if let Some(name) = nearest(&written.text, values.iter().map(AsRef::as_ref)) {
        found.push(
            Diagnostic::warning(format!("{what}的值“{}”在台账里一处也没有", written.text))
                .at(&written.place)
                .cure(format!("是否为“{name}”？若是，请改正")),
        );
    }
}
