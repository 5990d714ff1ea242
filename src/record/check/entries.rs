//! A map whose keys are known: finds values by key, reports keys that it does not know.

use crate::{
    chinese::nearest::nearest,
    diagnostic::{Diagnostic, Diagnostics, Place},
    record::{
        keys::Names,
        raw::{Content, Key, Node, fullwidth_colon},
    },
};

/// The entries of one map under their Chinese keys.
#[derive(Debug)]
pub(super) struct Entries<'a> {
    given: Vec<(&'static str, &'a Key, &'a Node)>,
    /// Keys that were probably meant by others that nobody knows, which have been reported.
    meant: Vec<(&'static str, &'a Place)>,
    /// Where the map stands.
    pub(super) place: &'a Place,
}

impl<'a> Entries<'a> {
    /// Opens a map of which `what` names the owner; `None` when it is no map.
    pub(super) fn open(
        node: &'a Node,
        what: &str,
        names: &[Names],
        found: &mut Diagnostics,
    ) -> Option<Self> {
        Self::open_beside(node, what, names, &[], found)
    }

    /// Opens a map that may have keys `beside` those that are offered to who mistypes one.
    pub(super) fn open_beside(
        node: &'a Node,
        what: &str,
        names: &[Names],
        beside: &[Names],
        found: &mut Diagnostics,
    ) -> Option<Self> {
        let mut opened = Self { given: Vec::new(), meant: Vec::new(), place: &node.place };
        // Most keys stand in the order of their table: the next is looked for from there on.
        let mut next = 0;
        for (key, value) in map(node, what, found)? {
            let ahead =
                names.iter().enumerate().skip(next).chain(names.iter().enumerate().take(next));
            let known = ahead.into_iter().find(|(_, it)| it.0 == key.text || it.1 == key.text);
            if let Some((at, (name, _))) = known {
                next = at.saturating_add(1);
                opened.add(name, key, value, found);
            } else if let Some((name, _)) =
                beside.iter().find(|it| it.0 == key.text || it.1 == key.text)
            {
                opened.add(name, key, value, found);
            } else {
                opened.unknown(key, what, names, found);
            }
        }
        Some(opened)
    }

    fn add(&mut self, name: &'static str, key: &'a Key, value: &'a Node, found: &mut Diagnostics) {
        // The same spelling twice was refused by the raw layer.
        if let Some((_, first, _)) =
            self.given.iter().find(|(known, it, _)| *known == name && it.text != key.text)
        {
            let (line, _) = first.place.line_and_column();
            found.push(
                Diagnostic::error(format!("“{}”与第{line}行的“{}”是同一项", key.text, first.text))
                    .at(&key.place)
                    .cure("请只保留一处"),
            );
        }
        self.given.push((name, key, value));
    }

    /// Reports a key that is none of `names`, with the one that it was probably meant to be.
    fn unknown(&mut self, key: &'a Key, what: &str, names: &[Names], found: &mut Diagnostics) {
        let meant = |word: &str| names.iter().find(|it| it.0 == word || it.1 == word);
        if fullwidth_colon(&key.place).is_some() {
            // The raw layer has reported the line, which may hold several keys.
            let words = key.text.split(['：', '，', ' ']).filter_map(meant);
            self.meant.extend(words.map(|it| (it.0, &key.place)));
            return;
        }
        let near = nearest(&key.text, names.iter().flat_map(|it| [it.0, it.1]));
        self.meant.extend(near.and_then(meant).map(|it| (it.0, &key.place)));
        let all: Vec<&str> = names.iter().map(|it| it.0).collect();
        let cure = match near {
            Some(name) => format!("是否为“{name}”？请改正"),
            None => format!("可以写的有：{}；说明文字请放在“#”之后", all.join("、")),
        };
        let cause = format!("{what}没有“{}”这一项", key.text);
        found.push(Diagnostic::error(cause).at(&key.place).cure(cure));
    }

    /// Takes over from `basis` what is not given here.
    pub(super) fn inherit(&mut self, basis: Self) {
        let given: Vec<&'static str> = self.given.iter().map(|(it, ..)| *it).collect();
        self.given.extend(basis.given.into_iter().filter(|(it, ..)| !given.contains(it)));
    }

    /// The keys as their tables have them, each with its place and value, as written.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'static str, &'a Place, &'a Node)> {
        self.given.iter().map(|(name, key, value)| (*name, &key.place, *value))
    }

    /// The keys that were probably meant by others, and where those stand.
    pub(super) fn all_meant(&self) -> impl Iterator<Item = (&'static str, &'a Place)> {
        self.meant.iter().copied()
    }

    /// Where another key stands that was probably meant to be this one.
    pub(super) fn meant(&self, name: Names) -> Option<&'a Place> {
        self.meant.iter().find(|(it, _)| *it == name.0).map(|(_, place)| *place)
    }

    /// The value of a key, where something is written.
    pub(super) fn get(&self, name: Names) -> Option<&'a Node> {
        let (_, _, value) = self.given.iter().find(|(it, ..)| *it == name.0)?;
        (value.content != Content::Empty).then_some(*value)
    }

    /// Whether the key is there, even with nothing after it.
    pub(super) fn has(&self, name: Names) -> bool {
        self.given.iter().any(|(it, ..)| *it == name.0)
    }

    /// Where the key stands.
    pub(super) fn key_place(&self, name: Names) -> Option<&'a Place> {
        self.given.iter().find(|(it, ..)| *it == name.0).map(|(_, key, _)| &key.place)
    }

    /// The value of a key that must be there; not missed where another was meant to be it.
    pub(super) fn require(
        &self,
        name: Names,
        what: &str,
        cure: &str,
        found: &mut Diagnostics,
    ) -> Option<&'a Node> {
        let node = self.get(name);
        if node.is_none() && self.meant(name).is_none() {
            found.push(
                Diagnostic::error(format!("{what}缺少必填的“{}”", name.0))
                    .at(self.key_place(name).unwrap_or(self.place))
                    .cure(cure),
            );
        }
        node
    }
}

/// The entries of a map whose keys are names that the user chose.
pub(super) fn map<'a>(
    node: &'a Node,
    what: &str,
    found: &mut Diagnostics,
) -> Option<&'a [(Key, Node)]> {
    match &node.content {
        Content::Map(entries) => Some(entries),
        Content::Empty => Some(&[]),
        _ => {
            // A full-width colon turns a map into a text; the raw layer has said so.
            if fullwidth_colon(&node.place).is_none() {
                found.push(
                    Diagnostic::error(format!("{what}应由“键: 值”组成"))
                        .at(&node.place)
                        .cure("请一行写一项，如“名称: 内容”，冒号用半角，后面空一格"),
                );
            }
            None
        }
    }
}

/// The items of a list.
pub(super) fn list<'a>(node: &'a Node, what: &str, found: &mut Diagnostics) -> &'a [Node] {
    match &node.content {
        Content::List(items) => items,
        Content::Empty => &[],
        _ => {
            found.push(
                Diagnostic::error(format!("{what}应写成列表"))
                    .at(&node.place)
                    .cure("请每项以“- ”开头另起一行"),
            );
            &[]
        }
    }
}
