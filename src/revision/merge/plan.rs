//! What is to be done to a tree, and the tree with all of it done in one walk.

use std::collections::{BTreeMap, BTreeSet};

use super::side::Path;
use crate::word::{Element, Node};

/// Something that is put into a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Put {
    /// An element that the tree does not have.
    New(Element),
    /// The element of the tree that stood there.
    Moved(Path),
}

/// What is to be done; all paths are those of the tree before anything is done.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Elements in the place of others.
    pub(super) replaced: BTreeMap<Path, Element>,
    /// Elements that go.
    pub(super) removed: BTreeSet<Path>,
    /// Elements that go to where a [`Put::Moved`] says.
    pub(super) moved: BTreeSet<Path>,
    /// What is put in front of an element.
    pub(super) before: BTreeMap<Path, Vec<Put>>,
    /// What is put behind an element.
    pub(super) after: BTreeMap<Path, Vec<Put>>,
}

impl Plan {
    /// The tree below `root` with all of it done.
    pub(super) fn done(&self, root: &Element) -> Element {
        self.rebuilt(root, root, &mut Vec::new())
    }

    fn rebuilt(&self, root: &Element, element: &Element, path: &mut Path) -> Element {
        if let Some(other) = self.replaced.get(path.as_slice()) {
            return other.clone();
        }
        let mut made = Element { children: Vec::new(), ..element.clone() };
        for (at, child) in element.children.iter().enumerate() {
            path.push(at);
            match child {
                Node::Element(child) if !self.moved.contains(path.as_slice()) => {
                    self.put(root, child, path, &mut made.children);
                }
                Node::Element(_) => {}
                other => made.children.push(other.clone()),
            }
            path.pop();
        }
        made
    }

    /// An element with what stands around it.
    fn put(&self, root: &Element, element: &Element, path: &mut Path, out: &mut Vec<Node>) {
        self.all(root, self.before.get(path.as_slice()), out);
        if !self.removed.contains(path.as_slice()) {
            out.push(Node::Element(self.rebuilt(root, element, path)));
        }
        self.all(root, self.after.get(path.as_slice()), out);
    }

    fn all(&self, root: &Element, put: Option<&Vec<Put>>, out: &mut Vec<Node>) {
        for it in put.into_iter().flatten() {
            match it {
                Put::New(element) => out.push(Node::Element(element.clone())),
                Put::Moved(from) => {
                    if let Some(element) = root.at(from) {
                        self.put(root, element, &mut from.clone(), out);
                    }
                }
            }
        }
    }
}
