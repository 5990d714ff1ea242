//! 条形图 with its bars standing: for few classes with short names.

use super::super::line::{Alignment, in_pt};
use super::{
    Numbers,
    bars::{fill, samples},
    canvas::{Canvas, PEN, Rectangle, broken},
    fits,
    legend::Legend,
};
use crate::style::gb9704::{CHART_LINE_PITCH_PT, TYPE_AREA_WIDTH_PT};

/// Height of the highest bar in pt.
const HIGHEST: f64 = 125.0;
/// The widest that a bar is in pt.
const WIDEST: f64 = 36.0;
/// Share of a category's room that its bars may take.
const SHARE: f64 = 0.8;
/// Blank between the names of neighbours in pt.
const GAP: f64 = 8.0;
/// The longest line of a name in pt: about nine characters.
const LONGEST: f64 = 96.0;
/// The most lines of a name.
const LINES: usize = 2;

/// Whether names and numbers have room below and above standing bars.
pub(super) fn suit(numbers: &Numbers) -> bool {
    let room = slot(numbers);
    let number = numbers.widest_number();
    let above = if numbers.series.len() == 1 { room - GAP } else { bar_width(numbers) };
    let below = (room - GAP).min(LONGEST);
    number <= above && numbers.categories.iter().all(|it| fits(it, below, LINES))
}

/// Draws the bars from `top`; gives the height that they, their names and their legend take.
pub(super) fn draw(numbers: &Numbers, canvas: &mut Canvas, top: f64) -> f64 {
    let (slot, bar) = (slot(numbers), bar_width(numbers));
    let bottom = top + CHART_LINE_PITCH_PT + HIGHEST;
    let scale = HIGHEST / numbers.largest();
    let mut lines_below = 1;
    for (at, category) in numbers.categories.iter().enumerate() {
        let left = in_pt(at, slot);
        let mut bar_left = left + (slot - in_pt(numbers.series.len(), bar)) / 2.0;
        for (series, one) in numbers.series.iter().enumerate() {
            if let Some(Some(number)) = one.numbers.get(at) {
                let height = number.size * scale;
                let standing =
                    Rectangle { left: bar_left, top: bottom - height, width: bar, height };
                canvas.bar(standing, fill(series, numbers.series.len()));
                let middle = standing.top - CHART_LINE_PITCH_PT / 2.0;
                let (left, room) = (standing.centre().0 - slot / 2.0, slot);
                canvas.words(&[&number.text], left, room, middle, Alignment::Centre);
            }
            bar_left += bar;
        }
        let lines = broken(category, slot - GAP);
        lines_below = lines_below.max(lines.len());
        let middle = bottom + 3.0 + in_pt(lines.len(), CHART_LINE_PITCH_PT) / 2.0;
        canvas.words(&lines, left, slot, middle, Alignment::Centre);
    }
    canvas.rule((0.0, bottom), (TYPE_AREA_WIDTH_PT, bottom), PEN);
    let below = bottom + 3.0 + in_pt(lines_below, CHART_LINE_PITCH_PT);
    let names: Vec<&[_]> = numbers.series.iter().map(|it| it.name.as_slice()).collect();
    let legend = Legend::of(&names);
    samples(&legend, canvas, below);
    legend.write(canvas, below);
    below + legend.height - top
}

/// The room of one category in pt.
fn slot(numbers: &Numbers) -> f64 {
    TYPE_AREA_WIDTH_PT / in_pt(numbers.categories.len().max(1), 1.0)
}

fn bar_width(numbers: &Numbers) -> f64 {
    (slot(numbers) * SHARE / in_pt(numbers.series.len().max(1), 1.0)).min(WIDEST)
}
