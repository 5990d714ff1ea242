//! Numbers as a sentence says them: 67件, 分别为62件、1件和4件, the first of several with those that
//! stand beside them, and 其余.

use std::borrow::Cow;

use super::{
    Figure, FigureItem, FigureKind, Part, Printed, Refusal, clause::joined, ratio::length,
};
use crate::chinese::{numeral, wording};

/// The part that is a number with its measure word.
pub(super) const COUNTED: &str = "带量词";

/// The number of an item with its measure word, `62件`; of a ranking by a rate, the rate.
fn number(item: &FigureItem, unit: &str) -> Vec<Printed> {
    let count = item.counted().to_string();
    if item.rank.is_some() && item.text != count {
        return vec![Printed::figure(&[item.name.as_str(), "占比"], &item.text)];
    }
    vec![Printed::figure(&[item.name.as_str(), "件数"], count), Printed::words(unit)]
}

/// `62件、1件和4件`.
fn enumerated(numbers: Vec<Vec<Printed>>) -> Vec<Printed> {
    let mut numbers = numbers;
    let last = numbers.pop().unwrap_or_default();
    if numbers.is_empty() {
        return last;
    }
    joined(vec![joined(numbers, "、"), last], "和")
}

/// `为67件`, `分别为62件、1件和4件`.
fn respectively<'a>(items: impl Iterator<Item = &'a FigureItem>, unit: &str) -> Vec<Printed> {
    let numbers: Vec<_> = items.map(|it| number(it, unit)).collect();
    let opening = if numbers.len() > 1 { "分别为" } else { "为" };
    joined(vec![vec![Printed::words(opening)], enumerated(numbers)], "")
}

/// `城市建设24件、民生保障19件`; those that are equal together: `城市建设24件，民生保障、社会治理各11件`.
fn with_ties(leading: &[&FigureItem], unit: &str) -> Vec<Printed> {
    let place = |it: &FigureItem| it.rank.map_or_else(|| it.counted(), length);
    let groups: Vec<&[&FigureItem]> = leading.chunk_by(|a, b| place(a) == place(b)).collect();
    let mark = if groups.iter().any(|it| it.len() > 1) { "，" } else { "、" };
    let clauses = groups.into_iter().filter_map(|group| {
        let (first, others) = group.split_first()?;
        let names: Vec<&str> = group.iter().map(|it| it.name.as_str()).collect();
        let each = if others.is_empty() { "" } else { "各" };
        let names = Printed::words(format!("{}{each}", wording::enumerate(&names)));
        Some(joined(vec![vec![names], number(first, unit)], ""))
    });
    joined(clauses.collect(), mark)
}

impl Figure {
    /// With 带量词 of its own number and of those of its items.
    pub(super) fn with_measure_words(mut self) -> Self {
        let unit = self.measure_word.clone();
        let main = matches!(
            self.kind,
            FigureKind::Count | FigureKind::DistinctCount | FigureKind::CaseUnits
        );
        let part = self.kind.main_part();
        if let Some(number) = self.parts.get(part).filter(|_| main).map(Cow::into_owned) {
            self.parts.put(COUNTED, Ok(with_word(number, &unit)));
        }
        for item in &mut self.items {
            if let Some(number) = item.parts.get("件数").map(Cow::into_owned) {
                item.parts.put(COUNTED, Ok(with_word(number, &unit)));
            }
        }
        self
    }

    /// With 名称 and 分别为 of its items, without those that have no cases unless they are printed.
    pub(super) fn with_numbers_in_order(mut self, prints_zero: bool) -> Self {
        let printed = || self.items.iter().filter(|it| prints_zero || it.counted() > 0);
        let names: Vec<&str> = printed().map(|it| it.name.as_str()).collect();
        let (names, numbers): (Part, Part) = if names.is_empty() {
            let refusal = Refusal::new(
                format!("“{}”各类都没有案件", self.name),
                "请核实台账，或删去这处引用",
            );
            (Err(refusal.clone()), Err(refusal))
        } else {
            let names = vec![Printed::figure(&["名称"], wording::enumerate(&names))];
            (Ok(names), Ok(respectively(printed(), &self.measure_word)))
        };
        self.parts.put("名称", names);
        self.parts.put("分别为", numbers);
        self
    }

    /// With what a sentence says of the `how_many` leading classes, beside their names: each with its
    /// number, the numbers alone, how many places they take, and what is left for the others.
    pub(super) fn with_leading_in_words(mut self, how_many: usize, counts_add: bool) -> Self {
        let leading = self.leading(how_many);
        let told = with_ties(&leading, &self.measure_word);
        let numbers = respectively(leading.iter().copied(), &self.measure_word);
        let places = numeral::chinese(leading.len());
        let present = self.items.iter().filter(|it| it.counted() > 0).count();
        let other_classes = present.saturating_sub(leading.len());
        let counted: u64 = leading.iter().map(|it| it.counted()).sum();
        let others = length(self.population.size).saturating_sub(counted);
        let part = format!("居前{how_many}");
        self.parts.put(&format!("{part}.分述"), Ok(told));
        self.parts.put(&format!("{part}.分别为"), Ok(numbers));
        let whole = |how: &str| {
            Refusal::new(
                format!("“{}”的{part}已经是全部，没有{how}", self.name),
                "请删去这处引用；模板里先用has(figure=…, part=…)判断",
            )
        };
        let classes = if other_classes > 0 {
            Ok(other_classes.to_string())
        } else {
            Err(whole("其余各项"))
        };
        let rest = if others > 0 { Ok(others.to_string()) } else { Err(whole("其余")) };
        let mut figure =
            self.with(&format!("{part}.位数"), places).give(&format!("{part}.其余项数"), classes);
        // Of values that overlap what is left over cannot be told by taking away.
        if counts_add && figure.kind == FigureKind::Partition {
            figure = figure.give(&format!("{part}.其余"), rest);
        }
        figure
    }
}

fn with_word(mut number: Vec<Printed>, unit: &str) -> Vec<Printed> {
    number.push(Printed::words(unit));
    number
}
