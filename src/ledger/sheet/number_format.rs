//! How a number looks in its cell: zeros before it, a date, a word after it.

use super::{Epoch, Kind, day};

/// The format of a cell's number, as far as a 台账 needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// 常规, and all that shows nothing a person would miss.
    General,
    /// A day, with a time of day or without.
    Date,
    /// Digits with words around them: `0000`, `"第"0"号"`, `0.0%`.
    Digits(Digits),
}

/// Digits as a format asks for them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Digits {
    before: String,
    /// At least so many before the point.
    width: usize,
    decimals: usize,
    is_percent: bool,
    after: String,
}

/// Ids that every program knows without their code. 27 to 36 and 50 to 58 are dates in Chinese.
pub(super) fn builtin(id: u32) -> NumberFormat {
    match id {
        2 | 4 => of("0.00"),
        9 => of("0%"),
        10 => of("0.00%"),
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => NumberFormat::Date,
        _ => NumberFormat::General,
    }
}

/// The format of a code such as `yyyy"年"m"月"d"日"`, `0000` or `#,##0.00_);[Red](#,##0.00)`.
pub(super) fn of(code: &str) -> NumberFormat {
    let mut digits = Digits::default();
    let (mut has_day, mut has_clock, mut has_month, mut has_digit) = (false, false, false, false);
    let mut in_decimals = false;
    let mut characters = code.chars();
    while let Some(it) = characters.next() {
        let mut word = String::new();
        match it {
            ';' => break,
            '"' => word.extend(characters.by_ref().take_while(|it| *it != '"')),
            '\\' => word.extend(characters.next()),
            '_' | '*' => drop(characters.next()),
            '[' => characters.by_ref().take_while(|it| *it != ']').for_each(drop),
            'y' | 'Y' | 'd' | 'D' | 'e' if !has_digit => has_day = true,
            'm' | 'M' => has_month = true,
            'h' | 'H' | 's' | 'S' => has_clock = true,
            '0' if in_decimals => digits.decimals = digits.decimals.saturating_add(1),
            '0' => (digits.width, has_digit) = (digits.width.saturating_add(1), true),
            '#' | '?' => has_digit = true,
            '.' => in_decimals = has_digit,
            '%' => digits.is_percent = true,
            // Thousands, scientific, 常规, text: shown as they are kept.
            ',' | 'E' | '@' | 'G' => {
                if !matches!(it, ',') {
                    return if has_day { NumberFormat::Date } else { NumberFormat::General };
                }
            }
            ' ' | '/' | '-' | ':' | '(' | ')' | '+' | '$' | '￥' | '¥' => {}
            other => word.push(other),
        }
        let side = if has_digit { &mut digits.after } else { &mut digits.before };
        side.push_str(&word);
    }
    if has_day || (has_month && !has_clock && !has_digit) {
        NumberFormat::Date
    } else if has_digit && !has_clock {
        NumberFormat::Digits(digits)
    } else {
        NumberFormat::General
    }
}

impl NumberFormat {
    /// What a person sees of `value`, and what that is.
    pub(super) fn shown(&self, value: f64, epoch: Epoch) -> (String, Kind) {
        match self {
            Self::Date => match day(value, epoch) {
                Some(day) => (day.to_string(), Kind::Date),
                None => (plain(value), Kind::Number),
            },
            Self::Digits(it) if it.says_something() => (it.shown(value), Kind::Text),
            Self::General | Self::Digits(_) => (plain(value), Kind::Number),
        }
    }
}

impl Digits {
    /// Whether a number looks other than without the format.
    fn says_something(&self) -> bool {
        let words = !self.before.is_empty() || !self.after.is_empty();
        self.width > 1 || self.is_percent || words
    }

    fn shown(&self, value: f64) -> String {
        let value = if self.is_percent { value * 100.0 } else { value };
        let sign = if value < 0.0 { "-" } else { "" };
        let mark = if self.is_percent { "%" } else { "" };
        // A format of a thousand digits is nobody's.
        let (width, decimals) = (self.width.min(20), self.decimals.min(10));
        let width =
            if decimals > 0 { width.saturating_add(decimals).saturating_add(1) } else { width };
        let number = format!("{:0width$.decimals$}", value.abs());
        format!("{sign}{}{number}{}{mark}", self.before, self.after)
    }
}

/// A number as it is kept, without a point when it is whole.
pub(super) fn plain(value: f64) -> String {
    format!("{value}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, value: f64) -> (String, Kind) {
        of(code).shown(value, Epoch::Of1900)
    }

    #[test]
    fn a_number_looks_as_its_format_says() {
        for (code, value, text, kind) in [
            ("General", 38.0, "38", Kind::Number),
            ("0000", 38.0, "0038", Kind::Text),
            ("0000_ ", 38.0, "0038", Kind::Text),
            ("\"第\"0000\"号\"", 38.0, "第0038号", Kind::Text),
            ("0\"件\"", 3.0, "3件", Kind::Text),
            ("0件", 3.0, "3件", Kind::Text),
            ("0%", 0.86, "86%", Kind::Text),
            ("0.00%", 0.8589, "85.89%", Kind::Text),
            ("#,##0", 1234.0, "1234", Kind::Number),
            ("0_);[Red]\\(0\\)", 7.0, "7", Kind::Number),
            ("@", 38.0, "38", Kind::Number),
            ("yyyy-mm-dd", 44302.0, "2021-04-16", Kind::Date),
            ("yyyy\"年\"m\"月\"d\"日\";@", 44302.0, "2021-04-16", Kind::Date),
            ("[$-804]yyyy\"年\"m\"月\"d\"日\"", 44302.0, "2021-04-16", Kind::Date),
            ("m\"月\"d\"日\"", 44302.0, "2021-04-16", Kind::Date),
            ("yyyy/m/d h:mm", 44302.5, "2021-04-16", Kind::Date),
            ("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", 44302.0, "2021-04-16", Kind::Date),
            ("h:mm", 0.5, "0.5", Kind::Number),
            ("yyyy-mm-dd", -3.0, "-3", Kind::Number),
        ] {
            assert_eq!(shown(code, value), (text.to_owned(), kind), "{code}");
        }
    }

    #[test]
    fn builtin_formats_need_no_code() {
        let text = |id, value| builtin(id).shown(value, Epoch::Of1900).0;
        assert_eq!(text(14, 44302.0), "2021-04-16");
        assert_eq!(text(31, 44302.0), "2021-04-16");
        assert_eq!(text(58, 44302.0), "2021-04-16");
        assert_eq!(text(0, 44302.0), "44302");
        assert_eq!(text(10, 0.5), "50.00%");
        assert_eq!(text(20, 0.5), "0.5");
    }

    #[test]
    fn numbers_keep_their_digits() {
        assert_eq!(plain(20_210_416.0), "20210416");
        assert_eq!(plain(3.5), "3.5");
        assert_eq!(plain(-2.0), "-2");
    }
}
