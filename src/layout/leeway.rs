//! What an office's 排版 lets marks do so that a line holds one more, and what it keeps together.

use std::borrow::Cow;

use super::letter::{self, Letter};
use crate::{
    chinese::{
        character::{self, Side},
        unbroken,
    },
    style::{LineEndMarks, Typesetting},
};

/// Marks that hang out of a line: Word's for Chinese.
const HANGING: &str = "。，、";
/// Half cells of a mark that has given up nothing.
const FULL: usize = 2;
/// How far ink may reach beyond the middle of its cell, in ems, for the other half to be blank.
const INK_TOLERANCE: f64 = 0.02;

/// What a letter allows, by the office's 排版.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Leeway {
    /// The blank half that it may give up.
    pub(super) blank: Option<Side>,
    /// The half that it has given up.
    pub(super) cut: Option<Side>,
    /// Whether it may stand beyond its line's end.
    pub(super) hangs: bool,
    /// Whether the letter after it must stand on the same line.
    pub(super) holds: bool,
}

impl Leeway {
    /// Whether it is a mark that would rather give way than go to the next line.
    fn yields_at_end(self) -> bool {
        self.hangs || self.blank == Some(Side::Right)
    }
}

/// Gives the letters of one paragraph their leeway, and closes up marks that meet. Twice is the same
/// as once.
pub(super) fn grant(letters: &mut [Letter], typesetting: Typesetting) {
    if typesetting == Typesetting::default() {
        return;
    }
    for letter in letters.iter_mut() {
        letter.leeway.hangs = typesetting.line_end_marks == LineEndMarks::Hanging
            && HANGING.contains(letter.character);
        if typesetting.line_end_marks == LineEndMarks::Half && letter.leeway.cut.is_none() {
            letter.leeway.blank = blank_half(letter);
        }
    }
    if typesetting.closes_up_marks {
        close_up(letters);
    }
    hold_together(letters, typesetting);
}

/// Between two marks of which one turns its blank half to the other, that half goes.
fn close_up(letters: &mut [Letter]) {
    for at in 1..letters.len() {
        let Some([before, after]) = letters.get_mut(at - 1..=at) else { continue };
        match (blank_half(before), blank_half(after)) {
            (Some(Side::Right), Some(_)) => cut(before, Side::Right),
            (Some(Side::Left), Some(Side::Left)) => cut(after, Side::Left),
            _ => {}
        }
    }
}

fn hold_together(letters: &mut [Letter], typesetting: Typesetting) {
    let Typesetting { keeps_units, keeps_document_numbers, .. } = typesetting;
    let text: Vec<char> = letters.iter().map(|it| it.character).collect();
    let held = unbroken::held(&text, keeps_units, keeps_document_numbers);
    for (letter, holds) in letters.iter_mut().zip(held) {
        letter.leeway.holds = holds;
    }
}

/// The half of a full-width mark that has no ink: marks that every face draws on one side, as long
/// as the face at hand does so too.
fn blank_half(letter: &Letter) -> Option<Side> {
    let side = character::blank_side(letter.character).filter(|_| letter.halves == FULL)?;
    let (left, right) = letter.shape.ink;
    let advance = letter.shape.advance;
    // What is narrower than its cell stands on the side of its ink.
    let (middle, rest) = (advance.max(1.0) / 2.0, (1.0 - advance).max(0.0));
    let is_blank = match side {
        Side::Right => right <= middle + INK_TOLERANCE,
        Side::Left => left + rest >= middle - INK_TOLERANCE,
    };
    is_blank.then_some(side)
}

fn cut(letter: &mut Letter, side: Side) {
    letter.leeway.cut = Some(side);
    letter.leeway.blank = None;
    letter.halves = FULL / 2;
}

/// How many more of `letters` than the `fitting` first a line of `width` half cells holds by
/// leeway, so that a mark need not take the character before it to the next line.
pub(super) fn conceded(letters: &[Letter], fitting: usize, width: usize) -> usize {
    let marks = letters.iter().skip(fitting).take_while(|it| it.leeway.yields_at_end()).count();
    (1..=marks)
        .find(|more| {
            let end = fitting + more;
            let line = letters.get(..end).unwrap_or_default();
            let parts = match letters.get(end - 1..=end) {
                Some([last, next]) => last.may_part_from(next),
                _ => true,
            };
            parts && excess(line, width) == 0
        })
        .unwrap_or_default()
}

/// By how many half cells `line` is too wide for `width` with all that it may give up.
fn excess(line: &[Letter], width: usize) -> usize {
    let blanks = line.iter().filter(|it| it.leeway.blank.is_some()).count();
    let hanging = line.last().filter(|it| it.leeway.hangs).map_or(0, |it| it.halves);
    letter::width(line).saturating_sub(width + blanks + hanging)
}

/// `line` in `width` half cells: its marks give up blank halves from its end on, as many as must.
pub(super) fn fitted(line: &[Letter], width: usize) -> Cow<'_, [Letter]> {
    let mut left = letter::width(line).saturating_sub(width);
    if left == 0 || excess(line, width) > 0 {
        return Cow::Borrowed(line);
    }
    let mut letters = line.to_vec();
    for letter in letters.iter_mut().rev() {
        if left > 0
            && let Some(side) = letter.leeway.blank
        {
            cut(letter, side);
            left -= 1;
        }
    }
    Cow::Owned(letters)
}

/// How much of `line` stands beyond `width` half cells: its last mark, where it hangs.
pub(super) fn overhang(line: &[Letter], width: usize) -> usize {
    let hanging = line.last().filter(|it| it.leeway.hangs && letter::width(line) > width);
    hanging.map_or(0, |it| it.halves)
}
