//! 折线图: a line for each series, broken where a number is missing. The numbers stand at their marks;
//! where lines come too close for that, they stand in a table below.

use super::super::{
    Colour,
    line::{Alignment, in_pt},
};
use super::{
    Number, Numbers, Refused,
    canvas::{Canvas, PEN, Rectangle, broken},
    fits,
    legend::{Legend, SAMPLE},
    marker::MOST,
    number_places::{places, write},
    number_table::{self, names_width},
};
use crate::style::gb9704::{CHART_LINE_PITCH_PT, TYPE_AREA_WIDTH_PT};

/// Height of the plot in pt.
const HEIGHT: f64 = 150.0;
/// Room above the highest point for its number, and below the lowest where the axis is cut, in pt.
const HEADROOM: f64 = 18.0;
/// Left end of the axes, in pt: the break of one has room beside it.
const AXIS: f64 = 4.0;
/// The most lines of a name below the axis.
const LINES: usize = 2;
/// Blank between neighbours below the axis, in pt.
const GAP: f64 = 4.0;
/// Share of the largest number from which on the smallest is far enough from zero to cut the axis.
const FAR: f64 = 0.5;

/// A number with the middle of its mark, for each category that has one.
pub(super) type Points<'a> = Vec<Option<(&'a Number, (f64, f64))>>;

/// The plot: where its axes begin, and the room of one category, in pt.
#[derive(Clone, Copy)]
pub(super) struct Plot {
    pub(super) left: f64,
    pub(super) slot: f64,
    top: f64,
    /// Where the level axis is.
    pub(super) bottom: f64,
}

impl Plot {
    fn of(numbers: &Numbers, left: f64, top: f64) -> Self {
        let slot = (TYPE_AREA_WIDTH_PT - left) / in_pt(numbers.categories.len().max(1), 1.0);
        Self { left, slot, top, bottom: top + HEIGHT }
    }

    /// Whether names and numbers have room below each other.
    fn suits(self, numbers: &Numbers) -> bool {
        let room = self.slot - GAP;
        numbers.widest_number() <= room && numbers.categories.iter().all(|it| fits(it, room, LINES))
    }

    /// Left end of the category at `at`.
    pub(super) fn left_of(self, at: usize) -> f64 {
        self.left + in_pt(at, self.slot)
    }
}

/// Draws the lines from `top`; gives the height that they, the names and the legend take.
pub(super) fn draw(numbers: &Numbers, canvas: &mut Canvas, top: f64) -> Result<f64, Refused> {
    if numbers.series.len() > MOST {
        let cause = format!("这张图有{}条线，黑白印出来分不清", numbers.series.len());
        return Err((cause, "请减少到6条以内，或分成几张图"));
    }
    let plot = Plot::of(numbers, AXIS, top);
    let too_many = || {
        let cause = format!("这张图有{}个点，横轴上写不下", numbers.categories.len());
        (cause, "请减少要画的类或年份，或把“类型”改为“条形图”")
    };
    if !plot.suits(numbers) {
        return Err(too_many());
    }
    let lines = points(numbers, plot);
    if let Some(places) = places(&lines, plot.bottom) {
        draw_lines(numbers, canvas, plot, &lines);
        write(canvas, &lines, &places);
        let below = names_below(numbers, canvas, plot);
        return Ok(below - top + legend(numbers, canvas, below));
    }
    let plot = Plot::of(numbers, names_width(numbers), top);
    if !plot.suits(numbers) {
        return Err(too_many());
    }
    draw_lines(numbers, canvas, plot, &points(numbers, plot));
    let below = names_below(numbers, canvas, plot);
    Ok(below - top + number_table::draw(numbers, canvas, plot, below))
}

fn draw_lines(numbers: &Numbers, canvas: &mut Canvas, plot: Plot, lines: &[Points<'_>]) {
    axes(canvas, plot, Scale::of(numbers, plot).is_cut);
    for (series, line) in lines.iter().enumerate() {
        for pair in line.windows(2) {
            if let [Some((_, from)), Some((_, to))] = pair {
                canvas.stroke(series, *from, *to);
            }
        }
    }
    for (series, line) in lines.iter().enumerate() {
        line.iter().flatten().for_each(|(_, centre)| canvas.marker(series, *centre));
    }
}

/// Writes the names below the axis; gives where they end.
fn names_below(numbers: &Numbers, canvas: &mut Canvas, plot: Plot) -> f64 {
    let mut most = 1;
    for (at, category) in numbers.categories.iter().enumerate() {
        let lines = broken(category, plot.slot - GAP);
        most = most.max(lines.len());
        let middle = plot.bottom + GAP + in_pt(lines.len(), CHART_LINE_PITCH_PT) / 2.0;
        canvas.words(&lines, plot.left_of(at), plot.slot, middle, Alignment::Centre);
    }
    plot.bottom + GAP + in_pt(most, CHART_LINE_PITCH_PT)
}

/// Draws the legend; gives its height.
fn legend(numbers: &Numbers, canvas: &mut Canvas, top: f64) -> f64 {
    let names: Vec<&[_]> = numbers.series.iter().map(|it| it.name.as_slice()).collect();
    let legend = Legend::of(&names);
    for (series, entry) in legend.entries.iter().enumerate() {
        canvas.line_sample(series, entry.left, SAMPLE, top + entry.middle);
    }
    legend.write(canvas, top);
    legend.height
}

fn points(numbers: &Numbers, plot: Plot) -> Vec<Points<'_>> {
    let scale = Scale::of(numbers, plot);
    let point = |at: usize, number: &Number| {
        (plot.left_of(at) + plot.slot / 2.0, scale.height_of(number.size))
    };
    let mut lines = Vec::new();
    for series in &numbers.series {
        let mut line: Points<'_> = Vec::new();
        for (at, number) in series.numbers.iter().enumerate() {
            line.push(number.as_ref().map(|it| (it, point(at, it))));
        }
        lines.push(line);
    }
    lines
}

/// Where a number stands.
#[derive(Clone, Copy)]
struct Scale {
    /// The number at `low_at` pt, and what a pt above it is worth.
    low: f64,
    low_at: f64,
    per_pt: f64,
    /// Whether the axis does not begin at zero.
    is_cut: bool,
}

impl Scale {
    fn of(numbers: &Numbers, plot: Plot) -> Self {
        let (top, bottom) = (plot.top, plot.bottom);
        let high = numbers.largest();
        let low = numbers.all().map(|it| it.size).fold(high, f64::min);
        let is_cut = low > high * FAR && low < high;
        let (low, low_at) = if is_cut { (low, bottom - 2.0 * HEADROOM) } else { (0.0, bottom) };
        Self { low, low_at, per_pt: (high - low) / (low_at - top - HEADROOM), is_cut }
    }

    fn height_of(self, size: f64) -> f64 {
        self.low_at - (size - self.low) / self.per_pt
    }
}

/// The axes; one that does not begin at zero is broken at its foot.
fn axes(canvas: &mut Canvas, plot: Plot, is_cut: bool) {
    let Plot { left, top, bottom, .. } = plot;
    canvas.rule((left, top), (left, bottom), PEN);
    canvas.rule((left, bottom), (TYPE_AREA_WIDTH_PT, bottom), PEN);
    if is_cut {
        let foot = bottom - 10.0;
        let gap = Rectangle { left: left - 1.5, top: foot - 1.5, width: 3.0, height: 3.0 };
        canvas.rectangle(gap, Colour::Grey(100), 0.0);
        for y in [foot - 1.5, foot + 1.5] {
            canvas.rule((left - 3.5, y + 2.0), (left + 3.5, y - 2.0), PEN);
        }
    }
}
