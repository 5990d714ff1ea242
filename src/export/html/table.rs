//! Tables: caption, header rows, merged cells, notes; a wide one scrolls within its box.

use std::fmt::Write as _;

use super::{Page, text::escaped};
use crate::document::{Cell, CellAlignment, Table, plain_text};

impl Page<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let label = plain_text(&table.caption);
        let label = if label.is_empty() { "表".to_owned() } else { escaped(&label) };
        self.push(&format!(
            "<div class=\"wide\" role=\"region\" aria-label=\"{label}\" tabindex=\"0\">\n<table>\n"
        ));
        self.caption(table);
        let (header, body) =
            table.rows.split_at_checked(table.header_rows).unwrap_or((&[], table.rows.as_slice()));
        for (name, rows, is_header) in [("thead", header, true), ("tbody", body, false)] {
            if rows.is_empty() {
                continue;
            }
            self.push(&format!("<{name}>\n"));
            // A row of nothing but covered cells is none in HTML.
            let stands = |row: &Vec<Cell>| row.iter().any(|it| it.extent.size().is_some());
            for (nth, row) in rows.iter().enumerate().filter(|(_, it)| stands(it)) {
                let below: Vec<bool> = rows.iter().skip(nth).map(stands).collect();
                self.row(row, &below, &table.columns, is_header);
            }
            self.push(&format!("</{name}>\n"));
        }
        self.push("</table>\n</div>\n");
        if !table.notes.is_empty() {
            self.push("<div class=\"notes\">\n");
            for note in &table.notes {
                let words = self.inlines(&note.text);
                self.push(&format!("<p>{}{words}</p>\n", escaped(&note.label)));
            }
            self.push("</div>\n");
        }
    }

    fn caption(&mut self, table: &Table) {
        if table.caption.is_empty() && table.unit.is_empty() {
            return;
        }
        let caption = self.inlines(&table.caption);
        let unit = self.inlines(&table.unit);
        let unit = match unit.as_str() {
            "" => unit,
            _ => format!("<span class=\"unit\">{unit}</span>"),
        };
        self.push(&format!("<caption>{caption}{unit}</caption>\n"));
    }

    /// One row; `below` says of it and of each row below whether it stands.
    fn row(&mut self, row: &[Cell], below: &[bool], columns: &[CellAlignment], is_header: bool) {
        self.push("<tr>");
        for (cell, alignment) in row.iter().zip(columns) {
            let Some((across, down)) = cell.extent.size() else { continue };
            let down = below.iter().take(down).filter(|it| **it).count();
            let mut attributes = String::new();
            for (name, count) in [("colspan", across), ("rowspan", down)] {
                if count > 1 {
                    let _ = write!(attributes, " {name}=\"{count}\"");
                }
            }
            let words = self.inlines(&cell.text);
            if is_header {
                let scope = if across > 1 { "colgroup" } else { "col" };
                self.push(&format!("<th scope=\"{scope}\"{attributes}>{words}</th>"));
            } else {
                let class = match alignment {
                    CellAlignment::Left => "",
                    CellAlignment::Centre => " class=\"centre\"",
                    CellAlignment::Right => " class=\"right\"",
                };
                self.push(&format!("<td{class}{attributes}>{words}</td>"));
            }
        }
        self.push("</tr>\n");
    }
}
