//! Single values: texts, lists of names, dates, whole numbers, words of a list. `what` names the
//! value in messages, as in `0038号的答复日期`.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use super::FORBIDDEN_IN_NAMES;
use crate::{
    chinese::{
        date::{self, WrittenDate},
        nearest::nearest,
    },
    diagnostic::{Diagnostic, Diagnostics, Place},
    record::{
        PENDING, Written,
        raw::{Content, Node, Style, comment_after, swallowed},
    },
};

/// A text without white space around it; `None` when there is none.
pub(super) fn text(node: &Node, what: &str, found: &mut Diagnostics) -> Option<Written> {
    match &node.content {
        Content::Text(_, Style::Block) => {
            let written = unwrapped(&node.place);
            if written.place.text().contains('\n') {
                found.push(
                    Diagnostic::error(format!("{what}写成了几行"))
                        .at(&written.place)
                        .cure("请写在一行内，多长都可以"),
                );
            }
            Some(written)
        }
        Content::Text(text, style) => {
            let tight = comment_after(&node.place).filter(|it| is_tight(it));
            if let Some(comment) = tight.filter(|_| *style == Style::Plain) {
                found.push(swallowed(what, &node.place, comment));
            }
            Some(Written { text: text.trim().to_owned(), place: trimmed(&node.place) })
        }
        Content::Empty => None,
        Content::List(_) | Content::Map(_) => {
            found.push(
                Diagnostic::error(format!("{what}应为一段文字"))
                    .at(&node.place)
                    .cure("请写成一段文字；以“{”或“[”开头的文字请加单引号"),
            );
            None
        }
    }
    .filter(|it| !it.text.is_empty() && !is_pending(it, what, found))
}

/// Reports a text that says that it is still to be written.
fn is_pending(written: &Written, what: &str, found: &mut Diagnostics) -> bool {
    let is_pending = written.text == PENDING;
    if is_pending {
        found.push(
            Diagnostic::error(format!("{what}还没有填"))
                .at(&written.place)
                .cure(format!("请把“{PENDING}”改成要写的内容")),
        );
    }
    is_pending
}

/// The year of a date, a day or a month.
pub(super) fn year(node: &Node) -> Option<i32> {
    let Content::Text(text, _) = &node.content else { return None };
    match date::read(text.trim())? {
        WrittenDate::Day(date) => Some(date.year()),
        WrittenDate::Month { year, .. } => Some(year),
        WrittenDate::Impossible => None,
    }
}

/// A text of the user's own words: a comment after it on its line is taken for its lost end.
pub(super) fn sentence(node: &Node, what: &str, found: &mut Diagnostics) -> Option<Written> {
    if let (Content::Text(_, Style::Plain), Some(comment)) =
        (&node.content, comment_after(&node.place))
        && !is_tight(comment)
    {
        found.push(swallowed(what, &node.place, comment));
    }
    text(node, what, found)
}

/// A sentence without its final mark; it may stand in a block of several lines.
pub(super) fn clause(node: &Node, what: &str, found: &mut Diagnostics) -> Option<Written> {
    let mut written = match &node.content {
        Content::Text(_, Style::Block) => {
            Some(unwrapped(&node.place)).filter(|it| !it.text.is_empty())
        }
        _ => sentence(node, what, found),
    }?;
    for mark in ['。', '；'] {
        if written.text.ends_with(mark) {
            written.text.pop();
            written.place.range.end = written.place.range.end.saturating_sub(mark.len_utf8());
        }
    }
    Some(written)
}

/// Prose: one paragraph a line, lines without text left out.
pub(super) fn prose(node: &Node, what: &str, found: &mut Diagnostics) -> Option<String> {
    let text = match &node.content {
        Content::Text(text, Style::Block) => text.clone(),
        _ => sentence(node, what, found)?.text,
    };
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// 是 or 否.
pub(super) fn yes_no(node: &Node, what: &str, found: &mut Diagnostics) -> Option<bool> {
    choice(node, what, &[("是", true), ("否", false)], found)
}

/// ` #3` cannot be meant as a comment, whatever the value.
fn is_tight(comment: &str) -> bool {
    let text = comment.strip_prefix(" #").unwrap_or_default();
    text.starts_with(|it: char| !it.is_whitespace() && it != '#')
}

/// A block's lines as one text: its line breaks are there for the eye.
fn unwrapped(place: &Place) -> Written {
    let mut text = String::new();
    for line in place.text().lines().map(str::trim).filter(|it| !it.is_empty()) {
        let latin = |it: Option<char>| it.is_some_and(|it| it.is_ascii_alphanumeric());
        if latin(text.chars().last()) && latin(line.chars().next()) {
            text.push(' ');
        }
        text.push_str(line);
    }
    Written { text, place: trimmed(place) }
}

pub(super) fn trimmed(place: &Place) -> Place {
    // Without the white space around it.
    let text = place.text();
    let lead = text.len().saturating_sub(text.trim_start().len());
    let start = place.range.start.saturating_add(lead);
    Place::new(&place.file, start..start.saturating_add(text.trim().len()))
}

/// Names, as a YAML list or joined with 、; none empty, none twice.
pub(super) fn names(node: &Node, what: &str, found: &mut Diagnostics) -> Vec<Written> {
    let written = match &node.content {
        Content::List(items) => items.iter().filter_map(|it| text(it, what, found)).collect(),
        _ => text(node, what, found).into_iter().flat_map(|it| split(&it)).collect::<Vec<_>>(),
    };
    let mut names: Vec<Written> = Vec::new();
    for name in written {
        if let Some(mark) = name.text.chars().find(|it| matches!(it, '，' | ',' | '；' | ';')) {
            found.push(
                Diagnostic::error(format!("{what}“{}”里用了“{mark}”", name.text))
                    .at(&name.place)
                    .cure(format!("请用顿号隔开：{}", name.text.replace(mark, "、"))),
            );
        } else if names.iter().any(|it| it.text == name.text) {
            found.push(
                Diagnostic::error(format!("{what}里“{}”写了两次", name.text))
                    .at(&name.place)
                    .cure("请删去一处"),
            );
        } else {
            names.push(name);
        }
    }
    names
}

fn split(written: &Written) -> Vec<Written> {
    let mut start = written.place.range.start;
    let mut pieces = Vec::new();
    for piece in written.text.split('、') {
        let end = start.saturating_add(piece.len());
        let place = trimmed(&Place::new(&written.place.file, start..end));
        pieces.push(Written { text: piece.trim().to_owned(), place });
        start = end.saturating_add('、'.len_utf8());
    }
    pieces.retain(|it| !it.text.is_empty());
    pieces
}

/// The texts of names.
pub(super) fn texts(names: Vec<Written>) -> Vec<String> {
    names.into_iter().map(|it| it.text).collect()
}

/// A date with its day.
pub(super) fn date(node: &Node, what: &str, found: &mut Diagnostics) -> Option<NaiveDate> {
    let written = text(node, what, found)?;
    match date::read(&written.text) {
        Some(WrittenDate::Day(date)) => Some(date),
        other => {
            found.push(no_date(&written, what, other));
            None
        }
    }
}

/// What a text that is no date is told.
pub(super) fn no_date(written: &Written, what: &str, read: Option<WrittenDate>) -> Diagnostic {
    let typed = &written.text;
    let (cause, cure) = match read {
        Some(WrittenDate::Impossible) => {
            (format!("{what}“{typed}”在日历上没有这一天"), "请核实后改正")
        }
        Some(_) => (format!("{what}“{typed}”没有写到日"), "请写出年月日，如2021-04-16"),
        None => (format!("{what}“{typed}”不是日期"), "请写成2021-04-16或2021年4月16日"),
    };
    Diagnostic::error(cause).at(&written.place).cure(cure)
}

/// A whole number within bounds.
pub(super) fn integer(
    node: &Node,
    what: &str,
    bounds: &RangeInclusive<u32>,
    found: &mut Diagnostics,
) -> Option<u32> {
    let written = text(node, what, found)?;
    let number = written.text.parse().ok().filter(|it| bounds.contains(it));
    if number.is_none() {
        found.push(
            Diagnostic::error(format!("{what}“{}”不合要求", written.text))
                .at(&written.place)
                .cure(format!("请写{}到{}之间的整数", bounds.start(), bounds.end())),
        );
    }
    number
}

/// One of a list of words, and what it stands for.
pub(super) fn choice<T: Copy>(
    node: &Node,
    what: &str,
    options: &[(&str, T)],
    found: &mut Diagnostics,
) -> Option<T> {
    let written = text(node, what, found)?;
    let chosen = options.iter().find(|(name, _)| *name == written.text);
    if chosen.is_none() {
        found.push(outside(&written, what, "不在可选之列", options.iter().map(|(name, _)| *name)));
    }
    chosen.map(|&(_, it)| it)
}

/// What a word outside its list is told: `what`“word”`fault`.
pub(super) fn outside<'a>(
    written: &Written,
    what: &str,
    fault: &str,
    options: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let options: Vec<&str> = options.into_iter().collect();
    let near = nearest(&written.text, options.iter().copied());
    outside_near(written, what, fault, &options, near)
}

/// The same with the word that was probably meant.
pub(super) fn outside_near(
    written: &Written,
    what: &str,
    fault: &str,
    options: &[&str],
    near: Option<&str>,
) -> Diagnostic {
    let cure = match near {
        Some(name) => format!("是否为“{name}”？可以写的有：{}", options.join("、")),
        None => format!("可以写的有：{}", options.join("、")),
    };
    let cause = format!("{what}“{}”{fault}", written.text);
    Diagnostic::error(cause).at(&written.place).cure(cure)
}

/// Whether a name can stand in a reference; reports it when it cannot.
pub(super) fn is_referable(name: &str, what: &str, place: &Place, found: &mut Diagnostics) -> bool {
    let mark = name.chars().find(|it| FORBIDDEN_IN_NAMES.contains(it));
    if let (Some('：'), Some((before, _))) = (mark, name.split_once('：')) {
        found.push(
            Diagnostic::error(format!("{what}“{before}”之后用了全角冒号"))
                .at(place)
                .cure(format!("请改为“{before}: ”（半角冒号加空格）")),
        );
    } else if let Some(mark) = mark {
        found.push(
            Diagnostic::error(format!("{what}“{name}”里有“{mark}”，正文中就无法引用"))
                .at(place)
                .cure("名称里不能有句点、花括号和冒号，请改名"),
        );
    }
    mark.is_none()
}
