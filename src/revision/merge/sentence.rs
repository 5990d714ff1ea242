//! The sentence of a text in which something stands.

/// The sentence around the byte `at` of `text`.
pub(super) fn sentence(text: &str, at: usize) -> &str {
    let ends = |it: char| matches!(it, '。' | '！' | '？' | '；' | '\n');
    let before = text.get(..at).unwrap_or_default();
    let start = before.rfind(ends).and_then(|it| {
        before
            .get(it..)
            .and_then(|rest| rest.chars().next())
            .map(|first| it.saturating_add(first.len_utf8()))
    });
    let rest = text.get(at..).unwrap_or_default();
    let end = rest.find(ends).and_then(|it| {
        rest.get(it..)
            .and_then(|rest| rest.chars().next())
            .map(|last| it.saturating_add(last.len_utf8()))
    });
    let end = end.map_or(text.len(), |it| at.saturating_add(it));
    text.get(start.unwrap_or_default()..end).unwrap_or_default().trim()
}
