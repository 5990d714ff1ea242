//! The bytes of a workbook: a sheet a page, its heading row frozen and repeated on paper, filters,
//! lists to choose from.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Workbook, Worksheet,
    XlsxError,
};
use unicode_width::UnicodeWidthStr;

use super::{
    Ledger,
    look::{Look, Words, width},
    whole::LONGEST_CELL,
};
use crate::ledger::page::{Line, Page, Slot};

/// Height in pt of one line of a cell; Excel's own for its standard face.
const LINE_HEIGHT: f64 = 15.0;

/// No row is higher than this many lines; Excel allows 409 pt.
const MOST_LINES: u32 = 12;

/// The width in characters that A4 across takes at little more than half the size.
const WIDEST_PAPER: f64 = 230.0;

/// How many rows below the last one may choose from the lists too.
const SPARE_ROWS: u32 = 200;

pub(super) fn written(ledger: &Ledger, words: &Words<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The clock is never asked.
    let date = ExcelDateTime::from_ymd(words.year(), 1, 1)?;
    let properties = DocProperties::new().set_title(&ledger.title).set_creation_datetime(&date);
    workbook.set_properties(&properties);
    let look = Look::new();
    for page in &ledger.pages {
        write_page(workbook.add_worksheet(), ledger, page, words, &look)?;
    }
    workbook.save_to_buffer()
}

fn write_page(
    sheet: &mut Worksheet,
    ledger: &Ledger,
    page: &Page,
    words: &Words<'_>,
    look: &Look,
) -> Result<(), XlsxError> {
    sheet.set_name(page.topic.name())?.set_landscape().set_paper_size(9);
    sheet
        .set_print_fit_to_pages(pages_across(&page.slots), 0)
        .set_margins(0.5, 0.5, 0.7, 0.6, 0.3, 0.3);
    sheet.set_header(format!("&C{}　{}", ledger.title.replace('&', "&&"), page.topic.name()));
    sheet.set_footer("&C第&P页，共&N页");
    // The heading row and 编号 stay in sight, and are printed on every page.
    sheet.set_repeat_rows(0, 0)?.set_repeat_columns(0, 0)?.set_freeze_panes(1, 1)?;
    let last_row = u32::try_from(page.lines.len()).unwrap_or(u32::MAX);
    for (column, slot) in (0_u16..).zip(&page.slots) {
        sheet.set_column_width(column, width(*slot))?;
        sheet.write_string_with_format(0, column, slot.header(), &look.heading)?;
        if *slot == Slot::Stamp {
            sheet.set_column_hidden(column)?;
        } else {
            choose(sheet, column, last_row.saturating_add(SPARE_ROWS), &words.choices(*slot))?;
        }
    }
    for (row, line) in (1_u32..).zip(&page.lines) {
        write_line(sheet, row, line, &page.slots, ledger, look)?;
    }
    let last = page.slots.len().saturating_sub(1);
    sheet.autofilter(0, 0, last_row, u16::try_from(last).unwrap_or(u16::MAX))?;
    Ok(())
}

/// How many sheets of paper stand side by side, so that the smallest print can still be read.
fn pages_across(slots: &[Slot]) -> u16 {
    let visible = slots.iter().filter(|it| **it != Slot::Stamp);
    let total: f64 = visible.map(|it| width(*it)).sum();
    (1..4).find(|it| f64::from(*it) * WIDEST_PAPER >= total).unwrap_or(4)
}

fn write_line(
    sheet: &mut Worksheet,
    row: u32,
    line: &Line,
    slots: &[Slot],
    ledger: &Ledger,
    look: &Look,
) -> Result<(), XlsxError> {
    sheet.set_row_height(row, f64::from(lines(line, slots)) * LINE_HEIGHT)?;
    for ((column, text), open) in (0_u16..).zip(&line.cells).zip(&line.open) {
        let format = if *open && ledger.unit.is_some() { &look.open } else { &look.cell };
        if text.is_empty() {
            sheet.write_blank(row, column, format)?;
        } else {
            sheet.write_string_with_format(row, column, within_cell(text), format)?;
        }
    }
    Ok(())
}

/// A list to choose from; other words are allowed after a question, because offices have their own.
fn choose(
    sheet: &mut Worksheet,
    column: u16,
    last_row: u32,
    words: &[String],
) -> Result<(), XlsxError> {
    // Excel takes 255 characters of words.
    let length: usize = words.iter().map(|it| it.chars().count().saturating_add(1)).sum();
    if words.is_empty() || length > 255 {
        return Ok(());
    }
    let list = DataValidation::new()
        .allow_list_strings(words)?
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title("不在可选之列")?
        .set_error_message("可以从下拉列表里选。确实要这样写吗？")?;
    sheet.add_data_validation(1, column, last_row, column, &list)?;
    Ok(())
}

/// How many lines the fullest cell of a row takes, so that no program has to guess.
fn lines(line: &Line, slots: &[Slot]) -> u32 {
    let visible = slots.iter().zip(&line.cells).filter(|(slot, _)| **slot != Slot::Stamp);
    let needed = visible.map(|(slot, text)| {
        let room = width(*slot) * 0.88;
        let rows = text.lines().map(|it| {
            let halves = u32::try_from(it.width()).unwrap_or(u32::MAX);
            (1..MOST_LINES).find(|it| f64::from(*it) * room >= f64::from(halves))
        });
        rows.fold(0, |sum: u32, it| sum.saturating_add(it.unwrap_or(MOST_LINES))).min(MOST_LINES)
    });
    needed.max().unwrap_or(1).max(1)
}

/// Excel takes 32,767 characters in a cell; a stamp says that the rest is missing.
fn within_cell(text: &str) -> &str {
    text.char_indices().nth(LONGEST_CELL).map_or(text, |(end, _)| text.get(..end).unwrap_or(text))
}
