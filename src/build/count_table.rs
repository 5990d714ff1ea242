//! `::: 统计表`: a row a class of a figure, each number the part of the figure that a reference would
//! print.

use std::cmp::Ordering;

use super::{
    RegisterReferences,
    filled_table::{cell, note, strong_cell, words},
    references::node,
};
use crate::{
    chinese::{nearest::nearest, wording},
    document::{
        Cell, CellAlignment, ColumnReference, Extent, InlineContent, Table, TableReference,
        Unresolved,
    },
    record::{CASE_UNIT, DeclarationKind, Field},
    statistics::{Exact, Figure, FigureColumn, FigureItem, FigureKind, Ratio, plain_text},
};

/// What stands where there is no number.
const NOTHING: &str = "—";
/// A column of running numbers.
const SERIAL: &str = "序号";
/// The column of the rows' names.
const NAMES: &str = "名称";
/// The row of all.
const TOTAL: &str = "合计";

/// A column that is printed.
struct Shown {
    content: Content,
    heading: String,
    /// What stands above it and its neighbours of the same figure.
    group: Option<String>,
}

/// What a column shows.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Content {
    /// 序号.
    Serial,
    /// 名称: what the rows are called.
    Name,
    /// What this path behind the row's name gives in a reference.
    Number(Vec<String>),
}

impl Shown {
    fn number(path: Vec<String>, heading: impl Into<String>) -> Self {
        Self { content: Content::Number(path), heading: heading.into(), group: None }
    }

    /// The first step of the path of its numbers.
    fn first(&self) -> Option<&String> {
        match &self.content {
            Content::Number(path) => path.first(),
            Content::Serial | Content::Name => None,
        }
    }
}

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

/// The columns that are asked for, else all that say something.
fn columns(
    references: &RegisterReferences<'_>,
    figure: &Figure,
    asked: &TableReference,
) -> Result<Vec<Shown>, Unresolved> {
    let names =
        || Shown { content: Content::Name, heading: row_heading(references, figure), group: None };
    let mut shown: Vec<Shown> = Vec::new();
    if asked.columns.is_empty() {
        shown = own_columns(figure);
    }
    for column in &asked.columns {
        if column.name == NAMES {
            let heading = column.heading.clone();
            shown.push(Shown { heading: heading.unwrap_or_else(|| names().heading), ..names() });
            continue;
        }
        match asked_column(figure, column) {
            Some(columns) => shown.extend(columns),
            // One that comes with the program and that the records cannot answer.
            None if is_declared(references, figure, &column.name) => {}
            None => return Err(unknown(figure, &column.name)),
        }
    }
    if shown.iter().all(|it| it.content != Content::Name) {
        let place = usize::from(shown.first().is_some_and(|it| it.content == Content::Serial));
        shown.insert(place, names());
    }
    Ok(shown)
}

/// What a figure shows when nothing is asked for.
fn own_columns(figure: &Figure) -> Vec<Shown> {
    let part = |part: &str, heading: &str| Shown::number(vec![part.to_owned()], heading);
    let is_by_rate = figure.items.iter().any(|it| matches!(it.exact, Exact::Share(_)));
    match figure.kind {
        FigureKind::Ranking if is_by_rate => {
            vec![
                part("位次", "名次"),
                part("总体", "总数"),
                part("件数", "件数"),
                part("占比", "占比"),
            ]
        }
        FigureKind::Ranking => vec![part("位次", "名次"), part("件数", "件数")],
        FigureKind::Cross if !figure.columns.is_empty() => {
            figure.columns.iter().filter(|it| !is_empty(figure, it)).map(of_column).collect()
        }
        _ => vec![part("件数", "件数"), part("占比", "占比")],
    }
}

/// The columns that `column` names: one, or all classes of a field or figure.
fn asked_column(figure: &Figure, column: &ColumnReference) -> Option<Vec<Shown>> {
    let heading = |own: &str| column.heading.clone().unwrap_or_else(|| own.to_owned());
    if column.name == SERIAL {
        let heading = heading(SERIAL);
        return Some(vec![Shown { content: Content::Serial, heading, group: None }]);
    }
    let of_group: Vec<&FigureColumn> =
        figure.columns.iter().filter(|it| it.group.as_ref() == Some(&column.name)).collect();
    if !of_group.is_empty() {
        let filled = of_group.into_iter().filter(|it| !is_empty(figure, it));
        let group = Some(heading(&column.name));
        return Some(filled.map(|it| Shown { group: group.clone(), ..of_column(it) }).collect());
    }
    let path: Vec<String> = column.name.split('.').map(str::to_owned).collect();
    let is_known = match path.as_slice() {
        [name] => is_part(figure, name) || figure.columns.iter().any(|it| it.name == *name),
        [name, part] => figure.items.iter().chain(figure.sum.as_deref()).any(|row| {
            row.cell(name)
                .is_some_and(|it| it.parts.get(part).is_some() || it.parts.refusal(part).is_some())
        }),
        _ => false,
    };
    let heading = heading(path.last()?);
    is_known.then(|| vec![Shown::number(path, heading)])
}

/// Whether the rows of `figure` have that part.
fn is_part(figure: &Figure, part: &str) -> bool {
    let parts = |it: &FigureItem| it.parts.get(part).is_some() || it.parts.refusal(part).is_some();
    figure.items.iter().chain(figure.sum.as_deref()).any(parts)
}

fn of_column(column: &FigureColumn) -> Shown {
    let own = Shown::number(vec![column.name.clone()], &column.name);
    Shown { group: column.group.clone(), ..own }
}

/// Whether a column says nothing in any row.
fn is_empty(figure: &Figure, column: &FigureColumn) -> bool {
    let cells = figure.items.iter().filter_map(|it| it.cell(&column.name));
    let mut cells = cells.chain(figure.sum.as_deref().and_then(|it| it.cell(&column.name)));
    cells.all(|it| it.exact == Exact::Nothing || !column.is_rate && it.counted() == 0)
}

fn is_declared(references: &RegisterReferences<'_>, figure: &Figure, column: &str) -> bool {
    let declaration = references.register.declaration(&figure.name);
    declaration.is_some_and(|it| match &it.kind {
        DeclarationKind::Cross { columns, .. } => {
            column.split('.').next().is_some_and(|name| columns.iter().any(|it| it == name))
        }
        _ => false,
    })
}

fn unknown(figure: &Figure, column: &str) -> Unresolved {
    let mut known: Vec<&str> = vec![SERIAL, NAMES];
    let parts = figure.items.first().map(|it| &it.parts);
    known.extend(parts.into_iter().flat_map(|it| it.keys()).map(String::as_str));
    known.extend(figure.columns.iter().map(|it| it.name.as_str()));
    for group in figure.columns.iter().filter_map(|it| it.group.as_deref()) {
        if !known.contains(&group) {
            known.push(group);
        }
    }
    let list = wording::enumerate(&known);
    let cure = match nearest(column, known.iter().copied()) {
        Some(near) => format!("是否应为“{near}”？可以写：{list}"),
        None => format!("可以写：{list}"),
    };
    Unresolved::new(format!("“{}”没有“{column}”这一列", figure.name), cure)
}

/// What stands above the names of the rows: 主办单位, 分类.
fn row_heading(references: &RegisterReferences<'_>, figure: &Figure) -> String {
    let declaration = references.register.declaration(&figure.name);
    let fields = declaration.map_or(Vec::new(), |it| match &it.kind {
        DeclarationKind::Cross { rows, .. } => rows.clone(),
        DeclarationKind::Partition { field, .. }
        | DeclarationKind::Distribution { field, .. }
        | DeclarationKind::Ranking { field, .. } => vec![*field],
        _ => Vec::new(),
    });
    match fields.as_slice() {
        [field] if *field == Field::Units => field.chinese().to_owned(),
        [field] if field.is_of_units() => format!("{}单位", field.chinese()),
        [field] => field.chinese().to_owned(),
        [] => "项目".to_owned(),
        _ => Field::Units.chinese().to_owned(),
    }
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
        items.into_iter().for_each(|it| push(it, &mut rows));
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
