//! Two versions of a document held against each other.

mod words;
