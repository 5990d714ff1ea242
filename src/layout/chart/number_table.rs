//! The numbers of lines in a table below the axis, a row a line, each number below its point: for
//! lines that come too close for numbers at their marks. It is the legend too.

use super::super::line::{Alignment, in_pt};
use super::{
    Numbers,
    canvas::{Canvas, broken, widest},
    legend::SAMPLE,
    trend::Plot,
};
use crate::style::gb9704::{CHART_LINE_PITCH_PT, TABLE_RULE_PT, TYPE_AREA_WIDTH_PT};

/// The most of the width that names and their samples take.
const NAMES_SHARE: f64 = 0.3;
/// Blank around a name, and above and below it, in pt.
const MARGIN: f64 = 4.0;

/// The width in pt of names and samples.
pub(super) fn names_width(numbers: &Numbers) -> f64 {
    let names = widest(numbers.series.iter().map(|it| &it.name));
    (SAMPLE + names + 1.0).min(TYPE_AREA_WIDTH_PT * NAMES_SHARE) + 2.0 * MARGIN
}

/// Draws the table from `top`; gives its height.
pub(super) fn draw(numbers: &Numbers, canvas: &mut Canvas, plot: Plot, top: f64) -> f64 {
    let mut row_top = top + MARGIN;
    for (series, one) in numbers.series.iter().enumerate() {
        canvas.rule((0.0, row_top), (TYPE_AREA_WIDTH_PT, row_top), TABLE_RULE_PT);
        let room = plot.left - SAMPLE - 2.0 * MARGIN;
        let lines = broken(&one.name, room);
        let height = in_pt(lines.len().max(1), CHART_LINE_PITCH_PT) + MARGIN;
        let middle = row_top + height / 2.0;
        canvas.line_sample(series, 0.0, SAMPLE, middle);
        canvas.words(&lines, SAMPLE + MARGIN, room + 1.0, middle, Alignment::Left);
        for (at, number) in one.numbers.iter().enumerate() {
            if let Some(number) = number {
                let left = plot.left_of(at);
                canvas.words(&[&number.text], left, plot.slot, middle, Alignment::Centre);
            }
        }
        row_top += height;
    }
    canvas.rule((0.0, row_top), (TYPE_AREA_WIDTH_PT, row_top), TABLE_RULE_PT);
    row_top + TABLE_RULE_PT - top
}
