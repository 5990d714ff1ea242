//! GB/T 9704-2012 in one table. No other file holds a measure of the standard.
//!
//! Lengths are millimetres where the standard gives millimetres and points where Word's sizes do.

mod face;
pub mod gb9704;
mod table_column;
mod typesetting;

pub use face::{FaceRole, TextStyle};
pub use table_column::{characters_in_columns, column_width, most_columns};
pub use typesetting::{LineEndMarks, Typesetting};
