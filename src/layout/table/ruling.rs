//! The rules of a table: around every cell, none inside of a merged one.

use crate::{
    document::{Extent, Table},
    layout::{Colour, PageItem, Rule},
    style::gb9704::TABLE_RULE_PT,
};

/// The rules of one row, which is `height` pt high.
pub(super) struct Ruling<'a> {
    pub(super) table: &'a Table,
    pub(super) widths: &'a [f64],
    pub(super) row: usize,
}

impl Ruling<'_> {
    /// The upright rules: at both ends and wherever a cell begins.
    pub(super) fn upright(&self, height: f64) -> Vec<PageItem> {
        let mut rules = Vec::new();
        let mut x = 0.0;
        for (column, width) in self.widths.iter().enumerate() {
            let goes_on = matches!(
                self.extent(self.row, column),
                Some(Extent::Covered { left, .. }) if left > 0
            );
            if !goes_on {
                rules.push(rule((x, 0.0), (x, height)));
            }
            x += width;
        }
        rules.push(rule((x, 0.0), (x, height)));
        rules
    }

    /// The rule below the row where cells end with it; and, for the foot of a page, below the cells
    /// that go on in the next row.
    pub(super) fn below(&self, height: f64) -> (Vec<PageItem>, Vec<PageItem>) {
        let (mut ends, mut goes_on) = (Vec::new(), Vec::new());
        let mut x = 0.0;
        let mut stretch: Option<(bool, f64)> = None;
        for (column, width) in self.widths.iter().enumerate() {
            let is_open = matches!(
                self.extent(self.row + 1, column),
                Some(Extent::Covered { above, .. }) if above > 0
            );
            if let Some((was_open, from)) = stretch.filter(|it| it.0 != is_open) {
                let rules = if was_open { &mut goes_on } else { &mut ends };
                rules.push(rule((from, height), (x, height)));
                stretch = None;
            }
            stretch = stretch.or(Some((is_open, x)));
            x += width;
        }
        if let Some((is_open, from)) = stretch {
            let rules = if is_open { &mut goes_on } else { &mut ends };
            rules.push(rule((from, height), (x, height)));
        }
        (ends, goes_on)
    }

    fn extent(&self, row: usize, column: usize) -> Option<Extent> {
        Some(self.table.cell(row, column)?.extent)
    }
}

/// A straight rule.
pub(super) fn rule(from: (f64, f64), to: (f64, f64)) -> PageItem {
    PageItem::Rule(Rule { from, to, thickness: TABLE_RULE_PT, colour: Colour::Black })
}
