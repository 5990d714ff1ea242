//! The records of the next year: the open cases as they are written, each with what 公共 of its file
//! said for it, and a file for the new ones.

use std::{fmt::Write as _, sync::Arc};

use super::tree::{entries, entry, whole};
use crate::{
    diagnostic::{Diagnostics, SourceFile},
    record::{
        Case, Field, PENDING,
        edit::{Geometry, Patches, scalar},
        keys,
        raw::{self, Content, Key, Node, Style},
        schema_line,
    },
};

/// The file that waits for the new year's cases.
pub(super) fn empty(year: i32, session: Option<&str>) -> String {
    let session = session.map_or_else(|| PENDING.to_owned(), scalar);
    format!(
        "{}# {year}年的台账。照上年的样子，一件一条写在“案件”下面。\n\n\
         公共: {{届次会议: {session}}}\n\n案件:\n",
        schema_line("records", 1)
    )
}

/// The file of the open cases.
pub(super) fn text(
    files: &[Arc<SourceFile>],
    open: &[&Case],
    year: i32,
    counts: &[(String, usize)],
) -> String {
    let counts: Vec<String> =
        counts.iter().map(|(name, count)| format!("{name}{count}件")).collect();
    let mut text = format!(
        "{}# {year}年未办结的{}件（{}），结转来“回头看”。\n\
         # 照抄上年的台账，“公共”里的内容已写进各件；有新进展，补记在各件里。\n\n案件:\n",
        schema_line("records", 1),
        open.len(),
        counts.join("、")
    );
    for file in files {
        let Some(root) = raw::read(file, 0..file.text.len(), &mut Diagnostics::default()) else {
            continue;
        };
        let defaults = entry(&root, keys::DEFAULTS).map_or(&[][..], |it| entries(it.1));
        let items = entry(&root, keys::CASES).map_or(&root, |it| it.1);
        let Content::List(items) = &items.content else { continue };
        let is_open = |node: &&Node| open.iter().any(|it| it.place == node.place);
        for item in items.iter().filter(is_open) {
            let _ = writeln!(text, "{}", record(Geometry { text: &file.text }, item, defaults));
        }
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// One record with its comments, two blanks before its dash.
fn record(geometry: Geometry<'_>, item: &Node, defaults: &[(Key, Node)]) -> String {
    let Span { start, end, column } = Span::of(geometry, item);
    let mut patches = Patches::default();
    let missing = defaults
        .iter()
        .filter(|(key, value)| value.content != Content::Empty && is_inherited(key, item));
    let missing: Vec<String> =
        missing.map(|(key, value)| format!("{}: {}", key.text, flow(value))).collect();
    let range = whole(item);
    let last = range.end.saturating_sub(start);
    if geometry.is_flow(item) {
        let added: String = missing.iter().flat_map(|it| [", ", it.as_str()]).collect();
        patches.insert(last.saturating_sub(1), added);
    }
    let mut own = geometry.text.get(start..end).unwrap_or_default().to_owned();
    if !own.ends_with('\n') {
        own.push('\n');
    }
    let mut text = String::new();
    let dash = if column.is_some() { "" } else { "- " };
    for line in patches.applied(&own).lines() {
        let column = column.unwrap_or_default().min(indentation(line));
        let line = line.get(column..).unwrap_or_default().trim_end();
        let dash = if text.is_empty() { dash } else { "" };
        let _ = if line.is_empty() { writeln!(text) } else { writeln!(text, "  {dash}{line}") };
    }
    if !geometry.is_flow(item) {
        let deep = deep(geometry, item);
        let indent = " ".repeat(deep);
        for value in &missing {
            let _ = writeln!(text, "  {indent}{value}");
        }
    }
    text
}

/// How far the keys of a record stand from its dash.
fn deep(geometry: Geometry<'_>, item: &Node) -> usize {
    let start = item.place.range.start;
    geometry.column(start).saturating_sub(geometry.column(geometry.dash(item)))
}

/// How many blanks a line begins with.
fn indentation(line: &str) -> usize {
    line.len().saturating_sub(line.trim_start_matches(' ').len())
}

/// The lines of a record.
struct Span {
    start: usize,
    end: usize,
    /// The column of its dash; `None` when it stands within a list in brackets.
    column: Option<usize>,
}

impl Span {
    fn of(geometry: Geometry<'_>, item: &Node) -> Self {
        let range = whole(item);
        let line = geometry.line_start(range.start);
        if geometry.text.get(line..range.start).unwrap_or_default().trim() != "-" {
            return Self { start: range.start, end: range.end, column: None };
        }
        let column = geometry.column(geometry.dash(item));
        let mut start = line;
        while let Some(above) = start.checked_sub(1).map(|it| geometry.line_start(it)) {
            let line = geometry.text.get(above..).unwrap_or_default();
            if !line.trim_start_matches(' ').starts_with('#') || indentation(line) > column {
                break;
            }
            start = above;
        }
        let end = geometry.extent(range.end, column.saturating_add(1));
        Self { start, end, column: Some(column) }
    }
}

/// Whether a record takes this key of 公共.
fn is_inherited(key: &Key, item: &Node) -> bool {
    let has = |field| entries(item).iter().any(|(it, _)| Field::named(&it.text) == Some(field));
    Field::named(&key.text).is_some_and(|field| !has(field) && field.is_inherited(has))
}

/// A value on one line.
fn flow(node: &Node) -> String {
    match &node.content {
        Content::Empty => String::new(),
        Content::Text(_, Style::Plain) => node.place.text().to_owned(),
        Content::Text(text, _) => scalar(text.trim()),
        Content::List(items) => {
            let items: Vec<String> = items.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Content::Map(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("{}: {}", key.text, flow(value)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}
