//! What stands in 《》, “” or ‘’: the words of others, titles among them, which keep their wording.

use std::ops::Range;

/// The pairs of marks.
const PAIRS: [(char, char); 4] = [('《', '》'), ('“', '”'), ('‘', '’'), ('「', '」')];

/// The bytes of `text` that are quoted, marks included, in order. A quotation that began before
/// `text` reaches from its first byte; one that does not end in it, to its last.
pub fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, mark) in text.char_indices() {
        if let Some((_, close)) = PAIRS.iter().find(|it| it.0 == mark) {
            open.push((*close, at));
        } else if PAIRS.iter().any(|it| it.1 == mark) {
            let opened = open.iter().rposition(|it| it.0 == mark);
            let start = opened.and_then(|it| open.get(it)).map_or(0, |it| it.1);
            open.truncate(opened.unwrap_or_default());
            found.retain(|it| it.start < start);
            found.push(start..at.saturating_add(mark.len_utf8()));
        }
    }
    if let Some((_, start)) = open.first() {
        found.retain(|it| it.start < *start);
        found.push(*start..text.len());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::quoted;

    fn words(text: &str) -> Vec<&str> {
        quoted(text).into_iter().map(|it| text.get(it).unwrap()).collect()
    }

    #[test]
    fn titles_and_quotations_are_found_whole() {
        assert_eq!(words("收到《甲“乙”丙》，称“丁”。"), ["《甲“乙”丙》", "“丁”"]);
        assert_eq!(words("没有引用。"), Vec::<&str>::new());
    }

    #[test]
    fn what_is_quoted_over_several_sentences_is_quoted_in_each() {
        assert_eq!(words("他说：“先去看。"), ["“先去看。"]);
        assert_eq!(words("再来说。”随后答复。"), ["再来说。”"]);
    }
}
