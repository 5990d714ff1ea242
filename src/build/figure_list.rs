//! `figures.json`: every figure with its formula, cases and the places where it is printed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{CitedCase, Composed, Mention, Printed, Withheld};
use crate::statistics::{CaseList, Figure};

/// Version of the format of `figures.json`. From 2 on it has the cases of populations and the sentence
/// of everything printed, by which an issued document is held against the register.
pub const FORMAT: u32 = 2;

/// All figures of a document, as `figures.json` holds them.
#[derive(Debug, Serialize)]
pub struct FigureList<'a> {
    /// [`FORMAT`].
    pub format: u32,
    /// The 状态 of the document when it was built.
    pub stage: &'a str,
    /// A fingerprint of what a person wrote of the document: whether an issued one has been
    /// rewritten since.
    pub written: &'a str,
    /// The rules that the office has turned off or set to another level.
    pub rules: Vec<ChangedRule>,
    /// The figures in declared order.
    pub figures: Vec<FigureEntry<'a>>,
    /// The cases of each population, by its name.
    pub populations: BTreeMap<&'a str, &'a CaseList>,
    /// The cases that prose cites: what the next build is held against.
    pub cited: &'a [CitedCase],
    /// What a public copy withholds.
    #[serde(skip)]
    pub withheld: Option<&'a Withheld>,
}

/// A rule that the office has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedRule {
    /// Its id.
    pub rule: &'static str,
    /// 关, 提示, 警告 or 错误.
    pub level: &'static str,
}

/// A figure and where it is printed.
#[derive(Debug, Serialize)]
pub struct FigureEntry<'a> {
    /// The figure.
    #[serde(flatten)]
    pub figure: &'a Figure,
    /// The sections in which it is printed, each once, in reading order.
    pub places: Vec<&'a str>,
    /// Everything that is printed of it, in reading order: what an issued document is held
    /// against when the register has changed.
    pub printed: Vec<PrintedPart<'a>>,
}

/// A figure or one of its parts, printed once.
#[derive(Debug, Serialize)]
pub struct PrintedPart<'a> {
    /// The parts, none for the figure itself.
    pub parts: &'a [String],
    /// As printed.
    pub text: &'a str,
    /// The section.
    pub place: &'a str,
    /// The sentence, as printed.
    pub sentence: &'a str,
}

impl<'a> FigureList<'a> {
    /// The figures of `composed`.
    pub fn of(composed: &'a Composed) -> Self {
        let figures = composed.accountable_figures();
        let figures: Vec<&Figure> = figures.collect();
        let counted = figures.iter().filter(|it| !it.population_cases.is_empty());
        let populations =
            counted.map(|it| (it.population.name.as_str(), &it.population_cases)).collect();
        let entry = |figure: &'a Figure| FigureEntry {
            figure,
            places: composed.places(&figure.name),
            printed: printed(composed, figure),
        };
        Self {
            format: FORMAT,
            stage: composed.stage.chinese(),
            written: &composed.written,
            rules: changed_rules(composed),
            figures: figures.into_iter().map(entry).collect(),
            populations,
            cited: &composed.cited,
            withheld: composed.withheld.as_deref(),
        }
    }

    /// The file's text.
    ///
    /// # Errors
    /// [`serde_json::Error`], which no figure gives rise to.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        let text = match self.withheld {
            None => serde_json::to_string_pretty(self)?,
            Some(withheld) => {
                let mut value = serde_json::to_value(self)?;
                withheld.redact(&mut value);
                serde_json::to_string_pretty(&value)?
            }
        };
        Ok(text + "\n")
    }
}

fn changed_rules(composed: &Composed) -> Vec<ChangedRule> {
    let changed = composed.rules.changed();
    changed.map(|(rule, level)| ChangedRule { rule: rule.id(), level: level.chinese() }).collect()
}

/// The cited cases of a list that was written before.
pub(super) fn cited_in(list: &str) -> Vec<CitedCase> {
    #[derive(Deserialize)]
    struct Cited {
        cited: Vec<CitedCase>,
    }
    serde_json::from_str(list).map(|it: Cited| it.cited).unwrap_or_default()
}

fn printed<'a>(composed: &'a Composed, figure: &Figure) -> Vec<PrintedPart<'a>> {
    let parts = composed.mentions.iter().filter_map(|mention| match &mention.printed {
        Printed::Figure { name, parts, text } if *name == figure.name => {
            let Mention { section: place, sentence, .. } = mention;
            Some(PrintedPart { parts, text, place, sentence })
        }
        _ => None,
    });
    parts.collect()
}
