//! 审议意见 in the head of a document.

use super::{
    entries::{Entries, list},
    leaf, letterhead,
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{
        IssueDate, Opinion, OpinionItem, Written, keys,
        raw::{Content, Node},
    },
};

/// 审议意见; `None` where it is not written or lacks what it cannot be answered without.
pub(super) fn opinion(
    head: &Entries<'_>,
    issued: Option<IssueDate>,
    found: &mut Diagnostics,
) -> Option<Opinion> {
    let what = Opinion::KEY;
    let entries = Entries::open(head.get(keys::OPINION)?, what, keys::OPINION_KEYS, found)?;
    let name = entries.require(keys::NAME, what, "请写审议意见的全称，不加书名号", found);
    let items = entries.require(
        keys::OPINION_ITEMS,
        what,
        "请逐条列出，如“意见: [进一步夯实办理工作基础, 不断提高办理工作质量]”",
        found,
    );
    let name = name.and_then(|it| leaf::sentence(it, "审议意见的名称", found)).map(bare);
    let number = letterhead::document_number(&entries, "审议意见的文号", found);
    let date = entries.get(keys::DATE).and_then(|node| {
        let date = leaf::date(node, "审议意见的日期", found)?;
        if let Some(issued) = issued.filter(|it| it.last_day() < date) {
            let cause = format!("审议意见的日期{date}晚于成文日期{}", issued.printed());
            found.push(
                Diagnostic::of(Rule::X21, cause)
                    .at(&node.place)
                    .cure("请核实两个日期：先有审议意见，后有落实情况的报告"),
            );
        }
        Some(date)
    });
    let items = items.map(|node| read_items(node, found))?;
    Some(Opinion { name: name?, number, date, items }).filter(|it| !it.items.is_empty())
}

fn read_items(node: &Node, found: &mut Diagnostics) -> Vec<OpinionItem> {
    let nodes = list(node, "审议意见的意见", found);
    if matches!(&node.content, Content::List(items) if items.is_empty()) {
        found.push(
            Diagnostic::error("审议意见没有列出意见").at(&node.place).cure("请逐条列出审议意见"),
        );
    }
    let mut items: Vec<OpinionItem> = Vec::new();
    for (node, nth) in nodes.iter().zip(1_usize..) {
        let Some(item) = item(node, nth, found) else { continue };
        if let Some(same) = items.iter().find(|it| it.text.text == item.text.text) {
            let first = same.nth;
            found.push(
                Diagnostic::error(format!("审议意见第{nth}条与第{first}条相同"))
                    .at(&item.text.place)
                    .cure("请核对审议意见的原文，重复的删去一条"),
            );
        }
        items.push(item);
    }
    items
}

/// An item: its words, or a map where it says which section answers it.
fn item(node: &Node, nth: usize, found: &mut Diagnostics) -> Option<OpinionItem> {
    let what = format!("审议意见第{nth}条");
    if matches!(node.content, Content::Empty) {
        found.push(
            Diagnostic::error(format!("{what}是空的"))
                .at(&node.place)
                .cure("请照抄这一条审议意见；没有这一条的，删去这一行"),
        );
        return None;
    }
    if !matches!(node.content, Content::Map(_)) {
        let text = leaf::clause(node, &what, found)?;
        return Some(OpinionItem { nth, text, answered_in: None });
    }
    let entries = Entries::open(node, &what, keys::OPINION_ITEM_KEYS, found)?;
    let text = entries.require(keys::OPINION_ITEM, &what, "请照抄这一条审议意见", found);
    let answered_in = entries
        .get(keys::ANSWERED_IN)
        .and_then(|it| leaf::clause(it, &format!("{what}的回应"), found));
    Some(OpinionItem { nth, text: leaf::clause(text?, &what, found)?, answered_in })
}

/// 名称 is printed in 《》, whether they were typed or not.
fn bare(mut written: Written) -> Written {
    let inner = written.text.strip_prefix('《').and_then(|it| it.strip_suffix('》'));
    if let Some(inner) = inner.map(str::to_owned) {
        written.text = inner;
    }
    written
}
