//! Documents of one 截至 agree: what one of them prints, another prints alike. Each document is
//! reduced to what it states, so that a thousand letters can be held against each other.

mod figures;
mod names;

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Composed, Prepared, printed_list::PrintedList};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place, SourceFile, SourceKind},
    record::DocumentHead,
};

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
    /// The section.
    section: Arc<str>,
    /// Where it is written; `None` in a document that was issued.
    origin: Option<Place>,
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

    /// What the issued document of `head` states, as its `figures.json` has it: its figures alone.
    ///
    /// # Errors
    /// The list is damaged or of a newer huibao; `name` is its name for the message.
    pub fn stated_then(
        &self,
        head: &DocumentHead,
        document: &str,
        (name, list): (&str, &str),
    ) -> Result<Stated, Diagnostic> {
        let list = PrintedList::read(name, list)?;
        let figures = figures::stated_then(&list, &document.into());
        Ok(Stated { as_of: head.as_of, figures, names: Vec::new() })
    }

    /// Holds what one document states against itself and those taken before, then takes it.
    pub fn agree(&self, stated: Stated, agreement: &mut Agreement) -> Diagnostics {
        let mut found = Diagnostics::under(&self.register.rules);
        let before = agreement.taken.iter().filter(|it| it.as_of == stated.as_of);
        let before: Vec<&Stated> = before.collect();
        figures::hold(&stated, &before, &mut found);
        names::hold(&stated, &before, &mut found);
        if !found.has_errors() {
            agreement.taken.push(stated);
        }
        found
    }
}

impl PrintedAt {
    /// In words: `documents/汇报.md第8行`.
    fn in_words(&self) -> String {
        let Self { document, section, origin } = self;
        match origin {
            Some(place) if place.file.kind == SourceKind::Prose => {
                format!("{document}第{}行", place.line_and_column().0)
            }
            Some(_) => format!("{document}“{section}”（模板起草）"),
            None => format!("已印发的{document}“{section}”"),
        }
    }

    /// The same where a reader knows of which document the talk is.
    fn in_same_document(&self) -> String {
        self.in_words().strip_prefix(&*self.document).unwrap_or_default().to_owned()
    }

    /// Points a fault at it: at the draft itself one would not see of which document it is.
    fn point(&self, fault: Diagnostic) -> Diagnostic {
        match &self.origin {
            Some(place) if place.file.kind == SourceKind::Prose => fault.at(place),
            _ => fault.in_file(&*self.document),
        }
    }
}
