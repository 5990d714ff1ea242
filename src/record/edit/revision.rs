//! Walks a text and what it is to say side by side, and patches where they differ.

use std::ops::Range;

use super::{
    YamlValue,
    geometry::{Geometry, outer},
    patch::Patches,
    rendering::{self, line_break},
    spelling::{self, Manner, spelt},
};
use crate::record::raw::{Content, Key, Node, Style};

/// The walk so far.
#[derive(Debug)]
pub(super) struct Revision<'a> {
    pub(super) geometry: Geometry<'a>,
    pub(super) patches: Patches,
}

/// A value and the place that is kept for it.
#[derive(Clone, Copy)]
pub(super) struct Slot<'a> {
    pub(super) node: &'a Node,
    /// Right after the colon or dash before it.
    pub(super) after: usize,
    /// The column of its key or dash.
    pub(super) column: usize,
    pub(super) holder: Holder,
    /// How many lists and maps stand around it.
    pub(super) depth: usize,
}

/// What a value stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    /// Brackets of either kind.
    Flow,
    /// A map in lines.
    Map,
    /// A list in lines.
    List,
    /// The file.
    File,
}

impl<'a> Revision<'a> {
    /// The text that says `wanted`.
    pub(super) fn of(text: &'a str, root: &Node, wanted: &YamlValue) -> String {
        let mut revision = Self { geometry: Geometry { text }, patches: Patches::default() };
        let slot = Slot { node: root, after: 0, column: 0, holder: Holder::File, depth: 0 };
        revision.value(slot, wanted);
        revision.patches.applied(text)
    }

    pub(super) fn value(&mut self, slot: Slot<'_>, wanted: &YamlValue) {
        match (&slot.node.content, wanted) {
            _ if wanted.is_said_by(slot.node) => {}
            (Content::Map(entries), YamlValue::Map(wanted)) => self.map(slot, entries, wanted),
            (Content::List(items), YamlValue::List(wanted))
                if !items.is_empty() && !wanted.is_empty() =>
            {
                self.list(slot, items, wanted);
            }
            (Content::Text(_, style), YamlValue::Text(text)) => self.text(slot, *style, text),
            _ => self.replace(slot, wanted),
        }
    }

    fn map(&mut self, slot: Slot<'_>, entries: &[(Key, Node)], wanted: &[(String, YamlValue)]) {
        let is_flow = self.geometry.is_flow(slot.node);
        let holder = if is_flow { Holder::Flow } else { Holder::Map };
        let depth = slot.depth.saturating_add(1);
        let mut previous: Option<&(Key, Node)> = None;
        let mut is_empty = entries.is_empty();
        for (name, value) in wanted {
            if let Some(entry) = entries.iter().find(|(key, _)| key.text == *name) {
                let (key, node) = entry;
                let column = self.geometry.column(self.geometry.key_start(key));
                let after = self.geometry.after_colon(key);
                self.value(Slot { node, after, column, holder, depth }, value);
                previous = Some(entry);
            } else if is_flow {
                let at = match previous {
                    Some((key, node)) => self.flow_end(key, node),
                    None => slot.node.place.range.start.saturating_add(1),
                };
                let entry = rendering::flow_entry(name, value);
                let text = match (previous, is_empty) {
                    (None, true) => entry,
                    (None, false) if !entries.is_empty() => format!("{entry}, "),
                    _ => format!(", {entry}"),
                };
                self.patches.insert(at, text);
                is_empty = false;
            } else {
                self.add_line(entries, previous, name, value);
            }
        }
    }

    /// Where an entry in braces ends.
    fn flow_end(&self, key: &Key, node: &Node) -> usize {
        outer(node).end.max(self.geometry.after_colon(key))
    }

    /// Adds an entry to a map in lines, after `previous`.
    fn add_line(
        &mut self,
        entries: &[(Key, Node)],
        previous: Option<&(Key, Node)>,
        name: &str,
        value: &YamlValue,
    ) {
        let geometry = self.geometry;
        let Some((first, _)) = entries.first() else { return };
        let start = geometry.key_start(first);
        let column = geometry.column(start);
        let entry = rendering::entry(name, value, column);
        match previous {
            Some((key, node)) => {
                let at = geometry.extent(self.flow_end(key, node), column.saturating_add(1));
                self.patches.insert(at, line_break(column) + &entry);
            }
            None => self.patches.insert(start, entry + &line_break(column)),
        }
    }

    /// Another text in the place of a text, in the manner in which it is written.
    fn text(&mut self, slot: Slot<'_>, style: Style, text: &str) {
        let range = outer(slot.node);
        let is_flow = slot.holder == Holder::Flow;
        let is_bare_line = !is_flow && !self.geometry.has_comment(range.end);
        let new = match style {
            Style::Block => {
                let header = self.geometry.after_spaces(slot.after);
                let new = self.in_lines_or_line(slot, text);
                return self.patches.replace(header..range.end, new);
            }
            Style::Plain | Style::Quoted if spelling::is_block(text) && is_bare_line => {
                rendering::several_lines(text, slot.column)
            }
            Style::Plain => spelt(text, Manner::Bare, is_flow),
            Style::Quoted => {
                let quoted = self.geometry.text.get(range.clone()).unwrap_or_default();
                let is_single = quoted.starts_with('\'');
                spelt(text, if is_single { Manner::Single } else { Manner::Double }, is_flow)
            }
        };
        self.patches.replace(range, new);
    }

    fn in_lines_or_line(&self, slot: Slot<'_>, text: &str) -> String {
        if spelling::is_block(text) {
            let column = self.geometry.column(slot.node.place.range.start);
            spelling::block(text, column)
        } else {
            spelt(text, Manner::Bare, false)
        }
    }

    /// A value of another form.
    fn replace(&mut self, slot: Slot<'_>, wanted: &YamlValue) {
        let geometry = self.geometry;
        let outer = outer(slot.node);
        let is_nothing = outer.is_empty();
        match slot.holder {
            Holder::File => self.patches.insert(geometry.text.len(), rendering::lines(wanted, 0)),
            Holder::Flow if is_nothing => {
                self.patches.insert(slot.after, format!(" {}", rendering::flow(wanted)));
            }
            Holder::Flow => self.patches.replace(outer, rendering::flow(wanted)),
            Holder::List => {
                let new = rendering::item(wanted, slot.column);
                self.patches.replace(slot.after..outer.end.max(slot.after), format!(" {new}"));
            }
            Holder::Map => self.replace_in_map(slot, wanted, outer),
        }
    }

    fn replace_in_map(&mut self, slot: Slot<'_>, wanted: &YamlValue, outer: Range<usize>) {
        let geometry = self.geometry;
        let end = outer.end.max(slot.after);
        let line_end = geometry.line_end(slot.after);
        let is_block = matches!(slot.node.content, Content::Text(_, Style::Block));
        let stands_below = end > line_end && !is_block;
        let comment = if stands_below { slot.after } else { end };
        let is_records = slot.depth <= 1 && matches!(wanted, YamlValue::List(_));
        let new = match wanted {
            YamlValue::Text(text) if geometry.has_comment(comment) => {
                format!(" {}", spelt(text, Manner::Single, false))
            }
            YamlValue::Text(text) if !rendering::fits_line(wanted) => {
                format!(" {}", rendering::several_lines(text, slot.column))
            }
            YamlValue::List(items) if is_records && !items.is_empty() => {
                rendering::records(items, slot.column)
            }
            _ if rendering::fits_line(wanted) => format!(" {}", rendering::inline(wanted)),
            _ => line_break(0) + &rendering::lines(wanted, slot.column.saturating_add(2)),
        };
        let new = new.trim_end_matches(' ');
        // What stands in lines goes below a comment of the key, what fits the line before it.
        let is_below = new.starts_with('\n');
        match (stands_below, is_below) {
            (false, true) if geometry.has_comment(end) => {
                self.patches.replace(slot.after..end, "");
                self.patches.insert(line_end, new);
            }
            (false, _) => self.patches.replace(slot.after..end, new),
            (true, true) => self.patches.replace(line_end..geometry.line_end(end), new),
            (true, false) => {
                self.patches.insert(slot.after, new);
                self.patches.replace(line_end..geometry.line_end(end), "");
            }
        }
    }
}
