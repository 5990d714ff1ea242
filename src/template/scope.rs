//! What one draft speaks of: the cases of the batch as of the document's date.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use tera::Value;

use crate::record::{
    AsOf, Batch, Case, CaseKind, DocumentHead, Field, NO, OutcomeClass, Register, Selection,
    Subject,
};

/// The register as one document sees it.
#[derive(Debug)]
pub(super) struct Scope<'a> {
    pub(super) register: &'a Register,
    pub(super) as_of: AsOf,
    /// The cases of 本次 that had been assigned, in register order.
    pub(super) cases: Vec<&'a Case>,
    /// Whether 仅 took cases away from them.
    pub(super) is_narrowed: bool,
    /// Whether only cases that are 主动公开 are named.
    pub(super) public_copy: bool,
    /// The case that the letter is about, which references call 本件.
    pub(super) subject: Option<*const Case>,
    /// The cases of the whole register by their numbers, which begin anew between sessions.
    numbers: BTreeMap<&'a str, Vec<&'a Case>>,
    /// The views of cases that were made: a case stands in many lists.
    views: RefCell<BTreeMap<*const Case, Value>>,
    /// Every unit that the register names.
    units: BTreeSet<&'a str>,
    /// The names that the template speaks of; `None` where all are made.
    pub(super) named: Option<Arc<BTreeSet<String>>>,
}

impl<'a> Scope<'a> {
    /// The register as a document sees it.
    pub(super) fn new(register: &'a Register, head: &DocumentHead, selection: &Selection) -> Self {
        let as_of = register.as_of(head.as_of);
        let mut cases = selection.batch_cases(register, as_of);
        cases.retain(|it| selection.has(it, as_of));
        Self { cases, is_narrowed: selection.is_narrowed(), ..Self::of_case(register, head) }
    }

    /// The register for what is told of single cases.
    pub(super) fn of_case(register: &'a Register, head: &DocumentHead) -> Self {
        let mut numbers: BTreeMap<&str, Vec<&Case>> = BTreeMap::new();
        let mut units = BTreeSet::new();
        for case in &register.cases {
            numbers.entry(case.number.as_str()).or_default().push(case);
            let named = case.lead.iter().chain(&case.co).chain(&case.split);
            let promising = case.commitments.iter().filter_map(|it| it.unit.as_ref());
            units.extend(named.chain(promising).map(String::as_str));
        }
        let taking_part = register.activities.iter().flat_map(|it| &it.units);
        units.extend(taking_part.map(String::as_str));
        units.extend(register.units.iter().map(|it| it.name.as_str()));
        Self {
            register,
            as_of: register.as_of(head.as_of),
            cases: Vec::new(),
            is_narrowed: false,
            public_copy: head.public_copy,
            subject: None,
            numbers,
            views: RefCell::default(),
            units,
            named: None,
        }
    }

    /// The cases of the batch for which `test` holds.
    pub(super) fn cases_that(&self, test: impl Fn(&Case) -> bool) -> Vec<&'a Case> {
        self.cases.iter().copied().filter(|it| test(it)).collect()
    }

    /// The batch that the figure `figure` is counted over, with its cases in register order; `None`
    /// where there is no such figure.
    pub(super) fn batch_of(&self, figure: &str) -> Option<(&'a str, Vec<&'a Case>)> {
        let name = &self.register.declaration(figure)?.batch;
        let batch = self.register.batches.iter().find(|it| it.name == *name)?;
        let cases = self.register.cases.iter();
        let cases = cases.filter(|it| batch.condition.matches(it, self.as_of)).collect();
        Some((&batch.name, cases))
    }

    /// Whether the template speaks of `name`.
    pub(super) fn speaks_of(&self, name: &str) -> bool {
        self.named.as_ref().is_none_or(|it| it.contains(name))
    }

    /// Whether the document may name `case`.
    pub(super) fn is_named(&self, case: &Case) -> bool {
        !self.public_copy || case.is_public(self.as_of)
    }

    /// Whether the document may name people who proposed: in a public copy nobody is named.
    pub(super) const fn names_people(&self) -> bool {
        !self.public_copy
    }

    /// The view of `case`, made by `make` when it is first asked for and shared from then on.
    pub(super) fn view(&self, case: &Case, make: impl FnOnce() -> Value) -> Value {
        let key = std::ptr::from_ref(case);
        let known = self.views.borrow().get(&key).cloned();
        known.unwrap_or_else(|| {
            let view = make();
            self.views.borrow_mut().insert(key, view.clone());
            view
        })
    }

    /// Whether `test` holds of every case, and there is one.
    pub(super) fn all(&self, test: impl Fn(&Case) -> bool) -> bool {
        !self.cases.is_empty() && self.cases.iter().all(|it| test(it))
    }

    /// Whether `case` had been replied to.
    pub(super) fn is_replied(&self, case: &Case) -> bool {
        case.is_replied(self.as_of.date)
    }

    /// Whether `case` still waits for its reply after the last day for it.
    pub(super) fn is_overdue(&self, case: &Case) -> bool {
        !self.is_replied(case) && case.values(Field::OnTime, self.as_of).iter().any(|it| it == NO)
    }

    /// What the outcome of `case` means; `None` before the reply.
    pub(super) fn class(&self, case: &Case) -> Option<OutcomeClass> {
        let outcome = case.outcome.as_ref().filter(|_| self.is_replied(case))?;
        let known = self.register.scheme.outcomes.iter().find(|it| it.name == *outcome);
        known.map(|it| it.class)
    }

    /// The kinds among the cases, in the order of [`CaseKind::ALL`].
    pub(super) fn kinds(&self) -> Vec<CaseKind> {
        let has = |kind: &CaseKind| self.cases.iter().any(|it| it.kind == *kind);
        CaseKind::ALL.into_iter().filter(has).collect()
    }

    /// The reference to `case`: by its number, `案0012`, with the batch before it where another
    /// batch has the same number; `None` where neither says which case is meant.
    pub(super) fn reference(&self, case: &Case) -> Option<String> {
        if self.subject == Some(std::ptr::from_ref(case)) {
            return Some(Subject::KEY.to_owned());
        }
        let number = case.number.as_str();
        if !number.chars().all(|it| it.is_alphanumeric() || matches!(it, '-' | '_')) {
            return None;
        }
        let same = self.numbers.get(number).map(Vec::as_slice).unwrap_or_default();
        if let [_] = same {
            return Some(format!("案{number}"));
        }
        // A batch in which it is alone tells such a case, beside 本次.
        let is_in = |batch: &Batch, it| batch.condition.matches(it, self.as_of);
        let is_alone = |it: &&Batch| same.iter().filter(|same| is_in(it, same)).count() == 1;
        let mut batches = self.register.batches.iter().filter(|it| is_in(it, case));
        Some(format!("{}.案{number}", batches.find(is_alone)?.name))
    }

    /// The unit of the register that `text` begins with, the longest of several.
    pub(super) fn unit_at_start(&self, text: &str) -> Option<&'a str> {
        let ends = text.char_indices().map(|(at, character)| at + character.len_utf8());
        let mut beginnings = ends.rev().filter_map(|end| text.get(..end));
        beginnings.find_map(|it| self.units.get(it).copied())
    }
}
