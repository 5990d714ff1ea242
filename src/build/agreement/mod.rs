//! Documents of one 截至 agree: what one of them prints, another prints alike. Each document is
//! reduced to what it states, so that a thousand letters can be held against each other.

mod figures;
mod names;

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Composed, Prepared, printed_list::PrintedList};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, SourceFile, SourceKind};

use figures::StatedFigure;
use names::StatedName;

/// What a document prints that others may print too.
#[derive(Clone, Debug)]
pub struct Stated {
    as_of: NaiveDate,
    figures: Vec<StatedFigure>,
    names: Vec<StatedName>,
}

/// Where something is printed.
#[derive(Clone, Debug)]
struct PrintedAt {
    /// The document's file.
    document: Arc<str>,
    /// The section or the sentence.
    section: Arc<str>,
    /// Who wrote it.
    writer: Writer,
}

/// Who wrote what is printed.
#[derive(Clone, Debug)]
enum Writer {
    /// A person, in the document.
    Clerk(Place),
    /// A template. Its draft is not kept: of a thousand letters it would be a thousand texts.
    Template,
    /// It is not known any more: the document was built before.
    Unknown,
}

/// What the documents of a run state, as far as it has come.
#[derive(Clone, Debug, Default)]
pub struct Agreement {
    taken: Vec<Stated>,
}

impl Prepared {
    /// What `composed`, made of `file`, states.
    pub fn stated(&self, file: &SourceFile, composed: &Composed) -> Stated {
        let document: Arc<str> = file.name.as_str().into();
        Stated {
            as_of: composed.properties.as_of,
            figures: figures::stated(composed, &self.register, &document),
            names: names::stated(composed, &self.register, &document),
        }
    }

    /// What a document of that 截至 stated when it was built, as its `figures.json` has it: its figures
    /// alone. Messages call it `document`.
    ///
    /// # Errors
    /// The list is damaged or of a newer huibao; `name` is its name for the message.
    pub fn stated_then(
        &self,
        as_of: NaiveDate,
        document: &str,
        (name, list): (&str, &str),
    ) -> Result<Stated, Diagnostic> {
        let list = PrintedList::read(name, list)?;
        let figures = figures::stated_then(&list, &document.into());
        Ok(Stated { as_of, figures, names: Vec::new() })
    }

    /// Holds a public copy against the document itself as it was built last: what the two print must
    /// be the same, and the records may have changed between.
    pub fn agree_with_last(&self, copy: &Stated, (name, list): (&str, &str)) -> Diagnostics {
        let mut agreement = Agreement::default();
        let document = format!("上次生成的《{name}》");
        if let Ok(stated) = self.stated_then(copy.as_of, &document, (name, list)) {
            agreement.take(stated);
        }
        let mut found = Diagnostics::default();
        found.extend(self.contradictions(copy, &agreement).iter().map(|it| {
            let cure = format!("台账改过以后，请先重新生成《{name}》，再出公开版");
            it.clone().cure(cure)
        }));
        found
    }

    /// Where what one document states contradicts itself or those taken before.
    pub fn contradictions(&self, stated: &Stated, agreement: &Agreement) -> Diagnostics {
        let mut found = Diagnostics::under(&self.register.rules);
        let before = agreement.taken.iter().filter(|it| it.as_of == stated.as_of);
        let before: Vec<&Stated> = before.collect();
        figures::hold(stated, &before, &mut found);
        names::hold(stated, &before, &mut found);
        found
    }

    /// The same; a document that contradicts no other is taken.
    pub fn agree(&self, stated: Stated, agreement: &mut Agreement) -> Diagnostics {
        let found = self.contradictions(&stated, agreement);
        if !found.has_errors() {
            agreement.take(stated);
        }
        found
    }
}

impl Agreement {
    /// Takes what a document states. Of what is stated alike before nothing is kept: a thousand letters
    /// state little that is new.
    pub fn take(&mut self, mut stated: Stated) {
        for before in self.taken.iter().filter(|it| it.as_of == stated.as_of) {
            stated.figures.retain(|it| !before.figures.iter().any(|known| known.says_the_same(it)));
            stated.names.retain(|it| !before.names.iter().any(|known| known.says_the_same(it)));
        }
        if !stated.figures.is_empty() || !stated.names.is_empty() {
            self.taken.push(stated);
        }
    }
}

impl PrintedAt {
    /// In a document that is being built; `section` helps to find what a template wrote.
    fn new(document: &Arc<str>, section: &str, origin: Option<&Place>) -> Self {
        let typed = origin.filter(|it| it.file.kind == SourceKind::Prose);
        Self {
            document: Arc::clone(document),
            section: section.into(),
            writer: typed.map_or(Writer::Template, |it| Writer::Clerk(it.clone())),
        }
    }

    /// In words: `documents/汇报.md第8行`.
    fn in_words(&self) -> String {
        let Self { document, section, writer } = self;
        match writer {
            Writer::Clerk(place) => format!("{document}第{}行", place.line_and_column().0),
            Writer::Template => format!("{document}“{section}”（模板起草）"),
            Writer::Unknown => format!("{document}“{section}”"),
        }
    }

    /// The same where a reader knows of which document the talk is.
    fn in_same_document(&self) -> String {
        self.in_words().strip_prefix(&*self.document).unwrap_or_default().to_owned()
    }

    /// Points a fault at it: at the draft itself one would not see of which document it is.
    fn point(&self, fault: Diagnostic) -> Diagnostic {
        match &self.writer {
            Writer::Clerk(place) => fault.at(place),
            Writer::Template | Writer::Unknown => fault.in_file(&*self.document),
        }
    }
}
