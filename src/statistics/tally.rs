//! 计数, 去重计数, 占比, 最早, 最晚 and 录入: figures that are one value.

use chrono::Datelike;

use super::{
    Exact, Figure, FigureKind, Parts, Ratio, Refusal, expression,
    percent::{misread, percent_text},
    ratio::length,
    scope::Scope,
};
use crate::{
    chinese::{date, wording},
    diagnostic::Diagnostics,
    record::{Case, Condition, Field},
};

impl<'a> Scope<'a> {
    /// 计数.
    pub(super) fn count(&self, condition: &Condition) -> Figure {
        let cases = self.matching(condition);
        let count = length(cases.len());
        let expression = self.members(condition);
        self.figure(FigureKind::Count, Exact::Integer(count), expression, &cases)
            .with("其余", (length(self.population.cases.len()) - count).to_string())
            .finished()
    }

    /// 去重计数. A case may have several values; each counts once however many cases have it.
    pub(super) fn distinct_count(&self, field: Field, condition: &Condition) -> Figure {
        let cases = self.matching(condition);
        let cases: Vec<&Case> =
            cases.into_iter().filter(|it| !it.values(field, self.as_of).is_empty()).collect();
        let mut values: Vec<String> = Vec::new();
        for value in cases.iter().flat_map(|it| it.values(field, self.as_of)) {
            if !values.iter().any(|it| *it == value) {
                values.push(value.into_owned());
            }
        }
        let expression = format!("{}的{}去重", self.members(condition), field.chinese());
        let figure = self.figure(
            FigureKind::DistinctCount,
            Exact::Integer(length(values.len())),
            expression,
            &cases,
        );
        let names = if values.is_empty() {
            let cause = format!("“{}”一个也没有，印不出名称", self.declaration.name);
            Err(Refusal::new(cause, "请删去这处引用，或核实台账"))
        } else {
            Ok(wording::enumerate(&values))
        };
        figure.with("个数", values.len().to_string()).give("名称", names).finished()
    }

    /// 占比.
    pub(super) fn rate(&self, condition: &Condition, found: &mut Diagnostics) -> Figure {
        let cases = self.matching(condition);
        let (part, whole) = (length(cases.len()), length(self.population.cases.len()));
        let expression = format!(
            "{} ÷ {}",
            expression::condition(condition, &self.register.scheme),
            self.population.name
        );
        let ratio = Ratio::new(part, whole);
        let exact = ratio.map_or(Exact::Nothing, Exact::Share);
        let figure = self
            .figure(FigureKind::Rate, exact, expression, &cases)
            .with("其余", (whole - part).to_string());
        let Some(ratio) = ratio else {
            return figure.give("占比", Err(self.empty_population())).finished();
        };
        let percent = ratio.percent(u32::from(self.declaration.decimals));
        let what = format!("“{}”", self.declaration.name);
        found.extend(misread(&what, ratio, percent, self.declaration));
        figure.with("占比", percent_text(ratio, percent, self.declaration)).finished()
    }

    /// 最早 or 最晚, with the cases of that date.
    pub(super) fn date(&self, kind: FigureKind, field: Field, condition: &Condition) -> Figure {
        let date_of = |it: &Case| it.date(field, self.as_of);
        let matching = self.matching(condition);
        let dates = matching.iter().filter_map(|it| date_of(it));
        let (date, word) = match kind {
            FigureKind::Earliest => (dates.min(), "最早"),
            _ => (dates.max(), "最晚"),
        };
        let cases: Vec<&Case> =
            matching.into_iter().filter(|it| date.is_some() && date_of(it) == date).collect();
        let expression = format!("{}的{}{word}", self.members(condition), field.chinese());
        let exact = date.map_or(Exact::Nothing, Exact::Date);
        let figure = self.figure(kind, exact, expression, &cases);
        let date = date.ok_or_else(|| {
            let as_of = date::year_month_day(self.as_of.date);
            let (name, field) = (&self.declaration.name, field.chinese());
            Refusal::new(
                format!("截至{as_of}，“{name}”所指的案件都没有{field}"),
                "请核实台账和文稿的截至日期",
            )
        });
        figure
            .give("年月日", date.clone().map(date::year_month_day))
            .give("月日", date.clone().map(date::month_day))
            .give("年份", date.clone().map(|it| it.year().to_string()))
            .give("月份", date.map(|it| format!("{}月", it.month())))
            .finished()
    }

    /// 录入: printed as it was typed, its source beside it.
    pub(super) fn input(&self, value: &str, source: &str, dated: Option<&str>) -> Figure {
        let exact = match value.parse() {
            Ok(integer) => Exact::Integer(integer),
            Err(_) => Exact::Words(value.to_owned()),
        };
        let figure = self.figure(FigureKind::Input, exact, "录入".to_owned(), &[]);
        let figure = Figure {
            source: Some(source.to_owned()),
            parts: Parts::default(),
            population: super::PopulationSize { name: "录入".to_owned(), size: 0 },
            population_cases: super::CaseList::default(),
            ..figure
        }
        .with("值", value)
        .with("来源", source);
        let dated = dated.map(date::printed).ok_or_else(|| {
            let name = &self.declaration.name;
            let cure = format!("请在huibao.yaml的“{name}”里加上“日期”");
            Refusal::new(format!("录入的“{name}”没有写日期"), cure)
        });
        figure.give("日期", dated).finished()
    }

    /// A figure with what all kinds share: its cases and the size of its population.
    pub(super) fn figure(
        &self,
        kind: FigureKind,
        exact: Exact,
        expression: String,
        cases: &[&'a Case],
    ) -> Figure {
        let declaration = self.declaration;
        let figure = Figure {
            name: declaration.name.clone(),
            kind,
            text: String::new(),
            decimal: exact.decimal(),
            exact,
            policy: None,
            adjusted: Vec::new(),
            expression,
            source: None,
            past_source: None,
            past: Vec::new(),
            subject: None,
            description: declaration.description.clone(),
            aliases: declaration.aliases.clone(),
            measure_word: declaration.measure_word.clone(),
            cut: None,
            is_supplied: declaration.is_supplied(),
            doubts: Diagnostics::default(),
            cases: self.roster.list(cases),
            activities: Vec::new(),
            population: self.population.size(),
            population_cases: self.roster.list(&self.population.cases),
            items: Vec::new(),
            subtotals: Vec::new(),
            sum: None,
            columns: Vec::new(),
            overlaps: false,
            parts: Parts::default(),
            place: declaration.place.clone(),
        };
        let mut figure = figure
            .with("件数", cases.len().to_string())
            .with("总体", self.population.cases.len().to_string());
        figure.parts.put_cases(&format!("“{}”", declaration.name), &figure.cases);
        figure
    }

    /// Why there is no share of an empty population.
    pub(super) fn empty_population(&self) -> Refusal {
        Refusal::new(
            format!(
                "截至{}，“{}”的总体“{}”没有案件，算不出占比",
                date::year_month_day(self.as_of.date),
                self.declaration.name,
                self.population.name
            ),
            "请核实台账和文稿的截至日期",
        )
    }
}
