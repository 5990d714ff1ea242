//! Paragraphs that run into one where the mark between them goes.

use crate::word::{Element, Node};

/// A node that stays, and whether it is a paragraph whose mark goes.
pub(super) struct Settled {
    pub(super) node: Node,
    pub(super) ends: bool,
}

/// Paragraphs whose mark went run into the one after them, which keeps its own look.
pub(super) fn joined(settled: Vec<Settled>) -> Vec<Node> {
    let mut all = Vec::with_capacity(settled.len());
    let mut open: Option<Element> = None;
    for Settled { node, ends } in settled {
        match node {
            Node::Element(paragraph) if paragraph.name == "w:p" => {
                let paragraph = match open.take() {
                    Some(before) => run_together(before, paragraph),
                    None => paragraph,
                };
                if ends {
                    open = Some(paragraph);
                } else {
                    all.push(Node::Element(paragraph));
                }
            }
            Node::Element(element) if is_end_of_range(&element.name) => {
                all.push(Node::Element(element));
            }
            Node::Element(element) => {
                // The mark before a section's end, which is the last, cannot go.
                let is_last = element.name == "w:sectPr";
                all.extend(open.take().into_iter().flat_map(|it| alone(it, is_last)));
                all.push(Node::Element(element));
            }
            other => all.push(other),
        }
    }
    all.extend(open.into_iter().flat_map(|it| alone(it, true)));
    all
}

fn run_together(before: Element, mut after: Element) -> Element {
    let is_properties = |it: &Node| it.as_element().is_some_and(|it| it.name == "w:pPr");
    let at = usize::from(after.children.first().is_some_and(is_properties));
    let words = before.children.into_iter().filter(|it| !is_properties(it));
    after.children.splice(at..at, words);
    after
}

/// A paragraph whose mark went and that nothing can run into: it stays where it has words.
fn alone(paragraph: Element, is_last: bool) -> Vec<Node> {
    let has_words = paragraph.elements().any(|it| it.name != "w:pPr" && !is_end_of_range(&it.name));
    if has_words || is_last {
        return vec![Node::Element(paragraph)];
    }
    let ranges = |it: &Node| it.as_element().is_some_and(|it| is_end_of_range(&it.name));
    paragraph.children.into_iter().filter(ranges).collect()
}

/// Whether it only says where a stretch begins or ends, and may stand anywhere.
fn is_end_of_range(name: &str) -> bool {
    name.ends_with("RangeStart")
        || name.ends_with("RangeEnd")
        || matches!(name, "w:bookmarkStart" | "w:bookmarkEnd" | "w:proofErr")
}
