//! 公开属性 and 满意度 of the settings: the office's own words, each with its meaning.

use std::sync::Arc;

use super::{
    entries::{Entries, map},
    leaf, settings,
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, SourceFile, SourceKind},
    record::{
        keys::{self, Names},
        own_words::{OwnWord, OwnWords},
        raw::{self, Content, Key, Node},
        vocabulary::{PUBLICITY, SATISFACTION},
    },
};

/// The words that are compiled in: data, read like the office's own.
const SHIPPED: &str = include_str!("../vocabulary.yaml");

/// The words that come with the program.
pub(in crate::record) fn shipped_words() -> OwnWords {
    let mut found = Diagnostics::default();
    let file = SourceFile::new("vocabulary.yaml", SourceKind::Settings, SHIPPED);
    let root = raw::read(&file, 0..SHIPPED.len(), &mut found);
    let of = |names: Names, meanings: &[&'static str], found: &mut Diagnostics| {
        let tables = root.as_ref().and_then(|it| map(it, "叫法", found)).unwrap_or_default();
        let node = tables.iter().find(|(key, _)| key.text == names.0).map(|(_, node)| node);
        node.map(|it| own(it, names, meanings, found)).unwrap_or_default()
    };
    OwnWords {
        publicity: of(keys::PUBLICITY, &PUBLICITY, &mut found),
        satisfaction: of(keys::SATISFACTION, &SATISFACTION, &mut found),
    }
}

/// The words of a project's settings, whatever else is wrong there.
pub fn own_words(file: &Arc<SourceFile>) -> Arc<OwnWords> {
    let mut unheard = Diagnostics::default();
    let root = raw::read(file, 0..file.text.len(), &mut unheard);
    let entries = root.as_ref().and_then(|it| settings::open(it, &mut unheard));
    entries.map_or_else(OwnWords::shipped, |it| read(&it, &mut unheard))
}

/// The words of the settings. A meaning that the office has no word for keeps the shipped one, after
/// the office's own.
pub(super) fn read(entries: &Entries<'_>, found: &mut Diagnostics) -> Arc<OwnWords> {
    let shipped = OwnWords::shipped();
    let mut of = |names: Names, meanings: &[&'static str], shipped: &[OwnWord]| {
        let Some(node) = entries.get(names) else { return shipped.to_vec() };
        let mut words = own(node, names, meanings, found);
        for word in shipped {
            if words.iter().all(|it| it.meaning != word.meaning) {
                words.push(word.clone());
            }
        }
        words
    };
    Arc::new(OwnWords {
        publicity: of(keys::PUBLICITY, &PUBLICITY, &shipped.publicity),
        satisfaction: of(keys::SATISFACTION, &SATISFACTION, &shipped.satisfaction),
    })
}

fn own(
    node: &Node,
    names: Names,
    meanings: &[&'static str],
    found: &mut Diagnostics,
) -> Vec<OwnWord> {
    let options: Vec<(&str, &'static str)> = meanings.iter().map(|it| (*it, *it)).collect();
    let mut words = Vec::new();
    for (Key { text, place }, value) in map(node, names.0, found).unwrap_or_default() {
        let what = format!("{}“{text}”的含义", names.0);
        leaf::is_referable(text, names.0, place, found);
        if value.content == Content::Empty {
            found.push(
                Diagnostic::error(format!("{what}没有写"))
                    .at(place)
                    .cure(format!("请在冒号后写明：{}之一", meanings.join("、"))),
            );
            continue;
        }
        let Some(meaning) = leaf::choice(value, &what, &options, found) else { continue };
        if meaning != text && meanings.contains(&text.as_str()) {
            let cause = format!("{}“{text}”的含义写成了“{meaning}”", names.0);
            let cure = format!("“{text}”只能是它本来的意思；本地另有叫法的，请写那个叫法");
            found.push(Diagnostic::error(cause).at(&value.place).cure(cure));
        }
        words.push(OwnWord { text: text.clone(), meaning });
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_words_are_the_meanings() {
        let shipped = shipped_words();
        for (words, meanings) in
            [(&shipped.publicity, &PUBLICITY[..]), (&shipped.satisfaction, &SATISFACTION[..])]
        {
            let words: Vec<&str> = words.iter().map(|it| it.text.as_str()).collect();
            assert_eq!(words, meanings);
        }
    }

    #[test]
    fn the_worst_word_is_found_by_its_meaning() {
        let word = |text: &str, meaning| OwnWord { text: text.to_owned(), meaning };
        let words = OwnWords {
            publicity: Vec::new(),
            satisfaction: vec![
                word("很满意", "满意"),
                word("满意", "满意"),
                word("未回", "未反馈"),
                word("差", "不满意"),
            ],
        };
        for (given, worst) in
            [(["很满意", "满意"], "满意"), (["未回", "满意"], "未回"), (["未回", "差"], "差")]
        {
            assert_eq!(words.worst(given.into_iter()), Some(worst));
        }
    }
}
