//! 公开版: what a copy for the public does not say: which cases they are that are not 主动公开, who
//! proposed a case, and how to reach anybody. Its totals stay those of the whole register.

use std::{collections::BTreeSet, ops::Range};

use serde_json::Value;

use super::rules::sentences;
use crate::{
    chinese::{personal, wording},
    diagnostic::{Diagnostic, Diagnostics},
    document::{
        CaseNode, Data, DataReference, Document, InlineContent, Reference, References, Unresolved,
    },
    record::{AsOf, Case, Field, Proposer, Register},
};

/// What is withheld of a register as of a date.
#[derive(Clone, Debug, Default)]
pub struct Withheld {
    /// The numbers of the cases that are not public.
    numbers: BTreeSet<String>,
    /// Texts that must not occur: those of such cases, names and telephones of all.
    texts: Vec<String>,
    /// Names of two characters, which may be words too: looked for beside what makes them names.
    short_names: Vec<String>,
}

impl Withheld {
    /// What a public copy of a document as of a date withholds.
    pub(super) fn of(register: &Register, as_of: AsOf) -> Self {
        let mut withheld = Self::default();
        for case in &register.cases {
            if !case.is_public(as_of) {
                withheld.withhold(case);
            }
            withheld.withhold_people(case);
        }
        withheld.texts.retain(|it| !it.is_empty());
        withheld
    }

    fn withhold(&mut self, case: &Case) {
        self.numbers.insert(case.number.clone());
        self.texts.push(format!("{}号", case.number));
        self.texts.push(case.title.clone());
        self.texts.extend(case.short_title.clone());
        self.texts.extend(case.measures.iter().map(|it| it.text.clone()));
        self.texts.extend(case.commitments.iter().map(|it| it.text.clone()));
    }

    fn withhold_people(&mut self, case: &Case) {
        let steps = &case.unit_steps;
        self.texts.extend(steps.iter().filter_map(|it| it.phone.clone()));
        self.texts.extend(case.proposers.iter().filter_map(|it| it.phone.clone()));
        let proposers = case.proposers.iter().filter(|it| is_person(it));
        let contacts = steps.iter().filter_map(|it| it.contact.as_deref());
        for name in proposers.map(|it| it.name.as_str()).chain(contacts) {
            if name.chars().count() > 2 {
                self.texts.push(name.to_owned());
            } else {
                self.short_names.push(name.to_owned());
            }
        }
    }

    /// Whether a case of this number is withheld.
    pub(super) fn has(&self, number: &str) -> bool {
        self.numbers.contains(number)
    }

    /// Whether something that is withheld stands in `text`.
    pub(super) fn is_in(&self, text: &str) -> bool {
        !self.find(text).is_empty()
    }

    /// Where something that is withheld stands in `text`, in reading order.
    fn find(&self, text: &str) -> Vec<Range<usize>> {
        let all = |it: &String| -> Vec<Range<usize>> {
            let found = text.match_indices(it.as_str());
            found.map(|(at, it)| at..at.saturating_add(it.len())).collect()
        };
        let before = |range: &Range<usize>| text.get(..range.start).unwrap_or_default();
        // 0012号 is no part of 20012号.
        let is_whole =
            |range: &Range<usize>| !before(range).ends_with(|it: char| it.is_ascii_digit());
        let is_name = |range: &Range<usize>| {
            let after = text.get(range.end..).unwrap_or_default();
            let is_alone = text.len() == range.len();
            is_alone || TITLES.iter().any(|it| before(range).ends_with(it) || after.starts_with(it))
        };
        let texts = self.texts.iter().flat_map(all).filter(is_whole);
        let names = self.short_names.iter().flat_map(all).filter(is_name);
        let people = personal::find(text).into_iter().map(|(range, _)| range);
        let mut found: Vec<Range<usize>> = texts.chain(names).chain(people).collect();
        found.sort_by_key(|it| (it.start, std::cmp::Reverse(it.end)));
        found.dedup_by_key(|it| it.start);
        found
    }

    /// Takes what is withheld out of a list that is written for programs.
    pub(super) fn redact(&self, value: &mut Value) {
        match value {
            Value::String(text) if self.is_in(text) => "（不公开）".clone_into(text),
            Value::Array(items) => {
                items.retain(|it| {
                    let number = it.as_str().or_else(|| it.get("number")?.as_str());
                    !number.is_some_and(|it| self.has(it))
                });
                for item in items {
                    self.redact(item);
                }
            }
            Value::Object(entries) => {
                let entries = entries.iter_mut().filter(|(key, _)| *key != "written");
                entries.for_each(|(_, it)| self.redact(it));
            }
            _ => {}
        }
    }

    /// What stands in `document` and must not.
    pub(super) fn check(&self, document: &Document) -> Diagnostics {
        let mut found = Diagnostics::default();
        for sentence in sentences(document) {
            for range in self.find(&sentence.text) {
                let fault = refused(sentence.text.get(range.clone()).unwrap_or_default());
                found.push(match sentence.place(&range) {
                    Some(place) => fault.at(&place),
                    None => fault,
                });
            }
        }
        // Whatever is no sentence: 署名, what a chart says of itself.
        if let (false, Ok(tree)) = (found.has_errors(), serde_json::to_value(document)) {
            self.check_all(&tree, &mut found);
        }
        found
    }

    fn check_all(&self, value: &Value, found: &mut Diagnostics) {
        match value {
            Value::String(text) if self.is_in(text) => found.push(refused(text)),
            Value::Array(items) => items.iter().for_each(|it| self.check_all(it, found)),
            Value::Object(entries) => entries.values().for_each(|it| self.check_all(it, found)),
            _ => {}
        }
    }
}

/// What makes two characters a name.
const TITLES: [&str; 6] = ["代表", "委员", "同志", "先生", "女士", "、"];

fn refused(words: &str) -> Diagnostic {
    Diagnostic::error(format!("公开版里不能有“{words}”")).cure(
        "它出自没有主动公开的案件，或是姓名、电话、住址；请删去，或改成不指明是谁、是哪一件的话",
    )
}

/// Whether a proposer is a person, as far as the record or the name shows.
fn is_person(proposer: &Proposer) -> bool {
    const GROUPS: [&str; 18] = [
        "组", "团", "会", "委", "局", "部", "院", "处", "党", "盟", "社", "办", "联", "界", "街道",
        "镇", "民革", "民建",
    ];
    match proposer.class.as_deref() {
        Some("代表" | "委员" | "公民") => true,
        Some(_) => false,
        None => {
            let length = proposer.name.chars().count();
            let is_group = GROUPS.iter().any(|it| proposer.name.ends_with(it));
            (proposer.name.contains('·') || (2..=4).contains(&length)) && !is_group
        }
    }
}

/// References as a public copy has them.
pub(super) struct PublicReferences<'a> {
    pub(super) all: &'a dyn References,
    /// `None` for the document as it is.
    pub(super) withheld: Option<&'a Withheld>,
}

impl References for PublicReferences<'_> {
    fn resolve(&self, reference: &Reference) -> Result<Vec<InlineContent>, Unresolved> {
        let contents = self.all.resolve(reference)?;
        let Some(withheld) = self.withheld else { return Ok(contents) };
        let is_hidden = |it: &InlineContent| match it {
            InlineContent::Case(node) => withheld.has(&node.number) || names_people(node),
            _ => false,
        };
        let Some(hidden) = contents.iter().find(|it| is_hidden(it)) else { return Ok(contents) };
        let cites_one = reference.path.iter().take(2).any(|it| it.starts_with('案'));
        match hidden {
            InlineContent::Case(node) if names_people(node) => Err(Unresolved::new(
                format!("公开版里不印{}号的{}", node.number, node.field),
                "请删去这处引用",
            )),
            InlineContent::Case(node) if cites_one => Err(Unresolved::new(
                format!("{}号没有主动公开，公开版里不能引用", node.number),
                "请把这一句改成不指明是哪一件的话，如“有关建议”，或另写一份公开用的文档",
            )),
            _ => Ok(summarised(contents, &is_hidden)),
        }
    }

    fn data(&self, reference: &DataReference) -> Result<Data, Unresolved> {
        self.all.data(reference)
    }
}

/// Whether the field of a case says who somebody is.
fn names_people(node: &CaseNode) -> bool {
    [Field::Proposers, Field::Signer, Field::ExtensionApprover]
        .iter()
        .any(|it| it.chinese() == node.field)
}

/// A list of cases without those that are withheld: `“甲”“乙”等`.
fn summarised(
    contents: Vec<InlineContent>,
    is_hidden: &dyn Fn(&InlineContent) -> bool,
) -> Vec<InlineContent> {
    let cases = contents.into_iter().filter(|it| matches!(it, InlineContent::Case(_)));
    let mut list: Vec<InlineContent> = Vec::new();
    for case in cases.filter(|it| !is_hidden(it)) {
        if let (Some(InlineContent::Case(before)), InlineContent::Case(after)) =
            (list.last(), &case)
        {
            let mark = wording::separator(&before.text, &after.text);
            if !mark.is_empty() {
                list.push(InlineContent::Text(mark.to_owned()));
            }
        }
        list.push(case);
    }
    let rest = if list.is_empty() { "未主动公开的事项" } else { "等" };
    list.push(InlineContent::Text(rest.to_owned()));
    list
}
