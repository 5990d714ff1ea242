//! The columns of a 交叉: each a figure, or a class of one, with the cases that it counts.

use std::rc::Rc;

use super::{
    Refusal, expression,
    scope::{Scope, identities},
};
use crate::{
    diagnostic::Diagnostics,
    record::{CASE_UNIT, Case, Condition, Declaration, DeclarationKind, Field, Register},
};

/// A column before it is divided among the rows.
pub(super) struct Column<'a> {
    /// How references call it.
    pub(super) name: String,
    /// What stands above the classes of one field or figure.
    pub(super) group: Option<String>,
    /// What it counts, in words.
    pub(super) expression: String,
    /// Whether it prints a share, not a count.
    pub(super) is_rate: bool,
    /// The field whose units a column of 件次 counts.
    pub(super) units: Option<Field>,
    /// Whose decimals its shares have.
    pub(super) declaration: &'a Declaration,
    /// The cases that it counts.
    pub(super) part: Vec<&'a Case>,
    /// The cases of which these are a share.
    pub(super) whole: Rc<[&'a Case]>,
}

impl<'a> Scope<'a> {
    /// The columns that `names` ask for. One that comes with the program and that the records cannot
    /// answer is left out of a 交叉 that comes with it too.
    pub(super) fn columns(&self, names: &[String], found: &mut Diagnostics) -> Vec<Column<'a>> {
        let mut columns: Vec<Column<'a>> = Vec::new();
        for name in names {
            let read = match self.register.declaration(name) {
                Some(declaration) => self.columns_of_figure(declaration, found),
                None => Ok(Field::named(name).map(|it| self.columns_of_field(it, found))),
            };
            match read {
                Ok(read) => columns.extend(read.into_iter().flatten()),
                Err(_) if self.declaration.is_supplied() => {}
                Err(refusal) => found.push(refusal.at(&self.declaration.place)),
            }
        }
        let mut names: Vec<&str> = Vec::new();
        let twice = columns.iter().map(|it| it.name.as_str()).find(|it| {
            let is_known = names.contains(it);
            names.push(it);
            is_known
        });
        if let Some(name) = twice {
            let cause = format!("“{}”有两列都叫“{name}”，分不清指哪一列", self.declaration.name);
            let refusal = Refusal::new(cause, "请去掉一列，或分成两个指标");
            found.push(refusal.at(&self.declaration.place));
        }
        columns
    }

    /// A column for each class of `field`.
    fn columns_of_field(&self, field: Field, found: &mut Diagnostics) -> Vec<Column<'a>> {
        self.columns_of_classes(field, None, field.chinese(), found)
    }

    fn columns_of_classes(
        &self,
        field: Field,
        declared: Option<&[String]>,
        group: &str,
        found: &mut Diagnostics,
    ) -> Vec<Column<'a>> {
        let division = self.divide(field, declared);
        found.extend(self.gap_diagnostic(field, &division.gaps, declared.is_some()));
        let whole: Rc<[&Case]> = self.population.cases.as_slice().into();
        let classes = division.classes.into_iter();
        classes
            .map(|class| Column {
                expression: expression::one_of(
                    field,
                    std::slice::from_ref(&class.name),
                    &self.register.scheme,
                ),
                name: class.name,
                group: Some(group.to_owned()),
                is_rate: false,
                units: None,
                declaration: self.declaration,
                part: class.cases,
                whole: Rc::clone(&whole),
            })
            .collect()
    }

    /// The columns of a figure, counted over this batch and population.
    fn columns_of_figure(
        &self,
        declaration: &'a Declaration,
        found: &mut Diagnostics,
    ) -> Result<Option<Vec<Column<'a>>>, Refusal> {
        let register: &'a Register = self.register;
        let batch = &self.declaration.batch;
        let mut scope = Scope::of_batch((register, self.roster), self.as_of, declaration, batch)?;
        if declaration.is_supplied()
            && let Some(supplied) =
                register.supplied.iter().find(|it| it.declaration.name == declaration.name)
            && let Some(refusal) = scope.unmet(supplied)
        {
            return Err(refusal);
        }
        let own = identities(self.population.cases.iter().copied());
        scope.population.cases.retain(|it| own.contains(&std::ptr::from_ref(*it)));
        Ok(match &declaration.kind {
            DeclarationKind::Count(it) => Some(vec![scope.column(it, false, None)]),
            DeclarationKind::Rate(it) => Some(vec![scope.column(it, true, None)]),
            DeclarationKind::CaseUnits(field, it) => {
                Some(vec![scope.column(it, false, Some(*field))])
            }
            DeclarationKind::Partition { field, classes } => {
                let group = &declaration.name;
                Some(scope.columns_of_classes(*field, classes.as_deref(), group, found))
            }
            _ => None,
        })
    }

    /// The column of a figure that is one number.
    fn column(&self, condition: &Condition, is_rate: bool, units: Option<Field>) -> Column<'a> {
        let mut part = self.matching(condition);
        if let Some(field) = units {
            part.retain(|it| !it.values(field, self.as_of).is_empty());
        }
        let members = self.members(condition);
        let expression = match units {
            Some(field) => format!("{members}按{}逐家计{CASE_UNIT}", field.chinese()),
            None if is_rate => format!(
                "{} ÷ {}",
                expression::condition(condition, &self.register.scheme),
                self.population.name
            ),
            None => members,
        };
        Column {
            name: self.declaration.name.clone(),
            group: None,
            expression,
            is_rate,
            units,
            declaration: self.declaration,
            part,
            whole: self.population.cases.as_slice().into(),
        }
    }
}
