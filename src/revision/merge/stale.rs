//! Old values of figures in what a person wrote themselves, where no figure is known to stand.

use std::{collections::BTreeMap, ops::Range};

use super::{
    Remark,
    sentence::sentence,
    text::{Latest, key},
};
use crate::{
    revision::words,
    word::{BaseParagraph, SpanKind},
};

/// What figures that changed were, with their units, and what they are now.
#[derive(Debug, Default)]
pub(super) struct Stale(BTreeMap<String, (String, String)>);

impl Stale {
    /// The figures of `base` of which the new build prints something else everywhere.
    pub(super) fn of(base: &[BaseParagraph], latest: &Latest) -> Self {
        let mut all = BTreeMap::new();
        for paragraph in base {
            let mut words = None;
            for span in paragraph.spans.iter().filter(|it| it.kind == SpanKind::Figure) {
                let old = paragraph.words(span);
                let Some(new) = latest.get(&key(span)).and_then(Option::as_deref) else { continue };
                if old == new {
                    continue;
                }
                let words = words.get_or_insert_with(|| self::words(&paragraph.text));
                let word = words.iter().find(|it| it.start == span.range.start);
                let word = word.and_then(|it| paragraph.text.get(it.clone())).unwrap_or_default();
                let Some(unit) = word.strip_prefix(old) else { continue };
                // A number without a unit may count anything.
                if !word.ends_with(|it: char| it.is_ascii_digit()) {
                    let known = (span.reference.clone(), format!("{new}{unit}"));
                    all.entry(word.to_owned()).or_insert(known);
                }
            }
        }
        Self(all)
    }

    /// The old values that `merged` says more often than the new build says them in `theirs`.
    pub(super) fn within(&self, merged: &str, theirs: &str) -> Vec<Remark> {
        let mut remarks = Vec::new();
        if !self.0.keys().any(|it| merged.contains(it)) {
            return remarks;
        }
        let places = |text: &str, word: &str| -> Vec<Range<usize>> {
            words(text).into_iter().filter(|it| text.get(it.clone()) == Some(word)).collect()
        };
        for (word, (reference, new)) in self.0.iter().filter(|it| merged.contains(it.0)) {
            let said = places(merged, word);
            let Some(first) = said.first().filter(|_| said.len() > places(theirs, word).len())
            else {
                continue;
            };
            remarks.push(Remark::OldFigure {
                reference: reference.clone(),
                old: word.clone(),
                new: new.clone(),
                sentence: sentence(merged, first.start).to_owned(),
            });
        }
        remarks
    }
}
