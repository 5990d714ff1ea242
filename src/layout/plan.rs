//! What the layout decides by trying: where 主送 stands, and how close a document is set so that
//! 署名 shares a page with the text (GB/T 9704-2012, 7.3.2, 7.3.5.5).

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Faces, Laid, ListedPages,
    compositor::{Compositor, Unset},
    contents::has_contents,
    line::in_pt,
};
use crate::{
    document::{Document, plain_text},
    style::{
        Typesetting,
        gb9704::{
            CELLS_PER_LINE, CLOSER_BLANK_SHARE, CLOSER_PITCHES_PT,
            FEWEST_LINES_ABOVE_SEALED_SIGNATORY, LINE_PITCH_PT, LINES_ABOVE_SEALED_SIGNATORY,
        },
    },
};

/// How close lines stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Closeness {
    /// Pitch of the text's lines, pt.
    pub pitch: f64,
    /// What is left of the blank lines between the text and 署名.
    pub blank_share: f64,
}

impl Default for Closeness {
    fn default() -> Self {
        Self { pitch: LINE_PITCH_PT, blank_share: 1.0 }
    }
}

impl Closeness {
    /// Ever closer: fewer blank lines first, then closer lines.
    fn ladder() -> impl Iterator<Item = Self> {
        let pitches = std::iter::once(LINE_PITCH_PT).chain(CLOSER_PITCHES_PT);
        pitches.map(|pitch| Self { pitch, blank_share: CLOSER_BLANK_SHARE })
    }

    /// Whether anything is closer than the standard has it.
    pub fn is_closer(self) -> bool {
        self != Self::default()
    }

    /// Whether the text's lines stand closer.
    pub fn has_closer_lines(self) -> bool {
        self.pitch < LINE_PITCH_PT
    }

    /// What is left of so many blank lines.
    pub(super) fn blanks(self, lines: usize) -> f64 {
        in_pt(lines, self.blank_share)
    }

    /// Blank lines above a sealed 署名.
    pub(super) fn blanks_above_seal(self) -> f64 {
        let usual = in_pt(LINES_ABOVE_SEALED_SIGNATORY, 1.0);
        if self.is_closer() { FEWEST_LINES_ABOVE_SEALED_SIGNATORY } else { usual }
    }
}

/// How a document is set.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Plan {
    pub(super) closeness: Closeness,
    /// Whether 主送 stands in 版记.
    pub(super) addressees_in_imprint: bool,
}

/// Sets `document` by the plan that the standard asks for.
pub(super) fn set(
    document: &Document,
    faces: &Faces,
    pictures: &BTreeMap<String, Arc<[u8]>>,
    typesetting: Typesetting,
) -> Result<Laid, Unset> {
    let set = |plan| {
        listed(document, |pages| {
            Compositor::new(faces, pictures, typesetting).by(plan).listing(pages).set(document)
        })
    };
    let mut plan = Plan::default();
    let mut best = set(plan)?;
    // Only a list may move: where one line stands in the way, it is not 主送 that is too long.
    let is_list = plain_text(&document.head.addressees).chars().count() > CELLS_PER_LINE;
    let may_move = document.format.has_letterhead() && is_list;
    if best.closing.text_begins_late && may_move {
        let moved = Plan { addressees_in_imprint: true, ..plan };
        let attempt = set(moved)?;
        if !attempt.closing.text_begins_late {
            (plan, best) = (moved, attempt);
        }
    }
    if is_wanting(&best, document) {
        best = closer(best, document, |closeness| set(Plan { closeness, ..plan }))?;
    }
    Ok(best)
}

/// How often a document is set for 目录 to list the pages that things stand on. Once more is enough,
/// unless the numbers change the length of a 目录 that stands among them.
const MOST_LISTINGS: usize = 4;

/// Sets `document` with `set` until 目录 lists the pages as they have become.
fn listed(
    document: &Document,
    set: impl Fn(ListedPages) -> Result<Laid, Unset>,
) -> Result<Laid, Unset> {
    let mut laid = set(ListedPages::default())?;
    if document.cover().is_none() && !has_contents(document) {
        return Ok(laid);
    }
    for _ in 0..MOST_LISTINGS {
        let before = laid.listed.clone();
        laid = set(before.clone())?;
        if laid.listed.agrees_with(&before) {
            break;
        }
    }
    Ok(laid)
}

/// Whether 署名 takes lines of the text to another page, or 版记 has a page for itself that it is not
/// meant to have.
fn is_wanting(laid: &Laid, document: &Document) -> bool {
    laid.closing.carried_paragraphs > 0 || has_stray_imprint(laid, document)
}

fn has_stray_imprint(laid: &Laid, document: &Document) -> bool {
    let on_even_page = document.imprint.as_ref().is_some_and(|it| it.on_even_page);
    !on_even_page && laid.closing.imprint.as_ref().is_some_and(|it| it.has_own_page)
}

/// The first of ever closer settings that wants nothing; else the first that keeps 署名 with all of
/// the text where `usual` does not; else `usual`.
fn closer(
    usual: Laid,
    document: &Document,
    set: impl Fn(Closeness) -> Result<Laid, Unset>,
) -> Result<Laid, Unset> {
    let is_carried = usual.closing.carried_paragraphs > 0;
    let mut best = None;
    let mut lines_over = 0;
    for closeness in Closeness::ladder() {
        let mut attempt = set(closeness)?;
        attempt.closing.is_closer_for_imprint = !is_carried;
        lines_over = attempt.closing.lines_over;
        if !is_wanting(&attempt, document) {
            return Ok(attempt);
        }
        if is_carried && best.is_none() && attempt.closing.carried_paragraphs == 0 {
            best = Some(attempt);
        }
    }
    let mut best = best.unwrap_or(usual);
    if best.closing.carried_paragraphs > 0 {
        best.closing.lines_over = lines_over;
    }
    Ok(best)
}
