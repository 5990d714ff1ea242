//! Dates as clerks write them and as documents print them.

use chrono::{Datelike, NaiveDate};

/// A date as it is written: `2021-04-16`, `2021年4月16日`, `2021.4.16`, `2021/4/16`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenDate {
    /// A date of the calendar.
    Day(NaiveDate),
    /// A month without its day: `2021-07`, `2021年7月`.
    Month {
        /// The year.
        year: i32,
        /// The month, 1 to 12.
        month: u32,
    },
    /// The form is that of a date, the calendar has none such: `2021-02-30`.
    Impossible,
}

/// Reads a date in any form that clerks use, full-width digits too; `None` when the text is no
/// date at all.
pub fn read(text: &str) -> Option<WrittenDate> {
    let parts = parts(text.trim())?;
    let year = i32::try_from(*parts.first()?).ok().filter(|it| (1900..=2999).contains(it))?;
    let month = *parts.get(1)?;
    Some(match parts.get(2) {
        Some(&day) => NaiveDate::from_ymd_opt(year, month, day)
            .map_or(WrittenDate::Impossible, WrittenDate::Day),
        None if (1..=12).contains(&month) => WrittenDate::Month { year, month },
        None => WrittenDate::Impossible,
    })
}

/// Reads the first and the last day of a stretch: `2027-02-05至2027-02-11`, `2027年2月5日至11日`,
/// `2027-02-05至02-11`; a single day is both. `None` when it is no stretch of days.
pub fn read_stretch(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (first, last) = match text.split_once('至') {
        Some((first, last)) => (first.trim(), last.trim()),
        None => (text, text),
    };
    let Some(WrittenDate::Day(first)) = read(first) else { return None };
    let (year, month) = (first.year(), first.month());
    let is_chinese = last.ends_with('日');
    let given = last.split(['-', '.', '/', '年', '月']).count();
    let completed = match (given, is_chinese) {
        (1, true) => format!("{year}年{month}月{last}"),
        (2, true) => format!("{year}年{last}"),
        (1, false) => format!("{year}-{month}-{last}"),
        (2, false) => format!("{year}-{}", last.replace(['.', '/'], "-")),
        _ => last.to_owned(),
    };
    let Some(WrittenDate::Day(last)) = read(&completed) else { return None };
    Some((first, last))
}

/// Year, month and, if there is one, day; one kind of separator throughout.
fn parts(text: &str) -> Option<Vec<u32>> {
    let text: String = text.chars().filter(|it| !it.is_whitespace()).map(half_width).collect();
    let pieces: Vec<&str> = if let Some(rest) = text.strip_suffix('日') {
        let (year, rest) = rest.split_once('年')?;
        let (month, day) = rest.split_once('月')?;
        vec![year, month, day]
    } else if let Some(rest) = text.strip_suffix('月') {
        let (year, month) = rest.split_once('年')?;
        vec![year, month]
    } else {
        let separator = text.chars().find(|it| matches!(it, '-' | '.' | '/'))?;
        text.split(separator).collect()
    };
    let ([_, _] | [_, _, _]) = pieces.as_slice() else { return None };
    pieces.into_iter().map(number).collect()
}

/// Digits only: `+4` and the empty text are no numbers here.
fn number(digits: &str) -> Option<u32> {
    (digits.len() <= 4 && digits.bytes().all(|it| it.is_ascii_digit()))
        .then(|| digits.parse().ok())?
}

/// Full-width digits and separators as the ASCII ones they stand for.
fn half_width(it: char) -> char {
    match it {
        '０'..='９' | '－' | '．' | '／' => {
            u32::from(it).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(it)
        }
        '—' | '–' => '-',
        _ => it,
    }
}

/// As documents print a date: `2021年4月29日`, nothing padded (GB/T 9704-2012, 7.3.5.4).
pub fn year_month_day(date: NaiveDate) -> String {
    format!("{}年{}", date.year(), month_day(date))
}

/// A date in a narrow column of a table: `2021.4.29`.
pub fn in_table(date: NaiveDate) -> String {
    format!("{}.{}.{}", date.year(), date.month(), date.day())
}

/// A text as documents print it: a date as [`year_month_day`], a month without its day likewise,
/// anything else as typed.
pub fn printed(text: &str) -> String {
    match read(text) {
        Some(WrittenDate::Day(date)) => year_month_day(date),
        Some(WrittenDate::Month { year, month }) => format!("{year}年{month}月"),
        Some(WrittenDate::Impossible) | None => text.to_owned(),
    }
}

/// As documents print a date whose year is clear: `4月29日`.
pub fn month_day(date: NaiveDate) -> String {
    format!("{}月{}日", date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_date() -> impl Strategy<Value = NaiveDate> {
        (1900i32..=2999, 1u32..=366)
            .prop_filter_map("no such day", |(year, day)| NaiveDate::from_yo_opt(year, day))
    }

    fn full_width(text: &str) -> String {
        let wide = |it: char| match it {
            '!'..='~' => char::from_u32(u32::from(it) + 0xFEE0).unwrap(),
            _ => it,
        };
        text.chars().map(wide).collect()
    }

    proptest! {
        #[test]
        fn every_form_of_a_date_is_that_date(date in any_date()) {
            for form in ["%Y-%m-%d", "%Y年%m月%d日", "%Y.%-m.%-d", "%Y/%m/%d", " %Y 年 %-m 月 %-d 日 "] {
                let typed = date.format(form).to_string();
                prop_assert_eq!(read(&typed), Some(WrittenDate::Day(date)), "{}", &typed);
                prop_assert_eq!(read(&full_width(&typed)), Some(WrittenDate::Day(date)));
            }
            prop_assert_eq!(read(&year_month_day(date)), Some(WrittenDate::Day(date)));
        }

        #[test]
        fn a_month_without_its_day_is_told_from_a_date(date in any_date()) {
            let month = WrittenDate::Month { year: date.year(), month: date.month() };
            prop_assert_eq!(read(&date.format("%Y-%m").to_string()), Some(month));
            prop_assert_eq!(read(&date.format("%Y年%-m月").to_string()), Some(month));
        }

        #[test]
        fn no_text_is_too_odd(text in "\\PC{0,12}") {
            let _ = read(&text);
        }
    }

    #[test]
    fn a_date_prints_in_chinese_and_what_is_none_as_typed() {
        for (typed, printed) in [
            ("2025-04-28", "2025年4月28日"),
            ("2025.4.28", "2025年4月28日"),
            ("2025-04", "2025年4月"),
            ("2025-02-30", "2025-02-30"),
            ("四月底", "四月底"),
        ] {
            assert_eq!(super::printed(typed), printed);
        }
    }

    #[test]
    fn days_that_no_calendar_has_are_impossible() {
        for typed in
            ["2021-02-30", "2021年2月29日", "2021-13-01", "2021.0.1", "2021-13", "2021/4/31"]
        {
            assert_eq!(read(typed), Some(WrittenDate::Impossible), "{typed}");
        }
    }

    #[test]
    fn a_stretch_leaves_out_at_its_end_what_is_said_at_its_beginning() {
        for typed in [
            "2027-02-05至2027-02-11",
            "2027-02-05 至 02-11",
            "2027.2.5至2.11",
            "2027-02-05至11",
            "2027年2月5日至2027年2月11日",
            "2027年2月5日至2月11日",
            "2027年2月5日至11日",
        ] {
            let stretch = read_stretch(typed).map(|(a, b)| format!("{a} {b}"));
            assert_eq!(stretch.as_deref(), Some("2027-02-05 2027-02-11"), "{typed}");
        }
        let day = "2027-02-05".parse().unwrap();
        assert_eq!(read_stretch("2027-02-05"), Some((day, day)));
        for typed in ["", "2027-02", "2027-02-30", "2027-02-05至", "至2027-02-05", "2月5日至11日"]
        {
            assert_eq!(read_stretch(typed), None, "{typed}");
        }
    }

    #[test]
    fn other_texts_are_no_dates() {
        for typed in [
            "",
            "四月十六日",
            "20210416",
            "2021",
            "2021-4-16-1",
            "2021-04/16",
            "21-4-16",
            "2021年4月16",
        ] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
