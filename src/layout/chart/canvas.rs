//! What a chart is drawn on: it gathers rules, shapes and words.

use super::super::{
    Colour, PageItem, Rule, Shape,
    letter::{self, Letter},
    line::{Alignment, Space, in_pt, set_line},
    line_breaking::break_lines,
    paragraph::half_cells_in,
};
use crate::style::{
    TextStyle,
    gb9704::{CHART_LINE_PITCH_PT, EM_ASCENT},
};

/// Thickness in pt of axes and outlines.
pub(super) const PEN: f64 = 0.75;

/// A rectangle: left, top, width and height in pt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rectangle {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Rectangle {
    pub(super) fn right(self) -> f64 {
        self.left + self.width
    }

    pub(super) fn bottom(self) -> f64 {
        self.top + self.height
    }

    pub(super) fn centre(self) -> (f64, f64) {
        (self.left + self.width / 2.0, self.top + self.height / 2.0)
    }

    /// Whether the two have any point in common.
    pub(super) fn meets(self, other: Self) -> bool {
        self.left < other.right()
            && other.left < self.right()
            && self.top < other.bottom()
            && other.top < self.bottom()
    }
}

/// The drawing of one chart as far as it has come.
#[derive(Default)]
pub(super) struct Canvas {
    pub(super) items: Vec<PageItem>,
}

impl Canvas {
    /// A straight black rule.
    pub(super) fn rule(&mut self, from: (f64, f64), to: (f64, f64), thickness: f64) {
        self.items.push(PageItem::Rule(Rule { from, to, thickness, colour: Colour::Black }));
    }

    /// A filled shape.
    pub(super) fn shape(&mut self, corners: Vec<(f64, f64)>, fill: Colour, outline: f64) {
        self.items.push(PageItem::Shape(Shape { corners, fill, outline }));
    }

    /// A filled rectangle.
    pub(super) fn rectangle(&mut self, it: Rectangle, fill: Colour, outline: f64) {
        let (left, right, top, bottom) = (it.left, it.right(), it.top, it.bottom());
        let corners = vec![(left, top), (right, top), (right, bottom), (left, bottom)];
        self.shape(corners, fill, outline);
    }

    /// Lines of words in a box that is `width` wide from `left`, the middle of them at `middle`.
    pub(super) fn words(
        &mut self,
        lines: &[&[Letter]],
        left: f64,
        width: f64,
        middle: f64,
        alignment: Alignment,
    ) {
        let style = TextStyle::CHART;
        let top = middle - in_pt(lines.len(), CHART_LINE_PITCH_PT) / 2.0;
        for (at, line) in lines.iter().enumerate() {
            let centre = top + in_pt(at, CHART_LINE_PITCH_PT) + CHART_LINE_PITCH_PT / 2.0;
            let baseline = centre + (EM_ASCENT - 0.5) * style.size;
            let space = Space { left, width, baseline, alignment };
            let runs = set_line(line, style, space);
            self.items.extend(runs.into_iter().map(PageItem::Glyphs));
        }
    }
}

/// The width of words on one line in pt.
pub(super) fn width(words: &[Letter]) -> f64 {
    in_pt(letter::width(words), TextStyle::CHART.cell() / 2.0)
}

/// The widest of several words in pt.
pub(super) fn widest<'a>(words: impl IntoIterator<Item = &'a Vec<Letter>>) -> f64 {
    words.into_iter().map(|it| width(it)).fold(0.0, f64::max)
}

/// Words broken into lines of at most `width` pt.
pub(super) fn broken(words: &[Letter], width: f64) -> Vec<&[Letter]> {
    let room = half_cells_in(width, TextStyle::CHART).max(2);
    break_lines(words, room, room).into_iter().filter_map(|it| words.get(it)).collect()
}
