//! Merged cells, whatever a clerk merges.

use huibao::{
    diagnostic::SourceKind,
    document::{BlockContent, Extent, Level, Table},
};
use proptest::prelude::*;

use super::{blocks, config, notation};

/// Which cell owns each cell of a table of `columns`, made by joining rectangles that do not overlap.
fn owners(
    rows: usize,
    columns: usize,
    wanted: &[(usize, usize, usize, usize)],
) -> Vec<Vec<(usize, usize)>> {
    let mut owners: Vec<Vec<_>> =
        (0..rows).map(|row| (0..columns).map(|column| (row, column)).collect()).collect();
    for &(row, column, high, wide) in wanted {
        // Row 0 is the header.
        let (row, column) = (1 + row % (rows - 1), column % columns);
        let (bottom, right) = ((row + high).min(rows - 1), (column + wide).min(columns - 1));
        let free = (row..=bottom).all(|r| (column..=right).all(|c| owners[r][c] == (r, c)))
            && (row..=bottom).all(|r| (column..=right).all(|c| !owns_others(&owners, (r, c))));
        if free {
            for own in &mut owners[row..=bottom] {
                own[column..=right].fill((row, column));
            }
        }
    }
    owners
}

fn owns_others(owners: &[Vec<(usize, usize)>], cell: (usize, usize)) -> bool {
    owners.iter().flatten().filter(|it| **it == cell).count() > 1
}

/// The table in the notation; `across` says of each cell that could be marked either way, which.
fn written(owners: &[Vec<(usize, usize)>], across: &[bool]) -> String {
    let mut across = across.iter().copied().cycle();
    let mut text = String::new();
    for (row, cells) in owners.iter().enumerate() {
        for (column, owner) in cells.iter().enumerate() {
            let mark = match (row > owner.0, column > owner.1) {
                (false, false) => "甲",
                (false, true) => "<",
                (true, false) => "^",
                (true, true) => {
                    if across.next().unwrap() {
                        "<"
                    } else {
                        "^"
                    }
                }
            };
            text.extend(["| ", mark, " "]);
        }
        text += "|\n";
        if row == 0 {
            text += &("| --- ".repeat(cells.len()) + "|\n");
        }
    }
    text
}

/// Which cell covers each cell, as the table says.
fn read(table: &Table) -> Vec<Vec<(usize, usize)>> {
    let owner = |row: usize, column: usize| match table.rows[row][column].extent {
        Extent::Covers { .. } => (row, column),
        Extent::Covered { left, above } => (row - above, column - left),
    };
    (0..table.rows.len())
        .map(|row| (0..table.rows[row].len()).map(|column| owner(row, column)).collect())
        .collect()
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn merged_cells_are_read_as_they_are_written(
        (rows, columns) in (2_usize..7, 1_usize..6),
        wanted in prop::collection::vec((0_usize..8, 0_usize..8, 0_usize..4, 0_usize..4), 0..8),
        across in prop::collection::vec(any::<bool>(), 1..8),
    ) {
        let owners = owners(rows, columns, &wanted);
        let text = written(&owners, &across);
        let (blocks, found) = blocks(SourceKind::Prose, &text, &notation(&Level::ALL));
        prop_assert!(!found.has_errors(), "{}\n{:?}", text, found);
        let BlockContent::Table(table) = &blocks[0].content else { panic!("{blocks:?}") };
        prop_assert!(table.rows.iter().all(|it| it.len() == columns));
        prop_assert_eq!(read(table), owners);
        // Every cell belongs to one: what the owners cover is the whole table.
        let covered: usize = table
            .rows
            .iter()
            .flatten()
            .filter_map(|it| it.extent.size())
            .map(|(columns, rows)| columns * rows)
            .sum();
        prop_assert_eq!(covered, rows * columns);
    }
}
