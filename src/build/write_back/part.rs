//! What is wanted of a document, in parts that are written or left each by itself.

use std::{collections::BTreeMap, ops::Range};

use super::{
    line::{Style, is_no_edge},
    reading::{Read, Reading},
};
use crate::document::PassageKey;

/// A paragraph of the text that is wanted, in its order; footnotes and cells too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The passages of the document that it is made of: one, several that were joined, none of a
    /// paragraph that is new. Those that follow each other and name the same one were split.
    pub from: Vec<PassageKey>,
    /// What it is to print, with the label before it (the number of a heading, —— of an item) and
    /// [`NOTE_MARK`](crate::document::NOTE_MARK) for each footnote.
    pub text: String,
    /// What it is to be; `None` for what it was, and of a new one for a paragraph.
    pub style: Option<Style>,
}

/// Passages that are to become other ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// The passages that it was, by their order in the document; none of what is new.
    pub(super) from: Vec<usize>,
    /// What they are to be, without labels; none of what is removed.
    pub(super) wanted: Vec<(String, Option<Style>)>,
    /// Whether it is to stand elsewhere among the others.
    pub(super) is_moved: bool,
}

impl Part {
    /// Whether it stands where it stood.
    pub(super) const fn stays(&self) -> bool {
        !self.from.is_empty() && !self.wanted.is_empty() && !self.is_moved
    }

    /// Whether anything of it is to become other than it is in `reading`.
    pub(super) fn is_changed(&self, reading: &Reading<'_>) -> bool {
        let ([from], [(text, style)]) = (self.from.as_slice(), self.wanted.as_slice()) else {
            return true;
        };
        let Some(read) = reading.passages.get(*from) else { return true };
        let is_moved = self.is_moved && !read.is_footnote();
        is_moved || *text != read.text() || style.is_some_and(|it| read.style != Some(it))
    }
}

/// What is wanted, as parts in the order in which they are to stand; what is removed stands after what
/// was before it. `None` where passages of the document are named that it does not have.
pub(super) fn parts(reading: &Reading<'_>, wanted: &[Wanted]) -> Option<Vec<Part>> {
    let known: BTreeMap<&PassageKey, usize> =
        reading.passages.iter().enumerate().map(|(at, it)| (&it.passage.key, at)).collect();
    let mut parts: Vec<Part> = Vec::new();
    for it in wanted {
        let from: Option<Vec<usize>> = it.from.iter().map(|key| known.get(key).copied()).collect();
        let from = from?;
        let first = from.first().and_then(|it| reading.passages.get(*it));
        let style = it.style.or_else(|| first.and_then(|it| it.style));
        let label = first.map_or("", |it| it.passage.label.as_str());
        let text = (bare(&it.text, label, style), it.style);
        match parts.last_mut() {
            Some(part) if part.from.iter().any(|it| from.contains(it)) => {
                part.from.extend(
                    from.iter().filter(|it| !part.from.contains(it)).copied().collect::<Vec<_>>(),
                );
                part.wanted.push(text);
            }
            _ => parts.push(Part { from, wanted: vec![text], is_moved: false }),
        }
    }
    mark_moved(reading, &mut parts);
    add_removed(reading, &mut parts);
    Some(parts)
}

/// `text` without the label before it and the blanks around it, as one line.
fn bare(text: &str, label: &str, style: Option<Style>) -> String {
    let text = text.replace(['\n', '\r', '\t', '\u{0B}', '\u{0C}', '\u{2028}', '\u{2029}'], " ");
    let text: String = text.chars().filter(|it| !it.is_control()).collect();
    let text = text.trim_start_matches(is_no_edge);
    let bare = text.strip_prefix(label).unwrap_or(text);
    let is_heading = matches!(style, Some(Style::Heading(_)));
    // Its number is renewed, whatever was typed.
    let bare = if is_heading && bare.len() == text.len() {
        crate::markup::without_number(bare)
    } else {
        bare
    };
    bare.trim_matches(is_no_edge).to_owned()
}

/// Marks the parts that stand elsewhere than the most of them that kept their order.
fn mark_moved(reading: &Reading<'_>, parts: &mut [Part]) {
    // What stands around the text has its place from the format, a footnote from its mark.
    let has_place = |at: usize| {
        reading.get(at).is_some_and(|it| !it.is_footnote() && it.passage.key.block.is_some())
    };
    let old = parts.iter().enumerate();
    let old = old.filter_map(|(at, it)| Some((at, *it.from.iter().min()?)));
    let old: Vec<(usize, usize)> = old.filter(|it| has_place(it.1)).collect();
    let order: Vec<usize> = old.iter().map(|it| it.1).collect();
    let kept = longest_in_order(&order);
    for (nth, (at, _)) in old.iter().enumerate() {
        if let Some(part) = parts.get_mut(*at) {
            part.is_moved = !kept.contains(&nth);
        }
    }
}

/// The places of a longest run of `order` that rises.
fn longest_in_order(order: &[usize]) -> Vec<usize> {
    // For each length, where the run of that length ends that ends lowest.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(order.len());
    for (at, value) in order.iter().enumerate() {
        let length = ends.partition_point(|it| order.get(*it).is_some_and(|it| it < value));
        before.push(length.checked_sub(1).and_then(|it| ends.get(it)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut run = Vec::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        run.push(at);
        next = before.get(at).copied().flatten();
    }
    run.reverse();
    run
}

/// Adds what nobody wants any more.
fn add_removed(reading: &Reading<'_>, parts: &mut Vec<Part>) {
    let mut gone: Vec<usize> = (0..reading.passages.len()).collect();
    let is_footnote = |at: usize| reading.passages.get(at).is_none_or(Read::is_footnote);
    // A footnote goes with its mark.
    gone.retain(|at| !is_footnote(*at) && !parts.iter().any(|it| it.from.contains(at)));
    for at in gone {
        let before = |it: &Part| it.from.iter().any(|it| it.saturating_add(1) == at);
        let place = parts.iter().position(before).map_or(0, |it| it.saturating_add(1));
        parts.insert(place, Part { from: vec![at], ..Part::default() });
    }
}

/// The order of a range that follows itself.
pub(super) fn is_in_a_row(from: &[usize]) -> bool {
    let ranges: Vec<Range<usize>> = from.iter().map(|it| *it..it.saturating_add(1)).collect();
    ranges.windows(2).all(|it| matches!(it, [one, next] if one.end == next.start))
}
