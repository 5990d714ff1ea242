//! The rules across the fields of a case and across cases, each in a file of its own. They look at
//! cases that have been read and completed; what could not be read at all was told before.

mod dates;
mod dissatisfied;
mod follow_ups;
mod gathered;
mod lateness;
mod letter_numbers;
mod limits;
mod mixed;
mod motions;
mod numbers;
mod outcomes;
mod personal;
mod proposers;
mod publicity;
mod reviews;
mod roles;
mod sessions;
mod short_titles;
mod solved;

pub(super) use limits::check as check_limits;
pub(super) use roles::check as check_roles;

use crate::{
    diagnostic::{Diagnostics, Place},
    record::{Case, Field, OutcomeClass, OutcomeScheme, Register},
};

/// The rules about each case, and about numbers, sessions and merged cases among them.
pub(super) fn check(cases: &[Case], scheme: Option<&OutcomeScheme>, found: &mut Diagnostics) {
    for case in cases {
        dates::check(case, found);
        publicity::check(case, found);
        dissatisfied::check(case, found);
        let own = scheme.map(|it| it.of(case.kind, &case.session));
        follow_ups::check(case, own, found);
        motions::check(case, found);
        proposers::check(case, found);
        short_titles::check(case, found);
        personal::check(case, found);
    }
    outcomes::check(cases, found);
    solved::check(cases, found);
    sessions::check(cases, found);
    letter_numbers::check(cases, found);
}

/// The rules that need all cases: only where every one could be read.
pub(super) fn check_whole(cases: &[Case], found: &mut Diagnostics) {
    reviews::check(cases, found);
}

/// The rule about numbers, which names cases that are otherwise wrong too.
pub(super) fn check_numbers(cases: &[Case], found: &mut Diagnostics) {
    numbers::check(cases, found);
    numbers::check_ids(cases, found);
}

/// The rules about what the settings count.
pub(super) fn check_register(register: &Register, found: &mut Diagnostics) {
    mixed::check(register, found);
    personal::check_activities(&register.activities, found);
}

/// Where the value of `field` stands, or the record that lacks it.
fn place_of(case: &Case, field: Field) -> &Place {
    case.places.get(&field).unwrap_or(&case.place)
}

/// What an outcome means.
fn class_of(outcome: &str, scheme: Option<&OutcomeScheme>) -> Option<OutcomeClass> {
    scheme?.outcomes.iter().find(|it| it.name == outcome).map(|it| it.class)
}
