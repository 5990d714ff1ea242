//! `huibao figures`: every figure with its formula and cases, and every digit that none explains.

use std::{collections::BTreeMap, fmt::Write as _};

use unicode_width::UnicodeWidthStr;

use super::{
    arguments::{Figures, Style},
    console,
    status::Status,
    workshop,
};
use crate::build::{Composed, FigureList, Options, Printed};

/// Runs the command.
pub(super) fn run(arguments: &Figures) -> Result<Status, Status> {
    let prepared = workshop::prepared(&arguments.folder)?;
    let mut status = Status::Fine;
    let mut composed = Vec::new();
    for file in workshop::chosen(&prepared.project, &arguments.only)? {
        let (document, found) = prepared.compose(file, Options::default());
        console::diagnostics(&found);
        match document {
            Some(document) => composed.push(document),
            None => status = Status::Problems,
        }
    }
    match arguments.format {
        Style::Text => composed.iter().for_each(|it| console::answer(&table(it))),
        Style::Json => console::answer(&json(&composed)),
    }
    Ok(status)
}

/// One document as its `figures.json`; several in an object by name.
fn json(composed: &[Composed]) -> String {
    if let [only] = composed {
        return FigureList::of(only).to_json().unwrap_or_default();
    }
    let all: BTreeMap<&str, FigureList<'_>> =
        composed.iter().map(|it| (it.name.as_str(), FigureList::of(it))).collect();
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
}

fn table(composed: &Composed) -> String {
    let mut text = format!("《{}》的数字（截至{}）\n\n", composed.name, composed.properties.as_of);
    let mut rows = vec![["名称", "印出", "精确值", "算法", "印在"].map(str::to_owned)];
    rows.extend(composed.accountable_figures().map(|figure| {
        let places = composed.places(&figure.name).join("、");
        let places = if places.is_empty() { "未印出".to_owned() } else { places };
        let exact = figure.exact.to_string();
        [&figure.name, &figure.text, &exact, &figure.expression, &places].map(shortened)
    }));
    text.push_str(&aligned(&rows));
    let typed = composed.unexplained_digits();
    let _ = writeln!(text, "\n手填数字（没有指标或记录可以说明，请逐处核对）：{}处", typed.len());
    for mention in typed {
        if let Printed::Digits { text: digits, .. } = &mention.printed {
            let (line, _) = mention.origin.line_and_column();
            let file = &mention.origin.file.name;
            let _ =
                writeln!(text, "  {digits}  {file} 第{line}行：{}", shortened(&mention.sentence));
        }
    }
    text
}

/// Columns of display cells, two between them.
fn aligned<const N: usize>(rows: &[[String; N]]) -> String {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (width, cell) in widths.iter().zip(row) {
            let padding = width.saturating_sub(cell.width()).saturating_add(2);
            line.push_str(cell);
            line.push_str(&" ".repeat(padding));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Long texts cut so that a table stays readable in a terminal.
fn shortened(text: impl AsRef<str>) -> String {
    const MOST: usize = 36;
    let text = text.as_ref();
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
