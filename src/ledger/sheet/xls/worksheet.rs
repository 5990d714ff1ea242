//! The cells of one sheet and its merged regions.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    bytes::{f64_at, size, u8_at, u16_at, u32_at},
    globals::{END, Globals},
    record::{BROKEN, Record, Records},
};
use crate::ledger::sheet::{
    Cell, Kind, Row, fill,
    limit::{self, Budget},
    number_format::plain,
    refusal::Refusal,
    xlsx::Region,
};

const BEGIN: u16 = 0x0809;
const SHARED_TEXT: u16 = 0x00FD;
const TEXT: u16 = 0x0204;
const RICH_TEXT: u16 = 0x00D6;
const NUMBER: u16 = 0x0203;
const SHORT_NUMBER: u16 = 0x027E;
const SHORT_NUMBERS: u16 = 0x00BD;
const TRUTH_OR_ERROR: u16 = 0x0205;
const FORMULA: u16 = 0x0006;
const FORMULA_TEXT: u16 = 0x0207;
const BLANK: u16 = 0x0201;
const BLANKS: u16 = 0x00BE;
const MERGED: u16 = 0x00E5;

/// A sheet so far.
struct Reading<'a> {
    globals: &'a Globals,
    budget: &'a mut Budget,
    rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    regions: Vec<Region>,
    /// The formula whose text the next record holds.
    awaiting: Option<(u32, u32)>,
}

/// The rows of the sheet that begins at byte `at`, its merged cells filled.
pub(super) fn read(
    stream: &[u8],
    at: usize,
    globals: &Globals,
    budget: &mut Budget,
) -> Result<Vec<Row>, Refusal> {
    let mut reading =
        Reading { globals, budget, rows: BTreeMap::new(), regions: Vec::new(), awaiting: None };
    // A chart within the sheet has a beginning and an end of its own.
    let mut depth: usize = 0;
    for record in Records::from(stream, at) {
        // Every record counts, so that sheets that lie over each other end too.
        reading.budget.cell()?;
        match record.kind {
            BEGIN => depth = depth.saturating_add(1),
            END if depth <= 1 => break,
            END => depth = depth.saturating_sub(1),
            _ if depth == 1 => reading.record(&record)?,
            _ => {}
        }
    }
    let Reading { rows, regions, budget, .. } = reading;
    let row = |(number, cells): (u32, BTreeMap<u32, Cell>)| Row {
        number,
        cells: cells.into_values().collect(),
    };
    let mut rows: Vec<Row> = rows.into_iter().map(row).collect();
    fill::merged(&mut rows, &regions, budget)?;
    rows.retain(|it| !it.cells.is_empty());
    Ok(rows)
}

impl Reading<'_> {
    fn record(&mut self, record: &Record<'_>) -> Result<(), Refusal> {
        let data = record.data();
        let place = || {
            let row = u32::from(u16_at(data, 0).ok_or(BROKEN)?).saturating_add(1);
            Ok((row, u32::from(u16_at(data, 2).ok_or(BROKEN)?)))
        };
        let style = || u16_at(data, 4).ok_or(BROKEN);
        match record.kind {
            SHARED_TEXT => {
                let index = size(u32_at(data, 6).ok_or(BROKEN)?);
                let text = Arc::clone(self.globals.texts.get(index).ok_or(BROKEN)?);
                self.add(place()?, text, Kind::Text, false);
                Ok(())
            }
            TEXT | RICH_TEXT => {
                let text = record.text(6).read(false).ok_or(BROKEN)?;
                self.add_owned(place()?, text, Kind::Text, false)
            }
            NUMBER => self.number(place()?, style()?, f64_at(data, 6).ok_or(BROKEN)?, false),
            SHORT_NUMBER => {
                let number = short_number(u32_at(data, 6).ok_or(BROKEN)?);
                self.number(place()?, style()?, number, false)
            }
            SHORT_NUMBERS => self.short_numbers(data, place()?),
            TRUTH_OR_ERROR => {
                let is_error = u8_at(data, 7).ok_or(BROKEN)? != 0;
                self.truth_or_error(place()?, u8_at(data, 6).ok_or(BROKEN)?, is_error, false);
                Ok(())
            }
            FORMULA => self.formula(data, place()?, style()?),
            FORMULA_TEXT => {
                let Some(place) = self.awaiting.take() else { return Ok(()) };
                let text = record.text(0).read(false).ok_or(BROKEN)?;
                self.add_owned(place, text, Kind::Text, true)
            }
            BLANK | BLANKS => {
                self.rows.entry(place()?.0).or_default();
                Ok(())
            }
            MERGED => self.merged(data),
            _ => Ok(()),
        }
    }

    fn add_owned(
        &mut self,
        place: (u32, u32),
        text: String,
        kind: Kind,
        is_formula: bool,
    ) -> Result<(), Refusal> {
        self.budget.text(text.len())?;
        self.add(place, Arc::from(text), kind, is_formula);
        Ok(())
    }

    fn add(&mut self, (row, column): (u32, u32), text: Arc<str>, kind: Kind, is_formula: bool) {
        let cells = self.rows.entry(row).or_default();
        if !text.trim().is_empty() {
            cells.insert(column, Cell { column, text, kind, is_formula, merged_from: None });
        }
    }

    fn number(
        &mut self,
        place: (u32, u32),
        style: u16,
        number: f64,
        is_formula: bool,
    ) -> Result<(), Refusal> {
        let (text, kind) = match self.globals.formats.get(usize::from(style)) {
            Some(format) => format.shown(number, self.globals.epoch),
            None => (plain(number), Kind::Number),
        };
        self.add_owned(place, text, kind, is_formula)
    }

    /// Numbers side by side, each with its style.
    fn short_numbers(&mut self, data: &[u8], (row, first): (u32, u32)) -> Result<(), Refusal> {
        let pairs = data.get(4..data.len().saturating_sub(2)).ok_or(BROKEN)?;
        for (pair, column) in pairs.chunks_exact(6).zip(first..limit::COLUMNS) {
            let style = u16_at(pair, 0).ok_or(BROKEN)?;
            let number = short_number(u32_at(pair, 2).ok_or(BROKEN)?);
            self.number((row, column), style, number, false)?;
        }
        Ok(())
    }

    fn truth_or_error(&mut self, place: (u32, u32), value: u8, is_error: bool, is_formula: bool) {
        let (text, kind) = match (is_error, value) {
            (true, value) => (error(value), Kind::Error),
            (false, 0) => ("否", Kind::Text),
            (false, _) => ("是", Kind::Text),
        };
        self.add(place, Arc::from(text), kind, is_formula);
    }

    /// What a formula came to: a number, or what the last two bytes tell apart from one.
    fn formula(&mut self, data: &[u8], place: (u32, u32), style: u16) -> Result<(), Refusal> {
        if u16_at(data, 12) != Some(0xFFFF) {
            return self.number(place, style, f64_at(data, 6).ok_or(BROKEN)?, true);
        }
        let value = u8_at(data, 8).ok_or(BROKEN)?;
        match u8_at(data, 6) {
            Some(0) => self.awaiting = Some(place),
            Some(1) => self.truth_or_error(place, value, false, true),
            Some(2) => self.truth_or_error(place, value, true, true),
            _ => {}
        }
        Ok(())
    }

    fn merged(&mut self, data: &[u8]) -> Result<(), Refusal> {
        for four in data.get(2..).unwrap_or_default().chunks_exact(8) {
            let at = |at| u16_at(four, at).map(u32::from).ok_or(BROKEN);
            let (top, bottom, left, right) = (at(0)?, at(2)?, at(4)?, at(6)?);
            let rows = top.saturating_add(1)..=bottom.saturating_add(1);
            self.regions.push(Region { columns: left..=right, rows });
        }
        if self.regions.len() > limit::REGIONS {
            return Err(Refusal::TooBig("合并单元格"));
        }
        Ok(())
    }
}

/// A number in four bytes: an integer or the upper half of a float, perhaps in hundredths.
fn short_number(bits: u32) -> f64 {
    let number = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & 0xFFFF_FFFC).wrapping_shl(32))
    } else {
        f64::from(bits.cast_signed().wrapping_shr(2))
    };
    if bits & 1 == 0 { number } else { number / 100.0 }
}

fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR!",
    }
}
