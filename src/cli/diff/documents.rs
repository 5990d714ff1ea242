//! Each document as it was beside what it would be now.

use std::sync::Arc;

use super::{
    earlier::{Known, Then},
    report::{DocumentReport, DocumentState, LetterReport},
    told,
};
use crate::{
    build::{Batch, DocumentChanges, Edition, LetterText, LetterTexts, Options, Prepared, Said},
    cli::{
        console,
        issued::{Issued, issued},
        status::Status,
        workers::on_all_cores,
        workshop::Chosen,
    },
    diagnostic::{Diagnostics, SourceFile},
    project::Project,
};

/// What is compared.
pub(super) struct Documents<'a> {
    pub(super) now: &'a Prepared,
    pub(super) earlier: &'a Then,
    pub(super) draft: bool,
}

impl Documents<'_> {
    /// All documents that are `chosen`, and those that are gone where `all` are; the worst that was
    /// told.
    pub(super) fn changes(
        &self,
        chosen: &Chosen<'_>,
        all: bool,
    ) -> Result<(Vec<DocumentReport>, Status), Status> {
        let mut worst = Status::Fine;
        let mut documents = Vec::new();
        for file in &chosen.documents {
            let (document, status) = self.document(file)?;
            worst = worst.max(status);
            documents.push(document);
        }
        let failed = chosen.unreadable.iter().map(|it| it.stem.as_str());
        documents.extend(failed.map(|it| DocumentReport::new(it, DocumentState::Failed)));
        let gone = if all { self.earlier.gone(&self.now.project) } else { Vec::new() };
        documents.extend(gone.iter().map(|it| DocumentReport::new(it, DocumentState::Gone)));
        Ok((documents, worst))
    }

    const fn options(&self) -> Options {
        Options { draft: self.draft, public: false }
    }

    fn document(&self, file: &Arc<SourceFile>) -> Result<(DocumentReport, Status), Status> {
        let name = Project::stem(file);
        if self.now.is_each_case(file) {
            return Ok(self.letters(file));
        }
        match issued(self.now, file, None) {
            Some(Issued::Standing(standing)) => {
                console::diagnostics(standing.doubts());
                let report = DocumentReport::new(name, DocumentState::Issued);
                return Ok((DocumentReport { note: standing.report(), ..report }, Status::Fine));
            }
            Some(Issued::Gone(warning)) => console::diagnostics(&warning),
            None => {}
        }
        let (composed, found) = self.now.compose(file, self.options());
        let Some(composed) = composed else { return Ok(failed(name, &found)) };
        let now = Edition::of(&composed, &self.now.register).map_err(told)?;
        Ok(match self.earlier.edition(self.now, name, self.options()) {
            Known::Edition(then, faults) => {
                // What was wrong before is no matter of what is compared.
                console::diagnostics(&faults.map(|it| found.beyond(&it)).unwrap_or_default());
                let registers: Vec<_> =
                    std::iter::once(&self.now.register).chain(self.earlier.register()).collect();
                let changes = DocumentChanges::between(&then, &now, &registers);
                (DocumentReport::compared(name, changes), Status::Fine)
            }
            Known::Nothing => (DocumentReport::new(name, DocumentState::New), Status::Fine),
            Known::Unknown(found) => {
                console::message(&format!("《{name}》原来的样子无法得知：\n"));
                failed(name, &found)
            }
        })
    }

    /// A document of letters.
    fn letters(&self, file: &Arc<SourceFile>) -> (DocumentReport, Status) {
        let name = Project::stem(file);
        let (batch, found) = self.now.batch(file, self.options());
        let Some(batch) = batch else { return failed(name, &found) };
        let before = self.earlier.letters(self.now, name, self.options());
        let (letters, found) = compared(&batch, &before);
        console::diagnostics(&found);
        let same = letters.iter().filter(|it| it.state == DocumentState::Same).count();
        let letters: Vec<LetterReport> =
            letters.into_iter().filter(|it| it.state != DocumentState::Same).collect();
        let is_new = before.letters.is_empty();
        let state = match (is_new, letters.is_empty()) {
            (_, true) => DocumentState::Same,
            (true, false) => DocumentState::New,
            (false, false) => DocumentState::Changed,
        };
        let report = DocumentReport::new(name, state);
        (DocumentReport { letters, letters_same: same, ..report }, Status::of(&found))
    }
}

/// A document that cannot be composed, and why.
fn failed(name: &str, found: &Diagnostics) -> (DocumentReport, Status) {
    console::diagnostics(found);
    (DocumentReport::new(name, DocumentState::Failed), Status::of(found))
}

/// Every letter beside what it was, those that are gone last; what is wrong with any.
fn compared(batch: &Batch<'_>, before: &LetterTexts) -> (Vec<LetterReport>, Diagnostics) {
    let composed = on_all_cores(
        &batch.letters,
        |letter| {
            let (composed, found) = batch.compose(letter);
            let number = letter.subject.case.number.clone();
            (number, composed.map(|it| LetterText::of(letter.subject, &it)), found)
        },
        || (),
    );
    let mut found = Diagnostics::default();
    let mut letters = Vec::new();
    let mut now = Vec::new();
    for (number, text, faults) in composed {
        if let Some(text) = text {
            letters.push(letter(before.of(&text), Some(&text)));
            now.push(text);
        } else {
            found.append(faults.once(&found));
            let (name, sentences) = (String::new(), Vec::new());
            letters.push(LetterReport { number, name, state: DocumentState::Failed, sentences });
        }
    }
    let is_failed = |it: &LetterText| {
        letters.iter().any(|of| of.state == DocumentState::Failed && of.number == it.number)
    };
    let gone = before.letters.iter().filter(|then| now.iter().all(|it| !then.is_letter_of(it)));
    let gone: Vec<LetterReport> =
        gone.filter(|it| !is_failed(it)).map(|it| letter(Some(it), None)).collect();
    letters.extend(gone);
    (letters, found)
}

fn letter(then: Option<&LetterText>, now: Option<&LetterText>) -> LetterReport {
    let said = |it: Option<&LetterText>| -> Vec<Said> {
        it.map(|it| it.sentences.iter().map(|it| Said::words(it)).collect()).unwrap_or_default()
    };
    let sentences = match (then, now) {
        (Some(_), Some(_)) => DocumentChanges::of_texts(&said(then), &said(now)).sentences,
        _ => Vec::new(),
    };
    let state = match (then, now) {
        (None, _) => DocumentState::New,
        (Some(_), None) => DocumentState::Gone,
        (Some(then), Some(_)) if then.is_issued() => DocumentState::Issued,
        _ => DocumentState::Changed,
    };
    let is_same = sentences.is_empty() && then.is_some() && now.is_some();
    let either = now.or(then);
    let name = either.and_then(|it| it.name.rsplit('/').next()).unwrap_or_default();
    LetterReport {
        number: either.map(|it| it.number.clone()).unwrap_or_default(),
        name: name.to_owned(),
        state: if is_same { DocumentState::Same } else { state },
        sentences,
    }
}
