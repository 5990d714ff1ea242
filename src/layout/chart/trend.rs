//! 折线图: a line for each series, broken where a number is missing.

use super::super::Colour;
use super::super::line::{Alignment, in_pt};
use super::{
    Number, Numbers, Refused,
    canvas::{Canvas, PEN, Rectangle, broken, width},
    fits,
    legend::{Legend, SAMPLE},
    marker::{MOST, RADIUS},
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
/// Share of the largest number from which on the smallest is far enough from zero to cut the axis.
const FAR: f64 = 0.5;

/// Squares that stand for a line between two points.
const STEPS: u8 = 60;
/// Where a number may stand, in halves of its width aside and in lines up, the best first.
const PLACES: [(f64, f64); 6] =
    [(0.0, 1.0), (0.0, -1.0), (-0.8, 1.0), (0.8, 1.0), (0.8, -1.0), (-0.8, -1.0)];

/// Draws the lines from `top`; gives the height that they, the names and the legend take.
pub(super) fn draw(numbers: &Numbers, canvas: &mut Canvas<'_>, top: f64) -> Result<f64, Refused> {
    if numbers.series.len() > MOST {
        let cause = format!("这张图有{}条线，黑白印出来分不清", numbers.series.len());
        return Err((cause, "请减少到6条以内，或分成几张图"));
    }
    let slot = TYPE_AREA_WIDTH_PT / in_pt(numbers.categories.len().max(1), 1.0);
    if !numbers.categories.iter().all(|it| fits(it, slot - 4.0, LINES)) {
        let cause = format!("这张图有{}个点，横轴上写不下它们的名称", numbers.categories.len());
        return Err((cause, "请减少要画的类，或把“类型”改为“条形图”"));
    }
    let bottom = top + HEIGHT;
    let scale = Scale::of(numbers, top, bottom);
    axes(canvas, top, bottom, scale.is_cut);
    let points = points(numbers, slot, scale);
    for (series, line) in points.iter().enumerate() {
        for pair in line.windows(2) {
            if let [Some((_, from)), Some((_, to))] = pair {
                canvas.stroke(series, *from, *to);
            }
        }
    }
    for (series, line) in points.iter().enumerate() {
        line.iter().flatten().for_each(|(_, centre)| canvas.marker(series, *centre));
    }
    write_numbers(canvas, &points, bottom);
    let mut lines_below = 1;
    for (at, category) in numbers.categories.iter().enumerate() {
        let lines = broken(category, slot - 4.0);
        lines_below = lines_below.max(lines.len());
        let middle = bottom + 4.0 + in_pt(lines.len(), CHART_LINE_PITCH_PT) / 2.0;
        canvas.words(&lines, in_pt(at, slot), slot, middle, Alignment::Centre);
    }
    let below = bottom + 4.0 + in_pt(lines_below, CHART_LINE_PITCH_PT);
    let names: Vec<&[_]> = numbers.series.iter().map(|it| it.name.as_slice()).collect();
    let legend = Legend::of(&names);
    for (series, entry) in legend.entries.iter().enumerate() {
        let middle = below + entry.middle;
        canvas.stroke(series, (entry.left, middle), (entry.left + SAMPLE, middle));
        canvas.marker(series, (entry.left + SAMPLE / 2.0, middle));
    }
    legend.write(canvas, below);
    Ok(below - top + legend.height)
}

/// A number with the middle of its mark, for each category that has one.
type Points<'a> = Vec<Option<(&'a Number, (f64, f64))>>;

fn points<'a>(numbers: &'a Numbers, slot: f64, scale: Scale) -> Vec<Points<'a>> {
    let line = |numbers: &'a [Option<Number>]| -> Points<'a> {
        let numbers = numbers.iter().enumerate();
        numbers
            .map(|(at, number)| {
                let number = number.as_ref()?;
                Some((number, (in_pt(at, slot) + slot / 2.0, scale.height_of(number.size))))
            })
            .collect()
    };
    numbers.series.iter().map(|it| line(&it.numbers)).collect()
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
    fn of(numbers: &Numbers, top: f64, bottom: f64) -> Self {
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
fn axes(canvas: &mut Canvas<'_>, top: f64, bottom: f64, is_cut: bool) {
    canvas.rule((AXIS, top), (AXIS, bottom), PEN);
    canvas.rule((AXIS, bottom), (TYPE_AREA_WIDTH_PT, bottom), PEN);
    if is_cut {
        let foot = bottom - 10.0;
        let gap = Rectangle { left: AXIS - 1.5, top: foot - 1.5, width: 3.0, height: 3.0 };
        canvas.rectangle(gap, Colour::Grey(100), 0.0);
        for y in [foot - 1.5, foot + 1.5] {
            canvas.rule((AXIS - 3.5, y + 2.0), (AXIS + 3.5, y - 2.0), PEN);
        }
    }
}

/// Writes each number above or below its mark, where it meets neither a mark nor a line nor another
/// number; beside that place where it must.
fn write_numbers(canvas: &mut Canvas<'_>, points: &[Points<'_>], bottom: f64) {
    let mut taken = ink(points);
    for line in points {
        for (at, point) in line.iter().enumerate() {
            let Some((number, centre)) = point else { continue };
            let own = width(&number.text);
            let away = RADIUS + 1.5 + CHART_LINE_PITCH_PT / 2.0;
            let upwards = if dips(line, at) { -1.0 } else { 1.0 };
            let plate = |(aside, up): (f64, f64)| Rectangle {
                left: (centre.0 - own / 2.0 + aside * own / 2.0)
                    .clamp(0.0, TYPE_AREA_WIDTH_PT - own),
                top: centre.1 - up * upwards * away - CHART_LINE_PITCH_PT / 2.0,
                width: own,
                height: CHART_LINE_PITCH_PT,
            };
            let free = |it: &Rectangle| {
                it.bottom() <= bottom && !taken.iter().any(|other| other.meets(*it))
            };
            let chosen = PLACES.map(plate).into_iter().find(free);
            let chosen = chosen.unwrap_or_else(|| plate((0.0, 1.0)));
            taken.push(chosen);
            let middle = chosen.centre().1;
            canvas.words(&[&number.text], chosen.left, own, middle, Alignment::Left);
        }
    }
}

/// What is drawn of the lines, in small squares.
fn ink(points: &[Points<'_>]) -> Vec<Rectangle> {
    let square = |(x, y): (f64, f64), reach: f64| Rectangle {
        left: x - reach,
        top: y - reach,
        width: 2.0 * reach,
        height: 2.0 * reach,
    };
    let mut taken = Vec::new();
    for line in points {
        taken.extend(line.iter().flatten().map(|(_, centre)| square(*centre, RADIUS)));
        for pair in line.windows(2) {
            let [Some((_, from)), Some((_, to))] = pair else { continue };
            let step = |it: u8| {
                let share = f64::from(it) / f64::from(STEPS);
                (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)
            };
            taken.extend((1..STEPS).map(|it| square(step(it), 0.8)));
        }
    }
    taken
}

/// Whether the line comes down to the point at `at` and goes up from it, so that there is room below.
fn dips(line: &Points<'_>, at: usize) -> bool {
    let height = |at: Option<usize>| Some(at.and_then(|at| line.get(at))?.as_ref()?.1.1);
    let here = height(Some(at));
    let around = [height(at.checked_sub(1)), height(at.checked_add(1))];
    let beside = around.iter().flatten().count();
    beside > 0 && around.iter().flatten().all(|it| Some(*it) < here)
}
