//! The marks of a line's points and the strokes between them: each line has its own.

use super::super::Colour;
use super::canvas::{Canvas, PEN};

/// Half the height of a mark in pt.
pub(super) const RADIUS: f64 = 3.4;
/// Thickness of a line in pt.
const STROKE: f64 = 1.1;
/// Corners of a circle.
const CORNERS: u8 = 24;

/// How many lines a chart may have.
pub(super) const MOST: usize = 6;

/// Stroke and gap of each line's dashes in pt; the first goes through.
const DASHES: [Option<(f64, f64)>; MOST] = [
    None,
    Some((6.0, 2.5)),
    Some((1.5, 2.0)),
    Some((9.0, 3.0)),
    Some((3.0, 3.0)),
    Some((12.0, 2.0)),
];

impl Canvas {
    /// The mark of the line at `series`, around `centre`.
    pub(super) fn marker(&mut self, series: usize, centre: (f64, f64)) {
        let dark = series.is_multiple_of(2);
        let fill = if dark { Colour::Black } else { Colour::Grey(100) };
        let corners = match series {
            0 | 5 => circle(),
            1 | 4 => vec![(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
            2 => vec![(0.0, -1.15), (1.1, 0.85), (-1.1, 0.85)],
            _ => vec![(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)],
        };
        let place = |(x, y): (f64, f64)| (centre.0 + x * RADIUS, centre.1 + y * RADIUS);
        self.shape(corners.into_iter().map(place).collect(), fill, PEN);
    }

    /// What the line at `series` looks like, `width` pt wide.
    pub(super) fn line_sample(&mut self, series: usize, left: f64, width: f64, middle: f64) {
        self.stroke(series, (left, middle), (left + width, middle));
        self.marker(series, (left + width / 2.0, middle));
    }

    /// The line at `series` between two points.
    pub(super) fn stroke(&mut self, series: usize, from: (f64, f64), to: (f64, f64)) {
        let Some((dash, gap)) = DASHES.get(series).copied().flatten() else {
            return self.rule(from, to, STROKE);
        };
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        let at = |way: f64| {
            let share = (way / length).min(1.0);
            (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)
        };
        let starts = std::iter::successors(Some(0.0), |way| Some(way + dash + gap));
        for way in starts.take_while(|way| *way < length) {
            self.rule(at(way), at(way + dash), STROKE);
        }
    }
}

fn circle() -> Vec<(f64, f64)> {
    let turn = std::f64::consts::TAU / f64::from(CORNERS);
    (0..CORNERS).map(|it| (turn * f64::from(it)).sin_cos()).collect()
}
