//! 届次会议 in words: `区十六届人大六次会议`, `区政协十四届五次会议`,
//! `区二届人大常委会第三十四次会议`. Numbers of a session are always written in Chinese numerals.

use super::numeral;

/// The words before which a number of a session stands.
const UNITS: [&str; 2] = ["届", "次会议"];

/// `text` with its numbers of 届 and 次会议 in Chinese numerals; `None` when they are so already.
pub fn in_numerals(text: &str) -> Option<String> {
    let mut mended = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, unit)) = next_unit(rest) {
        let (before, after) = rest.split_at_checked(at)?;
        let outer = before.trim_end_matches(is_digit);
        mended.push_str(outer);
        let digits = before.get(outer.len()..).unwrap_or_default();
        match read_digits(digits) {
            Some(number) => mended.push_str(&numeral::chinese(number)),
            None => mended.push_str(digits),
        }
        mended.push_str(unit);
        rest = after.get(unit.len()..)?;
    }
    mended.push_str(rest);
    (mended != text).then_some(mended)
}

/// The session of `body` (区人大, 区政协, 区人大常委会) with these numbers, in its usual order.
pub fn wording(body: &str, term: usize, meeting: usize) -> String {
    let (term, meeting) = (numeral::chinese(term), numeral::chinese(meeting));
    if let Some(place) = body.strip_suffix("人大常委会") {
        return format!("{place}{term}届人大常委会第{meeting}次会议");
    }
    match body.strip_suffix("人大") {
        Some(place) => format!("{place}{term}届人大{meeting}次会议"),
        None => format!("{body}{term}届{meeting}次会议"),
    }
}

/// The full name of a session for a body that `office` belongs to: of `区十六届人大六次会议` and
/// `上海市长宁区人民政府` it is `上海市长宁区第十六届人民代表大会第六次会议`. `None` where `office` does not say which
/// 区 or 市 is meant.
pub fn full_name(session: &str, office: &str) -> Option<String> {
    const CONFERENCE: &str = "中国人民政治协商会议";
    let (body, term, meeting) = identity(session)?;
    let (place, kind) = ["人大常委会", "人大", "政协"]
        .into_iter()
        .find_map(|it| body.strip_suffix(it).map(|place| (place, it)))?;
    let (before, after) = office.split_once(place).filter(|_| !place.is_empty())?;
    // 市 of a city within a city may be either.
    if after.starts_with(['市', '区', '县']) || place == "市" && after.contains('市') {
        return None;
    }
    let place = format!("{before}{place}");
    let (term, meeting) = (numeral::chinese(term), numeral::chinese(meeting));
    Some(match kind {
        "人大" => format!("{place}第{term}届人民代表大会第{meeting}次会议"),
        "政协" => format!("{CONFERENCE}{place}第{term}届委员会第{meeting}次会议"),
        _ => format!("{place}第{term}届人民代表大会常务委员会第{meeting}次会议"),
    })
}

/// The place of the body that a session is of: 区 of `区十六届人大六次会议` and of
/// `区政协十四届五次会议`. `None` where nothing stands before the body.
pub fn place(text: &str) -> Option<&str> {
    let ends = ["第", "人大", "政协", "届"].into_iter().filter_map(|it| text.find(it));
    let numeral = |it: char| "一二三四五六七八九十百".contains(it) || is_digit(it);
    let place = text.get(..ends.min()?)?.trim_end_matches(numeral);
    (!place.is_empty()).then_some(place)
}

/// 层级 of the body that a session is of, by the first word of its name: 区 in `区十六届人大`.
pub fn level(text: &str) -> Option<&'static str> {
    const LEVELS: [(&str, &str); 9] = [
        ("全国", "国家级"),
        ("自治区", "省级"),
        ("省", "省级"),
        ("市", "市级"),
        ("区", "区级"),
        ("县", "区级"),
        ("旗", "区级"),
        ("镇", "乡镇级"),
        ("乡", "乡镇级"),
    ];
    let place = place(text)?;
    LEVELS.into_iter().find(|(word, _)| place.ends_with(word)).map(|(_, level)| level)
}

/// What makes two wordings the same session: body, term and meeting, whatever their order and 第.
/// `None` for what is no session in numbers.
pub fn identity(text: &str) -> Option<(String, usize, usize)> {
    let text = in_numerals(text).unwrap_or_else(|| text.to_owned());
    let (before, after) = text.split_once('届')?;
    let (middle, rest) = after.rsplit_once("次会议")?;
    let (place, term) = split_numeral(before)?;
    let (body, meeting) = split_numeral(middle)?;
    Some((format!("{place}{body}{rest}"), term, meeting))
}

/// A numeral at the end of `text`, and what stands before it without 第.
fn split_numeral(text: &str) -> Option<(&str, usize)> {
    let outer = text.trim_end_matches(|it| "零一二三四五六七八九十百".contains(it));
    let number = numeral::parse(text.get(outer.len()..)?)?;
    Some((outer.strip_suffix('第').unwrap_or(outer), number))
}

fn next_unit(text: &str) -> Option<(usize, &'static str)> {
    UNITS.iter().filter_map(|&it| Some((text.find(it)?, it))).min()
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || ('０'..='９').contains(&character)
}

/// The number of digits, half or full width.
fn read_digits(digits: &str) -> Option<usize> {
    let mut values = digits.chars().map(|it| {
        let code = u32::from(it);
        let zero = if it.is_ascii_digit() { u32::from('0') } else { u32::from('０') };
        code.checked_sub(zero).and_then(|it| usize::try_from(it).ok())
    });
    let number =
        values.try_fold(0_usize, |number, value| number.checked_mul(10)?.checked_add(value?))?;
    (!digits.is_empty() && (1..=999).contains(&number)).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_level_is_that_of_the_body() {
        for (text, expected) in [
            ("全国政协十四届二次会议", Some("国家级")),
            ("市十六届人大一次会议", Some("市级")),
            ("自治区十四届人大二次会议", Some("省级")),
            ("长宁区十六届人大六次会议", Some("区级")),
            ("区政协第十五届五次会议", Some("区级")),
            ("新桥镇五届人大四次会议", Some("乡镇级")),
            ("六次会议", None),
            ("2021年闭会期间", None),
        ] {
            assert_eq!(level(text), expected, "{text}");
        }
    }

    #[test]
    fn digits_become_numerals() {
        for (typed, mended) in [
            ("区16届人大6次会议", "区十六届人大六次会议"),
            ("区第１６届人大第6次会议", "区第十六届人大第六次会议"),
            ("区政协14届5次会议", "区政协十四届五次会议"),
            ("区二届人大常委会第34次会议", "区二届人大常委会第三十四次会议"),
        ] {
            assert_eq!(in_numerals(typed).as_deref(), Some(mended));
        }
        for right in ["区十六届人大六次会议", "区政协十四届五次会议", "2021年闭会期间", "届次"]
        {
            assert_eq!(in_numerals(right), None, "{right}");
        }
    }

    #[test]
    fn a_session_is_worded_as_usual_for_its_body() {
        assert_eq!(wording("区人大", 16, 6), "区十六届人大六次会议");
        assert_eq!(wording("区政协", 14, 5), "区政协十四届五次会议");
        assert_eq!(wording("区人大常委会", 2, 34), "区二届人大常委会第三十四次会议");
    }

    #[test]
    fn a_session_has_a_full_name_where_the_office_says_of_which_place() {
        let office = "上海市长宁区人民政府";
        for (session, full) in [
            ("区十六届人大六次会议", "上海市长宁区第十六届人民代表大会第六次会议"),
            ("市十五届人大五次会议", "上海市第十五届人民代表大会第五次会议"),
            (
                "长宁区政协十四届五次会议",
                "中国人民政治协商会议上海市长宁区第十四届委员会第五次会议",
            ),
            ("区政协十四届五次会议", "中国人民政治协商会议上海市长宁区第十四届委员会第五次会议"),
            (
                "区二届人大常委会第三十四次会议",
                "上海市长宁区第二届人民代表大会常务委员会第三十四次会议",
            ),
        ] {
            assert_eq!(full_name(session, office).as_deref(), Some(full));
        }
        assert_eq!(full_name("县十六届人大六次会议", office), None);
        assert_eq!(full_name("2021年闭会期间", office), None);
        assert_eq!(full_name("市十八届人大一次会议", "苏州市昆山市人民政府"), None);
    }

    #[test]
    fn the_same_session_is_known_by_any_wording() {
        let same = identity("区十六届人大六次会议");
        assert_eq!(same, Some(("区人大".to_owned(), 16, 6)));
        for other in ["区第十六届人大第六次会议", "区16届人大6次会议", "区人大十六届六次会议"]
        {
            assert_eq!(identity(other), same, "{other}");
        }
        assert_ne!(identity("区十六届人大五次会议"), same);
        assert_ne!(identity("区政协十六届六次会议"), same);
        assert_eq!(identity("2021年闭会期间"), None);
    }
}
