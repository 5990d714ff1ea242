//! 花脸稿: a new document with all that changed since an old one as tracked changes, for a leader to see what
//! became of the draft. Accepting all of them gives the new text, rejecting all the old one.
//!
//! The look is that of the new document; what was deleted keeps its own. 页眉 and 页脚 are those of the new one.

mod blocks;
mod carried;
mod pairing;
mod paragraph;
mod spelled;
mod table;
mod tracked;

use std::collections::BTreeSet;

pub use self::tracked::{TrackedParagraph, tracked};
use self::{
    carried::{Carried, FOOTNOTES, Relationships},
    pairing::{Block, Partners},
    spelled::{Keys, Spelled, Speller},
};
use super::{Author, reviser::Reviser};
use crate::word::{Element, Package, Unreadable};

/// A 花脸稿.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redline {
    /// The new document with its changes tracked.
    pub package: Package,
    /// How many places changed: words in a row, a paragraph, a row, a table are one each.
    pub places: usize,
}

/// What changed from `old` to `new`. Changes that they track themselves count as accepted.
///
/// # Errors
/// One of them cannot be read.
pub fn redline(old: &Package, new: &Package, author: Author) -> Result<Redline, Unreadable> {
    let (old, new) = (old.with_changes_accepted()?, new.with_changes_accepted()?);
    let (before, after) = (old.document()?, new.document()?);
    let notes = new.xml(FOOTNOTES)?;
    let mut redliner = Redliner {
        reviser: Reviser::new(author, notes.iter().chain([&after])),
        keys: Keys::default(),
        carried: Carried::new(&old, &new)?,
        partners: Partners::of(&before, &after),
        old: Side { package: &old, relationships: Relationships::of(&old)? },
        new: Side { package: &new, relationships: Relationships::of(&new)? },
        notes: Vec::new(),
        places: 0,
    };
    let mut package = new.clone();
    let mut document = after.clone();
    if let (Some(one), Some(other)) = (body(&before), body(&after)) {
        let children = redliner.blocks(&one, &other);
        if let Some(body) = document.at_mut(&other.path) {
            body.children = children;
        }
    }
    package.set_document(&document);
    if let Some(mut notes) = notes {
        redliner.footnotes(&mut notes)?;
        package.set_xml(FOOTNOTES, &notes);
    }
    redliner.carried.put(&mut package)?;
    Ok(Redline { package, places: redliner.places })
}

/// What a 花脸稿 is made with.
struct Redliner<'a> {
    reviser: Reviser,
    keys: Keys,
    carried: Carried<'a>,
    partners: Partners,
    old: Side<'a>,
    new: Side<'a>,
    /// Ids of footnotes that both documents have, in the old one and in the new one.
    notes: Vec<(String, String)>,
    places: usize,
}

/// One of the two documents.
struct Side<'a> {
    package: &'a Package,
    relationships: Relationships,
}

impl Side<'_> {
    fn spell(&self, paragraph: &Element, keys: &mut Keys, keeps_wrappers: bool) -> Spelled {
        let picture = |it: &Element| self.relationships.picture(self.package, it);
        Speller { keys, picture: &picture, keeps_wrappers }.spell(paragraph)
    }
}

impl Redliner<'_> {
    fn spell_old(&mut self, paragraph: &Element) -> Spelled {
        self.old.spell(paragraph, &mut self.keys, false)
    }

    fn spell_new(&mut self, paragraph: &Element) -> Spelled {
        self.new.spell(paragraph, &mut self.keys, true)
    }

    /// Tracks what changed in the notes that both documents have.
    fn footnotes(&mut self, notes: &mut Element) -> Result<(), Unreadable> {
        let old = self.old.package.xml(FOOTNOTES)?.unwrap_or_default();
        // The numbers of paragraphs are those of the text.
        self.partners = Partners::default();
        let pairs: BTreeSet<(String, String)> =
            std::mem::take(&mut self.notes).into_iter().collect();
        for (one, other) in pairs {
            let is = |it: &&Element, id: &str| it.attribute("w:id") == Some(id);
            let one = old.elements().find(|it| is(it, &one));
            let new = notes.elements_mut().find(|it| it.attribute("w:id") == Some(&other));
            let (Some(one), Some(new)) = (one, new) else { continue };
            let of = |element| Block { path: Vec::new(), element };
            let children = self.blocks(&of(one), &of(&*new));
            new.children = children;
        }
        Ok(())
    }
}

fn body(document: &Element) -> Option<Block<'_>> {
    let at = document
        .children
        .iter()
        .position(|it| it.as_element().is_some_and(|it| it.name == "w:body"))?;
    let element = document.at(&[at])?;
    Some(Block { path: vec![at], element })
}

#[cfg(test)]
mod tests;
