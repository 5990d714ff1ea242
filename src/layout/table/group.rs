//! Rows that hang together because a cell covers several of them.

use std::ops::Range;

use crate::document::{Cell, Table};

/// The rows of `table` from the first to the last, those together that a cell covers together; no
/// group holds rows of the header and others.
pub(super) fn groups(table: &Table) -> Vec<Range<usize>> {
    let mut groups = Vec::new();
    let mut start = 0;
    while start < table.rows.len() {
        let end = end_of_group(table, start);
        groups.push(start..end);
        start = end;
    }
    groups
}

fn end_of_group(table: &Table, start: usize) -> usize {
    let mut end = start + 1;
    let mut row = start;
    while row < end {
        let cells = table.rows.get(row).into_iter().flatten();
        end = cells.map(|it| row + rows_of(it)).fold(end, usize::max);
        row += 1;
    }
    end.min(table.rows.len())
}

/// How many rows a cell covers from its own on.
fn rows_of(cell: &Cell) -> usize {
    cell.extent.size().map_or(1, |(_, rows)| rows)
}
