//! Stretches of text that an office may want on one line: a number with its unit, a 文号.

/// Units of more than one character; the longest that fits is taken.
const LONG_UNITS: [&str; 22] = [
    "个百分点",
    "个工作日",
    "平方公里",
    "平方米",
    "立方米",
    "个月",
    "个人",
    "小时",
    "分钟",
    "公里",
    "公顷",
    "公斤",
    "件次",
    "人次",
    "户次",
    "场次",
    "万元",
    "亿元",
    "万件",
    "万人",
    "万户",
    "千米",
];
/// What may stand between a number and its unit: 3万余件.
const MULTIPLIERS: &str = "十百千万亿余多";
/// The longest 机关代字 that is taken for one where no mark stands before it.
const LONGEST_AGENCY_CODE: usize = 8;

/// Whether each character of `text` must stand on the same line as the one after it: because they
/// are a number and its unit, where `units` are asked for, or of one 文号, where `document_numbers`.
pub fn held(text: &[char], units: bool, document_numbers: bool) -> Vec<bool> {
    let of_units = if units { with_units(text) } else { vec![false; text.len()] };
    if !document_numbers {
        return of_units;
    }
    of_units.into_iter().zip(in_document_numbers(text)).map(|(one, other)| one || other).collect()
}

/// A number and its unit (GB/T 15835-2011, 5.1.7).
fn with_units(text: &[char]) -> Vec<bool> {
    let mut held = vec![false; text.len()];
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|it| !it.is_empty()) {
        let number = rest.iter().take_while(|it| is_of_number(**it)).count();
        let has_digit = rest.iter().take(number).any(char::is_ascii_digit);
        let unit = if has_digit { unit_length(rest.get(number..).unwrap_or_default()) } else { 0 };
        let whole = (number + unit).max(1);
        if unit > 0 {
            hold(&mut held, at, at + whole);
        }
        at += whole;
    }
    held
}

/// 文号, such as 静府议〔2025〕7号.
fn in_document_numbers(text: &[char]) -> Vec<bool> {
    let mut held = vec![false; text.len()];
    for open in text.iter().enumerate().filter(|(_, it)| **it == '〔').map(|(at, _)| at) {
        let Some(length) = text.get(open..).and_then(after_agency_code) else { continue };
        let before = text.get(..open).unwrap_or_default();
        let code = before.iter().rev().take_while(|it| is_hanzi(**it)).count();
        // Words that run into the 代字 cannot be told from it.
        let code = if code > LONGEST_AGENCY_CODE { 1 } else { code };
        hold(&mut held, open - code, open + length);
    }
    held
}

/// Length of `〔2025〕7号` at the beginning of `text`.
fn after_agency_code(text: &[char]) -> Option<usize> {
    let digits = |from: usize| text.iter().skip(from).take_while(|it| it.is_ascii_digit()).count();
    let close = 1 + digits(1);
    let end = close + 1 + digits(close + 1);
    let is_whole = text.get(close) == Some(&'〕') && text.get(end) == Some(&'号');
    (is_whole && close == 5 && end > close + 1).then_some(end + 1)
}

/// How many characters the unit has that `text` begins with, multipliers among them: 万元, 余件次. Any one hanzi
/// may be a unit.
pub fn unit_length(text: &[char]) -> usize {
    let multipliers = text.iter().take_while(|it| MULTIPLIERS.contains(**it)).count();
    (0..=multipliers).map(|from| named_unit(text, from)).max().unwrap_or_default()
}

/// Where the unit that begins at `from` ends; any one hanzi may be a unit.
fn named_unit(text: &[char], from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let begins_with =
        |unit: &&&str| unit.chars().eq(rest.iter().copied().take(unit.chars().count()));
    let long = LONG_UNITS.iter().filter(begins_with).map(|it| it.chars().count()).max();
    let short = usize::from(rest.first().is_some_and(|it| is_hanzi(*it)));
    long.unwrap_or(short) + from
}

fn hold(held: &mut [bool], start: usize, end: usize) {
    for it in held.iter_mut().take(end.saturating_sub(1)).skip(start) {
        *it = true;
    }
}

fn is_of_number(character: char) -> bool {
    character.is_ascii_digit() || matches!(character, '.' | ',')
}

fn is_hanzi(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, held: fn(&[char]) -> Vec<bool>) -> String {
        let characters: Vec<char> = text.chars().collect();
        let held = held(&characters);
        let mut shown = String::new();
        for (character, is_held) in characters.into_iter().zip(held) {
            shown.push(character);
            if is_held {
                shown.push('+');
            }
        }
        shown
    }

    #[test]
    fn a_number_is_held_to_what_it_counts() {
        assert_eq!(shown("共67件办结", with_units), "共6+7+件办结");
        assert_eq!(shown("2021年7月5日", with_units), "2+0+2+1+年7+月5+日");
        assert_eq!(shown("上升3.5个百分点，", with_units), "上升3+.+5+个+百+分+点，");
        assert_eq!(shown("投入1.2亿元改造", with_units), "投入1+.+2+亿+元改造");
        assert_eq!(shown("3万余件次", with_units), "3+万+余+件+次");
        assert_eq!(shown("35.82%，第", with_units), "35.82%，第");
    }

    #[test]
    fn the_number_of_a_document_is_held_whole() {
        assert_eq!(
            shown("（静府议〔2025〕7号）", in_document_numbers),
            "（静+府+议+〔+2+0+2+5+〕+7+号）"
        );
        let long = "关于印发区政府工作规则的静府议〔2025〕7号";
        assert!(shown(long, in_document_numbers).ends_with("静府议+〔+2+0+2+5+〕+7+号"));
        assert_eq!(shown("〔25〕7号", in_document_numbers), "〔25〕7号");
    }
}
