//! A YAML value without its place: what a text says, and what it is to say.

use crate::record::raw::{Content, Key, Node};

/// A value of a YAML file.
#[derive(Clone, Debug)]
pub enum YamlValue {
    /// Nothing after the colon.
    Empty,
    /// A text, never a number or truth value: `0038` keeps its zeros.
    Text(String),
    /// A list.
    List(Vec<YamlValue>),
    /// A map in the order in which it is written.
    Map(Vec<(String, YamlValue)>),
}

/// Maps are the same in any order of their keys.
impl PartialEq for YamlValue {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Empty, Self::Empty) => true,
            (Self::Text(one), Self::Text(other)) => one == other,
            (Self::List(one), Self::List(other)) => one == other,
            (Self::Map(one), Self::Map(map)) => {
                one.len() == map.len()
                    && one.iter().all(|(key, value)| other.get(&[key]) == Some(value))
            }
            _ => false,
        }
    }
}

impl Eq for YamlValue {}

impl From<&Node> for YamlValue {
    fn from(node: &Node) -> Self {
        match &node.content {
            Content::Empty => Self::Empty,
            Content::Text(text, _) => Self::Text(text.clone()),
            Content::List(items) => Self::List(items.iter().map(Self::from).collect()),
            Content::Map(entries) => {
                let entry = |(key, value): &(Key, Node)| (key.text.clone(), Self::from(value));
                Self::Map(entries.iter().map(entry).collect())
            }
        }
    }
}

impl YamlValue {
    /// Whether `node` says this.
    pub(super) fn is_said_by(&self, node: &Node) -> bool {
        match (&node.content, self) {
            (Content::Empty, Self::Empty) => true,
            (Content::Text(one, _), Self::Text(other)) => one == other,
            (Content::List(nodes), Self::List(items)) => {
                nodes.len() == items.len()
                    && nodes.iter().zip(items).all(|(node, it)| it.is_said_by(node))
            }
            (Content::Map(nodes), Self::Map(entries)) => {
                let is_said = |(key, node): &(Key, Node)| {
                    self.get(&[&key.text]).is_some_and(|it| it.is_said_by(node))
                };
                nodes.len() == entries.len() && nodes.iter().all(is_said)
            }
            _ => false,
        }
    }

    /// The value of the first of `keys` that a map has.
    pub fn get<Key: AsRef<str>>(&self, keys: &[Key]) -> Option<&Self> {
        let found = self.entries().iter().find(|(it, _)| keys.iter().any(|key| key.as_ref() == it));
        found.map(|(_, value)| value)
    }

    /// The same, to be changed.
    pub fn get_mut<Key: AsRef<str>>(&mut self, keys: &[Key]) -> Option<&mut Self> {
        let Self::Map(entries) = self else { return None };
        let is_one = |it: &str| keys.iter().any(|key| key.as_ref() == it);
        entries.iter_mut().find(|(it, _)| is_one(it)).map(|(_, value)| value)
    }

    /// The entries of a map; none of anything else.
    pub fn entries(&self) -> &[(String, Self)] {
        if let Self::Map(entries) = self { entries } else { &[] }
    }

    /// The items of a list; a text or map counts as a list of one, nothing as none.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            Self::Empty => &[],
            one => std::slice::from_ref(one),
        }
    }

    /// The text; `None` of anything else.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}
