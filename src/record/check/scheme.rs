//! 口径表: one of the shipped schemes by name, or the office's own written out.

use super::{
    entries::{Entries, map},
    leaf,
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, SourceFile, SourceKind},
    record::{
        Outcome, OutcomeClass, OutcomeScheme, keys,
        raw::{self, Content, Key, Node},
    },
};

/// The schemes that are compiled in: data, read like the office's own.
const SHIPPED: &str = include_str!("../outcome_schemes.yaml");

/// The scheme when the settings name none.
pub(super) const DEFAULT: &str = "沪人大";

/// The scheme that a value of 口径表 means.
pub(super) fn read(node: &Node, found: &mut Diagnostics) -> Option<OutcomeScheme> {
    if matches!(node.content, Content::Map(_)) {
        return own(node, found);
    }
    let written = leaf::text(node, "口径表", found)?;
    let scheme = shipped(&written.text);
    if scheme.is_none() {
        let names: Vec<String> = all_shipped().into_iter().map(|it| it.name).collect();
        found.push(leaf::outside(
            &written,
            "口径表",
            "没有随程序附带",
            names.iter().map(String::as_str),
        ));
    }
    scheme
}

fn own(node: &Node, found: &mut Diagnostics) -> Option<OutcomeScheme> {
    let entries = Entries::open(node, "口径表", keys::SCHEME_KEYS, found)?;
    let cure = "请写成“口径表: {名称: 本区, 结果: {已经解决: 已解决, 正在解决: 正在解决}}”";
    let name = entries.require(keys::NAME, "口径表", cure, found);
    let outcomes = entries.require(keys::OUTCOMES, "口径表", cure, found)?;
    let name = leaf::text(name?, "口径表的名称", found)?.text;
    Some(OutcomeScheme { name, outcomes: read_outcomes(outcomes, found)?, others: Vec::new() })
}

fn read_outcomes(node: &Node, found: &mut Diagnostics) -> Option<Vec<Outcome>> {
    let classes = OutcomeClass::ALL.map(|it| (it.chinese(), it));
    let mut outcomes = Vec::new();
    for (Key { text: name, place }, value) in map(node, "口径表的结果", found)? {
        let what = format!("办理结果“{name}”的类别");
        if value.content == Content::Empty {
            let names: Vec<&str> = classes.iter().map(|it| it.0).collect();
            found.push(
                Diagnostic::error(format!("{what}没有写"))
                    .at(place)
                    .cure(format!("请在冒号后写明：{}之一", names.join("、"))),
            );
        }
        let class = leaf::choice(value, &what, &classes, found);
        leaf::is_referable(name, "办理结果", place, found);
        outcomes.push(class.map(|class| Outcome { name: name.clone(), class }));
    }
    // A scheme that lacks one of its outcomes would refuse every record that has it.
    outcomes.into_iter().collect()
}

/// The shipped scheme of that name.
pub(super) fn shipped(name: &str) -> Option<OutcomeScheme> {
    all_shipped().into_iter().find(|it| it.name == name)
}

fn all_shipped() -> Vec<OutcomeScheme> {
    let mut found = Diagnostics::default();
    let file = SourceFile::new("outcome_schemes.yaml", SourceKind::Settings, SHIPPED);
    let Some(root) = raw::read(&file, 0..SHIPPED.len(), &mut found) else { return Vec::new() };
    let schemes = map(&root, "口径表", &mut found).unwrap_or_default().iter();
    schemes
        .filter_map(|(key, node)| {
            let outcomes = read_outcomes(node, &mut found)?;
            Some(OutcomeScheme { name: key.text.clone(), outcomes, others: Vec::new() })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_schemes_can_be_read_whole() {
        let mut found = Diagnostics::default();
        let file = SourceFile::new("outcome_schemes.yaml", SourceKind::Settings, SHIPPED);
        let root = raw::read(&file, 0..SHIPPED.len(), &mut found).unwrap();
        for (key, node) in map(&root, "口径表", &mut found).unwrap() {
            assert!(!read_outcomes(node, &mut found).unwrap().is_empty(), "{}", key.text);
        }
        assert_eq!(found, Diagnostics::default());
    }

    #[test]
    fn the_default_scheme_is_that_of_the_city() {
        let names: Vec<String> =
            shipped(DEFAULT).unwrap().outcomes.into_iter().map(|it| it.name).collect();
        assert_eq!(names, ["解决采纳", "正在解决", "计划解决", "留作参考"]);
    }
}
