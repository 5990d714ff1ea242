//! A line as it is typed.

use super::unit::{Nature, Unit};
use crate::{document::Level, markup};

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// 自然段
    Paragraph,
    /// 层次标题 of this level
    Heading(Level),
    /// One of a list that is not numbered
    Item {
        /// Whether it belongs to the item before it.
        nested: bool,
    },
    /// 引文
    Quotation,
}

impl Style {
    /// What a line of this style begins with in a document of these levels; `None` where the document
    /// has no such level.
    pub(super) fn mark(self, levels: &[Level]) -> Option<String> {
        Some(match self {
            Self::Paragraph => String::new(),
            Self::Heading(level) => {
                let depth = levels.iter().position(|it| *it == level)?.saturating_add(1);
                format!("{} ", "#".repeat(depth))
            }
            Self::Item { nested: false } => "- ".to_owned(),
            Self::Item { nested: true } => "  - ".to_owned(),
            Self::Quotation => "> ".to_owned(),
        })
    }
}

/// The words of a line as they are typed, where `before` were typed before.
pub(super) fn typed(units: &[Unit], before: &[Unit]) -> String {
    let units = trimmed(units);
    let mut line = String::new();
    let mut strong = false;
    for (nth, unit) in units.iter().enumerate() {
        if unit.strong != strong && unit.nature != Nature::Silent {
            line.push_str("**");
            strong = unit.strong;
        }
        let next = units.get(nth.saturating_add(1));
        line.push_str(&spelt(unit, next));
    }
    if strong {
        line.push_str("**");
    }
    let edges = |it: &[Unit]| (it.first().map(edge), it.last().map(edge));
    if edges(units) == edges(before) { line } else { markup::guard(&line) }
}

/// What tells a unit at an edge of a line from any other.
fn edge(unit: &Unit) -> (bool, usize) {
    (unit.nature == Nature::New, unit.origin.range.start)
}

/// Marks that were plain words among their old neighbours and would not be among new ones.
fn spelt(unit: &Unit, next: Option<&Unit>) -> String {
    let is_tag = next.is_some_and(|it| {
        it.text.starts_with(|it: char| it.is_ascii_alphabetic() || "/!?".contains(it))
    });
    match unit.source.as_str() {
        "\\" | "*" => format!("\\{}", unit.source),
        "<" if is_tag => "\\<".to_owned(),
        source => source.to_owned(),
    }
}

/// `units` without the blanks at both ends.
pub(super) fn trimmed(units: &[Unit]) -> &[Unit] {
    let is_blank = |it: &Unit| it.is_word() && it.text.chars().all(is_no_edge);
    let start = units.iter().position(|it| !is_blank(it)).unwrap_or(units.len());
    let end = units.iter().rposition(|it| !is_blank(it)).map_or(start, |it| it.saturating_add(1));
    units.get(start..end).unwrap_or_default()
}

/// Whether a character is dropped at both ends of a line.
pub(super) fn is_no_edge(it: char) -> bool {
    it.is_whitespace() || matches!(it, '\u{200B}' | '\u{FEFF}')
}
