//! What a declaration counts over: the register as of a date, a batch of it, a population of that.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{PopulationSize, Refusal, case_list::Roster, expression, figure::unknown};
use crate::record::{
    ALL_CASES, AsOf, Batch, Case, Condition, Declaration, DeclarationKind, Denominator, Field,
    Register, THIS_BATCH,
};

/// A declaration with the cases of its population.
pub(super) struct Scope<'a> {
    pub(super) register: &'a Register,
    pub(super) roster: &'a Roster<'a>,
    pub(super) as_of: AsOf,
    pub(super) declaration: &'a Declaration,
    pub(super) population: Members<'a>,
    /// The cases of the batch that the population is part of.
    pub(super) batch: Vec<&'a Case>,
}

/// The cases of a population, in register order.
pub(super) struct Members<'a> {
    pub(super) name: String,
    pub(super) cases: Vec<&'a Case>,
}

impl<'a> Scope<'a> {
    /// The scope of `declaration` as of `date`; refused when its batch or population is not
    /// declared.
    pub(super) fn new(
        (register, roster): (&'a Register, &'a Roster<'a>),
        date: NaiveDate,
        declaration: &'a Declaration,
    ) -> Result<Self, Refusal> {
        Self::of_batch((register, roster), register.as_of(date), declaration, &declaration.batch)
    }

    /// The same over another batch than its own.
    pub(super) fn of_batch(
        (register, roster): (&'a Register, &'a Roster<'a>),
        as_of: AsOf,
        declaration: &'a Declaration,
        batch: &str,
    ) -> Result<Self, Refusal> {
        let batch = if asks_for_review(declaration) {
            received(register, as_of, batch)?
        } else {
            self::batch(register, as_of, batch)?
        };
        let all = batch.cases.clone();
        let population = match &declaration.population {
            Denominator::All => batch,
            Denominator::Named(name) => population(register, as_of, &batch, name)?,
            Denominator::Those(condition) => {
                let name = expression::condition(condition, &register.scheme);
                batch.those(name, condition, as_of)
            }
        };
        Ok(Self { register, roster, as_of, declaration, population, batch: all })
    }

    /// The cases of the population that meet `condition`, in words.
    pub(super) fn members(&self, condition: &Condition) -> String {
        expression::members(&self.population.name, condition, &self.register.scheme)
    }

    /// The cases of the population that meet `condition`.
    pub(super) fn matching(&self, condition: &Condition) -> Vec<&'a Case> {
        // Whether a case is handled was asked when the batch was gathered.
        let cases = self.population.cases.iter();
        cases.copied().filter(|it| condition.matches_received(it, self.as_of)).collect()
    }
}

impl<'a> Members<'a> {
    /// Those of them that meet `condition`, called `name`.
    fn those(&self, name: impl AsRef<str>, condition: &Condition, as_of: AsOf) -> Members<'a> {
        let cases = self.cases.iter().copied();
        let cases = cases.filter(|it| condition.matches_received(it, as_of)).collect();
        let of = if self.name == ALL_CASES { String::new() } else { format!("{}中", self.name) };
        Members { name: format!("{of}{}", name.as_ref()), cases }
    }

    pub(super) fn size(&self) -> PopulationSize {
        PopulationSize { name: self.name.clone(), size: self.cases.len() }
    }
}

/// The cases by identity: numbers recur among kinds and sessions.
pub(super) fn identities<'a>(cases: impl Iterator<Item = &'a Case>) -> BTreeSet<*const Case> {
    cases.map(std::ptr::from_ref).collect()
}

/// Whether a declaration speaks of all that were received.
fn asks_for_review(declaration: &Declaration) -> bool {
    let of_population = match &declaration.population {
        Denominator::Those(condition) => condition.asks_for_review(),
        Denominator::All | Denominator::Named(_) => false,
    };
    let of_kind = match &declaration.kind {
        DeclarationKind::Count(condition)
        | DeclarationKind::Rate(condition)
        | DeclarationKind::DistinctCount(_, condition)
        | DeclarationKind::Distribution { condition, .. } => condition.asks_for_review(),
        DeclarationKind::Partition { field, .. } => *field == Field::ReviewResult,
        _ => false,
    };
    of_population || of_kind
}

/// The cases that a batch received, handled or not.
fn received<'a>(register: &'a Register, as_of: AsOf, name: &str) -> Result<Members<'a>, Refusal> {
    let batch = declared_batch(register, name)?;
    let belongs = |it: &&Case| batch.condition.matches_received(it, as_of);
    let cases = register.cases.iter().filter(belongs).collect();
    let name =
        if name == THIS_BATCH { "收到的全部".to_owned() } else { format!("{name}收到的") };
    Ok(Members { name, cases })
}

fn declared_batch<'a>(register: &'a Register, name: &str) -> Result<&'a Batch, Refusal> {
    register.batches.iter().find(|it| it.name == name).ok_or_else(|| {
        let names: Vec<&str> = register.batches.iter().map(|it| it.name.as_str()).collect();
        unknown(&format!("没有名为“{name}”的批次"), name, &names)
    })
}

/// The batch called `name`; the first batch is `全部` to a reader.
pub(super) fn batch<'a>(
    register: &'a Register,
    as_of: AsOf,
    name: &str,
) -> Result<Members<'a>, Refusal> {
    let batch = declared_batch(register, name)?;
    let cases = register.cases.iter().filter(|it| batch.condition.matches(it, as_of)).collect();
    let name = if name == THIS_BATCH { ALL_CASES } else { name };
    Ok(Members { name: name.to_owned(), cases })
}

/// The population called `name` of `batch`.
pub(super) fn population<'a>(
    register: &Register,
    as_of: AsOf,
    batch: &Members<'a>,
    name: &str,
) -> Result<Members<'a>, Refusal> {
    let Some(population) = register.populations.iter().find(|it| it.name == name) else {
        let names: Vec<&str> = register.populations.iter().map(|it| it.name.as_str()).collect();
        return Err(unknown(&format!("没有名为“{name}”的总体"), name, &names));
    };
    Ok(batch.those(name, &population.condition, as_of))
}
