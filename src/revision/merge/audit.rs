//! A merged file read again, as anybody will: it holds every word that it must, and no old figure.

use std::collections::BTreeMap;

use super::{
    decided::Decided,
    rows::Tables,
    side::Side,
    text::{self, Latest, Op, Version},
    three_way::Refusal,
};
use crate::{
    revision::alignment::{align, lines},
    word::{Base, OBJECT, Package},
};

/// What a merged file must hold.
pub(super) struct Promise<'a> {
    /// The words of all its paragraphs, in any order.
    pub(super) texts: Vec<&'a str>,
    /// What the person was told of figures that they typed over.
    pub(super) decided: &'a Decided,
    /// The rows of its tables.
    pub(super) tables: Tables<'a>,
}

/// A text without what stands in it that is no text.
pub(super) fn words(text: &str) -> String {
    text.chars().filter(|it| *it != OBJECT).collect()
}

/// Whether `package`, which stands on `base` from now on, holds what it must.
pub(super) fn holds(package: &Package, base: &Base, promise: &Promise<'_>) -> Result<(), Refusal> {
    let side = Side::read(package)?;
    let mut wanted: BTreeMap<String, i64> = BTreeMap::new();
    for text in &promise.texts {
        *wanted.entry(words(text)).or_default() += 1;
    }
    for paragraph in &side.paragraphs {
        *wanted.entry(words(&paragraph.text)).or_default() -= 1;
    }
    wanted.retain(|text, count| *count != 0 && !text.is_empty());
    if let Some((text, _)) = wanted.first_key_value() {
        return Err(Refusal::Unsound(text.clone()));
    }
    promise.tables.hold(&side)?;
    figures(&side, base, promise)
}

/// Whether every figure prints what the records say.
fn figures(side: &Side, base: &Base, promise: &Promise<'_>) -> Result<(), Refusal> {
    for step in align(&lines(&base.paragraphs), &lines(&side.paragraphs)) {
        if step.before().is_empty() || step.after().is_empty() {
            continue;
        }
        let mut now = Version::default();
        for it in step.before().iter().filter_map(|it| base.paragraphs.get(*it)) {
            now.push(&it.text, &it.spans);
        }
        let mut printed = Version::default();
        for it in step.after() {
            printed.push(side.text(*it), &[]);
        }
        let outcome = text::merged(&now, &printed, &now, &Latest::new());
        let is_stale = |it: &&Op| matches!(it, Op::Figure { .. }) && !promise.decided.knows(it);
        if outcome.ops.iter().any(|it| is_stale(&it)) {
            return Err(Refusal::Unsound(printed.text));
        }
    }
    Ok(())
}
