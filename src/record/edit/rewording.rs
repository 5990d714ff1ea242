//! Other words for some of a file's texts, which are told by where they stand.

use std::{ops::Range, sync::Arc};

use super::{YamlValue, outer, revised};
use crate::{
    diagnostic::{Diagnostics, Place, SourceFile},
    record::raw::{self, Content, Node},
};

/// A text that a YAML file says, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YamlText {
    /// Its characters in the file, without quotes.
    pub place: Place,
    /// What it says.
    pub text: String,
}

/// The text of the YAML in `range` of `file` that stands at the byte `at`; `None` where none does.
pub fn yaml_text_at(file: &Arc<SourceFile>, range: Range<usize>, at: usize) -> Option<YamlText> {
    let root = raw::read(file, range, &mut Diagnostics::default())?;
    text_at(&root, at)
}

fn text_at(node: &Node, at: usize) -> Option<YamlText> {
    match &node.content {
        Content::Text(text, _) => {
            let Range { start, end } = outer(node);
            let is_here = (start..=end).contains(&at);
            is_here.then(|| YamlText { place: node.place.clone(), text: text.clone() })
        }
        Content::List(items) => items.iter().find_map(|it| text_at(it, at)),
        Content::Map(entries) => entries.iter().find_map(|(_, it)| text_at(it, at)),
        Content::Empty => None,
    }
}

/// The text of `file`, all of it YAML, in which the texts at these places say something else.
///
/// # Errors
/// As of [`revise`](super::revise).
pub fn reword(
    file: &Arc<SourceFile>,
    words: &[(Range<usize>, String)],
) -> Result<String, Diagnostics> {
    revised(file, |root| reworded(root, words))
}

fn reworded(node: &Node, words: &[(Range<usize>, String)]) -> YamlValue {
    match &node.content {
        Content::Text(text, _) => {
            let new = words.iter().find(|(range, _)| *range == node.place.range);
            YamlValue::Text(new.map_or(text, |(_, it)| it).clone())
        }
        Content::List(items) => {
            YamlValue::List(items.iter().map(|it| reworded(it, words)).collect())
        }
        Content::Map(entries) => {
            let entry = |(key, it): &(raw::Key, Node)| (key.text.clone(), reworded(it, words));
            YamlValue::Map(entries.iter().map(entry).collect())
        }
        Content::Empty => YamlValue::Empty,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourceKind;

    fn changed(text: &str, words: &[(&str, &str)]) -> String {
        let file = SourceFile::new("records/a.yaml", SourceKind::Records, text);
        let places: Vec<_> = words
            .iter()
            .map(|(old, new)| {
                let at = text.find(old).unwrap();
                let found = yaml_text_at(&file, 0..text.len(), at).unwrap();
                assert!(found.text.contains(old));
                (found.place.range, found.text.replace(old, new))
            })
            .collect();
        reword(&file, &places).unwrap()
    }

    #[test]
    fn texts_say_something_else_in_the_manner_in_which_they_are_written() {
        let text = "案件:\n  - 编号: 0001 # 一\n    标题: '甲'\n    会办: [{意见: 同意。}]\n    \
                    答复正文: |\n      一段。\n\n      二段。\n    措施: 丙\n";
        let changes = [("甲", "甲：乙"), ("同意", "原则同意"), ("二段", "二段改了")];
        assert_eq!(
            changed(text, &changes),
            "案件:\n  - 编号: 0001 # 一\n    标题: '甲：乙'\n    会办: [{意见: 原则同意。}]\n    \
             答复正文: |\n      一段。\n\n      二段改了。\n    措施: 丙\n"
        );
    }

    #[test]
    fn what_yaml_would_misread_is_quoted() {
        assert_eq!(changed("甲: 乙\n", &[("乙", "乙: 丙 # 丁")]), "甲: '乙: 丙 # 丁'\n");
    }
}
