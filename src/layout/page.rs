//! Pages of positioned glyphs: all that a fixed-page format needs, and nothing of any format.
//!
//! Lengths are points (1/72 inch) from the top left corner of the page; y grows downwards.

use std::sync::Arc;

use super::{Element, ElementId, ProofMark, strip::moved};
use crate::{
    document::{BlockId, Orientation},
    style::gb9704::EM_ASCENT,
};

/// A document set in pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Pages {
    /// The pages in order; at least one.
    pub pages: Vec<Page>,
    /// Headings for the reader's navigation pane, in reading order.
    pub outline: Vec<OutlineEntry>,
    /// What the document is made of, in reading order: first the document itself.
    pub elements: Vec<Element>,
}

impl Pages {
    /// The page, from 0, on which what was set from `block` begins.
    pub fn first_page_of(&self, block: &BlockId) -> Option<usize> {
        let is_of_it = |run: &GlyphRun| {
            let element = run.element.and_then(|it| self.elements.get(it.0));
            element.and_then(|it| it.block.as_ref()) == Some(block)
        };
        self.pages.iter().position(|page| page.glyph_runs().any(is_of_it))
    }
}

/// One page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Width in pt of the upright sheet.
    pub width: f64,
    /// Height in pt of the upright sheet.
    pub height: f64,
    /// How it lies. The items of a landscape page count from the top left corner as it is read,
    /// which is the sheet's lower left one: their x goes up the sheet, their y to the right.
    pub orientation: Orientation,
    /// What stands on it, in reading order, but for the page number.
    pub items: Vec<PageItem>,
    /// The page number, on the upright sheet whichever way the page lies (GB/T 9704-2012, 8).
    pub number: Vec<PageItem>,
    /// What a proof of it shows besides.
    pub proof: Vec<ProofMark>,
}

impl Page {
    /// Every run of glyphs on it, those of its drawings too.
    pub fn glyph_runs(&self) -> impl Iterator<Item = &GlyphRun> {
        let items = self.items.iter().chain(&self.number).flat_map(|item| match item {
            PageItem::Drawing(placed) => placed.drawing.items.as_slice(),
            item => std::slice::from_ref(item),
        });
        items.filter_map(PageItem::as_glyphs)
    }

    /// Where a point of its items lies on the upright sheet.
    pub fn on_sheet(&self, (x, y): (f64, f64)) -> (f64, f64) {
        match self.orientation {
            Orientation::Portrait => (x, y),
            Orientation::Landscape => (y, self.height - x),
        }
    }
}

/// Something drawn on a page. What stands for itself refers to its element; rules, and shapes outside
/// a drawing, belong to none.
#[derive(Clone, Debug, PartialEq)]
pub enum PageItem {
    /// Glyphs on one line in one face, size and colour.
    Glyphs(GlyphRun),
    /// A straight rule.
    Rule(Rule),
    /// A row of dots as thick as the rule that it goes along.
    Leader(Rule),
    /// A picture.
    Picture(PlacedPicture),
    /// A filled shape.
    Shape(Shape),
    /// A chart.
    Drawing(PlacedDrawing),
}

impl PageItem {
    /// The element that it belongs to.
    pub fn element(&self) -> Option<ElementId> {
        match self {
            Self::Glyphs(run) => run.element,
            Self::Picture(picture) => picture.element,
            Self::Drawing(placed) => placed.element,
            Self::Rule(_) | Self::Leader(_) | Self::Shape(_) => None,
        }
    }

    /// Its glyphs, if it is a run of glyphs.
    pub fn as_glyphs(&self) -> Option<&GlyphRun> {
        match self {
            Self::Glyphs(run) => Some(run),
            Self::Rule(_)
            | Self::Leader(_)
            | Self::Picture(_)
            | Self::Shape(_)
            | Self::Drawing(_) => None,
        }
    }

    /// The top of what it shows, in pt; of glyphs, of their em box.
    pub fn top(&self) -> f64 {
        match self {
            Self::Glyphs(run) => run.top(),
            Self::Rule(rule) | Self::Leader(rule) => rule.from.1.min(rule.to.1),
            Self::Picture(picture) => picture.origin.1,
            Self::Shape(shape) => shape.corners.iter().map(|it| it.1).fold(f64::MAX, f64::min),
            Self::Drawing(placed) => placed.origin.1,
        }
    }

    /// The same, belonging to no element.
    pub(super) fn into_artifact(self) -> Self {
        match self {
            Self::Glyphs(run) => Self::Glyphs(GlyphRun { element: None, ..run }),
            Self::Picture(it) => Self::Picture(PlacedPicture { element: None, ..it }),
            Self::Drawing(it) => Self::Drawing(PlacedDrawing { element: None, ..it }),
            Self::Rule(_) | Self::Leader(_) | Self::Shape(_) => self,
        }
    }
}

/// Glyphs on one baseline in one face, size, width, weight and colour.
#[derive(Clone, Debug, PartialEq)]
pub struct GlyphRun {
    /// Index of the face in [`super::Faces`].
    pub face: usize,
    /// Em size in pt.
    pub size: f64,
    /// Horizontal scale of the outlines about each glyph's origin; 1 leaves them as drawn.
    pub stretch: f64,
    /// Thickness in pt of a line drawn along the outlines besides filling them, for emboldened
    /// text in a face that has no bold; 0 for none.
    pub embolden: f64,
    /// Colour.
    pub colour: Colour,
    /// The baseline's distance from the page's top in pt.
    pub baseline: f64,
    /// The glyphs from left to right.
    pub glyphs: Vec<PlacedGlyph>,
    /// The element that it belongs to; `None` for what is read to nobody, such as a page number.
    pub element: Option<ElementId>,
}

impl GlyphRun {
    /// The top of its em box, in pt.
    pub fn top(&self) -> f64 {
        self.baseline - EM_ASCENT * self.size
    }
}

/// One glyph.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedGlyph {
    /// Glyph index in the whole face; never 0, because what no face has is reported, not drawn.
    pub glyph: u16,
    /// What it stands for when text is copied out: one character, with its combining marks.
    pub text: String,
    /// Its origin's distance from the page's left edge in pt.
    pub x: f64,
}

/// A straight rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// One end in pt.
    pub from: (f64, f64),
    /// The other end in pt.
    pub to: (f64, f64),
    /// Thickness in pt.
    pub thickness: f64,
    /// Colour.
    pub colour: Colour,
}

/// A picture in its box.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedPicture {
    /// Left and top in pt.
    pub origin: (f64, f64),
    /// Width and height in pt.
    pub size: (f64, f64),
    /// The file's path below the project folder.
    pub path: String,
    /// The figure that it is.
    pub element: Option<ElementId>,
}

/// A filled shape of straight sides, its outline black.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Its corners in pt, each once.
    pub corners: Vec<(f64, f64)>,
    /// What fills it.
    pub fill: Colour,
    /// Thickness of its outline in pt; 0 for none.
    pub outline: f64,
}

/// A chart as rules, shapes and glyphs.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Width and height in pt.
    pub size: (f64, f64),
    /// What it is made of, from its own top left corner.
    pub items: Vec<PageItem>,
    /// What it shows, in words.
    pub alternative: String,
}

/// A drawing on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedDrawing {
    /// Left and top in pt.
    pub origin: (f64, f64),
    /// The drawing.
    pub drawing: Arc<Drawing>,
    /// The figure that it is.
    pub element: Option<ElementId>,
}

impl PlacedDrawing {
    /// What it is made of, where it stands on the page.
    pub fn items(&self) -> impl Iterator<Item = PageItem> + '_ {
        let (x, y) = self.origin;
        self.drawing.items.iter().map(move |it| moved(it.clone(), x, y))
    }
}

/// The colours of an official document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Everything that is not named otherwise (GB/T 9704-2012, 5.2.4).
    Black,
    /// Red parts, and what a draft is missing.
    Red,
    /// The measures of a proof.
    Blue,
    /// The grid of a proof.
    Cyan,
    /// Words of a 花脸稿 that are gone.
    Removed,
    /// Words of a 花脸稿 that are new.
    Added,
    /// Fills of a chart: so many percent of white.
    Grey(u8),
}

/// A heading in the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineEntry {
    /// 0 for the document's title, 1 to 4 for headings.
    pub depth: usize,
    /// Number and text.
    pub text: String,
    /// The block that it was set from; `None` for the document's title.
    pub block: Option<BlockId>,
    /// Page, from 0.
    pub page: usize,
    /// Top of its line in pt, as items of its page count it.
    pub y: f64,
}
