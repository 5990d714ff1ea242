//! 分组: a population divided into classes, which must add up to it (rule X16).

use super::{
    Decimal, Exact, Figure, FigureItem, FigureKind, Part, Parts, Printed, Ratio, Refusal, Shares,
    clause::{Clause, PLACES, RANK, joined},
    division::{Class, Division},
    expression,
    percent::{imprecise, misread, percent_text},
    ratio::length,
    scope::Scope,
};
use crate::{
    chinese::wording,
    diagnostic::{Diagnostic, Diagnostics},
    record::{DeclarationKind, Field, ZeroClasses},
};

/// 居前N is given up to this N; nobody names more classes in a sentence.
const MOST_LEADING: usize = 30;

/// The part of a class that is all other classes.
const OTHERS: &str = "其余";

impl<'a> Scope<'a> {
    /// 分组.
    pub(super) fn partition(
        &self,
        field: Field,
        declared: Option<&[String]>,
        found: &mut Diagnostics,
    ) -> Figure {
        let Division { classes, placed, gaps } = self.divide(field, declared);
        found.extend(self.gap_diagnostic(field, &gaps, declared.is_some()));
        found.extend(self.mixed_schemes(field));
        let counts: Vec<u64> = classes.iter().map(|it| length(it.cases.len())).collect();
        let whole = length(self.population.cases.len());
        let ratios: Vec<Ratio> = counts.iter().filter_map(|&it| Ratio::new(it, whole)).collect();
        let decimals = u32::from(self.declaration.decimals);
        let shares = Shares::of(&counts, whole, decimals, self.declaration.closing);

        let name = &self.population.name;
        let expression = format!("{name}按{}分组 ÷ {name}", expression::label(field));
        let mut figure =
            self.figure(FigureKind::Partition, Exact::List(ratios), expression, &placed);
        figure.policy = Some(self.declaration.closing.chinese());
        figure.items = self.items(field, &classes, shares.as_ref(), found);
        if let Some(shares) = &shares {
            self.mark_adjusted(&mut figure.items, shares, found);
        }
        figure.adjusted = figure.items.iter().filter_map(|it| it.adjusted.clone()).collect();
        let present = classes.iter().filter(|it| !it.cases.is_empty()).count();
        let mut figure =
            figure.with("合计", placed.len().to_string()).with("项数", present.to_string());
        let sentence = self.sentence(field, &figure.items, found);
        figure.parts.put("分述", sentence);
        self.with_leading(figure, true).finished()
    }

    /// Outcomes of several schemes side by side are told: a reader takes them for those of one.
    fn mixed_schemes(&self, field: Field) -> Option<Diagnostic> {
        let unified = match field {
            Field::Outcome => Field::Unified,
            Field::OutcomeNow => Field::UnifiedNow,
            _ => return None,
        };
        let names: Vec<&str> = self.schemes().iter().map(|it| it.name.as_str()).collect();
        let [_, _, ..] = names.as_slice() else { return None };
        let cause = format!(
            "“{}”里的案件用的是几种口径表（{}），各按各的叫法分类",
            self.declaration.name,
            names.join("、")
        );
        let cure = format!(
            "要合在一起，请按“{}”分组，它按口径对照折算；要分开，请各用各的批次",
            unified.chinese()
        );
        Some(Diagnostic::warning(cause).at(&self.declaration.place).cure(cure))
    }

    fn items(
        &self,
        field: Field,
        classes: &[Class<'a>],
        shares: Option<&Shares>,
        found: &mut Diagnostics,
    ) -> Vec<FigureItem> {
        let whole = length(self.population.cases.len());
        let closed = shares.map(|it| it.closed.as_slice()).unwrap_or_default();
        let mut closed = closed.iter();
        let mut items = Vec::with_capacity(classes.len());
        for class in classes {
            let ratio = Ratio::new(length(class.cases.len()), whole);
            let share = closed.next().zip(ratio).map(|(&units, ratio)| {
                let percent = Decimal::new(units, u32::from(self.declaration.decimals));
                let what = format!("“{}.{}”", self.declaration.name, class.name);
                found.extend(misread(&what, ratio, percent, self.declaration));
                percent_text(ratio, percent, self.declaration)
            });
            let item = self.item(field, class, &self.population.name, ratio, share);
            items.push(with_others(item, ratio));
        }
        items
    }

    /// A class with its share of `whole`.
    pub(super) fn item(
        &self,
        field: Field,
        class: &Class<'a>,
        whole: &str,
        ratio: Option<Ratio>,
        share: Option<String>,
    ) -> FigureItem {
        let name = &class.name;
        let figure = |part: &str, text: &str| vec![Printed::figure(&[name, part], text)];
        let mut parts = Parts::default();
        parts.put("件数", Ok(figure("件数", &class.cases.len().to_string())));
        let printed = match &share {
            Some(text) => Ok(figure("占比", text)),
            None => Err(self.empty_population()),
        };
        parts.put("占比", printed);
        let quoted = format!("“{}.{name}”", self.declaration.name);
        let cases = self.roster.list(&class.cases);
        parts.put_cases(&quoted, &cases);
        let exact = ratio.map_or(Exact::Nothing, Exact::Share);
        FigureItem {
            name: name.clone(),
            text: share.unwrap_or_else(|| "—".to_owned()),
            decimal: exact.decimal(),
            exact,
            expression: format!(
                "{} ÷ {whole}",
                expression::one_of(field, std::slice::from_ref(name), &self.register.scheme),
            ),
            cases,
            rank: None,
            group: None,
            cells: Vec::new(),
            adjusted: None,
            parts,
        }
    }

    /// What the closing policy did, and a warning where it moved a share by a whole unit or more.
    fn mark_adjusted(&self, items: &mut [FigureItem], shares: &Shares, found: &mut Diagnostics) {
        let decimals = u32::from(self.declaration.decimals);
        let whole = length(self.population.cases.len());
        for (item, (&from, &to)) in items.iter_mut().zip(shares.rounded.iter().zip(&shares.closed))
        {
            let Some(ratio) = Ratio::new(length(item.cases.len()), whole).filter(|_| from != to)
            else {
                continue;
            };
            let text = |units| percent_text(ratio, Decimal::new(units, decimals), self.declaration);
            item.adjusted = Some(format!("{} {} → {}", item.name, text(from), text(to)));
            // Within one unit of the exact share a reader takes it for rounding; beyond, for wrong.
            let (floor, remainder) = ratio.percent_floor(decimals);
            let reach = floor..=floor.saturating_add(i128::from(remainder > 0));
            if !reach.contains(&to) {
                let cause = format!(
                    "“{}”凑整时把“{}”由{}改为{}，与实际相差超过末位1个单位",
                    self.declaration.name,
                    item.name,
                    text(from),
                    text(to)
                );
                let change = "加大“小数”，或把“凑整”改为最大余额";
                found.push(imprecise(cause, self.declaration, change));
            }
        }
    }

    /// 分述: the items one after another in the declared wording.
    fn sentence(&self, field: Field, items: &[FigureItem], found: &mut Diagnostics) -> Part {
        if self.population.cases.is_empty() {
            return Err(self.empty_population());
        }
        let (first, wording) = self.wordings(field, found);
        let population = self.population.cases.len().to_string();
        let printed = items.iter().filter(|it| {
            self.declaration.zero_classes == ZeroClasses::Print || !it.cases.is_empty()
        });
        let clauses = printed.enumerate().map(|(at, it)| {
            let clause = if at == 0 { &first } else { &wording };
            clause.of_item(it, &population)
        });
        let sentence = joined(clauses.collect(), "；");
        if sentence.is_empty() {
            let cause = format!("“{}”各类都没有案件", self.declaration.name);
            return Err(Refusal::new(cause, "请核实台账，或写“零项: 写出”"));
        }
        Ok(sentence)
    }

    /// The wordings of the first item and of the others.
    fn wordings(&self, field: Field, found: &mut Diagnostics) -> (Clause, Clause) {
        let unit = &self.declaration.measure_word;
        let (opening, of) =
            if field == Field::Outcome { ("办理结果为", "的") } else { ("", "") };
        let plain = format!("{{项}}{of}{{件数}}{unit}，占{{占比}}");
        let wording = self.declaration.wording.as_ref();
        let others = self.clause("句式", wording.unwrap_or(&plain), found);
        let first = match (&self.declaration.first_wording, wording) {
            (Some(first), _) => self.clause("首项句式", first, found),
            (None, Some(_)) => others.clone(),
            (None, None) => self.clause("首项句式", &format!("{opening}{plain}"), found),
        };
        (first, others)
    }

    pub(super) fn clause(&self, key: &str, wording: &str, found: &mut Diagnostics) -> Clause {
        Clause::read(wording).unwrap_or_else(|unknown| {
            let cause = format!("“{}”的{key}里有认不出的“{unknown}”", self.declaration.name);
            let has_ranks = matches!(self.declaration.kind, DeclarationKind::Ranking { .. });
            let places: Vec<&str> =
                PLACES.into_iter().filter(|it| has_ranks || *it != RANK).collect();
            let cure = format!("可用的有{}", wording::enumerate(&places));
            found.push(Diagnostic::error(cause).at(&self.declaration.place).cure(cure));
            Clause::default()
        })
    }

    /// 居前N: the N largest classes, those as large as the last of them too; their counts together
    /// only where no case is in two of them.
    pub(super) fn with_leading(&self, mut figure: Figure, counts_add: bool) -> Figure {
        figure = figure.with_numbers_in_order(self.declaration.zero_classes == ZeroClasses::Print);
        let present = figure.items.iter().filter(|it| it.counted() > 0).count();
        for how_many in 1..=present.min(MOST_LEADING) {
            let leading = figure.leading(how_many);
            let names: Vec<&str> = leading.iter().map(|it| it.name.as_str()).collect();
            let (names, classes) = (wording::enumerate(&names), names.len().to_string());
            let count: u64 = leading.iter().map(|it| it.counted()).sum();
            let part = format!("居前{how_many}");
            figure = figure
                .with(&part, names)
                .with(&format!("{part}.项数"), classes)
                .with_leading_in_words(how_many, counts_add);
            if !counts_add {
                let name = &self.declaration.name;
                let refusal = Refusal::new(
                    format!("“{name}”的各项之间有重的案件，{part}不能相加"),
                    "请分别引用各项的件数",
                );
                figure = figure
                    .give(&format!("{part}.件数"), Err(refusal.clone()))
                    .give(&format!("{part}.占比"), Err(refusal));
                continue;
            }
            figure = figure.with(&format!("{part}.件数"), count.to_string());
            if let Some(ratio) = Ratio::new(count, length(figure.population.size)) {
                let percent = ratio.percent(u32::from(self.declaration.decimals));
                let text = percent_text(ratio, percent, self.declaration);
                figure = figure.with(&format!("{part}.占比"), text);
            }
        }
        figure
    }
}

/// An item of a partition with 其余: the cases of all other classes.
pub(super) fn with_others(mut item: FigureItem, ratio: Option<Ratio>) -> FigureItem {
    if let Some(ratio) = ratio {
        let others = ratio.whole().saturating_sub(ratio.part()).to_string();
        let others = Printed::figure(&[item.name.as_str(), OTHERS], others);
        item.parts.put(OTHERS, Ok(vec![others]));
    }
    item
}
