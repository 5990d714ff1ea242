//! The comments of a merge, beside those that the file has, which stay as they are.

use super::{
    marks::Comment,
    parts::{self, Relation},
};
use crate::{
    revision::Author,
    word::{Element, Package, Unreadable},
};

const COMMENTS: &str = "word/comments.xml";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// Where the package keeps its comments.
fn path(package: &Package) -> Result<String, Unreadable> {
    let kind = format!("{}/comments", parts::OFFICE);
    let relations = package.xml(parts::OF_DOCUMENT)?.unwrap_or_default();
    let found = relations.elements().find(|it| it.attribute("Type") == Some(&kind));
    let target =
        found.and_then(|it| it.attribute("Target")).map(|it| it.trim_start_matches("/word/"));
    Ok(target.map_or_else(|| COMMENTS.to_owned(), |it| format!("word/{it}")))
}

/// The next id that no comment of `package` has.
pub(super) fn next_id(package: &Package) -> Result<usize, Unreadable> {
    let root = package.xml(&path(package)?)?.unwrap_or_default();
    let ids = root.elements().filter_map(|it| it.attribute("w:id")?.parse::<usize>().ok());
    Ok(ids.max().map_or(0, |it| it.saturating_add(1)))
}

/// Adds `comments` to those of `package`.
pub(super) fn add(
    package: &mut Package,
    comments: &[Comment],
    by: &Author,
) -> Result<(), Unreadable> {
    if comments.is_empty() {
        return Ok(());
    }
    let path = path(package)?;
    let is_new = package.part(&path).is_none();
    let empty = || Element::new("w:comments").with("xmlns:w", MAIN);
    let mut root = package.xml(&path)?.unwrap_or_else(empty);
    for comment in comments {
        let words = Element::new("w:t").with("xml:space", "preserve").text(&comment.text);
        let paragraph = Element::new("w:p").child(Element::new("w:r").child(words));
        let element = Element::new("w:comment")
            .with("w:id", comment.id)
            .with("w:author", &by.name)
            .with("w:date", by.date())
            .with("w:initials", &by.name)
            .child(paragraph);
        root.push(element);
    }
    package.set_xml(&path, &root);
    if !is_new {
        return Ok(());
    }
    parts::declare(package, &path, KIND)?;
    let to = Relation {
        kind: format!("{}/comments", parts::OFFICE),
        target: path.trim_start_matches("word/").to_owned(),
        is_external: false,
    };
    parts::relate(package, parts::OF_DOCUMENT, &to).map(|_| ())
}
