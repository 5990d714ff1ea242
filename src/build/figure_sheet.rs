//! 核数单.xlsx: every printed number beside its sentence, formula and cases, with a column for the
//! checker's name. A director ticks it off line by line.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::{
    Answer, Answers, Withheld,
    composed::Composed,
    lineage::{Mention, Printed},
    sheet::{self, CellStyle},
};
use crate::{
    layout::Laid,
    record::Opinion,
    statistics::{Figure, Lineage, PopulationSize},
};

/// Width in characters and heading of each column of the first sheet.
const FIGURE_COLUMNS: [(f64, &str); 9] = [
    (6.0, "序号"),
    (20.0, "所在部分"),
    (60.0, "原文"),
    (14.0, "印出"),
    (18.0, "名称"),
    (34.0, "算法"),
    (12.0, "精确值"),
    (40.0, "依据（案件编号、活动或来源）"),
    (12.0, "核对人"),
];

/// The same of the sheet of digits that stand in the words.
const DIGIT_COLUMNS: [(f64, &str); 6] = [
    (6.0, "序号"),
    (20.0, "所在部分"),
    (60.0, "原文"),
    (14.0, "数字"),
    (40.0, "出处"),
    (12.0, "核对人"),
];

/// The same of the sheet of 审议意见.
const ANSWER_COLUMNS: [(f64, &str); 6] = [
    (6.0, "序号"),
    (40.0, "审议意见"),
    (40.0, "回应的部分"),
    (8.0, "页码"),
    (60.0, "首句"),
    (12.0, "核对人"),
];

/// A whole population of more cases than this is named, not listed.
const MOST_LISTED: usize = 10;

/// The whole workbook.
///
/// # Errors
/// [`XlsxError`] when the library refuses; a cell longer than Excel allows is cut before.
pub fn figure_sheet(composed: &Composed) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&sheet::properties(&composed.properties)?);
    let style = CellStyle::new();
    style.sheet(workbook.add_worksheet(), "数字", &FIGURE_COLUMNS, figure_rows(composed))?;
    style.sheet(workbook.add_worksheet(), "手填数字", &DIGIT_COLUMNS, digit_rows(composed))?;
    let adjusted = adjusted_rows(composed);
    let columns = [(6.0, "序号"), (20.0, "名称"), (16.0, "凑整办法"), (60.0, "调整")];
    style.sheet(workbook.add_worksheet(), "凑整", &columns, adjusted)?;
    if let Some(answers) = &composed.answers {
        let rows = answer_rows(answers, &composed.laid);
        style.sheet(workbook.add_worksheet(), Opinion::KEY, &ANSWER_COLUMNS, rows)?;
    }
    let rules = rule_rows(composed);
    if !rules.is_empty() {
        let columns = [
            (6.0, "序号"),
            (8.0, "规则"),
            (24.0, "名称"),
            (12.0, "本项目"),
            (80.0, "原来检查什么"),
        ];
        style.sheet(workbook.add_worksheet(), "改动的规则", &columns, rules)?;
    }
    workbook.save_to_buffer()
}

fn figure_rows(composed: &Composed) -> Vec<Vec<String>> {
    composed.mentions.iter().filter_map(|it| figure_row(composed, it)).collect()
}

fn figure_row(composed: &Composed, mention: &Mention) -> Option<Vec<String>> {
    let (text, name, expression, exact, basis) = match &mention.printed {
        Printed::Figure { name, parts, text } => {
            let figure = composed.figures.get(name)?;
            let lineage = figure.lineage(parts);
            let mut path = vec![name.clone()];
            path.extend(parts.iter().cloned());
            let basis = basis(figure, &lineage, composed.withheld.as_deref());
            (text, path.join("."), lineage.expression, lineage.exact.to_string(), basis)
        }
        Printed::Case { number, field, text } => {
            let name = format!("案{number}.{field}");
            (text, name, "照录案件记录".to_owned(), String::new(), number.clone())
        }
        Printed::Claim { population, condition, text } => {
            let name = format!("{population}.{condition}");
            (text, name, "已逐件核对属实".to_owned(), String::new(), population.clone())
        }
        Printed::Digits { .. } => return None,
    };
    let (section, sentence) = (mention.section.clone(), mention.sentence.to_string());
    let mut row =
        vec![section, sentence, text.clone(), name, expression, exact, basis, String::new()];
    if let Some(withheld) = &composed.withheld {
        row.iter_mut().filter(|it| withheld.is_in(it)).for_each(|it| "（不公开）".clone_into(it));
    }
    Some(row)
}

/// The cases that are counted, and the sources of what no record holds.
fn basis(figure: &Figure, lineage: &Lineage, withheld: Option<&Withheld>) -> String {
    let cases = &lineage.cases;
    let is_named = |it: &&str| !withheld.is_some_and(|withheld| withheld.has(it));
    let PopulationSize { name, size } = &figure.population;
    let counted = if cases.len() == *size && *size > MOST_LISTED {
        format!("“{name}”的{size}件，每件都计入")
    } else {
        let named: Vec<&str> = cases.numbers().filter(is_named).collect();
        let hidden = cases.len().saturating_sub(named.len());
        let rest = if hidden == 0 {
            String::new()
        } else {
            format!("（另有{hidden}件未主动公开）")
        };
        named.join("、") + &rest
    };
    let mut basis = lineage.sources.clone();
    if !figure.activities.is_empty() {
        basis.insert(0, figure.activities.join("、"));
    }
    if !counted.is_empty() {
        basis.insert(0, counted);
    }
    basis.join("；")
}

fn digit_rows(composed: &Composed) -> Vec<Vec<String>> {
    let unexplained = composed.unexplained_digits();
    let row = |mention: &&Mention| match &mention.printed {
        Printed::Digits { text, .. } => {
            let (line, _) = mention.origin.line_and_column();
            let source = format!("{} 第{line}行", mention.origin.file.name);
            let sentence = mention.sentence.to_string();
            Some(vec![mention.section.clone(), sentence, text.clone(), source, String::new()])
        }
        _ => None,
    };
    unexplained.iter().filter_map(row).collect()
}

fn adjusted_rows(composed: &Composed) -> Vec<Vec<String>> {
    let adjusted = composed.adjusted_shares().into_iter();
    adjusted
        .map(|(figure, action)| {
            let policy = figure.policy.unwrap_or_default().to_owned();
            vec![figure.name.clone(), policy, action.to_owned()]
        })
        .collect()
}

/// Items with the sections that answer them; rows are numbered as the items are, since a document
/// with an item unanswered is a draft.
fn answer_rows(answers: &Answers, laid: &Laid) -> Vec<Vec<String>> {
    let page = |it: &Answer| it.page(laid).map_or_else(String::new, |it| it.to_string());
    let row = |it: &Answer| {
        let drafted = if it.is_drafted { "（模板起草）" } else { "" };
        let section = format!("{}{drafted}", it.section);
        vec![it.item.clone(), section, page(it), it.sentence.clone(), String::new()]
    };
    answers.given.iter().map(row).collect()
}

/// The rules that the office has changed: whoever checks the figures sees what was not checked.
fn rule_rows(composed: &Composed) -> Vec<Vec<String>> {
    let changed = composed.rules.changed();
    changed
        .map(|(rule, level)| {
            let it = rule.explanation();
            let level = level.chinese();
            [rule.id(), it.title, level, it.checks].map(str::to_owned).to_vec()
        })
        .collect()
}
