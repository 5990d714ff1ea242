//! What a file may take of us. A 台账 of ten thousand cases with all their texts stays far below.

use super::refusal::Refusal;

/// Bytes of the file.
pub const FILE: usize = 24 << 20;

/// Bytes inflated from an archive, read through and not kept.
pub(super) const INFLATED: usize = 120 << 20;

/// Bytes inflated for one event of XML: a cell holds at most 32767 characters.
pub(super) const EVENT: usize = 1 << 20;

/// Entries of an archive.
pub(super) const ENTRIES: usize = 5_000;

/// Sheets of a workbook.
pub(super) const SHEETS: usize = 500;

/// Formats and shared texts of a workbook.
pub(super) const SHARED: usize = 1_000_000;

/// Merged regions of a sheet.
pub(super) const REGIONS: usize = 100_000;

/// Cells that hold something, and those looked at to fill merged ones: ten thousand cases with the
/// lists of all of them come near a million.
const CELLS: usize = 2_000_000;

/// Bytes of text that are kept.
const TEXT: usize = 24 << 20;

/// Rows and columns of a sheet, which are Excel's own limits.
pub(super) const ROWS: u32 = 1_048_576;
pub(super) const COLUMNS: u32 = 16_384;

/// What is left of the limits.
#[derive(Debug)]
pub(super) struct Budget {
    cells: usize,
    text: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { cells: CELLS, text: TEXT }
    }
}

impl Budget {
    /// One more cell.
    pub(super) fn cell(&mut self) -> Result<(), Refusal> {
        self.cells = self.cells.checked_sub(1).ok_or(Refusal::TooBig("单元格"))?;
        Ok(())
    }

    /// More text that is kept.
    pub(super) fn text(&mut self, bytes: usize) -> Result<(), Refusal> {
        self.text = self.text.checked_sub(bytes).ok_or(Refusal::TooBig("文字"))?;
        Ok(())
    }
}
