//! What came of a merge, for those who report it and those who take the edits further.

use super::Edit;
use crate::word::{Package, SpanKind};

/// A merged file and all that is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The file.
    pub package: Package,
    /// What the person did to the base copy, in the order of their text.
    pub edits: Vec<Edit>,
    /// The words of the register that were put in the place of old ones.
    pub refreshed: Vec<Refreshed>,
    /// Where both changed the same.
    pub conflicts: Vec<Conflict>,
    /// What else a person should know.
    pub remarks: Vec<Remark>,
    /// How many paragraphs, rows counted as one, were put in, taken out or moved as the new build
    /// has them.
    pub rearranged: usize,
    /// How many charts were drawn anew.
    pub drawn: usize,
}

/// Words of the register that were put in the place of old ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refreshed {
    /// As a reference names it, without braces.
    pub reference: String,
    /// What it is.
    pub kind: SpanKind,
    /// What the base copy printed.
    pub old: String,
    /// What the records say now.
    pub new: String,
    /// The sentence in which it stands, as merged.
    pub sentence: String,
}

/// Both changed the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The paragraphs of the base copy that it is about.
    pub base: Vec<usize>,
    /// The sentence in which it stands, as the person has it.
    pub sentence: String,
    /// What is disputed.
    pub dispute: Dispute,
}

/// What is disputed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dispute {
    /// A figure was typed over.
    Figure {
        /// As a reference names it, without braces.
        reference: String,
        /// What the base copy printed, with its unit.
        base: String,
        /// What the person typed.
        mine: String,
        /// What the records say now.
        theirs: String,
    },
    /// The same words were changed by both.
    Words {
        /// What the base copy said.
        base: String,
        /// What the person wrote.
        mine: String,
        /// What the new build says.
        theirs: String,
    },
    /// The person changed a paragraph that the new build no longer has.
    Gone,
}

/// What a person should know beside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The person took a figure out of its sentence.
    FigureDeleted {
        /// As a reference names it, without braces.
        reference: String,
        /// What the records say now.
        value: String,
        /// The sentence of the base copy in which it stood.
        sentence: String,
    },
    /// The person kept a figure that they typed over, which a merge has told before.
    StillYours {
        /// As a reference names it, without braces.
        reference: String,
        /// What the person typed, with its unit.
        mine: String,
        /// What the records say.
        theirs: String,
        /// The sentence in which it stands.
        sentence: String,
    },
    /// What the person wrote says what a figure was before it changed.
    OldFigure {
        /// As a reference names it, without braces.
        reference: String,
        /// What it was, with its unit.
        old: String,
        /// What the records say now.
        new: String,
        /// The sentence in which it stands.
        sentence: String,
    },
    /// The person removed a paragraph that the new build changed: it stays removed.
    StaysRemoved {
        /// What the new build says there.
        theirs: String,
    },
    /// Something of the new build could not be put in.
    NotPutIn {
        /// What.
        what: String,
        /// Words by which the place is found.
        place: String,
    },
}
