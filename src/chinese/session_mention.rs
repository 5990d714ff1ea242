//! 届次会议 where a text mentions them, in whatever order of words.

use std::ops::Range;

use super::numeral;

/// A session as a text words it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionMention {
    /// Its bytes.
    pub range: Range<usize>,
    /// What makes it the same session as another: body in short (区人大), term and meeting.
    pub identity: (String, usize, usize),
    /// Whether it is the name in full: of the place, or 人民代表大会.
    pub is_full: bool,
}

/// The bodies that meet in 届 and 次, the longer names first, each with its short one.
const BODIES: [(&str, &str); 5] = [
    ("人民代表大会常务委员会", "人大常委会"),
    ("人民代表大会", "人大"),
    ("人大常委会", "人大常委会"),
    ("人大", "人大"),
    ("政协", "政协"),
];
/// What a place of a session ends with.
const LEVELS: [&str; 6] = ["区", "市", "县", "省", "镇", "乡"];
const MEETING: &str = "次会议";

/// All that `text` mentions with numbers in numerals; `home` is the full name of the office's own
/// place or of the office, by which the names of its sessions are shortened.
pub fn sessions(text: &str, home: &str) -> Vec<SessionMention> {
    let ends = text.match_indices(MEETING).map(|(at, it)| at.saturating_add(it.len()));
    ends.filter_map(|end| session_before(text, end, home)).collect()
}

/// The session that ends at byte `end`, read from its end to its beginning.
fn session_before(text: &str, end: usize, home: &str) -> Option<SessionMention> {
    let before = text.get(..end)?.strip_suffix(MEETING)?;
    let (before, meeting) = number(before)?;
    let (before, term, body, is_long) = if let Some(before) = before.strip_suffix('届') {
        let (before, term) = number(before)?;
        let (before, body, is_long) = body(before)?;
        (before, term, body, is_long)
    } else {
        let (before, body, is_long) = body(before)?;
        let (before, term) = number(before.strip_suffix('届')?)?;
        (before, term, body, is_long)
    };
    let level = LEVELS.iter().find(|it| before.ends_with(**it))?;
    let start = place(before, home).unwrap_or(before.len().saturating_sub(level.len()));
    let is_full = is_long || before.len().saturating_sub(start) > level.len();
    Some(SessionMention {
        range: start..end,
        identity: (format!("{level}{body}"), term, meeting),
        is_full,
    })
}

/// A numeral at the end of `text`, 第 before it or not, and what stands before both.
fn number(text: &str) -> Option<(&str, usize)> {
    let outer = text.trim_end_matches(|it| "零一二三四五六七八九十百".contains(it));
    let number = numeral::parse(text.get(outer.len()..)?)?;
    Some((outer.strip_suffix('第').unwrap_or(outer), number))
}

/// A body at the end of `text` by its short name, and whether it is written in full.
fn body(text: &str) -> Option<(&str, &'static str, bool)> {
    BODIES.iter().find_map(|(name, short)| Some((text.strip_suffix(name)?, *short, name != short)))
}

/// Where the name of a place that belongs to `home` begins: `长宁区` before a session of 长宁区.
fn place(text: &str, home: &str) -> Option<usize> {
    let starts = text.char_indices().rev().map(|(at, _)| at).take(12);
    let own = |at: &usize| text.get(*at..).is_some_and(|it| home.contains(it));
    starts.take_while(own).last()
}

#[cfg(test)]
mod tests {
    use super::sessions;

    const HOME: &str = "上海市长宁区人民政府";

    #[test]
    fn a_session_is_found_in_any_order_of_words() {
        let text = "区十六届人大六次会议、区人大十六届六次会议、区第十六届人民代表大会第六次会议、\
                    长宁区第十六届人大第六次会议、区政协十四届五次会议、区政协第十四届第五次会议";
        let found = sessions(text, HOME);
        let told: Vec<(&str, &str, bool)> = found
            .iter()
            .map(|it| (text.get(it.range.clone()).unwrap(), it.identity.0.as_str(), it.is_full))
            .collect();
        assert_eq!(
            told,
            [
                ("区十六届人大六次会议", "区人大", false),
                ("区人大十六届六次会议", "区人大", false),
                ("区第十六届人民代表大会第六次会议", "区人大", true),
                ("长宁区第十六届人大第六次会议", "区人大", true),
                ("区政协十四届五次会议", "区政协", false),
                ("区政协第十四届第五次会议", "区政协", false),
            ]
        );
        assert_eq!(found[0].identity, found[1].identity);
        assert_eq!(found[0].identity, found[3].identity);
    }

    #[test]
    fn other_meetings_are_none() {
        assert_eq!(sessions("区政府第十七次会议、区16届人大6次会议、这次会议、六次会议", HOME), []);
    }

    #[test]
    fn a_session_of_another_place_keeps_its_level_alone() {
        let found = sessions("学习静安区二届人大五次会议精神", HOME);
        assert_eq!(found.len(), 1);
    }
}
