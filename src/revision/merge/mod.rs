//! Three ways become one: what was generated, what a person made of it, and what the records say now.
//!
//! The result is the person's file, with what the records changed put into it: their formatting,
//! comments and pictures stay. Where both changed the same words the result says both, as a
//! tracked change with a comment; it never chooses silently.

mod arrange;
mod audit;
mod bare;
mod comments;
mod decided;
mod edit;
mod groups;
mod identity;
mod imported;
mod in_place;
mod marks;
mod outcome;
mod parts;
mod patch;
mod plan;
mod rejected;
mod rows;
mod sentence;
mod side;
mod stale;
#[cfg(test)]
mod tests;
mod text;
mod texts;
mod three_way;

pub use edit::{Deed, Edit, Written, edits};
pub use outcome::{Conflict, Dispute, Merged, Refreshed, Remark};
pub use three_way::{Refusal, Sources, merge};
