//! Which figures are others than they were, by how much, and by which cases.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Edition, edition::called};
use crate::{
    build::printed_list::{PrintedFigure, PrintedItem, PrintedList},
    record::Register,
    statistics::Decimal,
};

/// A figure, or a class of one, that is another than it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FigureChange {
    /// The declared name of the figure.
    pub figure: String,
    /// The class of it; `None` for the figure itself.
    pub class: Option<String>,
    /// As it was printed; `None` of one that is new.
    pub old: Option<String>,
    /// As it is printed; `None` of one that is gone.
    pub new: Option<String>,
    /// By how much, where it is a number: `+1`, `-1.5个百分点`.
    pub difference: Option<String>,
    /// The cases that it no longer counts, and those that it counts now.
    pub cases: CountedCases,
    /// The same of the cases that it is counted over.
    pub population: CountedCases,
    /// How it is worked out, before and now, where that is another.
    pub expression: Option<[String; 2]>,
}

/// Cases by which a figure is another than it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CountedCases {
    /// Those that are gone from it.
    pub out: Vec<MovedCase>,
    /// Those that have come to it.
    pub into: Vec<MovedCase>,
}

/// A case that moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MovedCase {
    /// 编号.
    pub number: String,
    /// 简称, where it has one, else 标题; `None` where its number does not say which case it is.
    pub title: Option<String>,
}

impl FigureChange {
    /// How a reference names it: `按结果.解决采纳`.
    pub fn reference(&self) -> String {
        let class = self.class.iter().map(|it| format!(".{it}"));
        std::iter::once(self.figure.clone()).chain(class).collect()
    }
}

/// The figures of `new` that are others than in `old`, in declared order, then those that are gone.
pub(super) fn figure_changes(
    old: &Edition,
    new: &Edition,
    registers: &[&Register],
) -> Vec<FigureChange> {
    let mut titles: BTreeMap<String, Option<String>> = BTreeMap::new();
    for (number, title) in registers.iter().flat_map(|it| called(&it.cases)) {
        titles.entry(number).or_insert(title);
    }
    let comparison = Lists { old, new, titles: &titles };
    let find =
        |list: &'_ PrintedList, name: &str| list.figures.iter().position(|it| it.name == name);
    let mut changes = Vec::new();
    for now in &new.list.figures {
        let then = find(&old.list, &now.name).and_then(|at| old.list.figures.get(at));
        comparison.figure(then, Some(now), &mut changes);
    }
    for then in &old.list.figures {
        if find(&new.list, &then.name).is_none() {
            comparison.figure(Some(then), None, &mut changes);
        }
    }
    changes
}

struct Lists<'a> {
    old: &'a Edition,
    new: &'a Edition,
    /// What cases are called where the figure's own do not say.
    titles: &'a BTreeMap<String, Option<String>>,
}

impl Lists<'_> {
    /// The changes of one figure: of its classes where it has any, else of its own.
    fn figure(
        &self,
        then: Option<&PrintedFigure>,
        now: Option<&PrintedFigure>,
        to: &mut Vec<FigureChange>,
    ) {
        let Some(either) = now.or(then) else { return };
        let expression = match (then, now) {
            (Some(then), Some(now)) if then.expression != now.expression => {
                Some([then.expression.clone(), now.expression.clone()])
            }
            _ => None,
        };
        let population = self.population(then, now);
        let over = either.population.as_ref().map_or("", |it| &it.name);
        let base = FigureChange {
            figure: either.name.clone(),
            expression,
            population,
            ..FigureChange::default()
        };
        if either.items.is_empty() {
            let text = |it: Option<&PrintedFigure>| it.map(|it| it.text.clone());
            let cases = self.moved(over, then.map(|it| &*it.cases), now.map(|it| &*it.cases));
            to.extend(changed(base, text(then), text(now), cases));
            return;
        }
        let items = |it: Option<&'_ PrintedFigure>| it.map_or(&[][..], |it| &it.items).to_vec();
        let (before, after) = (items(then), items(now));
        let gone = before.iter().filter(|it| after.iter().all(|now| now.name != it.name));
        for name in after.iter().chain(gone).map(|it| &it.name) {
            let find = |it: &[PrintedItem]| it.iter().find(|it| it.name == *name).cloned();
            let (then, now) = (find(&before), find(&after));
            let text = |it: &Option<PrintedItem>| it.as_ref().map(PrintedItem::counted);
            let cases = self.moved(
                over,
                then.as_ref().map(|it| &*it.cases),
                now.as_ref().map(|it| &*it.cases),
            );
            let base = FigureChange { class: Some(name.clone()), ..base.clone() };
            to.extend(changed(base, text(&then), text(&now), cases));
        }
    }

    fn population(
        &self,
        then: Option<&PrintedFigure>,
        now: Option<&PrintedFigure>,
    ) -> CountedCases {
        let of = |list: &PrintedList, figure: Option<&PrintedFigure>| {
            let name = &figure?.population.as_ref()?.name;
            list.populations.get(name).cloned()
        };
        let over = now.or(then).and_then(|it| it.population.as_ref());
        let over = over.map_or("", |it| &it.name);
        let (then, now) = (of(&self.old.list, then), of(&self.new.list, now));
        self.moved(over, then.as_deref(), now.as_deref())
    }

    /// The cases of one list that are not in the other, both counted `over` a population; none where one
    /// list is not known.
    fn moved(&self, over: &str, then: Option<&[String]>, now: Option<&[String]>) -> CountedCases {
        let (Some(then), Some(now)) = (then, now) else { return CountedCases::default() };
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for number in then {
            let count = counts.entry(number).or_default();
            *count = count.saturating_add(1);
        }
        let mut into = Vec::new();
        for number in now {
            match counts.get_mut(number.as_str()) {
                Some(count) if *count > 0 => *count = count.saturating_sub(1),
                _ => into.push(self.named(over, number)),
            }
        }
        let out = then.iter().filter(|number| match counts.get_mut(number.as_str()) {
            Some(count) if *count > 0 => {
                *count = count.saturating_sub(1);
                true
            }
            _ => false,
        });
        CountedCases { out: out.map(|it| self.named(over, it)).collect(), into }
    }

    fn named(&self, over: &str, number: &str) -> MovedCase {
        let of = |it: &Edition| it.titles.get(over)?.get(number).cloned();
        let own = of(self.new).or_else(|| of(self.old));
        let title = own.or_else(|| self.titles.get(number).cloned()).flatten();
        MovedCase { number: number.to_owned(), title }
    }
}

/// The change, where there is one.
fn changed(
    base: FigureChange,
    old: Option<String>,
    new: Option<String>,
    cases: CountedCases,
) -> Option<FigureChange> {
    let is_same = old == new && cases == CountedCases::default();
    let difference = old.as_deref().zip(new.as_deref()).and_then(|(old, new)| difference(old, new));
    (!is_same).then_some(FigureChange { old, new, difference, cases, ..base })
}

/// By how much a number is another: as printed, so that it agrees with the two beside it.
fn difference(old: &str, new: &str) -> Option<String> {
    let split = |text: &str| {
        let end = text.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(text.len());
        let (number, unit) = text.split_at_checked(end)?;
        // Of a count with its share, the count.
        let unit = unit.split('，').next().unwrap_or_default();
        Some((Decimal::parse(number)?, unit.to_owned()))
    };
    let ((old, unit), (new, unit_now)) = (split(old)?, split(new)?);
    let by = new.minus(old);
    if unit != unit_now || by.sign() == 0 || unit.chars().count() > 3 || is_date(&unit) {
        return None;
    }
    let sign = if by.sign() > 0 { "+" } else { "-" };
    let unit = if unit == "%" { "个百分点" } else { &unit };
    Some(format!("{sign}{}{unit}", by.magnitude()))
}

fn is_date(unit: &str) -> bool {
    unit.starts_with(['年', '月', '日'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_that_of_what_is_printed() {
        let by = |old, new| difference(old, new).unwrap_or_default();
        assert_eq!(by("62", "63"), "+1");
        assert_eq!(by("92.54%", "91.04%"), "-1.50个百分点");
        assert_eq!(by("8件，4.7%", "9件，5.2%"), "+1件");
        assert_eq!(by("7月", "8月"), "");
        assert_eq!(by("2025年3月1日", "2025年3月2日"), "");
        assert_eq!(by("—", "3"), "");
    }

    #[test]
    fn cases_that_bear_one_number_are_counted() {
        let empty = Edition::built("", "{\"format\": 2, \"figures\": []}", None).unwrap();
        let lists = Lists { old: &empty, new: &empty, titles: &BTreeMap::new() };
        let list = |it: &[&str]| -> Vec<String> { it.iter().map(|it| (*it).to_owned()).collect() };
        let (then, now) = (list(&["01", "02", "01"]), list(&["01", "03"]));
        let moved = lists.moved("", Some(&then), Some(&now));
        let numbers = |it: &[MovedCase]| it.iter().map(|it| it.number.clone()).collect::<Vec<_>>();
        assert_eq!(
            (numbers(&moved.out), numbers(&moved.into)),
            (list(&["01", "02"]), list(&["03"]))
        );
    }
}
