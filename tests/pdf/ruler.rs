//! Lays a ruler on the pages of a finished PDF: where its glyphs stand, in mm from the left and top
//! edge of the page. Nothing here knows of the layout.

use std::collections::BTreeMap;

use huibao::style::gb9704::{CELLS_PER_LINE, PT_PER_MM, SIZE_3_PT, TYPE_AREA_WIDTH_MM};
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
};

use super::{pen::Shown, reading::Reading, tree::Part};

/// Height of a page in pt.
const PAGE_HEIGHT: f64 = 297.0 * PT_PER_MM;
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
    /// The middle of the first character's ink from top to bottom.
    InkMiddle,
}

/// A finished PDF with its glyphs and faces.
pub(super) struct Ruler {
    pages: Vec<Vec<Shown>>,
    document: Part,
    programs: BTreeMap<String, Vec<u8>>,
}

impl Ruler {
    pub(super) fn on(reading: &Reading) -> Self {
        let (pages, document) = (reading.pages(), reading.structure());
        Self { pages, document, programs: reading.programs() }
    }

    /// How many pages there are.
    pub(super) fn pages(&self) -> usize {
        self.pages.len()
    }

    /// The lines of a page, from 1, that elements of that role show; in order, each without the
    /// words of parts that are elements themselves.
    pub(super) fn lines(&self, page: usize, role: &str) -> Vec<Vec<Shown>> {
        let shown: Vec<Shown> = if role == ARTIFACT {
            self.pages[page - 1].iter().filter(|it| it.mark.is_none()).cloned().collect()
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
            Edge::Baseline => height(first.y),
            Edge::InkTop => {
                words.iter().map(|it| height(it.y + self.ink(it).1)).fold(f64::MAX, f64::min)
            }
            Edge::InkMiddle => {
                let (bottom, top) = self.ink(first);
                height(first.y + f64::midpoint(bottom, top))
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
        shown.size / PT_PER_MM
    };
    let is_narrow = shown.end - shown.x < shown.size * 0.75;
    let half = if is_narrow { whole / 4.0 } else { whole / 2.0 };
    let middle = f64::midpoint(shown.x, shown.end) / PT_PER_MM;
    (middle - half, middle + half)
}

/// A height in mm from the page's top.
fn height(y: f64) -> f64 {
    (PAGE_HEIGHT - y) / PT_PER_MM
}
