//! The text of a cell as a record has it: half-width digits and letters, nothing invisible.

/// What people put into a cell that has nothing to say.
const NOTHING: [&str; 12] = ["/", "／", "\\", "-", "－", "—", "——", "–", "--", "、", "N/A", "n/a"];

/// The text without what no record may hold, full-width digits and letters as half-width ones, and
/// without the white space around it.
pub(super) fn clean(text: &str) -> String {
    let kept = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{2028}'], "\n");
    let kept = kept.chars().filter(|it| !is_invisible(*it)).map(half_width);
    kept.collect::<String>().trim().to_owned()
}

/// Whether a clean text stands for an empty cell.
pub(super) fn is_nothing(text: &str) -> bool {
    text.is_empty() || NOTHING.contains(&text)
}

/// A text of several lines as one: lines that were broken for the eye are joined.
pub(super) fn one_line(text: &str) -> String {
    let mut joined = String::new();
    for line in text.lines().map(str::trim).filter(|it| !it.is_empty()) {
        let is_latin = |it: Option<char>| it.is_some_and(|it| it.is_ascii_alphanumeric());
        if is_latin(joined.chars().last()) && is_latin(line.chars().next()) {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined.replace('\t', " ")
}

/// The text without any white space.
pub(super) fn tight(text: &str) -> String {
    text.split_whitespace().collect()
}

fn is_invisible(it: char) -> bool {
    (it.is_control() && it != '\n' && it != '\t')
        || matches!(it, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2029}')
        || matches!(it, '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// `０` to `９`, `Ａ` to `ｚ`, the full-width space and the one that never breaks.
fn half_width(it: char) -> char {
    match it {
        '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => {
            u32::from(it).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(it)
        }
        '\u{3000}' | '\u{a0}' => ' ',
        _ => it,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_eye_sees_is_taken_away() {
        assert_eq!(clean("\u{3000}００３８\u{200b}号\u{a0}"), "0038号");
        assert_eq!(clean("Ａ类\r\n甲\u{7}"), "A类\n甲");
        assert_eq!(one_line("关于加装\n 电梯的建议\nWi\nFi"), "关于加装电梯的建议Wi Fi");
        assert!(is_nothing("/") && is_nothing("") && !is_nothing("无"));
    }
}
