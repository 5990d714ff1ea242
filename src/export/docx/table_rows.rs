//! A table's XML, row by row: full width of the type area, rows whole, the header on every page.

use std::{collections::BTreeSet, fmt::Write};

use docx_rs::Run;
use quick_xml::escape::escape;

use super::{
    body::Body,
    measure::{line_pitch, twips},
    run::{Look, Piece, pieces},
    style::{self, FOOTNOTE_MARK, Style},
    text::printable,
};
use crate::{
    document::{Cell, CellAlignment, Extent, Table},
    style::gb9704,
};

/// A table as it is written.
pub(super) struct XmlTable {
    pub(super) xml: String,
    /// The marks of its footnotes, for docx-rs.
    pub(super) footnotes: Vec<Run>,
}

/// What the XML of a table is made of.
pub(super) struct TableRows<'a> {
    pub(super) table: &'a Table,
    /// The columns' widths in twips.
    pub(super) widths: &'a [i32],
    /// Rows that a cell covers together and no page holds.
    pub(super) parted: Option<&'a BTreeSet<usize>>,
}

/// Number and name of a bookmark.
pub(super) type Bookmark = (usize, String);

impl TableRows<'_> {
    /// The whole table; `bookmark` stands on its first cell.
    pub(super) fn write(&self, body: &mut Body<'_>, mut bookmark: Option<Bookmark>) -> XmlTable {
        let mut writer = Writer { body, xml: String::new(), footnotes: Vec::new() };
        let whole: i32 = self.widths.iter().sum();
        writer.push(format_args!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"{}\"/><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>",
            style::TABLE,
        ));
        for width in self.widths {
            writer.push(format_args!("<w:gridCol w:w=\"{width}\"/>"));
        }
        writer.xml.push_str("</w:tblGrid>");
        for row in 0..self.table.rows.len() {
            self.row(row, &mut writer, &mut bookmark);
        }
        writer.xml.push_str("</w:tbl>");
        XmlTable { xml: writer.xml, footnotes: writer.footnotes }
    }

    /// A row that is never cut, a twip less than a line of the grid high, the first one by the table's
    /// upper and lower rule too: programs add these to the rows, and the lines of a full page below the
    /// table would not all stand there.
    fn row(&self, row: usize, writer: &mut Writer<'_, '_>, bookmark: &mut Option<Bookmark>) {
        let rules = if row == 0 { 2 * twips(gb9704::TABLE_RULE_PT) } else { 0 };
        let height = line_pitch() - 1 - rules;
        writer.push(format_args!(
            "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"{height}\" w:hRule=\"atLeast\"/>"
        ));
        if row < self.table.header_rows {
            writer.xml.push_str("<w:tblHeader/>");
        }
        writer.xml.push_str("</w:trPr>");
        let keeps = self.is_kept_with_next(row);
        for (column, cell) in self.table.rows.get(row).into_iter().flatten().enumerate() {
            let Some((columns, merge)) = self.merge(cell, row, column) else { continue };
            let width: i32 = self.widths.iter().skip(column).take(columns).sum();
            writer.push(format_args!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>"));
            if columns > 1 {
                writer.push(format_args!("<w:gridSpan w:val=\"{columns}\"/>"));
            }
            writer.xml.push_str(merge);
            writer.xml.push_str("</w:tcPr><w:p><w:pPr>");
            let style = self.style(row, column);
            writer.push(format_args!("<w:pStyle w:val=\"{}\"/>", style.id()));
            if keeps {
                writer.xml.push_str("<w:keepNext/>");
            }
            writer.xml.push_str("</w:pPr>");
            writer.paragraph(cell, bookmark.take().as_ref());
            writer.xml.push_str("</w:p></w:tc>");
        }
        writer.xml.push_str("</w:tr>");
    }

    /// How many columns a cell takes, and what it says of those above and below it; `None` for one
    /// that a cell of its row covers.
    fn merge(&self, cell: &Cell, row: usize, column: usize) -> Option<(usize, &'static str)> {
        match cell.extent {
            Extent::Covers { columns, rows: 1 } => Some((columns, "")),
            Extent::Covers { columns, .. } => Some((columns, "<w:vMerge w:val=\"restart\"/>")),
            Extent::Covered { left: 0, above } => {
                let owner = self.table.cell(row.checked_sub(above)?, column)?;
                Some((owner.extent.size()?.0, "<w:vMerge/>"))
            }
            Extent::Covered { .. } => None,
        }
    }

    /// Whether a row stays on the page of the next: a cell covers both, or the notes follow it. Rows
    /// that no page holds do not: kept together, they would begin on a new page and end it early.
    fn is_kept_with_next(&self, row: usize) -> bool {
        match self.table.rows.get(row + 1) {
            None => !self.table.notes.is_empty(),
            Some(_) if self.parted.is_some_and(|it| it.contains(&row)) => false,
            Some(_) if self.table.heads_rows_below(row) => true,
            Some(_) if self.table.comes_before_total(row) => true,
            Some(next) => next
                .iter()
                .any(|it| matches!(it.extent, Extent::Covered { above, .. } if above > 0)),
        }
    }

    fn style(&self, row: usize, column: usize) -> Style {
        if row < self.table.header_rows {
            return Style::TableHeader;
        }
        match self.table.columns.get(column) {
            None | Some(CellAlignment::Left) => Style::TableText,
            Some(CellAlignment::Centre) => Style::CentredTableText,
            Some(CellAlignment::Right) => Style::TableNumber,
        }
    }
}

/// XML being written.
struct Writer<'a, 'b> {
    body: &'a mut Body<'b>,
    xml: String,
    footnotes: Vec<Run>,
}

impl Writer<'_, '_> {
    fn push(&mut self, xml: std::fmt::Arguments<'_>) {
        // Writing to a string never fails.
        let _ = self.xml.write_fmt(xml);
    }

    fn paragraph(&mut self, cell: &Cell, bookmark: Option<&Bookmark>) {
        if let Some((number, name)) = bookmark {
            self.push(format_args!("<w:bookmarkStart w:id=\"{number}\" w:name=\"{name}\"/>"));
        }
        for piece in pieces(&cell.text, self.body.manuscript.laid.typesetting) {
            match piece {
                Piece::Text(look, text) if look.is_address => self.address(look, &text),
                Piece::Text(look, text) => self.text(look, &text),
                Piece::LineEnd => {}
                Piece::Footnote(text) => {
                    let footnote = self.body.footnote(text);
                    let id = footnote.id;
                    self.footnotes.push(Run::new().add_footnote_reference(footnote));
                    self.push(format_args!(
                        "<w:r><w:rPr><w:rStyle w:val=\"{FOOTNOTE_MARK}\"/></w:rPr>\
                         <w:footnoteReference w:id=\"{id}\"/></w:r>"
                    ));
                }
            }
        }
        if let Some((number, _)) = bookmark {
            self.push(format_args!("<w:bookmarkEnd w:id=\"{number}\"/>"));
        }
    }

    /// A web address, which leads where it says.
    fn address(&mut self, look: Look, text: &str) {
        let id = self.body.link_to(text);
        self.push(format_args!("<w:hyperlink r:id=\"{id}\">"));
        self.text(look, text);
        self.xml.push_str("</w:hyperlink>");
    }

    /// A run, with the hint that makes Word take ambiguous marks as Chinese ones.
    fn text(&mut self, look: Look, text: &str) {
        self.xml.push_str("<w:r><w:rPr>");
        if let Some(style) = look.style {
            self.push(format_args!("<w:rStyle w:val=\"{style}\"/>"));
        }
        self.xml.push_str("<w:rFonts w:hint=\"eastAsia\"/>");
        if look.bold {
            self.xml.push_str("<w:b/><w:bCs/>");
        }
        self.xml.push_str("</w:rPr><w:t xml:space=\"preserve\">");
        self.xml.push_str(&escape(printable(text).as_str()));
        self.xml.push_str("</w:t></w:r>");
    }
}
