//! Items of a list that come, go or change.

use std::ops::Range;

use super::{
    YamlValue,
    geometry::outer,
    rendering::{self, line_break},
    revision::{Holder, Revision, Slot},
};
use crate::record::raw::Node;

/// The items of a list that change: those before and after stay.
struct Middle {
    old: Range<usize>,
    new: Range<usize>,
}

impl Revision<'_> {
    pub(super) fn list(&mut self, slot: Slot<'_>, items: &[Node], wanted: &[YamlValue]) {
        let Middle { old, new } = middle(items, wanted);
        let is_flow = self.geometry.is_flow(slot.node);
        let both = old.len().min(new.len());
        let changed = items.iter().skip(old.start).zip(wanted.iter().skip(new.start)).take(both);
        for (node, value) in changed {
            let slot = self.item_slot(node, is_flow, slot.depth);
            self.value(slot, value);
        }
        let kept = old.start.saturating_add(both);
        let gone = items.get(kept..old.end).unwrap_or_default();
        let come = wanted.get(new.start.saturating_add(both)..new.end).unwrap_or_default();
        let before = kept.checked_sub(1).and_then(|it| items.get(it));
        if is_flow {
            self.remove_in_brackets(before, gone, items.get(old.end));
            self.add_in_brackets(items, before, come);
        } else {
            for node in gone {
                self.remove_line(node);
            }
            self.add_items(slot, items, before, come);
        }
    }

    fn item_slot<'node>(&self, node: &'node Node, is_flow: bool, depth: usize) -> Slot<'node> {
        let depth = depth.saturating_add(1);
        if is_flow {
            let after = outer(node).start;
            return Slot { node, after, column: 0, holder: Holder::Flow, depth };
        }
        let dash = self.geometry.dash(node);
        let column = self.geometry.column(dash);
        Slot { node, after: dash.saturating_add(1), column, holder: Holder::List, depth }
    }

    fn remove_in_brackets(&mut self, before: Option<&Node>, gone: &[Node], next: Option<&Node>) {
        let (Some(first), Some(last)) = (gone.first(), gone.last()) else { return };
        let (first, last) = (outer(first), outer(last));
        let range = match (before, next) {
            (Some(before), _) => outer(before).end..last.end,
            (None, Some(next)) => first.start..outer(next).start,
            (None, None) => first.start..last.end,
        };
        self.patches.replace(range, "");
    }

    fn add_in_brackets(&mut self, items: &[Node], before: Option<&Node>, come: &[YamlValue]) {
        let Some(first) = items.first() else { return };
        for value in come {
            let item = rendering::flow(value);
            match before {
                Some(it) => self.patches.insert(outer(it).end, format!(", {item}")),
                None => self.patches.insert(outer(first).start, format!("{item}, ")),
            }
        }
    }

    /// Takes away the lines of an item.
    fn remove_line(&mut self, node: &Node) {
        let geometry = self.geometry;
        let start = geometry.line_start(geometry.dash(node));
        let end = geometry.line_end(outer(node).end);
        self.patches.replace(start..end.saturating_add(1).min(geometry.text.len()), "");
    }

    /// Adds items to a list in lines, after `before`.
    fn add_items(
        &mut self,
        slot: Slot<'_>,
        items: &[Node],
        before: Option<&Node>,
        come: &[YamlValue],
    ) {
        let geometry = self.geometry;
        let Some(first) = items.first() else { return };
        let dash = geometry.dash(first);
        let column = geometry.column(dash);
        // Records stand apart from each other as they do already, and one each on lines of its own.
        let is_records = slot.depth <= 1;
        let below = if slot.holder == Holder::File { 0 } else { slot.column.saturating_add(1) };
        let gap = if is_records && self.are_apart(items) { "\n" } else { "" };
        for value in come {
            let item = if is_records {
                rendering::record(value, column)
            } else {
                rendering::item(value, column)
            };
            match before {
                Some(before) => {
                    let end = outer(before).end;
                    let at = geometry.extent(end, column.max(below));
                    self.patches.insert(at, format!("{gap}{}- {item}", line_break(column)));
                }
                None => self.patches.insert(dash, format!("- {item}{gap}{}", line_break(column))),
            }
        }
    }

    /// Whether the last two items have an empty line between them.
    fn are_apart(&self, items: &[Node]) -> bool {
        let [.., one, other] = items else { return false };
        let (one, other) = (outer(one), outer(other));
        self.geometry.has_blank_line(one.end..other.start)
    }
}

/// What differs between the items that are there and those that are wanted.
fn middle(items: &[Node], wanted: &[YamlValue]) -> Middle {
    let is_same = |(node, value): &(&Node, &YamlValue)| value.is_said_by(node);
    let first = items.iter().zip(wanted).take_while(is_same).count();
    let most = items.len().min(wanted.len()).saturating_sub(first);
    let last = items.iter().rev().zip(wanted.iter().rev()).take_while(is_same).take(most).count();
    Middle {
        old: first..items.len().saturating_sub(last),
        new: first..wanted.len().saturating_sub(last),
    }
}
