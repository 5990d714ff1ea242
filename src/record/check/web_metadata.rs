//! 公开信息 in the head of a document.

use super::{entries::Entries, leaf};
use crate::{
    chinese::date,
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{
        IssueDate, Openness, WebMetadata, Written, keys,
        raw::{Content, Node},
    },
};

/// 公开信息, where it is written.
pub(super) fn web_metadata(
    head: &Entries<'_>,
    issued: Option<IssueDate>,
    found: &mut Diagnostics,
) -> Option<WebMetadata> {
    let node = head.get(keys::WEB_METADATA)?;
    if let Content::Text(..) = node.content {
        found.push(
            Diagnostic::error("公开信息要逐项写")
                .at(&node.place)
                .cure("请写成“公开信息: {发文机构: 单位名称, 公开方式: 主动公开}”的样子"),
        );
        return None;
    }
    let entries = Entries::open(node, WebMetadata::KEY, keys::WEB_METADATA_KEYS, found)?;
    check_published(head, &entries, issued, found);
    let openness = openness(&entries, found);
    let mut lines = Vec::new();
    for name in keys::WEB_METADATA_KEYS {
        let value = entries.get(*name);
        let written = if *name == keys::WEB_PUBLISHED {
            // Its faults have been told.
            let value = value.or_else(|| head.get(keys::PUBLISHED_ON));
            value.and_then(|it| published(it, &mut Diagnostics::default()))
        } else {
            value.and_then(|it| leaf::sentence(it, name.0, found))
        };
        lines.extend(written.map(|it| (name.0, it)));
    }
    Some(WebMetadata { lines, openness, place: node.place.clone() })
}

/// 发布日期 as it is shown.
fn published(node: &Node, found: &mut Diagnostics) -> Option<Written> {
    let day = leaf::date(node, keys::WEB_PUBLISHED.0, found)?;
    Some(Written { text: date::year_month_day(day), place: node.place.clone() })
}

/// Rule X21: a document is signed, then put on the web, on the day that the head says.
fn check_published(
    head: &Entries<'_>,
    entries: &Entries<'_>,
    issued: Option<IssueDate>,
    found: &mut Diagnostics,
) {
    let label = keys::WEB_PUBLISHED.0;
    let Some(node) = entries.get(keys::WEB_PUBLISHED) else { return };
    let Some(published) = leaf::date(node, label, found) else { return };
    if let Some(issued) = issued.filter(|it| published < it.first_day()) {
        let cause = format!("{label}{published}早于成文日期{}", issued.printed());
        let cure = "请核实两个日期：先成文，再上网";
        found.push(Diagnostic::of(Rule::X21, cause).at(&node.place).cure(cure));
    }
    let there = head.get(keys::PUBLISHED_ON);
    let there = there.and_then(|it| leaf::date(it, "", &mut Diagnostics::default()));
    if let Some(there) = there.filter(|it| *it != published) {
        let cause = format!("{label}是{published}，上网日期是{there}，应当是同一天");
        let cure = "请核实；只写一处就够了";
        found.push(Diagnostic::of(Rule::X21, cause).at(&node.place).cure(cure));
    }
}

fn openness(entries: &Entries<'_>, found: &mut Diagnostics) -> Option<Openness> {
    let options = Openness::ALL.map(|it| (it.chinese(), it));
    let cure = "请写“公开方式: 主动公开”；不上网的文件写依申请公开或不予公开";
    let node = entries.require(keys::WEB_MODE, WebMetadata::KEY, cure, found)?;
    leaf::choice(node, keys::WEB_MODE.0, &options, found)
}
