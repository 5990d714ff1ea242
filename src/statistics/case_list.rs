//! The cases of a figure. All figures share their names: a register has thousands of cases, and
//! each stands in some fifty lists.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::Printed;
use crate::{
    chinese::wording,
    record::{Case, Field},
};

/// What is printed of a case.
#[derive(Debug, PartialEq, Eq)]
struct CaseName {
    /// Where the case stands among those of the register.
    place: usize,
    number: String,
    title: String,
    short_title: Option<String>,
}

/// Cases in order; serialised as their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseList(Arc<[Arc<CaseName>]>);

impl CaseList {
    /// How many cases.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Their numbers.
    pub fn numbers(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|it| it.number.as_str())
    }

    /// Where they stand in [`Register::cases`](crate::record::Register::cases).
    pub fn places(&self) -> impl Iterator<Item = usize> {
        self.0.iter().map(|it| it.place)
    }

    /// The cases of several lists, one list after another.
    pub(super) fn joined<'a>(lists: impl IntoIterator<Item = &'a Self>) -> Self {
        Self(lists.into_iter().flat_map(|it| it.0.iter()).map(Arc::clone).collect())
    }

    /// Their titles, short titles or numbers, 、 between them where it belongs.
    pub(super) fn printed(&self, field: Field) -> Vec<Printed> {
        let mut pieces: Vec<Printed> = Vec::with_capacity(self.len().saturating_mul(2));
        for piece in self.0.iter().map(|it| it.printed(field)) {
            if let Some(before) = pieces.last() {
                let mark = wording::separator(before.text(), piece.text());
                if !mark.is_empty() {
                    pieces.push(Printed::words(mark));
                }
            }
            pieces.push(piece);
        }
        pieces
    }
}

impl Serialize for CaseList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.numbers())
    }
}

impl CaseName {
    fn of(case: &Case, place: usize) -> Self {
        Self {
            place,
            number: case.number.clone(),
            title: case.title.clone(),
            short_title: case.short_title.clone(),
        }
    }

    fn printed(&self, field: Field) -> Printed {
        let text = match field {
            Field::Number => self.number.clone(),
            Field::ShortTitle => wording::quote(self.short_title.as_ref().unwrap_or(&self.title)),
            _ => wording::quote(&self.title),
        };
        Printed::Case { number: self.number.clone(), field: field.chinese(), text }
    }
}

/// All cases of a register, to make lists of.
pub(super) struct Roster<'a> {
    /// Whether it is for a public copy.
    pub(super) is_for_public: bool,
    cases: &'a [Case],
    names: Vec<Arc<CaseName>>,
}

impl<'a> Roster<'a> {
    pub(super) fn new(cases: &'a [Case]) -> Self {
        let names =
            cases.iter().enumerate().map(|(at, it)| Arc::new(CaseName::of(it, at))).collect();
        Self { is_for_public: false, cases, names }
    }

    /// The list of `cases`, which are the register's own.
    pub(super) fn list(&self, cases: &[&Case]) -> CaseList {
        CaseList(cases.iter().map(|it| self.name(it)).collect())
    }

    /// Numbers recur among kinds and sessions, so a case is found by where it lies.
    fn name(&self, case: &Case) -> Arc<CaseName> {
        let is_before = |it: &Case| std::ptr::from_ref(it) < std::ptr::from_ref(case);
        let place = self.cases.partition_point(is_before);
        let own = self.names.get(place);
        own.map_or_else(|| Arc::new(CaseName::of(case, place)), Arc::clone)
    }
}
