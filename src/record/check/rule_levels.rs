//! 规则 of `huibao.yaml`: `{X4: 警告, X20: 关}`.

use super::{
    entries::{Entries, map},
    leaf,
};
use crate::{
    chinese::nearest::nearest,
    diagnostic::{Diagnostic, Diagnostics, Level, Rule, RuleLevels},
    record::keys,
};

/// The rules that the settings change.
pub(super) fn read(entries: &Entries<'_>, found: &mut Diagnostics) -> RuleLevels {
    let mut levels = RuleLevels::default();
    let Some(node) = entries.get(keys::RULES) else { return levels };
    let options = Level::ALL.map(|it| (it.chinese(), it));
    for (key, value) in map(node, "规则", found).unwrap_or_default() {
        let Some(rule) = Rule::named(&key.text) else {
            found.push(unknown_rule(&key.text).at(&key.place));
            continue;
        };
        let what = format!("规则{}", rule.id());
        if let Some(level) = leaf::choice(value, &what, &options, found) {
            levels.set(rule, level, key.place.clone());
        }
    }
    levels
}

fn unknown_rule(typed: &str) -> Diagnostic {
    let cure = match nearest(typed, Rule::ALL.iter().map(|it| it.explanation().title)) {
        Some(title) => {
            let rule = Rule::ALL.iter().find(|it| it.explanation().title == title);
            format!("是否为{}（{title}）？规则写编号，如“X4”", rule.map_or("", |it| it.id()))
        }
        None => "规则是X1至X27；各管什么，请运行：huibao check --explain".to_owned(),
    };
    Diagnostic::error(format!("没有“{typed}”这条规则")).cure(cure)
}
