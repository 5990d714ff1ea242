//! Figures of a batch that has no case records, from the numbers that were handed in (汇总).

use super::{
    CaseList, Decimal, Exact, Figure, FigureItem, FigureKind, Parts, PopulationSize, Printed,
    Ratio, Refusal, Shares,
    clause::{Clause, joined},
    expression,
    partition::with_others,
    percent::percent_text,
    scope::Scope,
};
use crate::record::{Condition, DeclarationKind, Denominator, Field, Summary, Test};

impl Scope<'_> {
    /// The figure, when the batch has no cases and its numbers were handed in; the reason, when
    /// these do not say it.
    pub(super) fn summed(&self) -> Option<Result<Figure, Refusal>> {
        let declaration = self.declaration;
        let summary = self.register.summaries.iter().find(|it| it.batch == declaration.batch)?;
        if !self.batch.is_empty() {
            return None;
        }
        let is_whole = declaration.population == Denominator::All;
        let figure = match &declaration.kind {
            DeclarationKind::Count(condition) if is_whole => self.summed_count(summary, condition),
            DeclarationKind::Rate(condition) if is_whole => self.summed_rate(summary, condition),
            DeclarationKind::Partition { field, .. } if is_whole => {
                self.summed_partition(summary, *field)
            }
            _ => None,
        };
        Some(figure.ok_or_else(|| {
            Refusal::new(
                format!(
                    "批次“{}”只有汇总，没有逐件的记录，算不出“{}”",
                    summary.batch, declaration.name
                ),
                "请在汇总里补上这一项的分类，或补录案件",
            )
        }))
    }

    fn summed_count(&self, summary: &Summary, condition: &Condition) -> Option<Figure> {
        let count = counted(summary, condition)?;
        let figure = self.handed_in(FigureKind::Count, Exact::Integer(count), summary, condition);
        Some(figure.with("件数", count.to_string()).finished())
    }

    fn summed_rate(&self, summary: &Summary, condition: &Condition) -> Option<Figure> {
        let count = counted(summary, condition)?;
        let ratio = Ratio::new(count, u64::from(summary.total))?;
        let percent = ratio.percent(u32::from(self.declaration.decimals));
        let figure = self.handed_in(FigureKind::Rate, Exact::Share(ratio), summary, condition);
        let figure = figure.with("件数", count.to_string());
        Some(figure.with("占比", percent_text(ratio, percent, self.declaration)).finished())
    }

    fn summed_partition(&self, summary: &Summary, field: Field) -> Option<Figure> {
        let classes = summary.classes_of(field)?;
        let whole = u64::from(summary.total);
        let counts: Vec<u64> = classes.iter().map(|it| u64::from(it.1)).collect();
        let decimals = u32::from(self.declaration.decimals);
        let shares = Shares::of(&counts, whole, decimals, self.declaration.closing)?;
        let ratios: Vec<Ratio> = counts.iter().filter_map(|it| Ratio::new(*it, whole)).collect();
        let items: Vec<FigureItem> = classes
            .iter()
            .zip(&ratios)
            .zip(&shares.closed)
            .map(|(((name, _), ratio), units)| {
                let text = percent_text(*ratio, Decimal::new(*units, decimals), self.declaration);
                handed_in_item(name, *ratio, text, summary)
            })
            .collect();
        let kind = FigureKind::Partition;
        let mut figure = self.handed_in(kind, Exact::List(ratios), summary, &Condition::default());
        figure.policy = Some(self.declaration.closing.chinese());
        let unit = &self.declaration.measure_word;
        let usual = format!("{{项}}{{件数}}{unit}，占{{占比}}");
        let wording = self.declaration.wording.as_ref().unwrap_or(&usual);
        let worded = Clause::read(wording).unwrap_or_default();
        let present = items.iter().zip(&counts).filter(|(_, it)| **it > 0);
        let sentence = present.map(|(it, _)| worded.of_item(it, &whole.to_string())).collect();
        figure.parts.put("分述", Ok(joined(sentence, "；")));
        figure.items = items;
        let present = counts.iter().filter(|it| **it > 0).count();
        let figure = figure.with("合计", whole.to_string()).with("项数", present.to_string());
        Some(self.with_leading(figure, true).finished())
    }

    fn handed_in(
        &self,
        kind: FigureKind,
        exact: Exact,
        summary: &Summary,
        condition: &Condition,
    ) -> Figure {
        let words = expression::condition(condition, &self.register.scheme);
        let figure = self.figure(kind, exact, told(summary, &words), &[]);
        let size = usize::try_from(summary.total).unwrap_or(usize::MAX);
        let population = PopulationSize { name: summary.batch.clone(), size };
        let source = Some(summary.source.clone());
        Figure { source, population, ..figure }.with("总体", summary.total.to_string())
    }
}

fn handed_in_item(name: &str, ratio: Ratio, text: String, summary: &Summary) -> FigureItem {
    let mut parts = Parts::default();
    let mut put = |part: &str, text: &str| {
        parts.put(part, Ok(vec![Printed::figure(&[name, part], text)]));
    };
    put("件数", &ratio.part().to_string());
    put("占比", &text);
    let exact = Exact::Share(ratio);
    let item = FigureItem {
        name: name.to_owned(),
        text,
        decimal: exact.decimal(),
        exact,
        expression: told(summary, name),
        cases: CaseList::default(),
        rank: None,
        group: None,
        cells: Vec::new(),
        adjusted: None,
        parts,
    };
    with_others(item, Some(ratio))
}

/// How many cases meet the condition: all of them, or those of some classes of one field.
fn counted(summary: &Summary, condition: &Condition) -> Option<u64> {
    match condition.tests.as_slice() {
        [] => Some(u64::from(summary.total)),
        [test] => {
            let Test::OneOf(wanted) = &test.test else { return None };
            let classes = summary.classes_of(test.field)?.iter();
            let meant = classes.filter(|(name, _)| wanted.contains(name));
            Some(meant.map(|it| u64::from(it.1)).sum())
        }
        _ => None,
    }
}

/// Where the number comes from.
fn told(summary: &Summary, what: &str) -> String {
    format!("照录汇总“{}”的{what}（{}）", summary.batch, summary.source)
}
