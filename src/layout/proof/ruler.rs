//! Thin lines and small words in the proof's colours.

use super::super::{
    Colour, PageItem, ProofFigure, Rule,
    compositor::Compositor,
    letter::{self, Letter},
    line::{Alignment, Space, in_pt, set_line},
};
use crate::{
    diagnostic::{Place, SourceFile, SourceKind},
    style::{TextStyle, gb9704::EM_ASCENT},
};

/// Thickness of its lines in pt.
const PEN: f64 = 0.3;
/// The grid is thinner than that.
const GRID_PEN: f64 = 0.15;
/// Half the length of the stroke across the end of a measure, in pt.
const STROKE: f64 = 2.0;
/// Sides of the polygon that is drawn for a circle.
const SIDES: usize = 72;

/// Draws on one page after another; lengths in pt from the page's top left corner.
pub(super) struct Ruler<'a> {
    compositor: Compositor<'a>,
    pub(super) items: Vec<PageItem>,
}

impl<'a> Ruler<'a> {
    pub(super) fn new(compositor: Compositor<'a>) -> Self {
        Self { compositor, items: Vec::new() }
    }

    /// A line of the grid.
    pub(super) fn grid(&mut self, from: (f64, f64), to: (f64, f64)) {
        self.rule(from, to, GRID_PEN, Colour::Cyan);
    }

    /// A line.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64)) {
        self.rule(from, to, PEN, Colour::Blue);
    }

    /// A line across or down with a stroke at either end.
    pub(super) fn span(&mut self, from: (f64, f64), to: (f64, f64)) {
        self.line(from, to);
        let across = (from.1 - to.1).abs() < f64::EPSILON;
        let (x, y) = if across { (0.0, STROKE) } else { (STROKE, 0.0) };
        for end in [from, to] {
            self.line((end.0 - x, end.1 - y), (end.0 + x, end.1 + y));
        }
    }

    /// The outline of a mark.
    pub(super) fn figure(&mut self, figure: ProofFigure) {
        match figure {
            ProofFigure::Line { from, to } => self.line(from, to),
            ProofFigure::Rectangle { origin, size } => self.rectangle(origin, size),
            ProofFigure::Circle { centre, radius } => self.circle(centre, radius),
        }
    }

    /// A rectangle from its left and top with its width and height.
    pub(super) fn rectangle(&mut self, (left, top): (f64, f64), (width, height): (f64, f64)) {
        let (right, bottom) = (left + width, top + height);
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        self.outline(&corners);
    }

    /// A circle with a cross at its centre.
    fn circle(&mut self, (x, y): (f64, f64), radius: f64) {
        let turn = std::f64::consts::TAU / in_pt(SIDES, 1.0);
        let corner = |number| {
            let (down, across) = in_pt(number, turn).sin_cos();
            (x + radius * across, y + radius * down)
        };
        self.outline(&(0..=SIDES).map(corner).collect::<Vec<_>>());
        self.line((x - STROKE, y), (x + STROKE, y));
        self.line((x, y - STROKE), (x, y + STROKE));
    }

    fn outline(&mut self, corners: &[(f64, f64)]) {
        for (from, to) in corners.iter().zip(corners.iter().skip(1)) {
            self.line(*from, *to);
        }
    }

    /// Small words whose middle is at the height `middle`, from `x`, around it or up to it.
    pub(super) fn words(&mut self, words: &str, x: f64, middle: f64, alignment: Alignment) {
        let style = TextStyle::PROOF;
        let letters = self.letters(words, style);
        let width = in_pt(letter::width(&letters), style.cell() / 2.0);
        let left = match alignment {
            Alignment::Left | Alignment::Filled => x,
            Alignment::Centre => x - width / 2.0,
            Alignment::Right => x - width,
        };
        let baseline = middle + (EM_ASCENT - 0.5) * style.size;
        let space = Space { left, width, baseline, alignment: Alignment::Left };
        let runs = set_line(&letters, style, space);
        self.items.extend(runs.into_iter().map(PageItem::Glyphs));
    }

    /// How far above its baseline the middle of a dash is drawn, in pt.
    pub(super) fn dash_middle(&mut self, style: TextStyle) -> f64 {
        let dash = self.letters("—", style);
        dash.first().map_or(0.0, |it| it.shape.middle() * style.size)
    }

    fn letters(&mut self, words: &str, style: TextStyle) -> Vec<Letter> {
        let source = SourceFile::new("校样", SourceKind::Template, words);
        let origin = Place::new(&source, 0..words.len());
        let letters = self.compositor.artifact(|it| it.letters_of(words, style, &origin));
        letters.into_iter().map(|it| Letter { colour: Colour::Blue, ..it }).collect()
    }

    fn rule(&mut self, from: (f64, f64), to: (f64, f64), thickness: f64, colour: Colour) {
        self.items.push(PageItem::Rule(Rule { from, to, thickness, colour }));
    }
}
