//! 发文字号 `静府议〔2025〕7号` and 令号 `第7号` (GB/T 9704-2012, 7.2.5, 10.2).

use crate::diagnostic::Place;

/// 发文字号 or 令号; its number may be open until the document is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentNumber {
    /// What stands before the number: 机关代字 and the year in its brackets, or 第.
    before: String,
    /// The number without leading zeros, where it is known.
    number: Option<String>,
    /// Where it is written.
    pub place: Place,
}

/// Why a text is no 发文字号: cause and cure.
pub(super) type NumberFault = (String, String);

const OPENING: char = '〔';
const CLOSING: char = '〕';
/// What is typed in the place of 〔〕.
const OTHER_BRACKETS: [(char, char); 6] =
    [('[', ']'), ('［', '］'), ('(', ')'), ('（', '）'), ('【', '】'), ('﹝', '﹞')];
const EXAMPLE: &str = "请写成“静府议〔2025〕7号”的样子：机关代字、六角括号里的四位年份、顺序号";

impl DocumentNumber {
    /// Reads a 发文字号. A fault is told with the number as it was probably meant.
    pub(super) fn read(text: &str, place: Place) -> Result<Self, NumberFault> {
        Self::parse(text, place.clone()).map_err(|(cause, cure)| {
            let meant = as_meant(text);
            match Self::parse(&meant, place) {
                Ok(number) if number.is_complete() => (cause, format!("请改为“{meant}”")),
                _ => (cause, cure),
            }
        })
    }

    fn parse(text: &str, place: Place) -> Result<Self, NumberFault> {
        let told = |cause: &str| Err((format!("文号“{text}”{cause}"), EXAMPLE.to_owned()));
        let other = OTHER_BRACKETS.iter().find(|(opening, _)| text.contains(*opening));
        if let Some((opening, closing)) = other {
            return told(&format!("的年份用了“{opening}{closing}”，应当用六角括号“〔〕”"));
        }
        if text.contains(is_full_width_digit) {
            return told("里用了全角数字，年份和顺序号应当用半角数字");
        }
        let Some((code, rest)) = text.split_once(OPENING) else {
            let cause = if bare_year(text).is_some() {
                "的年份没有写在六角括号“〔〕”里"
            } else {
                "没有写年份"
            };
            return told(cause);
        };
        let Some((year, number)) = rest.split_once(CLOSING) else {
            return told("缺少后一半括号“〕”");
        };
        if code.is_empty() || code.chars().any(char::is_whitespace) {
            return told("缺少机关代字，或机关代字里有空格");
        }
        if year.len() != 4 || !year.bytes().all(|it| it.is_ascii_digit()) {
            return told("的年份不是四位数字");
        }
        let number = match serial(number) {
            Ok(number) => number,
            Err(cause) => return told(cause),
        };
        Ok(Self { before: format!("{code}{OPENING}{year}{CLOSING}"), number, place })
    }

    /// Reads a 令号.
    pub(super) fn read_order(text: &str, place: Place) -> Result<Self, NumberFault> {
        let told =
            |cause: &str| Err((format!("令号“{text}”{cause}"), "请写成“第7号”的样子".to_owned()));
        let Some(number) = text.strip_prefix('第') else {
            return told("没有以“第”字开头");
        };
        match serial(number) {
            Ok(number) => Ok(Self { before: "第".to_owned(), number, place }),
            Err(cause) => told(cause),
        }
    }

    /// Whether the number is known.
    pub fn is_complete(&self) -> bool {
        self.number.is_some()
    }

    /// The year of a 发文字号; a 令号 has none.
    pub fn year(&self) -> Option<i32> {
        self.before.split_once(OPENING)?.1.strip_suffix(CLOSING)?.parse().ok()
    }

    /// As printed; with `open`, or where the number is not known, its place is left blank.
    pub fn printed(&self, open: bool) -> String {
        let number = self.number.as_deref().filter(|_| !open).unwrap_or("　");
        format!("{}{number}号", self.before)
    }
}

fn is_full_width_digit(it: char) -> bool {
    ('０'..='９').contains(&it)
}

/// The half-width digit for a full-width one.
fn half_width(it: char) -> char {
    if !is_full_width_digit(it) {
        return it;
    }
    u32::from(it).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(it)
}

/// What stands before a year without its brackets, the year, and what follows it: `某府2025年7号`.
fn bare_year(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find(|it: char| it.is_ascii_digit())?;
    let (code, rest) = text.split_at_checked(start)?;
    let (year, rest) = rest.split_at_checked(4)?;
    let is_year = matches!(year.get(..2), Some("19" | "20"))
        && year.bytes().all(|it| it.is_ascii_digit())
        && !rest.starts_with(|it: char| it.is_ascii_digit());
    let number = rest.trim_start_matches(['年', '-', '－', ' ', CLOSING]);
    let is_apart = number != rest || number.starts_with('第');
    (is_year && is_apart).then_some((code, year, number))
}

/// `text` with 〔〕 for other brackets or around a bare year, half-width digits, without 第 and zeros
/// before the number.
fn as_meant(text: &str) -> String {
    let brackets = |it: char| {
        let is = |pair: &&(char, char)| pair.0 == it || pair.1 == it;
        OTHER_BRACKETS
            .iter()
            .find(is)
            .map_or(it, |pair| if pair.0 == it { OPENING } else { CLOSING })
    };
    let mut text: String = text.chars().map(brackets).map(half_width).collect();
    if !text.contains(OPENING)
        && let Some((code, year, number)) = bare_year(&text)
    {
        text = format!("{code}{OPENING}{year}{CLOSING}{number}");
    }
    match text.split_once(CLOSING) {
        Some((before, number)) => {
            format!("{before}{CLOSING}{}", number.trim_start_matches(['第', '0', ' ']))
        }
        None => text,
    }
}

/// The number before 号; none where its place is blank.
fn serial(text: &str) -> Result<Option<String>, &'static str> {
    let Some(number) = text.strip_suffix('号') else { return Err("没有以“号”字结尾") };
    let number = number.trim();
    if number.is_empty() {
        return Ok(None);
    }
    if number.starts_with('第') {
        return Err("的顺序号前不加“第”字");
    }
    if !number.bytes().all(|it| it.is_ascii_digit()) {
        return Err("的顺序号不是阿拉伯数字");
    }
    if number.starts_with('0') {
        return Err("的顺序号不编虚位，前面不写0");
    }
    Ok(Some(number.to_owned()))
}
