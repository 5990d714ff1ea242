//! The same thing missing in many cases is told once: a register that never held it would bury
//! everything else.

use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place, Rule},
    record::Case,
};

/// Up to so many cases are told one by one.
pub(super) const MOST_ALONE: usize = 5;

/// More cases than this are not listed.
const MOST_LISTED: usize = 10;

/// Cases that lack the same thing, each with the place that asks for it.
pub(super) struct Gathered<'a> {
    /// The rule that they break.
    pub(super) rule: Rule,
    /// What they lack: `办理结果是计划解决，但没有…`.
    pub(super) lack: String,
    /// What to do about it.
    pub(super) cure: &'static str,
    /// The cases.
    pub(super) cases: Vec<(&'a Case, &'a Place)>,
}

impl Gathered<'_> {
    /// Tells each case, or all at once where there are many.
    pub(super) fn tell(self, found: &mut Diagnostics) {
        let Self { rule, lack, cure, cases } = self;
        if cases.len() <= MOST_ALONE {
            for (case, place) in cases {
                let wrong = format!("{}号{lack}", case.number);
                found.push(Diagnostic::of(rule, wrong).at(place).cure(cure));
            }
            return;
        }
        let wrong = format!("{}{lack}", counted(cases.iter().map(|(it, _)| *it)));
        if let Some((_, place)) = cases.first() {
            let cure = format!(
                "{cure}；台账不记这些的，可以在huibao.yaml里写“规则: {{{}: 关}}”",
                rule.id()
            );
            found.push(Diagnostic::of(rule, wrong).at(place).cure(cure));
        }
    }
}

/// The first numbers and how many cases there are: `0001号、0002号共2件`, `0001号、…等12件`.
pub(super) fn counted<'a>(cases: impl IntoIterator<Item = &'a Case>) -> String {
    let mut cases: Vec<&Case> = cases.into_iter().collect();
    cases.dedup_by(|a, b| std::ptr::eq(*a, *b));
    let listed: Vec<String> =
        cases.iter().take(MOST_LISTED).map(|it| format!("{}号", it.number)).collect();
    let more = if cases.len() > MOST_LISTED { "等" } else { "共" };
    format!("{}{more}{}件", listed.join("、"), cases.len())
}
