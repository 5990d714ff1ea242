//! Marks that meet where texts are put together: a record's own mark and that of the sentence around
//! it. A reader sees one; it is that of the sentence, unless the record asks or exclaims.

use std::borrow::Cow;

/// Marks that end a clause or a sentence plainly (GB/T 15834-2011, 4.1, 4.4 to 4.7).
const PLAIN: [char; 5] = ['。', '，', '；', '、', '：'];
/// Marks that end a sentence and say how; nothing plain follows them.
const TELLING: [char; 3] = ['？', '！', '…'];
/// Quotation marks that close.
const QUOTES: [char; 2] = ['”', '’'];

/// What is left out where one text goes on after another, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Meeting {
    /// Of the end of the first text.
    pub before: usize,
    /// Of the beginning of the second.
    pub after: usize,
}

/// What is left out where `after` goes on from `before`: `设立窗口。` before `。` loses its mark, and so
/// does `设立窗口；` before `，`; after `好了吗？` a `。` is left out.
pub fn meeting(before: &str, after: &str) -> Meeting {
    let Some(mark) = after.chars().next() else { return Meeting::default() };
    if !PLAIN.contains(&mark) && !matches!(mark, '？' | '！' | '）') {
        return Meeting::default();
    }
    let kept = before.trim_end_matches(PLAIN);
    if kept.len() < before.len() {
        return Meeting { before: before.len().saturating_sub(kept.len()), after: 0 };
    }
    let is_quoted_sentence = before.trim_end_matches(QUOTES).ends_with('。') && mark == '。';
    let is_told = before.ends_with(TELLING) && PLAIN.contains(&mark);
    let after = if is_quoted_sentence || is_told { mark.len_utf8() } else { 0 };
    Meeting { before: 0, after }
}

/// `text` with each place where marks meet settled as by [`meeting`]: `设立窗口。；` becomes `设立窗口；`.
pub fn settled(text: &str) -> Cow<'_, str> {
    let mut neighbours = text.chars().zip(text.chars().skip(1));
    if !neighbours.any(|(before, after)| ends(before) && PLAIN.contains(&after)) {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len());
    let mut buffer = [0; 4];
    for character in text.chars() {
        if PLAIN.contains(&character) {
            let Meeting { before, after } = meeting(&whole, character.encode_utf8(&mut buffer));
            whole.truncate(whole.len().saturating_sub(before));
            if after > 0 {
                continue;
            }
        }
        whole.push(character);
    }
    Cow::Owned(whole)
}

fn ends(character: char) -> bool {
    PLAIN.contains(&character) || TELLING.contains(&character) || QUOTES.contains(&character)
}

/// Texts of a record as one, `；` between them; their own marks give way, that of the last stays.
pub fn clauses<T: AsRef<str>>(texts: &[T]) -> String {
    let mut joined = String::new();
    for text in texts.iter().map(|it| it.as_ref().trim()).filter(|it| !it.is_empty()) {
        if !joined.is_empty() {
            let Meeting { before, after } = meeting(&joined, "；");
            joined.truncate(joined.len().saturating_sub(before));
            if after == 0 {
                joined.push('；');
            }
        }
        joined.push_str(text);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_mark_is_left_where_two_meet() {
        for (text, expected) in [
            ("设立窗口。。", "设立窗口。"),
            ("设立窗口；。", "设立窗口。"),
            ("设立窗口。；压缩时限，。", "设立窗口；压缩时限。"),
            ("甲、、乙，，丙", "甲、乙，丙"),
            ("办好了吗？。", "办好了吗？"),
            ("太好了！，下同", "太好了！下同"),
            ("代表评价：“很好。”。", "代表评价：“很好。”"),
            ("推进“一网通办”。", "推进“一网通办”。"),
            ("还有很多……。", "还有很多……"),
            ("不改：“甲”、“乙”，丙。", "不改：“甲”、“乙”，丙。"),
        ] {
            assert_eq!(settled(text), expected);
        }
    }

    #[test]
    fn what_follows_decides_what_a_record_loses() {
        let told = |before, after| {
            let it = meeting(before, after);
            (it.before, it.after)
        };
        assert_eq!(told("设立窗口。", "。全区"), (3, 0));
        assert_eq!(told("设立窗口。；", "，全区"), (6, 0));
        assert_eq!(told("设立窗口。", "）"), (3, 0));
        assert_eq!(told("设立窗口。", "全区"), (0, 0));
        assert_eq!(told("设立窗口。", ""), (0, 0));
        assert_eq!(told("办好了吗？", "）"), (0, 0));
        assert_eq!(told("“很好。”", "。"), (0, 3));
    }

    #[test]
    fn several_texts_are_joined_by_semicolons() {
        assert_eq!(
            clauses(&["设立窗口。", "压缩时限；", "逐台落实。"]),
            "设立窗口；压缩时限；逐台落实。"
        );
        assert_eq!(clauses(&["设立窗口", " ", "压缩时限"]), "设立窗口；压缩时限");
        assert_eq!(clauses(&["设立窗口"]), "设立窗口");
    }
}
