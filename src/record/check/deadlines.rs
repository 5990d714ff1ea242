//! 时限: a shipped set by name, or the office's own over one of them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    entries::{Entries, map},
    holidays, leaf,
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, SourceFile, SourceKind},
    record::{
        CaseKind, ClockStart, Deadlines, Step, TimeLimit, Written, keys,
        raw::{self, Content, Key, Node},
    },
};

/// The sets that are compiled in: data, read like the office's own.
const SHIPPED: &str = include_str!("../deadlines.yaml");

/// The set when the settings name none.
const DEFAULT: &str = "通用";

/// Where there is no limit.
const NONE: &str = "不限";

/// The time limits that hold in the project.
pub(super) fn read(entries: &Entries<'_>, found: &mut Diagnostics) -> Deadlines {
    let node = entries.get(keys::DEADLINES);
    let mut deadlines = match node {
        Some(node) if matches!(node.content, Content::Map(_)) => own(node, found),
        Some(node) => named(node, "时限", found),
        None => None,
    }
    .unwrap_or_else(|| shipped(DEFAULT).unwrap_or_default());
    if let Some(months) = entries.get(keys::REPLY_MONTHS) {
        if node.is_some_and(says_reply) {
            found.push(
                Diagnostic::error("“办理期限”和“时限”里的“答复”说的是同一件事")
                    .at(&months.place)
                    .cure("请删去“办理期限”"),
            );
        }
        if let Some(months) = leaf::integer(months, "办理期限（月）", &(1..=24), found) {
            deadlines.reply.values_mut().for_each(|it| *it = TimeLimit::months(months));
        }
    }
    deadlines.calendar = holidays::read(entries, found);
    deadlines
}

fn says_reply(node: &Node) -> bool {
    let (chinese, english) = keys::REPLY_TIME;
    let Content::Map(entries) = &node.content else { return false };
    entries.iter().any(|(key, _)| key.text == chinese || key.text == english)
}

/// The office's own set, over the one that it names.
fn own(node: &Node, found: &mut Diagnostics) -> Option<Deadlines> {
    let entries = Entries::open(node, "时限", keys::DEADLINE_KEYS, found)?;
    let base = match entries.get(keys::BASE) {
        Some(name) => named(name, "时限的沿用", found)?,
        None => shipped(DEFAULT)?,
    };
    Some(over(base, &entries, found))
}

fn named(node: &Node, what: &str, found: &mut Diagnostics) -> Option<Deadlines> {
    let written = leaf::text(node, what, found)?;
    let set = shipped(&written.text);
    if set.is_none() {
        let all = all_shipped();
        let names = all.iter().map(|(name, _)| name.as_str());
        found.push(leaf::outside(&written, what, "没有随程序附带", names));
    }
    set
}

/// `base` with what `entries` says instead.
fn over(base: Deadlines, entries: &Entries<'_>, found: &mut Diagnostics) -> Deadlines {
    let mut set = base;
    let starts = [("交办", ClockStart::Assigned), ("闭会", ClockStart::Closing)];
    if let Some(node) = entries.get(keys::START) {
        set.start = leaf::choice(node, "时限的起算", &starts, found).unwrap_or(set.start);
    }
    if let Some(node) = entries.get(keys::CLOSINGS) {
        set.closings = read_closings(node, found);
    }
    if let Some(node) = entries.get(keys::REPLY_TIME) {
        read_by_kind(node, "时限的答复", &mut set.reply, found);
    }
    if let Some(node) = entries.get(keys::EXTENDED_TIME) {
        read_by_kind(node, "时限的延期", &mut set.extended, found);
    }
    for step in Step::ALL {
        let Some(node) = entries.get(step.names()) else { continue };
        match read_limit(node, &format!("时限的{}", step.names().0), found) {
            Some(Limit::Within(limit)) => _ = set.steps.insert(step, limit),
            Some(Limit::None) => _ = set.steps.remove(&step),
            None => {}
        }
    }
    set
}

fn read_closings(node: &Node, found: &mut Diagnostics) -> BTreeMap<String, NaiveDate> {
    let sessions = map(node, "闭会日期", found).unwrap_or_default();
    let dated = sessions.iter().filter_map(|(Key { text: session, .. }, value)| {
        let date = leaf::date(value, &format!("{session}的闭会日期"), found)?;
        Some((session.clone(), date))
    });
    dated.collect()
}

/// One limit for all kinds that have one, or a limit for each kind that is named.
fn read_by_kind(
    node: &Node,
    what: &str,
    limits: &mut BTreeMap<CaseKind, TimeLimit>,
    found: &mut Diagnostics,
) {
    let Content::Map(entries) = &node.content else {
        match read_limit(node, what, found) {
            Some(Limit::Within(limit)) => limits.values_mut().for_each(|it| *it = limit),
            Some(Limit::None) => limits.clear(),
            None => {}
        }
        return;
    };
    for (key, value) in entries {
        let Some(kind) = CaseKind::ALL.into_iter().find(|it| it.chinese() == key.text) else {
            let typed = Written { text: key.text.clone(), place: key.place.clone() };
            let kinds = CaseKind::ALL.map(CaseKind::chinese);
            found.push(leaf::outside(&typed, what, "不是案件的类型", kinds));
            continue;
        };
        match read_limit(value, &format!("{what}（{}）", key.text), found) {
            Some(Limit::Within(limit)) => _ = limits.insert(kind, limit),
            Some(Limit::None) => _ = limits.remove(&kind),
            None => {}
        }
    }
}

/// What is said of a step.
enum Limit {
    Within(TimeLimit),
    None,
}

fn read_limit(node: &Node, what: &str, found: &mut Diagnostics) -> Option<Limit> {
    let written = leaf::text(node, what, found)?;
    if written.text == NONE {
        return Some(Limit::None);
    }
    let limit = TimeLimit::read(&written.text);
    if limit.is_none() {
        found.push(
            Diagnostic::error(format!("{what}“{}”看不出是多长时间", written.text))
                .at(&written.place)
                .cure("请连单位一起写，如“3个月”“20个工作日”“30日”；没有规定的写“不限”"),
        );
    }
    limit.map(Limit::Within)
}

/// The shipped set of that name.
fn shipped(name: &str) -> Option<Deadlines> {
    all_shipped().into_iter().find(|(it, _)| it == name).map(|(_, set)| set)
}

/// The shipped sets, each over an earlier one where it says so.
fn all_shipped() -> Vec<(String, Deadlines)> {
    let mut found = Diagnostics::default();
    read_shipped(&mut found)
}

fn read_shipped(found: &mut Diagnostics) -> Vec<(String, Deadlines)> {
    let file = SourceFile::new("deadlines.yaml", SourceKind::Settings, SHIPPED);
    let mut sets: Vec<(String, Deadlines)> = Vec::new();
    let Some(root) = raw::read(&file, 0..SHIPPED.len(), found) else { return sets };
    for (key, node) in map(&root, "时限", found).unwrap_or_default() {
        let Some(entries) = Entries::open(node, "时限", keys::DEADLINE_KEYS, found) else {
            continue;
        };
        let base = entries.get(keys::BASE).and_then(|it| leaf::text(it, "沿用", found));
        let base = base.and_then(|base| sets.iter().find(|(name, _)| *name == base.text));
        let base = base.map(|(_, set)| set.clone()).unwrap_or_default();
        sets.push((key.text.clone(), over(base, &entries, found)));
    }
    sets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_sets_can_be_read_whole() {
        let mut found = Diagnostics::default();
        let sets = read_shipped(&mut found);
        assert_eq!(found, Diagnostics::default());
        let names: Vec<&str> = sets.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["通用", "沪政协", "闭会起算"]);
    }

    #[test]
    fn a_set_over_another_says_only_what_is_different() {
        let common = shipped(DEFAULT).unwrap();
        assert_eq!(common.reply[&CaseKind::NpcSuggestion].to_string(), "3个月");
        assert_eq!(common.steps.len(), Step::ALL.len());
        let shanghai = shipped("沪政协").unwrap();
        assert_eq!(shanghai.reply[&CaseKind::CppccProposal].to_string(), "2个月");
        assert_eq!(shanghai.reply[&CaseKind::NpcSuggestion].to_string(), "3个月");
        assert_eq!(shanghai.steps, common.steps);
        assert_eq!(shipped("闭会起算").unwrap().start, ClockStart::Closing);
    }
}
