//! Lays a ruler on the pages of a finished PDF: where its glyphs and rules stand, in mm from the left
//! and top edge of the page. Nothing here knows of the layout.

use std::collections::BTreeMap;

use huibao::style::gb9704::{CELLS_PER_LINE, PT_PER_MM, SIZE_3_PT, TYPE_AREA_WIDTH_MM};
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
};

use super::{
    pen::{Drawn, Ink, Shown, Stroke},
    reading::Reading,
    tree::Part,
};

/// Width and height of a sheet in mm.
const SHEET: (f64, f64) = (210.0, 297.0);
/// The role of what belongs to no element.
pub(super) const ARTIFACT: &str = "Artifact";

/// What is measured of some words.
#[derive(Clone, Copy, Debug)]
pub(super) enum Edge {
    /// The left edge of the first character's cell.
    Left,
    /// The right edge of the last character's cell.
    Right,
    /// The middle of the words from left to right.
    Centre,
    /// The baseline.
    Baseline,
    /// The highest ink.
    InkTop,
    /// The lowest ink.
    InkBottom,
    /// The middle of the first character's ink from top to bottom.
    InkMiddle,
}

/// A straight rule on an upright sheet, in mm.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Its ends, in the middle of its thickness.
    pub(super) from: (f64, f64),
    pub(super) to: (f64, f64),
    pub(super) thickness: f64,
    pub(super) ink: Ink,
}

/// A finished PDF with its glyphs and faces.
pub(super) struct Ruler {
    pages: Vec<Drawn>,
    document: Part,
    programs: BTreeMap<String, Vec<u8>>,
}

impl Ruler {
    pub(super) fn on(reading: &Reading) -> Self {
        let (pages, document) = (reading.drawn(), reading.structure());
        Self { pages, document, programs: reading.programs() }
    }

    /// How many pages there are.
    pub(super) fn pages(&self) -> usize {
        self.pages.len()
    }

    /// All glyphs of a page, from 1.
    pub(super) fn shown(&self, page: usize) -> &[Shown] {
        &self.pages[page - 1].shown
    }

    /// All rules of a page, from 1, on its upright sheet.
    pub(super) fn rules(&self, page: usize) -> Vec<Line> {
        let strokes = self.pages[page - 1].strokes.iter();
        let line = |it: &Stroke| Line {
            from: on_sheet(it.from),
            to: on_sheet(it.to),
            thickness: it.thickness / PT_PER_MM,
            ink: it.ink,
        };
        strokes.map(line).collect()
    }

    /// The colours that shapes of a page, from 1, are filled with.
    pub(super) fn fills(&self, page: usize) -> &[Ink] {
        &self.pages[page - 1].fills
    }

    /// The lines of a page, from 1, that elements of that role show; in order, each without the
    /// words of parts that are elements themselves.
    pub(super) fn lines(&self, page: usize, role: &str) -> Vec<Vec<Shown>> {
        let shown: Vec<Shown> = if role == ARTIFACT {
            self.shown(page).iter().filter(|it| it.mark.is_none()).cloned().collect()
        } else {
            let parts = self.document.all().into_iter().filter(|it| it.role == role);
            let shown = parts.flat_map(|it| it.shown().collect::<Vec<_>>());
            shown.filter(|(at, _)| at + 1 == page).map(|(_, it)| it.clone()).collect()
        };
        let same_line = |one: &Shown, other: &Shown| one.y.to_bits() == other.y.to_bits();
        shown.chunk_by(same_line).map(<[Shown]>::to_vec).collect()
    }

    /// The glyphs of `words`, which stand on one line.
    pub(super) fn words(&self, page: usize, role: &str, words: &str) -> Option<Vec<Shown>> {
        self.lines(page, role).into_iter().find_map(|line| {
            let text: String = line.iter().map(|it| it.text.as_str()).collect();
            let start = text.find(words)?;
            let mut at = 0;
            let mut found = line;
            found.retain(|it| {
                let inside = (start..start + words.len()).contains(&at) || text == words;
                at += it.text.len();
                inside
            });
            Some(found)
        })
    }

    /// A measure of glyphs in mm.
    pub(super) fn measure(&self, words: &[Shown], edge: Edge) -> f64 {
        let (first, last) = (&words[0], &words[words.len() - 1]);
        match edge {
            Edge::Left => cell(first).0,
            Edge::Right => cell(last).1,
            Edge::Centre => f64::midpoint(cell(first).0, cell(last).1),
            Edge::Baseline => height(first, 0.0),
            Edge::InkTop => {
                words.iter().map(|it| height(it, self.ink(it).1)).fold(f64::MAX, f64::min)
            }
            Edge::InkBottom => {
                words.iter().map(|it| height(it, self.ink(it).0)).fold(0.0, f64::max)
            }
            Edge::InkMiddle => {
                let (bottom, top) = self.ink(first);
                height(first, f64::midpoint(bottom, top))
            }
        }
    }

    /// The lowest and highest ink of a glyph in pt above its baseline.
    fn ink(&self, shown: &Shown) -> (f64, f64) {
        let font = FontRef::new(&self.programs[&shown.face]).unwrap();
        let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        let bounds = metrics.bounds(GlyphId::from(shown.glyph)).unwrap();
        (f64::from(bounds.y_min) * shown.size, f64::from(bounds.y_max) * shown.size)
    }
}

/// The left and right edge of the cell in whose middle a glyph stands, in mm: 三号 stands on the
/// grid of 28 a line (GB/T 9704-2012, 5.2.3), any other size is solid.
fn cell(shown: &Shown) -> (f64, f64) {
    let on_grid = (shown.size - SIZE_3_PT).abs() < f64::EPSILON;
    let whole = if on_grid {
        TYPE_AREA_WIDTH_MM / f64::from(u32::try_from(CELLS_PER_LINE).unwrap())
    } else {
        shown.size * shown.stretch / PT_PER_MM
    };
    let is_narrow = shown.end - shown.x < shown.size * shown.stretch * 0.75;
    let half = if is_narrow { whole / 4.0 } else { whole / 2.0 };
    let middle = f64::midpoint(shown.x, shown.end) / PT_PER_MM;
    (middle - half, middle + half)
}

/// The height of what is `above` pt above a glyph's baseline, in mm from the top of the page as it is
/// read.
fn height(shown: &Shown, above: f64) -> f64 {
    let (width, height) = SHEET;
    let whole = if shown.turn.direction() == (1.0, 0.0) { height } else { width };
    whole - (shown.y + above) / PT_PER_MM
}

/// A point in mm from the left and top edge of the upright sheet.
pub(super) fn on_sheet((x, y): (f64, f64)) -> (f64, f64) {
    (x / PT_PER_MM, SHEET.1 - y / PT_PER_MM)
}
