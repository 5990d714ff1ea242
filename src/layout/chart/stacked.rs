//! 堆积条形图: lying bars of segments, each with its number in it, or above it where it is too short.

use super::super::Colour;
use super::super::line::{Alignment, in_pt};
use super::{
    Number, Numbers, Refused,
    bars::{MARGIN, axis, fill, samples},
    canvas::{Canvas, PEN, Rectangle, broken, width},
    fill::Fill,
    legend::Legend,
    too_high,
};
use crate::style::gb9704::{CHART_LINE_PITCH_PT, TYPE_AREA_WIDTH_PT};

/// How thick bars are and how far apart, in pt, from what is wanted to what is still legible.
const MEASURES: [(f64, f64); 3] = [(20.0, 12.0), (16.0, 8.0), (14.0, 3.0)];
/// Blank around a number within its segment, in pt.
const INSIDE: f64 = 2.0;
/// Blank between numbers above a bar, in pt.
const APART: f64 = 4.0;
/// Height of the line of numbers above a bar, in pt.
const ABOVE: f64 = CHART_LINE_PITCH_PT + 3.0;

/// One bar as it is to be drawn.
struct Bar<'a> {
    /// Number, fill, left and width of each segment.
    segments: Vec<(&'a Number, Fill, f64, f64)>,
    /// How high its name is.
    name: f64,
}

impl Bar<'_> {
    fn is_roomy(&(number, _, _, segment): &(&Number, Fill, f64, f64)) -> bool {
        width(&number.text) + 2.0 * INSIDE <= segment
    }

    /// The line of numbers above it, where it needs one.
    fn above(&self) -> f64 {
        if self.segments.iter().all(Self::is_roomy) { 0.0 } else { ABOVE }
    }

    fn height(&self, (thickness, gap): (f64, f64)) -> f64 {
        (self.above() + thickness).max(self.name) + gap
    }
}

/// Draws the bars from `top`; gives the height that they and their legend take.
pub(super) fn draw(
    numbers: &Numbers,
    canvas: &mut Canvas,
    top: f64,
    room: f64,
) -> Result<f64, Refused> {
    let kinds = numbers.series.len();
    if kinds > Fill::ALL.len() {
        let cause = format!("这张图每条分{kinds}段，黑白印出来分不清");
        return Err((cause, "请减少到8段以内，如先把小类合并，或改用条形图"));
    }
    let names: Vec<&[_]> = numbers.series.iter().map(|it| it.name.as_slice()).collect();
    let legend = Legend::of(&names);
    let axis = axis(numbers);
    let bars = bars(numbers, axis);
    let height = |measures| bars.iter().map(|it| it.height(measures)).sum::<f64>();
    let measures = MEASURES
        .into_iter()
        .find(|it| height(*it) + legend.height <= room)
        .ok_or_else(|| too_high(bars.len(), "条"))?;
    let below = top + height(measures);
    canvas.rule((axis, top), (axis, below), PEN);
    let mut row_top = top;
    for (bar, category) in bars.iter().zip(&numbers.categories) {
        let row = bar.height(measures);
        let bar_top = row_top + (row - bar.above() - measures.0) / 2.0 + bar.above();
        let lines = broken(category, axis - MARGIN);
        let middle = bar_top + measures.0 / 2.0;
        let middle = middle.min(row_top + row - bar.name / 2.0);
        canvas.words(&lines, 0.0, axis - MARGIN, middle, Alignment::Right);
        draw_bar(bar, canvas, bar_top, measures.0);
        row_top += row;
    }
    samples(&legend, canvas, below);
    legend.write(canvas, below);
    Ok(below - top + legend.height)
}

fn bars(numbers: &Numbers, axis: f64) -> Vec<Bar<'_>> {
    let of = |at: usize| numbers.series.iter().map(move |it| it.numbers.get(at)?.as_ref());
    let totals =
        (0..numbers.categories.len()).map(|at| of(at).flatten().map(|it| it.size).sum::<f64>());
    let longest = totals.fold(0.0, f64::max);
    let scale = (TYPE_AREA_WIDTH_PT - axis - 1.0) / if longest > 0.0 { longest } else { 1.0 };
    let bar = |(at, category): (usize, &Vec<_>)| {
        let mut left = axis;
        let mut segments = Vec::new();
        for (series, number) in of(at).enumerate() {
            let Some(number) = number else { continue };
            let width = number.size * scale;
            segments.push((number, fill(series, numbers.series.len()), left, width));
            left += width;
        }
        let name = in_pt(broken(category, axis - MARGIN).len(), CHART_LINE_PITCH_PT);
        Bar { segments, name }
    };
    numbers.categories.iter().enumerate().map(bar).collect()
}

fn draw_bar(bar: &Bar<'_>, canvas: &mut Canvas, top: f64, thickness: f64) {
    let mut outside = Vec::new();
    for segment in &bar.segments {
        let (number, fill, left, segment_width) = *segment;
        let area = Rectangle { left, top, width: segment_width, height: thickness };
        canvas.bar(area, fill);
        if Bar::is_roomy(segment) {
            write_inside(number, canvas, area);
        } else {
            outside.push((number, area.centre().0));
        }
    }
    let places = apart(&outside);
    for ((number, centre), left) in outside.into_iter().zip(places) {
        let own = width(&number.text);
        let middle = top - ABOVE + CHART_LINE_PITCH_PT / 2.0;
        canvas.words(&[&number.text], left, own, middle, Alignment::Left);
        canvas.rule((left + own / 2.0, top - ABOVE + CHART_LINE_PITCH_PT), (centre, top), 0.5);
    }
}

/// A number on white, so that no hatching runs through it.
fn write_inside(number: &Number, canvas: &mut Canvas, area: Rectangle) {
    let own = width(&number.text);
    let (centre, middle) = area.centre();
    let height = CHART_LINE_PITCH_PT - 1.0;
    let plate = Rectangle {
        left: centre - own / 2.0 - INSIDE / 2.0,
        top: middle - height / 2.0,
        width: own + INSIDE,
        height,
    };
    canvas.rectangle(plate, Colour::Grey(100), 0.0);
    canvas.words(&[&number.text], area.left, area.width, middle, Alignment::Centre);
}

/// Left ends of numbers that stand near their segments' centres, none upon another and none beyond
/// the right edge.
fn apart(numbers: &[(&Number, f64)]) -> Vec<f64> {
    let mut places: Vec<f64> = Vec::new();
    let mut end = 0.0_f64;
    for (number, centre) in numbers {
        let own = width(&number.text);
        let left = (centre - own / 2.0).max(end);
        places.push(left);
        end = left + own + APART;
    }
    let mut limit = TYPE_AREA_WIDTH_PT;
    for (place, (number, _)) in places.iter_mut().zip(numbers).rev() {
        *place = place.min(limit - width(&number.text));
        limit = *place - APART;
    }
    places
}
