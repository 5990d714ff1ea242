//! Merged cells mean that what is written once holds for all of them.

use super::{Cell, Row, limit::Budget, refusal::Refusal, xlsx::Region};

/// Gives every cell of each region what its first one holds. Only rows that the sheet has are
/// filled, and only to the last column that any of them uses.
pub(super) fn merged(
    rows: &mut [Row],
    regions: &[Region],
    budget: &mut Budget,
) -> Result<(), Refusal> {
    let last = rows.iter().filter_map(|it| it.cells.last()).map(|it| it.column).max();
    let Some(last) = last else { return Ok(()) };
    for region in regions {
        let (top, left) = (*region.rows.start(), *region.columns.start());
        let from = rows.partition_point(|it| it.number < top);
        let Some(first) = rows.get(from).filter(|it| it.number == top) else { continue };
        let Some(first) = first.cell(left).cloned() else { continue };
        let below = rows.get_mut(from..).unwrap_or_default();
        for row in below.iter_mut().take_while(|it| region.rows.contains(&it.number)) {
            for column in left..=last.min(*region.columns.end()) {
                budget.cell()?;
                fill(row, column, &first, (top, left));
            }
        }
    }
    Ok(())
}

fn fill(row: &mut Row, column: u32, first: &Cell, from: (u32, u32)) {
    if let Err(at) = row.cells.binary_search_by_key(&column, |it| it.column) {
        row.cells.insert(at, Cell { column, merged_from: Some(from), ..first.clone() });
    }
}
