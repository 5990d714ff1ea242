//! Rule X27: a unit and a session have one name, in a document and in all of one 截至. Quotations,
//! registered 别名 and the full name at the first mention are exempt.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::Arc,
};

use super::{PrintedAt, Stated};
use crate::{
    build::{
        Composed,
        rules::{Sentence, sentences},
    },
    chinese::{quotation, session, session_mention},
    diagnostic::{Diagnostic, Diagnostics, Rule},
    document::plain_text,
    record::{Register, Unit, UnitRegistry},
};

/// What is named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Subject {
    /// A unit of 单位名录, by its short name.
    Unit(String),
    /// A session by body, term and meeting.
    Session(String, usize, usize),
}

/// A name in use, at the first place where it stands.
#[derive(Clone, Debug)]
pub(super) struct StatedName {
    subject: Subject,
    name: String,
    at: PrintedAt,
}

impl StatedName {
    /// Whether another calls the same thing alike.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        self.subject == other.subject && self.name == other.name
    }
}

/// One mention of a name.
struct Mentioned {
    subject: Subject,
    name: String,
    /// Whether it is the name in full, which may stand at the first mention.
    is_full: bool,
    at: PrintedAt,
}

/// The names that `composed` uses.
pub(super) fn stated(
    composed: &Composed,
    register: &Register,
    document: &Arc<str>,
) -> Vec<StatedName> {
    let names = UnitNames::of(&register.units);
    let title = plain_text(&composed.document.head.title);
    let mut known: BTreeSet<Subject> = BTreeSet::new();
    let mut stated: Vec<StatedName> = Vec::new();
    for sentence in sentences(&composed.document) {
        let is_title = title.contains(&sentence.text);
        for Mentioned { subject, name, is_full, at } in
            mentioned(&sentence, &names, &register.office.name, document)
        {
            let is_first = !is_title && known.insert(subject.clone());
            let is_exempt = is_full && (is_title || is_first);
            let is_known = |it: &StatedName| it.subject == subject && it.name == name;
            if !is_exempt && !stated.iter().any(is_known) {
                stated.push(StatedName { subject, name, at });
            }
        }
    }
    stated
}

/// What a sentence names outside of quotations, in reading order.
fn mentioned(
    sentence: &Sentence,
    names: &UnitNames<'_>,
    home: &str,
    document: &Arc<str>,
) -> Vec<Mentioned> {
    let text = &sentence.text;
    let mut found = Vec::new();
    for (range, unit) in names.find(text) {
        let name = text.get(range.clone()).unwrap_or_default().to_owned();
        // 别名 are names that the office itself has allowed.
        if name == unit.name || name == unit.full_name {
            let is_full = name == unit.full_name && name != unit.name;
            found.push((range, Subject::Unit(unit.name.clone()), name, is_full));
        }
    }
    for it in session_mention::sessions(text, home) {
        let name = text.get(it.range.clone()).unwrap_or_default().to_owned();
        let (body, term, meeting) = it.identity;
        found.push((it.range, Subject::Session(body, term, meeting), name, it.is_full));
    }
    let quoted = quotation::quoted(text);
    let is_quoted = |at: usize| sentence.is_apart || quoted.iter().any(|it| it.contains(&at));
    found.retain(|(range, ..)| !is_quoted(range.start));
    found.sort_by_key(|it| it.0.start);
    found
        .into_iter()
        .map(|(range, subject, name, is_full)| {
            let at = PrintedAt::new(document, text.trim(), sentence.place(&range).as_ref());
            Mentioned { subject, name, is_full, at }
        })
        .collect()
}

/// Holds the names of a document against each other and against those of other documents: each
/// subject is told once.
pub(super) fn hold(stated: &Stated, before: &[&Stated], found: &mut Diagnostics) {
    let mut told: Vec<&Subject> = Vec::new();
    for (nth, name) in stated.names.iter().enumerate() {
        let own = stated.names.iter().take(nth).map(|it| (it, true));
        let others = before.iter().flat_map(|it| &it.names).map(|it| (it, false));
        let is_other = |it: &StatedName| it.subject == name.subject && it.name != name.name;
        let other = own.chain(others).find(|(it, _)| is_other(it));
        if let Some((other, is_own)) = other.filter(|_| !told.contains(&&name.subject)) {
            told.push(&name.subject);
            found.push(fault(name, other, is_own));
        }
    }
}

/// Points at the name that is not the usual one, in whichever of the two it stands.
fn fault(name: &StatedName, other: &StatedName, is_own: bool) -> Diagnostic {
    let usual = usual(&name.subject);
    let (unusual, kept) = if name.name == usual { (other, name) } else { (name, other) };
    let there = if is_own { kept.at.in_same_document() } else { kept.at.in_words() };
    let what = match name.subject {
        Subject::Unit(_) => "同一个单位",
        Subject::Session(..) => "同一次会议",
    };
    let cause = format!(
        "{}的“{}”，{there}写作“{}”，是{what}",
        unusual.at.in_words(),
        unusual.name,
        kept.name
    );
    let cure = match name.subject {
        Subject::Unit(_) => format!(
            "请统一写成“{usual}”；全称只在第一次出现时用，别的叫法要用的，写进单位名录的“别名”"
        ),
        Subject::Session(..) => format!("请统一写成“{usual}”；引用的标题照原样写在《》或“”里"),
    };
    unusual.at.point(Diagnostic::of(Rule::X27, cause)).cure(cure).doubtful_unless(!is_own)
}

/// What a subject is called where nothing else is said.
fn usual(subject: &Subject) -> String {
    match subject {
        Subject::Unit(name) => name.clone(),
        Subject::Session(body, term, meeting) => session::wording(body, *term, *meeting),
    }
}

/// The names of 单位名录 by their first character, the longest first.
struct UnitNames<'a> {
    by_first: BTreeMap<char, Vec<(&'a str, &'a Unit)>>,
}

impl<'a> UnitNames<'a> {
    fn of(units: &'a UnitRegistry) -> Self {
        let mut by_first: BTreeMap<char, Vec<(&str, &Unit)>> = BTreeMap::new();
        for name in units.names() {
            let (Some(first), Some(unit)) = (name.chars().next(), units.unit(name)) else {
                continue;
            };
            by_first.entry(first).or_default().push((name, unit));
        }
        for names in by_first.values_mut() {
            names.sort_by_key(|it| Reverse(it.0.len()));
        }
        Self { by_first }
    }

    /// The units that `text` names, each with its bytes.
    fn find(&self, text: &str) -> Vec<(Range<usize>, &'a Unit)> {
        let mut found = Vec::new();
        let mut end = 0;
        for (at, first) in text.char_indices() {
            if at < end || !stands_alone(text.get(..at).unwrap_or_default(), first) {
                continue;
            }
            let rest = text.get(at..).unwrap_or_default();
            let names = self.by_first.get(&first).map(Vec::as_slice).unwrap_or_default();
            if let Some((name, unit)) = names.iter().find(|it| rest.starts_with(it.0)) {
                end = at.saturating_add(name.len());
                found.push((at..end, *unit));
            }
        }
        found
    }
}

/// Whether a name that begins with `first` after `before` is no part of a longer one: 法院 in
/// 中级人民法院 is another court.
fn stands_alone(before: &str, first: char) -> bool {
    const LEVELS: &str = "区市县省镇乡旗州";
    const BEFORE_A_NAME: &str = "由和与向请据在及对经从让使为将被给以因按照据是";
    let is_joined = |it: char| it.is_alphanumeric() && !BEFORE_A_NAME.contains(it);
    LEVELS.contains(first) || !before.ends_with(is_joined)
}
