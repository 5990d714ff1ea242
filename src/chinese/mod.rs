//! What the Chinese language, script and year ask for: numerals, dates, working days, wording, classes
//! of characters.

pub mod abridged;
pub mod character;
pub mod date;
pub mod marks;
pub mod nearest;
pub mod numeral;
pub mod personal;
pub mod post;
pub mod quotation;
pub mod segment;
pub mod session;
pub mod session_mention;
pub mod unbroken;
pub mod wording;
pub mod workdays;
