//! Counts, partitions, rates and comparisons over the register, as of a date; every figure knows
//! its cases and its formula. Exact rationals inside, rounded half-up once.

mod closing;
mod decimal;
mod figure;
mod ratio;

pub use closing::Shares;
pub use decimal::Decimal;
pub use figure::{Figure, FigureItem, FigureKind, Figures, PopulationSize, Printed};
pub use ratio::Ratio;
