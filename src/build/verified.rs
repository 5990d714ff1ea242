//! A finished file, looked at: what made it and what was done to it since.

use super::Outdated;
use crate::{
    export::{Made, Seal},
    revision::{Reading, merge::Edit},
    word::{Base, LookChange, Package, Review, Unreadable},
};

/// What a PDF begins with, behind what some programs put in front of it.
const PDF: &[u8] = b"%PDF-";
/// How far in front of it, at most (ISO 32000-1, annex H, note 13).
const HEADER: usize = 1024;
/// What a PDF ends with.
const END: &[u8] = b"%%EOF";
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
        /// What of it looks otherwise.
        looks: Vec<LookChange>,
    },
    /// Nothing since it was written as 花脸稿, with that many places marked.
    Redline(usize),
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
        matches!(self, Self::Nothing | Self::SavedBy(_) | Self::Redline(_))
    }
}

impl FinishedFile {
    /// The file that `bytes` are; `None` when it is not huibao's. `earlier` finds the DOCX that it was
    /// written as, or beside.
    ///
    /// # Errors
    /// It is no DOCX or PDF, or cannot be read.
    pub fn read(
        bytes: &[u8],
        earlier: impl FnOnce(&Made) -> Option<Package>,
    ) -> Result<Option<Self>, Unreadable> {
        let header = bytes.get(..HEADER.min(bytes.len())).unwrap_or_default();
        if header.windows(PDF.len()).any(|it| it == PDF) {
            let file = Self::of_pdf(bytes, earlier);
            // What a transfer cut short lacks its end, and with it what it says of itself.
            let is_cut_short = file.is_none() && !bytes.windows(END.len()).any(|it| it == END);
            let refused = || Unreadable::Broken("文件的末尾".to_owned());
            return if is_cut_short { Err(refused()) } else { Ok(file) };
        }
        let package = Package::read(bytes)?;
        let Some(made) = Made::of_docx(&package) else { return Ok(None) };
        let written = earlier(&made);
        let base = Base::kept_in(&package).or_else(|| Base::kept_in(written.as_ref()?));
        let handwork = handwork(&package, base.as_ref(), written.as_ref())?;
        Ok(Some(Self { made, base, handwork }))
    }

    fn of_pdf(bytes: &[u8], earlier: impl FnOnce(&Made) -> Option<Package>) -> Option<Self> {
        let made = Made::of_pdf(bytes)?;
        let handwork = match Seal::of(bytes) {
            Seal::Whole => Handwork::Nothing,
            Seal::AddedTo => Handwork::AddedTo,
            Seal::Broken => Handwork::WrittenAnew,
        };
        let base = earlier(&made).and_then(|it| Base::kept_in(&it));
        Some(Self { made, base, handwork })
    }
}

/// What was done to `package`, which was written as `base` says, or as the DOCX `written`.
fn handwork(
    package: &Package,
    base: Option<&Base>,
    written: Option<&Package>,
) -> Result<Handwork, Unreadable> {
    let Some(base) = base else {
        let review = package.review()?;
        let is_reviewed = review != Review::default();
        let edited = Handwork::Edited { edits: Vec::new(), review, looks: Vec::new() };
        return Ok(if is_reviewed { edited } else { Handwork::Unknown });
    };
    let Reading { edits, review } = Reading::of(package, base)?;
    if is_redline(package, base, review)? {
        return Ok(Handwork::Redline(review.changes));
    }
    let looks = written.map_or_else(|| Ok(Vec::new()), |it| package.look_changes(it))?;
    if !edits.is_empty() || review != Review::default() || !looks.is_empty() {
        return Ok(Handwork::Edited { edits, review, looks });
    }
    let program = package.saved_by().filter(|it| it != HUIBAO);
    Ok(program.map_or(Handwork::Nothing, Handwork::SavedBy))
}

/// Whether it is a 花脸稿 as it was written: with its changes accepted it says what was generated, with
/// them rejected something else. A person's own changes make it the other way round.
fn is_redline(package: &Package, base: &Base, review: Review) -> Result<bool, Unreadable> {
    if review.changes == 0 || review.comments > 0 {
        return Ok(false);
    }
    let is_generated = |it: &Package| Ok(Reading::of(it, base)?.is_as_generated());
    let is_after = is_generated(&package.with_changes_accepted()?)?;
    Ok(is_after && !is_generated(&package.with_changes_rejected()?)?)
}
