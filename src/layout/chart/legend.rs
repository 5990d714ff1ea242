//! 图例: what each fill or line stands for.

use super::super::{
    letter::Letter,
    line::{Alignment, in_pt},
};
use super::canvas::{Canvas, broken, width};
use crate::style::gb9704::{CHART_LINE_PITCH_PT, TYPE_AREA_WIDTH_PT};

/// Room for the sample before a name, in pt.
pub(super) const SAMPLE: f64 = 24.0;
/// Blank between sample and name, and between two entries, in pt.
const GAPS: (f64, f64) = (4.0, 16.0);
/// Blank above each row of entries, in pt.
const LEADING: f64 = 4.0;

/// An entry where it is to stand.
pub(super) struct Entry<'a> {
    /// Left end of its sample in pt.
    pub(super) left: f64,
    /// The middle of its lines, from the legend's top.
    pub(super) middle: f64,
    lines: Vec<&'a [Letter]>,
    width: f64,
}

/// The entries in rows, each row in the middle.
pub(super) struct Legend<'a> {
    /// In the order of the series.
    pub(super) entries: Vec<Entry<'a>>,
    /// In pt.
    pub(super) height: f64,
}

impl<'a> Legend<'a> {
    /// The legend of these names; of only one, none.
    pub(super) fn of(names: &[&'a [Letter]]) -> Self {
        let mut legend = Self { entries: Vec::new(), height: 0.0 };
        if names.len() < 2 {
            return legend;
        }
        let mut row: Vec<Entry<'a>> = Vec::new();
        let mut right = 0.0;
        for name in names {
            let room = TYPE_AREA_WIDTH_PT - SAMPLE - GAPS.0;
            let lines = broken(name, room);
            let own = lines.iter().map(|it| width(it)).fold(0.0, f64::max);
            let whole = SAMPLE + GAPS.0 + own;
            if !row.is_empty() && right + whole > TYPE_AREA_WIDTH_PT {
                legend.push(std::mem::take(&mut row), right);
                right = 0.0;
            }
            row.push(Entry { left: right, middle: 0.0, lines, width: own });
            right += whole + GAPS.1;
        }
        legend.push(row, right);
        legend
    }

    fn push(&mut self, row: Vec<Entry<'a>>, right: f64) {
        let lines = row.iter().map(|it| it.lines.len()).max().unwrap_or(1);
        let height = in_pt(lines, CHART_LINE_PITCH_PT);
        let indent = (TYPE_AREA_WIDTH_PT - right + GAPS.1).max(0.0) / 2.0;
        let middle = self.height + LEADING + height / 2.0;
        let placed = row.into_iter().map(|it| Entry { left: it.left + indent, middle, ..it });
        self.entries.extend(placed);
        self.height += LEADING + height;
    }

    /// Writes the names, the legend's top at `top`; the samples are the chart's own.
    pub(super) fn write(&self, canvas: &mut Canvas, top: f64) {
        for entry in &self.entries {
            let left = entry.left + SAMPLE + GAPS.0;
            let width = entry.width + 1.0;
            canvas.words(&entry.lines, left, width, top + entry.middle, Alignment::Left);
        }
    }
}
