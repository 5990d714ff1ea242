//! Rule X20: a title that prose quotes is one of the register's, or taken from one.

use super::{Ground, Sentence};
use crate::{
    chinese::{abridged::is_abridged, nearest::nearest},
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::Case,
};

pub(super) fn check(sentence: &Sentence, ground: Ground<'_>, found: &mut Diagnostics) {
    for (start, quoted) in quotations(&sentence.text) {
        let range = start..start.saturating_add(quoted.len());
        if !is_title(quoted) || !sentence.is_typed(&range) {
            continue;
        }
        let cases = &ground.register.cases;
        if cases.iter().any(|it| is_called(it, quoted)) {
            continue;
        }
        let Some(place) = sentence.place(&range) else { continue };
        let cure = match nearest(quoted, cases.iter().map(|it| it.title.as_str())) {
            Some(title) => format!("是否为“{title}”？请照标题改，或用“{{案编号.标题}}”引用"),
            None => "请照台账里的标题写，最好用“{案编号.标题}”引用".to_owned(),
        };
        let cause = format!("台账里没有标题是“{quoted}”的案件");
        found.push(Diagnostic::of(Rule::X20, cause).at(&place).cure(cure));
    }
}

/// Whether a quotation reads as the title of a case and of nothing else.
fn is_title(quoted: &str) -> bool {
    quoted.starts_with("关于") && (quoted.ends_with("的建议") || quoted.ends_with("的提案"))
}

fn is_called(case: &Case, quoted: &str) -> bool {
    case.title == quoted || is_abridged(quoted, &case.title)
}

/// What stands within “” and 《》, each with the byte where it begins.
pub(super) fn quotations(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (open, close) in [('“', '”'), ('《', '》')] {
        for (at, _) in text.match_indices(open) {
            let start = at.saturating_add(open.len_utf8());
            let Some(rest) = text.get(start..) else { continue };
            if let Some((inner, _)) = rest.split_once(close)
                && !inner.contains(open)
            {
                found.push((start, inner));
            }
        }
    }
    found.sort_unstable();
    found
}
