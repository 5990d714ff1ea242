//! 标题词: the words that titles are about, found when somebody asks for them.

use std::collections::BTreeMap;

use super::{Condition, Declaration, DeclarationKind, Denominator, Field, Register};
use crate::chinese::segment::{NoWordList, Segmenter};

impl Register {
    /// Finds 标题词 of every case: the keywords that records give are kept whole, the office's 停用词
    /// are passed over besides the shipped ones, and so is a word that stands in one title only: it
    /// says nothing of the others.
    ///
    /// # Errors
    /// The program was built without the word list.
    pub fn find_title_words(&mut self) -> Result<(), NoWordList> {
        let known = self.cases.iter().flat_map(|it| &it.keywords).map(String::as_str);
        let stops = self.stop_words.iter().map(String::as_str);
        let mut segmenter = Segmenter::new(known, stops)?;
        segmenter.pass_over(&self.office.name);
        for case in &mut self.cases {
            case.title_words = segmenter.words(&case.title);
        }
        let mut titles: BTreeMap<String, usize> = BTreeMap::new();
        for word in self.cases.iter().flat_map(|it| &it.title_words) {
            let count = titles.entry(word.clone()).or_default();
            *count = count.saturating_add(1);
        }
        for case in &mut self.cases {
            case.title_words.retain(|it| titles.get(it).is_some_and(|it| *it > 1));
        }
        Ok(())
    }
}

impl Declaration {
    /// Whether it asks for `field` anywhere.
    pub(super) fn asks_for(&self, field: Field) -> bool {
        let tests = |it: &Condition| it.tests.iter().any(|it| it.field == field);
        let of_population = match &self.population {
            Denominator::Those(condition) => tests(condition),
            Denominator::All | Denominator::Named(_) => false,
        };
        let of_kind = match &self.kind {
            DeclarationKind::Count(condition) | DeclarationKind::Rate(condition) => {
                tests(condition)
            }
            DeclarationKind::Distribution { field: it, condition, .. }
            | DeclarationKind::Ranking { field: it, condition, .. }
            | DeclarationKind::DistinctCount(it, condition)
            | DeclarationKind::CaseUnits(it, condition)
            | DeclarationKind::Earliest(it, condition)
            | DeclarationKind::Latest(it, condition) => *it == field || tests(condition),
            DeclarationKind::Partition { field: it, .. } => *it == field,
            DeclarationKind::Cross { rows, columns } => {
                let is_column = |it: &String| Field::named(it) == Some(field);
                rows.contains(&field) || columns.iter().any(is_column)
            }
            DeclarationKind::ActivityCount(_)
            | DeclarationKind::Comparison { .. }
            | DeclarationKind::Input { .. } => false,
        };
        of_population || of_kind
    }
}
