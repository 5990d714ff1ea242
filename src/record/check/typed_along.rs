//! What is typed along with a value although the program prints it: labels, brackets, final marks.

use crate::record::{Written, keys::Names};

const COLONS: [char; 2] = ['：', ':'];
const OPENING: [char; 2] = ['（', '('];
const CLOSING: [char; 2] = ['）', ')'];

/// Without the label before it: `签发人：王某某`, `抄送机关：…`; `None` when nothing is left.
pub(super) fn without_label(written: Written, name: Names) -> Option<Written> {
    const ENDS: [&str; 4] = ["", "机关", "单位", "人员"];
    let value = written.text.strip_prefix(name.0).and_then(|rest| {
        let labelled = |end: &&str| rest.strip_prefix(*end)?.trim_start().strip_prefix(COLONS);
        ENDS.iter().find_map(labelled)
    });
    let left = value.map_or(written.text.len(), |it| it.trim_start().len());
    let before = written.text.len().saturating_sub(left);
    Some(cut(written, before, 0)).filter(|it| !it.text.is_empty())
}

/// Without the colon at its end, which 主送 is printed with.
pub(super) fn without_colon(written: Written) -> Written {
    let left = written.text.trim_end_matches(COLONS).trim_end().len();
    let after = written.text.len().saturating_sub(left);
    cut(written, 0, after)
}

/// Without the brackets around it, which 附注 is printed in; one whose other half is missing is
/// meant for one of them.
pub(super) fn without_brackets(written: Written) -> Written {
    let text = &written.text;
    let opened = text.matches(OPENING).count();
    let closed = text.matches(CLOSING).count();
    let first = text.chars().next().filter(|it| OPENING.contains(it));
    let last = text.chars().last().filter(|it| CLOSING.contains(it));
    let is_pair = opened == closed && first.is_some() && last.is_some();
    let length = |mark: Option<char>, is_alone: bool| {
        mark.filter(|_| is_pair || is_alone).map_or(0, char::len_utf8)
    };
    let (before, after) = (length(first, opened > closed), length(last, closed > opened));
    cut(written, before, after)
}

/// Without one of these words at its end.
pub(super) fn without_suffix(written: Written, suffixes: &[&str]) -> Written {
    let found = suffixes.iter().find(|it| written.text.ends_with(**it));
    let after = found.map_or(0, |it| it.len());
    cut(written, 0, after)
}

/// Without so many bytes before and after, in the text and in its place.
pub(super) fn cut(mut written: Written, before: usize, after: usize) -> Written {
    let end = written.text.len().saturating_sub(after);
    written.text = written.text.get(before..end).unwrap_or_default().to_owned();
    let range = &mut written.place.range;
    range.start = range.start.saturating_add(before).min(range.end);
    range.end = range.end.saturating_sub(after).max(range.start);
    written
}
