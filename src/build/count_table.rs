//! `::: 统计表`: a row a class of a figure, each number the part of the figure that a reference would
//! print.

use std::cmp::Ordering;

use super::{
    RegisterReferences,
    count_column::{Content, NAMES, Shown, columns, unknown},
    filled_table::{cell, note, strong_cell, words},
    references::node,
};
use crate::{
    document::{Cell, CellAlignment, Extent, InlineContent, Table, TableReference, Unresolved},
    record::CASE_UNIT,
    statistics::{Exact, Figure, FigureColumn, FigureItem, Ratio, plain_text},
};

/// What stands where there is no number.
const NOTHING: &str = "—";
/// The row of all.
const TOTAL: &str = "合计";

/// What a table is made of.
struct Sheet<'a> {
    figure: &'a Figure,
    asked: &'a TableReference,
    columns: Vec<Shown>,
}

/// The table of `figure`.
pub(super) fn table(
    references: &RegisterReferences<'_>,
    figure: &Figure,
    asked: &TableReference,
) -> Result<Table, Unresolved> {
    if !figure.kind.has_classes() {
        return Err(Unresolved::new(
            format!("“{}”是{}，没有分成几行，列不成统计表", figure.name, figure.kind.chinese()),
            "请换一个分组、分布、排名或交叉的指标",
        ));
    }
    let columns = columns(references, figure, asked)?;
    let sheet = Sheet { figure, asked, columns };
    let (header_rows, mut rows) = sheet.header();
    rows.extend(sheet.rows()?);
    let columns = sheet.columns.iter().map(|it| match it.content {
        Content::Serial => CellAlignment::Centre,
        Content::Name => CellAlignment::Left,
        Content::Number(_) => CellAlignment::Right,
    });
    let columns = columns.collect();
    let notes = note(&sheet.notes(), &asked.place);
    Ok(Table { columns, header_rows, rows, notes, ..Table::default() })
}

impl Sheet<'_> {
    /// The header: of two rows where a column has neighbours of the same figure.
    fn header(&self) -> (usize, Vec<Vec<Cell>>) {
        let at = &self.asked.place;
        let columns = &self.columns;
        let title = |text: &str, extent| Cell { extent, ..cell(vec![words(text)], at) };
        if columns.iter().all(|it| it.group.is_none()) {
            let cells = columns.iter().map(|it| title(&it.heading, Extent::default()));
            return (1, vec![cells.collect()]);
        }
        let mut rows = [Vec::new(), Vec::new()];
        for run in columns.chunk_by(|a, b| a.group.is_some() && a.group == b.group) {
            let [upper, lower] = &mut rows;
            for (left, column) in run.iter().enumerate() {
                let covered = |left, above| Cell {
                    text: Vec::new(),
                    extent: Extent::Covered { left, above },
                };
                match (&column.group, left) {
                    (None, _) => {
                        let extent = Extent::Covers { columns: 1, rows: 2 };
                        upper.push(title(&column.heading, extent));
                        lower.push(covered(0, 1));
                        continue;
                    }
                    (Some(group), 0) => {
                        let extent = Extent::Covers { columns: run.len(), rows: 1 };
                        upper.push(title(group, extent));
                    }
                    (Some(_), _) => upper.push(covered(left, 0)),
                }
                lower.push(title(&column.heading, Extent::default()));
            }
        }
        (2, rows.into())
    }

    /// The rows in their order, those of a 系统 with what they come to, and the row of all.
    fn rows(&self) -> Result<Vec<Vec<Cell>>, Unresolved> {
        let mut items: Vec<&FigureItem> = self.figure.items.iter().collect();
        self.put_in_order(&mut items)?;
        let mut rows = Vec::new();
        let mut serial: usize = 0;
        let mut push = |item: &FigureItem, rows: &mut Vec<Vec<Cell>>| {
            serial = serial.saturating_add(1);
            rows.push(self.row(item, Some(serial)));
        };
        if self.asked.subtotals && !self.figure.subtotals.is_empty() {
            for subtotal in &self.figure.subtotals {
                let of_system = items.extract_if(.., |it| it.group == subtotal.group);
                of_system.for_each(|it| push(it, &mut rows));
                rows.push(self.row(subtotal, None));
            }
        }
        for it in items {
            push(it, &mut rows);
        }
        rows.extend(self.figure.sum.as_deref().map(|it| self.row(it, None)));
        if self.figure.parts.get(TOTAL).is_some() && self.figure.sum.is_none() {
            rows.push(self.total());
        }
        Ok(rows)
    }

    /// The largest of the column first that decides the order.
    fn put_in_order(&self, items: &mut [&FigureItem]) -> Result<(), Unresolved> {
        let Some(column) = &self.asked.order else { return Ok(()) };
        let is_row = column == "件数";
        if !is_row && !self.figure.columns.iter().any(|it| it.name == *column) {
            return Err(unknown(self.figure, column));
        }
        let size = |it: &FigureItem| {
            let item = if is_row { Some(it) } else { it.cell(column) };
            item.and_then(|it| match &it.exact {
                Exact::Share(ratio) if !is_row => Some(*ratio),
                Exact::Nothing if !is_row => None,
                _ => Ratio::new(it.counted(), 1),
            })
        };
        items.sort_by(|a, b| match (size(a), size(b)) {
            (Some(a), Some(b)) => b.compare(a),
            (a, b) => b.is_some().cmp(&a.is_some()).then(Ordering::Equal),
        });
        Ok(())
    }

    /// A row; those without a running number add others up.
    fn row(&self, item: &FigureItem, serial: Option<usize>) -> Vec<Cell> {
        let at = &self.asked.place;
        let make = if serial.is_some() { cell } else { strong_cell };
        let contents = |column: &Shown| match &column.content {
            Content::Serial => serial.map(|it| words(it.to_string())).into_iter().collect(),
            Content::Name if serial.is_some() && item.parts.get(NAMES).is_some() => {
                self.printed(&item.name, &[NAMES.to_owned()])
            }
            Content::Name => vec![words(&item.name)],
            Content::Number(path) => self.printed(&item.name, path),
        };
        self.columns.iter().map(|it| make(contents(it), at)).collect()
    }

    /// The row of all where the figure has only their number.
    fn total(&self) -> Vec<Cell> {
        let at = &self.asked.place;
        let contents = |column: &Shown| match &column.content {
            Content::Serial => Vec::new(),
            Content::Name => vec![words(TOTAL)],
            Content::Number(path) if path.as_slice() == ["件数"] => {
                let printed = self.figure.printed(&[TOTAL.to_owned()]).unwrap_or_default();
                printed.into_iter().map(|it| node(&self.figure.name, it)).collect()
            }
            Content::Number(_) => vec![words(NOTHING)],
        };
        self.columns.iter().map(|it| strong_cell(contents(it), at)).collect()
    }

    /// What `{figure.row.path}` prints, — where that is nothing.
    fn printed(&self, row: &str, path: &[String]) -> Vec<InlineContent> {
        let parts: Vec<String> = std::iter::once(row.to_owned()).chain(path.to_vec()).collect();
        match self.figure.printed(&parts) {
            Ok(pieces) => match &self.asked.zero {
                Some(zero) if plain_text(&pieces) == "0" => vec![words(zero)],
                _ => pieces.into_iter().map(|it| node(&self.figure.name, it)).collect(),
            },
            Err(_) => vec![words(NOTHING)],
        }
    }

    /// How the numbers were counted, where a reader could take them wrong.
    fn notes(&self) -> Vec<String> {
        let column_of = |name: &str| self.figure.columns.iter().find(|it| it.name == name);
        let shown: Vec<(&Shown, &FigureColumn)> =
            self.columns.iter().filter_map(|it| Some((it, column_of(it.first()?)?))).collect();
        let mut notes = Vec::new();
        if self.figure.overlaps {
            notes.push(format!(
                "一件由几家分别承办的，各行都计入，各行相加为{CASE_UNIT}；{TOTAL}按件计"
            ));
        }
        for (shown, _) in shown.iter().filter(|(_, it)| it.counts_units) {
            notes.push(format!(
                "{}按{CASE_UNIT}计，一件有几家的，每家各计一{CASE_UNIT}，与件数不能相加",
                shown.heading
            ));
        }
        for (shown, column) in shown.iter().filter(|(_, it)| it.is_rate) {
            // What follows tells how the figure may be declared otherwise.
            let description = column.description.as_ref().and_then(|it| it.split('；').next());
            notes.extend(description.map(|it| format!("{}为{it}", shown.heading)));
        }
        notes
    }
}
