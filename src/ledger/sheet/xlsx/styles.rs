//! The number formats that a workbook's cells name by their number.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use crate::ledger::sheet::{
    archive::Archive,
    limit,
    number_format::{self, NumberFormat},
    refusal::Refusal,
    xml::{Xml, attribute, number},
};

/// The format of each style in the order of `cellXfs`; none when the workbook has no styles.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Vec<NumberFormat>, Refusal> {
    let mut formats = Vec::new();
    let Some(mut xml) = Xml::open(archive, "xl/styles.xml", "单元格的格式")? else {
        return Ok(formats);
    };
    let mut codes: BTreeMap<u32, NumberFormat> = BTreeMap::new();
    let mut in_cells = false;
    while let Some(event) = xml.next()? {
        match event {
            Event::Start(start) => match start.local_name().as_ref() {
                b"numFmt" => {
                    let id = number(&start, "numFmtId").unwrap_or_default();
                    let code = attribute(&start, "formatCode").unwrap_or_default();
                    codes.insert(id, number_format::of(&code));
                }
                b"cellXfs" => in_cells = true,
                b"xf" if in_cells => {
                    let id = number(&start, "numFmtId").unwrap_or_default();
                    let known = codes.get(&id).cloned();
                    formats.push(known.unwrap_or_else(|| number_format::builtin(id)));
                }
                _ => {}
            },
            Event::End(end) if end.local_name().as_ref() == b"cellXfs" => in_cells = false,
            _ => {}
        }
        if formats.len().max(codes.len()) > limit::ENTRIES.saturating_mul(20) {
            return Err(Refusal::TooBig("单元格格式"));
        }
    }
    Ok(formats)
}
