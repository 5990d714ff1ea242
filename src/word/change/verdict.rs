//! What becomes of the elements of a tree whose tracked changes are accepted or rejected.

use super::joined::{Settled, joined};
use crate::word::{Element, Node};

/// Ends of stretches that other elements say more of.
const RANGES: [&str; 12] = [
    "w:moveFromRangeStart",
    "w:moveFromRangeEnd",
    "w:moveToRangeStart",
    "w:moveToRangeEnd",
    "w:customXmlInsRangeStart",
    "w:customXmlInsRangeEnd",
    "w:customXmlDelRangeStart",
    "w:customXmlDelRangeEnd",
    "w:customXmlMoveFromRangeStart",
    "w:customXmlMoveFromRangeEnd",
    "w:customXmlMoveToRangeStart",
    "w:customXmlMoveToRangeEnd",
];

/// What becomes of all changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Accepted,
    Rejected,
}

impl Verdict {
    /// Whether what bears an element of this name goes.
    fn removes(self, name: &str) -> bool {
        match self {
            Self::Accepted => is_deletion(name),
            Self::Rejected => is_insertion(name),
        }
    }

    pub(super) fn settle(self, element: &mut Element) {
        let children = std::mem::take(&mut element.children);
        let mut settled = Vec::with_capacity(children.len());
        self.take(children, &mut settled);
        element.children = if settled.iter().any(|it| it.ends) {
            joined(settled)
        } else {
            settled.into_iter().map(|it| it.node).collect()
        };
        let must_hold_text =
            matches!(element.name.as_str(), "w:tc" | "w:txbxContent" | "w:footnote");
        if must_hold_text && element.elements().all(|it| it.name != "w:p") {
            element.push(Element::new("w:p"));
        }
    }

    /// Adds what stays of `children`.
    fn take(self, children: Vec<Node>, into: &mut Vec<Settled>) {
        for node in children {
            let Node::Element(mut child) = node else {
                into.push(Settled { node, ends: false });
                continue;
            };
            let name = child.name.as_str();
            if self.removes(name) || RANGES.contains(&name) || self.is_removed(&child) {
                continue;
            }
            if is_insertion(name) || is_deletion(name) {
                self.take(child.children, into);
                continue;
            }
            let ends = child.name == "w:p" && self.loses_mark(&child);
            if is_properties(&child.name) {
                self.settle_properties(&mut child);
            } else {
                let had_rows = child.name == "w:tbl" && child.first("w:tr").is_some();
                let had_words = is_wrapper(&child.name) && !child.children.is_empty();
                self.settle(&mut child);
                let lost_rows = had_rows && child.first("w:tr").is_none();
                if lost_rows || had_words && child.children.is_empty() {
                    continue;
                }
            }
            if self == Self::Rejected {
                restore_name(&mut child);
            }
            into.push(Settled { node: Node::Element(child), ends });
        }
    }

    /// Whether a row or a cell goes.
    fn is_removed(self, element: &Element) -> bool {
        let properties = match element.name.as_str() {
            "w:tr" => element.first("w:trPr"),
            "w:tc" => element.first("w:tcPr"),
            _ => None,
        };
        properties.is_some_and(|it| it.elements().any(|it| self.removes(&it.name)))
    }

    /// Whether the mark that ends a paragraph goes.
    fn loses_mark(self, paragraph: &Element) -> bool {
        let mark = paragraph.first("w:pPr").and_then(|it| it.first("w:rPr"));
        mark.is_some_and(|it| it.elements().any(|it| self.removes(&it.name)))
    }

    fn settle_properties(self, properties: &mut Element) {
        let change = format!("{}Change", properties.name);
        if let Some(before) = properties.first(&change).filter(|_| self == Self::Rejected) {
            let name = properties.name.as_str();
            let before = before.first(name).map(|it| it.children.clone()).unwrap_or_default();
            // What the record of a change never holds.
            properties.children.retain(|it| {
                it.as_element().is_some_and(|it| {
                    let of_paragraph =
                        name == "w:pPr" && matches!(it.name.as_str(), "w:rPr" | "w:sectPr");
                    let of_section = name == "w:sectPr" && it.name.ends_with("Reference");
                    of_paragraph || of_section
                })
            });
            let held = std::mem::take(&mut properties.children);
            properties.children = if name == "w:sectPr" {
                held.into_iter().chain(before).collect()
            } else {
                before.into_iter().chain(held).collect()
            };
        }
        properties.children.retain(|it| {
            it.as_element().is_none_or(|it| {
                let name = it.name.as_str();
                !(is_insertion(name)
                    || is_deletion(name)
                    || name.ends_with("Change")
                    || name == "w:cellMerge")
            })
        });
        for inner in properties.elements_mut().filter(|it| is_properties(&it.name)) {
            self.settle_properties(inner);
        }
    }
}

pub(super) fn is_insertion(name: &str) -> bool {
    matches!(name, "w:ins" | "w:moveTo" | "w:cellIns")
}

pub(super) fn is_deletion(name: &str) -> bool {
    matches!(name, "w:del" | "w:moveFrom" | "w:cellDel")
}

fn is_properties(name: &str) -> bool {
    matches!(
        name,
        "w:pPr"
            | "w:rPr"
            | "w:tblPr"
            | "w:tblPrEx"
            | "w:trPr"
            | "w:tcPr"
            | "w:sectPr"
            | "w:tblGrid"
    )
}

/// Whether it is around runs and nothing without them.
fn is_wrapper(name: &str) -> bool {
    matches!(name, "w:hyperlink" | "w:fldSimple" | "w:smartTag")
}

/// Deleted text as text again.
fn restore_name(element: &mut Element) {
    match element.name.as_str() {
        "w:delText" => "w:t".clone_into(&mut element.name),
        "w:delInstrText" => "w:instrText".clone_into(&mut element.name),
        _ => {}
    }
}
