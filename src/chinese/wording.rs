//! Lists joined by 、, quotation marks that nest, and sentences that end once.

/// `items` joined by 、, which is left out between two quoted items and between two titles in 《》
/// (GB/T 15834-2011, 4.5.3.5): `甲、乙、丙`, `“甲”“乙”“丙”`.
pub fn enumerate<T: AsRef<str>>(items: &[T]) -> String {
    let mut joined = String::new();
    let mut before: Option<&str> = None;
    for item in items.iter().map(AsRef::as_ref).filter(|it| !it.is_empty()) {
        if let Some(before) = before {
            joined.push_str(separator(before, item));
        }
        joined.push_str(item);
        before = Some(item);
    }
    joined
}

/// `items` joined by 、 with 和 before the last: `甲、乙和丙`, `“甲”“乙”和“丙”`.
pub fn enumerate_with_and<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [before @ .., last] if !before.is_empty() => {
            format!("{}和{}", enumerate(before), last.as_ref())
        }
        _ => enumerate(items),
    }
}

/// What stands between two neighbours of a list: 、 or nothing.
pub fn separator(before: &str, after: &str) -> &'static str {
    let both_within =
        |open, close| [before, after].iter().all(|it| it.starts_with(open) && it.ends_with(close));
    if both_within('“', '”') || both_within('《', '》') { "" } else { "、" }
}

/// `text` in “”, its own quotation marks turned so that they nest: ‘’ within “”, “” within ‘’.
///
/// A mark that has no partner, such as the apostrophe of `Xi’an`, stays as it is.
pub fn quote(text: &str) -> String {
    format!("“{}”", turned(text, ['‘', '“']))
}

/// `text` with its pairs of quotation marks turned: those of the outermost pairs to the first of
/// `opening`, those within to the second, and so on in turn.
fn turned(text: &str, opening: [char; 2]) -> String {
    let marks = paired_marks(text);
    let closing = opening.map(|it| if it == '“' { '”' } else { '’' });
    let at_depth = |marks: [char; 2], depth: usize| {
        let [outer, inner] = marks;
        if depth.is_multiple_of(2) { outer } else { inner }
    };
    let turn = |(at, character): (usize, char)| {
        let mark = marks.iter().find_map(|&(open, close, depth)| match at {
            _ if at == open => Some(at_depth(opening, depth)),
            _ if at == close => Some(at_depth(closing, depth)),
            _ => None,
        });
        mark.unwrap_or(character)
    };
    text.char_indices().map(turn).collect()
}

/// What is printed of `quoted`, a text in “”, where the words around it have marks of their own: within
/// “” it stands without its marks, within 《》 with those inside it turned back. `None` elsewhere.
pub fn quoted_within(before: char, quoted: &str, after: &str) -> Option<String> {
    let inner = quoted.strip_prefix('“')?.strip_suffix('”')?;
    match before {
        '“' if after.starts_with('”') => Some(inner.to_owned()),
        '《' if after.starts_with('》') => Some(turned(inner, ['“', '‘'])),
        _ => None,
    }
}

/// The pairs of quotation marks of `text`: where each opens and closes, and how many are around it.
fn paired_marks(text: &str) -> Vec<(usize, usize, usize)> {
    let mut pairs = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, character) in text.char_indices() {
        let partner = match character {
            '“' | '‘' => {
                open.push((at, character));
                continue;
            }
            '”' => '“',
            '’' => '‘',
            _ => continue,
        };
        if let Some(depth) = open.iter().rposition(|&(_, it)| it == partner) {
            open.truncate(depth + 1);
            if let Some((from, _)) = open.pop() {
                pairs.push((from, at, depth));
            }
        }
    }
    pairs
}

/// `text` as a sentence that ends exactly once: what it ends with already, among 。；，、, gives way
/// to one 。, and ？ ！ and a quoted 。 stay as they are.
pub fn end_sentence(text: &str) -> String {
    let text = text.trim_end_matches(['。', '；', '，', '、', '：']);
    let inside = text.trim_end_matches(['”', '’']);
    if inside.ends_with(['？', '！', '…']) || (inside != text && inside.ends_with('。')) {
        text.to_owned()
    } else {
        format!("{text}。")
    }
}

#[cfg(test)]
mod tests {
    use super::{end_sentence, enumerate, enumerate_with_and, quote, quoted_within};

    #[test]
    fn lists_are_joined_by_a_pause_mark_except_between_quoted_items() {
        assert_eq!(enumerate::<&str>(&[]), "");
        assert_eq!(enumerate(&["甲"]), "甲");
        assert_eq!(enumerate(&["甲", "乙", "丙"]), "甲、乙、丙");
        assert_eq!(enumerate(&["“甲”", "“乙”"]), "“甲”“乙”");
        assert_eq!(enumerate(&["《甲》", "《乙》", "丙"]), "《甲》《乙》、丙");
        assert_eq!(enumerate(&["《甲》", "“乙”"]), "《甲》、“乙”");
        assert_eq!(enumerate(&["平台“甲”", "“乙”"]), "平台“甲”、“乙”");
    }

    #[test]
    fn the_last_of_a_list_may_follow_an_and() {
        assert_eq!(enumerate_with_and(&["甲"]), "甲");
        assert_eq!(enumerate_with_and(&["甲", "乙"]), "甲和乙");
        assert_eq!(enumerate_with_and(&["甲", "乙", "丙"]), "甲、乙和丙");
        assert_eq!(enumerate_with_and(&["“甲”", "“乙”", "“丙”"]), "“甲”“乙”和“丙”");
    }

    #[test]
    fn quotation_marks_nest() {
        assert_eq!(quote("公园增设技防设施"), "“公园增设技防设施”");
        assert_eq!(quote("推进“一网通办”的建议"), "“推进‘一网通办’的建议”");
        assert_eq!(quote("做好“‘双减’后”服务"), "“做好‘“双减”后’服务”");
        assert_eq!(quote("推进‘一网通办’的建议"), "“推进‘一网通办’的建议”");
        assert_eq!(quote("与Xi’an合作的“双城”建议"), "“与Xi’an合作的‘双城’建议”");
        assert_eq!(quote("漏了“后半个引号"), "“漏了“后半个引号”");
    }

    #[test]
    fn a_title_has_its_marks_once() {
        let title = quote("推进“一网通办”的建议");
        let within = |before, after| quoted_within(before, &title, after);
        assert_eq!(within('“', "”等").unwrap(), "推进‘一网通办’的建议");
        assert_eq!(within('《', "》").unwrap(), "推进“一网通办”的建议");
        assert_eq!(within('“', "等”"), None);
        assert_eq!(within('对', "”"), None);
    }

    #[test]
    fn a_sentence_ends_once() {
        assert_eq!(end_sentence("逐件答复代表"), "逐件答复代表。");
        assert_eq!(end_sentence("逐件答复代表。"), "逐件答复代表。");
        assert_eq!(end_sentence("逐件答复代表；"), "逐件答复代表。");
        assert_eq!(end_sentence("他说：“办好了。”"), "他说：“办好了。”");
        assert_eq!(end_sentence("推进“一网通办”"), "推进“一网通办”。");
        assert_eq!(end_sentence("办好了吗？"), "办好了吗？");
    }
}
