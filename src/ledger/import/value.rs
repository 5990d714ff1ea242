//! What the cells of one field say, as the record writes it.

use super::{
    names::names,
    text::{clean, is_nothing, one_line, tight},
};
use crate::{
    chinese::date::{self, WrittenDate},
    ledger::sheet::{Cell, Epoch, Kind, day},
    record::{Shape, YamlValue},
};

/// A value, and what a person should look at in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) value: Option<YamlValue>,
    pub(super) remark: Option<String>,
}

/// What the office calls its words: the categories or outcomes that it knows.
pub(super) type Known<'a> = &'a [String];

/// Words for 类型 beside its own.
const KINDS: [(&str, &[&str]); 4] = [
    (
        "代表建议",
        &["建议", "人大建议", "人大代表建议", "书面意见", "代表书面意见", "人大", "区人大代表建议"],
    ),
    ("政协提案", &["提案", "委员提案", "政协委员提案", "政协", "区政协提案"]),
    ("联系社区意见", &["社区意见", "代表联系社区意见"]),
    ("人民建议", &["人民建议征集"]),
];

/// Words for 公开属性 beside its own; 否 may mean two of them.
const PUBLICITY: [(&str, &[&str]); 3] = [
    ("主动公开", &["公开", "是", "全文公开", "√", "可公开", "同意公开"]),
    ("依申请公开", &["依申请"]),
    ("不予公开", &["不公开", "不宜公开", "不同意公开"]),
];

/// What is told of a formula without a result: the program that wrote it had none worked out.
const UNCOUNTED: &str = "有公式但没有结果，没有写入；请用Excel或WPS打开这个文件、保存一次，再导入";

const YES_AND_NO: [(&str, &[&str]); 2] = [
    ("是", &["√", "✓", "✔", "Y", "y", "有", "已", "TRUE", "true", "1", "齐全"]),
    ("否", &["×", "✗", "N", "n", "无", "未", "FALSE", "false", "0", "不齐全"]),
];

/// Reads the cells, of which there is at least one.
pub(super) fn read(shape: Shape, cells: &[&Cell], epoch: Epoch, known: Known<'_>) -> Said {
    if let Some(fault) = cells.iter().find_map(|it| fault(it)) {
        return Said { value: None, remark: Some(fault) };
    }
    let mut texts: Vec<String> = Vec::new();
    for cell in cells {
        let text = match shape {
            Shape::Day => day_text(cell, epoch),
            _ => clean(&cell.text),
        };
        if !is_nothing(&text) && !texts.contains(&text) {
            texts.push(text);
        }
    }
    let Some(first) = texts.first() else { return Said::default() };
    match shape {
        Shape::Names | Shape::Named(_) | Shape::Choices(_) => named(&texts),
        Shape::List(_) => Said { value: items(&texts), remark: None },
        Shape::Prose => plain(lines(&texts).join("\n")),
        Shape::Clause => plain(one_line(&texts.join("；"))),
        _ => {
            let mut said = plain(single(shape, first, known));
            if texts.len() > 1 {
                said.remark = Some(format!("几行写的不一样（{}），取了第一个", texts.join("、")));
            }
            said
        }
    }
}

fn plain(text: String) -> Said {
    Said { value: (!text.is_empty()).then_some(YamlValue::Text(text)), remark: None }
}

/// Why a cell says nothing that could be written.
pub(super) fn fault(cell: &Cell) -> Option<String> {
    match cell.kind {
        Kind::Error => Some(format!("是错误值“{}”，没有写入", cell.text)),
        Kind::Uncounted => Some(UNCOUNTED.to_owned()),
        Kind::Text | Kind::Number | Kind::Date => None,
    }
}

/// The one value of a field that has one.
fn single(shape: Shape, text: &str, known: Known<'_>) -> String {
    match shape {
        Shape::Number => number(text),
        Shape::Title => title(text),
        Shape::YesNo | Shape::Marked(_) => word(&tight(text), &YES_AND_NO),
        Shape::Publicity => {
            let text = tight(text);
            let is_own = known.contains(&text);
            if is_own { text } else { word(&text, &PUBLICITY) }
        }
        Shape::Choice(options) => {
            let text = tight(text);
            let alias = word(&text, &KINDS);
            if options.contains(&alias.as_str()) { alias } else { text }
        }
        Shape::Whole => {
            let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
            if digits.is_empty() { one_line(text) } else { digits }
        }
        Shape::Category | Shape::Outcome => {
            let text = one_line(text);
            let bare = text.strip_suffix('类').or_else(|| text.strip_suffix("方面"));
            let is_known = |it: &&str| known.iter().any(|known| known == it);
            bare.filter(|it| !is_known(&text.as_str()) && is_known(it)).unwrap_or(&text).to_owned()
        }
        _ => one_line(text),
    }
}

fn word(text: &str, words: &[(&str, &[&str])]) -> String {
    let known = words.iter().find(|(_, others)| others.contains(&text));
    known.map_or(text, |(word, _)| word).to_owned()
}

/// `0038` of `第0038号`; `3` of `3件`.
pub(super) fn number(text: &str) -> String {
    let text = tight(text);
    let bare = text.strip_prefix('第').unwrap_or(&text);
    let bare = bare.strip_suffix(['号', '件']).unwrap_or(bare);
    let is_bare = !bare.is_empty() && bare.chars().any(|it| it.is_ascii_digit());
    if is_bare { bare.to_owned() } else { text }
}

/// A title without the marks around it.
fn title(text: &str) -> String {
    let text = one_line(text);
    let inner = [('《', '》'), ('“', '”'), ('"', '"')].iter().find_map(|&(open, close)| {
        let inner = text.strip_prefix(open)?.strip_suffix(close)?;
        (!inner.contains([open, close])).then(|| inner.trim().to_owned())
    });
    inner.filter(|it| !it.is_empty()).unwrap_or(text)
}

/// A cell's date as `2021-04-16`, else what it says.
fn day_text(cell: &Cell, epoch: Epoch) -> String {
    let text = clean(&cell.text);
    // A CSV has the serial number of a date as text.
    let is_serial = text.len() == 5 && text.bytes().all(|it| it.is_ascii_digit());
    if (cell.kind == Kind::Number || is_serial)
        && let Ok(serial) = text.parse::<f64>()
        && (20_000.0..80_000.0).contains(&serial)
        && let Some(day) = day(serial, epoch)
    {
        return day.to_string();
    }
    // `2021-04-16 00:00:00`, `2021-04-16T08:30`.
    let head = text.split([' ', 'T']).next().unwrap_or_default();
    let head = if text.contains(':') { head } else { text.as_str() };
    match date::read(head).or_else(|| date::read(&dashed(head)?)) {
        Some(WrittenDate::Day(day)) => day.to_string(),
        _ => {
            if text == "无" {
                String::new()
            } else {
                text
            }
        }
    }
}

/// `2021-04-16` of `20210416`.
fn dashed(text: &str) -> Option<String> {
    let is_whole = text.len() == 8 && text.bytes().all(|it| it.is_ascii_digit());
    let parts = (text.get(..4)?, text.get(4..6)?, text.get(6..)?);
    is_whole.then(|| format!("{}-{}-{}", parts.0, parts.1, parts.2))
}

fn named(texts: &[String]) -> Said {
    let found = names(&texts.join("、"));
    let remark = found.unnamed.map(|it| format!("“{it}”没有写出名称，只写入了写出的"));
    Said { remark, ..plain(found.names.join("、")) }
}

/// The lines of texts, without the numbers before them.
fn lines(texts: &[String]) -> Vec<String> {
    let lines = texts.iter().flat_map(|it| it.lines());
    lines.map(|it| without_ordinal(it.trim()).to_owned()).filter(|it| !it.is_empty()).collect()
}

fn items(texts: &[String]) -> Option<YamlValue> {
    let lines = lines(texts);
    match lines.as_slice() {
        [] => None,
        [one] => Some(YamlValue::Text(one.clone())),
        _ => Some(YamlValue::List(lines.into_iter().map(YamlValue::Text).collect())),
    }
}

/// `1.`, `1、`, `（1）`, `①`, `一是` say only which line it is.
fn without_ordinal(line: &str) -> &str {
    let is_circled = |it: char| ('①'..='⑳').contains(&it);
    if line.starts_with(is_circled) {
        return line.trim_start_matches(is_circled).trim_start();
    }
    let open = line.strip_prefix(['（', '(']).unwrap_or(line);
    let rest = open.trim_start_matches(|it: char| it.is_ascii_digit());
    let closes: &[char] =
        if open.len() == line.len() { &['.', '、', '．'] } else { &['）', ')'] };
    match rest.strip_prefix(closes) {
        // `3.5万平方米` is no number of a line.
        Some(after)
            if rest.len() < open.len() && !after.starts_with(|it: char| it.is_ascii_digit()) =>
        {
            after.trim_start()
        }
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Field;

    fn cell(text: &str, kind: Kind) -> Cell {
        Cell { column: 0, text: text.into(), kind, is_formula: false, merged_from: None }
    }

    fn told(field: Field, text: &str) -> String {
        let cell = cell(text, Kind::Text);
        let known = ["经济发展".to_owned(), "A".to_owned()];
        match read(field.shape(), &[&cell], Epoch::Of1900, &known).value {
            Some(YamlValue::Text(text)) => text,
            Some(other) => format!("{other:?}"),
            None => "nothing".to_owned(),
        }
    }

    #[test]
    fn values_are_read_as_people_type_them() {
        for (field, text, expected) in [
            (Field::Number, "第００３８号", "0038"),
            (Field::Number, " 38 件", "38"),
            (Field::Number, "2021-003", "2021-003"),
            (Field::Title, "《关于加装\n电梯的建议》", "关于加装电梯的建议"),
            (Field::Kind, "人大建议", "代表建议"),
            (Field::Kind, "提案", "政协提案"),
            (Field::Assigned, "２０２１年４月１６日", "2021-04-16"),
            (Field::Assigned, "2021.4.16", "2021-04-16"),
            (Field::Assigned, "20210416", "2021-04-16"),
            (Field::Assigned, "44302", "2021-04-16"),
            (Field::Proposers, "代表 己", "代表 己"),
            (Field::Assigned, "2021/4/16 0:00", "2021-04-16"),
            (Field::Assigned, "四月底", "四月底"),
            (Field::Assigned, "/", "nothing"),
            (Field::Co, "区民政局；区医保局", "区民政局、区医保局"),
            (Field::Co, "无", "nothing"),
            (Field::Publicity, "是", "主动公开"),
            (Field::Publicity, "否", "否"),
            (Field::MotionConverted, "√", "是"),
            (Field::Category, "经济发展类", "经济发展"),
            (Field::Outcome, "A类", "A"),
            (Field::Outcome, "B类", "B类"),
            (Field::Measures, "排查商场、公园。", "排查商场、公园。"),
            (Field::Measures, "建成3.5万平方米绿地", "建成3.5万平方米绿地"),
        ] {
            assert_eq!(told(field, text), expected, "{text}");
        }
    }

    #[test]
    fn measures_in_lines_are_a_list_without_their_numbers() {
        let cell = cell("1.排查商场\n（2）试点安防\n③加强巡逻\n3.5公里步道贯通", Kind::Text);
        let said = read(Field::Measures.shape(), &[&cell], Epoch::Of1900, &[]);
        let lines = ["排查商场", "试点安防", "加强巡逻", "3.5公里步道贯通"];
        let expected = lines.map(|it| YamlValue::Text(it.to_owned())).to_vec();
        assert_eq!(said.value, Some(YamlValue::List(expected)));
    }

    #[test]
    fn serial_numbers_are_dates_where_dates_belong() {
        let date = |text, epoch| read(Shape::Day, &[&cell(text, Kind::Number)], epoch, &[]).value;
        let expected = Some(YamlValue::Text("2021-04-16".to_owned()));
        assert_eq!(date("44302", Epoch::Of1900), expected);
        assert_eq!(date("42840", Epoch::Of1904), expected);
        assert_eq!(date("20210416", Epoch::Of1900), expected);
    }

    #[test]
    fn what_is_no_value_is_told() {
        let remark = |kind| read(Shape::Text, &[&cell("#REF!", kind)], Epoch::Of1900, &[]).remark;
        assert_eq!(remark(Kind::Error).unwrap(), "是错误值“#REF!”，没有写入");
        assert_eq!(remark(Kind::Uncounted).unwrap(), UNCOUNTED);
        assert_eq!(remark(Kind::Text), None);
    }
}
