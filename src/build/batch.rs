//! A document of letters, one file for each case: which cases, what each letter is called, and every
//! letter composed beside what all of them share.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{
    Composed, Options, Prepared, Stated,
    compose::{Piece, Shared},
    letter_name,
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, SourceFile},
    export::Properties,
    project::Project,
    record::{AsOf, Case, Copies, DocumentHead, Proposer, Subject},
};

/// The letters of one document.
#[derive(Debug)]
pub struct Batch<'a> {
    prepared: &'a Prepared,
    file: &'a Arc<SourceFile>,
    options: Options,
    shared: Shared<'a>,
    as_of: NaiveDate,
    /// Whether its letters are to be signed.
    is_signed: bool,
    /// The letters to be composed, in register order.
    pub letters: Vec<Letter<'a>>,
    /// The cases of the batch that get none, in register order.
    pub left_out: Vec<LeftOut<'a>>,
}

/// One letter.
#[derive(Clone, Debug)]
pub struct Letter<'a> {
    /// What it is about, and who gets this copy.
    pub subject: Subject<'a>,
    /// What its files are called, without 稿次.
    pub name: String,
}

/// A case that gets no letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut<'a> {
    /// The case.
    pub case: &'a Case,
    /// Why not, without a final mark.
    pub reason: String,
}

impl Prepared {
    /// Whether the document that `file` holds is made once for each case.
    pub fn is_each_case(&self, file: &Arc<SourceFile>) -> bool {
        self.head(file, None).0.is_some_and(|it| it.each_case.is_some())
    }

    /// The letters of the document that `file` holds; `None` when its head cannot be read or says
    /// nothing of 逐件.
    pub fn batch<'a>(
        &'a self,
        file: &'a Arc<SourceFile>,
        options: Options,
    ) -> (Option<Batch<'a>>, Diagnostics) {
        let mut found = Diagnostics::under(&self.register.rules);
        let (head, faults) = self.head(file, None);
        found.append(faults);
        let Some(mut head) = head else { return (None, found) };
        let Some(each_case) = head.each_case.clone() else { return (None, found) };
        head.public_copy = options.public;
        let shared = self.shared(&head, &mut found);
        if found.has_errors() {
            return (None, found);
        }
        let as_of = self.register.as_of(head.as_of);
        let is_form = FOR_PROPOSERS_ALONE.contains(&head.template.text.as_str());
        let is_unpublished = options.public && is_form;
        let mut subjects = Vec::new();
        let mut left_out = Vec::new();
        for case in shared.selection.batch_cases(&self.register, as_of) {
            match reason_against(case, &shared, options, as_of) {
                None if is_unpublished => {
                    let reason = format!("{}只给提出人，不出公开版", head.template.text);
                    left_out.push(LeftOut { case, reason });
                }
                Some(reason) => left_out.push(LeftOut { case, reason: reason.to_owned() }),
                // Who gets a copy is nobody's concern on the web.
                None if options.public => subjects.extend(copies(case, Copies::OfCase)),
                None => subjects.extend(copies(case, each_case.copies)),
            }
        }
        let names = letter_name::names(&subjects);
        let letters = subjects.into_iter().zip(names);
        let letters = letters.map(|(subject, name)| Letter { subject, name }).collect();
        (
            Some(Batch {
                prepared: self,
                file,
                options,
                shared,
                as_of: head.as_of,
                is_signed: !head.signatories.is_empty(),
                letters,
                left_out,
            }),
            found,
        )
    }
}

/// Templates of what is sent to those who proposed a case and to nobody else.
const FOR_PROPOSERS_ALONE: [&str; 1] = ["征询意见表"];

/// Why `case` gets no letter.
fn reason_against(
    case: &Case,
    shared: &Shared<'_>,
    options: Options,
    as_of: AsOf,
) -> Option<&'static str> {
    if !shared.selection.has(case, as_of) {
        return Some("不合“仅”写的条件");
    }
    (options.public && !case.is_public(as_of)).then_some("不是主动公开的，不出公开版")
}

/// The copies of the letter about `case`.
fn copies(case: &Case, copies: Copies) -> Vec<Subject<'_>> {
    let addressed = |it| Subject { case, addressee: it };
    match copies {
        Copies::OfProposer if !case.proposers.is_empty() => {
            case.proposers.iter().map(|it: &Proposer| addressed(Some(it))).collect()
        }
        _ => vec![addressed(None)],
    }
}

impl<'a> Batch<'a> {
    /// The document's name: its file's, without `.md`.
    pub fn name(&self) -> &str {
        Project::stem(self.file)
    }

    /// The document's file.
    pub fn file_name(&self) -> &str {
        &self.file.name
    }

    /// The folder in which the letters' files stand, and what accounts for them is called by.
    pub fn folder(&self) -> String {
        format!("{}{}", self.name(), if self.options.public { "（公开版）" } else { "" })
    }

    /// The letter whose files are called `name`, with its 稿次 or without; the one about the same case
    /// where its title has changed since and nobody else has a copy.
    pub fn letter(&self, name: &str) -> Option<&Letter<'a>> {
        let name = name.rsplit('/').next().unwrap_or(name);
        let called = self.letters.iter().filter(|it| name.starts_with(&it.name));
        let number = |name: &str| name.split_once('-').map(|(number, _)| number.to_owned());
        let mut of_case = self.letters.iter().filter(|it| number(&it.name) == number(name));
        let only = of_case.next().filter(|_| of_case.next().is_none());
        called.max_by_key(|it| it.name.len()).or(only)
    }

    /// What the workbook about the letters says of itself.
    pub fn properties(&self) -> Properties {
        Properties {
            title: self.name().to_owned(),
            author: self.prepared.register.office.name.clone(),
            as_of: self.as_of,
            web: Vec::new(),
            provenance: None,
        }
    }

    /// What a letter states.
    pub fn stated(&self, composed: &Composed) -> Stated {
        self.prepared.stated(self.file, composed)
    }

    /// That nobody knows who signs the letter about `case`: of units that each reply on their part,
    /// none is the reporting office.
    fn nobody_to_sign(&self, head: &DocumentHead, case: &Case) -> Option<Diagnostic> {
        if !self.is_signed || !head.signatories.is_empty() || case.replier.is_some() {
            return None;
        }
        let wrong = if case.split.is_empty() {
            "没有主办单位".to_owned()
        } else {
            format!("由{}分办，本单位不在其中", case.split.join("、"))
        };
        let told = format!("{}号{wrong}，不知道由谁署名", case.number);
        let cure = "分办的件由各分办单位自己答复：本单位不出的，请用“仅”排除；要由一家出的，请在文档开头写“署名”";
        Some(Diagnostic::error(told).in_file(self.file.name.as_str()).cure(cure))
    }

    /// Composes one letter; `None` when an error stops it, which is that letter's alone.
    pub fn compose(&self, letter: &Letter<'_>) -> (Option<Composed>, Diagnostics) {
        let mut found = Diagnostics::under(&self.prepared.register.rules);
        let (head, faults) = self.prepared.head(self.file, Some(letter.subject));
        found.append(faults);
        let Some(mut head) = head else { return (None, found) };
        if let Some(fault) = self.nobody_to_sign(&head, letter.subject.case) {
            found.push(fault);
            return (None, found);
        }
        head.public_copy = self.options.public;
        let draft = letter_name::draft_of(head.stage);
        let name = format!("{}/{}{draft}", self.folder(), letter.name);
        let piece = Piece { head: &head, subject: Some(letter.subject), name: &name };
        let composed = self.prepared.composed(piece, &self.shared, self.options, &mut found);
        (composed.filter(|_| !found.has_errors()), found)
    }
}
