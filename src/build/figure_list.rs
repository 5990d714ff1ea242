//! `figures.json`: every figure with its formula, cases and the places where it is printed.

use serde::Serialize;

use super::Composed;
use crate::statistics::Figure;

/// Version of the format of `figures.json`.
pub const FORMAT: u32 = 1;

/// All figures of a document, as `figures.json` holds them.
#[derive(Debug, Serialize)]
pub struct FigureList<'a> {
    /// [`FORMAT`].
    pub format: u32,
    /// The figures in declared order.
    pub figures: Vec<FigureEntry<'a>>,
}

/// A figure and where it is printed.
#[derive(Debug, Serialize)]
pub struct FigureEntry<'a> {
    /// The figure.
    #[serde(flatten)]
    pub figure: &'a Figure,
    /// The sections in which it is printed, each once, in reading order.
    pub places: Vec<&'a str>,
}

impl<'a> FigureList<'a> {
    /// The figures of `composed`.
    #[must_use]
    pub fn of(composed: &'a Composed) -> Self {
        let figures = composed.accountable_figures();
        let figures =
            figures.map(|figure| FigureEntry { figure, places: composed.places(&figure.name) });
        Self { format: FORMAT, figures: figures.collect() }
    }

    /// The file's text.
    ///
    /// # Errors
    /// [`serde_json::Error`], which no figure gives rise to.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|it| it + "\n")
    }
}
