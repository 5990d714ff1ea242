//! The rules that hold a document against the register: what is typed in it beside what the records
//! say. What a template drafted and what a reference printed needs no such look.

mod abridged_titles;
mod all_replied;

mod dissatisfied;
mod leader_reviews;
mod measure_words;
mod personal;
mod sentence;
mod sessions;
mod three_contacts;

use chrono::NaiveDate;

use crate::{
    diagnostic::Diagnostics,
    document::Document,
    record::{Batch, Case, Register},
};

pub(super) use sentence::{Sentence, sentences};

/// What the rules hold a document against.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    /// The register.
    pub(super) register: &'a Register,
    /// 截至.
    pub(super) as_of: NaiveDate,
}

impl<'a> Ground<'a> {
    /// The cases that the document speaks of when it names no batch.
    fn this_batch(&self) -> Vec<&'a Case> {
        let as_of = self.register.as_of(self.as_of);
        let is_in = |case: &&Case| {
            let this = self.register.batches.first();
            this.is_some_and(|batch: &Batch| batch.condition.matches(case, as_of))
        };
        self.register.cases.iter().filter(is_in).collect()
    }
}

/// What the rules say of `document`.
pub(super) fn check(document: &Document, ground: Ground<'_>) -> Diagnostics {
    let mut found = Diagnostics::default();
    dissatisfied::check(ground, &mut found);
    for sentence in sentences(document) {
        measure_words::check(&sentence, ground, &mut found);
        sessions::check(&sentence, &mut found);
        personal::check(&sentence, &mut found);
        abridged_titles::check(&sentence, ground, &mut found);
        leader_reviews::check(&sentence, ground, &mut found);
        all_replied::check(&sentence, ground, &mut found);
        three_contacts::check(&sentence, ground, &mut found);
    }
    found
}
