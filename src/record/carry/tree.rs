//! A look into the tree of a YAML text by its keys.

use std::ops::Range;

use crate::record::{
    edit,
    keys::Names,
    raw::{Content, Key, Node},
};

/// The entries of a map; none of anything else.
pub(super) fn entries(node: &Node) -> &[(Key, Node)] {
    if let Content::Map(entries) = &node.content { entries } else { &[] }
}

/// The entry of a key.
pub(super) fn entry(node: &Node, names: Names) -> Option<(&Key, &Node)> {
    let found = entries(node).iter().find(|(key, _)| is_key(key, names));
    found.map(|(key, value)| (key, value))
}

/// Whether the key is that one, in Chinese or English.
pub(super) fn is_key(key: &Key, names: Names) -> bool {
    key.text == names.0 || key.text == names.1
}

/// The text of a value that is one.
pub(super) fn text(node: &Node) -> Option<&str> {
    if let Content::Text(text, _) = &node.content { Some(text.trim()) } else { None }
}

/// All bytes of a value, its quotes too; the last line end of a block belongs to what follows.
pub(super) fn whole(node: &Node) -> Range<usize> {
    let Range { start, end } = edit::outer(node);
    let text = node.place.file.text.get(start..end).unwrap_or_default();
    start..start.saturating_add(text.trim_end().len())
}
