//! The words by which a change of a paragraph is told: what changed, with some characters around it, and where.

use std::ops::Range;

use crate::{revision::word_changes, word::Standing};

/// Characters that are shown on each side of a change.
const AROUND: usize = 8;
/// More changes of one paragraph are only counted.
const MOST_SHOWN: usize = 3;
/// Longer words are cut.
const LONGEST: usize = 24;

/// What changed from `old` to `new`, such as `…办理的共“67件”→“70件”。其中…`.
pub(super) fn changed(old: &str, new: &str) -> String {
    let mut places: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for change in word_changes(old, new) {
        if change.old.len() == change.new.len()
            && old.get(change.old.clone()) == new.get(change.new.clone())
        {
            continue;
        }
        let is_next = |it: &&mut (Range<usize>, Range<usize>)| {
            it.0.end == change.old.start && it.1.end == change.new.start
        };
        match places.last_mut().filter(is_next) {
            Some(last) => (last.0.end, last.1.end) = (change.old.end, change.new.end),
            None => places.push((change.old, change.new)),
        }
    }
    let words = |text: &str, range: &Range<usize>| {
        shortened(text.get(range.clone()).unwrap_or_default(), LONGEST)
    };
    let shown = places.iter().take(MOST_SHOWN).map(|(was, is)| {
        let what = match (words(old, was), words(new, is)) {
            (was, is) if was.is_empty() => format!("（增“{is}”）"),
            (was, is) if is.is_empty() => format!("（删“{was}”）"),
            (was, is) => format!("“{was}”→“{is}”"),
        };
        let (before, behind) = (new.get(..is.start), new.get(is.end..));
        format!(
            "{}{what}{}",
            end(before.unwrap_or_default()),
            shortened(behind.unwrap_or_default(), AROUND)
        )
    });
    let mut told = shown.collect::<Vec<_>>().join("；");
    if places.len() > MOST_SHOWN {
        told.extend(["；等".to_owned(), places.len().to_string(), "处".to_owned()]);
    }
    told
}

/// Where something in a table stands; nothing of what stands elsewhere.
pub(super) fn place(standing: Option<&Standing>) -> String {
    match standing {
        Some(Standing::Cell { row, column, .. }) => {
            format!("（表格第{}行第{}列）", row.saturating_add(1), column.saturating_add(1))
        }
        _ => String::new(),
    }
}

/// The last characters of a text, on one line.
fn end(text: &str) -> String {
    let line = line(text);
    let count = line.chars().count();
    let short: String = line.chars().skip(count.saturating_sub(AROUND)).collect();
    if count > AROUND { format!("…{short}") } else { short }
}

/// The beginning of a text, on one line.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let line = line(text);
    let line = line.trim();
    let mut short: String = line.chars().take(most).collect();
    if line.chars().count() > most {
        short.push('…');
    }
    short
}

/// A text on one line, what is no text in words.
fn line(text: &str) -> String {
    let line: String = text.chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
    line.replace(crate::word::OBJECT, "〔图〕")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_by_its_words_and_what_stands_around_them() {
        let old = "区政府今年以来共收到代表建议67件，全部按期办复。";
        for (new, told) in [
            (
                "区政府今年以来共收到代表建议70件，全部按期办复。",
                "…来共收到代表建议“67件”→“70件”，全部按期办复。",
            ),
            (
                "区政府系统今年以来共收到代表建议67件，按期办复。",
                "区政府（增“系统”）今年以来共收到代…；…代表建议67件，（删“全部”）按期办复。",
            ),
            (old, ""),
        ] {
            assert_eq!(changed(old, new), told);
        }
        let cell = Standing::Cell { table: 0, row: 2, column: 1 };
        assert_eq!(place(Some(&cell)), "（表格第3行第2列）");
    }
}
