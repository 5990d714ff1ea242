//! Where the numbers of lines stand: above or below their marks, upon nothing else.

use super::super::line::Alignment;
use super::{
    canvas::{Canvas, Rectangle, width},
    marker::RADIUS,
    trend::Points,
};
use crate::style::gb9704::{CHART_LINE_PITCH_PT, TYPE_AREA_WIDTH_PT};

/// Squares that stand for a line between two points.
const STEPS: u8 = 60;
/// Where a number may stand, in halves of its width aside and in lines up, the best first.
const PLACES: [(f64, f64); 6] =
    [(0.0, 1.0), (0.0, -1.0), (-0.8, 1.0), (0.8, 1.0), (0.8, -1.0), (-0.8, -1.0)];

/// A place for each number, line by line; `None` when one has none. Nothing stands below `bottom`.
pub(super) fn places(lines: &[Points<'_>], bottom: f64) -> Option<Vec<Rectangle>> {
    let mut taken = ink(lines);
    let drawn = taken.len();
    for line in lines {
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
            let chosen = PLACES.map(plate).into_iter().find(free)?;
            taken.push(chosen);
        }
    }
    Some(taken.split_off(drawn))
}

/// Writes each number into its place.
pub(super) fn write(canvas: &mut Canvas, lines: &[Points<'_>], places: &[Rectangle]) {
    let numbers = lines.iter().flat_map(|it| it.iter().flatten());
    for ((number, _), place) in numbers.zip(places) {
        let middle = place.centre().1;
        canvas.words(&[&number.text], place.left, place.width, middle, Alignment::Left);
    }
}

/// What is drawn of the lines, in small squares.
fn ink(lines: &[Points<'_>]) -> Vec<Rectangle> {
    let square = |(x, y): (f64, f64), reach: f64| Rectangle {
        left: x - reach,
        top: y - reach,
        width: 2.0 * reach,
        height: 2.0 * reach,
    };
    let mut taken = Vec::new();
    for line in lines {
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
