//! What reviewers leave in a file beside its text: comments and tracked changes.

use std::path::Path;

use super::{Element, Package, Unreadable};

/// Where the parts of a document's text stand.
const TEXTS: [&str; 2] = ["word/document.xml", "word/footnotes.xml"];

/// What marks a change, of words, of a paragraph's end or of a row.
const CHANGES: [&str; 4] = ["w:ins", "w:del", "w:moveFrom", "w:moveTo"];
/// How those of a look end: `w:rPrChange`.
const OF_LOOK: &str = "Change";

/// How much reviewers left in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// Comments, answers to comments among them.
    pub comments: usize,
    /// Places with tracked changes; words struck out and what was written instead are one.
    pub changes: usize,
}

impl Package {
    /// What reviewers left in it.
    ///
    /// # Errors
    /// Its text or its comments cannot be read.
    pub fn review(&self) -> Result<Review, Unreadable> {
        let mut review = Review::default();
        for path in TEXTS {
            if let Some(root) = self.xml(path)? {
                review.changes = review.changes.saturating_add(changes(&root));
            }
        }
        let is_xml = |it: &str| Path::new(it).extension().is_some_and(|it| it == "xml");
        let is_comments = |it: &&str| it.starts_with("word/comments") && is_xml(it);
        for path in self.paths().filter(is_comments) {
            let root = self.xml(path)?.unwrap_or_default();
            let comments = root.elements().filter(|it| it.name == "w:comment").count();
            review.comments = review.comments.saturating_add(comments);
        }
        Ok(review)
    }

    /// The program that saved it last, by the name that it gives itself, such as `Microsoft Office Word`.
    pub fn saved_by(&self) -> Option<String> {
        let root = self.xml("docProps/app.xml").ok().flatten()?;
        let said = root.first("Application")?;
        let said: String = said.children.iter().filter_map(super::Node::as_text).collect();
        Some(said.split(['/', '$']).next().unwrap_or_default().trim().to_owned())
            .filter(|it| !it.is_empty())
    }
}

/// The changes below `parent`.
fn changes(parent: &Element) -> usize {
    let mut found: usize = 0;
    let mut is_in_change = false;
    for child in parent.elements() {
        let name = child.name.as_str();
        let is_change =
            CHANGES.contains(&name) || (name.starts_with("w:") && name.ends_with(OF_LOOK));
        if is_change {
            found = found.saturating_add(usize::from(!is_in_change));
        } else {
            found = found.saturating_add(changes(child));
        }
        // What takes no room, such as a bookmark, stands between two halves of one change.
        is_in_change = is_change || (is_in_change && !matches!(name, "w:r" | "w:p"));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_struck_out_and_written_instead_are_one_change() {
        let root = Element::parse(
            "<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr><w:r/><w:del><w:r/></w:del>\
             <w:bookmarkEnd/><w:ins><w:r/></w:ins><w:r/><w:ins><w:r/></w:ins></w:p>"
                .as_bytes(),
        );
        assert_eq!(changes(&root.unwrap()), 3);
    }
}
