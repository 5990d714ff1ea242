//! The fields of a case that hold more than a text: 措施, 承诺事项, 满意度.

use super::{entries::Entries, leaf};
use crate::{
    diagnostic::Diagnostics,
    record::{
        Commitment, Measure, Satisfaction, keys,
        raw::{Content, Node},
        vocabulary::SATISFACTION,
    },
};

/// A text, or a list of texts or maps.
pub(super) fn measures(node: &Node, what: &str, found: &mut Diagnostics) -> Vec<Measure> {
    items(node).iter().filter_map(|it| measure(it, what, found)).collect()
}

fn measure(node: &Node, what: &str, found: &mut Diagnostics) -> Option<Measure> {
    if !matches!(node.content, Content::Map(_)) {
        let written = leaf::clause(node, what, found)?;
        return Some(Measure { text: written.text, unit: None, place: written.place });
    }
    let entries = Entries::open(node, what, keys::MEASURE_KEYS, found)?;
    let content = entries.require(keys::CONTENT, what, "请写明做了什么", found)?;
    let written = leaf::clause(content, what, found)?;
    let unit = entries.get(keys::UNIT).and_then(|it| leaf::text(it, what, found));
    Some(Measure { text: written.text, unit: unit.map(|it| it.text), place: written.place })
}

/// A text, or a list of texts or maps.
pub(super) fn commitments(node: &Node, what: &str, found: &mut Diagnostics) -> Vec<Commitment> {
    items(node).iter().filter_map(|it| commitment(it, what, found)).collect()
}

fn commitment(node: &Node, what: &str, found: &mut Diagnostics) -> Option<Commitment> {
    if !matches!(node.content, Content::Map(_)) {
        let Measure { text, unit, place } = measure(node, what, found)?;
        return Some(Commitment { text, unit, due: None, closed: None, place });
    }
    let entries = Entries::open(node, what, keys::COMMITMENT_KEYS, found)?;
    let item = entries.require(keys::ITEM, what, "请写明承诺了什么", found)?;
    let written = leaf::clause(item, what, found)?;
    let unit = entries.get(keys::UNIT).and_then(|it| leaf::text(it, what, found));
    let mut date = |name: keys::Names| {
        entries.get(name).and_then(|it| leaf::date(it, &format!("{what}的{}", name.0), found))
    };
    Some(Commitment {
        due: date(keys::DUE),
        closed: date(keys::CLOSED),
        text: written.text,
        unit: unit.map(|it| it.text),
        place: written.place,
    })
}

/// A list's items, or the value itself as the only one.
fn items(node: &Node) -> &[Node] {
    if let Content::List(items) = &node.content { items } else { std::slice::from_ref(node) }
}

/// 满意度: one word for both axes, or a word for each.
pub(super) fn satisfaction(
    node: &Node,
    what: &str,
    found: &mut Diagnostics,
) -> Option<Satisfaction> {
    let options = SATISFACTION.map(|it| (it, it));
    if !matches!(node.content, Content::Map(_)) {
        let both = leaf::choice(node, what, &options, found)?.to_owned();
        return Some(Satisfaction { attitude: Some(both.clone()), result: Some(both) });
    }
    let entries = Entries::open(node, what, keys::SATISFACTION_KEYS, found)?;
    let mut axis = |name: keys::Names| {
        let node = entries.get(name)?;
        let what = format!("{what}的{}", name.0);
        leaf::choice(node, &what, &options, found).map(str::to_owned)
    };
    Some(Satisfaction { attitude: axis(keys::ATTITUDE), result: axis(keys::RESULT) })
}
