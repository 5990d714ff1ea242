//! The headings as the tree of a reader's navigation pane. (printpdf lists them flat, by name.)

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use super::destination::destination;
use crate::layout::{OutlineEntry, Pages};

/// Entries of this depth and below are folded when the file is opened: the title and the first
/// level stand open.
const FOLDED_FROM: usize = 2;

/// A heading with those below it.
struct Node<'a> {
    entry: &'a OutlineEntry,
    children: Vec<Node<'a>>,
}

/// Adds the outline and returns its root; `None` where the document has no headings.
pub(super) fn add(file: &mut Document, pages: &Pages, page_ids: &[ObjectId]) -> Option<ObjectId> {
    if pages.outline.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    let mut outline = dictionary! { "Type" => "Outlines" };
    outline.extend(&Writer { pages, page_ids }.add_level(file, &tree(&pages.outline), root));
    file.set_object(root, outline);
    Some(root)
}

fn tree(mut entries: &[OutlineEntry]) -> Vec<Node<'_>> {
    let mut nodes = Vec::new();
    while let Some((entry, rest)) = entries.split_first() {
        let below = rest.iter().take_while(|it| it.depth > entry.depth).count();
        let (descendants, after) = rest.split_at(below);
        nodes.push(Node { entry, children: tree(descendants) });
        entries = after;
    }
    nodes
}

impl Node<'_> {
    fn is_folded(&self) -> bool {
        self.entry.depth >= FOLDED_FROM
    }

    /// How many entries show below this one once it is open.
    fn showing(&self) -> i64 {
        showing(&self.children)
    }
}

fn showing(nodes: &[Node<'_>]) -> i64 {
    nodes.iter().map(|it| if it.is_folded() { 1 } else { 1 + it.showing() }).sum()
}

struct Writer<'a> {
    pages: &'a Pages,
    page_ids: &'a [ObjectId],
}

impl Writer<'_> {
    /// Adds sibling entries and returns what their parent must say of them.
    fn add_level(&self, file: &mut Document, nodes: &[Node<'_>], parent: ObjectId) -> Dictionary {
        let ids: Vec<ObjectId> = nodes.iter().map(|_| file.new_object_id()).collect();
        for (position, (node, &id)) in nodes.iter().zip(&ids).enumerate() {
            let mut item = dictionary! {
                "Title" => text_string(&node.entry.text),
                "Parent" => parent,
            };
            if let Some(destination) = self.destination(node.entry) {
                item.set("Dest", destination);
            }
            if let Some(&previous) = position.checked_sub(1).and_then(|it| ids.get(it)) {
                item.set("Prev", previous);
            }
            if let Some(&next) = ids.get(position + 1) {
                item.set("Next", next);
            }
            if !node.children.is_empty() {
                item.extend(&self.add_level(file, &node.children, id));
                if node.is_folded() {
                    item.set("Count", -node.showing());
                }
            }
            file.set_object(id, item);
        }
        let mut level = Dictionary::new();
        if let (Some(&first), Some(&last)) = (ids.first(), ids.last()) {
            level.set("First", first);
            level.set("Last", last);
            level.set("Count", showing(nodes));
        }
        level
    }

    /// The top of the heading's line.
    fn destination(&self, entry: &OutlineEntry) -> Option<Object> {
        let page = self.pages.pages.get(entry.page)?;
        let &id = self.page_ids.get(entry.page)?;
        Some(destination(page, id, entry.y))
    }
}
