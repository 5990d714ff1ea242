//! What templates may speak of. No numbers: figures are references, dates are for the filters.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::Datelike;
use tera::{Context, Value};

use super::{
    activity_view::activities,
    builtin,
    case_view::{self, cases, commitment, open_commitments},
    figure_view::figures,
    filters::KnownFigures,
    group::groups,
    letter_view::letter,
    limit_view::limits,
    opinion_view::{opinion, sections},
    own_view::own,
    scope::Scope,
    templates::Templates,
    value::{date, fields, list, markup, maybe, text},
};
use crate::{
    chinese::post,
    record::{
        ActivityKind, Case, CaseKind, Declaration, DocumentHead, Field, Office, OutcomeClass,
        PUBLIC, Register, Selection, Subject, YES, supplied_names,
    },
    statistics::Figures,
};

/// What the template of a document may speak of; the letters of one document share it.
#[derive(Debug)]
pub struct Views<'a> {
    register: &'a Register,
    shared: Context,
    /// What they are made of, where they have only what the template speaks of.
    basis: Option<(Arc<Figures>, DocumentHead, Selection)>,
    /// The figures that templates may ask for.
    pub(super) known: Arc<KnownFigures>,
}

impl<'a> Views<'a> {
    /// The views of a register for a document, `selection` saying which cases it is about.
    pub fn new(
        register: &'a Register,
        figures: &Figures,
        head: &DocumentHead,
        selection: &Selection,
    ) -> Self {
        let scope = Scope::new(register, head, selection);
        let known = Arc::new(known_figures(register));
        Self { register, shared: shared(&scope, figures, head), basis: None, known }
    }

    /// The same with only what `templates` say that the template of `head` speaks of.
    pub fn spoken_of(
        register: &'a Register,
        figures: &Arc<Figures>,
        head: &DocumentHead,
        selection: &Selection,
        templates: &Templates,
    ) -> Self {
        let mut scope = Scope::new(register, head, selection);
        scope.named = Some(Arc::new(templates.named(&head.template.text)));
        let basis = (Arc::clone(figures), head.clone(), selection.clone());
        let known = Arc::new(known_figures(register));
        Self { register, shared: shared(&scope, figures, head), basis: Some(basis), known }
    }

    /// All views: a message that offers names offers every one.
    pub(super) fn whole(&self) -> Option<Self> {
        let (figures, head, selection) = self.basis.as_ref()?;
        Some(Self::new(self.register, figures, head, selection))
    }

    /// The context of one document, or of the letter about `subject`, which templates call `this`.
    pub(super) fn of(&self, head: &DocumentHead, subject: Option<Subject<'_>>) -> Context {
        let mut context = self.shared.clone();
        context.insert_value("head", document(head));
        context.insert_value("opinion", opinion(head.opinion.as_ref()));
        context.insert_value("sections", sections(head.opinion.as_ref()));
        let mut scope = Scope::of_case(self.register, head);
        scope.subject = subject.map(|it| std::ptr::from_ref(it.case));
        let this = maybe(subject, |it| case_view::case(it.case, &scope));
        context.insert_value("letter", maybe(subject, |it| letter(it, head, &scope)));
        context.insert_value("this", this);
        context
    }
}

/// The names and aliases of the figures of `register`, of those that come with the program, and of
/// those that a built-in template asks for should a project declare them.
fn known_figures(register: &Register) -> KnownFigures {
    let supplied = register.supplied.iter().map(|it| &it.declaration);
    let declared: Vec<&Declaration> = register.declarations.iter().chain(supplied).collect();
    let itself = |it: &str| (it.to_owned(), it.to_owned());
    let aliases = declared.iter().flat_map(|it| it.aliases.iter().map(|alias| (alias, &it.name)));
    let mut known: KnownFigures =
        aliases.map(|(alias, name)| (alias.clone(), name.clone())).collect();
    known.extend(declared.iter().map(|it| itself(&it.name)));
    let others = supplied_names().into_iter().chain(builtin::asked_figures().map(str::to_owned));
    for name in others {
        known.entry(name.clone()).or_insert(name);
    }
    known
}

fn shared(scope: &Scope, all: &Figures, head: &DocumentHead) -> Context {
    let register = scope.register;
    let mut context = Context::new();
    context.insert_value("office", office(register));
    context.insert_value("year", text(&register.year.to_string()));
    context.insert_value("as_of", date(head.as_of));
    context.insert_value("batch", batch(scope));
    context.insert_value("words", words(scope));
    context.insert_value("outcomes", outcomes(register));
    context.insert_value("figures", figures(all));
    context.insert_value("groups", groups(scope, head.grouping));
    context.insert_value("commitments", commitments(scope));
    context.insert_value("units", units(scope));
    context.insert_value("own", own(scope));
    context.insert_value("contact", contact(scope));
    context.insert_value("lookback", lookback(scope));
    context.insert_value("limits", limits(register, scope));
    insert_cases(&mut context, scope);
    insert_activities(&mut context, scope);
    context
}

fn office(register: &Register) -> Value {
    fields([
        ("name", text(&register.office.name)),
        ("short_name", text(&register.office.short_name)),
        ("secretariat", text(&register.office.secretariat)),
    ])
}

/// The document's head: title and addressees are the clerk's own markup.
fn document(head: &DocumentHead) -> Value {
    fields([
        ("title", markup(&head.title.text)),
        ("template", text(&head.template.text)),
        ("addressees", addressees(head)),
        ("stage", Value::from(head.stage.chinese())),
        ("grouping", Value::from(head.grouping.chinese())),
    ])
}

/// 主送 as it is printed, without its colon.
fn addressees(head: &DocumentHead) -> Value {
    let addressees: Vec<&str> = head.addressees.iter().map(|it| it.text.as_str()).collect();
    if addressees.is_empty() { Value::none() } else { markup(&addressees.join("、")) }
}

/// What holds of all cases together.
fn batch(scope: &Scope) -> Value {
    let sessions: BTreeSet<&str> = scope.cases.iter().map(|it| it.session.as_str()).collect();
    let session = sessions.first().filter(|_| sessions.len() == 1);
    let categories: BTreeSet<Option<&str>> =
        scope.cases.iter().map(|it| it.category.as_deref()).collect();
    let category = categories.first().copied().flatten().filter(|_| categories.len() == 1);
    let has = |field, value: &str| {
        scope.all(|it| it.values(field, scope.as_of).iter().any(|it| it == value))
    };
    // As the claim in the text has it, which is held against the same words.
    let is_public = |it: &Case| {
        let asked = it.words.asked(Field::Publicity, PUBLIC);
        it.values(Field::Publicity, scope.as_of).iter().any(|it| asked.contains(&it.as_ref()))
    };
    fields([
        ("empty", Value::from(scope.cases.is_empty())),
        ("narrowed", Value::from(scope.is_narrowed)),
        ("session", session.map_or_else(Value::none, |it| text(it))),
        ("category", category.map_or_else(Value::none, text)),
        ("all_replied", Value::from(scope.all(|it| scope.is_replied(it)))),
        ("some_replied", Value::from(scope.cases.iter().any(|it| scope.is_replied(it)))),
        ("some_not_due", Value::from(!scope.cases.is_empty() && !has(Field::Owed, YES))),
        ("all_on_time", Value::from(has(Field::OnTime, YES))),
        ("all_public", Value::from(scope.all(is_public))),
    ])
}

/// The words for what is reported on and for those who proposed it, by the kinds of the cases.
fn words(scope: &Scope) -> Value {
    let mut kinds = scope.kinds();
    if kinds.is_empty() {
        kinds.push(CaseKind::NpcSuggestion);
    }
    let has = |kind| kinds.contains(&kind);
    let is_political = has(CaseKind::CppccProposal);
    let is_from_deputies = has(CaseKind::NpcSuggestion) || has(CaseKind::DeputyContact);
    let (proposers, oversight) = match (is_from_deputies, is_political) {
        (true, true) => ("代表委员", "自觉接受人大监督和政协民主监督"),
        (false, true) => ("委员", "自觉接受政协民主监督"),
        _ => ("代表", "自觉接受人大监督"),
    };
    let level = level(scope);
    let is_own = level.is_some() && level.as_deref() == own_level(&scope.register.office);
    fields([
        ("level", maybe(level.filter(|_| !is_own), |it| text(&it))),
        ("own_level", Value::from(is_own)),
        ("kinds", Value::from(joined(kinds.iter().copied(), CaseKind::chinese))),
        ("noun", Value::from(joined(kinds.iter().copied(), case_view::noun))),
        ("proposers", Value::from(proposers)),
        ("oversight", Value::from(oversight)),
    ])
}

/// The level that all cases are of, without 级: 市, 全国; `None` where they are of several.
fn level(scope: &Scope) -> Option<String> {
    let values = scope.cases.iter().flat_map(|it| it.values(Field::Level, scope.as_of));
    let levels: BTreeSet<_> = values.collect();
    let level = levels.first().filter(|_| levels.len() == 1)?;
    Some(match level.as_ref() {
        "国家级" => "全国".to_owned(),
        it => it.trim_end_matches('级').to_owned(),
    })
}

/// The level of the office itself, as [`level`] has it: the lowest place that its name tells.
fn own_level(office: &Office) -> Option<&'static str> {
    const PLACES: [(&str, &[char]); 3] =
        [("区", &['区', '县', '旗']), ("市", &['市']), ("省", &['省'])];
    let name = office.name.replace("自治区", "省");
    PLACES.into_iter().find(|(_, words)| name.contains(*words)).map(|it| it.0)
}

/// 代表联系社区意见, a batch of its own: whether all of it had been replied to; none where there is no
/// such batch.
fn contact(scope: &Scope) -> Value {
    let batch = scope.batch_of("联系社区意见");
    maybe(batch.filter(|(_, cases)| !cases.is_empty()), |(name, cases)| {
        fields([
            ("batch", markup(name)),
            ("all_replied", Value::from(cases.iter().all(|it| scope.is_replied(it)))),
        ])
    })
}

/// 回头看 of the cases of past years, a batch of its own: what they are called, whether they are of
/// several years, and which of them went on; none where there is no such batch.
fn lookback(scope: &Scope) -> Value {
    let is = |case: &Case, field| case.values(field, scope.as_of).iter().any(|it| it == YES);
    maybe(scope.batch_of("回头看件数"), |(_, cases)| {
        let looked: Vec<&Case> = cases
            .into_iter()
            .filter(|it| !it.values(Field::FollowUps, scope.as_of).is_empty())
            .collect();
        let years: BTreeSet<i32> =
            looked.iter().filter_map(|it| Some(it.assigned?.year())).collect();
        let kinds: BTreeSet<CaseKind> = looked.iter().map(|it| it.kind).collect();
        let nouns: Vec<&str> = kinds.iter().map(|it| it.chinese()).collect();
        let upgraded = looked.iter().copied().filter(|it| is(it, Field::Upgraded));
        fields([
            ("kinds", Value::from(nouns.join("和"))),
            ("several_years", Value::from(years.len() > 1)),
            ("upgraded", case_view::cases(upgraded, scope)),
        ])
    })
}

/// The names of the outcomes by what they mean.
fn outcomes(register: &Register) -> Value {
    let names = |class| {
        let of_class = register.scheme.outcomes.iter().filter(move |it| it.class == class);
        list(of_class.map(|it| text(&it.name)))
    };
    fields([
        ("adopted", names(OutcomeClass::Adopted)),
        ("in_progress", names(OutcomeClass::InProgress)),
        ("planned", names(OutcomeClass::Planned)),
        ("reference", names(OutcomeClass::Reference)),
        ("infeasible", names(OutcomeClass::Infeasible)),
    ])
}

/// The cases, and those of them that sections are written about, each list with what its cases are
/// called: `kinds.reviewed_cases`, `nouns.reviewed_cases`. The words are those of all that figures
/// count, also where a public copy names only some.
fn insert_cases(context: &mut Context, scope: &Scope) {
    let of_class = |wanted: &[OutcomeClass]| {
        scope.cases_that(|it| scope.class(it).is_some_and(|it| wanted.contains(&it)))
    };
    let lists = [
        ("cases", scope.cases.clone()),
        ("unreplied_cases", scope.cases_that(|it| !scope.is_replied(it))),
        ("overdue_cases", scope.cases_that(|it| scope.is_overdue(it))),
        ("open_cases", of_class(&[OutcomeClass::InProgress, OutcomeClass::Planned])),
        ("reference_cases", of_class(&[OutcomeClass::Reference])),
        ("infeasible_cases", of_class(&[OutcomeClass::Infeasible])),
        ("reviewed_cases", scope.cases_that(|it| !it.leader_reviews.is_empty())),
        ("split_cases", scope.cases_that(|it| !it.split.is_empty())),
        ("joint_cases", scope.cases_that(|it| !it.co.is_empty() && it.lead.is_some())),
    ];
    context.insert_value("kinds", called(&lists, CaseKind::chinese));
    context.insert_value("nouns", called(&lists, case_view::noun));
    for (name, chosen) in lists {
        let told = if name == "joint_cases" { most_joint(chosen) } else { chosen };
        context.insert_value(name, cases(told, scope));
    }
}

/// What the cases of each list are called by their kinds: 建议, 建议和提案.
fn called<const N: usize>(
    lists: &[(&'static str, Vec<&Case>); N],
    word: fn(CaseKind) -> &'static str,
) -> Value {
    let of_list = |cases: &[&Case]| {
        let kinds: BTreeSet<CaseKind> = cases.iter().map(|it| it.kind).collect();
        joined(kinds, word)
    };
    fields(lists.each_ref().map(|(name, cases)| (*name, Value::from(of_list(cases)))))
}

/// The words for these kinds, each once.
fn joined(kinds: impl IntoIterator<Item = CaseKind>, word: fn(CaseKind) -> &'static str) -> String {
    let mut words: Vec<&str> = kinds.into_iter().map(word).collect();
    words.dedup();
    words.join("和")
}

/// Of each leading unit the case with the most others beside it, the most first.
fn most_joint(mut joint: Vec<&Case>) -> Vec<&Case> {
    joint.sort_by_key(|it| std::cmp::Reverse(it.co.len()));
    let mut leads = BTreeSet::new();
    joint.retain(|it| leads.insert(it.lead.as_deref()));
    joint
}

fn insert_activities(context: &mut Context, scope: &Scope) {
    let kinds = [
        ("activities", None),
        ("meetings", Some(ActivityKind::Meeting)),
        ("visits", Some(ActivityKind::Visit)),
        ("supervisions", Some(ActivityKind::Supervision)),
        ("instructions", Some(ActivityKind::Instruction)),
        ("deployments", Some(ActivityKind::Deployment)),
        ("trainings", Some(ActivityKind::Training)),
        ("coverage", Some(ActivityKind::Coverage)),
        ("broadcasts", Some(ActivityKind::Broadcast)),
    ];
    for (name, kind) in kinds {
        context.insert_value(name, activities(scope, kind));
    }
}

/// The commitments not yet fulfilled, the earliest due first, those without a date last.
fn commitments(scope: &Scope) -> Value {
    let open = |case| open_commitments(case, scope).map(move |it| (case, it));
    let mut all: Vec<_> =
        scope.cases_that(|it| scope.is_named(it)).into_iter().flat_map(open).collect();
    all.sort_by_key(|(_, it)| (it.due.is_none(), it.due));
    list(all.into_iter().map(|(case, it)| commitment(case, it, scope)))
}

/// The units that take part: `lead`, those that lead, the busiest first, and `busiest`, those of
/// them that lead more than one case; `leaders`, the offices of the leaders who reviewed cases, the
/// highest first.
fn units(scope: &Scope) -> Value {
    let mut led: BTreeMap<&str, usize> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for unit in scope.cases.iter().filter_map(|it| it.lead.as_deref()) {
        let count = led.entry(unit).or_default();
        if *count == 0 {
            order.push(unit);
        }
        *count += 1;
    }
    let count = |it: &str| led.get(it).copied().unwrap_or_default();
    order.sort_by_key(|it| std::cmp::Reverse(count(it)));
    let mut leaders: Vec<&str> = Vec::new();
    for leader in scope.cases.iter().flat_map(|it| &it.leader_reviews) {
        if !leaders.contains(&leader.as_str()) {
            leaders.push(leader);
        }
    }
    leaders.sort_by_key(|it| post::rank(it));
    fields([
        ("lead", list(order.iter().map(|it| text(it)))),
        ("busiest", list(order.iter().filter(|it| count(it) > 1).map(|it| text(it)))),
        ("leaders", list(leaders.into_iter().map(text))),
    ])
}
