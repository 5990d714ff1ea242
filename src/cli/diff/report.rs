//! What `huibao diff` answers, whatever the format; `--format json` prints it as it is.

use serde::Serialize;

use crate::{build::DocumentChanges, ledger::CaseChange};

/// Version of the format of `--format json`.
const FORMAT: u32 = 1;

/// The whole answer.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    /// [`FORMAT`].
    pub(super) format: u32,
    /// What is compared with what, in words.
    pub(super) against: String,
    /// Whether it tells of what was only supposed.
    #[serde(rename = "supposed")]
    pub(super) is_supposed: bool,
    /// The cases that are written otherwise; `None` where the old records are not known.
    pub(super) cases: Option<Vec<CaseChange>>,
    /// The files, other than records, that are others; none where the old ones are not known.
    pub(super) files: Vec<String>,
    /// The documents in their order, then those that are gone.
    pub(super) documents: Vec<DocumentReport>,
}

/// One document.
#[derive(Debug, Serialize)]
pub(super) struct DocumentReport {
    /// Its name.
    pub(super) name: String,
    /// What became of it.
    pub(super) state: DocumentState,
    /// What a person should know of it, in words; of an issued one, what `huibao build` says.
    pub(super) note: String,
    /// What is another in it.
    #[serde(flatten)]
    pub(super) changes: DocumentChanges,
    /// Of a document of letters: those that are not the same.
    pub(super) letters: Vec<LetterReport>,
    /// Of a document of letters: how many are the same.
    pub(super) letters_same: usize,
}

/// One letter of a document.
#[derive(Debug, Serialize)]
pub(super) struct LetterReport {
    /// 编号 of its case.
    pub(super) number: String,
    /// What its files are called, without their folder.
    pub(super) name: String,
    /// What became of it.
    pub(super) state: DocumentState,
    /// What is another in it.
    pub(super) sentences: Vec<crate::build::SentenceChange>,
}

/// What became of a document or a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum DocumentState {
    /// It is as it was.
    Same,
    /// It is another.
    Changed,
    /// It was not there.
    New,
    /// It is no longer there.
    Gone,
    /// It is 已印发 and stays as it is; its note says how the register differs.
    Issued,
    /// It cannot be composed: what is wrong was told.
    Failed,
}

impl Default for Report {
    fn default() -> Self {
        Self {
            format: FORMAT,
            against: String::new(),
            is_supposed: false,
            cases: None,
            files: Vec::new(),
            documents: Vec::new(),
        }
    }
}

impl Report {
    /// As JSON.
    pub(super) fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

impl DocumentReport {
    /// One of which nothing but its state is told.
    pub(super) fn new(name: &str, state: DocumentState) -> Self {
        Self {
            name: name.to_owned(),
            state,
            note: String::new(),
            changes: DocumentChanges::default(),
            letters: Vec::new(),
            letters_same: 0,
        }
    }

    /// One that was compared.
    pub(super) fn compared(name: &str, changes: DocumentChanges) -> Self {
        let is_same = changes.is_empty();
        let state = if is_same { DocumentState::Same } else { DocumentState::Changed };
        Self { changes, ..Self::new(name, state) }
    }
}
