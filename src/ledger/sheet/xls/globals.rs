//! What all sheets of a workbook share: their names, texts and formats.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    bytes::{size, u8_at, u16_at, u32_at},
    record::{BROKEN, Record, Records},
};
use crate::ledger::sheet::{
    Epoch,
    limit::{self, Budget},
    number_format::{self, NumberFormat},
    refusal::Refusal,
};

const BEGIN: u16 = 0x0809;
pub(super) const END: u16 = 0x000A;
const LOCKED: u16 = 0x002F;
const DATE_MODE: u16 = 0x0022;
const FORMAT: u16 = 0x041E;
const STYLE: u16 = 0x00E0;
const SHEET: u16 = 0x0085;
const TEXTS: u16 = 0x00FC;

/// What the records of Excel 97 and later say of their version.
const VERSION: u16 = 0x0600;

/// What is shared.
#[derive(Debug, Default)]
pub(super) struct Globals {
    pub(super) epoch: Epoch,
    pub(super) sheets: Vec<Listed>,
    pub(super) texts: Vec<Arc<str>>,
    /// By the number of a cell's style.
    pub(super) formats: Vec<NumberFormat>,
}

/// One sheet as the workbook lists it.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) at: usize,
    pub(super) is_hidden: bool,
}

/// Reads the beginning of the stream.
pub(super) fn read(stream: &[u8], budget: &mut Budget) -> Result<Globals, Refusal> {
    let mut globals = Globals::default();
    let mut codes = BTreeMap::new();
    let mut styles: Vec<u32> = Vec::new();
    for record in Records::from(stream, 0) {
        let data = record.data();
        match record.kind {
            BEGIN if u16_at(data, 0) != Some(VERSION) => {
                return Err(Refusal::Unread("很旧的工作簿（Excel 95以前）"));
            }
            LOCKED => return Err(Refusal::Locked),
            DATE_MODE if u16_at(data, 0) == Some(1) => globals.epoch = Epoch::Of1904,
            FORMAT => {
                let id = u16_at(data, 0).ok_or(BROKEN)?;
                let code = record.text(2).read(false).ok_or(BROKEN)?;
                codes.insert(u32::from(id), number_format::of(&code));
            }
            STYLE => styles.push(u16_at(data, 2).ok_or(BROKEN)?.into()),
            SHEET => globals.sheets.extend(listed(&record)?),
            TEXTS => globals.texts = texts(&record, budget)?,
            END => break,
            _ => {}
        }
        if globals.sheets.len() > limit::SHEETS {
            return Err(Refusal::TooBig("工作表"));
        }
    }
    let format = |id: &u32| codes.get(id).cloned().unwrap_or_else(|| number_format::builtin(*id));
    globals.formats = styles.iter().map(format).collect();
    Ok(globals)
}

/// A sheet of cells; `None` of a chart or macro.
fn listed(record: &Record<'_>) -> Result<Option<Listed>, Refusal> {
    let data = record.data();
    let at = size(u32_at(data, 0).ok_or(BROKEN)?);
    let (state, kind) = (u8_at(data, 4).ok_or(BROKEN)?, u8_at(data, 5).ok_or(BROKEN)?);
    let name = record.text(6).read(true).ok_or(BROKEN)?;
    Ok((kind == 0).then_some(Listed { name, at, is_hidden: state & 3 != 0 }))
}

/// The shared texts; their number is counted, not believed.
fn texts(record: &Record<'_>, budget: &mut Budget) -> Result<Vec<Arc<str>>, Refusal> {
    let count = u32_at(record.data(), 4).ok_or(BROKEN)?;
    let mut reader = record.text(8);
    let mut texts = Vec::new();
    for _ in 0..count {
        let text = reader.read(false).ok_or(BROKEN)?;
        budget.text(text.len())?;
        texts.push(Arc::from(text));
        if texts.len() > limit::SHARED {
            return Err(Refusal::TooBig("文字"));
        }
    }
    Ok(texts)
}
