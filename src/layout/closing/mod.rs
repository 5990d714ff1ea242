//! What closes the text: 附件说明, 署名 and 成文日期, 附注 (GB/T 9704-2012, 7.3.4 to 7.3.6).
//!
//! A seal or stamp is never drawn: its space is kept, and a [`ProofMark`](super::ProofMark) says
//! where it will sit.

mod seal;
mod signature;
mod stamp;
mod unsealed;

use std::ops::Range;

use super::{
    PageItem,
    compositor::Compositor,
    letter,
    line::in_pt,
    paragraph::{Indents, grid_lines},
    strip::Strip,
};
use crate::{
    document::{Block, Document, Signature, SignaturePosition, Signing},
    style::gb9704::{CELL_PITCH_PT, PARAGRAPH_INDENT_CELLS, TYPE_AREA_HEIGHT_PT},
};

pub use signature::{LinePlace, SignatureLine, SignatureText};

/// How many lines of the text go to a new page with a signature that has no room.
const LINES_WITH_SIGNATURE: usize = 2;
/// Up to how many lines the last paragraph goes whole: Word and `LibreOffice` then break where we do.
/// Where one is kept with the next, each of them divides it otherwise.
const LINES_OF_WHOLE_PARAGRAPH: usize = 5;

impl Compositor<'_> {
    /// Adds what closes the text to its `strips`. Where a signature stands here, gives the lines of
    /// the text that it takes along.
    pub(super) fn closing(
        &mut self,
        document: &Document,
        annexes: &[&Block],
        strips: &mut Vec<Strip>,
    ) -> Option<Range<usize>> {
        let mut names = self.annex_list(annexes);
        if let Some(letterhead) = &document.head.letterhead {
            names.extend(self.attendance(letterhead));
        }
        let signature = document.signature.as_ref();
        let signature = signature.filter(|it| it.position == SignaturePosition::AtEnd);
        let mut end = signature.map(|it| self.signature(it)).unwrap_or_default();
        if !document.remark.is_empty() {
            if end.is_empty() {
                end.push(Strip::blank_line());
            }
            let letters = self.closing_letters(&document.remark);
            // 附注 stands on the next line (7.3.6), but no text runs under a seal.
            let reach =
                in_pt(PARAGRAPH_INDENT_CELLS * 2 + letter::width(&letters), CELL_PITCH_PT / 2.0);
            if hanging_from(&end).is_some_and(|left| reach > left) {
                let blank = self.blank(1.0);
                self.above_remark = blank.height;
                end.push(blank);
            }
            end.extend(grid_lines(&letters, self.measure, Indents::PARAGRAPH));
        }
        let below = overhang(&end);
        if below > 0.0 {
            end.push(Strip::of_height(below));
        }
        let last = end.len().saturating_sub(1);
        end.iter_mut().take(last).for_each(|it| it.keep_with_next = true);
        if self.plan.closeness.is_closer() {
            names.iter_mut().chain(&mut end).for_each(|it| it.on_grid = false);
        }
        // A long 附件说明 is divided between its items rather than taken along whole.
        let height: f64 = names.iter().chain(&end).map(|it| it.height).sum();
        let carried = in_pt(LINES_WITH_SIGNATURE, self.plan.closeness.pitch);
        self.keeps_names = signature.is_some() && height + carried <= TYPE_AREA_HEIGHT_PT;
        if !self.keeps_names {
            strips.append(&mut names);
        }
        let kept = signature.map(|_| self.keep_last_lines(strips, names.iter().chain(&end)));
        if self.keeps_names {
            names = names.into_iter().map(Strip::kept_with_next).collect();
        }
        strips.extend(names);
        strips.extend(end);
        kept
    }

    fn signature(&mut self, signature: &Signature) -> Vec<Strip> {
        match signature.signing {
            Signing::Unsealed => self.unsealed(signature),
            Signing::Seal => self.sealed(signature),
            Signing::Stamp => self.stamped(signature),
        }
    }
}

impl Compositor<'_> {
    /// Keeps the last paragraph of the text, or of a long one the last lines, with what follows, and gives
    /// their range.
    fn keep_last_lines<'b>(
        &mut self,
        strips: &mut [Strip],
        after: impl Iterator<Item = &'b Strip>,
    ) -> Range<usize> {
        let room = TYPE_AREA_HEIGHT_PT - after.map(|it| it.height).sum::<f64>();
        let end = strips.len();
        let element = |it: &Strip| it.items.last().and_then(PageItem::element);
        let lines = || strips.iter().enumerate().rev().filter(|(_, it)| !it.items.is_empty());
        let last = lines().next().and_then(|(_, it)| element(it));
        let whole = lines().take_while(|(_, it)| last.is_some() && element(it) == last).count();
        let fits = in_pt(whole, self.plan.closeness.pitch) <= room;
        self.carries_whole = whole <= LINES_OF_WHOLE_PARAGRAPH && fits;
        let is_whole = self.carries_whole && whole >= LINES_WITH_SIGNATURE;
        let count = if is_whole { whole } else { LINES_WITH_SIGNATURE };
        let start = lines().take(count).last().map_or(end, |(at, _)| at);
        strips.iter_mut().skip(start).for_each(|it| it.keep_with_next = true);
        start..end
    }
}

/// How far a seal reaches below the last of `strips`, in pt.
fn overhang(strips: &[Strip]) -> f64 {
    overhangs(strips).map(|(below, _)| below).fold(0.0, f64::max)
}

/// Left edge in pt of the first seal that reaches below the last of `strips`.
fn hanging_from(strips: &[Strip]) -> Option<f64> {
    overhangs(strips).filter(|(below, _)| *below > 0.0).map(|(_, left)| left).reduce(f64::min)
}

/// How far each seal reaches below the last of `strips`, and its left edge, in pt.
fn overhangs(strips: &[Strip]) -> impl Iterator<Item = (f64, f64)> {
    let whole: f64 = strips.iter().map(|it| it.height).sum();
    let rests = strips.iter().scan(whole, |rest, strip| {
        let here = *rest;
        *rest -= strip.height;
        Some((here, strip))
    });
    rests.flat_map(|(rest, strip)| {
        strip.proof.iter().map(move |it| (it.figure.bottom() - rest, it.figure.left()))
    })
}
