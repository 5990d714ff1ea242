//! What of a text a person sees: programs drop or add what no one reads.

/// The character that holds others together and takes no room, which some programs drop.
pub(super) const JOINER: char = '\u{200d}';

/// Whether two texts read the same.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let read = |text: &str| text.chars().filter(|it| *it != JOINER).collect::<Vec<_>>();
    one == other || read(one) == read(other)
}
