//! 历年: what was printed in past years, kept as printed.

use super::entries::{Entries, map};
use super::leaf;
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place, Rule},
    record::{
        PastFigure, keys,
        raw::{Key, Node},
    },
};

/// The figures of all past years, by year as written.
pub(super) fn read(
    entries: &Entries<'_>,
    year: Option<i32>,
    found: &mut Diagnostics,
) -> Vec<PastFigure> {
    let Some(node) = entries.get(keys::PAST_YEARS) else { return Vec::new() };
    let years = map(node, "历年", found).unwrap_or_default();
    years
        .iter()
        .filter_map(|(key, value)| Some((past_year(key, year, found)?, value)))
        .collect::<Vec<_>>()
        .into_iter()
        .flat_map(|(year, value)| read_year(year, value, found))
        .collect()
}

/// Rule X18: what one compares with lies in the past.
fn past_year(key: &Key, reported: Option<i32>, found: &mut Diagnostics) -> Option<i32> {
    let year = key.text.parse::<i32>().ok().filter(|it| (1954..=2999).contains(it));
    let Some(year) = year else {
        found.push(
            Diagnostic::error(format!("历年里的“{}”不是年份", key.text))
                .at(&key.place)
                .cure("请写四位年份，如2020"),
        );
        return None;
    };
    if reported.is_some_and(|it| year >= it) {
        found.push(
            Diagnostic::error(format!("历年里的{year}年不早于本年度"))
                .rule(Rule::X18)
                .at(&key.place)
                .cure("历年只写本年度之前印发过的数字；请核对这里和“年份”"),
        );
    }
    Some(year)
}

fn read_year(year: i32, node: &Node, found: &mut Diagnostics) -> Vec<PastFigure> {
    let what = format!("历年{year}年");
    let Some(figures) = map(node, &what, found) else { return Vec::new() };
    let is_source = |key: &Key| key.text == keys::SOURCE.0 || key.text == keys::SOURCE.1;
    let source = figures.iter().find(|(key, _)| is_source(key));
    let source = source.and_then(|(_, it)| leaf::sentence(it, &format!("{what}的来源"), found));
    let Some(source) = source else {
        found.push(
            Diagnostic::error(format!("{what}的数字没有写来源"))
                .at(&node.place)
                .cure("请写明取自哪份印发的文件，如“来源: 2020年汇报”"),
        );
        return Vec::new();
    };
    let mut read = Vec::new();
    for (key, value) in figures.iter().filter(|(key, _)| !is_source(key)) {
        let what = format!("{what}的{}", key.text);
        if let Some(printed) = literal(value, &what, found) {
            read.push(PastFigure {
                year,
                name: key.text.clone(),
                printed,
                source: source.text.clone(),
                place: value.place.clone(),
            });
        }
    }
    read
}

/// A number as printed: digits with a point, and `%` after them.
fn literal(node: &Node, what: &str, found: &mut Diagnostics) -> Option<String> {
    let written = leaf::text(node, what, found)?;
    let number = written.text.strip_suffix('%').unwrap_or(&written.text);
    let is_digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let is_number = match number.split_once('.') {
        Some((whole, decimals)) => is_digits(whole) && is_digits(decimals),
        None => is_digits(number),
    };
    if !is_number {
        found.push(not_a_number(&written.text, what, &written.place));
    }
    is_number.then_some(written.text)
}

fn not_a_number(typed: &str, what: &str, place: &Place) -> Diagnostic {
    Diagnostic::error(format!("{what}“{typed}”不是数字"))
        .at(place)
        .cure("请照当年印发的样子写，如85.89%或78")
}
