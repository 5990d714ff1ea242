//! As much of a text as a clerk needs to find it.

/// Where two texts differ, with a little of what is around.
pub(super) fn differing(was: &str, now: &str) -> (String, String) {
    const AROUND: usize = 6;
    let (one, other): (Vec<char>, Vec<char>) = (was.chars().collect(), now.chars().collect());
    let first = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let most = one.len().min(other.len()).saturating_sub(first);
    let ends = one.iter().rev().zip(other.iter().rev());
    let last = ends.take(most).take_while(|(one, other)| one == other).count();
    let around = |text: &[char]| {
        let start = first.saturating_sub(AROUND);
        let end = text.len().saturating_sub(last.saturating_sub(AROUND));
        let words: String = text.get(start..end).unwrap_or_default().iter().collect();
        let opening = if start > 0 { "……" } else { "" };
        let closing = if end < text.len() { "……" } else { "" };
        format!("{opening}{words}{closing}")
    };
    (around(&one), around(&other))
}

/// The beginning of a long text.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 24;
    let beginning: String = text.chars().take(MOST).collect();
    if beginning.len() < text.len() { format!("{beginning}……") } else { beginning }
}
