//! Counts, partitions, rates and comparisons over the register, as of a date; every figure knows
//! its cases and its formula. Exact rationals inside, rounded half-up once.

mod figure;

pub use figure::{Figure, FigureItem, FigureKind, Figures, PopulationSize, Printed};
