//! The tree of a YAML text.

use crate::diagnostic::Place;

/// A value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::record) struct Node {
    /// What it is.
    pub(in crate::record) content: Content,
    /// Its characters: those of a text without quotes, those of a list or map from the first to the
    /// last.
    pub(in crate::record) place: Place,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::record) enum Content {
    /// Nothing after the colon: the same as no key at all.
    Empty,
    /// A text, spelt as typed, and how it is written.
    Text(String, Style),
    /// A list.
    List(Vec<Node>),
    /// A map in the order in which it is written, repeated keys included.
    Map(Vec<(Key, Node)>),
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::record) enum Style {
    /// Bare: a ` #` ends it.
    Plain,
    /// Within quotes.
    Quoted,
    /// A block after `|` or `>`.
    Block,
}

/// A key with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::record) struct Key {
    /// As typed.
    pub(in crate::record) text: String,
    /// Its characters.
    pub(in crate::record) place: Place,
}
