//! What an edit does to the documents: the figures that are others than they were, with the cases that
//! moved, and the sentences that read otherwise.

mod edition;
mod figure_change;
mod likeness;
mod said;
mod sentence_change;

pub use edition::Edition;
pub use figure_change::{CountedCases, FigureChange, MovedCase};
pub use said::Said;
pub use sentence_change::{ChangedWords, SentenceChange, WordsKind};

use serde::Serialize;

use crate::record::Register;

/// What became of one document, or of one letter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DocumentChanges {
    /// The figures that are others than they were, in declared order.
    pub figures: Vec<FigureChange>,
    /// The sentences that read otherwise, in reading order.
    pub sentences: Vec<SentenceChange>,
    /// Whether some of its sentences stand in another order.
    pub reordered: bool,
    /// Whether all sentences were compared; of some builds only those with figures are known.
    pub whole: bool,
}

impl DocumentChanges {
    /// From `old` to `new`; cases are called as the registers call them.
    pub fn between(old: &Edition, new: &Edition, registers: &[&Register]) -> Self {
        let figures = figure_change::figure_changes(old, new, registers);
        let whole = old.text.is_some() && new.text.is_some();
        let texts = match (&old.text, &new.text) {
            (Some(old), Some(new)) => [old.clone(), new.clone()],
            _ => [old.with_figures(), new.with_figures()],
        };
        let [old, new] = &texts;
        let (sentences, reordered) = sentence_change::sentence_changes(old, new, &figures);
        // Sentences of which only those with figures are known have no order.
        Self { figures, sentences, reordered: reordered && whole, whole }
    }

    /// The same of letters, of which only the text is held.
    pub fn of_texts(old: &[Said], new: &[Said]) -> Self {
        let (sentences, reordered) = sentence_change::sentence_changes(old, new, &[]);
        Self { figures: Vec::new(), sentences, reordered, whole: true }
    }

    /// Whether it is as it was.
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty() && self.sentences.is_empty() && !self.reordered
    }
}
