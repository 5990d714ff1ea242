//! What of a document must stay together on one page.

use super::{measure::Measure, strip::Strip};
use crate::document::Orientation;

/// What must go on one page together.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Need {
    /// Height of the strip and of those that it is kept with, in pt.
    pub(super) text: f64,
    /// Height of the footnotes to all of these, in pt; the last one need only begin.
    pub(super) notes: f64,
}

/// Height of the footnotes to `strip` when the last has only begun: it may go on on the next page.
fn begun(strip: &Strip, notes: &[Vec<Strip>]) -> f64 {
    let notes: Vec<&Vec<Strip>> = strip.notes.iter().filter_map(|it| notes.get(*it)).collect();
    let Some((last, others)) = notes.split_last() else { return 0.0 };
    let first = last.first().map_or(0.0, |it| it.height);
    others.iter().flat_map(|it| it.iter()).map(|it| it.height).sum::<f64>() + first
}

/// What each strip needs with those that it is kept with.
pub(super) fn needs(strips: &[Strip], notes: &[Vec<Strip>]) -> Vec<Need> {
    let mut needs: Vec<Need> = Vec::with_capacity(strips.len());
    let mut after = Need::default();
    let mut orientation = Orientation::Portrait;
    for strip in strips.iter().rev() {
        if std::mem::replace(&mut orientation, strip.orientation) != strip.orientation {
            after = Need::default();
        }
        let own = Need { text: strip.height, notes: begun(strip, notes) };
        let kept = Need { text: own.text + after.text, notes: own.notes + after.notes };
        let possible = kept.text + kept.notes <= Measure::of(orientation).height;
        after = if strip.keep_with_next && possible { kept } else { own };
        needs.push(after);
        if strip.begins_page {
            after = Need::default();
        }
    }
    needs.reverse();
    needs
}
