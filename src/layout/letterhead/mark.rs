//! 发文机关标志: fitted to its width, never wrapped; several organs one below the other, distributed to
//! one width, 文件 at their right (GB/T 9704-2012, 7.2.4).

use crate::{
    diagnostic::Diagnostic,
    layout::{PlacedGlyph, letter},
};
use crate::{
    document::IssuerMark,
    layout::{
        Colour, GlyphRun, PageItem, SetMark,
        compositor::Compositor,
        letter::Letter,
        line::{in_pt, times_in},
    },
    style::{
        TextStyle,
        gb9704::{
            MARK_CONDENSED_FROM, MARK_HIGHEST_MM, MARK_LARGEST_PT, MARK_NARROWEST,
            MARK_PITCH_SHARE, MARK_SMALLEST_PT, MARK_SUFFIX_GAP, MARK_WIDEST_SHARE, PT_PER_MM,
            TYPE_AREA_WIDTH_PT,
        },
    },
};

/// Word's unit of size, in pt.
const HALF_POINT: f64 = 0.5;
/// Word's unit of horizontal scale.
const PER_CENT: f64 = 0.01;

/// Size and horizontal scale of a mark, in Word's units: both files have the same.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Fit {
    /// Em size in pt.
    size: f64,
    /// Share of their width that the characters are condensed to.
    stretch: f64,
}

impl Compositor<'_> {
    /// Sets the mark with its ink's top `top` pt below that of the type area.
    pub(super) fn mark(&mut self, mark: &IssuerMark, top: f64) -> (SetMark, Vec<PageItem>) {
        let style = TextStyle::mark(MARK_LARGEST_PT);
        let organs: Vec<Vec<Letter>> =
            mark.organs.iter().map(|it| self.line_of(it, style)).collect();
        let suffix = self.line_of(&mark.suffix, style);
        let widest = organs.iter().map(|it| ems(it)).fold(0.0, f64::max);
        let gap = if suffix.is_empty() { 0.0 } else { MARK_SUFFIX_GAP };
        let fit = fit(widest + gap + ems(&suffix), organs.len());
        if let Some(first) = mark.organs.first().and_then(|it| it.first())
            && fit.size < MARK_SMALLEST_PT
        {
            let cause = "发文机关标志太长或发文机关太多，印出来比标题还小";
            let cure = "请用规范化简称，或用“标志”写明整个标志，如“标志: 区教育局等五部门文件”";
            self.found.push(Diagnostic::error(cause).at(&first.origin).cure(cure));
        }
        let set = placed(&organs, &suffix, fit, top);
        let mut items = Vec::new();
        for (at, organ) in organs.iter().enumerate() {
            let baseline = set.baseline + in_pt(at, set.pitch);
            items.push(set_line(organ, fit, set.organs, baseline));
        }
        if let Some(place) = set.suffix {
            let last = in_pt(organs.len().saturating_sub(1), set.pitch);
            items.push(set_line(&suffix, fit, place, set.baseline + last / 2.0));
        }
        (set, items.into_iter().flatten().map(PageItem::Glyphs).collect())
    }
}

/// Where everything of the mark stands.
fn placed(organs: &[Vec<Letter>], suffix: &[Letter], fit: Fit, top: f64) -> SetMark {
    let em = fit.size * fit.stretch;
    let width = organs.iter().map(|it| ems(it)).fold(0.0, f64::max) * em;
    let gap = if suffix.is_empty() { 0.0 } else { MARK_SUFFIX_GAP * em };
    let whole = width + gap + ems(suffix) * em;
    let left = (TYPE_AREA_WIDTH_PT - whole) / 2.0;
    let last = organs.last().map(Vec::as_slice).unwrap_or_default();
    let heights = |of: fn((f64, f64)) -> f64, among: &[Letter]| -> Vec<f64> {
        among.iter().map(|it| of(it.shape.heights) * fit.size).collect()
    };
    let first = organs.first().map(Vec::as_slice).unwrap_or_default();
    let ascent = heights(|it| it.1, first).into_iter().fold(0.0, f64::max);
    let descent = heights(|it| -it.0, last).into_iter().fold(0.0, f64::max);
    let pitch = if organs.len() > 1 { fit.size * MARK_PITCH_SHARE } else { 0.0 };
    let baseline = top + ascent;
    let lines = in_pt(organs.len().saturating_sub(1), pitch);
    SetMark {
        size: fit.size,
        stretch: fit.stretch,
        ink_top: top,
        baseline,
        pitch,
        lower_edge: top + lines + fit.size,
        ink_bottom: baseline + lines + descent,
        organs: (left, width),
        suffix: (!suffix.is_empty()).then(|| (left + width + gap, ems(suffix) * em)),
    }
}

/// The size of a mark of `width` ems and so many lines, and how far it is condensed.
fn fit(width: f64, lines: usize) -> Fit {
    let room = TYPE_AREA_WIDTH_PT * MARK_WIDEST_SHARE;
    let pitches = in_pt(lines.saturating_sub(1), MARK_PITCH_SHARE) + 1.0;
    let uncondensed = width.min(in_pt(MARK_CONDENSED_FROM, 1.0)).max(1.0);
    let size = MARK_LARGEST_PT
        .min(room / uncondensed)
        .min(room / (width.max(1.0) * MARK_NARROWEST))
        .min(MARK_HIGHEST_MM * PT_PER_MM / pitches);
    let size = whole_parts(size, HALF_POINT);
    let stretch = (room / (width.max(1.0) * size)).min(1.0);
    Fit { size, stretch: whole_parts(stretch, PER_CENT) }
}

/// `length` in whole parts, rounded down.
fn whole_parts(length: f64, part: f64) -> f64 {
    in_pt(times_in(length, part), part)
}

/// Width in ems.
fn ems(letters: &[Letter]) -> f64 {
    in_pt(letter::width(letters), 0.5)
}

/// One line of the mark, its characters distributed from end to end of `place`, left and width in pt.
fn set_line(letters: &[Letter], fit: Fit, place: (f64, f64), baseline: f64) -> Vec<GlyphRun> {
    let letters = letter::printed(letters);
    let half = fit.size * fit.stretch / 2.0;
    let slack = place.1 - in_pt(letter::width(letters), half);
    let gap = slack / in_pt(letters.len().saturating_sub(1), 1.0).max(1.0);
    let mut x = place.0 + if letters.len() == 1 { slack / 2.0 } else { 0.0 };
    let mut runs = Vec::new();
    for it in letters {
        let room = in_pt(it.halves, half);
        let own = it.shape.advance * fit.size;
        let stretch = if own > 0.0 { fit.stretch.min(room / own) } else { fit.stretch };
        let glyph = PlacedGlyph {
            glyph: it.shape.glyph,
            text: it.character.to_string(),
            x: x + (room - own * stretch) / 2.0,
        };
        runs.push(GlyphRun {
            face: it.face,
            size: fit.size,
            stretch,
            embolden: 0.0,
            colour: Colour::Red,
            baseline,
            glyphs: vec![glyph],
            element: it.element,
        });
        x += room + gap;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 0.01
    }

    #[test]
    fn up_to_eleven_characters_have_the_largest_size() {
        assert_eq!(fit(11.0, 1), Fit { size: 36.0, stretch: 1.0 });
    }

    #[test]
    fn more_than_twelve_characters_are_condensed_and_no_smaller() {
        let twelve = fit(12.0, 1);
        assert!(near(twelve.size, 35.0) && near(twelve.stretch, 1.0), "{twelve:?}");
        let sixteen = fit(16.0, 1);
        assert!(near(sixteen.size, 35.0) && near(sixteen.stretch, 0.75), "{sixteen:?}");
    }

    #[test]
    fn nothing_is_condensed_to_less_than_it_can_be_read_at() {
        let long = fit(24.0, 1);
        assert!(near(long.stretch, 0.6) && near(long.size, 29.0), "{long:?}");
    }

    #[test]
    fn many_organs_leave_room_for_the_text() {
        let five = fit(10.0, 5);
        assert!(near(five.size, 31.0) && five.size * 6.0 < 66.0 * PT_PER_MM, "{five:?}");
    }
}
