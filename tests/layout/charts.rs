//! Charts: what is drawn is as long as it says, stands beside nothing else, and is on the page.

use std::sync::Arc;

use huibao::{
    document::{BlockContent, Chart, ChartKind, FigureNode, InlineContent, Label, Point, Series},
    layout::{Colour, Drawing, PageItem, Shape},
    style::gb9704::{TYPE_AREA_HEIGHT_PT, TYPE_AREA_WIDTH_PT},
};

use proptest::{collection::vec, prelude::*, sample::select};

use super::manuscript::{Manuscript, inline, text, two_columns};

/// A chart of counts: its categories, and each series with a count for each of them.
fn chart(kind: ChartKind, categories: &[&str], series: &[(&str, &[u64])]) -> Chart {
    let point = |count: &u64| {
        let (name, parts) = ("按分类".to_owned(), Vec::new());
        let node = FigureNode { name, parts, text: count.to_string() };
        let label = inline("按分类", InlineContent::Figure(node));
        Some(Point { value: count * 10_000, label })
    };
    Chart {
        caption: text("各类件数"),
        kind,
        unit: "件".into(),
        categories: categories.iter().map(|it| Label::Recorded((*it).into())).collect(),
        series: series
            .iter()
            .map(|(name, counts)| Series {
                name: Label::Typed(text(name)),
                points: counts.iter().map(point).collect(),
            })
            .collect(),
    }
}

fn manuscript(chart: Chart) -> Manuscript {
    Manuscript::new("汇报").block(BlockContent::Chart(chart))
}

fn drawn(chart: Chart) -> Arc<Drawing> {
    let laid = manuscript(chart).set();
    let drawing = Arc::clone(laid.drawings.values().next().unwrap());
    assert!(drawing.size.0 <= TYPE_AREA_WIDTH_PT + 0.01 && drawing.size.1 < TYPE_AREA_HEIGHT_PT);
    check_within(&drawing);
    check_apart(&drawing);
    drawing
}

/// Width and height of every shape with an outline: bars, samples of the legend, marks.
fn shapes(drawing: &Drawing) -> Vec<(f64, f64, Shape)> {
    let shapes = drawing.items.iter().filter_map(|it| match it {
        PageItem::Shape(shape) if shape.outline > 0.0 => Some(shape),
        _ => None,
    });
    let span = |values: Vec<f64>| {
        values.iter().copied().fold(f64::MIN, f64::max)
            - values.iter().copied().fold(f64::MAX, f64::min)
    };
    shapes
        .map(|it| {
            let across = span(it.corners.iter().map(|corner| corner.0).collect());
            let down = span(it.corners.iter().map(|corner| corner.1).collect());
            (across, down, it.clone())
        })
        .collect()
}

/// The words of each run with their box: left, top, right, bottom.
fn words(drawing: &Drawing) -> Vec<(String, [f64; 4])> {
    let runs = drawing.items.iter().filter_map(|it| match it {
        PageItem::Glyphs(run) => Some(run),
        _ => None,
    });
    runs.map(|run| {
        let words: String = run.glyphs.iter().map(|it| it.text.as_str()).collect();
        let last = run.glyphs.last().unwrap();
        let end = last.x + run.size * if last.text.is_ascii() { 0.5 } else { 1.0 };
        let boxed = [run.glyphs[0].x, run.baseline - 0.8 * run.size, end, run.baseline];
        (words, boxed)
    })
    .collect()
}

fn check_within(drawing: &Drawing) {
    let (width, height) = drawing.size;
    let inside = |(x, y): (f64, f64)| {
        let ok = (-0.01..=width + 0.01).contains(&x) && (-0.01..=height + 0.01).contains(&y);
        assert!(ok, "{x}, {y} is outside of {width} × {height}");
    };
    for item in &drawing.items {
        match item {
            PageItem::Rule(rule) => [rule.from, rule.to].into_iter().for_each(inside),
            PageItem::Shape(shape) => shape.corners.iter().copied().for_each(inside),
            _ => {}
        }
    }
    for (_, [left, top, right, bottom]) in words(drawing) {
        inside((left, top));
        inside((right - 0.5, bottom));
    }
}

/// No words stand on others.
fn check_apart(drawing: &Drawing) {
    let words = words(drawing);
    for (at, (one, a)) in words.iter().enumerate() {
        for (other, b) in words.iter().skip(at + 1) {
            let meet = a[0] < b[2] - 0.6 && b[0] < a[2] - 0.6 && a[1] < b[3] && b[1] < a[3];
            assert!(!meet, "“{one}” stands on “{other}”");
        }
    }
}

fn refused(chart: Chart) -> String {
    let found = manuscript(chart).try_set().unwrap_err();
    let found: Vec<_> = found.iter().collect();
    assert_eq!(found.len(), 1);
    format!("{}。{}。", found[0].cause, found[0].cure.as_deref().unwrap())
}

#[test]
fn few_short_names_stand_below_bars_as_high_as_their_numbers() {
    let drawing = drawn(chart(
        ChartKind::Bars,
        &["经济发展", "城区建设与管理", "社会事业"],
        &[("", &[12, 24, 6])],
    ));
    let bars = shapes(&drawing);
    let heights: Vec<f64> = bars.iter().map(|it| it.1).collect();
    assert!((heights[1] - 2.0 * heights[0]).abs() < 0.01, "{heights:?}");
    assert!((heights[0] - 2.0 * heights[2]).abs() < 0.01, "{heights:?}");
    let words: Vec<String> = words(&drawing).into_iter().map(|it| it.0).collect();
    assert_eq!(words, ["单位：件", "12", "经济发展", "24", "城区建设与管理", "6", "社会事业"]);
    let said = "条形图“各类件数”：经济发展12件，城区建设与管理24件，社会事业6件。";
    assert_eq!(drawing.alternative, said);
}

#[test]
fn long_names_stand_beside_lying_bars_and_are_broken() {
    let long = "统筹推进老旧住房更新改造和既有多层住宅加装电梯工作";
    let drawing = drawn(chart(ChartKind::Bars, &[long, "其他"], &[("", &[30, 10])]));
    let bars = shapes(&drawing);
    assert!((bars[0].0 - 3.0 * bars[1].0).abs() < 0.01);
    let words: Vec<String> = words(&drawing).into_iter().map(|it| it.0).collect();
    assert!(!words.contains(&long.to_owned()) && words.concat().contains(long), "{words:?}");
}

#[test]
fn one_class_and_thirty_are_drawn_and_sixty_are_too_many() {
    drawn(chart(ChartKind::Bars, &["民生保障"], &[("", &[1])]));
    let names: Vec<String> = (1..=60).map(|it| format!("第{it}承办单位的名称")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let counts: Vec<u64> = (0..60).collect();
    let drawing = drawn(chart(ChartKind::Bars, &names[..30], &[("", &counts[..30])]));
    assert_eq!(shapes(&drawing).len(), 30);
    assert_eq!(
        refused(chart(ChartKind::Bars, &names, &[("", &counts)])),
        "这张图有60条，一页画不下。请减少要画的类，分成几张图，或改用表格。"
    );
    assert_eq!(
        refused(chart(ChartKind::Line, &names, &[("", &counts)])),
        "这张图有60个点，横轴上写不下。请减少要画的类或年份，或把“类型”改为“条形图”。"
    );
}

#[test]
fn the_numbers_of_narrow_segments_stand_above_the_bar() {
    let series: &[(&str, &[u64])] = &[
        ("解决采纳", &[600, 9]),
        ("正在解决", &[1, 4]),
        ("计划解决", &[2, 1]),
        ("留作参考", &[3, 700]),
    ];
    let drawing = drawn(chart(ChartKind::StackedBars, &["建议", "提案"], series));
    let printed: Vec<String> = words(&drawing).into_iter().map(|it| it.0).collect();
    for (_, counts) in series {
        for count in *counts {
            assert!(printed.contains(&count.to_string()), "{count} is not in {printed:?}");
        }
    }
    let fills: Vec<Colour> = shapes(&drawing).into_iter().rev().map(|it| it.2.fill).collect();
    assert_eq!(fills.len(), 12, "8 segments and 4 samples");
}

#[test]
fn more_segments_or_lines_than_black_and_white_keeps_apart_are_refused() {
    let names: Vec<String> = (1..=9).map(|it| format!("第{it}类")).collect();
    let series: Vec<(&str, &[u64])> =
        names.iter().map(|it| (it.as_str(), [1_u64, 2].as_slice())).collect();
    drawn(chart(ChartKind::StackedBars, &["甲", "乙"], &series[..8]));
    drawn(chart(ChartKind::Line, &["甲", "乙"], &series[..1]));
    assert_eq!(
        refused(chart(ChartKind::StackedBars, &["甲", "乙"], &series)),
        "这张图每条分9段，黑白印出来分不清。请减少到8段以内，如先把小类合并，或改用条形图。"
    );
    assert_eq!(
        refused(chart(ChartKind::Bars, &["甲", "乙"], &series)),
        "这张图每类有9条，黑白印出来分不清。请减少到8条以内，或分成几张图。"
    );
    assert_eq!(
        refused(chart(ChartKind::Line, &["甲", "乙"], &series)),
        "这张图有9条线，黑白印出来分不清。请减少到6条以内，或分成几张图。"
    );
}

#[test]
fn a_line_is_broken_at_a_gap_and_its_axis_where_it_does_not_begin_at_zero() {
    let years = ["2018年", "2019年", "2020年", "2021年"];
    let mut line = chart(ChartKind::Line, &years, &[("", &[80, 0, 85, 92])]);
    line.series[0].points[1] = None;
    let drawing = drawn(line);
    let marks: Vec<Shape> = shapes(&drawing).into_iter().map(|it| it.2).collect();
    assert_eq!(marks.len(), 3);
    let middle = |it: &Shape| it.corners.iter().map(|corner| corner.0).sum::<f64>() / 24.0;
    let rules = drawing.items.iter().filter_map(|it| match it {
        PageItem::Rule(rule) if rule.thickness > 1.0 => Some((rule.from.0, rule.to.0)),
        _ => None,
    });
    let strokes: Vec<(f64, f64)> = rules.collect();
    assert_eq!(strokes.len(), 1, "between 2020 and 2021 alone");
    assert!((strokes[0].0 - middle(&marks[1])).abs() < 0.01);
    assert!((strokes[0].1 - middle(&marks[2])).abs() < 0.01);
    let plates = |drawing: &Drawing| {
        let plain = |it: &&PageItem| matches!(it, PageItem::Shape(it) if it.outline <= 0.0);
        drawing.items.iter().filter(plain).count()
    };
    assert_eq!(plates(&drawing), 1, "the break of the axis");
    assert_eq!(plates(&drawn(chart(ChartKind::Line, &years, &[("", &[10, 20, 85, 92])]))), 0);
}

#[test]
fn the_numbers_of_lines_that_run_together_stand_in_a_table() {
    let years = ["2018年", "2019年", "2020年", "2021年"];
    let apart: &[(&str, &[u64])] = &[("办复率", &[90, 91, 92, 93]), ("公开率", &[60, 62, 61, 64])];
    let words_of = |it: &Drawing| words(it).into_iter().map(|it| it.0).collect::<Vec<_>>();
    let drawing = drawn(chart(ChartKind::Line, &years, apart));
    let last = words_of(&drawing).pop();
    assert_eq!(last.as_deref(), Some("公开率"), "the legend");
    let close: &[(&str, &[u64])] = &[
        ("办复率", &[90, 91, 92, 93]),
        ("面商率", &[90, 91, 92, 93]),
        ("满意率", &[91, 90, 93, 92]),
        ("公开率", &[91, 91, 91, 91]),
    ];
    let drawing = drawn(chart(ChartKind::Line, &years, close));
    let printed = words_of(&drawing);
    let expected: Vec<String> = close
        .iter()
        .flat_map(|(name, counts)| {
            std::iter::once((*name).to_owned()).chain(counts.iter().map(u64::to_string))
        })
        .collect();
    assert_eq!(printed[printed.len() - expected.len()..], expected);
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 60,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Whatever the numbers are: each is printed, none upon another, or the chart is refused.
    #[test]
    fn every_number_is_printed_and_none_stands_on_another(
        kind in select(ChartKind::ALL.to_vec()),
        rows in vec(vec(1..2000_u64, 12), 1..7_usize),
        names in vec("[一二三四五]{1,12}", 1..13_usize),
    ) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let series: Vec<(&str, &[u64])> =
            rows.iter().map(|it| ("系列名称", &it[..names.len()])).collect();
        let chart = chart(kind, &names, &series);
        if manuscript(chart.clone()).try_set().is_ok() {
            let printed: Vec<String> = words(&drawn(chart)).into_iter().map(|it| it.0).collect();
            for count in series.iter().flat_map(|it| it.1) {
                prop_assert!(printed.contains(&count.to_string()), "{count}: {printed:?}");
            }
        }
    }
}

#[test]
fn a_chart_and_its_caption_stay_on_the_grid() {
    let bars = chart(ChartKind::Bars, &["甲", "乙"], &[("", &[1, 2])]);
    let laid = manuscript(bars).paragraph("图后正文").set();
    let pages = super::manuscript::lines(&laid);
    let after = pages[0].iter().find(|it| it.text == "图后正文").unwrap();
    let lines = (after.y - 37.0 - 20.58 * 25.4 / 72.0) / (225.0 / 22.0);
    assert!((lines - lines.round()).abs() < 0.01, "{lines}");
    assert!(pages[0].iter().any(|it| it.text == "各类件数"));
}

#[test]
fn a_chart_in_a_column_is_refused() {
    let bars = chart(ChartKind::Bars, &["甲", "乙"], &[("", &[1, 2])]);
    let inside = manuscript(bars).document.body;
    let refused = Manuscript::new("汇报").block(two_columns(inside)).try_set();
    let found = refused.unwrap_err();
    let faults: Vec<&str> = found.iter().map(|it| it.cause.as_str()).collect();
    assert_eq!(faults, ["图表与版心同宽，分栏的部分和方框里放不下"]);
}
