//! Tables: rows that come and go, and what changed in the cells of the others.

use super::{
    Redliner,
    pairing::{Block, Step},
};
use crate::word::{Element, Node};

impl Redliner<'_> {
    /// The table of both documents, or of one of them.
    pub(super) fn table(
        &mut self,
        old: Option<&Block<'_>>,
        new: Option<&Block<'_>>,
    ) -> Option<Element> {
        match (old, new) {
            (Some(old), Some(new)) => Some(self.both_tables(old, new)),
            (Some(old), None) => {
                self.places = self.places.saturating_add(1);
                Some(self.old_table(old.element))
            }
            (None, Some(new)) => {
                self.places = self.places.saturating_add(1);
                Some(self.new_table(new.element))
            }
            (None, None) => None,
        }
    }

    fn both_tables(&mut self, old: &Block<'_>, new: &Block<'_>) -> Element {
        let (olds, news) = (children(old, "w:tr"), children(new, "w:tr"));
        let fits = |one: &Element, other: &Element| cells(one) == cells(other);
        let mut rows = Vec::new();
        for step in self.partners.steps(&olds, &news, fits) {
            let row = match step {
                Step::Both(one, other) => {
                    olds.get(one).zip(news.get(other)).map(|(one, other)| self.row(one, other))
                }
                Step::Old(at) => olds.get(at).map(|it| self.old_row(it.element)),
                Step::New(at) => news.get(at).map(|it| self.new_row(it.element)),
            };
            self.places = self.places.saturating_add(usize::from(!matches!(step, Step::Both(..))));
            rows.extend(row);
        }
        let mut table = new.element.clone();
        table.children.retain(|it| it.as_element().is_some_and(|it| it.name != "w:tr"));
        table.holding(rows)
    }

    fn row(&mut self, old: &Block<'_>, new: &Block<'_>) -> Element {
        let mut olds = children(old, "w:tc").into_iter();
        let mut row = Element { children: Vec::new(), ..new.element.clone() };
        for (at, node) in new.element.children.iter().enumerate() {
            let cell = node.as_element().filter(|it| it.name == "w:tc");
            let Some((element, old)) = cell.and_then(|it| Some((it, olds.next()?))) else {
                row.children.push(node.clone());
                continue;
            };
            let new = Block { path: [new.path.as_slice(), &[at]].concat(), element };
            let children = self.blocks(&old, &new);
            row.push(Element { children, ..element.clone() });
        }
        row
    }

    fn new_table(&mut self, table: &Element) -> Element {
        let mut made = table.clone();
        for row in made.elements_mut().filter(|it| it.name == "w:tr") {
            *row = self.new_row(row);
        }
        made
    }

    fn old_table(&mut self, table: &Element) -> Element {
        let mut made = self.carried.properties(table.clone());
        made.children.retain(|it| is_of(it, &["w:tblPr", "w:tblGrid", "w:tr"]));
        for row in made.elements_mut().filter(|it| it.name == "w:tr") {
            *row = self.old_row(row);
        }
        made
    }

    fn new_row(&mut self, row: &Element) -> Element {
        let mut made = self.all_inserted(row);
        self.reviser.insert_row(&mut made);
        made
    }

    fn old_row(&mut self, row: &Element) -> Element {
        let mut made = self.all_deleted(row);
        self.reviser.delete_row(&mut made);
        made.attributes.retain(|(name, _)| !name.starts_with("w14:"));
        made
    }

    fn all_inserted(&mut self, element: &Element) -> Element {
        let mut made = element.clone();
        for child in made.elements_mut() {
            *child = match child.name.as_str() {
                "w:p" => self.inserted(child),
                "w:tbl" => self.new_table(child),
                _ => self.all_inserted(child),
            };
        }
        made
    }

    fn all_deleted(&mut self, element: &Element) -> Element {
        let mut made = element.clone();
        made.children
            .retain(|it| is_of(it, &["w:tblPrEx", "w:trPr", "w:tc", "w:tcPr", "w:p", "w:tbl"]));
        for child in made.elements_mut() {
            *child = match child.name.as_str() {
                "w:p" => self.deleted(child),
                "w:tbl" => self.old_table(child),
                "w:tc" => self.all_deleted(child),
                _ => child.clone(),
            };
        }
        made
    }
}

fn is_of(node: &Node, names: &[&str]) -> bool {
    node.as_element().is_some_and(|it| names.contains(&it.name.as_str()))
}

/// How many cells a row has.
fn cells(row: &Element) -> usize {
    row.elements().filter(|it| it.name == "w:tc").count()
}

/// The children of that name at their paths.
fn children<'a>(of: &Block<'a>, name: &str) -> Vec<Block<'a>> {
    let children = of.element.children.iter().enumerate();
    let named = children.filter_map(|(at, it)| {
        let element = it.as_element().filter(|it| it.name == name)?;
        Some(Block { path: [of.path.as_slice(), &[at]].concat(), element })
    });
    named.collect()
}
