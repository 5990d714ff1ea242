//! The columns of a 统计表: which parts of a figure's rows they show.

use super::RegisterReferences;
use crate::{
    chinese::{nearest::nearest, wording},
    document::{ColumnReference, TableReference, Unresolved},
    record::{DeclarationKind, Field},
    statistics::{Exact, Figure, FigureColumn, FigureItem, FigureKind, Parts},
};

/// A column of running numbers.
const SERIAL: &str = "序号";
/// The column of the rows' names.
pub(super) const NAMES: &str = "名称";

/// A column that is printed.
pub(super) struct Shown {
    pub(super) content: Content,
    pub(super) heading: String,
    /// What stands above it and its neighbours of the same figure.
    pub(super) group: Option<String>,
}

/// What a column shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
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
    pub(super) fn first(&self) -> Option<&String> {
        match &self.content {
            Content::Number(path) => path.first(),
            Content::Serial | Content::Name => None,
        }
    }
}

/// The columns that are asked for, else all that say something.
pub(super) fn columns(
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

/// The refusal of a column that a figure has not.
pub(super) fn unknown(figure: &Figure, column: &str) -> Unresolved {
    let mut known: Vec<&str> = vec![SERIAL, NAMES];
    let parts = figure.items.first().map(|it| &it.parts);
    known.extend(parts.into_iter().flat_map(Parts::keys).map(String::as_str));
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
