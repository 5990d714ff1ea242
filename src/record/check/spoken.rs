//! 报告场合 and 报告人 in the head of a spoken report.

use chrono::NaiveDate;

use super::{
    entries::Entries,
    head::day_or_month,
    leaf,
    typed_along::{cut, without_suffix},
    words,
};
use crate::{
    chinese::{date, session},
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{
        Occasion, Speaker, Stage, Written, keys,
        raw::{Content, Node},
    },
};

const OCCASION_CURE: &str =
    "请写成“报告场合: {日期: 2025-07-20, 会议: 区二届人大常委会第三十三次会议}”";
const SPEAKER_CURE: &str = "请写成“报告人: {职务: 区人民政府副区长, 姓名: 某某}”";

/// 报告场合; `None` where it is not written or lacks day or meeting.
pub(super) fn occasion(
    node: &Node,
    as_of: Option<NaiveDate>,
    stage: Stage,
    found: &mut Diagnostics,
) -> Option<Occasion> {
    let what = keys::OCCASION.0;
    let entries = map(node, what, keys::OCCASION_KEYS, OCCASION_CURE, found)?;
    let day = entries.require(keys::DATE, what, OCCASION_CURE, found);
    let meeting = entries.require(keys::OCCASION_MEETING, what, OCCASION_CURE, found);
    let meeting = meeting.and_then(|it| meeting_named(it, found));
    let day = day?;
    let date = day_or_month(day, "报告场合的日期", found)?;
    if date.date().is_none() && stage.is_dated() {
        let cause = format!("报告场合的日期没有写到日，状态为“{}”的必须写到日", stage.chinese());
        let cure = "请写出年月日，如2025-07-20；会期尚未确定的，把“状态”改为送审稿";
        found.push(Diagnostic::error(cause).at(&day.place).cure(cure));
    }
    if let Some(as_of) = as_of.filter(|it| date.last_day() < *it) {
        let until = date::year_month_day(as_of);
        let cause = format!("报告场合的日期{}早于截至日期{until}", date.printed());
        found.push(
            Diagnostic::of(Rule::X17, cause)
                .at(&day.place)
                .cure("请核实两个日期；数字不能截至报告之后"),
        );
    }
    Some(Occasion { date, meeting: meeting? })
}

/// 会议: in words, or in numbers that are put into words; 在 and 上 are printed with it.
fn meeting_named(node: &Node, found: &mut Diagnostics) -> Option<Written> {
    let what = "报告场合的会议";
    if matches!(node.content, Content::Map(_)) {
        let text = words::session(node, what, found)?;
        return Some(Written { text, place: node.place.clone() });
    }
    let written = without_suffix(leaf::sentence(node, what, found)?, &["上"]);
    let before = if written.text.starts_with('在') { '在'.len_utf8() } else { 0 };
    let written = cut(written, before, 0);
    if let Some(right) = session::in_numerals(&written.text) {
        found.push(
            Diagnostic::of(Rule::X24, format!("会议“{}”的届次写了数字", written.text))
                .at(&written.place)
                .cure(format!("届次用汉字，请改为“{right}”")),
        );
    }
    Some(written)
}

/// 报告人; `None` where it is not written or lacks post or name.
pub(super) fn speaker(node: &Node, found: &mut Diagnostics) -> Option<Speaker> {
    let what = keys::SPEAKER.0;
    let entries = map(node, what, keys::SPEAKER_KEYS, SPEAKER_CURE, found)?;
    let mut part = |name: keys::Names| {
        let node = entries.require(name, what, SPEAKER_CURE, found)?;
        leaf::sentence(node, &format!("报告人的{}", name.0), found)
    };
    let (post, name) = (part(keys::SPEAKER_POST), part(keys::SPEAKER_NAME));
    Some(Speaker { post: post?, name: name? })
}

/// A map with its keys; what is written as a line of text is told how it is written.
fn map<'a>(
    node: &'a Node,
    what: &str,
    names: &[keys::Names],
    cure: &str,
    found: &mut Diagnostics,
) -> Option<Entries<'a>> {
    match &node.content {
        Content::Empty => None,
        Content::Map(_) => Entries::open(node, what, names, found),
        _ => {
            let parts: Vec<&str> = names.iter().map(|it| it.0).collect();
            let cause = format!("{what}要分开写{}", parts.join("和"));
            found.push(Diagnostic::error(cause).at(&node.place).cure(cure));
            None
        }
    }
}
