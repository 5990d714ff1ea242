//! 表格: as wide as the type area, ruled all around, the header repeated on each page and no row
//! cut (practice; GB/T 9704-2012 leaves tables in the text open).
//!
//! A row is a strip. Rows that a cell covers together stay on one page where they fit on one; where
//! they do not, the cell's lines are dealt out to them and its border goes on.

mod group;
mod note;
mod row;
mod ruling;
mod width;

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Role, Span, compositor::Compositor, letter::Letter, paragraph::centred_lines, strip::Strip,
};
use crate::{
    document::{BlockId, Cell, CellAlignment, Table},
    style::{
        TextStyle,
        gb9704::{LINE_PITCH_PT, TABLE_LINE_PITCH_PT},
    },
};

use self::{group::groups, row::RowSetter, width::column_widths};

/// A row's letters, cell by cell; those of covered cells are none.
type Row = Vec<Vec<Letter>>;

/// Lines of the grid that a page keeps beside a row of a table: for its 表题 and header. A row that
/// is higher than the rest of the page goes on in another.
const LINES_BESIDE_A_ROW: f64 = 5.0;

impl Compositor<'_> {
    /// Sets a table: its 表题 and unit, one strip a row, its notes.
    pub(super) fn table(&mut self, table: &Table, id: &BlockId) -> Vec<Strip> {
        let mut strips = self.element(Role::Table, |it| it.captioned_table(table, id));
        let notes = self.table_notes(&table.notes);
        if let Some(last) = strips.last_mut().filter(|_| !notes.is_empty()) {
            last.keep_with_next = true;
        }
        strips.extend(notes);
        strips
    }

    fn captioned_table(&mut self, table: &Table, id: &BlockId) -> Vec<Strip> {
        let caption = self.element(Role::Caption, |it| it.above_table(table));
        let mut strips: Vec<Strip> = caption.into_iter().map(Strip::kept_with_next).collect();
        let rows: Vec<Row> = table
            .rows
            .iter()
            .enumerate()
            .map(|(at, row)| self.row(row, at < table.header_rows))
            .collect();
        let widths = column_widths(&rows, table, self.measure.width);
        let (set, parted) = self.rows(rows, table, &widths);
        strips.extend(set);
        self.parted_rows.insert(id.clone(), parted);
        self.column_widths.insert(id.clone(), widths);
        strips
    }

    /// 表题 and unit.
    fn above_table(&mut self, table: &Table) -> Vec<Strip> {
        let caption = self.letters(&table.caption, TextStyle::CAPTION);
        let mut strips = centred_lines(&caption, self.measure, TextStyle::CAPTION);
        strips.extend(self.table_unit(&table.unit));
        strips
    }

    fn row(&mut self, row: &[Cell], header: bool) -> Row {
        self.element(Role::Row, |it| row.iter().map(|cell| it.cell(cell, header)).collect())
    }

    /// A cell's letters; a covered one has none and is none.
    fn cell(&mut self, cell: &Cell, header: bool) -> Vec<Letter> {
        let Some((columns, rows)) = cell.extent.size() else { return Vec::new() };
        let span = Span { columns, rows };
        let (style, role) = if header {
            (TextStyle::TABLE_HEADER, Role::HeaderCell(span))
        } else {
            (TextStyle::TABLE_CELL, Role::Cell(span))
        };
        self.element(role, |it| it.letters(&cell.text, style))
    }

    /// The strips of the rows, those below the header with it to be repeated above them, and the
    /// rows of groups that no page holds.
    fn rows(&self, rows: Vec<Row>, table: &Table, widths: &[f64]) -> (Vec<Strip>, BTreeSet<usize>) {
        let mut setter = RowSetter { table, widths, room: self.measure.height };
        let mut strips = vec![setter.top().kept_with_next()];
        let mut header: Option<Arc<[Strip]>> = None;
        let mut rows = rows.into_iter();
        let mut parted = BTreeSet::new();
        for group in groups(table) {
            let letters: Vec<Row> = rows.by_ref().take(group.len()).collect();
            if group.start < table.header_rows {
                let set = setter.set(&letters, group.start);
                strips.extend(set.into_iter().map(Strip::kept_with_next));
                continue;
            }
            let repeated = header.get_or_insert_with(|| {
                let height: f64 = strips.iter().map(|it| it.height).sum();
                setter.room -= height.max(LINES_BESIDE_A_ROW * LINE_PITCH_PT);
                self.repeated(&strips, height)
            });
            let mut set = setter.set(&letters, group.start);
            let last = group.end.saturating_sub(1);
            if table.heads_rows_below(group.start) || table.comes_before_total(last) {
                set = set.into_iter().map(Strip::kept_with_next).collect();
            }
            if set.first().is_some_and(|it| !it.keep_with_next) {
                parted.extend(group.filter(|_| letters.len() > 1));
            }
            strips.extend(
                set.into_iter().map(|it| Strip { header: Some(Arc::clone(repeated)), ..it }),
            );
        }
        (strips, parted)
    }

    /// What is repeated on each page: the header unless it would take most of it.
    fn repeated(&self, header: &[Strip], height: f64) -> Arc<[Strip]> {
        if height > self.measure.height / 2.0 {
            return Arc::from([RowSetter::rule_above(self.measure.width)]);
        }
        header.iter().cloned().map(Strip::repeated).collect()
    }
}

/// The alignment of a cell's text: that of its first column; words of the header stand in the
/// middle.
fn alignment(table: &Table, row: usize, column: usize) -> CellAlignment {
    if row < table.header_rows {
        return CellAlignment::Centre;
    }
    table.columns.get(column).copied().unwrap_or(CellAlignment::Left)
}

/// Height in pt of a row of so many lines: one line takes a line of the grid.
fn row_height(lines: usize) -> f64 {
    LINE_PITCH_PT + super::line::in_pt(lines.max(1) - 1, TABLE_LINE_PITCH_PT)
}
