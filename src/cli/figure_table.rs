//! The table of `huibao figures`.

use std::fmt::Write as _;

use super::table::{aligned, wrapped};
use crate::{
    build::{Composed, Mention, Printed},
    chinese::date,
    statistics::Figure,
};

/// The most display cells that a column takes: 名称, 印出, 精确值, 算法, 印在.
const WIDEST: [usize; 5] = [16, 20, 12, 20, 8];

/// All figures of a document, then every digit that none explains.
pub(super) fn table(composed: &Composed) -> String {
    let as_of = date::year_month_day(composed.properties.as_of);
    let mut text = format!("《{}》的数字（截至{as_of}）\n\n", composed.name);
    let mut rows = vec![["名称", "印出", "精确值", "算法", "印在"].map(str::to_owned)];
    rows.extend(composed.accountable_figures().flat_map(|it| figure_rows(composed, it)));
    text.push_str(&aligned(&rows, WIDEST));
    text.push_str(&digits(&composed.unexplained_digits()));
    text
}

/// A figure, and under it the classes of a partition.
fn figure_rows(composed: &Composed, figure: &Figure) -> Vec<[String; 5]> {
    let places: Vec<&str> =
        composed.places(&figure.name).into_iter().map(without_heading).collect();
    let places = if places.is_empty() { "未印出".to_owned() } else { places.join("、") };
    let name = figure.name.clone();
    let exact = figure.exact.to_string();
    let mut rows = vec![[name, figure.text.clone(), exact, figure.expression.clone(), places]];
    rows.extend(figure.items.iter().map(|item| {
        let name = format!("  {}", item.name);
        [name, item.text.clone(), item.exact.to_string(), String::new(), String::new()]
    }));
    rows
}

/// `一` for the section `一、基本情况`.
fn without_heading(section: &str) -> &str {
    section.split_once('、').map_or(section, |(number, _)| number)
}

/// The digits that nothing explains, a line for each sentence that has some.
fn digits(mentions: &[&Mention]) -> String {
    if mentions.is_empty() {
        return "\n没有手填数字：印出的数字都由指标或台账说明。\n".to_owned();
    }
    let count = mentions.len();
    let mut text = format!("\n手填数字{count}处，没有指标或台账可以说明，请逐处核对：\n");
    let of_sentence = |a: &&Mention, b: &&Mention| {
        a.sentence == b.sentence && a.origin.line_and_column().0 == b.origin.line_and_column().0
    };
    for of_one in mentions.chunk_by(of_sentence) {
        let Some(first) = of_one.first() else { continue };
        let typed: Vec<&str> = of_one.iter().filter_map(|it| typed(it)).collect();
        let (line, _) = first.origin.line_and_column();
        let file = &first.origin.file.name;
        let _ = writeln!(text, "  {file} 第{line}行  {}", typed.join("、"));
        for line in wrapped(&first.sentence, WIDEST.iter().sum()) {
            text.extend(["    ", &line, "\n"]);
        }
    }
    text
}

fn typed(mention: &Mention) -> Option<&str> {
    match &mention.printed {
        Printed::Digits { text, .. } => Some(text),
        _ => None,
    }
}
