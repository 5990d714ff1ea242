//! Inlines as runs: one run for each stretch of text that looks alike, because a person edits them.

use docx_rs::{BreakType, Footnote, Run};

use super::{
    body::Body,
    style::{MISSING, Style},
    text::text_run,
};
use crate::{
    chinese::{character, unbroken},
    document::{Inline, InlineContent, address_pieces},
    style::Typesetting,
};

/// What Word calls 无宽非分隔符 and keeps the characters beside it on one line by. Unicode has U+2060
/// for this, of which Word prints a box in many faces.
const NO_WIDTH_NON_BREAK: char = '\u{200d}';

/// How a stretch of text differs from its paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) bold: bool,
    /// Whether it is a web address.
    pub(super) is_address: bool,
    /// Id of a character style.
    pub(super) style: Option<&'static str>,
}

/// A piece of a paragraph.
pub(super) enum Piece<'a> {
    Text(Look, String),
    Footnote(&'a [Inline]),
    LineEnd,
}

impl Body<'_> {
    /// The runs of `inlines`.
    pub(super) fn runs(&mut self, inlines: &[Inline]) -> Vec<Run> {
        self.labelled_runs("", inlines, None)
    }

    /// The runs of `inlines` after `label`, in the character style `style` where one is given.
    pub(super) fn labelled_runs(
        &mut self,
        label: &str,
        inlines: &[Inline],
        style: Option<&'static str>,
    ) -> Vec<Run> {
        let look = Look { style, ..Look::default() };
        let mut pieces = Vec::new();
        add_text(&mut pieces, look, label);
        collect(inlines, look, &mut pieces);
        hold_together(&mut pieces, self.manuscript.laid.typesetting);
        pieces.into_iter().map(|piece| self.run(piece)).collect()
    }

    /// The runs of a title that has been broken into `lines`.
    pub(super) fn runs_in_lines(&mut self, inlines: &[Inline], lines: &[String]) -> Vec<Run> {
        let mut pieces = Vec::new();
        collect(inlines, Look::default(), &mut pieces);
        break_lines(pieces, lines).into_iter().map(|piece| self.run(piece)).collect()
    }

    fn run(&mut self, piece: Piece<'_>) -> Run {
        match piece {
            Piece::LineEnd => Run::new().add_break(BreakType::TextWrapping),
            Piece::Footnote(text) => Run::new().add_footnote_reference(self.footnote(text)),
            Piece::Text(look, text) => {
                let mut run = text_run(&text);
                if look.bold {
                    run = run.bold();
                }
                match look.style {
                    Some(style) => run.style(style),
                    None => run,
                }
            }
        }
    }

    /// A footnote with the next number.
    pub(super) fn footnote(&mut self, text: &[Inline]) -> Footnote {
        self.footnotes += 1;
        let id = self.footnotes;
        let runs = self.runs(text);
        Footnote { id, content: vec![self.paragraph(Style::Footnote, runs)] }
    }
}

/// The pieces of `inlines`.
pub(super) fn pieces(inlines: &[Inline], typesetting: Typesetting) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    collect(inlines, Look::default(), &mut pieces);
    hold_together(&mut pieces, typesetting);
    pieces
}

fn collect<'a>(inlines: &'a [Inline], look: Look, into: &mut Vec<Piece<'a>>) {
    for inline in inlines {
        match &inline.content {
            InlineContent::Text(text) => add_typed(into, look, text),
            InlineContent::Strong(inner) => collect(inner, Look { bold: true, ..look }, into),
            InlineContent::Figure(node) => add_text(into, look, &node.text),
            InlineContent::Case(node) => add_text(into, look, &node.text),
            InlineContent::Claim(node) => add_text(into, look, &node.text),
            InlineContent::Annex(node) => add_text(into, look, &node.text),
            InlineContent::Name(node) => add_text(into, look, &node.text),
            InlineContent::Change(change) => add_text(into, look, change.said()),
            InlineContent::Footnote(text) => into.push(Piece::Footnote(text)),
            InlineContent::Missing(what) => {
                add_text(into, Look { style: Some(MISSING), ..look }, &format!("【待补：{what}】"));
            }
        }
    }
}

/// Typed words, a web address in a run of its own, which becomes a link.
fn add_typed(into: &mut Vec<Piece<'_>>, look: Look, text: &str) {
    for (range, is_address) in address_pieces(text) {
        let look = Look { is_address, ..look };
        add_text(into, look, text.get(range).unwrap_or_default());
    }
}

fn add_text(into: &mut Vec<Piece<'_>>, look: Look, text: &str) {
    match into.last_mut() {
        Some(Piece::Text(before, written)) if *before == look => written.push_str(text),
        _ if text.is_empty() => {}
        _ => into.push(Piece::Text(look, text.to_owned())),
    }
}

/// Puts [`NO_WIDTH_NON_BREAK`] between characters that `typesetting` keeps on one line.
fn hold_together(pieces: &mut [Piece<'_>], typesetting: Typesetting) {
    if !typesetting.holds_together() {
        return;
    }
    let Typesetting { keeps_units, keeps_document_numbers, .. } = typesetting;
    let texts = pieces.iter().filter_map(|it| match it {
        Piece::Text(_, text) => Some(text.as_str()),
        _ => None,
    });
    let whole: Vec<char> = texts.flat_map(str::chars).collect();
    let held = unbroken::held(&whole, keeps_units, keeps_document_numbers);
    let next = whole.iter().skip(1);
    let mut needs_it = held
        .iter()
        .zip(whole.iter().zip(next))
        .map(|(held, (character, next))| *held && character::may_break_between(*character, *next));
    for piece in pieces {
        let Piece::Text(_, text) = piece else { continue };
        let mut joined = String::with_capacity(text.len());
        for character in text.chars() {
            joined.push(character);
            if needs_it.next().unwrap_or_default() {
                joined.push(NO_WIDTH_NON_BREAK);
            }
        }
        *text = joined;
    }
}

/// `pieces` with a line's end after as many characters as each of `lines` has, but the last.
fn break_lines<'a>(pieces: Vec<Piece<'a>>, lines: &[String]) -> Vec<Piece<'a>> {
    let mut left = lines.iter();
    let Some(mut room) = left.next().map(|line| line.chars().count()) else { return pieces };
    let mut broken = Vec::new();
    for piece in pieces {
        let Piece::Text(look, text) = piece else {
            broken.push(piece);
            continue;
        };
        for character in text.chars() {
            if room == 0
                && let Some(next) = left.next()
            {
                broken.push(Piece::LineEnd);
                room = next.chars().count();
                // A blank that a line ended with is on neither.
                if character == '　' && !next.starts_with(character) {
                    continue;
                }
            }
            room = room.saturating_sub(1);
            add_text(&mut broken, look, character.encode_utf8(&mut [0; 4]));
        }
    }
    broken
}
