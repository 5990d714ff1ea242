//! The files of `records/`: the defaults of each and its cases.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Vocabulary, case,
    entries::{Entries, list},
    rules,
    values::{self, Value, Values},
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Severity, SourceFile},
    record::{
        Case, Field, keys,
        raw::{self, Content, Key, Node},
    },
};

/// The cases of all files as far as they could be read.
#[derive(Default)]
pub(super) struct Cases {
    /// In the order of files and records; also those of which a value could not be read.
    pub(super) known: Vec<Case>,
    /// Which of them lack a value that was written, but could not be read.
    pub(super) doubted: BTreeSet<usize>,
    /// The names of those and of what could not be made a case at all: `0001号`, a file.
    pub(super) unread: Vec<String>,
}

/// All cases of all files that could be read.
pub(super) fn read(
    files: &[Arc<SourceFile>],
    vocabulary: &Vocabulary,
    found: &mut Diagnostics,
) -> Cases {
    let mut all = Cases::default();
    for file in files {
        let (first, before) = (all.known.len(), found.len());
        match raw::read(file, 0..file.text.len(), found) {
            Some(root) if !has_errors_since(before, found) => {
                if !all.read_file(root, vocabulary, found) {
                    all.doubt_all_since(first, &file.name);
                }
            }
            Some(root) => {
                all.read_file(root, vocabulary, found);
                all.doubt_all_since(first, &file.name);
            }
            None => all.unread.push(file.name.clone()),
        }
    }
    rules::check_numbers(&all.known, found);
    all
}

fn has_errors_since(before: usize, found: &Diagnostics) -> bool {
    found.iter().skip(before).any(|it| it.severity == Severity::Error)
}

impl Cases {
    /// What holds for a whole file could not be read, so that none of its cases is sure.
    fn doubt_all_since(&mut self, first: usize, file: &str) {
        self.doubted.extend(first..self.known.len());
        self.unread.push(file.to_owned());
    }

    /// Whether what the file says of all its cases could be read.
    fn read_file(
        &mut self,
        mut root: Node,
        vocabulary: &Vocabulary,
        found: &mut Diagnostics,
    ) -> bool {
        let items = taken_items(&mut root);
        if matches!(root.content, Content::List(_)) {
            self.read_cases(items, &Values::new(), vocabulary, found);
            return true;
        }
        let before = found.len();
        let Some(entries) = Entries::open(&root, "台账文件", keys::RECORDS_KEYS, found) else {
            return false;
        };
        let defaults = entries.get(keys::DEFAULTS);
        let defaults = defaults.map(|it| read_defaults(it, vocabulary, found)).unwrap_or_default();
        match entries.get(keys::CASES) {
            Some(node) => {
                // What is no list is told.
                list(node, "案件", found);
                let is_whole = !has_errors_since(before, found);
                self.read_cases(items, &defaults, vocabulary, found);
                return is_whole;
            }
            None if entries.has(keys::CASES) || entries.meant(keys::CASES).is_some() => {}
            None => {
                found.push(
                    Diagnostic::error("台账文件里没有“案件”")
                        .at(&root.place)
                        .cure("请写“案件:”，下面每件以“- 编号: …”开头另起一行"),
                );
            }
        }
        !has_errors_since(before, found)
    }

    fn read_cases(
        &mut self,
        items: Vec<Node>,
        defaults: &Values,
        vocabulary: &Vocabulary,
        found: &mut Diagnostics,
    ) {
        for (node, nth) in items.into_iter().zip(1usize..) {
            let before = found.len();
            let owner = values::owner(&node, nth);
            let vocabulary = vocabulary_of(&node, defaults, vocabulary);
            let own = values::read(&node, &owner, vocabulary, found);
            let is_doubted = has_errors_since(before, found);
            let case = case::assemble(&node, &owner, own, defaults, vocabulary, found);
            if is_doubted && case.is_some() {
                self.doubted.insert(self.known.len());
            }
            if is_doubted || case.is_none() {
                self.unread.push(owner);
            }
            self.known.extend(case);
        }
    }
}

/// The cases of a file, taken out of its tree: each is dropped when it has been read, because a
/// year's cases are as large as all that is made of them.
fn taken_items(root: &mut Node) -> Vec<Node> {
    let node = match &mut root.content {
        Content::Map(entries) => {
            let is_cases = |key: &Key| [keys::CASES.0, keys::CASES.1].contains(&key.text.as_str());
            entries.iter_mut().find(|(key, _)| is_cases(key)).map(|(_, value)| value)
        }
        _ => Some(root),
    };
    match node.map(|it| &mut it.content) {
        Some(Content::List(items)) => std::mem::take(items),
        _ => Vec::new(),
    }
}

/// 公共: what holds for every case of the file that says nothing else.
fn read_defaults(node: &Node, vocabulary: &Vocabulary, found: &mut Diagnostics) -> Values {
    let vocabulary = vocabulary_of(node, &Values::new(), vocabulary);
    let mut values = values::read(node, "公共", vocabulary, found);
    for field in [Field::Number, Field::Title, Field::ShortTitle] {
        if let Some((_, place)) = values.remove(&field) {
            found.push(
                Diagnostic::error(format!("“公共”里不能写{}，各件都不相同", field.chinese()))
                    .at(&place)
                    .cure("请写到各件里"),
            );
        }
    }
    values
}

/// The words that a record may use by its 类型 and 届次会议, its own or those of 公共.
fn vocabulary_of<'a>(node: &Node, defaults: &Values, vocabulary: &'a Vocabulary) -> &'a Vocabulary {
    if vocabulary.others.is_empty() {
        return vocabulary;
    }
    let entries = if let Content::Map(entries) = &node.content { entries.as_slice() } else { &[] };
    let word = |field: Field| {
        let own = entries.iter().find(|(key, _)| Field::named(&key.text) == Some(field));
        match (own.map(|(_, value)| &value.content), defaults.get(&field)) {
            (Some(Content::Text(text, _)), _) => text.trim(),
            (_, Some((Value::Text(text), _))) => text.as_str(),
            _ => "",
        }
    };
    vocabulary.of(word(Field::Kind), word(Field::Session))
}
