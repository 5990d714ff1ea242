//! A strip: what is as wide as the type area and never split between pages, such as a line of text.

use std::sync::Arc;

use super::{PageItem, PlacedDrawing, PlacedPicture, ProofMark, Rule};
use crate::{
    document::{BlockId, ColumnCount, Orientation},
    style::gb9704::LINE_PITCH_PT,
};

/// One strip. Its items count x from the type area's left edge and y from the strip's top.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each holds whatever the others say")]
pub(super) struct Strip {
    /// Its height in pt.
    pub(super) height: f64,
    /// What stands on it.
    pub(super) items: Vec<PageItem>,
    /// Whether its top must be a line of the grid.
    pub(super) on_grid: bool,
    /// Whether the lines of the grid are counted from its lower edge on, as far as its page goes.
    pub(super) begins_grid: bool,
    /// Whether it may not be the last of a page.
    pub(super) keep_with_next: bool,
    /// Whether it begins a page.
    pub(super) begins_page: bool,
    /// Whether the page before the one that it begins is left blank.
    pub(super) after_blank_page: bool,
    /// The outline entry that leads to it.
    pub(super) outline: Option<OutlineMark>,
    /// The footnotes whose marks stand on it, counted from 0.
    pub(super) notes: Vec<usize>,
    /// What a proof shows of it besides.
    pub(super) proof: Vec<ProofMark>,
    /// What is repeated above it where it comes first on a page: a table's header.
    pub(super) header: Option<Arc<[Strip]>>,
    /// What is drawn besides where it is the last of a page: the border of a cell that goes on.
    pub(super) closing: Vec<PageItem>,
    /// How its page lies.
    pub(super) orientation: Orientation,
    /// Set where it stands at the very foot of its page: 版记.
    pub(super) foot: Option<Foot>,
    /// What stands in columns in its place.
    pub(super) columns: Option<InColumns>,
}

/// What stands in columns.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct InColumns {
    /// How many they are.
    pub(super) count: ColumnCount,
    /// What they hold, in reading order.
    pub(super) strips: Vec<Strip>,
}

/// What the outline says of a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OutlineMark {
    /// 0 for the document's title, 1 for what stands right below it.
    pub(super) depth: usize,
    /// Number and text.
    pub(super) text: String,
    /// The block that it was set from.
    pub(super) block: Option<BlockId>,
}

/// What stands at the foot of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Foot {
    /// Whether that page must be an even one.
    pub(super) on_even_page: bool,
}

impl Strip {
    /// An empty strip of `height` pt, at any height of the page.
    pub(super) fn of_height(height: f64) -> Self {
        Self {
            height,
            items: Vec::new(),
            on_grid: false,
            begins_grid: false,
            keep_with_next: false,
            begins_page: false,
            after_blank_page: false,
            outline: None,
            notes: Vec::new(),
            proof: Vec::new(),
            header: None,
            closing: Vec::new(),
            orientation: Orientation::Portrait,
            foot: None,
            columns: None,
        }
    }

    /// An empty line of the grid.
    pub(super) fn blank_line() -> Self {
        Self { on_grid: true, ..Self::of_height(LINE_PITCH_PT) }
    }

    /// The same strip with lines `pitch` pt apart, bound to no grid. What is no line of the grid
    /// keeps its height.
    pub(super) fn closer(mut self, pitch: f64) -> Self {
        if self.on_grid && (self.height - LINE_PITCH_PT).abs() < f64::EPSILON {
            let up = (pitch - LINE_PITCH_PT) / 2.0;
            self.items = self.items.into_iter().map(|it| moved(it, 0.0, up)).collect();
            self.height = pitch;
        }
        Self { on_grid: false, ..self }
    }

    /// The same strip, never the last of a page.
    pub(super) fn kept_with_next(self) -> Self {
        Self { keep_with_next: true, ..self }
    }

    /// The same strip, what stands on it moved by `x` pt.
    pub(super) fn moved_right(self, x: f64) -> Self {
        let items = self.items.into_iter().map(|it| moved(it, x, 0.0)).collect();
        let closing = self.closing.into_iter().map(|it| moved(it, x, 0.0)).collect();
        let proof = self.proof.iter().map(|it| it.moved(x, 0.0)).collect();
        Self { items, proof, closing, ..self }
    }

    /// The same strip as it is repeated on another page: nobody needs to hear it again, and a
    /// footnote belongs to its first appearance only.
    pub(super) fn repeated(self) -> Self {
        let items = self.items.into_iter().map(PageItem::into_artifact).collect();
        Self { items, notes: Vec::new(), ..self }
    }
}

/// `item` moved by `x` and `y` pt.
pub(super) fn moved(item: PageItem, x: f64, y: f64) -> PageItem {
    match item {
        PageItem::Glyphs(mut run) => {
            run.baseline += y;
            run.glyphs.iter_mut().for_each(|it| it.x += x);
            PageItem::Glyphs(run)
        }
        PageItem::Rule(rule) => PageItem::Rule(moved_rule(rule, x, y)),
        PageItem::Leader(rule) => PageItem::Leader(moved_rule(rule, x, y)),
        PageItem::Picture(picture) => PageItem::Picture(PlacedPicture {
            origin: (picture.origin.0 + x, picture.origin.1 + y),
            ..picture
        }),
        PageItem::Shape(mut shape) => {
            shape.corners.iter_mut().for_each(|it| *it = (it.0 + x, it.1 + y));
            PageItem::Shape(shape)
        }
        PageItem::Drawing(placed) => PageItem::Drawing(PlacedDrawing {
            origin: (placed.origin.0 + x, placed.origin.1 + y),
            ..placed
        }),
    }
}

fn moved_rule(rule: Rule, x: f64, y: f64) -> Rule {
    let from = (rule.from.0 + x, rule.from.1 + y);
    Rule { from, to: (rule.to.0 + x, rule.to.1 + y), ..rule }
}
