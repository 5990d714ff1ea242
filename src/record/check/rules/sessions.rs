//! Rule X24: 届次会议 in Chinese numerals, and one session in one wording.

use std::collections::BTreeMap;

use super::place_of;
use crate::{
    chinese::session,
    diagnostic::{Diagnostic, Diagnostics, Place, Rule},
    record::{Case, Field},
};

pub(super) fn check(cases: &[Case], found: &mut Diagnostics) {
    // A session that 公共 holds for a file is told once.
    let mut told: Vec<&Place> = Vec::new();
    let usual = usual_wordings(cases);
    for case in cases {
        let place = place_of(case, Field::Session);
        let Some(diagnostic) = fault(&case.session, &usual) else { continue };
        if !told.contains(&place) {
            told.push(place);
            found.push(diagnostic.at(place));
        }
    }
}

/// A session in numbers: body, term and meeting.
type Identity = (String, usize, usize);

fn fault(typed: &str, usual: &BTreeMap<Identity, &str>) -> Option<Diagnostic> {
    let fault = |wrong: String, right: &str| {
        Some(Diagnostic::of(Rule::X24, wrong).cure(format!("请改为“{right}”")))
    };
    if let Some(mended) = session::in_numerals(typed) {
        return fault(format!("届次会议“{typed}”的届和次应当用汉字"), &mended);
    }
    let usual = usual.get(&session::identity(typed)?)?;
    let wrong = format!("届次会议“{typed}”与台账里的“{usual}”是同一次会议，写法不同");
    if *usual == typed { None } else { fault(wrong, usual) }
}

/// How each session is written most often, the first of those that are as often.
fn usual_wordings(cases: &[Case]) -> BTreeMap<Identity, &str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for case in cases {
        let count = counts.entry(&case.session).or_default();
        *count = count.saturating_add(1);
    }
    let mut usual: BTreeMap<Identity, &str> = BTreeMap::new();
    for (&wording, count) in &counts {
        let Some(identity) = session::identity(wording) else { continue };
        let best = usual.entry(identity).or_insert(wording);
        if counts.get(best).is_some_and(|it| it < count) {
            *best = wording;
        }
    }
    usual
}
