//! What `huibao stats` prints: figures, then a table with bars for each field.

use super::table::aligned;
use crate::{
    chinese::date,
    statistics::{Exact, Figure, FigureItem, FigureKind, Survey, Unanswered},
};

/// The widest bar, in blocks.
const LONGEST_BAR: usize = 20;

/// The most display cells that a column takes.
const WIDEST: [usize; 3] = [24, 16, 40];

/// The most display cells of a value, its cases, its share and its bar.
const WIDEST_OF_VALUES: [usize; 4] = [36, 8, 8, 40];

/// The whole answer; `is_of_all` when no field was asked for.
pub(super) fn page(survey: &Survey, is_of_all: bool) -> String {
    let as_of = date::year_month_day(survey.as_of);
    let batch = &survey.batch;
    let name = if batch.name == crate::record::ALL_CASES { "本次" } else { &batch.name };
    let mut text = format!("{name}{}件（截至{as_of}）\n", batch.size);
    if batch.size == 0 {
        text.push_str("\n这一批还没有案件，没有可统计的。\n");
        return text;
    }
    if is_of_all {
        text.push_str(&figures(survey));
    }
    for distribution in &survey.distributions {
        text.push_str(&table(distribution));
    }
    text
}

fn figures(survey: &Survey) -> String {
    let rows: Vec<[String; 3]> = survey.figures.iter().map(row).collect();
    let mut text = format!("\n指标\n{}", indented(&aligned(&rows, WIDEST)));
    for (is_partly_known, why) in [(true, "台账里填得不全"), (false, "台账里没有填")] {
        let is_told = |it: &&Unanswered| it.is_one_value && it.is_partly_known == is_partly_known;
        let missing = survey.unanswered.iter().filter(is_told);
        let missing: Vec<&str> =
            missing.filter_map(|it| it.names.last()).map(String::as_str).collect();
        if !missing.is_empty() {
            text.extend(["  ", why, "，算不出的：", &missing.join("、"), "\n"]);
        }
    }
    text
}

fn row(figure: &Figure) -> [String; 3] {
    let (value, basis) = match (&figure.exact, figure.kind) {
        (Exact::Share(ratio), _) => (figure.text.clone(), ratio.to_string()),
        (Exact::Integer(_), FigureKind::CaseUnits) => {
            (counted(figure), format!("分在{}件里", figure.cases.len()))
        }
        (Exact::Integer(_), _) => (counted(figure), String::new()),
        _ => (figure.text.clone(), String::new()),
    };
    [figure.name.clone(), value, basis]
}

/// `67件`, `23家`.
fn counted(figure: &Figure) -> String {
    format!("{}{}", figure.text, figure.measure_word)
}

/// The values of one field: cases, share of those that have one, bar.
fn table(figure: &Figure) -> String {
    let largest = figure.items.iter().map(cases).max().unwrap_or_default();
    let rows: Vec<[String; 4]> = figure
        .items
        .iter()
        .map(|it| {
            let count = cases(it);
            [it.name.clone(), format!("{count}件"), it.text.clone(), bar(count, largest)]
        })
        .collect();
    if rows.is_empty() {
        return format!("\n按{}\n  一件也没有\n", figure.name);
    }
    let rows = indented(&aligned(&rows, WIDEST_OF_VALUES));
    format!("\n按{}（{}）\n{rows}", figure.name, note(figure))
}

/// What the shares are of, which values are listed, and what must not be added.
fn note(figure: &Figure) -> String {
    let having = figure.items.iter().any(|it| !it.cases.is_empty());
    // Numbers that were handed in have no cases, and are whole.
    let having = if having { figure.cases.len() } else { figure.population.size };
    let mut notes = vec![format!("{having}件")];
    let lacking = figure.population.size.saturating_sub(having);
    if lacking > 0 {
        notes.push(format!("另有{lacking}件没有"));
    }
    notes.extend(figure.cut.as_ref().map(|it| format!("只列{it}")));
    if figure.printed(&["合计".to_owned()]).is_err() {
        notes.push("一件可以有几个，各项不能相加".to_owned());
    }
    notes.join("；")
}

/// How many cases have the value; a number that was handed in knows none of them.
fn cases(item: &FigureItem) -> usize {
    match (&item.exact, item.cases.len()) {
        (Exact::Share(ratio), 0) => usize::try_from(ratio.part()).unwrap_or(usize::MAX),
        (_, count) => count,
    }
}

/// A bar as long as `count` is among those up to `largest`; some are never none.
fn bar(count: usize, largest: usize) -> String {
    let blocks = count.saturating_mul(LONGEST_BAR).div_ceil(largest.max(1));
    "█".repeat(blocks)
}

fn indented(table: &str) -> String {
    table.lines().flat_map(|it| ["  ", it, "\n"]).collect()
}
