//! A document as it was built once, or as it would be built now: its figures and what it says.

use std::collections::BTreeMap;

use super::said::Said;
use crate::{
    build::{Composed, FigureList, printed_list::PrintedList},
    diagnostic::Diagnostic,
    export::Docx,
    record::{Case, Register},
    word::{Base, Package},
};

/// One state of a document.
pub struct Edition {
    pub(super) list: PrintedList,
    /// By the name of what is counted over, the titles of its cases by their numbers; `None` where a
    /// number does not say which case it is.
    pub(super) titles: BTreeMap<String, BTreeMap<String, Option<String>>>,
    /// All that it says; `None` where only the sentences with figures are known.
    pub(super) text: Option<Vec<Said>>,
}

impl Edition {
    /// The document as it is composed, of a register.
    ///
    /// # Errors
    /// A library refuses to write it.
    pub fn of(composed: &Composed, register: &Register) -> Result<Self, Diagnostic> {
        let refused = |it: &dyn std::fmt::Display| Diagnostic::error(it.to_string());
        let list = FigureList::of(composed).to_json().map_err(|it| refused(&it))?;
        let docx = composed.export(&Docx).map_err(|it| refused(&it))?;
        let titles = titles(composed, register);
        Ok(Self { titles, ..Self::built(&composed.name, &list, Some(&docx))? })
    }

    /// What a build left of a document: the text of its `figures.json`, which is called `file`, and its
    /// DOCX where there is one; what a person did to that since is not looked at.
    ///
    /// # Errors
    /// The list is damaged or of a newer huibao.
    pub fn built(file: &str, list: &str, docx: Option<&[u8]>) -> Result<Self, Diagnostic> {
        let list = PrintedList::read(file, list)?;
        let package = docx.and_then(|it| Package::read(it).ok());
        let base = package.and_then(|it| Base::kept_in(&it));
        Ok(Self { list, titles: BTreeMap::new(), text: base.map(|it| Said::all(&it)) })
    }

    /// The sentences in which figures stand, each once.
    pub(super) fn with_figures(&self) -> Vec<Said> {
        let mut sentences: Vec<Said> = Vec::new();
        for (figure, part) in
            self.list.figures.iter().flat_map(|it| it.printed.iter().map(move |part| (it, part)))
        {
            let known = |it: &&mut Said| it.text == part.sentence && it.section == part.place;
            match sentences.iter_mut().find(known) {
                Some(it) => it.figures.push(figure.name.clone()),
                None => sentences.push(Said {
                    section: part.place.clone(),
                    text: part.sentence.clone(),
                    figures: vec![figure.name.clone()],
                }),
            }
        }
        sentences
    }
}

fn titles(
    composed: &Composed,
    register: &Register,
) -> BTreeMap<String, BTreeMap<String, Option<String>>> {
    let mut titles: BTreeMap<String, BTreeMap<String, Option<String>>> = BTreeMap::new();
    for figure in composed.accountable_figures() {
        if titles.contains_key(&figure.population.name) {
            continue;
        }
        let cases = figure.population_cases.places().filter_map(|it| register.cases.get(it));
        titles.insert(figure.population.name.clone(), called(cases));
    }
    titles
}

/// What cases are called by their numbers; `None` where a number does not say which case it is.
pub(super) fn called<'a>(
    cases: impl IntoIterator<Item = &'a Case>,
) -> BTreeMap<String, Option<String>> {
    let mut called: BTreeMap<String, Option<String>> = BTreeMap::new();
    for case in cases {
        let title = case.short_title.as_ref().unwrap_or(&case.title);
        let of_number = called.entry(case.number.clone());
        of_number.and_modify(|it| *it = None).or_insert_with(|| Some(title.clone()));
    }
    called
}
