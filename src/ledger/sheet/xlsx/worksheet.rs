//! One sheet: its rows, cell by cell, and its merged regions.

use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};

use super::{
    Common,
    reference::{self, Region},
    shared::unescaped,
};
use crate::ledger::sheet::{
    Cell, Kind, Row,
    archive::Archive,
    fill, limit,
    limit::Budget,
    refusal::Refusal,
    xml::{Xml, attribute, number},
};

const PLACE: &str = "工作表";
const BROKEN: Refusal = Refusal::Broken(PLACE);

/// The rows of the sheet in `part`, its merged cells filled; `None` when there is no such part, or
/// it is a chart's.
pub(super) fn read(
    archive: &mut Archive<'_>,
    part: &str,
    common: &Common,
    budget: &mut Budget,
) -> Result<Option<Vec<Row>>, Refusal> {
    let Some(mut xml) = Xml::open(archive, part, PLACE)? else { return Ok(None) };
    let mut rows: Vec<Row> = Vec::new();
    let mut regions = Vec::new();
    let mut is_sheet = false;
    let mut next_row = 1;
    while let Some(event) = xml.next()? {
        let Event::Start(start) = event else { continue };
        match start.local_name().as_ref() {
            b"sheetData" => is_sheet = true,
            b"row" => {
                let row = number(&start, "r").unwrap_or(next_row);
                if row < next_row || row > limit::ROWS {
                    return Err(BROKEN);
                }
                next_row = row.saturating_add(1);
                let cells = cells(&mut xml, row, common, budget)?;
                // A row without text may still be filled from a merged cell.
                budget.cell()?;
                rows.push(Row { number: row, cells });
            }
            b"mergeCell" => {
                let region = attribute(&start, "ref").and_then(|it| reference::region(&it));
                regions.extend::<Option<Region>>(region);
                if regions.len() > limit::REGIONS {
                    return Err(Refusal::TooBig("合并单元格"));
                }
            }
            _ => {}
        }
    }
    fill::merged(&mut rows, &regions, budget)?;
    rows.retain(|it| !it.cells.is_empty());
    Ok(is_sheet.then_some(rows))
}

/// The cells of a row that hold something, up to its end.
fn cells(
    xml: &mut Xml<'_>,
    row: u32,
    common: &Common,
    budget: &mut Budget,
) -> Result<Vec<Cell>, Refusal> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut next_column = 0;
    while let Some(event) = xml.next()? {
        let head = match event {
            Event::Start(start) if start.local_name().as_ref() == b"c" => Head::of(&start),
            Event::End(end) if end.local_name().as_ref() == b"row" => return Ok(cells),
            _ => continue,
        };
        let (column, own_row) = match &head.place {
            Some(place) => reference::cell(place).ok_or(BROKEN)?,
            None => (next_column, row),
        };
        if own_row != row || column < next_column || column >= limit::COLUMNS {
            return Err(BROKEN);
        }
        next_column = column.saturating_add(1);
        if let Some(cell) = cell(xml, column, &head, common, budget)? {
            budget.cell()?;
            cells.push(cell);
        }
    }
    Err(xml.broken())
}

/// What a cell says before its value.
struct Head {
    place: Option<String>,
    kind: Option<String>,
    style: usize,
}

impl Head {
    fn of(start: &BytesStart<'_>) -> Self {
        Self {
            place: attribute(start, "r"),
            kind: attribute(start, "t"),
            style: number(start, "s").and_then(|it| usize::try_from(it).ok()).unwrap_or_default(),
        }
    }
}

/// The cell up to its end; `None` when it is empty.
fn cell(
    xml: &mut Xml<'_>,
    column: u32,
    head: &Head,
    common: &Common,
    budget: &mut Budget,
) -> Result<Option<Cell>, Refusal> {
    let (mut value, mut inline, mut is_formula) = (None, None, false);
    loop {
        let Some(event) = xml.next()? else { return Err(xml.broken()) };
        match event {
            Event::Start(start) => match start.local_name().as_ref() {
                b"v" => value = Some(xml.text(b"v", None)?),
                b"f" => {
                    is_formula = true;
                    xml.text(b"f", None)?;
                }
                b"is" => inline = Some(xml.text(b"is", Some(b"t"))?),
                _ => {}
            },
            Event::End(end) if end.local_name().as_ref() == b"c" => break,
            _ => {}
        }
    }
    // A formula that no program has worked out has no value, or an empty one that is no text.
    let is_uncounted = |it: &String| is_formula && it.trim().is_empty() && head.kind.is_none();
    let (text, kind) = match (value.filter(|it| !is_uncounted(it)), inline) {
        (Some(value), _) => shown(&value, head, common, budget)?,
        (None, Some(text)) => (kept(unescaped(&text), budget)?, Kind::Text),
        (None, None) if is_formula => (Arc::from(""), Kind::Uncounted),
        (None, None) => return Ok(None),
    };
    if text.trim().is_empty() && kind != Kind::Uncounted {
        return Ok(None);
    }
    Ok(Some(Cell { column, text, kind, is_formula, merged_from: None }))
}

/// What a person sees of a value.
fn shown(
    value: &str,
    head: &Head,
    common: &Common,
    budget: &mut Budget,
) -> Result<(Arc<str>, Kind), Refusal> {
    let (text, kind) = match head.kind.as_deref() {
        Some("s") => {
            let index = value.trim().parse::<usize>().map_err(|_| BROKEN)?;
            let text = common.texts.get(index).ok_or(BROKEN)?;
            return Ok((Arc::clone(text), Kind::Text));
        }
        Some("e") => (value.to_owned(), Kind::Error),
        Some("b") => (if value.trim() == "1" { "是" } else { "否" }.to_owned(), Kind::Text),
        Some("str" | "inlineStr") => (unescaped(value), Kind::Text),
        Some("d") => (value.get(..10).unwrap_or(value).to_owned(), Kind::Date),
        _ => match value.trim().parse::<f64>() {
            Ok(number) => match common.formats.get(head.style) {
                Some(format) => format.shown(number, common.epoch),
                None => (crate::ledger::sheet::number_format::plain(number), Kind::Number),
            },
            Err(_) => (value.to_owned(), Kind::Text),
        },
    };
    Ok((kept(text, budget)?, kind))
}

fn kept(text: String, budget: &mut Budget) -> Result<Arc<str>, Refusal> {
    budget.text(text.len())?;
    Ok(Arc::from(text))
}
