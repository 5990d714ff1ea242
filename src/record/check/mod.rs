//! The checked layer: from the raw tree to the terms of the field, by every rule, collecting all
//! problems of all files in one run.

mod activities;
mod activity_condition;
mod agreement;
mod case;
mod cases;
mod closing;
mod completed;
mod condition;
mod deadlines;
mod declaration;
mod declaration_keys;
mod declaration_kind;
mod each_case;
mod entries;
mod figures;
mod head;
mod holidays;
mod items;
mod leaf;
mod letterhead;
mod levels;
mod lists;
mod marks;
mod opinion;
mod other_schemes;
mod own_words;
mod page;
mod pairs;
mod past;
mod rule_levels;
mod rules;
mod scheme;
mod settings;
mod spoken;
mod summaries;
mod supplied;
mod taken;
mod typed_along;
mod typesetting;
mod units;
mod values;
mod web_metadata;
mod words;

use std::sync::Arc;

pub use head::{HeadGround, TemplateHeads, document_head, template_head};
pub use own_words::own_words;
pub(super) use own_words::shipped_words;
pub use pairs::read_pairs;
pub use supplied::{supplied_figures, supplied_names};

use super::{Case, Field, OutcomeScheme, OwnWords, Register, UnitRegistry, raw, vocabulary};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity, SourceFile};

/// Checks the settings and all records of a project; the register is there when nothing is wrong
/// with any of them, though there may be warnings.
pub fn check(
    settings: &Arc<SourceFile>,
    records: &[Arc<SourceFile>],
) -> (Option<Register>, Diagnostics) {
    let (register, _, found) = checked(settings, records);
    (register.filter(|_| !found.has_errors()), found)
}

/// What can be read of a project whose records may have errors.
#[derive(Debug)]
pub struct Readable {
    /// The register of the cases of which every value could be read; rules may be broken. `None` when
    /// the settings have errors: they bear on every case.
    pub register: Option<Register>,
    /// The cases that are not in it, and the files: `0001号`, `records/2025.yaml`.
    pub unread: Vec<String>,
    /// All that is wrong.
    pub found: Diagnostics,
}

/// Checks like [`check()`] and gives what can be read although errors stand.
pub fn read_what_can_be(settings: &Arc<SourceFile>, records: &[Arc<SourceFile>]) -> Readable {
    let (mut register, cases::Cases { doubted, unread, .. }, found) = checked(settings, records);
    let of_settings = |it: &Diagnostic| {
        let is_there = |place: &Place| place.file.name == settings.name;
        it.severity == Severity::Error && it.place.as_ref().is_none_or(is_there)
    };
    if found.iter().any(of_settings) {
        register = None;
    }
    if let Some(register) = &mut register {
        let mut nth = 0..;
        register.cases.retain(|_| nth.next().is_none_or(|it| !doubted.contains(&it)));
    }
    Readable { register, unread, found }
}

/// The register as far as it could be made; which cases it lacks or has but in part.
fn checked(
    settings: &Arc<SourceFile>,
    records: &[Arc<SourceFile>],
) -> (Option<Register>, cases::Cases, Diagnostics) {
    let mut found = Diagnostics::default();
    let root = raw::read(settings, 0..settings.text.len(), &mut found);
    let entries = root.as_ref().and_then(|it| settings::open(it, &mut found));
    let levels = entries.as_ref().map(|it| rule_levels::read(it, &mut found)).unwrap_or_default();
    found.follow(&levels);
    let vocabulary = entries.as_ref().map(|it| settings::vocabulary(it, &mut found));
    let vocabulary = vocabulary.unwrap_or_default();
    let mut faults = Diagnostics::under(&levels);
    let mut all = cases::read(records, &vocabulary, &mut faults);
    let cases = std::mem::take(&mut all.known);
    let read = settings::Read { cases, are_whole: !faults.has_errors() };
    found.append(faults);
    let register = entries.and_then(|it| settings::register(&it, vocabulary, read, &mut found));
    if let Some(register) = &register {
        rules::check_register(register, &mut found);
    }
    (register, all, found)
}

/// The words that records may use.
#[derive(Clone, Debug, Default)]
struct Vocabulary {
    /// 分类; empty when any will do.
    categories: Vec<String>,
    /// 口径表; `None` when the settings could not be read, and any outcome will do.
    scheme: Option<OutcomeScheme>,
    /// The words for 公开属性 and 满意度.
    words: Arc<OwnWords>,
    /// 单位名录; empty when any name will do.
    units: UnitRegistry,
    /// The same with each of the other schemes in place of this year's.
    others: Vec<Self>,
    /// Whether it is one of those.
    is_other: bool,
}

impl Vocabulary {
    /// The classes of a field; `None` where any words will do.
    fn classes(&self, field: Field) -> Option<Vec<&str>> {
        vocabulary::classes(field, &self.categories, self.scheme.as_ref(), &self.words)
    }

    /// With the scheme by which the cases of a kind and session are read.
    fn of(&self, kind: &str, session: &str) -> &Self {
        let other = self.scheme.as_ref().and_then(|it| it.other(kind, session));
        other.and_then(|(at, _)| self.others.get(at)).unwrap_or(self)
    }

    /// The outcomes of the scheme.
    fn outcomes(&self) -> impl Iterator<Item = &str> {
        self.scheme.iter().flat_map(|it| &it.outcomes).map(|it| it.name.as_str())
    }
}

/// What declarations may speak of.
#[derive(Clone, Copy, Debug)]
struct Known<'a> {
    vocabulary: &'a Vocabulary,
    cases: &'a [Case],
    /// Whether words for 公开属性 and 满意度 stand for their meaning even where the office has them
    /// among others of the same: so what comes with the program asks.
    by_meaning: bool,
}

/// Marks that a name may not hold, because a reference `{按结果.解决采纳: …}` ends a name at them.
const FORBIDDEN_IN_NAMES: [char; 5] = ['.', '{', '}', ':', '：'];

/// The Chinese keys of `fields`, joined.
fn field_names(fields: impl IntoIterator<Item = Field>) -> String {
    fields.into_iter().map(Field::chinese).collect::<Vec<_>>().join("、")
}
