//! Numbers that open a heading: 一、 （一） 1. （1） and the ways in which they are mistyped.

use crate::{chinese::numeral, document::Level};

/// What the beginning of a line says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ordinal {
    /// A heading of this level after a number of so many bytes.
    Heading(Level, usize),
    /// Either a heading or words such as 三、四月份 after a number of so many bytes.
    Ambiguous(usize),
}

/// Reads the number that opens `line`, if one does. Brackets and digits may be of either width, the
/// mark after a number 、 or a point, also after a bracket.
///
/// A decimal (`1.5万平方米`), a date (`2021.4.16`) and a number of three digits are no heading; a
/// year is one (`2.2021年工作`).
pub(super) fn read(line: &str) -> Option<Ordinal> {
    bracketed(line).or_else(|| counted(line)).or_else(|| numbered(line))
}

/// （一） or （1）.
fn bracketed(line: &str) -> Option<Ordinal> {
    let inner = line.strip_prefix(['（', '('])?;
    let (inside, after) = inner.split_once(['）', ')'])?;
    let level = if numeral::parse(inside).is_some() {
        Level::Second
    } else {
        arabic(inside).filter(|&(_, rest)| rest.is_empty())?;
        Level::Fourth
    };
    let after = after.strip_prefix(['、', '．', '.']).unwrap_or(after);
    Some(Ordinal::Heading(level, line.len() - after.len()))
}

/// 一、
fn counted(line: &str) -> Option<Ordinal> {
    let (number, rest) = chinese(line)?;
    let after = rest.strip_prefix(['、', '．', '.'])?;
    let next = chinese(after).map(|(next, _)| next);
    let length = line.len() - after.len();
    Some(classify(Level::First, length, rest.starts_with('、') && next == Some(number + 1)))
}

/// 1.
fn numbered(line: &str) -> Option<Ordinal> {
    let (number, rest) = arabic(line)?;
    let after = rest.strip_prefix(['.', '．', '、'])?;
    let length = line.len() - after.len();
    let next = digits(after);
    let year = next.chars().count() == 4
        && after.strip_prefix(next).is_some_and(|it| it.starts_with('年'));
    if rest.starts_with('、') {
        let next = arabic(after).map(|(next, _)| next);
        return Some(classify(Level::Third, length, next == Some(number + 1)));
    }
    let heading = (next.is_empty() || year) && !after.starts_with(['.', '．']);
    heading.then_some(Ordinal::Heading(Level::Third, length))
}

fn classify(level: Level, length: usize, ambiguous: bool) -> Ordinal {
    if ambiguous { Ordinal::Ambiguous(length) } else { Ordinal::Heading(level, length) }
}

/// The Chinese numeral at the beginning and what follows it.
fn chinese(text: &str) -> Option<(usize, &str)> {
    let rest = text.trim_start_matches(|it| "零一二三四五六七八九十百".contains(it));
    Some((numeral::parse(text.strip_suffix(rest)?)?, rest))
}

/// The number of one or two digits at the beginning and what follows it.
fn arabic(text: &str) -> Option<(usize, &str)> {
    let found = digits(text);
    let mut number = 0;
    for digit in found.chars() {
        number = number * 10 + half_width(digit)?;
        if number > 99 {
            return None;
        }
    }
    (number > 0).then(|| (number, text.strip_prefix(found).unwrap_or_default()))
}

fn digits(text: &str) -> &str {
    let rest = text.trim_start_matches(|it| half_width(it).is_some());
    text.strip_suffix(rest).unwrap_or_default()
}

fn half_width(digit: char) -> Option<usize> {
    let value = match digit {
        '0'..='9' => u32::from(digit) - u32::from('0'),
        '０'..='９' => u32::from(digit) - u32::from('０'),
        _ => return None,
    };
    usize::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(line: &str) -> Option<(Level, &str)> {
        match read(line)? {
            Ordinal::Heading(level, length) => Some((level, line.get(length..)?)),
            Ordinal::Ambiguous(_) => None,
        }
    }

    #[test]
    fn numbers_as_clerks_type_them() {
        for (line, level) in [
            ("一、基本", Level::First),
            ("十二．基本", Level::First),
            ("一.基本", Level::First),
            ("（一）基本", Level::Second),
            ("(十一)基本", Level::Second),
            ("（一)、基本", Level::Second),
            ("1.基本", Level::Third),
            ("12．基本", Level::Third),
            ("３、基本", Level::Third),
            ("（1）基本", Level::Fourth),
            ("(２)．基本", Level::Fourth),
        ] {
            assert_eq!(heading(line), Some((level, "基本")), "{line}");
        }
    }

    #[test]
    fn a_year_or_a_space_after_the_number_makes_a_heading() {
        assert_eq!(heading("1.2023年工作"), Some((Level::Third, "2023年工作")));
        assert_eq!(heading("1、2023年工作"), Some((Level::Third, "2023年工作")));
        assert_eq!(heading("1. 5G建设"), Some((Level::Third, " 5G建设")));
        assert_eq!(heading("一、 二季度"), Some((Level::First, " 二季度")));
        assert_eq!(heading("一、二十大精神"), Some((Level::First, "二十大精神")));
    }

    #[test]
    fn words_and_measures_are_no_headings() {
        for line in [
            "1.5万平方米",
            "12.5%",
            "0.8公里",
            "2021.4.16答复",
            "4.16日",
            "1...",
            "2021、2022年",
            "（2021）1号",
            "（一评：评实施）",
            "（）",
            "一是加强",
            "一方面",
            "第一、",
            "一二、",
            "1)加强",
            "1",
            "一",
            "",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn two_neighbours_in_a_row_may_be_either() {
        for line in ["三、四月份", "一、二、三产业", "1、2号楼", "9、10月"] {
            assert!(matches!(read(line), Some(Ordinal::Ambiguous(_))), "{line}");
        }
    }
}
