//! `figures.json` as it is read back: what a document printed.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::FORMAT;
use crate::diagnostic::Diagnostic;

/// Of `figures.json` of any version, what every version has.
#[derive(Deserialize)]
struct Versioned {
    format: u32,
}

/// Of `figures.json`, what later years and later builds ask of it.
#[derive(Default, Deserialize)]
pub(super) struct PrintedList {
    /// The 状态 that the document was built in.
    pub(super) stage: Option<String>,
    /// The fingerprint of what a person wrote.
    pub(super) written: Option<String>,
    pub(super) figures: Vec<PrintedFigure>,
    /// The cases of each population; none in lists of the first format.
    #[serde(default)]
    pub(super) populations: BTreeMap<String, Vec<String>>,
}

/// A figure and what was printed of it.
#[derive(Deserialize)]
pub(super) struct PrintedFigure {
    pub(super) name: String,
    /// Its kind in Chinese.
    pub(super) kind: Option<String>,
    /// As the figure itself is printed.
    #[serde(default)]
    pub(super) text: String,
    /// How it is worked out, in words.
    #[serde(default)]
    pub(super) expression: String,
    pub(super) printed: Vec<PrintedPart>,
    /// The cases in the numerator.
    #[serde(default)]
    pub(super) cases: Vec<String>,
    /// Its classes.
    #[serde(default)]
    pub(super) items: Vec<PrintedItem>,
    /// What it was counted over.
    pub(super) population: Option<PrintedPopulation>,
}

/// A class of a figure.
#[derive(Clone, Deserialize)]
pub(super) struct PrintedItem {
    pub(super) name: String,
    /// Its share, or what it is ranked by.
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) cases: Vec<String>,
}

/// What a figure was counted over.
#[derive(Deserialize)]
pub(super) struct PrintedPopulation {
    pub(super) name: String,
}

#[derive(Deserialize)]
pub(super) struct PrintedPart {
    pub(super) parts: Vec<String>,
    pub(super) text: String,
    pub(super) place: String,
    /// The sentence; empty in lists of the first format.
    #[serde(default)]
    pub(super) sentence: String,
}

impl PrintedItem {
    /// Its count and its share: `24件，35.8%`.
    pub(super) fn counted(&self) -> String {
        let count = self.cases.len();
        let share = Some(&self.text).filter(|it| it.ends_with('%'));
        share.map_or_else(|| format!("{count}件"), |share| format!("{count}件，{share}"))
    }
}

impl PrintedList {
    /// Reads the text of a list; `file` is its name for the message.
    ///
    /// # Errors
    /// It is damaged or of a newer huibao.
    pub(super) fn read(file: &str, list: &str) -> Result<Self, Diagnostic> {
        let fault = |cause: String| Diagnostic::error(cause).in_file(file);
        let damaged = |_| fault(format!("{file}已经损坏，无法读取"));
        let version: Versioned = serde_json::from_str(list).map_err(damaged)?;
        if version.format > FORMAT {
            return Err(fault(format!("{file}是更新版本的huibao生成的，这个版本读不了")));
        }
        serde_json::from_str(list).map_err(damaged)
    }
}
