//! Rule X24: 届次 in prose stand in Chinese numerals.

use super::Sentence;
use crate::{
    chinese::session,
    diagnostic::{Diagnostic, Diagnostics, Rule},
};

/// Bodies that meet in 届 and 次; 第3届进博会 may keep its digit.
const BODIES: [&str; 2] = ["人大", "政协"];

pub(super) fn check(sentence: &Sentence, found: &mut Diagnostics) {
    for (at, _) in sentence.text.match_indices("次会议") {
        let Some((start, typed)) = session_before(&sentence.text, at) else { continue };
        let range = start..start.saturating_add(typed.len());
        let Some(mended) = session::in_numerals(typed).filter(|_| sentence.is_typed(&range)) else {
            continue;
        };
        let Some(place) = sentence.place(&range) else { continue };
        found.push(
            Diagnostic::of(Rule::X24, format!("“{typed}”的届次应当用汉字"))
                .at(&place)
                .cure(format!("请改为“{mended}”")),
        );
    }
}

/// `16届人大6次会议` that ends with the 次会议 at byte `at`.
fn session_before(text: &str, at: usize) -> Option<(usize, &str)> {
    const LONGEST: usize = 24;
    let before = text.get(..at)?;
    let window = before.char_indices().rev().nth(LONGEST).map_or(0, |(at, _)| at);
    let near = before.get(window..)?;
    let near_start = near.rfind(['，', '。', '、', '；', '（', '《', '“']);
    let mark = near_start.map_or(window, |it| window.saturating_add(it));
    let term = text.get(mark..at)?.find('届')?;
    let term = mark.saturating_add(term);
    let is_number = |it: char| it.is_numeric() || "零一二三四五六七八九十百".contains(it);
    let start = text.get(..term)?.trim_end_matches(is_number).len();
    let typed = text.get(start..at.saturating_add("次会议".len()))?;
    let around = text.get(mark..at)?;
    BODIES.iter().any(|it| around.contains(it)).then_some((start, typed))
}
