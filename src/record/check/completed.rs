//! What the checked layer works out once for every case: limits, meanings of outcomes, the
//! reporting office's part.

use std::sync::Arc;

use crate::record::{Case, Deadlines, Office, OutcomeScheme, OwnWords, Role, UnitRegistry};

/// What a case is held against.
pub(super) struct Standards<'a> {
    pub(super) office: Option<&'a Office>,
    pub(super) scheme: Option<&'a OutcomeScheme>,
    pub(super) deadlines: &'a Deadlines,
    pub(super) words: &'a Arc<OwnWords>,
    pub(super) units: &'a UnitRegistry,
}

impl Standards<'_> {
    /// Completes one case.
    pub(super) fn complete(&self, case: &mut Case) {
        case.words = Arc::clone(self.words);
        let by_rule = || case.reply_end(self.deadlines).map(|it| it.day);
        case.reply_due = case.extension.until.or(case.due_given).or_else(by_rule);
        let scheme = self.scheme.map(|it| it.of(case.kind, &case.session));
        let class = |outcome: &str| scheme.and_then(|it| it.class(outcome));
        case.outcome_class = case.outcome.as_deref().and_then(class);
        let other = self.scheme.and_then(|it| it.other(case.kind.chinese(), &case.session));
        case.unified = other.map(|(_, it)| Arc::clone(&it.unified));
        self.complete_own_part(case);
        let lead = case.lead.as_deref().and_then(|it| self.units.unit(it));
        case.lead_system = lead.and_then(|it| it.system.clone());
        for follow_up in &mut case.follow_ups {
            let (before, after) = (class(&follow_up.before), class(&follow_up.after));
            follow_up.is_upgraded = matches!((before, after), (Some(b), Some(a)) if a < b);
        }
    }

    /// What the reporting office has to do with it, and who replies.
    fn complete_own_part(&self, case: &mut Case) {
        let own = self.own_part(case);
        let role = own.map(|(role, _)| role);
        let is_asked = role == Some(Role::Co);
        let opinion = own.filter(|_| is_asked);
        let opinion = opinion.and_then(|(_, unit)| case.opinion_of(unit, self.deadlines));
        let unit = own.map(|(_, unit)| unit.to_owned());
        let office = self.office.filter(|_| role.is_some()).map(|it| it.name.clone());
        let full_name =
            |it: &str| self.units.unit(it).map_or_else(|| it.to_owned(), |it| it.full_name.clone());
        let lead = case.lead.as_deref().map(full_name);
        case.replier = office.clone().filter(|_| !is_asked).or(lead);
        case.consulted = office.filter(|_| is_asked);
        case.own_opinion = opinion;
        (case.own_role, case.own_unit) = (role, unit);
    }

    /// The reporting office's role, and its name in the record.
    fn own_part<'a>(&self, case: &'a Case) -> Option<(Role, &'a str)> {
        let office = self.office?;
        let names = [&office.name, &office.short_name].map(|it| self.units.name(it));
        case.units().find(|(_, it)| names.contains(it))
    }
}
