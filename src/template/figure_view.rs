//! A figure as templates see it: its name, what it has, and references. Never its numbers.

use std::{cmp::Reverse, collections::BTreeMap};

use tera::Value;

use super::value::{fields, list, markup, maybe, text};
use crate::statistics::{Exact, Figure, FigureItem, FigureKind, Figures, plain_text};

/// `figures["按结果"]` and so on.
pub(super) fn figures(figures: &Figures) -> Value {
    let named = figures.figures.iter().map(|it| (it.name.clone(), figure(it)));
    Value::from(named.collect::<BTreeMap<_, _>>())
}

fn figure(figure: &Figure) -> Value {
    let reference = |part: &str| markup(&format!("{{{}.{part}}}", figure.name));
    let parts: BTreeMap<String, Value> =
        figure.parts.keys().map(|it| (it.clone(), reference(it))).collect();
    let compared = figure
        .parts
        .keys()
        .find(|it| *it == "较上年")
        .or_else(|| figure.parts.keys().find(|it| it.starts_with('较') && it.ends_with('年')));
    fields([
        ("name", text(&figure.name)),
        ("ref", markup(&format!("{{{}}}", figure.name))),
        ("kind", Value::from(figure.kind.chinese())),
        ("zero", Value::from(is_zero(figure))),
        ("parts", Value::from(parts)),
        ("compared", maybe(compared, |it| reference(it))),
        ("direction", maybe(figure.parts.get("方向"), |it| text(&plain_text(&it)))),
        ("concentrated", Value::from(is_concentrated(figure))),
        ("items", items(figure)),
    ])
}

/// The classes of a partition, in declared order; those without cases have `zero`.
fn items(figure: &Figure) -> Value {
    let last = figure.items.len().saturating_sub(1);
    list(
        figure
            .items
            .iter()
            .enumerate()
            .map(|(index, it)| item(&figure.name, it, index == 0, index == last)),
    )
}

fn item(figure: &str, item: &FigureItem, is_first: bool, is_last: bool) -> Value {
    let reference = |part: &str| markup(&format!("{{{figure}.{}.{part}}}", item.name));
    let parts: BTreeMap<String, Value> =
        item.parts.keys().map(|it| (it.clone(), reference(it))).collect();
    fields([
        ("name", text(&item.name)),
        ("zero", Value::from(item.counted() == 0)),
        ("first", Value::from(is_first)),
        ("last", Value::from(is_last)),
        ("count_ref", reference("件数")),
        ("share_ref", reference("占比")),
        ("parts", Value::from(parts)),
    ])
}

/// Whether its cases gather in the classes of 居前2: others have cases too, and each of the leading
/// ones holds more than an even share.
fn is_concentrated(figure: &Figure) -> bool {
    let counts = || figure.items.iter().map(FigureItem::counted).filter(|it| *it > 0);
    let mut largest: Vec<u64> = counts().collect();
    largest.sort_unstable_by_key(|it| Reverse(*it));
    let Some(&least) = largest.get(1) else { return false };
    let total: u64 = counts().sum();
    let classes = u64::try_from(largest.len()).unwrap_or(u64::MAX);
    counts().any(|it| it < least) && least.saturating_mul(classes) > total
}

/// Whether there is nothing to say of it; what is not counted is never zero.
fn is_zero(figure: &Figure) -> bool {
    match figure.kind {
        FigureKind::Count | FigureKind::Rate | FigureKind::CaseUnits => figure.counted() == 0,
        FigureKind::DistinctCount | FigureKind::ActivityCount => figure.exact == Exact::Integer(0),
        FigureKind::Partition
        | FigureKind::Distribution
        | FigureKind::Ranking
        | FigureKind::Cross => figure.items.iter().all(|it| it.counted() == 0),
        FigureKind::Comparison | FigureKind::Earliest | FigureKind::Latest | FigureKind::Input => {
            false
        }
    }
}
