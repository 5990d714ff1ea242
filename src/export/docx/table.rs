//! Tables: full width of the type area, rows whole, the header on every page.

use docx_rs::{
    AlignmentType, DocumentChild, HeightRule, Table, TableCell, TableLayoutType, TableRow,
    WidthType,
};

use super::{
    body::Body,
    measure::{line_pitch, twips, type_area_width},
    style::{self, Style},
};
use crate::document::{self, BlockId, Cell, CellAlignment};

impl Body<'_> {
    /// 表题 and table. The bookmark stands on the 表题, else on the first cell.
    pub(super) fn table(&mut self, id: &BlockId, table: &document::Table) {
        let mut mark = Some(id);
        if !table.caption.is_empty() {
            let runs = self.runs(&table.caption);
            let caption = self.paragraph(Style::Caption, runs).keep_next(true);
            self.add_marked(id, caption);
            mark = None;
        }
        let widths = self.column_widths(id, table.columns.len());
        let mut rows = Vec::new();
        for (index, row) in table.rows.iter().enumerate() {
            let style =
                if index < table.header_rows { Style::TableHeader } else { Style::TableText };
            let mut cells = Vec::new();
            for ((cell, alignment), width) in row.iter().zip(&table.columns).zip(&widths) {
                cells.push(self.cell(cell, style, *alignment, *width, mark.take()));
            }
            rows.push(whole_row(cells));
        }
        let table = Table::without_borders(rows)
            .style(style::TABLE)
            .layout(TableLayoutType::Fixed)
            .width(widths.iter().sum(), WidthType::Dxa)
            .set_grid(widths);
        self.part_tables();
        self.children.push(DocumentChild::Table(Box::new(table)));
    }

    /// Puts a paragraph of no height after a table where no other one follows: Word makes one table
    /// of two without it, and a whole empty line of it at the end, on a page of its own if need be.
    pub(super) fn part_tables(&mut self) {
        if matches!(self.children.last(), Some(DocumentChild::Table(_))) {
            let gap = self.paragraph(Style::TableGap, vec![]);
            self.add(gap);
        }
    }

    fn cell(
        &mut self,
        cell: &Cell,
        style: Style,
        alignment: CellAlignment,
        width: usize,
        mark: Option<&BlockId>,
    ) -> TableCell {
        let runs = self.runs(&cell.text);
        let mut paragraph = self.paragraph(style, runs);
        if style != Style::TableHeader {
            paragraph = paragraph.align(match alignment {
                CellAlignment::Left => AlignmentType::Left,
                CellAlignment::Centre => AlignmentType::Center,
                CellAlignment::Right => AlignmentType::Right,
            });
        }
        if let Some(id) = mark {
            paragraph = self.bookmarks.mark(id, paragraph);
        }
        TableCell::new().width(width, WidthType::Dxa).add_paragraph(paragraph)
    }

    /// The columns' widths in twips: as laid out, else equal.
    fn column_widths(&self, id: &BlockId, columns: usize) -> Vec<usize> {
        let whole = |twips: i32| usize::try_from(twips).unwrap_or_default();
        match self.manuscript.laid.column_widths.get(id) {
            Some(widths) if widths.len() == columns => {
                widths.iter().map(|width| whole(twips(*width))).collect()
            }
            _ => vec![whole(type_area_width()) / columns.max(1); columns],
        }
    }
}

/// A row that is never cut, at least as high as a line of the grid.
fn whole_row(cells: Vec<TableCell>) -> TableRow {
    let height = u16::try_from(line_pitch()).unwrap_or_default();
    TableRow::new(cells).cant_split().row_height(height.into()).height_rule(HeightRule::AtLeast)
}
