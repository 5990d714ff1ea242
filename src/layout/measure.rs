//! The width that lines are set to, and the height that a page has for them.

use super::{line::in_pt, paragraph::half_cells_in};
use crate::{
    document::{ColumnCount, Orientation},
    style::{
        TextStyle,
        gb9704::{
            CELL_PITCH_PT, CELLS_PER_LINE, LANDSCAPE_CELLS_PER_LINE, TYPE_AREA_HEIGHT_PT,
            TYPE_AREA_WIDTH_PT, column_cells,
        },
    },
};

/// What lines are set in: the type area, or what stands for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measure {
    /// Width in pt.
    pub(super) width: f64,
    /// Height of a page's room in pt.
    pub(super) height: f64,
    /// Cells of 三号 on a line.
    pub(super) cells: usize,
}

impl Measure {
    /// 版心 of an upright page (GB/T 9704-2012, 5.2.1, 5.2.3).
    pub(super) const TYPE_AREA: Self =
        Self { width: TYPE_AREA_WIDTH_PT, height: TYPE_AREA_HEIGHT_PT, cells: CELLS_PER_LINE };

    /// The same of a landscape page: the sheet is turned, and its type area with it (8).
    const LANDSCAPE: Self = Self {
        width: TYPE_AREA_HEIGHT_PT,
        height: TYPE_AREA_WIDTH_PT,
        cells: LANDSCAPE_CELLS_PER_LINE,
    };

    /// 版心 of pages that lie so.
    pub(super) const fn of(orientation: Orientation) -> Self {
        match orientation {
            Orientation::Portrait => Self::TYPE_AREA,
            Orientation::Landscape => Self::LANDSCAPE,
        }
    }

    /// The same with so many cells of 三号 less.
    pub(super) fn narrowed(self, cells: usize) -> Self {
        let width = self.width - in_pt(cells, CELL_PITCH_PT);
        Self { width, cells: self.cells.saturating_sub(cells), ..self }
    }

    /// One of several columns, with gaps between them.
    pub(super) fn column(self, count: ColumnCount) -> Self {
        self.narrowed(self.cells - column_cells(self.cells, count.number()))
    }

    /// How many half cells of `style` fit on a line; 三号 stands on the grid.
    pub(super) fn half_cells(self, style: TextStyle) -> usize {
        let is_on_grid = (style.cell() - CELL_PITCH_PT).abs() < f64::EPSILON;
        if is_on_grid { self.cells * 2 } else { half_cells_in(self.width, style) }
    }

    /// Width in pt of what is left of a line after so many half cells of 三号.
    pub(super) fn after(self, halves: usize) -> f64 {
        self.width - in_pt(halves, CELL_PITCH_PT / 2.0)
    }
}
