//! Several names in one cell, however people set them apart.

use super::text::{one_line, tight};

/// What stands between two names.
const SEPARATORS: [char; 9] = ['、', '，', ',', '；', ';', '/', '／', '\n', '。'];

/// The names of a cell, and what of it is no name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) names: Vec<String>,
    /// `等5人`: people who are counted and not named.
    pub(super) unnamed: Option<String>,
}

/// Words before a name that are none.
const TITLES: [&str; 6] = ["代表", "委员", "人大代表", "政协委员", "领衔代表", "市民"];

/// The names in a clean text, none of them twice.
pub(super) fn names(text: &str) -> Names {
    between(text, &SEPARATORS)
}

/// The units in a clean text: `区甲/乙局` is one.
pub(super) fn unit_names(text: &str) -> Names {
    let separators = SEPARATORS.map(|it| if matches!(it, '/' | '／') { '、' } else { it });
    between(text, &separators)
}

fn between(text: &str, separators: &[char]) -> Names {
    let mut found = Names::default();
    for piece in pieces(text, separators).iter().flat_map(|it| spaced(it)) {
        let (name, unnamed) = without_and_others(&piece);
        if unnamed.is_some() {
            found.unnamed = unnamed;
        }
        if !name.is_empty() && !matches!(name, "无" | "-" | "—") {
            let name = one_line(name);
            if !found.names.contains(&name) {
                found.names.push(name);
            }
        }
    }
    found
}

/// The text in pieces between separators that stand in no brackets.
pub(super) fn pieces(text: &str, separators: &[char]) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut depth: usize = 0;
    for it in text.chars() {
        match it {
            '（' | '(' => depth = depth.saturating_add(1),
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && separators.contains(&it) {
            pieces.push(String::new());
        } else if let Some(last) = pieces.last_mut() {
            last.push(it);
        }
    }
    pieces.retain(|it| !it.trim().is_empty());
    pieces
}

/// Names with spaces between them; the space within 张　三 is there for the eye.
fn spaced(piece: &str) -> Vec<String> {
    let has_title = piece.split_whitespace().any(|it| TITLES.contains(&it));
    if has_title || piece.is_ascii() || piece.contains(['（', '(']) {
        return vec![piece.trim().to_owned()];
    }
    let mut names: Vec<String> = Vec::new();
    let mut single = false;
    for word in piece.split_whitespace() {
        let is_single = word.chars().count() == 1;
        match names.last_mut() {
            Some(name) if single && is_single => {
                name.push_str(word);
                single = false;
            }
            _ => {
                names.push(word.to_owned());
                single = is_single;
            }
        }
    }
    names
}

/// `乙等5人` is 乙 and some who are not named.
fn without_and_others(piece: &str) -> (&str, Option<String>) {
    let Some((name, rest)) = piece.rsplit_once('等') else { return (piece.trim(), None) };
    let rest = tight(rest);
    let count = rest.trim_end_matches(['人', '名', '位', '家', '个', '代', '表', '委', '员', '单']);
    let is_count =
        count.chars().all(|it| it.is_ascii_digit() || "一二三四五六七八九十百".contains(it));
    if is_count && !name.trim().is_empty() {
        (name.trim(), Some(format!("等{rest}")))
    } else {
        (piece.trim(), None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, Option<String>) {
        let found = names(text);
        (found.names.join("|"), found.unnamed)
    }

    #[test]
    fn names_are_told_apart_as_people_set_them() {
        for (text, expected) in [
            ("甲乙、丙丁", "甲乙|丙丁"),
            ("甲乙，丙丁；戊己/庚辛", "甲乙|丙丁|戊己|庚辛"),
            ("区公安分局\n区建管委\n", "区公安分局|区建管委"),
            ("张 三、李四", "张三|李四"),
            ("张三 李四 王五六", "张三|李四|王五六"),
            ("张 三 李 四", "张三|李四"),
            ("区府办（区外办）、区民政局", "区府办（区外办）|区民政局"),
            ("John Smith、甲乙", "John Smith|甲乙"),
            ("甲乙、甲乙", "甲乙"),
            ("第一代表组", "第一代表组"),
            ("无", ""),
        ] {
            assert_eq!(read(text), (expected.to_owned(), None), "{text}");
        }
        assert_eq!(read("甲乙等5人"), ("甲乙".to_owned(), Some("等5人".to_owned())));
        assert_eq!(read("甲乙、丙丁等"), ("甲乙|丙丁".to_owned(), Some("等".to_owned())));
        assert_eq!(read("平等社区"), ("平等社区".to_owned(), None));
    }
}
