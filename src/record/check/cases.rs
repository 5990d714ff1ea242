//! The files of `records/`: the defaults of each and its cases.

use std::sync::Arc;

use super::{
    Vocabulary, case,
    entries::{Entries, list},
    rules,
    values::{self, Value, Values},
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, SourceFile},
    record::{
        Case, Field, keys,
        raw::{self, Content, Key, Node},
    },
};

/// All cases of all files that could be read, in the order of files and records.
pub(super) fn read(
    files: &[Arc<SourceFile>],
    vocabulary: &Vocabulary,
    found: &mut Diagnostics,
) -> Vec<Case> {
    let mut cases = Vec::new();
    for file in files {
        if let Some(root) = raw::read(file, 0..file.text.len(), found) {
            cases.extend(read_file(root, vocabulary, found));
        }
    }
    rules::check_numbers(&cases, found);
    cases
}

fn read_file(mut root: Node, vocabulary: &Vocabulary, found: &mut Diagnostics) -> Vec<Case> {
    let items = taken_items(&mut root);
    if matches!(root.content, Content::List(_)) {
        return read_cases(items, &Values::new(), vocabulary, found);
    }
    let Some(entries) = Entries::open(&root, "台账文件", keys::RECORDS_KEYS, found) else {
        return Vec::new();
    };
    let defaults = entries.get(keys::DEFAULTS);
    let defaults = defaults.map(|it| read_defaults(it, vocabulary, found)).unwrap_or_default();
    match entries.get(keys::CASES) {
        Some(node) => {
            // What is no list is told.
            list(node, "案件", found);
            read_cases(items, &defaults, vocabulary, found)
        }
        None if entries.has(keys::CASES) || entries.meant(keys::CASES).is_some() => Vec::new(),
        None => {
            found.push(
                Diagnostic::error("台账文件里没有“案件”")
                    .at(&root.place)
                    .cure("请写“案件:”，下面每件以“- 编号: …”开头另起一行"),
            );
            Vec::new()
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

fn read_cases(
    items: Vec<Node>,
    defaults: &Values,
    vocabulary: &Vocabulary,
    found: &mut Diagnostics,
) -> Vec<Case> {
    let numbered = items.into_iter().zip(1usize..);
    numbered
        .filter_map(|(node, nth)| {
            let owner = values::owner(&node, nth);
            let vocabulary = vocabulary_of(&node, defaults, vocabulary);
            let own = values::read(&node, &owner, vocabulary, found);
            case::assemble(&node, &owner, own, defaults, vocabulary, found)
        })
        .collect()
}
