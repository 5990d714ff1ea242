//! Chinese numerals: the numbers of headings, 一 to 九千九百九十九.

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const PLACES: [(usize, &str); 4] = [(1000, "千"), (100, "百"), (10, "十"), (1, "")];

/// `number` in Chinese, as it is counted: 十二, 二十, 一百零三. Beyond 9999, which no document
/// reaches, in Arabic digits.
pub fn chinese(number: usize) -> String {
    if number == 0 || number > 9999 {
        return if number == 0 { "零".into() } else { number.to_string() };
    }
    let mut text = String::new();
    let mut gap = false;
    for (place, name) in PLACES {
        let digit = number / place % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        if !(digit == 1 && place == 10 && text.is_empty()) {
            text.extend(DIGITS.get(digit));
        }
        text.push_str(name);
    }
    text
}

/// Reads a numeral that [`chinese`] writes; `None` for anything else.
pub fn parse(text: &str) -> Option<usize> {
    let mut number: usize = 0;
    let mut digit: Option<usize> = None;
    for character in text.chars() {
        if let Some(value) = DIGITS.iter().position(|&it| it == character) {
            digit = Some(value);
        } else {
            let (place, _) = PLACES.iter().find(|(_, name)| name.chars().eq([character]))?;
            number = number.checked_add(digit.unwrap_or(1).checked_mul(*place)?)?;
            digit = None;
        }
    }
    let number = number.checked_add(digit.unwrap_or(0))?;
    (number > 0 && chinese(number) == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_people_count() {
        for (number, text) in [
            (1, "一"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (99, "九十九"),
            (101, "一百零一"),
            (110, "一百一十"),
            (1000, "一千"),
            (2003, "二千零三"),
            (2030, "二千零三十"),
        ] {
            assert_eq!(chinese(number), text);
        }
    }

    #[test]
    fn reads_what_it_writes_and_nothing_else() {
        for number in 1..=9999 {
            assert_eq!(parse(&chinese(number)), Some(number));
        }
        for text in ["", "零", "一二", "十十", "两", "一十", "百", "二〇二一", "1"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
