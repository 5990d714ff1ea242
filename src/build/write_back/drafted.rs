//! What a template drafted, put into the clerk's file where a person has edited it.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    applied::of,
    home::Homeless,
    part::Part,
    reading::{Read, Reading},
};
use crate::{
    build::{
        Body, Options, Prepared,
        redraft::{self, DraftedPart},
    },
    diagnostic::{Diagnostics, SourceFile, SourceKind},
};

/// A clerk's file with parts of the draft in it.
pub(super) struct TakenOver {
    /// The file; the clerk's own where nothing was to be put in.
    pub(super) file: Arc<SourceFile>,
    /// What was put in, as a person calls it.
    pub(super) names: Vec<String>,
}

impl TakenOver {
    /// `file` as it is.
    pub(super) fn nothing(file: &Arc<SourceFile>) -> Self {
        Self { file: Arc::clone(file), names: Vec::new() }
    }
}

impl Prepared {
    /// `file` with those parts of its template's draft in it that `parts` change, so far as the document
    /// prints the same.
    pub(super) fn taken_over(
        &self,
        file: &Arc<SourceFile>,
        options: Options,
        reading: &Reading<'_>,
        parts: &[Part],
    ) -> TakenOver {
        let untouched = TakenOver::nothing(file);
        let body = self.body_of(file, options, &mut Diagnostics::default());
        let Some(body) = body.filter(|_| is_needed(reading, parts)) else { return untouched };
        let needed = needed(reading, parts, &body);
        let mut taken = BTreeSet::new();
        if self.prints_the_same(file, options, reading, &body, &needed) {
            taken = needed;
        } else {
            for part in needed {
                let mut with = taken.clone();
                with.insert(part);
                if self.prints_the_same(file, options, reading, &body, &with) {
                    taken = with;
                }
            }
        }
        if taken.is_empty() {
            return untouched;
        }
        TakenOver {
            file: changed(file, &body, &taken),
            names: taken.iter().map(|it| it.called(&body)).collect(),
        }
    }

    fn prints_the_same(
        &self,
        file: &Arc<SourceFile>,
        options: Options,
        reading: &Reading<'_>,
        body: &Body,
        taken: &BTreeSet<DraftedPart>,
    ) -> bool {
        let Some(document) = self.tree(&changed(file, body, taken), None, options).0 else {
            return false;
        };
        let new = Reading::of(self, &document, false);
        let same = |one: &Read<'_>, other: &Read<'_>| {
            of(one) == of(other)
                && one.text() == other.text()
                && one.passage.label == other.passage.label
        };
        reading.passages.len() == new.passages.len()
            && reading.passages.iter().zip(&new.passages).all(|(one, other)| same(one, other))
    }
}

fn changed(file: &SourceFile, body: &Body, taken: &BTreeSet<DraftedPart>) -> Arc<SourceFile> {
    SourceFile::new(file.name.as_str(), file.kind, redraft::taken_over(file, body, taken))
}

fn is_needed(reading: &Reading<'_>, parts: &[Part]) -> bool {
    parts.iter().any(|it| it.is_changed(reading))
}

/// The parts of the draft that hold what is changed, and that what is added or moved comes after.
fn needed(reading: &Reading<'_>, parts: &[Part], body: &Body) -> BTreeSet<DraftedPart> {
    let mut needed = BTreeSet::new();
    let mut add = |at: usize| {
        let Some(read) = reading.get(at) else { return };
        let is_drafted = |it: &Homeless| *it == Homeless::Drafted;
        let home = read.home.as_ref().err().is_some_and(is_drafted);
        let stands = read.stands.as_ref().err().is_some_and(is_drafted);
        if let Some(place) = read.passage.origin().filter(|_| home || stands)
            && place.file.kind == SourceKind::Drafted
        {
            needed.insert(DraftedPart::at(body, place.range.start));
        }
    };
    let is_in_body = |at: &usize| reading.get(*at).is_some_and(|it| it.passage.key.block.is_some());
    let mut last: Option<usize> = None;
    for (nth, part) in parts.iter().enumerate() {
        if part.is_changed(reading) {
            part.from.iter().for_each(|it| add(*it));
            if part.is_moved || part.from.is_empty() {
                let after = parts.get(nth..).unwrap_or_default().iter();
                let next = after.filter(|it| it.stays()).flat_map(|it| &it.from);
                let next = next.copied().find(is_in_body);
                last.filter(is_in_body).or(next).into_iter().for_each(&mut add);
            }
        }
        if part.stays() {
            last = part.from.iter().max().copied().or(last);
        }
    }
    needed
}
