//! The table of `huibao figures`: it fits a terminal of 80 columns, so long texts run on in their
//! column.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use crate::{
    build::{Composed, Mention, Printed},
    chinese::date,
    statistics::Figure,
};

/// The most display cells that a column takes: 名称, 印出, 精确值, 算法, 印在.
const WIDEST: [usize; 5] = [16, 20, 12, 20, 8];
/// The most lines that a cell takes; what is longer is cut, `figures.json` has it whole.
const MOST_LINES: usize = 3;
/// Marks that may not begin a line.
const HANGING: [char; 8] = ['、', '，', '。', '；', '：', '”', '）', '》'];
/// Between columns.
const GAP: &str = "  ";

/// All figures of a document, then every digit that none explains.
pub(super) fn table(composed: &Composed) -> String {
    let as_of = date::year_month_day(composed.properties.as_of);
    let mut text = format!("《{}》的数字（截至{as_of}）\n\n", composed.name);
    let mut rows = vec![["名称", "印出", "精确值", "算法", "印在"].map(str::to_owned)];
    rows.extend(composed.accountable_figures().flat_map(|it| figure_rows(composed, it)));
    text.push_str(&aligned(&rows));
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

/// Columns of display cells.
fn aligned<const N: usize>(rows: &[[String; N]]) -> String {
    let rows: Vec<[Vec<String>; N]> = rows.iter().map(cells).collect();
    let mut widths = [0; N];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.iter().map(|it| it.width()).chain([*width]).max().unwrap_or_default();
        }
    }
    let mut text = String::new();
    for row in &rows {
        let lines = row.iter().map(Vec::len).max().unwrap_or_default();
        for at in 0..lines {
            let mut line = String::new();
            for (width, cell) in widths.iter().zip(row) {
                let piece = cell.get(at).map_or("", String::as_str);
                let padding = width.saturating_sub(piece.width());
                line.extend([piece, &" ".repeat(padding), GAP]);
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    text
}

/// The lines of each cell of a row.
fn cells<const N: usize>(row: &[String; N]) -> [Vec<String>; N] {
    let mut widths = WIDEST.iter();
    row.each_ref().map(|it| wrapped(it, widths.next().copied().unwrap_or(usize::MAX)))
}

/// `text` in lines of at most `width` display cells, a mark that may not begin a line beyond them,
/// cut after [`MOST_LINES`]; a number stays whole, and all lines are indented as the first.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let indent = text.len().saturating_sub(text.trim_start().len());
    let indent = text.get(..indent).unwrap_or_default();
    let mut lines = vec![String::new()];
    for word in words(text) {
        let is_full = lines.len() == MOST_LINES;
        let Some(line) = lines.last_mut() else { break };
        if line.width().saturating_add(word.width()) <= width || word.starts_with(HANGING) {
            line.push_str(word);
        } else if is_full {
            line.pop();
            line.push('…');
            break;
        } else {
            lines.push(format!("{indent}{}", word.trim_start()));
        }
    }
    lines
}

/// What no line may break: runs of digits and Latin letters with their points, single characters
/// else.
fn words(text: &str) -> Vec<&str> {
    let is_joined = |it: char| it.is_ascii_alphanumeric() || "./-%".contains(it);
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = rest.find(|it| !is_joined(it)).unwrap_or(rest.len());
        let length = if is_joined(first) { run } else { first.len_utf8() };
        let (word, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        words.push(word);
        rest = after;
    }
    words
}
