//! XLS, the workbook of Excel 97 to 2003, which many offices still pass around. Its streams lie in
//! a compound file ([`compound`]), the workbook's as records ([`record`]): first what all sheets
//! share ([`globals`]), then each sheet's cells ([`worksheet`]).

mod bytes;
mod compound;
mod globals;
mod record;
mod worksheet;

use super::{Sheet, Workbook, limit::Budget, refusal::Refusal};

/// The visible sheets of the workbook in `bytes`.
pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Workbook, Refusal> {
    let stream = compound::stream(bytes)?;
    let globals = globals::read(&stream, budget)?;
    let mut workbook = Workbook { epoch: globals.epoch, ..Workbook::default() };
    for listed in &globals.sheets {
        if listed.is_hidden {
            workbook.hidden.push(listed.name.clone());
            continue;
        }
        let rows = worksheet::read(&stream, listed.at, &globals, budget)?;
        workbook.sheets.push(Sheet { name: listed.name.clone(), rows });
    }
    if workbook.sheets.iter().all(|it| it.rows.is_empty()) {
        return Err(Refusal::NoRows);
    }
    Ok(workbook)
}
