//! A finished file, looked at: what made it and what was done to it since.

use super::Outdated;
use crate::{
    export::{Made, Seal},
    revision::{Reading, merge::Edit},
    word::{Base, Package, Review, Unreadable},
};

/// What a PDF begins with, behind what some programs put in front of it.
const PDF: &[u8] = b"%PDF-";
/// How far in front of it, at most (ISO 32000-1, annex H, note 13).
const HEADER: usize = 1024;
/// What huibao's own files name as the program that saved them.
const HUIBAO: &str = "huibao";

/// A finished file as it stands.
#[derive(Clone, Debug)]
pub struct FinishedFile {
    /// What it says of its making.
    pub made: Made,
    /// How it was written; `None` where neither the file nor the project knows.
    pub base: Option<Base>,
    /// What was done to it since.
    pub handwork: Handwork,
}

/// What was done to a file since it was generated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handwork {
    /// Nothing.
    Nothing,
    /// Nothing, but another program saved it, by its name.
    SavedBy(String),
    /// It was edited.
    Edited {
        /// What was done to the text, in its order.
        edits: Vec<Edit>,
        /// What reviewers left beside it.
        review: Review,
    },
    /// A PDF to which something was added: a signature, a stamp, comments.
    AddedTo,
    /// A PDF that another program wrote anew.
    WrittenAnew,
    /// How it was written is not known any more.
    Unknown,
}

/// Whether what a file says still holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Currency {
    /// The project would print the same.
    Current,
    /// It would print something else.
    Outdated(Outdated),
    /// Its figures and facts are the same; whether its words are is not known.
    SameData,
    /// Its figures and facts are others; which is not known.
    OtherData,
    /// It could not be held against a project, which has been told.
    Failed,
    /// There is no project to hold it against.
    Unknown,
}

impl Handwork {
    /// Whether the file says what was generated.
    pub const fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing | Self::SavedBy(_))
    }
}

impl FinishedFile {
    /// The file that `bytes` are; `None` when it is not huibao's. `earlier` finds how a file was written
    /// that has lost its base copy, or never had one.
    ///
    /// # Errors
    /// It is no DOCX or PDF, or cannot be read.
    pub fn read(
        bytes: &[u8],
        earlier: impl FnOnce(&Made) -> Option<Base>,
    ) -> Result<Option<Self>, Unreadable> {
        let header = bytes.get(..HEADER.min(bytes.len())).unwrap_or_default();
        if header.windows(PDF.len()).any(|it| it == PDF) {
            return Ok(Self::of_pdf(bytes, earlier));
        }
        let package = Package::read(bytes)?;
        let Some(made) = Made::of_docx(&package) else { return Ok(None) };
        let base = Base::kept_in(&package).or_else(|| earlier(&made));
        let handwork = handwork(&package, base.as_ref())?;
        Ok(Some(Self { made, base, handwork }))
    }

    fn of_pdf(bytes: &[u8], earlier: impl FnOnce(&Made) -> Option<Base>) -> Option<Self> {
        let made = Made::of_pdf(bytes)?;
        let handwork = match Seal::of(bytes) {
            Seal::Whole => Handwork::Nothing,
            Seal::AddedTo => Handwork::AddedTo,
            Seal::Broken => Handwork::WrittenAnew,
        };
        Some(Self { base: earlier(&made), made, handwork })
    }
}

/// What was done to `package`, which was written as `base` says.
fn handwork(package: &Package, base: Option<&Base>) -> Result<Handwork, Unreadable> {
    let Some(base) = base else {
        let review = package.review()?;
        let is_reviewed = review != Review::default();
        let edited = Handwork::Edited { edits: Vec::new(), review };
        return Ok(if is_reviewed { edited } else { Handwork::Unknown });
    };
    let reading = Reading::of(package, base)?;
    if !reading.is_as_generated() {
        return Ok(Handwork::Edited { edits: reading.edits, review: reading.review });
    }
    let program = package.saved_by().filter(|it| it != HUIBAO);
    Ok(program.map_or(Handwork::Nothing, Handwork::SavedBy))
}
