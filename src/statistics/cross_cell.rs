//! The numbers of a 交叉: of a row, and of a column in a row.

use super::{
    Exact, FigureItem, Parts, Printed, Ratio, Refusal, cross_column::Column, percent::percent_text,
    ratio::length, scope::Scope,
};
use crate::record::{CASE_UNIT, Case};

/// What a share of no cases prints in a list.
const NOTHING: &str = "—";

/// What a cell counts.
pub(super) struct Counted<'a> {
    /// Cases, or pairs of a case and a unit.
    pub(super) count: usize,
    pub(super) cases: Vec<&'a Case>,
    /// How many cases these are a share of.
    pub(super) whole: usize,
}

impl<'a> Scope<'a> {
    /// A row without its cells.
    pub(super) fn item_of_row(&self, name: &str, is: &str, cases: &[&'a Case]) -> FigureItem {
        let ratio = self.share(cases.len());
        let share = ratio.map(|it| {
            let percent = it.percent(u32::from(self.declaration.decimals));
            percent_text(it, percent, self.declaration)
        });
        let count = cases.len().to_string();
        let figure = |part: &str, text: &str| vec![Printed::figure(&[name, part], text)];
        let mut parts = Parts::default();
        parts.put("名称", Ok(figure("名称", name)));
        parts.put("件数", Ok(figure("件数", &count)));
        let printed = share.as_ref().map(|it| figure("占比", it));
        parts.put("占比", printed.ok_or_else(|| self.empty_population()));
        let listed = self.roster.list(cases);
        parts.put_cases(&format!("“{}.{name}”", self.declaration.name), &listed);
        let exact = ratio.map_or(Exact::Nothing, Exact::Share);
        FigureItem {
            name: name.to_owned(),
            text: share.unwrap_or_else(|| NOTHING.to_owned()),
            decimal: exact.decimal(),
            exact,
            expression: format!("{is} ÷ {}", self.population.name),
            cases: listed,
            rank: None,
            group: None,
            cells: Vec::new(),
            adjusted: None,
            parts,
        }
    }

    /// The number of a column in the row called `row`.
    pub(super) fn cell(
        &self,
        row: &str,
        expression: String,
        column: &Column<'a>,
        counted: &Counted<'a>,
    ) -> FigureItem {
        let name = column.name.as_str();
        let quoted = format!("“{}.{row}.{name}”", self.declaration.name);
        let figure = |part: &str, text: &str| vec![Printed::figure(&[row, name, part], text)];
        let count = length(counted.count);
        let ratio = Ratio::new(count, length(counted.whole)).filter(|_| column.units.is_none());
        let share = ratio.map(|it| {
            let percent = it.percent(u32::from(column.declaration.decimals));
            percent_text(it, percent, column.declaration)
        });
        let mut parts = Parts::default();
        let unit = if column.units.is_some() { CASE_UNIT } else { "件数" };
        parts.put(unit, Ok(figure(unit, &count.to_string())));
        if column.units.is_none() {
            let none = || {
                let cause = format!("{quoted}的分母没有案件，算不出占比");
                Refusal::new(cause, "请删去这处引用，或核实台账")
            };
            let printed = share.as_ref().map(|it| figure("占比", it));
            parts.put("占比", printed.ok_or_else(none));
            parts.put("总体", Ok(figure("总体", &counted.whole.to_string())));
        }
        let listed = self.roster.list(&counted.cases);
        parts.put_cases(&quoted, &listed);
        let (exact, text) = if column.is_rate {
            let text = share.unwrap_or_else(|| NOTHING.to_owned());
            (ratio.map_or(Exact::Nothing, Exact::Share), text)
        } else {
            (Exact::Integer(count), count.to_string())
        };
        FigureItem {
            name: column.name.clone(),
            text,
            decimal: exact.decimal(),
            exact,
            expression,
            cases: listed,
            rank: None,
            group: None,
            cells: Vec::new(),
            adjusted: None,
            parts,
        }
    }
}
