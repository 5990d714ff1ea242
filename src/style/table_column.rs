//! How much a table's columns hold.

use super::{
    TextStyle,
    gb9704::{TABLE_CELL_MARGIN_PT, TABLE_COLUMN_EASE_PT},
};

/// A column's width in pt that leaves its text `room` pt.
pub fn column_width(room: f64) -> f64 {
    room + 2.0 * TABLE_CELL_MARGIN_PT + TABLE_COLUMN_EASE_PT
}

/// How many characters a row of so many columns holds in `width` pt.
pub fn characters_in_columns(columns: u32, width: f64) -> u32 {
    let room = width - f64::from(columns) * column_width(0.0);
    whole(room / TextStyle::TABLE_CELL.cell())
}

/// The most columns of one character that `width` pt hold.
pub fn most_columns(width: f64) -> u32 {
    whole(width / column_width(TextStyle::TABLE_CELL.cell()))
}

/// How often a length holds another.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a page holds a few dozens, `as` saturates"
)]
fn whole(number: f64) -> u32 {
    number.max(0.0) as u32
}
