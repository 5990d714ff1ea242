//! Tables: 表题 and unit, the table, its notes.
//!
//! A table is written as text at once ([`super::table_rows`]): through docx-rs's tree, 10,000 rows
//! would take seconds and hundreds of megabytes. The tree gets a table of one cell in its place,
//! which holds the marks of the footnotes, so that docx-rs knows of them.

use docx_rs::{DocumentChild, Table, TableCell, TableRow};

use super::{
    body::Body,
    measure::twips,
    style::Style,
    table_rows::{TableRows, XmlTable},
    text::text_run,
};
use crate::{
    document::{self, BlockId, TableNote},
    style::TextStyle,
};

impl Body<'_> {
    /// 表题, unit, table and notes. The bookmark stands on the first of them.
    pub(super) fn table(&mut self, id: &BlockId, table: &document::Table) {
        let above = [(Style::Caption, &table.caption), (Style::TableUnit, &table.unit)];
        let mut mark = Some(id);
        for (style, text) in above.into_iter().filter(|(_, text)| !text.is_empty()) {
            let runs = self.runs(text);
            let mut paragraph = self.paragraph(style, runs);
            if style == Style::Caption {
                paragraph = paragraph.keep_next(true);
            }
            if let Some(id) = mark.take() {
                paragraph = self.bookmarks.mark(id, paragraph);
            }
            self.add(paragraph);
        }
        let bookmark = mark.map(|id| self.bookmarks.next(id));
        let widths = self.column_widths(id, table.columns.len());
        let parted = self.manuscript.laid.parted_rows.get(id);
        let XmlTable { xml, footnotes } =
            TableRows { table, widths: &widths, parted }.write(self, bookmark);
        self.part_tables();
        let marks = self.paragraph(Style::TableText, footnotes);
        let row = TableRow::new(vec![TableCell::new().add_paragraph(marks)]);
        self.children.push(DocumentChild::Table(Box::new(Table::new(vec![row]))));
        self.tables.push(xml);
        self.table_notes(&table.notes);
    }

    /// Puts a paragraph of no height after a table where no other one follows: Word makes one table
    /// of two without it, and a whole empty line of it at the end, on a page of its own if need be.
    pub(super) fn part_tables(&mut self) {
        if matches!(self.children.last(), Some(DocumentChild::Table(_))) {
            let gap = self.paragraph(Style::TableGap, vec![]);
            self.add(gap);
        }
    }

    /// 注 and 资料来源, kept together, their lines hanging behind their label.
    fn table_notes(&mut self, notes: &[TableNote]) {
        let cell = twips(TextStyle::TABLE_NOTE.cell());
        let mut label = 0;
        for (at, note) in notes.iter().enumerate() {
            let characters = i32::try_from(note.label.chars().count()).unwrap_or_default();
            let own = characters.saturating_mul(cell);
            label = if note.label.is_empty() { label } else { own };
            let mut runs = vec![text_run(&note.label)];
            runs.extend(self.runs(&note.text));
            let paragraph = self.paragraph(Style::TableNote, runs);
            let hanging = docx_rs::SpecialIndentType::Hanging(own);
            let paragraph = paragraph.indent(Some(label), Some(hanging), None, None);
            self.add(if at + 1 < notes.len() { paragraph.keep_next(true) } else { paragraph });
        }
    }

    /// The columns' widths in twips: as laid out, else equal.
    fn column_widths(&self, id: &BlockId, columns: usize) -> Vec<i32> {
        match self.manuscript.laid.column_widths.get(id) {
            Some(widths) if widths.len() == columns => {
                widths.iter().map(|width| twips(*width)).collect()
            }
            _ => {
                let count = i32::try_from(columns).unwrap_or(1).max(1);
                vec![super::measure::type_area_width() / count; columns]
            }
        }
    }
}
