//! A population divided into classes by the one value that a field has in each case.

use super::{gap::Gap, scope::Scope};
use crate::record::{Case, Field};

/// A class with its cases.
pub(super) struct Class<'a> {
    pub(super) name: String,
    pub(super) cases: Vec<&'a Case>,
}

/// The classes in order, empty ones too; their cases, in register order; and the cases that
/// belong to no class or to several.
pub(super) struct Division<'a> {
    pub(super) classes: Vec<Class<'a>>,
    pub(super) placed: Vec<&'a Case>,
    pub(super) gaps: Vec<Gap<'a>>,
}

impl<'a> Scope<'a> {
    /// Divides the population by `field` into the declared classes, else those that the field
    /// knows, else those that occur, in the order of their first cases.
    pub(super) fn divide(&self, field: Field, declared: Option<&[String]>) -> Division<'a> {
        let known = declared.map_or_else(|| self.classes(field), <[String]>::to_vec);
        let is_open = known.is_empty();
        let classes = known.iter().map(|it| Class::empty(it)).collect();
        let mut division = Division { classes, placed: Vec::new(), gaps: Vec::new() };
        for &case in &self.population.cases {
            let values = case.values(field, self.as_of);
            if let [value] = values.as_slice() {
                division.place(case, field, value, is_open);
            } else {
                let gap = Gap::without_one_value(case, field, values.len(), self.as_of);
                division.gaps.push(gap);
            }
        }
        division
    }
}

impl<'a> Division<'a> {
    fn place(&mut self, case: &'a Case, field: Field, value: &str, is_open: bool) {
        let mut at = self.classes.iter().position(|it| it.name == value);
        if at.is_none() && is_open {
            at = Some(self.classes.len());
            self.classes.push(Class::empty(value));
        }
        match at.and_then(|at| self.classes.get_mut(at)) {
            Some(class) => {
                class.cases.push(case);
                self.placed.push(case);
            }
            None => self.gaps.push(Gap::of_unknown_class(case, field, value)),
        }
    }
}

impl Class<'_> {
    pub(super) fn empty(name: &str) -> Self {
        Self { name: name.to_owned(), cases: Vec::new() }
    }
}
