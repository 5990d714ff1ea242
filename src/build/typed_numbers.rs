//! Numbers of cases as people type them: `0012`, `12号`, `编号12、15`, `第１２号`.

use std::{collections::BTreeSet, ops::Range};

/// Where a number of `numbers` is typed in `text`. Without its zeros it is one only where the words
/// around it say so: 12件 and 5月12号 are none.
pub(super) fn find(text: &str, numbers: &BTreeSet<String>) -> Vec<Range<usize>> {
    let runs = runs(text);
    let named = named(text, &runs);
    let is_typed = |(run, is_named): &(Run, bool)| {
        let bare = run.digits.trim_start_matches('0');
        let is_decimal = text.get(..run.range.start).is_some_and(|it| it.ends_with(['.', '．']));
        numbers.iter().any(|number| {
            let is_whole = run.digits == *number && number.starts_with('0') && !is_decimal;
            is_whole || *is_named && !bare.is_empty() && bare == number.trim_start_matches('0')
        })
    };
    runs.into_iter().zip(named).filter(is_typed).map(|(run, _)| run.range).collect()
}

/// Digits in a row.
struct Run {
    /// The digits as ASCII.
    digits: String,
    range: Range<usize>,
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, character) in text.char_indices() {
        let Some(digit) = ascii(character) else { continue };
        let end = at.saturating_add(character.len_utf8());
        match runs.last_mut().filter(|it| it.range.end == at) {
            Some(run) => {
                run.digits.push(digit);
                run.range.end = end;
            }
            None => runs.push(Run { digits: digit.to_string(), range: at..end }),
        }
    }
    runs
}

fn ascii(character: char) -> Option<char> {
    match character {
        '0'..='9' => Some(character),
        '０'..='９' => char::from_u32(u32::from(character).wrapping_sub(0xFEE0)),
        _ => None,
    }
}

/// Of each run, whether the words around it make it a number of a case, or those around another
/// of its list.
fn named(text: &str, runs: &[Run]) -> Vec<bool> {
    let mut named: Vec<bool> =
        runs.iter().map(|it| follows_name(text, it) || stands_before_mark(text, it)).collect();
    let joined: Vec<bool> = runs
        .iter()
        .zip(runs.iter().skip(1))
        .map(|(one, next)| is_joint(text.get(one.range.end..next.range.start)))
        .collect();
    let count = joined.len();
    for at in (0..count).chain((0..count).rev()) {
        let next = at.saturating_add(1);
        let pair = named.get(at).zip(named.get(next)).map(|(one, two)| *one || *two);
        if joined.get(at) == Some(&true) && pair == Some(true) {
            for it in [at, next] {
                let counts = runs.get(it).is_none_or(|run| counts(text, run));
                if let Some(is_named) = named.get_mut(it).filter(|_| !counts) {
                    *is_named = true;
                }
            }
        }
    }
    named
}

/// `编号12`, `编号为第12`.
fn follows_name(text: &str, run: &Run) -> bool {
    let before = text.get(..run.range.start).unwrap_or_default().trim_end();
    let before = before.trim_end_matches(['：', ':', '为', '是', '第', '分', '别', '“', '（', '(']);
    ["编号", "案号"].iter().any(|it| before.trim_end().ends_with(it)) && !counts(text, run)
}

/// `12号`, but no day, house, line or document.
fn stands_before_mark(text: &str, run: &Run) -> bool {
    const BEFORE: [char; 9] = ['月', '路', '弄', '街', '巷', '道', '〕', '］', ']'];
    const AFTER: [char; 19] = [
        '线', '楼', '门', '院', '桥', '令', '文', '机', '仓', '车', '井', '地', '厂', '馆', '厅',
        '码', '召', '公', '房',
    ];
    let before = text.get(..run.range.start).unwrap_or_default().trim_end();
    let after = text.get(run.range.end..).unwrap_or_default().trim_start();
    let is_other = before.trim_end_matches('第').ends_with(BEFORE);
    after.strip_prefix('号').is_some_and(|it| !it.starts_with(AFTER) && !is_other)
}

/// Whether a run counts something or is part of a date.
fn counts(text: &str, run: &Run) -> bool {
    const UNITS: [char; 20] = [
        '件', '个', '%', '％', '年', '月', '日', '元', '万', '亿', '人', '次', '项', '条', '处',
        '.', '名', '家', '户', '米',
    ];
    text.get(run.range.end..).is_some_and(|it| it.trim_start().starts_with(UNITS))
}

/// Whether words between two numbers make a list of them.
fn is_joint(between: Option<&str>) -> bool {
    let Some(between) = between else { return false };
    let joint = between.trim().trim_start_matches('号').trim_end_matches('第').trim();
    ["、", "和", "与", "及", "以及", "至", "到", "—", "～", "~", "-", "，", ","].contains(&joint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let numbers = ["0012", "0015", "131"].map(str::to_owned).into();
        find(text, &numbers).into_iter().filter_map(|it| text.get(it)).collect()
    }

    #[test]
    fn numbers_are_found_however_they_are_typed() {
        for (text, expected) in [
            ("编号0012、0015的建议", ["0012", "0015"].as_slice()),
            ("建议12号", &["12"]),
            ("第12号建议", &["12"]),
            ("编号００１２", &["００１２"]),
            ("第１２号", &["１２"]),
            ("见0012。", &["0012"]),
            ("12、15号建议", &["12", "15"]),
            ("12号和15号", &["12", "15"]),
            ("编号分别为3、12", &["12"]),
            ("131号", &["131"]),
            ("编号：131", &["131"]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn counts_and_dates_are_no_numbers_of_cases() {
        for text in [
            "12件",
            "共12件、15件",
            "12%",
            "2012年12月15日",
            "5月12号",
            "0.0012",
            "131件",
            "20012号",
            "12号线",
            "虹桥路12号",
            "区府〔2025〕12号",
            "编号0003，12件已办",
            "占12.15%",
            "前12名",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
