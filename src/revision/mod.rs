//! After an edit: two texts of one document held against each other, and put together again.
//!
//! Nothing here reads a file or knows of a project: texts come in, and what differs goes out.

pub mod alignment;
pub mod merge;
mod reading;
pub mod redline;
mod reviser;
mod word_changes;
mod words;

pub use reading::Reading;
pub use reviser::Author;
pub use word_changes::{WordChange, WordChangeKind, word_changes};
pub use words::words;
