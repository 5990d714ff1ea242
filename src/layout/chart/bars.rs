//! 条形图 with its bars lying: room for long names, and for many.

use super::super::line::{Alignment, in_pt};
use super::{
    Numbers, Refused,
    canvas::{Canvas, PEN, Rectangle, broken, widest, width},
    fill::Fill,
    legend::{Legend, SAMPLE},
    too_high,
};
use crate::style::gb9704::{CHART_LINE_PITCH_PT, TYPE_AREA_WIDTH_PT};

/// The most of the width that names take.
const NAMES_SHARE: f64 = 0.36;
/// Blank between a name and the axis, and between a bar and its number, in pt.
pub(super) const MARGIN: f64 = 5.0;
/// How thick bars are and how far apart, in pt, from what is wanted to what is still legible.
const MEASURES: [(f64, f64); 3] = [(14.0, 8.0), (12.0, 5.0), (11.0, 2.0)];

/// Draws the bars from `top`; gives the height that they and their legend take.
pub(super) fn draw(
    numbers: &Numbers,
    canvas: &mut Canvas,
    top: f64,
    room: f64,
) -> Result<f64, Refused> {
    let names: Vec<&[_]> = numbers.series.iter().map(|it| it.name.as_slice()).collect();
    let legend = Legend::of(&names);
    let fitting = MEASURES.into_iter().map(|it| Rows::of(numbers, it));
    let count = numbers.categories.len();
    let rows = fitting
        .into_iter()
        .find(|it| it.height() + legend.height <= room)
        .ok_or_else(|| too_high(count, "条"))?;
    let axis = rows.axis;
    canvas.rule((axis, top), (axis, top + rows.height()), PEN);
    let longest = TYPE_AREA_WIDTH_PT - axis - numbers.widest_number() - MARGIN - 1.0;
    let scale = longest / numbers.largest();
    let mut row_top = top;
    for (at, (category, height)) in numbers.categories.iter().zip(&rows.heights).enumerate() {
        let middle = row_top + height / 2.0;
        let lines = broken(category, axis - MARGIN);
        canvas.words(&lines, 0.0, axis - MARGIN, middle, Alignment::Right);
        let mut bar_top = middle - in_pt(numbers.series.len(), rows.thickness) / 2.0;
        for (series, one) in numbers.series.iter().enumerate() {
            if let Some(Some(number)) = one.numbers.get(at) {
                let bar = Rectangle {
                    left: axis,
                    top: bar_top,
                    width: number.size * scale,
                    height: rows.thickness,
                };
                canvas.bar(bar, fill(series, numbers.series.len()));
                let left = bar.right() + MARGIN;
                let room = width(&number.text) + 1.0;
                canvas.words(&[&number.text], left, room, bar.centre().1, Alignment::Left);
            }
            bar_top += rows.thickness;
        }
        row_top += height;
    }
    samples(&legend, canvas, row_top);
    legend.write(canvas, row_top);
    Ok(rows.height() + legend.height)
}

/// The rows of lying bars, one a category.
pub(super) struct Rows {
    /// Where the bars begin in pt.
    pub(super) axis: f64,
    thickness: f64,
    heights: Vec<f64>,
}

impl Rows {
    fn of(numbers: &Numbers, (thickness, gap): (f64, f64)) -> Self {
        let axis = axis(numbers);
        let bars = in_pt(numbers.series.len(), thickness);
        let height =
            |it| in_pt(broken(it, axis - MARGIN).len(), CHART_LINE_PITCH_PT).max(bars) + gap;
        let heights = numbers.categories.iter().map(|it| height(it)).collect();
        Self { axis, thickness, heights }
    }

    fn height(&self) -> f64 {
        self.heights.iter().sum()
    }
}

/// Where bars begin that have their names to the left.
pub(super) fn axis(numbers: &Numbers) -> f64 {
    widest(&numbers.categories).min(TYPE_AREA_WIDTH_PT * NAMES_SHARE) + 1.0 + MARGIN
}

/// The fill of the series at `at` of `count`.
pub(super) fn fill(at: usize, count: usize) -> Fill {
    let own = Fill::ALL.get(at % Fill::ALL.len()).copied();
    own.filter(|_| count > 1).unwrap_or(Fill::ALONE)
}

/// The samples of a legend of fills.
pub(super) fn samples(legend: &Legend<'_>, canvas: &mut Canvas, top: f64) {
    for (at, entry) in legend.entries.iter().enumerate() {
        let middle = top + entry.middle;
        let sample = Rectangle { left: entry.left, top: middle - 5.0, width: SAMPLE, height: 10.0 };
        canvas.bar(sample, fill(at, legend.entries.len()));
    }
}
