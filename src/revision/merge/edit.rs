//! What a person did to a document, paragraph by paragraph.

use super::bare::is_same;
use crate::{
    revision::alignment::Step,
    word::{BaseParagraph, Standing},
};

/// Something that a person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The paragraphs of the base copy that it was done to, from 0; none of an added one.
    pub base: Vec<usize>,
    /// The paragraphs of the edited file that came of it, from 0; none of a removed one.
    pub mine: Vec<usize>,
    /// Their words, tracked changes accepted.
    pub texts: Vec<String>,
    /// What was done.
    pub deed: Deed,
}

/// What was done. A paragraph that was moved and changed is told twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Its words were changed, from those of the base copy to [`Edit::texts`].
    Changed,
    /// It was taken out.
    Removed,
    /// It stands elsewhere: behind that paragraph of the base copy, or at the beginning.
    Moved {
        /// The paragraph of the base copy that now stands before it.
        after: Option<usize>,
    },
    /// One became several.
    Split,
    /// Several became one.
    Joined,
    /// One was written.
    Added {
        /// The paragraph of the base copy that stands before it.
        after: Option<usize>,
        /// The name of its style, such as `heading 1`; empty where it names none.
        style: String,
        /// Where it stands.
        standing: Standing,
    },
}

/// A paragraph of an edited file, as far as its edits are told by it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Its words, tracked changes accepted.
    pub text: String,
    /// The name of its style.
    pub style: String,
    /// Where it stands.
    pub standing: Standing,
}

/// What a person did to `base` so that it became `mine`, `steps` saying which paragraph is which.
/// Blank paragraphs that came or went are no edits.
pub fn edits(base: &[BaseParagraph], mine: &[Written], steps: &[Step]) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut last = None;
    for step in steps {
        let of_base = step.before().iter().filter_map(|it| base.get(*it));
        let before: Vec<&str> = of_base.map(|it| it.text.as_str()).collect();
        let of_mine = step.after().iter().filter_map(|it| mine.get(*it));
        let texts: Vec<String> = of_mine.map(|it| it.text.clone()).collect();
        let told = |deed| Edit {
            base: step.before().to_vec(),
            mine: step.after().to_vec(),
            texts: texts.clone(),
            deed,
        };
        let (was, is) = (before.concat(), texts.concat());
        match step {
            Step::Added { new } => {
                if let Some(it) = mine.get(*new).filter(|it| !it.text.trim().is_empty()) {
                    let (style, standing) = (it.style.clone(), it.standing.clone());
                    edits.push(told(Deed::Added { after: last, style, standing }));
                }
            }
            Step::Removed { .. } if !was.trim().is_empty() => edits.push(told(Deed::Removed)),
            Step::Removed { .. } => {}
            Step::Split { .. } => edits.push(told(Deed::Split)),
            Step::Joined { .. } => edits.push(told(Deed::Joined)),
            Step::Kept { moved, .. } => {
                if *moved && !was.trim().is_empty() {
                    edits.push(told(Deed::Moved { after: last }));
                }
            }
        }
        if !step.before().is_empty() && !step.after().is_empty() && !is_same(&was, &is) {
            edits.push(told(Deed::Changed));
        }
        if !step.after().is_empty() {
            last = step.before().last().copied().or(last);
        }
    }
    edits
}
