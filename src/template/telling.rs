//! Who does what a measure or a commitment tells, as a reply says it: the unit that replies says 我委,
//! so that its name does not stand before its own words.

use tera::Value;

use super::{
    case_view::without_final_mark,
    scope::Scope,
    value::{maybe, text},
};
use crate::record::{Case, Role};

/// What stands between the names of units that do a thing together.
const JOINED: [char; 4] = ['、', '和', '与', '及'];

/// A sentence parted into who and what.
pub(super) struct Telling<'a> {
    /// Who: `None` for the unit that replies, empty where the words name their subject themselves.
    doer: Option<&'a str>,
    /// What.
    act: &'a str,
}

impl<'a> Telling<'a> {
    /// What `words` tell of `unit`, or of the unit that replies to `case`.
    pub(super) fn of(
        words: &'a str,
        unit: Option<&'a String>,
        case: &'a Case,
        scope: &'a Scope<'_>,
    ) -> Self {
        let words = without_final_mark(words);
        let own = replying_names(case, scope);
        let doer = unit.map(String::as_str).filter(|it| !own.contains(it));
        let names = doer.map_or(own, |it| registered_names(it, scope));
        let called = longest_at_start(words, &names);
        let other = scope.unit_at_start(words).map_or(0, str::len);
        let rest = called.and_then(|it| words.strip_prefix(it)).filter(|it| !it.is_empty());
        match rest.filter(|_| called.is_some_and(|it| it.len() >= other)) {
            Some(rest) if rest.starts_with(JOINED) => Self { doer: Some(""), act: words },
            Some(rest) => Self { doer, act: rest },
            None if unit.is_none() && other > 0 => Self { doer: Some(""), act: words },
            None => Self { doer, act: words },
        }
    }

    /// The same of what is still to be done: the template says 将.
    pub(super) fn without_future(self) -> Self {
        let act = self.act.strip_prefix("将").filter(|_| self.doer != Some("")).unwrap_or(self.act);
        Self { act, ..self }
    }

    /// `doer` and `act` of a view.
    pub(super) fn fields(&self) -> [(&'static str, Value); 2] {
        [("doer", maybe(self.doer, text)), ("act", text(self.act))]
    }
}

/// All names of the unit that replies.
fn replying_names<'a>(case: &'a Case, scope: &'a Scope<'_>) -> Vec<&'a str> {
    let office = &scope.register.office;
    let is_own = case.own_role.is_some_and(|it| it != Role::Co);
    let (unit, office) = if is_own {
        (case.own_unit.as_deref(), vec![office.name.as_str(), office.short_name.as_str()])
    } else {
        (case.lead.as_deref(), Vec::new())
    };
    let registered = unit.map(|it| registered_names(it, scope)).unwrap_or_default();
    registered.into_iter().chain(office).filter(|it| !it.is_empty()).collect()
}

/// All names that the registry has of a unit; its own alone where it has none.
fn registered_names<'a>(name: &'a str, scope: &'a Scope<'_>) -> Vec<&'a str> {
    let unit = scope.register.units.unit(name);
    let listed = unit.into_iter().flat_map(|it| {
        [it.name.as_str(), it.full_name.as_str()]
            .into_iter()
            .chain(it.aliases.iter().map(|it| &**it))
    });
    listed.chain([name]).collect()
}

fn longest_at_start<'a>(words: &str, names: &[&'a str]) -> Option<&'a str> {
    let found = names.iter().copied().filter(|it| words.starts_with(it));
    found.max_by_key(|it| it.len())
}
