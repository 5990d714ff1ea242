//! Numbers that Excel kept without their zeros get them back where others of the table show how
//! many digits they have; a number that is there twice is told.

use std::collections::BTreeMap;

use super::{
    draft::Draft,
    existing::{Existing, identity},
    remark::{Remark, rows},
};
use crate::record::{Field, YamlValue};

/// Pads the numbers that stand in cells of numbers; how many digits they have now, where there were
/// any to pad.
pub(super) fn pad(drafts: &mut [Draft], existing: &Existing) -> Option<usize> {
    let is_padded = |it: &str| it.starts_with('0') && is_digits(it);
    let own = drafts.iter().map(|it| it.text(Field::Number)).filter(|it| is_padded(it));
    let known = drafts.first().into_iter().flat_map(|it| {
        existing.numbers(it.text(Field::Kind), it.text(Field::Session)).filter(|it| is_padded(it))
    });
    let width = own.chain(known).map(str::len).max()?;
    let mut padded = None;
    for draft in drafts.iter_mut().filter(|it| it.has_bare_number) {
        let number = draft.text(Field::Number);
        if is_digits(number) && number.len() < width {
            let number = format!("{number:0>width$}");
            draft.values.insert(Field::Number, YamlValue::Text(number));
            padded = Some(width);
        }
    }
    padded
}

fn is_digits(number: &str) -> bool {
    !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit())
}

/// Takes out the drafts whose number is there already, with why.
pub(super) fn take_repeated(drafts: Vec<Draft>, existing: &Existing) -> (Vec<Draft>, Vec<Remark>) {
    let mut first = BTreeMap::new();
    let mut kept = Vec::new();
    let mut repeated = Vec::new();
    for draft in drafts {
        let number = draft.text(Field::Number);
        let identity = identity(draft.text(Field::Kind), draft.text(Field::Session), number);
        let why = if let Some((there, file)) = existing.get(&identity) {
            Some(format!("{there}号在{file}里已经有了"))
        } else {
            first.get(&identity).map(|&above| format!("编号“{number}”与{}重复", rows(above)))
        };
        if let Some(why) = why {
            repeated.push(Remark { rows: draft.rows, column: None, why });
        } else {
            first.insert(identity, draft.rows);
            kept.push(draft);
        }
    }
    (kept, repeated)
}
