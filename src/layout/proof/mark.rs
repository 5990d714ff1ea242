//! What a proof shows besides what is printed: lines and outlines with a name, set down by whoever
//! knows of them.

use crate::{layout::Page, style::gb9704::PT_PER_MM};

/// A named figure, drawn in proofs alone.
#[derive(Clone, Debug, PartialEq)]
pub struct ProofMark {
    /// What it marks, in two to six characters: its measures are added.
    pub name: &'static str,
    /// What is drawn.
    pub figure: ProofFigure,
}

/// What is drawn for a mark; lengths in pt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ProofFigure {
    /// A line from end to end.
    Line {
        /// One end.
        from: (f64, f64),
        /// The other end.
        to: (f64, f64),
    },
    /// The outline of a rectangle.
    Rectangle {
        /// Left and top.
        origin: (f64, f64),
        /// Width and height.
        size: (f64, f64),
    },
    /// A circle, such as a seal.
    Circle {
        /// Its centre.
        centre: (f64, f64),
        /// Its radius.
        radius: f64,
    },
}

impl ProofMark {
    /// The same, moved by `x` and `y` pt.
    pub(in crate::layout) fn moved(&self, x: f64, y: f64) -> Self {
        let moved = |(left, top): (f64, f64)| (left + x, top + y);
        let figure = match self.figure {
            ProofFigure::Line { from, to } => {
                ProofFigure::Line { from: moved(from), to: moved(to) }
            }
            ProofFigure::Rectangle { origin, size } => {
                ProofFigure::Rectangle { origin: moved(origin), size }
            }
            ProofFigure::Circle { centre, radius } => {
                ProofFigure::Circle { centre: moved(centre), radius }
            }
        };
        Self { name: self.name, figure }
    }

    /// The same mark of a page's items on the page's sheet.
    pub(super) fn on_sheet(&self, page: &Page) -> Self {
        let figure = match self.figure {
            ProofFigure::Line { from, to } => {
                ProofFigure::Line { from: page.on_sheet(from), to: page.on_sheet(to) }
            }
            ProofFigure::Rectangle { origin: (left, top), size: (width, height) } => {
                let (one, other) =
                    (page.on_sheet((left, top)), page.on_sheet((left + width, top + height)));
                ProofFigure::Rectangle {
                    origin: (one.0.min(other.0), one.1.min(other.1)),
                    size: ((one.0 - other.0).abs(), (one.1 - other.1).abs()),
                }
            }
            ProofFigure::Circle { centre, radius } => {
                ProofFigure::Circle { centre: page.on_sheet(centre), radius }
            }
        };
        Self { name: self.name, figure }
    }

    /// Its name and its measures in mm, a line each.
    pub(super) fn words(&self) -> Vec<String> {
        let name = self.name;
        let mm = |length: f64| format!("{:.1}", length / PT_PER_MM);
        match self.figure {
            ProofFigure::Line { from, to } if from.0.to_bits() == to.0.to_bits() => {
                vec![format!("{name} {}", mm(from.0))]
            }
            ProofFigure::Line { from, .. } => vec![format!("{name} {}", mm(from.1))],
            ProofFigure::Rectangle { origin, size } => vec![
                format!("{name} {}×{}", mm(size.0), mm(size.1)),
                format!("左 {} 上 {}", mm(origin.0), mm(origin.1)),
            ],
            ProofFigure::Circle { centre, radius } => vec![
                format!("{name} 直径{}", mm(2.0 * radius)),
                format!("圆心 {}，{}", mm(centre.0), mm(centre.1)),
            ],
        }
    }
}

impl ProofFigure {
    /// Its left end.
    pub(in crate::layout) fn left(&self) -> f64 {
        match self {
            Self::Line { from, to } => from.0.min(to.0),
            Self::Rectangle { origin, .. } => origin.0,
            Self::Circle { centre, radius } => centre.0 - radius,
        }
    }

    /// Its lower end.
    pub(in crate::layout) fn bottom(&self) -> f64 {
        match self {
            Self::Line { from, to } => from.1.max(to.1),
            Self::Rectangle { origin, size } => origin.1 + size.1,
            Self::Circle { centre, radius } => centre.1 + radius,
        }
    }

    /// The height of the page at which it is named.
    pub(super) fn height(&self) -> f64 {
        match self {
            Self::Line { from, to } => f64::midpoint(from.1, to.1),
            Self::Rectangle { origin, size } => origin.1 + size.1 / 2.0,
            Self::Circle { centre, .. } => centre.1,
        }
    }
}
