//! How the sheets of a workbook for checkers look, and what the workbook says of itself.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use crate::export::Properties;

/// No row is higher than this many lines; Excel allows 409 pt.
const MOST_LINES: u32 = 26;

/// Height in pt of one line of a cell; Excel's own for its standard face.
const LINE_HEIGHT: f64 = 15.0;

/// The clock is never asked: the workbook is dated by the document's 截至.
pub(super) fn properties(of: &Properties) -> Result<DocProperties, XlsxError> {
    use chrono::Datelike;
    let year = u16::try_from(of.as_of.year()).unwrap_or(1900);
    let month = u8::try_from(of.as_of.month()).unwrap_or(1);
    let day = u8::try_from(of.as_of.day()).unwrap_or(1);
    let date = ExcelDateTime::from_ymd(year, month, day)?;
    Ok(DocProperties::new()
        .set_title(format!("核数单：{}", of.title))
        .set_author(&of.author)
        .set_creation_datetime(&date))
}

/// How cells look: a heading row that stays, wrapped text, thin rules.
pub(super) struct CellStyle {
    heading: Format,
    cell: Format,
}

impl CellStyle {
    pub(super) fn new() -> Self {
        let cell = Format::new()
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter)
            .set_border(FormatBorder::Thin)
            .set_num_format("@");
        let heading = cell.clone().set_bold().set_align(FormatAlign::Center);
        Self { heading, cell }
    }

    /// Writes one sheet; rows are numbered here.
    pub(super) fn sheet(
        &self,
        sheet: &mut Worksheet,
        name: &str,
        columns: &[(f64, &str)],
        rows: Vec<Vec<String>>,
    ) -> Result<(), XlsxError> {
        sheet.set_name(name)?.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0)?.set_freeze_panes(1, 0)?;
        for (column, (width, heading)) in (0_u16..).zip(columns) {
            sheet.set_column_width(column, *width)?;
            sheet.write_string_with_format(0, column, *heading, &self.heading)?;
        }
        for (row, cells) in (1_u32..).zip(rows) {
            sheet.set_row_height(row, f64::from(lines(&cells, columns)) * LINE_HEIGHT)?;
            sheet.write_number_with_format(row, 0, f64::from(row), &self.cell)?;
            for (column, text) in (1_u16..).zip(cells) {
                sheet.write_string_with_format(row, column, within_cell(&text), &self.cell)?;
            }
        }
        Ok(())
    }
}

/// How many lines the fullest cell of a row takes, so that no program has to guess.
fn lines(cells: &[String], columns: &[(f64, &str)]) -> u32 {
    let widths = columns.iter().skip(1).map(|it| it.0);
    let needed = cells.iter().zip(widths).map(|(text, width)| {
        let halves = u32::try_from(text.width()).unwrap_or(u32::MAX);
        let line = f64::from(halves) / (width - 2.0);
        (1..MOST_LINES).find(|it| f64::from(*it) >= line).unwrap_or(MOST_LINES)
    });
    needed.max().unwrap_or(1)
}

/// Excel takes 32,767 characters in a cell.
fn within_cell(text: &str) -> String {
    const LIMIT: usize = 32_000;
    match text.char_indices().nth(LIMIT) {
        Some((end, _)) => format!("{}……", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
