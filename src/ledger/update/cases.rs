//! What the sheets of cases bring: values of fields, and cases that are in no record yet.

use std::collections::BTreeMap;

use super::{Update, change::Proposals, incoming::Incoming, known::Known};
use crate::{
    ledger::{form, page::Slot, rows::case_cell},
    record::{Field, YamlValue},
};

impl Update {
    /// Takes over what the sheets of cases say.
    pub(super) fn take_cases(&mut self, rows: &[Incoming]) {
        let mut proposals: BTreeMap<usize, Proposals> = BTreeMap::new();
        let mut known = Known::of(self);
        for row in rows {
            let found = known.find(&row.identity());
            let found = found.or_else(|why| self.added_case(row, &mut known).ok_or(why));
            let case = match found {
                Ok(case) => case,
                Err(why) => {
                    self.unfit.push(format!("{}：{why}", row.place));
                    continue;
                }
            };
            let Some(written) = self.records.case(case) else { continue };
            let proposal = proposals.entry(case).or_default();
            let now = |it| case_cell(written, it);
            // What it was when it went out says nothing about a case that is new here.
            if self.added.contains(&case) {
                proposal.take(&row.unstamped(), &self.units, now, label);
            } else {
                proposal.take(row, &self.units, now, label);
            }
        }
        for (case, mut proposal) in proposals {
            let Some(written) = self.records.case(case) else { continue };
            let settled = proposal.settled(|it| case_cell(written, it), label);
            for (slot, text) in settled {
                self.set(case, slot, &text);
            }
            self.findings.entry(case).or_default().extend(proposal.findings);
        }
    }

    /// A case that is in no record yet; `None` when the row does not say enough to make one.
    fn added_case(&mut self, row: &Incoming, known: &mut Known) -> Option<usize> {
        let identity = row.identity();
        let named = [&identity.number, &identity.kind, &identity.session];
        let is_whole = named.iter().all(|it| !it.is_empty());
        if row.is_of_unit || !is_whole || row.get(Slot::Field(Field::Title)).is_empty() {
            return None;
        }
        let texts = [(Field::Number, &identity.number), (Field::Kind, &identity.kind)];
        let texts = texts.into_iter().chain([(Field::Session, &identity.session)]);
        let fields = texts.map(|(field, it)| (field, YamlValue::Text(it.clone())));
        let case = self.records.add(&identity, fields.collect())?;
        // What 公共 gives and the row leaves empty is not so here.
        for (slot, text) in row.values() {
            let Slot::Field(field) = slot else { continue };
            if text.is_empty() && self.records.case(case).is_some_and(|it| it.get(field).is_some())
            {
                self.records.set(case, field, YamlValue::Empty);
            }
        }
        self.added.insert(case);
        known.add(identity, case);
        Some(case)
    }

    fn set(&mut self, case: usize, slot: Slot, text: &str) {
        let Some(written) = self.records.case(case) else { return };
        let (field, value) = match slot {
            Slot::Field(field) => (field, form::value(text, field.shape(), written.get(field))),
            Slot::Attitude => (Field::Satisfaction, axes(text, &case_cell(written, Slot::Result))),
            Slot::Result => (Field::Satisfaction, axes(&case_cell(written, Slot::Attitude), text)),
            _ => return,
        };
        self.records.set(case, field, value);
    }
}

/// The label of a cell of a case.
fn label(slot: Slot) -> String {
    slot.header().to_owned()
}

/// 满意度 of two axes, one word where they are the same.
fn axes(attitude: &str, result: &str) -> YamlValue {
    let entry = |key: &str, text: &str| {
        (!text.is_empty()).then(|| (key.to_owned(), YamlValue::Text(text.to_owned())))
    };
    if attitude == result {
        return YamlValue::Text(attitude.to_owned());
    }
    let entries = [entry("态度", attitude), entry("结果", result)];
    YamlValue::Map(entries.into_iter().flatten().collect())
}
