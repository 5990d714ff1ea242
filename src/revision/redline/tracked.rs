//! The tracked changes of a document as they are read, paragraph by paragraph.

use super::super::WordChangeKind;
use crate::word::{Element, Package, Paragraph, Standing, Unreadable, paragraphs};

/// A paragraph with its changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackedParagraph {
    /// The blocks whose bookmarks begin in it, by what follows the prefix.
    pub ids: Vec<String>,
    /// Where it stands, deleted tables and rows counted.
    pub standing: Standing,
    /// Its words, in order.
    pub pieces: Vec<(WordChangeKind, String)>,
    /// Whether it goes with all its words.
    pub is_removed: bool,
    /// Whether its row of a table goes.
    pub is_in_removed_row: bool,
}

impl TrackedParagraph {
    /// Whether any of its words change.
    pub fn is_changed(&self) -> bool {
        self.pieces.iter().any(|(kind, _)| *kind != WordChangeKind::Kept)
    }

    /// Its words as they are now, or as they were.
    pub fn text(&self, without: WordChangeKind) -> String {
        let pieces = self.pieces.iter().filter(|(kind, _)| *kind != without);
        pieces.map(|(_, text)| text.as_str()).collect()
    }
}

/// The paragraphs of the text of `package`, those of footnotes not among them.
///
/// # Errors
/// It cannot be read.
pub fn tracked(package: &Package) -> Result<Vec<TrackedParagraph>, Unreadable> {
    let root = package.document()?;
    Ok(paragraphs(&root).into_iter().filter_map(|it| read(it, &root)).collect())
}

fn read(paragraph: Paragraph, root: &Element) -> Option<TrackedParagraph> {
    let element = root.at(&paragraph.path)?;
    let mut pieces = Vec::new();
    children(element, WordChangeKind::Kept, &mut pieces);
    let mark = element.first("w:pPr").and_then(|it| it.first("w:rPr")?.first("w:del"));
    let goes = |(kind, _): &(WordChangeKind, String)| *kind == WordChangeKind::Removed;
    let is_removed = if pieces.is_empty() { mark.is_some() } else { pieces.iter().all(goes) };
    let rows = (0..paragraph.path.len()).filter_map(|it| root.at(paragraph.path.get(..it)?));
    let is_in_removed_row = rows
        .filter(|it| it.name == "w:tr")
        .any(|it| it.first("w:trPr").is_some_and(|it| it.first("w:del").is_some()));
    let Paragraph { ids, standing, .. } = paragraph;
    Some(TrackedParagraph { ids, standing, pieces, is_removed, is_in_removed_row })
}

fn children(of: &Element, kind: WordChangeKind, into: &mut Vec<(WordChangeKind, String)>) {
    for child in of.elements() {
        match child.name.as_str() {
            "w:ins" => children(child, WordChangeKind::Added, into),
            "w:del" => children(child, WordChangeKind::Removed, into),
            "w:pPr" | "w:rPr" | "w:p" | "mc:Fallback" => {}
            "w:t" | "w:delText" => {
                let text: String = child.children.iter().filter_map(super::spelled::text).collect();
                push(kind, &text, into);
            }
            "w:tab" if of.name == "w:r" => push(kind, "\t", into),
            "w:br" | "w:cr" => push(kind, "\n", into),
            _ => children(child, kind, into),
        }
    }
}

fn push(kind: WordChangeKind, text: &str, into: &mut Vec<(WordChangeKind, String)>) {
    match into.last_mut().filter(|(last, _)| *last == kind) {
        Some((_, words)) => words.push_str(text),
        None => into.push((kind, text.to_owned())),
    }
}
