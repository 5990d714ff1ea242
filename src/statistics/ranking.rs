//! 排名: the values of a field from the first to the last, by cases or by a rate; equals share a
//! rank.

use super::{
    Exact, Figure, FigureItem, FigureKind, Parts, Printed, Ratio, Refusal,
    division::Class,
    expression,
    percent::percent_text,
    ratio::length,
    scope::{Scope, identities},
    standing::{Standing, cut_in_words, kept, standings},
};
use crate::{
    chinese::wording,
    diagnostic::Diagnostics,
    record::{Condition, DeclarationKind, Field, RankedBy, Register},
};

/// A value with what decides its rank.
struct Ranked<'a> {
    class: Class<'a>,
    /// The rate over its cases; `None` where cases are counted.
    rate: Option<Ratio>,
}

/// A rate by which values are ranked.
struct Measure<'a> {
    name: &'a str,
    condition: &'a Condition,
    scope: Scope<'a>,
}

impl<'a> Scope<'a> {
    /// 排名.
    pub(super) fn ranking(
        &self,
        field: Field,
        condition: &Condition,
        (top, by): (Option<usize>, &RankedBy),
        found: &mut Diagnostics,
    ) -> Figure {
        let measure = match by {
            RankedBy::Count => None,
            RankedBy::Rate(name) => self.measure(name),
        };
        let valued = self.valued(field, condition);
        let counts_add = measure.is_none() && !valued.overlaps();
        let (mut ranked, without) = self.ranked(valued.classes, measure.as_ref());
        let standings = standings(&ranked, Ranked::equals);
        let all = ranked.len();
        ranked.truncate(kept(&standings, top));
        let listed = cut_in_words(all, ranked.len(), top);
        let cut = listed.as_ref().map_or_else(String::new, |it| format!("，{it}"));

        let whose = self.members(condition);
        let by = measure.as_ref().map_or("件数", |it| it.name);
        let left = if without == 0 {
            String::new()
        } else {
            format!("（另有{without}个没有可算的案件，不列）")
        };
        let expression = format!("{whose}的{}按{by}排名{cut}{left}", field.chinese());
        let counted = identities(ranked.iter().flat_map(|it| it.class.cases.iter().copied()));
        let mut cases = self.population.cases.clone();
        cases.retain(|it| counted.contains(&std::ptr::from_ref(*it)));
        let exact = Exact::List(ranked.iter().filter_map(|it| it.rate).collect());
        let mut figure = self.figure(FigureKind::Ranking, exact, expression, &cases);
        let items = ranked.iter().zip(&standings);
        figure.cut = listed;
        figure.items = items.map(|(it, at)| self.ranked_item(field, it, *at, by)).collect();
        let mut figure = figure.with("项数", ranked.len().to_string());
        let plain = if measure.is_some() { "{项}{占比}" } else { "{项}{件数}" };
        let sentence = self.listed(field, &figure.items, plain, found);
        figure.parts.put("分述", sentence);
        self.with_leading(self.with_last(figure, top), counts_add).finished()
    }

    /// 末位: the last of all, where these are not the first too.
    fn with_last(&self, figure: Figure, top: Option<usize>) -> Figure {
        let last = figure.items.iter().filter_map(|it| it.rank).max().filter(|it| *it > 1);
        let is_cut = top.is_some() && figure.cut.is_some();
        let names = match last {
            Some(last) if !is_cut => {
                let last = figure.items.iter().filter(|it| it.rank == Some(last));
                Ok(wording::enumerate(&last.map(|it| it.name.as_str()).collect::<Vec<_>>()))
            }
            _ => Err(Refusal::new(
                format!("“{}”分不出末位", self.declaration.name),
                "全部并列或只列了前几名的，没有末位；请删去这处引用",
            )),
        };
        figure.give("末位", names)
    }

    /// The rate called `name`, over this batch.
    fn measure(&self, name: &str) -> Option<Measure<'a>> {
        let register: &'a Register = self.register;
        let declaration = register.declaration(name)?;
        let DeclarationKind::Rate(condition) = &declaration.kind else { return None };
        let batch = &self.declaration.batch;
        let scope =
            Scope::of_batch((register, self.roster), self.as_of, declaration, batch).ok()?;
        Some(Measure { name: &declaration.name, condition, scope })
    }

    /// The values from the first to the last, and how many have no case that `measure` counts.
    fn ranked(
        &self,
        classes: Vec<Class<'a>>,
        measure: Option<&Measure<'a>>,
    ) -> (Vec<Ranked<'a>>, usize) {
        let present = classes.into_iter().filter(|it| !it.cases.is_empty());
        let counted = measure.map(|it| identities(it.scope.population.cases.iter().copied()));
        let mut without: usize = 0;
        let mut ranked = Vec::new();
        for class in present {
            let Some(measure) = measure else {
                ranked.push(Ranked { class, rate: None });
                continue;
            };
            let mut cases = class.cases;
            cases.retain(|it| {
                counted.as_ref().is_some_and(|all| all.contains(&std::ptr::from_ref(*it)))
            });
            let whole = length(cases.len());
            cases.retain(|it| measure.condition.matches(it, self.as_of));
            let Some(rate) = Ratio::new(length(cases.len()), whole) else {
                without = without.saturating_add(1);
                continue;
            };
            let class = Class { name: class.name, cases };
            ranked.push(Ranked { class, rate: Some(rate) });
        }
        ranked.sort_by(|a, b| b.compare(a));
        (ranked, without)
    }

    fn ranked_item(
        &self,
        field: Field,
        ranked: &Ranked<'a>,
        standing: Standing,
        by: &str,
    ) -> FigureItem {
        let Class { name, cases } = &ranked.class;
        let share = ranked.rate.map(|it| {
            let percent = it.percent(u32::from(self.declaration.decimals));
            percent_text(it, percent, self.declaration)
        });
        let count = cases.len().to_string();
        let mut parts = Parts::default();
        let mut put = |part: &str, text: &str| {
            parts.put(part, Ok(vec![Printed::figure(&[name.as_str(), part], text)]));
        };
        put("件数", &count);
        put("名次", &standing.in_words());
        put("位次", &standing.rank.to_string());
        if let Some((share, rate)) = share.as_ref().zip(ranked.rate) {
            put("占比", share);
            put("总体", &rate.whole().to_string());
        }
        let whose = format!("“{}.{name}”", self.declaration.name);
        let listed = self.roster.list(cases);
        parts.put_cases(&whose, &listed);
        let is = expression::one_of(field, std::slice::from_ref(name), &self.register.scheme);
        let exact = ranked.rate.map_or(Exact::Integer(length(cases.len())), Exact::Share);
        FigureItem {
            name: name.clone(),
            text: share.unwrap_or(count),
            decimal: exact.decimal(),
            exact,
            expression: format!("{is}的{by}"),
            cases: listed,
            rank: Some(standing.rank),
            group: None,
            cells: Vec::new(),
            adjusted: None,
            parts,
        }
    }
}

impl Ranked<'_> {
    fn compare(&self, other: &Self) -> std::cmp::Ordering {
        match (self.rate, other.rate) {
            (Some(one), Some(two)) => one.compare(two),
            _ => self.class.cases.len().cmp(&other.class.cases.len()),
        }
    }

    fn equals(one: &Self, other: &Self) -> bool {
        one.compare(other).is_eq()
    }
}
