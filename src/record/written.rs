//! A text that keeps its place.

use crate::diagnostic::Place;

/// A text as it is written, with the place of its characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The text.
    pub text: String,
    /// Its characters in the file without quotes; the same characters as `text` unless the YAML
    /// quotes hold escapes or the text runs over several lines.
    pub place: Place,
}
