//! A letter: one character with its glyph, the smallest thing that a line is made of.

use super::{Colour, ElementId, leeway::Leeway, typeface::Shape};
use crate::{chinese::character, style::TextStyle};

/// One character, its face chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Letter {
    /// The character.
    pub(super) character: char,
    /// Width in half cells of the paragraph that it stands in.
    pub(super) halves: usize,
    /// Index of the face in [`super::Faces`].
    pub(super) face: usize,
    /// Its glyph.
    pub(super) shape: Shape,
    /// Size and weight.
    pub(super) style: TextStyle,
    /// Colour.
    pub(super) colour: Colour,
    /// The footnote that this letter is the mark of, counted from 0.
    pub(super) note: Option<usize>,
    /// The element that it belongs to.
    pub(super) element: Option<ElementId>,
    /// What it may give up at a line's end.
    pub(super) leeway: Leeway,
}

impl Letter {
    /// Whether a line may break between this letter and the one after it.
    pub(super) fn may_part_from(&self, after: &Self) -> bool {
        after.note.is_none()
            && !self.leeway.holds
            && character::may_break_between(self.character, after.character)
    }

    /// Whether the gap between this letter and the one after it may be widened to fill a line.
    pub(super) fn may_move_from(&self, after: &Self) -> bool {
        let word =
            character::in_latin_word(self.character) && character::in_latin_word(after.character);
        after.note.is_none() && !word && !self.joins(after)
    }

    /// Whether two letters are drawn as one: the halves of ——.
    pub(super) fn joins(&self, after: &Self) -> bool {
        self.character == '—' && after.character == '—'
    }
}

/// The width of `letters` in half cells, without the spaces at their end.
pub(super) fn width(letters: &[Letter]) -> usize {
    printed(letters).iter().map(|it| it.halves).sum()
}

/// `letters` without the spaces at their end.
pub(super) fn printed(letters: &[Letter]) -> &[Letter] {
    let end = letters.iter().rposition(|it| it.character != ' ').map_or(0, |at| at + 1);
    letters.get(..end).unwrap_or_default()
}
