//! The numbers of several figures put together to a chart.

use super::chart_options::{Options, Segments};
use crate::{
    diagnostic::Place,
    document::{
        Chart, ChartKind, Data, Datum, Inline, InlineContent, Label, Point, Series, Unresolved,
        plain_text,
    },
};

/// One figure of a chart.
pub(super) struct FigureData {
    /// What it is called in the chart.
    pub(super) name: Label,
    /// Its numbers.
    pub(super) data: Data,
    /// Where the chart asks for it.
    pub(super) place: Place,
}

/// The chart of `figures`, or why they make none.
pub(super) fn assembled(
    caption: Vec<Inline>,
    options: &Options<'_>,
    figures: Vec<FigureData>,
) -> Result<Chart, Unresolved> {
    let kind = options.kind;
    let unit = common_unit(&figures)?;
    let by_class = figures.iter().all(|it| it.data.by_class);
    if !by_class && figures.iter().any(|it| it.data.by_class) {
        let cause = "有的数据分成几类，有的只是一个数，画不到一张图里".to_owned();
        return Err(unresolved(cause, "请分成两张图"));
    }
    if let Some(figure) = figures.iter().find(|_| kind == ChartKind::StackedBars && !by_class) {
        let name = figure.place.text();
        let cause = format!("“{name}”是一个数，没有各类可以堆积");
        return Err(unresolved(cause, "请换成分组的指标，或把“类型”改为“条形图”"));
    }
    let segmented = kind == ChartKind::StackedBars && options.segments == Segments::Classes;
    if let Some(figure) = figures.iter().find(|it| segmented && !it.data.adds_up) {
        let name = figure.place.text();
        let cause = format!("“{name}”的各类不能相加（一件可能计入几类），画不成堆积条形图");
        return Err(unresolved(cause, "请把“类型”改为“条形图”"));
    }
    // A segment of nothing has no room for its number.
    let figures = if kind == ChartKind::StackedBars { without_zeros(figures) } else { figures };
    let single_numbers = kind == ChartKind::Bars && !by_class;
    let names = names(&figures, kind == ChartKind::Line && !by_class);
    let (categories, series) = if single_numbers {
        beside_each_other(figures)
    } else if segmented {
        figure_a_bar(figures, &names)
    } else {
        let series = figures.iter().map(|it| series_of(it, &names)).collect();
        (names.into_iter().map(Label::Recorded).collect(), series)
    };
    let chart = Chart { caption, kind, unit, categories, series };
    match undrawable(&chart, by_class) {
        Some(why) => Err(why),
        None => Ok(chart),
    }
}

fn without_zeros(mut figures: Vec<FigureData>) -> Vec<FigureData> {
    for figure in &mut figures {
        figure.data.numbers.retain(|it| it.number.as_ref().is_some_and(|(size, _)| *size > 0));
    }
    figures
}

/// Every class or year that a figure has, in the order in which they come; years in their own.
fn names(figures: &[FigureData], years: bool) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for number in figures.iter().flat_map(|it| &it.data.numbers) {
        if !names.contains(&number.name) {
            names.push(number.name.clone());
        }
    }
    if years {
        names.sort();
    }
    names
}

/// One series: a bar for each figure.
fn beside_each_other(figures: Vec<FigureData>) -> (Vec<Label>, Vec<Series>) {
    let points = figures.iter().map(|it| point(it.data.numbers.first(), &it.place)).collect();
    let categories = figures.into_iter().map(|it| it.name).collect();
    (categories, vec![Series { name: Label::Typed(Vec::new()), points }])
}

/// A bar for each figure, a series for each class.
fn figure_a_bar(figures: Vec<FigureData>, classes: &[String]) -> (Vec<Label>, Vec<Series>) {
    let series = classes.iter().map(|class| Series {
        name: Label::Recorded(class.clone()),
        points: figures.iter().map(|it| point(named(it, class), &it.place)).collect(),
    });
    let series = series.collect();
    (figures.into_iter().map(|it| it.name).collect(), series)
}

/// The numbers of one figure as a series.
fn series_of(figure: &FigureData, names: &[String]) -> Series {
    let points = names.iter().map(|it| point(named(figure, it), &figure.place)).collect();
    Series { name: figure.name.clone(), points }
}

fn named<'a>(figure: &'a FigureData, name: &str) -> Option<&'a Datum> {
    figure.data.numbers.iter().find(|it| it.name == name)
}

fn point(number: Option<&Datum>, origin: &Place) -> Option<Point> {
    let (value, node) = number?.number.clone()?;
    let label = Inline { origin: origin.clone(), content: InlineContent::Figure(node) };
    Some(Point { value, label })
}

/// What all figures count.
fn common_unit(figures: &[FigureData]) -> Result<String, Unresolved> {
    let counted = || figures.iter().filter(|it| !it.data.numbers.is_empty());
    let Some(first) = counted().next() else { return Ok(String::new()) };
    match counted().find(|it| it.data.unit != first.data.unit) {
        None => Ok(first.data.unit.clone()),
        Some(other) => Err(unresolved(
            format!(
                "“{}”的单位{}，“{}”的单位{}，不能画在一张图里",
                first.place.text(),
                unit_in_words(&first.data.unit),
                other.place.text(),
                unit_in_words(&other.data.unit)
            ),
            "请分成两张图",
        )),
    }
}

fn unit_in_words(unit: &str) -> String {
    if unit.is_empty() { "没有写明".to_owned() } else { format!("是“{unit}”") }
}

/// Why there is nothing to see on `chart`.
fn undrawable(chart: &Chart, by_class: bool) -> Option<Unresolved> {
    let points: Vec<&Point> =
        chart.series.iter().flat_map(|it| it.points.iter().flatten()).collect();
    let title = plain_text(&chart.caption);
    let which = if title.is_empty() { "图".to_owned() } else { format!("图“{title}”") };
    let (cause, cure) = if points.is_empty() {
        (format!("{which}没有可画的数：各类都没有案件"), "请删去这张图，或核实台账")
    } else if points.iter().all(|it| it.value == 0) {
        (format!("{which}里的数都是0，画出来是空的"), "请删去这张图，或核实台账")
    } else if chart.kind == ChartKind::Line && chart.categories.len() < 2 {
        let cure = if by_class {
            "请把“类型”改为“条形图”"
        } else {
            "请在huibao.yaml的“历年”里补上往年的数，或把“类型”改为“条形图”"
        };
        (format!("{which}只有一个点，连不成线"), cure)
    } else {
        return None;
    };
    Some(unresolved(cause, cure))
}

fn unresolved(cause: String, cure: &str) -> Unresolved {
    Unresolved::new(cause, cure)
}
