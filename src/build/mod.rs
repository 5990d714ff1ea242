//! Composes the stages for one document, and joins its figures with the places where they are
//! printed.

mod account;
mod again;
mod agreement;
mod answers;
mod answers_left;
mod base_place;
mod batch;
mod case_column;
mod case_prose;
mod case_table;
mod changes;
mod chart_data;
mod cited;
mod compose;
mod composed;
mod count_column;
mod count_table;
mod difference_sheet;
mod figure_list;
mod figure_sheet;
mod filled_table;
mod fitted;
mod folded;
mod frame_text;
mod frozen;
mod head_text;
mod issued;
mod letter_name;
mod limits;
mod lineage;
mod names;
mod narrowed;
mod new_document;
mod outdated;
mod pictures;
mod printed_list;
mod recipe;
mod recorded;
mod redlined;
mod redraft;
mod references;
mod retraced;
mod rules;
mod sheet;
mod typed_numbers;
mod verified;
mod web_edition;
mod withheld;
mod write_back;

pub use account::{Account, AccountLine, LetterText, LetterTexts};
pub use agreement::{Agreement, Stated};
pub use answers::{Answer, Answers};
pub use base_place::sections;
pub use batch::{Batch, LeftOut, Letter};
pub use changes::{
    ChangedWords, CountedCases, DocumentChanges, Edition, FigureChange, MovedCase, Said,
    SentenceChange, WordsKind,
};
pub use cited::CitedCase;
pub use composed::Composed;
pub use difference_sheet::difference_sheet;
pub use figure_list::{FORMAT, FigureEntry, FigureList, PrintedPart};
pub use figure_sheet::figure_sheet;
pub use issued::{Comparison, Difference, Moved};
pub use lineage::{Mention, Printed, mentions};
pub use outdated::Outdated;
pub use recipe::{Recipe, reasons};
pub use redraft::Redrafted;
pub use references::RegisterReferences;
pub use verified::{Currency, FinishedFile, Handwork};
pub use withheld::Withheld;
pub use write_back::{Style as WrittenStyle, Taken, Wanted, WrittenBack, wanted};

use compose::Body;

use crate::{
    diagnostic::Diagnostics,
    layout::Faces,
    project::Project,
    record::{self, Register},
    template::Templates,
};

/// A project whose register and templates have been read and checked.
#[derive(Debug)]
pub struct Prepared {
    /// The project.
    pub project: Project,
    /// Its register.
    pub register: Register,
    /// The faces that documents are set in; the bundled ones unless others were looked for.
    pub faces: Faces,
    templates: Templates,
    prints: recipe::SharedPrints,
}

/// How a document is composed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// `--draft`: what is missing is printed as 【待补：…】 and stops nothing.
    pub draft: bool,
    /// `--公开版`: what is not for the public is left out.
    pub public: bool,
}

/// Reads and checks what all documents of a project share.
pub fn prepare(mut project: Project) -> (Option<Prepared>, Diagnostics) {
    let mut found = std::mem::take(&mut project.warnings);
    let (register, faults) = record::check(&project.settings, &project.records);
    found.append(faults);
    let (templates, faults) = Templates::load(&project.templates);
    found.append(faults);
    let prepared = register.filter(|_| !found.has_errors()).map(|register| Prepared {
        project,
        register,
        faces: Faces::bundled(),
        templates,
        prints: recipe::SharedPrints::default(),
    });
    (prepared, found)
}
