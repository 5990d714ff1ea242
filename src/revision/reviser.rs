//! Who changes what and when: every tracked change bears it, and an id of its own.

use chrono::NaiveDateTime;

use crate::word::{Element, Node};

/// Whose changes these are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// As Word shows it.
    pub name: String,
    /// When: Word shows it as it is written, whatever zone it claims.
    pub moment: NaiveDateTime,
}

impl Author {
    /// When, such as `2026-03-05T09:00:00Z`.
    pub(super) fn date(&self) -> String {
        self.moment.format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }
}

/// Writes tracked changes.
#[derive(Debug)]
pub(super) struct Reviser {
    author: Author,
    next: usize,
}

impl Reviser {
    /// One whose ids begin behind those of `documents`.
    pub(super) fn new<'a>(
        author: Author,
        documents: impl IntoIterator<Item = &'a Element>,
    ) -> Self {
        let highest = documents.into_iter().map(highest_id).max().unwrap_or_default();
        Self { author, next: highest.saturating_add(1) }
    }

    /// `runs` as inserted.
    pub(super) fn inserted(&mut self, runs: Vec<Element>) -> Element {
        self.change("w:ins").holding(runs)
    }

    /// `runs` as deleted.
    pub(super) fn deleted(&mut self, mut runs: Vec<Element>) -> Element {
        for run in &mut runs {
            run.visit(&mut |it| match it.name.as_str() {
                "w:t" => "w:delText".clone_into(&mut it.name),
                "w:instrText" => "w:delInstrText".clone_into(&mut it.name),
                _ => {}
            });
        }
        self.change("w:del").holding(runs)
    }

    /// Has the mark that ends `paragraph` inserted.
    pub(super) fn insert_mark(&mut self, paragraph: &mut Element) {
        let change = self.change("w:ins");
        mark(paragraph, change);
    }

    /// Has the mark that ends `paragraph` deleted.
    pub(super) fn delete_mark(&mut self, paragraph: &mut Element) {
        let change = self.change("w:del");
        mark(paragraph, change);
    }

    /// Has a row of a table inserted.
    pub(super) fn insert_row(&mut self, row: &mut Element) {
        let change = self.change("w:ins");
        mark_row(row, change);
    }

    /// Has a row of a table deleted.
    pub(super) fn delete_row(&mut self, row: &mut Element) {
        let change = self.change("w:del");
        mark_row(row, change);
    }

    fn change(&mut self, name: &str) -> Element {
        let id = self.next;
        self.next = self.next.saturating_add(1);
        Element::new(name)
            .with("w:id", id)
            .with("w:author", &self.author.name)
            .with("w:date", self.author.date())
    }
}

/// The highest number that a bookmark, a note or a change bears: 0 where none does.
fn highest_id(root: &Element) -> usize {
    let own = root.attribute("w:id").and_then(|it| it.parse().ok()).unwrap_or_default();
    root.elements().map(highest_id).max().unwrap_or_default().max(own)
}

fn mark(paragraph: &mut Element, change: Element) {
    let is_later = |it: &Element| matches!(it.name.as_str(), "w:sectPr" | "w:pPrChange");
    within(
        paragraph,
        "w:pPr",
        |_| true,
        |properties| {
            within(properties, "w:rPr", is_later, |look| {
                look.children.insert(0, Node::Element(change));
            });
        },
    );
}

fn mark_row(row: &mut Element, change: Element) {
    within(row, "w:trPr", |it| it.name != "w:tblPrEx", |properties| properties.push(change));
}

/// Changes the child of that name, which is made, where it is not there, before the first of which `is_later`
/// holds.
pub(super) fn within(
    parent: &mut Element,
    name: &str,
    is_later: impl Fn(&Element) -> bool,
    change: impl FnOnce(&mut Element),
) {
    if let Some(child) = parent.elements_mut().find(|it| it.name == name) {
        change(child);
        return;
    }
    let mut child = Element::new(name);
    change(&mut child);
    let later = parent.children.iter().position(|it| it.as_element().is_some_and(&is_later));
    let place = later.unwrap_or(parent.children.len());
    parent.children.insert(place, Node::Element(child));
}
