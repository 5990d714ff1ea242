//! Sets letters on one baseline: each in its cell, flush left, centred or filling the line.

use super::{
    GlyphRun, PlacedGlyph, leeway,
    letter::{self, Letter},
};
use crate::{
    chinese::character::{self, Side},
    style::TextStyle,
};

/// Blank share of an em at the outer ends of ——.
const DASH_MARGIN: f64 = 0.05;
/// How far the halves of —— overlap, in ems, so that no printer shows a seam.
const DASH_OVERLAP: f64 = 0.01;
/// Thickness in ems of the line that emboldens.
const EMBOLDENING: f64 = 0.02;
/// How far above the baseline a footnote's mark stands, in ems of the text.
const MARK_RISE: f64 = 0.35;
/// The size of a footnote's mark, in ems of the text.
const MARK_SIZE: f64 = 0.6;
/// The widest that gaps are made to fill a line, in cells: a line cut short by a long address stays
/// ragged.
const WIDEST_GAP: f64 = 0.5;

/// What rounding may take from a quotient of lengths.
const ROUNDING: f64 = 1e-6;

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Alignment {
    /// From the left end.
    Left,
    /// In the middle.
    Centre,
    /// To the right end.
    Right,
    /// From end to end, gaps widened alike.
    Filled,
}

/// The space that a line is set in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Space {
    /// Left end in pt.
    pub(super) left: f64,
    /// Width in pt.
    pub(super) width: f64,
    /// The baseline in pt.
    pub(super) baseline: f64,
    /// How the line stands in it.
    pub(super) alignment: Alignment,
}

/// Sets one line. `style` is the paragraph's own: its cell is the unit of every letter's width.
pub(super) fn set_line(letters: &[Letter], style: TextStyle, space: Space) -> Vec<GlyphRun> {
    let half = style.cell() / 2.0;
    let room = times_in(space.width, half);
    let letters = &*leeway::fitted(letter::printed(letters), room);
    let within = letter::width(letters) - leeway::overhang(letters, room);
    let slack = space.width - in_pt(within, half);
    let (mut x, gap) = match space.alignment {
        Alignment::Left => (space.left, 0.0),
        Alignment::Centre => (space.left + slack / 2.0, 0.0),
        Alignment::Right => (space.left + slack, 0.0),
        Alignment::Filled => (space.left, widened_gap(letters, slack, style)),
    };
    let mut runs: Vec<GlyphRun> = Vec::new();
    for (at, it) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at));
        let after = letters.get(at + 1);
        let room = in_pt(it.halves, half);
        let joined =
            (before.is_some_and(|left| left.joins(it)), after.is_some_and(|right| it.joins(right)));
        push(&mut runs, it, x, room, joined, space.baseline);
        x += room + if after.is_some_and(|right| it.may_move_from(right)) { gap } else { 0.0 };
    }
    runs
}

/// The extra room in each gap that may move, so that `slack` pt are used up.
fn widened_gap(letters: &[Letter], slack: f64, style: TextStyle) -> f64 {
    let pairs = letters.iter().zip(letters.iter().skip(1));
    let gaps = pairs.filter(|(before, after)| before.may_move_from(after)).count();
    let gap = slack / in_pt(gaps, 1.0).max(1.0);
    if gap <= style.cell() * WIDEST_GAP { gap } else { 0.0 }
}

/// Adds one letter to the last run, or begins a new one.
fn push(
    runs: &mut Vec<GlyphRun>,
    letter: &Letter,
    x: f64,
    room: f64,
    joined: (bool, bool),
    baseline: f64,
) {
    let mark = letter.note.is_some();
    let size = letter.style.size * if mark { MARK_SIZE } else { 1.0 };
    let (stretch, offset) = fit(letter, size, room, joined);
    let glyph = PlacedGlyph {
        glyph: letter.shape.glyph,
        text: letter.character.to_string(),
        x: x + offset,
    };
    let run = GlyphRun {
        face: letter.face,
        size,
        stretch,
        embolden: if letter.style.bold { size * EMBOLDENING } else { 0.0 },
        colour: letter.colour,
        baseline: baseline - if mark { letter.style.size * MARK_RISE } else { 0.0 },
        glyphs: Vec::new(),
        element: letter.element,
    };
    match runs.last_mut() {
        Some(last) if continues(last, &run) => last.glyphs.push(glyph),
        _ => runs.push(GlyphRun { glyphs: vec![glyph], ..run }),
    }
}

/// Horizontal scale of a glyph, and its origin's distance from the left end of its cell: centred, a
/// quotation mark at what it quotes, narrowed only where it is wider than half a cell; the halves
/// of —— reach each other.
fn fit(letter: &Letter, size: f64, room: f64, joined: (bool, bool)) -> (f64, f64) {
    let shape = letter.shape;
    if joined != (false, false) {
        let left = if joined.0 { -DASH_OVERLAP * size } else { DASH_MARGIN * size };
        let right = room + if joined.1 { DASH_OVERLAP * size } else { -DASH_MARGIN * size };
        let ink = (shape.ink.1 - shape.ink.0) * size;
        let stretch = if ink > 0.0 { (right - left) / ink } else { 1.0 };
        return (stretch, left - shape.ink.0 * size * stretch);
    }
    let advance = shape.advance * size;
    if let Some(side) = letter.leeway.cut {
        let gone = if side == Side::Left { room } else { 0.0 };
        return (1.0, indent(letter, 2.0 * room - advance) - gone);
    }
    let widest = room.max(shape.widest_half * size);
    let stretch = if letter.halves == 1 && advance > widest { room / advance } else { 1.0 };
    (stretch, indent(letter, room - advance * stretch))
}

/// How much of the `blank` in its cell lies left of a glyph: a narrow mark stands on the side where
/// a full-width one has its ink, as “ at what it quotes; all else in the middle.
fn indent(letter: &Letter, blank: f64) -> f64 {
    match character::blank_side(letter.character) {
        Some(Side::Left) if blank > 0.0 => blank,
        Some(Side::Right) if blank > 0.0 => 0.0,
        _ => blank / 2.0,
    }
}

fn continues(run: &GlyphRun, next: &GlyphRun) -> bool {
    let same = |one: f64, other: f64| one.to_bits() == other.to_bits();
    run.face == next.face
        && same(run.size, next.size)
        && same(run.stretch, next.stretch)
        && same(run.embolden, next.embolden)
        && same(run.baseline, next.baseline)
        && run.colour == next.colour
        && run.element == next.element
}

/// So many units of `unit` pt.
#[expect(clippy::cast_precision_loss, reason = "a line has fewer letters than a float has digits")]
pub(super) fn in_pt(count: usize, unit: f64) -> f64 {
    count as f64 * unit
}

/// How many times `unit` goes into `length`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "lengths on a page are small and what is negative counts as 0"
)]
pub(super) fn times_in(length: f64, unit: f64) -> usize {
    (length / unit + ROUNDING).floor() as usize
}
