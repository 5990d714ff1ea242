//! Cases by the values of a field of which a case may have several: no partition.

use std::collections::BTreeMap;

use super::{division::Class, scope::Scope};
use crate::record::{AsOf, Case, Condition, Field};

/// The values with their cases. A case stands with each of its values.
pub(super) struct Valued<'a> {
    /// The values that the field knows, in their order and empty ones too; then those that occur,
    /// in the order of their first cases, units in that of 单位名录.
    pub(super) classes: Vec<Class<'a>>,
    /// The cases that have a value, in register order.
    pub(super) having: Vec<&'a Case>,
    /// Pairs of a case and one of its values.
    pub(super) pairs: usize,
    /// How many values more there are than classes: those of cases that are not public are one.
    pub(super) unnamed: usize,
}

impl Valued<'_> {
    /// Whether a case has more than one value: then the values' counts are not to be added.
    pub(super) const fn overlaps(&self) -> bool {
        self.pairs > self.having.len()
    }
}

impl<'a> Scope<'a> {
    /// The cases of the population that meet `condition`, by their values of `field`.
    pub(super) fn valued(&self, field: Field, condition: &Condition) -> Valued<'a> {
        self.valued_by(&[field], condition)
    }

    /// The same by the values of several fields together, each value of a case once.
    pub(super) fn valued_by(&self, fields: &[Field], condition: &Condition) -> Valued<'a> {
        let known = if let [field] = fields { self.classes(*field) } else { Vec::new() };
        let mut valued = Valued {
            classes: known.iter().map(|it| Class::empty(it)).collect(),
            having: Vec::new(),
            pairs: 0,
            unnamed: 0,
        };
        let mut places: BTreeMap<String, usize> =
            known.into_iter().enumerate().map(|(at, it)| (it, at)).collect();
        for case in self.matching(condition) {
            let mut given = Vec::new();
            for value in fields.iter().flat_map(|it| case.values(*it, self.as_of)) {
                if !given.contains(&value) {
                    given.push(value);
                }
            }
            if !given.is_empty() {
                valued.having.push(case);
            }
            for value in given {
                let at = *places.entry(value.as_ref().to_owned()).or_insert_with(|| {
                    valued.classes.push(Class::empty(&value));
                    valued.classes.len().saturating_sub(1)
                });
                if let Some(class) = valued.classes.get_mut(at) {
                    class.cases.push(case);
                    valued.pairs = valued.pairs.saturating_add(1);
                }
            }
        }
        self.put_units_in_order(fields, &mut valued.classes);
        if self.roster.is_for_public && fields.iter().any(|it| names_cases(*it)) {
            valued.withhold(self.as_of);
        }
        valued
    }

    /// Units stand as 单位名录 lists them, the others after those: equals keep this order.
    pub(super) fn put_units_in_order(&self, fields: &[Field], classes: &mut [Class<'a>]) {
        if fields.iter().any(|it| it.is_of_units()) {
            let units: BTreeMap<&str, usize> = self
                .register
                .units
                .iter()
                .zip(0..)
                .map(|(it, at)| (it.name.as_str(), at))
                .collect();
            let place = |it: &Class<'_>| units.get(it.name.as_str()).copied();
            classes.sort_by_key(|it| place(it).map_or((true, 0), |at| (false, at)));
        }
    }
}

/// What the values are called that only cases have which are not public.
pub(super) const OTHERS: &str = "其他";

impl Valued<'_> {
    /// Makes one class, the last, of the values that only cases have which are not public.
    fn withhold(&mut self, as_of: AsOf) {
        let is_hidden = |it: &Class<'_>| {
            !it.cases.is_empty() && !it.cases.iter().any(|case| case.is_public(as_of))
        };
        let classes = std::mem::take(&mut self.classes);
        let (hidden, mut named): (Vec<_>, Vec<_>) = classes.into_iter().partition(is_hidden);
        self.unnamed = hidden.len().saturating_sub(1);
        if !hidden.is_empty() {
            let own = named.iter().position(|it| it.name == OTHERS).map(|at| named.remove(at));
            let mut others = own.unwrap_or_else(|| Class::empty(OTHERS));
            for case in hidden.into_iter().flat_map(|it| it.cases) {
                if !others.cases.iter().any(|it| std::ptr::eq(*it, case)) {
                    others.cases.push(case);
                }
            }
            named.push(others);
        }
        self.classes = named;
    }
}

/// Whether the values of a field may say which case it is.
const fn names_cases(field: Field) -> bool {
    matches!(
        field,
        Field::Number
            | Field::Title
            | Field::ShortTitle
            | Field::Aliases
            | Field::Keywords
            | Field::Streets
            | Field::TitleWords
            | Field::Proposers
            | Field::ProposerGroup
            | Field::JointWith
            | Field::CopiesTo
            | Field::Signer
            | Field::SignerPost
            | Field::ExtensionApprover
    )
}
