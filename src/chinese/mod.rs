//! What the Chinese language and script ask for: numerals, dates, wording, classes of characters.

pub mod character;
pub mod date;
pub mod nearest;
pub mod numeral;
pub mod wording;
