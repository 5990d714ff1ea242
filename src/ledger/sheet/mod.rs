//! A workbook or CSV as sheets of text cells, each with its place, as a person sees them in Excel:
//! `0038` where a number's format shows the zeros, `2021-04-16` where it shows a date.
//!
//! The file is somebody else's and may claim anything. XLSX and XLS are read here, and by no
//! library, for two reasons: those that read workbooks give a number without the format that it is
//! shown in, so that zeros and dates of Chinese formats are lost, and they allocate what a file
//! claims. Here every byte that is inflated and every cell that is kept is counted (`limit`).

mod archive;
mod cell;
mod encoding;
mod fill;
mod limit;
mod number_format;
mod refusal;
mod separated;
mod serial;
mod xls;
mod xlsx;
mod xml;

pub use cell::{Cell, Kind, Row, Sheet, Workbook, letters};
pub use limit::FILE as FILE_LIMIT;
pub use serial::{Epoch, day};

use limit::Budget;
use refusal::Refusal;

use crate::diagnostic::Diagnostic;

/// How files begin: zipped ones (XLSX), compound ones (XLS, and all with a password).
const ZIP: &[u8] = b"PK\x03\x04";
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0";

/// The sheets of the file called `name`, told by what it holds and not by its extension.
///
/// # Errors
/// It is no workbook, is broken, locked by a password, too big, or in an encoding that is none of
/// ours; one message with the cure.
pub fn read(name: &str, bytes: &[u8]) -> Result<Workbook, Diagnostic> {
    let mut budget = Budget::default();
    let read = if bytes.is_empty() {
        Err(Refusal::Empty)
    } else if bytes.len() > limit::FILE {
        Err(Refusal::TooLong)
    } else if bytes.starts_with(ZIP) {
        xlsx::read(bytes, &mut budget)
    } else if bytes.starts_with(COMPOUND) {
        if is_locked(bytes) { Err(Refusal::Locked) } else { xls::read(bytes, &mut budget) }
    } else {
        encoding::text(bytes).and_then(|text| separated::read(name, &text, &mut budget))
    };
    read.map_err(|refusal| refusal.told(name))
}

/// Whether a compound file holds a workbook that is locked by a password: the name of the part is
/// in UTF-16.
fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|it| it == name)
}
