//! What identifies or reaches a person, found by its form: numbers of telephones and identity
//! cards, home addresses. Public lines (12345, 400…) and other long numbers are none.

use std::ops::Range;

use chrono::NaiveDate;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Personal {
    /// 手机号.
    Mobile,
    /// 固定电话 with its area code.
    Telephone,
    /// 身份证号 (GB 11643-1999), its check character right.
    IdentityNumber,
    /// The same but for its check character: one that was mistyped, perhaps.
    IdentityNumberMistyped,
    /// 住址 to the room.
    HomeAddress,
}

impl Personal {
    /// The Chinese name.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Mobile => "手机号",
            Self::Telephone => "固定电话",
            Self::IdentityNumber => "身份证号",
            Self::IdentityNumberMistyped => "像身份证号的18位数字",
            Self::HomeAddress => "住址",
        }
    }
}

impl Personal {
    /// Whether its form leaves no doubt.
    pub const fn is_certain(self) -> bool {
        !matches!(self, Self::IdentityNumberMistyped)
    }
}

/// All that `text` holds, in reading order, each with its bytes.
pub fn find(text: &str) -> Vec<(Range<usize>, Personal)> {
    // Nothing without a digit; most texts of a register have none.
    if !text.chars().any(is_digit) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for run in runs(text) {
        let is_quantity = text.get(run.range.end..).is_some_and(|it| it.starts_with(UNITS));
        if let Some(what) = number(&run).filter(|_| !is_quantity) {
            found.push((run.range, what));
        }
    }
    found.extend(addresses(text).map(|it| (it, Personal::HomeAddress)));
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// What stands after a number that counts something.
const UNITS: [char; 12] = ['元', '万', '亿', '个', '人', '件', '户', '次', '米', '平', '吨', '%'];

/// Digits in a row, perhaps divided by hyphens or single spaces.
struct Run {
    /// The digits as ASCII, with the X that may end an identity number.
    digits: String,
    /// How many stand before the first hyphen; none without one.
    area: Option<usize>,
    /// The bytes in the text.
    range: Range<usize>,
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut characters = text.char_indices().peekable();
    let mut current: Option<Run> = None;
    while let Some((at, character)) = characters.next() {
        let end = at.saturating_add(character.len_utf8());
        let next_is_digit = characters.peek().is_some_and(|it| is_digit(it.1));
        match (&mut current, ascii(character)) {
            (None, Some(digit)) => {
                current = Some(Run { digits: digit.to_string(), area: None, range: at..end });
            }
            (Some(run), Some(digit)) => {
                run.digits.push(digit);
                run.range.end = end;
            }
            (Some(run), None)
                if matches!(character, 'X' | 'x' | 'Ｘ') && run.digits.len() == 17 =>
            {
                run.digits.push('X');
                run.range.end = end;
            }
            (Some(run), None) if is_divider(character) && next_is_digit => {
                run.area.get_or_insert(run.digits.len());
            }
            (Some(_), None) => runs.extend(current.take()),
            (None, None) => {}
        }
    }
    runs.extend(current);
    runs
}

fn is_digit(character: char) -> bool {
    ascii(character).is_some()
}

/// The ASCII digit of a digit, half or full width.
fn ascii(character: char) -> Option<char> {
    match character {
        '0'..='9' => Some(character),
        '０'..='９' => character.to_digit(10).map_or_else(
            || char::from_u32(u32::from(character).wrapping_sub(0xFEE0)),
            |it| char::from_digit(it, 10),
        ),
        _ => None,
    }
}

const fn is_divider(character: char) -> bool {
    matches!(character, '-' | '－' | '—' | '–' | ' ')
}

fn number(run: &Run) -> Option<Personal> {
    let digits = run.digits.as_str();
    let mut leading = digits.bytes();
    match (digits.len(), run.area) {
        (11, None | Some(3)) if is_mobile(digits) => Some(Personal::Mobile),
        (10..=12, Some(3 | 4)) if leading.next() == Some(b'0') && leading.next() != Some(b'0') => {
            Some(Personal::Telephone)
        }
        (18, None) if !has_birthday(digits) => None,
        (18, None) if is_checked(digits) => Some(Personal::IdentityNumber),
        (18, None) => Some(Personal::IdentityNumberMistyped),
        _ => None,
    }
}

fn is_mobile(digits: &str) -> bool {
    let mut bytes = digits.bytes();
    bytes.next() == Some(b'1') && bytes.next().is_some_and(|it| (b'3'..=b'9').contains(&it))
}

/// Whether an identity number holds a date of birth (GB 11643-1999), and begins as one does.
fn has_birthday(digits: &str) -> bool {
    let born = digits.get(6..14).and_then(|it| NaiveDate::parse_from_str(it, "%Y%m%d").ok());
    let in_range = born.is_some_and(|it| {
        let year = chrono::Datelike::year(&it);
        (1900..2100).contains(&year)
    });
    in_range && digits.starts_with(|it: char| ('1'..='8').contains(&it))
}

/// Whether its check character is right (ISO 7064 MOD 11-2).
fn is_checked(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
    let values = digits.chars().map(|it| it.to_digit(10).unwrap_or_default());
    let sum = values.zip(WEIGHTS).map(|(digit, weight)| digit.wrapping_mul(weight)).sum::<u32>();
    let check = usize::try_from(sum % 11).ok().and_then(|it| CHECKS.get(it).copied());
    digits.chars().last() == check
}

/// What tells a home from an office: an office's address has 路 and 号, seldom these before 室.
const DWELLINGS: [&str; 11] =
    ["弄", "单元", "小区", "新村", "公寓", "苑", "花园", "家园", "里弄", "一村", "二村"];

/// `虹桥路1234弄5号601室`, `仙霞新村12号302室`: from the dwelling to 室.
fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.match_indices('室').filter_map(|(at, room)| {
        let before = text.get(..at)?;
        let outer = before.trim_end_matches(is_digit);
        let has_number = outer.len() < before.len();
        let house = outer.trim_end_matches(['号', '栋', '幢', '楼', '单', '元', '-', '—']);
        let numbered = house.trim_end_matches(is_digit);
        if !has_number || house.len() == outer.len() || numbered.len() == house.len() {
            return None;
        }
        // 单元 may stand right before the room, or any dwelling before the house's number.
        let window = start_of_last(outer, 16);
        let near = outer.get(window..)?;
        let dwelling = DWELLINGS.iter().filter_map(|it| near.find(it)).min()?;
        let start = window.saturating_add(dwelling);
        let whole = text.get(..start)?.trim_end_matches(is_digit).len();
        Some(whole..at.saturating_add(room.len()))
    })
}

/// The byte at which the last `count` characters of `text` begin.
fn start_of_last(text: &str, count: usize) -> usize {
    let back = count.saturating_sub(1);
    text.char_indices().rev().nth(back).map_or(0, |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, &'static str)> {
        find(text)
            .into_iter()
            .map(|(range, it)| (text.get(range).unwrap_or_default(), it.chinese()))
            .collect()
    }

    #[test]
    fn numbers_that_reach_a_person_are_found() {
        assert_eq!(found("已与居民（13800138000）联系"), [("13800138000", "手机号")]);
        assert_eq!(found("电话138-0013-8000。"), [("138-0013-8000", "手机号")]);
        assert_eq!(found("电话１３８００１３８０００"), [("１３８００１３８０００", "手机号")]);
        assert_eq!(found("联系电话：021-62345678"), [("021-62345678", "固定电话")]);
        assert_eq!(found("身份证11010519491231002X"), [("11010519491231002X", "身份证号")]);
        assert_eq!(
            found("（110105194912310021）"),
            [("110105194912310021", "像身份证号的18位数字")]
        );
    }

    #[test]
    fn homes_are_found_and_offices_are_not() {
        assert_eq!(found("家住虹桥路1234弄5号601室"), [("1234弄5号601室", "住址")]);
        assert_eq!(found("仙霞新村12号302室漏水"), [("新村12号302室", "住址")]);
        assert_eq!(found("某小区3号楼2单元501室"), [("小区3号楼2单元501室", "住址")]);
        assert_eq!(found("愚园路1320号501室"), []);
        assert_eq!(found("两室一厅，改造第3教室、12间活动室"), []);
        assert_eq!(found("在虹桥路1234弄增设车位"), []);
    }

    #[test]
    fn other_numbers_are_not_taken_for_it() {
        for text in [
            "拨打12345、110或400-820-8820",
            "热线021-12345",
            "投入12800000000元",
            "总投资13800138000元",
            "项目代码310105202100001234",
            "统一社会信用代码91310105132211037X",
            "2021-02-08至2021-06-30",
            "第20210208001号",
            "2021年4月16日答复",
            "总投资13.8亿元，惠及1380013户",
            "编号138001380001",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
