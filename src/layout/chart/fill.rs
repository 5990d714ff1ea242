//! Fills that black and white print keeps apart: greys and hatchings, each with an outline.

use super::super::Colour;
use super::canvas::{Canvas, PEN, Rectangle};

/// Distance between the lines of a hatching in pt.
const PITCH: f64 = 4.0;
/// Thickness of the lines of a hatching in pt.
const HATCH: f64 = 0.6;

/// How a bar is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    /// So many percent of white.
    Grey(u8),
    /// Rising lines on white.
    Rising,
    /// Falling lines on white.
    Falling,
    /// Both.
    Crossed,
    /// Level lines on white.
    Level,
}

impl Fill {
    /// The fills of a chart's series in order; neighbours are least alike.
    pub(super) const ALL: [Self; 8] = [
        Self::Grey(45),
        Self::Rising,
        Self::Grey(100),
        Self::Crossed,
        Self::Grey(80),
        Self::Level,
        Self::Grey(15),
        Self::Falling,
    ];

    /// The fill of bars that are all of one series.
    pub(super) const ALONE: Self = Self::Grey(60);
}

impl Canvas {
    /// A bar.
    pub(super) fn bar(&mut self, bar: Rectangle, fill: Fill) {
        if let Fill::Grey(lightness) = fill {
            self.rectangle(bar, Colour::Grey(lightness), PEN);
            return;
        }
        self.rectangle(bar, Colour::Grey(100), PEN);
        match fill {
            Fill::Rising => self.rising(bar),
            Fill::Falling => self.falling(bar),
            Fill::Crossed => {
                self.rising(bar);
                self.falling(bar);
            }
            Fill::Level => {
                for y in steps(bar.top, bar.bottom()) {
                    self.rule((bar.left, y), (bar.right(), y), HATCH);
                }
            }
            Fill::Grey(_) => {}
        }
    }

    /// Lines on which x + y is the same.
    fn rising(&mut self, bar: Rectangle) {
        for sum in steps(bar.left + bar.top, bar.right() + bar.bottom()) {
            let from = bar.left.max(sum - bar.bottom());
            let to = bar.right().min(sum - bar.top);
            self.rule((from, sum - from), (to, sum - to), HATCH);
        }
    }

    /// Lines on which x - y is the same.
    fn falling(&mut self, bar: Rectangle) {
        for difference in steps(bar.left - bar.bottom(), bar.right() - bar.top) {
            let from = bar.left.max(difference + bar.top);
            let to = bar.right().min(difference + bar.bottom());
            self.rule((from, from - difference), (to, to - difference), HATCH);
        }
    }
}

/// The multiples of the pitch between two bounds, so that hatchings of neighbours go on in line.
fn steps(from: f64, to: f64) -> impl Iterator<Item = f64> {
    let first = (from / PITCH).floor() * PITCH + PITCH;
    std::iter::successors(Some(first), |it| Some(it + PITCH)).take_while(move |it| *it < to)
}
