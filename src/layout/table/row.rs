//! Rows as strips.

use super::{
    Row, alignment, row_height,
    ruling::{Ruling, rule},
};
use crate::{
    document::{CellAlignment, Table},
    layout::{
        GlyphRun, PageItem,
        letter::Letter,
        line::{Alignment, Space, in_pt, set_line, times_in},
        line_breaking::break_lines,
        paragraph::{baseline, half_cells_in},
        strip::Strip,
    },
    style::{
        TextStyle,
        gb9704::{LINE_PITCH_PT, TABLE_CELL_MARGIN_PT, TABLE_LINE_PITCH_PT},
    },
};

/// Sets the rows of one table.
pub(super) struct RowSetter<'a> {
    pub(super) table: &'a Table,
    /// Widths of the columns in pt.
    pub(super) widths: &'a [f64],
    /// Height in pt that a page has for rows.
    pub(super) room: f64,
}

/// A cell's lines in one row, or in all rows that it covers.
struct SetCell<'a> {
    lines: Vec<&'a [Letter]>,
    left: f64,
    width: f64,
    alignment: CellAlignment,
    /// Rows that its lines stand in the middle of.
    rows: usize,
}

impl RowSetter<'_> {
    /// The rule above the first row.
    pub(super) fn top(&self) -> Strip {
        Self::rule_above(self.widths.iter().sum())
    }

    /// A rule `width` pt long.
    pub(super) fn rule_above(width: f64) -> Strip {
        Strip { items: vec![rule((0.0, 0.0), (width, 0.0))], ..Strip::of_height(0.0) }
    }

    /// Sets the rows of a group, of which the first is the table's row `start`.
    pub(super) fn set(&self, letters: &[Row], start: usize) -> Vec<Strip> {
        let mut rows: Vec<Vec<SetCell<'_>>> =
            letters.iter().enumerate().map(|(at, row)| self.cells(row, start + at)).collect();
        let heights = heights(&rows);
        if heights.len() > 1 && heights.iter().sum::<f64>() <= self.room {
            return self.closed(&rows, &heights, start);
        }
        deal_out(&mut rows);
        let rows = rows.iter().enumerate();
        rows.flat_map(|(at, cells)| self.in_parts(cells, start + at)).collect()
    }

    /// The cells that begin in a row, broken into lines.
    fn cells<'b>(&self, letters: &'b Row, row: usize) -> Vec<SetCell<'b>> {
        let style = TextStyle::TABLE_CELL;
        let mut cells = Vec::with_capacity(letters.len());
        let mut left = 0.0;
        for (column, (letters, width)) in letters.iter().zip(self.widths).enumerate() {
            let extent = self.table.cell(row, column).map(|it| it.extent).unwrap_or_default();
            if let Some((columns, rows)) = extent.size() {
                let width = self.widths.iter().skip(column).take(columns).sum();
                let room = half_cells_in(width - 2.0 * TABLE_CELL_MARGIN_PT, style).max(2);
                let ranges = break_lines(letters, room, room).into_iter();
                let lines = ranges.filter_map(|it| letters.get(it)).collect();
                let alignment = alignment(self.table, row, column);
                cells.push(SetCell { lines, left, width, alignment, rows });
            }
            left += width;
        }
        cells
    }

    /// Rows that stay on one page: a cell that covers several stands in the middle of them.
    fn closed(&self, rows: &[Vec<SetCell<'_>>], heights: &[f64], start: usize) -> Vec<Strip> {
        let last = rows.len().saturating_sub(1);
        let mut strips = Vec::with_capacity(rows.len());
        for (at, (cells, height)) in rows.iter().zip(heights).enumerate() {
            let mut strip = self.ruled(*height, start + at);
            for cell in cells {
                let height = heights.iter().skip(at).take(cell.rows).sum();
                add(&mut strip, &cell.lines, cell, height);
            }
            strip.keep_with_next = at < last;
            strips.push(strip);
        }
        strips
    }

    /// A row as one strip, or as several where no page could hold it.
    fn in_parts(&self, cells: &[SetCell<'_>], row: usize) -> Vec<Strip> {
        let most = most_lines(cells);
        let fitting = 1 + times_in((self.room - LINE_PITCH_PT).max(0.0), TABLE_LINE_PITCH_PT);
        let starts = (0..most).step_by(fitting);
        starts
            .map(|start| {
                let height = row_height((most - start).min(fitting));
                let mut strip = self.ruled(height, row);
                for cell in cells {
                    let lines: Vec<&[Letter]> =
                        cell.lines.iter().skip(start).take(fitting).copied().collect();
                    add(&mut strip, &lines, cell, height);
                }
                strip
            })
            .collect()
    }

    /// A row's rules without its text.
    fn ruled(&self, height: f64, row: usize) -> Strip {
        let ruling = Ruling { table: self.table, widths: self.widths, row };
        let (below, closing) = ruling.below(height);
        let mut items = ruling.upright(height);
        items.extend(below);
        Strip { items, closing, ..Strip::of_height(height) }
    }
}

/// Heights in pt of rows: each holds its own cells, the last one of a cell that covers several
/// what the others do not hold of it.
fn heights(rows: &[Vec<SetCell<'_>>]) -> Vec<f64> {
    let of_row = |cells: &Vec<SetCell<'_>>| {
        let own = cells.iter().filter(|it| it.rows == 1);
        row_height(own.map(|it| it.lines.len()).max().unwrap_or_default())
    };
    let mut heights: Vec<f64> = rows.iter().map(of_row).collect();
    for (at, cells) in rows.iter().enumerate() {
        for cell in cells.iter().filter(|it| it.rows > 1) {
            let covered: f64 = heights.iter().skip(at).take(cell.rows).sum();
            let lacking = row_height(cell.lines.len()) - covered;
            if let Some(last) = heights.get_mut(at + cell.rows - 1).filter(|_| lacking > 0.0) {
                *last += lacking;
            }
        }
    }
    heights
}

/// Deals the lines of cells that cover several rows out to them from the first, so that each row
/// can be set by itself: each as many as its own cells have, the last one the rest.
fn deal_out(rows: &mut [Vec<SetCell<'_>>]) {
    let own = |cells: &Vec<SetCell<'_>>| {
        let single = cells.iter().filter(|it| it.rows == 1).map(|it| it.lines.len());
        single.max().unwrap_or_default().max(1)
    };
    let most: Vec<usize> = rows.iter().map(own).collect();
    for at in 0..rows.len() {
        let Some(cells) = rows.get_mut(at) else { return };
        let mut dealt: Vec<(usize, SetCell<'_>)> = Vec::new();
        for cell in cells.iter_mut().filter(|it| it.rows > 1) {
            let mut lines = std::mem::take(&mut cell.lines);
            let last = cell.rows - 1;
            for (further, room) in most.iter().skip(at).take(cell.rows).enumerate() {
                let taken = if further == last { lines.len() } else { lines.len().min(*room) };
                let rest = lines.split_off(taken);
                let part = SetCell { lines, rows: 1, ..*cell };
                dealt.push((at + further, part));
                lines = rest;
            }
            cell.rows = 1;
        }
        for (row, part) in dealt {
            if let Some(cells) = rows.get_mut(row).filter(|_| !part.lines.is_empty()) {
                let before = cells.partition_point(|it| it.left <= part.left);
                cells.insert(before, part);
            }
        }
    }
}

fn most_lines(cells: &[SetCell<'_>]) -> usize {
    cells.iter().map(|it| it.lines.len()).max().unwrap_or_default().max(1)
}

/// Adds a cell's lines, or some of them, to its row's strip, in the middle of `height` pt.
fn add(strip: &mut Strip, lines: &[&[Letter]], cell: &SetCell<'_>, height: f64) {
    let glyphs = set_cell(lines, cell.left, cell.width, height, cell.alignment);
    strip.items.extend(glyphs.into_iter().map(PageItem::Glyphs));
    for note in lines.iter().copied().flatten().filter_map(|it| it.note) {
        if strip.notes.last() != Some(&note) {
            strip.notes.push(note);
        }
    }
}

/// Sets a cell's lines in the middle of the row's height.
fn set_cell(
    lines: &[&[Letter]],
    left: f64,
    width: f64,
    height: f64,
    alignment: CellAlignment,
) -> Vec<GlyphRun> {
    let style = TextStyle::TABLE_CELL;
    let top = (height - in_pt(lines.len(), TABLE_LINE_PITCH_PT)) / 2.0;
    let lines = lines.iter().enumerate();
    lines
        .flat_map(|(at, line)| {
            let space = Space {
                left: left + TABLE_CELL_MARGIN_PT,
                width: width - 2.0 * TABLE_CELL_MARGIN_PT,
                baseline: top
                    + in_pt(at, TABLE_LINE_PITCH_PT)
                    + baseline(TABLE_LINE_PITCH_PT, style),
                alignment: match alignment {
                    CellAlignment::Left => Alignment::Left,
                    CellAlignment::Centre => Alignment::Centre,
                    CellAlignment::Right => Alignment::Right,
                },
            };
            set_line(line, style, space)
        })
        .collect()
}
