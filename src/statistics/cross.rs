//! 交叉: counts of two ways. A row is a class or a unit, a column a figure or a class of one, and every
//! cell is counted over the cases of its row by the rules of its column. What a column counts over all
//! rows is counted again over all cases, never added up.

use std::collections::{HashMap, HashSet};

use super::{
    Exact, Figure, FigureColumn, FigureItem, FigureKind, Ratio, Refusal,
    cross_cell::Counted,
    cross_column::Column,
    division::Class,
    gap::Gap,
    ratio::length,
    scope::{Scope, identities},
    valued::Valued,
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    record::{CASE_UNIT, Case, Condition, Field, ZeroClasses},
};

/// What the row of all cases is called.
pub(super) const TOTAL: &str = "合计";

/// What follows the name of a 系统 in the row of its units.
const SUBTOTAL: &str = "小计";

/// The rows as they were found, and what each column counts in each of them.
struct Cells<'a> {
    columns: Vec<Column<'a>>,
    /// By column, then by row: the cases counted, and those of which they are a share.
    divided: Vec<(ByRow<'a>, ByRow<'a>)>,
    /// What the rows are: 主办, or 主办或分办.
    label: String,
}

/// The cases of each row.
type ByRow<'a> = Vec<Vec<&'a Case>>;

/// A row of the figure: one that was found, or those of a 系统 together.
struct Row<'a> {
    name: String,
    /// Places of the rows that it takes together.
    places: Vec<usize>,
    /// Their names.
    values: Vec<String>,
    cases: Vec<&'a Case>,
    system: Option<String>,
}

impl<'a> Scope<'a> {
    /// 交叉.
    pub(super) fn cross(
        &self,
        fields: &[Field],
        columns: &[String],
        found: &mut Diagnostics,
    ) -> Figure {
        let mut valued = self.valued_by(fields, &Condition::default());
        found.extend(self.left_out(fields, &valued));
        let columns = self.columns(columns, found);
        self.add_units_of(&columns, &mut valued);
        self.put_units_in_order(fields, &mut valued.classes);
        if self.declaration.zero_classes == ZeroClasses::Omit {
            let is_elsewhere = |name: &str| columns.iter().any(|it| self.has_unit(it, name));
            valued.classes.retain(|it| !it.cases.is_empty() || is_elsewhere(&it.name));
        }
        let (overlaps, pairs) = (valued.overlaps(), valued.pairs);
        let label = fields.iter().map(|it| it.chinese()).collect::<Vec<_>>().join("或");
        let cells = self.cells(&valued.classes, columns, label);
        let rows: Vec<Row<'a>> =
            valued.classes.into_iter().enumerate().map(|(at, it)| self.row(at, it)).collect();

        let expression = format!("{}按{}逐行计数", self.population.name, cells.label);
        let exact = Exact::List(rows.iter().filter_map(|it| self.share(it.cases.len())).collect());
        let mut figure = self.figure(FigureKind::Cross, exact, expression, &valued.having);
        figure.items = rows.iter().map(|it| self.row_item(it, &cells)).collect();
        figure.subtotals = systems(&rows).iter().map(|it| self.row_item(it, &cells)).collect();
        figure.sum = Some(Box::new(self.sum(&cells)));
        figure.columns = cells.columns.iter().map(FigureColumn::of).collect();
        figure.overlaps = overlaps;
        let added = if overlaps {
            let (name, label) = (&self.declaration.name, &cells.label);
            let counted = self.population.cases.len();
            Err(Refusal::new(
                format!(
                    "“{name}”各行相加是{pairs}{CASE_UNIT}，不是{counted}件：一件有几家{label}的，各行都计入"
                ),
                format!("件数请用{{{name}.件数}}，件次请用{{{name}.件次}}"),
            ))
        } else {
            Ok(self.population.cases.len().to_string())
        };
        figure
            .with("项数", rows.len().to_string())
            .with("件次", pairs.to_string())
            .give(TOTAL, added)
            .finished()
    }

    /// What each column counts in each row.
    fn cells(&self, rows: &[Class<'a>], columns: Vec<Column<'a>>, label: String) -> Cells<'a> {
        let mut rows_of: HashMap<*const Case, Vec<usize>> = HashMap::new();
        for (at, row) in rows.iter().enumerate() {
            for case in &row.cases {
                rows_of.entry(std::ptr::from_ref(*case)).or_default().push(at);
            }
        }
        let places: HashMap<&str, usize> =
            rows.iter().enumerate().map(|(at, it)| (it.name.as_str(), at)).collect();
        let by_row = |cases: &[&'a Case], units: Option<Field>| {
            let mut by_row: ByRow<'a> = vec![Vec::new(); rows.len()];
            for &case in cases {
                let own: Vec<usize> = match units {
                    Some(field) => {
                        let units = case.values(field, self.as_of);
                        units.iter().filter_map(|it| places.get(it.as_ref()).copied()).collect()
                    }
                    None => rows_of.get(&std::ptr::from_ref(case)).cloned().unwrap_or_default(),
                };
                for at in own {
                    if let Some(row) = by_row.get_mut(at) {
                        row.push(case);
                    }
                }
            }
            by_row
        };
        let divided = columns
            .iter()
            .map(|it| (by_row(&it.part, it.units), by_row(&it.whole, None)))
            .collect();
        Cells { columns, divided, label }
    }

    /// Rows for the units that a column of 件次 has and that have no case of their own.
    fn add_units_of(&self, columns: &[Column<'a>], valued: &mut Valued<'a>) {
        let mut known: HashSet<String> = valued.classes.iter().map(|it| it.name.clone()).collect();
        for (field, case) in columns
            .iter()
            .filter_map(|it| Some((it.units?, &it.part)))
            .flat_map(|(field, part)| part.iter().map(move |case| (field, *case)))
        {
            for unit in case.values(field, self.as_of) {
                if !known.contains(unit.as_ref()) {
                    known.insert(unit.as_ref().to_owned());
                    valued.classes.push(Class::empty(&unit));
                }
            }
        }
    }

    /// Whether a column of 件次 has a case of the unit `name`.
    fn has_unit(&self, column: &Column<'a>, name: &str) -> bool {
        let Some(field) = column.units else { return false };
        column.part.iter().any(|it| it.values(field, self.as_of).iter().any(|it| it == name))
    }

    fn row(&self, at: usize, class: Class<'a>) -> Row<'a> {
        let system = self.register.units.unit(&class.name).and_then(|it| it.system.clone());
        let values = vec![class.name.clone()];
        Row { name: class.name, places: vec![at], values, cases: class.cases, system }
    }

    /// The row of all cases of the population.
    fn sum(&self, cells: &Cells<'a>) -> FigureItem {
        let all = cells.columns.iter().map(|it| {
            let count = |it: &&Case, field| it.values(field, self.as_of).len();
            let counted = match it.units {
                Some(field) => it.part.iter().map(|case| count(case, field)).sum(),
                None => it.part.len(),
            };
            let of = Counted { count: counted, cases: it.part.clone(), whole: it.whole.len() };
            self.cell(TOTAL, it.expression.clone(), it, &of)
        });
        let name = self.population.name.clone();
        FigureItem {
            cells: all.collect(),
            ..self.item_of_row(TOTAL, &name, &self.population.cases)
        }
    }

    fn row_item(&self, row: &Row<'a>, cells: &Cells<'a>) -> FigureItem {
        let values = row.values.join("或");
        let is = format!("{}为{values}", cells.label);
        let columns = cells.columns.iter().zip(&cells.divided);
        let own = columns.map(|(column, (part, whole))| {
            let cases = gathered(part, &row.places);
            let whole = once(gathered(whole, &row.places)).len();
            let pairs = cases.len();
            let cases = once(cases);
            let (count, expression) = column.units.map_or_else(
                || (cases.len(), format!("{is}的{}", column.expression)),
                |field| {
                    let of = format!("{}，{}为{values}", column.expression, field.chinese());
                    (pairs, of)
                },
            );
            self.cell(&row.name, expression, column, &Counted { count, cases, whole })
        });
        let own = own.collect();
        let item = self.item_of_row(&row.name, &is, &row.cases);
        FigureItem { cells: own, group: row.system.clone(), ..item }
    }

    /// The share that so many cases are of the population.
    pub(super) fn share(&self, cases: usize) -> Option<Ratio> {
        Ratio::new(length(cases), length(self.population.cases.len()))
    }

    /// The cases of the population that stand in no row (rule X16).
    fn left_out(&self, fields: &[Field], valued: &Valued<'a>) -> Option<Diagnostic> {
        let field = *fields.first()?;
        let placed = identities(valued.having.iter().copied());
        let cases = self.population.cases.iter();
        let gaps: Vec<Gap<'a>> = cases
            .filter(|it| !placed.contains(&std::ptr::from_ref(**it)))
            .map(|it| Gap::without_one_value(it, field, 0, self.as_of))
            .collect();
        self.gap_diagnostic(field, &gaps, false)
    }
}

/// A row of the units of each 系统, in the order of the first of them; none where no unit has one.
fn systems<'a>(rows: &[Row<'a>]) -> Vec<Row<'a>> {
    let mut systems: Vec<Row<'a>> = Vec::new();
    for row in rows {
        let Some(system) = &row.system else { continue };
        let at = systems.iter().position(|it| it.system.as_ref() == Some(system));
        let at = at.unwrap_or_else(|| {
            systems.push(Row {
                name: format!("{system}{SUBTOTAL}"),
                places: Vec::new(),
                values: Vec::new(),
                cases: Vec::new(),
                system: Some(system.clone()),
            });
            systems.len().saturating_sub(1)
        });
        if let Some(whole) = systems.get_mut(at) {
            whole.places.extend(&row.places);
            whole.values.extend(row.values.iter().cloned());
            whole.cases.extend(&row.cases);
        }
    }
    for system in &mut systems {
        system.cases = once(std::mem::take(&mut system.cases));
    }
    systems
}

/// The cases of the rows at `places`, one row after another.
fn gathered<'a>(by_row: &ByRow<'a>, places: &[usize]) -> Vec<&'a Case> {
    places.iter().filter_map(|at| by_row.get(*at)).flatten().copied().collect()
}

/// Each case once, in register order.
fn once(mut cases: Vec<&Case>) -> Vec<&Case> {
    cases.sort_by_key(|it| std::ptr::from_ref(*it));
    cases.dedup_by_key(|it| std::ptr::from_ref(*it));
    cases
}
