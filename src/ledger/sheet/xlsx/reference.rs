//! Places as a sheet writes them: `B12`, `A1:C3`.

use std::ops::RangeInclusive;

use crate::ledger::sheet::limit;

/// Column from 0 and row from 1 of `B12`; `None` when no sheet has such a place.
pub(super) fn cell(text: &str) -> Option<(u32, u32)> {
    let text = text.trim_start_matches('$');
    let end = text.find(|it: char| !it.is_ascii_alphabetic())?;
    let (letters, row) = text.split_at_checked(end)?;
    let mut column: u32 = 0;
    for letter in letters.bytes() {
        let digit = u32::from(letter.to_ascii_uppercase().checked_sub(b'A')?).checked_add(1)?;
        column = column.checked_mul(26)?.checked_add(digit)?;
    }
    let column = column.checked_sub(1).filter(|it| *it < limit::COLUMNS)?;
    let row = row.trim_start_matches('$').parse().ok()?;
    (1..=limit::ROWS).contains(&row).then_some((column, row))
}

/// A merged region: its columns and rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ledger::sheet) struct Region {
    pub(in crate::ledger::sheet) columns: RangeInclusive<u32>,
    pub(in crate::ledger::sheet) rows: RangeInclusive<u32>,
}

/// The region of `A1:C3`; `None` for one cell or none.
pub(super) fn region(text: &str) -> Option<Region> {
    let (from, to) = text.split_once(':')?;
    let ((left, top), (right, bottom)) = (cell(from)?, cell(to)?);
    Some(Region { columns: left..=right, rows: top..=bottom })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_within_a_sheets_bounds() {
        assert_eq!(cell("A1"), Some((0, 1)));
        assert_eq!(cell("$AB$12"), Some((27, 12)));
        assert_eq!(cell("XFD1048576"), Some((16383, 1_048_576)));
        for text in ["", "A", "1", "A0", "XFE1", "A1048577", "A-1", "ZZZZZZZZZZ1", "A1B", "甲1"] {
            assert_eq!(cell(text), None, "{text}");
        }
        assert_eq!(region("A1:B3"), Some(Region { columns: 0..=1, rows: 1..=3 }));
        assert_eq!(region("A1"), None);
    }
}
