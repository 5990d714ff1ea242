//! 公开版: what a copy for the public does not say: which cases they are that are not 主动公开, who
//! proposed a case, and how to reach anybody. Its totals stay those of the whole register.

use std::{collections::BTreeSet, ops::Range};

use serde_json::Value;

use super::{
    RegisterReferences,
    folded::{Folded, folded},
    rules::sentences,
    typed_numbers,
};
use crate::{
    chinese::{personal, wording},
    diagnostic::{Diagnostic, Diagnostics, Place},
    document::{
        CaseNode, Data, DataReference, Document, InlineContent, Reference, References, Table,
        TableReference, Unresolved, plain_text,
    },
    record::{AsOf, Case, Field, LetterWord, Proposer, Register, Subject, WebMetadata},
};

/// What is withheld of a register as of a date.
#[derive(Clone, Debug, Default)]
pub struct Withheld {
    /// The numbers of the cases that are not public.
    numbers: BTreeSet<String>,
    /// Texts that must not occur, folded: those of such cases, names and telephones of all.
    texts: BTreeSet<String>,
    /// Names of two characters, which may be words too: looked for beside what makes them names.
    short_names: BTreeSet<String>,
}

impl Withheld {
    /// What a public copy of a document as of a date withholds.
    pub(super) fn of(register: &Register, as_of: AsOf) -> Self {
        let mut withheld = Self::default();
        let (public, hidden): (Vec<&Case>, Vec<&Case>) =
            register.cases.iter().partition(|it| it.is_public(as_of));
        for case in hidden {
            withheld.numbers.insert(case.number.clone());
            withheld.texts.extend(texts(case).iter().map(|it| folded(it)));
            let people = [&case.reply.signer, &case.extension.approver];
            let named = people.into_iter().flatten().filter(|it| is_name(it));
            named.for_each(|it| withheld.withhold_name(it));
        }
        // What public cases say as well gives nothing away.
        let said: Vec<String> = public.iter().copied().flat_map(texts).map(folded).collect();
        withheld.texts.retain(|it| !said.iter().any(|said| said.contains(it.as_str())));
        register.cases.iter().for_each(|it| withheld.withhold_people(it));
        withheld.texts.retain(|it| it.chars().nth(1).is_some());
        withheld
    }

    fn withhold_people(&mut self, case: &Case) {
        let steps = &case.unit_steps;
        let phones = steps.iter().filter_map(|it| it.phone.as_deref());
        let phones = phones.chain(case.proposers.iter().filter_map(|it| it.phone.as_deref()));
        self.texts.extend(phones.map(folded));
        let proposers = case.proposers.iter().filter(|it| is_person(it));
        let contacts = steps.iter().filter_map(|it| it.contact.as_deref());
        let answering = case.feedback.iter().filter_map(|it| it.proposer.as_deref());
        let others = contacts.chain(answering.filter(|it| is_name(it)));
        for name in proposers.map(|it| it.name.as_str()).chain(others) {
            self.withhold_name(name);
        }
    }

    fn withhold_name(&mut self, name: &str) {
        let name = folded(name);
        let names = if name.chars().count() > 2 { &mut self.texts } else { &mut self.short_names };
        names.insert(name);
    }

    /// Whether a case of this number is withheld.
    pub(super) fn has(&self, number: &str) -> bool {
        self.numbers.contains(number)
    }

    /// Whether something that is withheld stands in `text`.
    pub(super) fn is_in(&self, text: &str) -> bool {
        !typed_numbers::find(text, &self.numbers).is_empty() || !self.find(text).is_empty()
    }

    /// Where words that are withheld stand in `text`, in reading order.
    fn find(&self, text: &str) -> Vec<Range<usize>> {
        let folded = Folded::new(text);
        let before = |range: &Range<usize>| text.get(..range.start).unwrap_or_default();
        let after = |range: &Range<usize>| text.get(range.end..).unwrap_or_default();
        // A telephone is no part of a longer number.
        let is_whole = |range: &Range<usize>| {
            let words = text.get(range.clone()).unwrap_or_default();
            let digit = |it: char| it.is_ascii_digit();
            !(words.starts_with(digit) && before(range).ends_with(digit)
                || words.ends_with(digit) && after(range).starts_with(digit))
        };
        let is_name = |range: &Range<usize>| {
            let is_alone = text.len() == range.len();
            let titles = &mut TITLES.iter();
            is_alone || titles.any(|it| before(range).ends_with(it) || after(range).starts_with(it))
        };
        let texts = self.texts.iter().flat_map(|it| folded.find(it)).filter(is_whole);
        let names = self.short_names.iter().flat_map(|it| folded.find(it)).filter(is_name);
        let people = personal::find(text).into_iter().map(|(range, _)| range);
        outermost(texts.chain(names).chain(people).collect())
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

    /// What stands in `document`, or in the lines of 公开信息 above it, and must not.
    pub(super) fn check(&self, document: &Document, web: Option<&WebMetadata>) -> Diagnostics {
        let mut found = Diagnostics::default();
        let lines = web.iter().flat_map(|it| &it.lines);
        let told = lines.filter(|it| self.is_in(&it.1.text));
        found.extend(told.map(|it| refused(&it.1.text).at(&it.1.place)));
        found.extend(not_for_the_public(document));
        for sentence in sentences(document) {
            let numbers = typed_numbers::find(&sentence.text, &self.numbers).into_iter();
            // What a figure prints is a count, whatever stands beside it.
            let typed = numbers.filter(|it| !sentence.is_counted(it));
            for range in outermost(self.find(&sentence.text).into_iter().chain(typed).collect()) {
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

/// What 附注 or 标注 says that forbids a public copy of the whole document.
fn not_for_the_public(document: &Document) -> Option<Diagnostic> {
    let marks = document.head.marks.iter().map(|it| ("标注", it));
    let mut said = marks.chain([("附注", &document.remark)]);
    said.find_map(|(label, inlines)| {
        let (text, place) = (plain_text(inlines), &inlines.first()?.origin);
        let word = CLOSED_TO_THE_PUBLIC.iter().find(|it| text.contains(**it))?;
        let cure = format!("这样的文件不出公开版；确实可以公开的，请按公开审查的结果改{label}");
        let cause = format!("{label}写明“{word}”，不能出公开版");
        Some(Diagnostic::error(cause).at(place).cure(cure))
    })
}

/// What they say of a document that is not published.
const CLOSED_TO_THE_PUBLIC: [&str; 3] = ["依申请公开", "不予公开", "不公开"];

/// What makes two characters a name.
const TITLES: [&str; 6] = ["代表", "委员", "同志", "先生", "女士", "、"];

/// The ranges that lie within no other, in reading order.
fn outermost(mut found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    found.sort_by_key(|it| (it.start, std::cmp::Reverse(it.end)));
    let mut end = 0;
    found.retain(|it| {
        let is_outer = it.end > end;
        end = end.max(it.end);
        is_outer
    });
    found
}

/// The texts of a case by which it would be known.
fn texts(case: &Case) -> Vec<&str> {
    let mut texts = vec![case.title.as_str(), core(&case.title)];
    if !case.number.chars().all(|it| it.is_ascii_digit()) {
        texts.push(&case.number);
    }
    texts.extend(case.short_title.iter().flat_map(|it| [it.as_str(), core(it)]));
    texts.extend(case.aliases.iter().map(String::as_str));
    // A word or two gives nothing away, and would be found everywhere.
    texts.extend(told(case).into_iter().filter(|it| it.chars().nth(4).is_some()));
    texts
}

/// What is told of a case.
fn told(case: &Case) -> Vec<&str> {
    let (reply, publication) = (&case.reply, &case.publication);
    let given = [
        &case.id,
        &case.summary,
        &case.extension.reason,
        &case.review.reason,
        &reply.number,
        &reply.note,
        &publication.reason,
        &publication.url,
        &case.filing.volume,
    ];
    let mut told: Vec<&str> = given.into_iter().flatten().map(String::as_str).collect();
    told.extend(case.measures.iter().map(|it| it.text.as_str()));
    told.extend(case.commitments.iter().map(|it| it.text.as_str()));
    told.extend(case.highlights.iter().flat_map(|it| [&*it.lead_phrase, &*it.content]));
    told.extend(case.feedback.iter().filter_map(|it| it.comment.as_deref()));
    told.extend(case.contacts.iter().filter_map(|it| it.content.as_deref()));
    told.extend(case.follow_ups.iter().filter_map(|it| it.note.as_deref()));
    told
}

/// `关于秘密基地停车难的建议` is known by 秘密基地停车难.
fn core(title: &str) -> &str {
    let title = title.strip_prefix("关于").unwrap_or(title);
    let ends = ["的建议", "的提案", "的议案", "的意见", "建议", "提案"];
    ends.iter().find_map(|it| title.strip_suffix(it)).unwrap_or(title)
}

/// Whether a word is the name of a person, not of an office or a post.
fn is_name(word: &str) -> bool {
    const POSTS: [&str; 8] = ["长", "任", "记", "人", "代表", "委员", "员", "导"];
    is_person(&Proposer::named(word)) && !POSTS.iter().any(|it| word.ends_with(it))
}

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
    pub(super) all: &'a RegisterReferences<'a>,
    /// `None` for the document as it is.
    pub(super) withheld: Option<&'a Withheld>,
}

impl References for PublicReferences<'_> {
    fn resolve(&self, reference: &Reference) -> Result<Vec<InlineContent>, Unresolved> {
        let contents = self.all.resolve(reference)?;
        let Some(withheld) = self.withheld else { return Ok(contents) };
        // A letter's own case is public, or there would be no public copy of the letter.
        if reference.path.first().is_some_and(|it| it == Subject::KEY) {
            return published(contents);
        }
        let is_hidden = |it: &InlineContent| match it {
            InlineContent::Case(node) => withheld.has(&node.number) || names_people(node),
            _ => false,
        };
        let Some(hidden) = contents.iter().find(|it| is_hidden(it)) else { return Ok(contents) };
        let cites_one = reference.path.iter().take(2).any(|it| it.starts_with('案'));
        match hidden {
            InlineContent::Case(node) if names_people(node) => Err(not_printed(node)),
            InlineContent::Case(node) if cites_one => Err(not_public(&node.number)),
            _ => Ok(self.summarised(reference, contents, &is_hidden)),
        }
    }

    fn prose(&self, reference: &Reference) -> Option<Result<Place, Unresolved>> {
        let prose = self.all.prose(reference)?;
        let number = reference.path.iter().find_map(|it| it.strip_prefix('案'));
        let hidden = number.filter(|it| self.withheld.is_some_and(|withheld| withheld.has(it)));
        Some(match (prose, hidden) {
            (Ok(_), Some(number)) => Err(not_public(number)),
            (prose, _) => prose,
        })
    }

    fn table(&self, reference: &TableReference) -> Result<(Table, Diagnostics), Unresolved> {
        self.all.filled_table(reference, self.withheld)
    }

    fn data(&self, reference: &DataReference) -> Result<Data, Unresolved> {
        self.all.data(reference)
    }
}

impl PublicReferences<'_> {
    /// A list of cases as far as they are public, else how many they are: `未主动公开的2件`.
    fn summarised(
        &self,
        reference: &Reference,
        contents: Vec<InlineContent>,
        is_hidden: &dyn Fn(&InlineContent) -> bool,
    ) -> Vec<InlineContent> {
        let list = listed(contents, is_hidden);
        if !list.is_empty() {
            return list;
        }
        let mut counted = reference.clone();
        if let Some(part) = counted.path.last_mut() {
            "件数".clone_into(part);
        }
        let words = |it: &str| InlineContent::Text(it.to_owned());
        match self.all.resolve(&counted) {
            Ok(count) => [vec![words("未主动公开的")], count, vec![words("件")]].concat(),
            Err(_) => vec![words("未主动公开的事项")],
        }
    }
}

/// What a letter about a public case says of it: without telephones and names, whom it addresses by what
/// they are.
fn published(contents: Vec<InlineContent>) -> Result<Vec<InlineContent>, Unresolved> {
    let word = |node: &CaseNode| LetterWord::named(&node.field);
    let contents = contents.into_iter().filter(
        |it| !matches!(it, InlineContent::Case(node) if word(node).is_some_and(LetterWord::is_contact)),
    );
    let public = |it| match it {
        InlineContent::Case(node) if names_people(&node) => Err(not_printed(&node)),
        InlineContent::Case(node) if word(&node) == Some(LetterWord::Salutation) => {
            let text = impersonal(&node.text);
            Ok(InlineContent::Case(CaseNode { text, ..node }))
        }
        it => Ok(it),
    };
    contents.map(public).collect()
}

/// A salutation without the names of people: `王某某代表、李某代表` becomes `代表`.
fn impersonal(salutation: &str) -> String {
    let mut addressed: Vec<&str> = Vec::new();
    for one in salutation.split('、') {
        let class = ["代表", "委员", "同志"].into_iter().find(|it| one.ends_with(it));
        let one = class.unwrap_or(one);
        if !addressed.contains(&one) {
            addressed.push(one);
        }
    }
    addressed.join("、")
}

fn not_printed(node: &CaseNode) -> Unresolved {
    let cause = format!("公开版里不印{}号的{}", node.number, node.field);
    Unresolved::new(cause, "请删去这处引用")
}

/// Why a public copy cannot cite the case of that number.
fn not_public(number: &str) -> Unresolved {
    Unresolved::new(
        format!("{number}号没有主动公开，公开版里不能引用"),
        "请把这一句改成不指明是哪一件的话，如“有关建议”，或另写一份公开用的文档",
    )
}

/// Whether the field of a case says who somebody is.
fn names_people(node: &CaseNode) -> bool {
    [Field::Proposers, Field::Signer, Field::ExtensionApprover]
        .iter()
        .any(|it| it.chinese() == node.field)
}

/// A list of cases without those that are withheld: `“甲”“乙”等`; none without any that is public.
fn listed(
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
    if !list.is_empty() {
        list.push(InlineContent::Text("等".to_owned()));
    }
    list
}
