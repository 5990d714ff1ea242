//! Classes of characters: width in cells and where a line may break.
//!
//! The sets are Word's for simplified Chinese, with nothing of our own added, so that Word, WPS and
//! our pages break lines alike. What GB/T 15834-2011, 5.1 forbids at either end is among them.

use unicode_width::UnicodeWidthChar;

/// Marks that never begin a line.
const NEVER_FIRST: &str = "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠";

/// Marks that never end a line.
const NEVER_LAST: &str = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥";

/// Full-width marks that every face draws in the left half of their cell. ！ and ？ are not among
/// them: some faces draw them in the middle.
const BLANK_AT_RIGHT: &str = "、。，；：’”〉》」』】〕）";

/// Full-width marks that every face draws in the right half of their cell.
const BLANK_AT_LEFT: &str = "‘“〈《「『【〔（";

/// A side of a character's cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Left.
    Left,
    /// Right.
    Right,
}

/// The half of a mark's cell that is blank, where one is.
pub fn blank_side(character: char) -> Option<Side> {
    let is_in = |marks: &str, side| marks.contains(character).then_some(side);
    is_in(BLANK_AT_RIGHT, Side::Right).or_else(|| is_in(BLANK_AT_LEFT, Side::Left))
}

/// Width in half cells: 2 for hanzi and full-width marks, 1 for digits, Latin letters and ASCII
/// marks as the official faces draw them, 0 for what takes no room.
pub fn half_cells(character: char) -> usize {
    if is_latin_letter(character) { 1 } else { character.width_cjk().unwrap_or(0) }
}

/// Whether a character is one of “ ” ‘ ’, which faces draw either half an em or a whole one wide.
pub fn is_quotation_mark(character: char) -> bool {
    matches!(character, '“' | '”' | '‘' | '’')
}

/// Whether a line may break between two neighbouring characters.
pub fn may_break_between(before: char, after: char) -> bool {
    if after == ' ' || NEVER_FIRST.contains(after) || NEVER_LAST.contains(before) {
        return false;
    }
    let dash = before == after && matches!(before, '—' | '…');
    let hyphen = before == '-' && after.is_alphabetic();
    !dash && (hyphen || !(in_latin_word(before) && in_latin_word(after)))
}

/// Whether a character stands half a cell wide in a word, number or address that stays whole.
pub fn in_latin_word(character: char) -> bool {
    character != ' ' && half_cells(character) == 1
}

/// What no text of a project may hold: what XML 1.0 forbids, with the control characters that it allows
/// and no text has, the line ends that only some programs take for such, and the marks that print what
/// follows in another order.
pub const fn is_forbidden(character: char) -> bool {
    matches!(character,
        '\0'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{7F}'..='\u{9F}'
        | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Whether a character only steers software and prints nothing: controls, joiners, marks of order.
pub fn is_ignorable(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(character, '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
        || matches!(character, '\u{e0100}'..='\u{e01ef}')
}

/// Letters beyond ASCII that East Asian width calls ambiguous, such as those of pinyin.
fn is_latin_letter(character: char) -> bool {
    character.is_alphabetic() && matches!(character, '\u{c0}'..='\u{24f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breaks(text: &str) -> String {
        let characters: Vec<char> = text.chars().collect();
        let mut broken: String = characters.first().into_iter().collect();
        for pair in characters.windows(2) {
            if may_break_between(pair[0], pair[1]) {
                broken.push('|');
            }
            broken.push(pair[1]);
        }
        broken
    }

    #[test]
    fn marks_cling_to_the_side_they_belong_to() {
        assert_eq!(breaks("（一）对“两会”、"), "（一）|对|“两|会”、");
        assert_eq!(breaks("《办法》等"), "《办|法》|等");
    }

    #[test]
    fn a_number_stays_whole_with_its_percent_sign() {
        assert_eq!(breaks("达92.54%，共67件"), "达|92.54%，|共|67|件");
    }

    #[test]
    fn dashes_and_dots_stay_whole() {
        assert_eq!(breaks("好——很好……"), "好|——|很|好……");
    }

    #[test]
    fn latin_words_break_at_spaces_and_hyphens_only() {
        assert_eq!(breaks("用Wi-Fi and 5G网"), "用|Wi-|Fi |and |5G|网");
    }

    #[test]
    fn widths_follow_the_official_faces() {
        assert_eq!("一。“”—…·％①℃".chars().map(half_cells).collect::<Vec<_>>(), [2; 10]);
        assert_eq!("a9 %(¥é".chars().map(half_cells).collect::<Vec<_>>(), [1; 7]);
        assert_eq!(half_cells('\u{200b}'), 0);
    }
}
