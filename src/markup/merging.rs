//! Merged cells: one that holds only `<` belongs to the cell left of it, one with only `^` to the
//! cell above. Together they must be a rectangle, in the header or below it.

use std::collections::BTreeMap;

use super::{reader::Reader, span::Span};
use crate::document::{Cell, Extent, plain_text};

/// Which neighbour a cell belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// The one left of it.
    Left,
    /// The one above.
    Above,
}

/// What a cell of this text says of merging.
pub(super) fn mark(cell: &str) -> Option<Mark> {
    match cell {
        "<" | "＜" => Some(Mark::Left),
        "^" | "＾" => Some(Mark::Above),
        _ => None,
    }
}

/// Row and column of a cell, from 0.
type Place = (usize, usize);

/// The marks of a table, row by row.
pub(super) struct Merging<'a> {
    header_rows: usize,
    rows: Vec<Vec<Span<'a>>>,
    is_marked: bool,
}

/// The cells that belong to one.
struct Merged {
    members: Vec<Place>,
    /// The lowest row and the rightmost column among them.
    corner: Place,
}

impl<'a> Merging<'a> {
    pub(super) fn new(header_rows: usize) -> Self {
        Self { header_rows, rows: Vec::new(), is_marked: false }
    }

    /// Adds a row, all of its cells as typed.
    pub(super) fn add(&mut self, row: Vec<Span<'a>>) {
        self.is_marked |= row.iter().any(|it| mark(it.text).is_some());
        self.rows.push(row);
    }

    /// Says in `cells`, which are those of the rows added, what is merged; tells what cannot be.
    pub(super) fn merge(self, reader: &mut Reader<'a>, cells: &mut [Vec<Cell>]) {
        if !self.is_marked {
            return;
        }
        for (owner, merged) in self.merged(reader) {
            // A mark that belongs to nothing has been told.
            if self.span(owner).is_none_or(|it| mark(it.text).is_some()) {
                continue;
            }
            match left_out(&merged, owner) {
                Some(place) => self.tell_left_out(reader, cells, owner, merged.corner, place),
                None => cover(cells, owner, &merged),
            }
        }
    }

    /// The cells that own others, with these.
    fn merged(&self, reader: &mut Reader<'a>) -> BTreeMap<Place, Merged> {
        let mut owners: Vec<Vec<Place>> = Vec::with_capacity(self.rows.len());
        let mut merged: BTreeMap<Place, Merged> = BTreeMap::new();
        for (row, spans) in self.rows.iter().enumerate() {
            let mut own: Vec<Place> = Vec::with_capacity(spans.len());
            for (column, span) in spans.iter().enumerate() {
                let neighbour = match mark(span.text) {
                    Some(Mark::Left) => left_of(reader, *span, own.last()),
                    Some(Mark::Above) => {
                        let above = owners.last().and_then(|it| it.get(column));
                        self.above(reader, *span, row, above)
                    }
                    None => None,
                };
                if let Some(owner) = neighbour {
                    let merged = merged
                        .entry(owner)
                        .or_insert_with(|| Merged { members: vec![owner], corner: owner });
                    merged.members.push((row, column));
                    merged.corner = (merged.corner.0.max(row), merged.corner.1.max(column));
                }
                own.push(neighbour.unwrap_or((row, column)));
            }
            owners.push(own);
        }
        merged
    }

    fn above(
        &self,
        reader: &mut Reader<'a>,
        at: Span<'a>,
        row: usize,
        above: Option<&Place>,
    ) -> Option<Place> {
        let cause = match above {
            None => "“^”的上边没有格，并不进去",
            Some(_) if row == self.header_rows => "“^”的上边是表头，表头与下面的行不能合并",
            found => return found.copied(),
        };
        let cure = "请写到要并入的格的下边；要印出这个符号，请写“\\^”";
        reader.error(at, cause, cure);
        None
    }

    fn tell_left_out(
        &self,
        reader: &mut Reader<'a>,
        cells: &[Vec<Cell>],
        owner: Place,
        corner: Place,
        place: Place,
    ) {
        let Some(at) = self.span(place) else { return };
        let text = cells.get(owner.0).and_then(|it| it.get(owner.1)).map(|it| plain_text(&it.text));
        let name = text.filter(|it| !it.is_empty()).map(|it| format!("“{it}”"));
        let name = name.unwrap_or_else(|| "空格".into());
        let (rows, columns) = (corner.0 - owner.0 + 1, corner.1 - owner.1 + 1);
        let cause =
            format!("{name}合并的范围横{columns}格、竖{rows}格，这一格在里面，却没有并进去");
        let cure = "合并的格要成长方形：请在这一格也写“<”（并入左边）或“^”（并入上边），或删去别的格里多写的";
        reader.error(at, cause, cure);
    }

    fn span(&self, place: Place) -> Option<Span<'a>> {
        self.rows.get(place.0)?.get(place.1).copied()
    }
}

/// Lets the cell at `owner` cover the others.
fn cover(cells: &mut [Vec<Cell>], owner: Place, merged: &Merged) {
    let columns = merged.corner.1 - owner.1 + 1;
    let rows = merged.corner.0 - owner.0 + 1;
    for place in &merged.members {
        let extent = if *place == owner {
            Extent::Covers { columns, rows }
        } else {
            Extent::Covered { left: place.1 - owner.1, above: place.0 - owner.0 }
        };
        if let Some(cell) = cells.get_mut(place.0).and_then(|it| it.get_mut(place.1)) {
            cell.extent = extent;
        }
    }
}

/// The owner of a cell that belongs to the one left of it.
fn left_of(reader: &mut Reader<'_>, at: Span<'_>, left: Option<&Place>) -> Option<Place> {
    if left.is_none() {
        let cure = "请写到要并入的格的右边；要印出这个符号，请写“\\<”";
        reader.error(at, "“<”的左边没有格，并不进去", cure);
    }
    left.copied()
}

/// The first cell of the rectangle that does not belong to its owner.
fn left_out(merged: &Merged, owner: Place) -> Option<Place> {
    let mut members = merged.members.iter();
    let rows = owner.0..=merged.corner.0;
    let mut places = rows.flat_map(|row| (owner.1..=merged.corner.1).map(move |it| (row, it)));
    places.find(|place| members.next() != Some(place))
}
