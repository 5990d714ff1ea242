//! Links as annotations (ISO 32000-1, 12.5.6.5): places on the pages that lead to others or to the
//! web. They show nothing of their own; in the structure tree each belongs to its element.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use super::{
    ExportError,
    destination::{destination, rounded},
    place::{LinkPlace, PageTags, Places},
    refused,
};
use crate::layout::{Element, ElementId, Page, Role, Target};

/// A printed page shows what the screen shows, which PDF/A requires (ISO 19005-2, 6.3.2).
const PRINTED: i64 = 4;

/// A link's annotation.
#[derive(Clone, Copy)]
pub(super) struct Annotation {
    pub(super) id: ObjectId,
    /// Its page, from 0.
    pub(super) page: usize,
    /// The link.
    pub(super) element: ElementId,
}

/// Adds the annotations of all links. The first has the number of pages as its key in the tree's
/// list of parents, the others follow.
pub(super) fn add(
    file: &mut Document,
    elements: &[Element],
    tags: &[PageTags],
    places: &Places,
    pages: &[(&Page, ObjectId)],
) -> Result<Vec<Annotation>, ExportError> {
    let links = Links { targets: targets(elements), elements, places, pages };
    let mut annotations = Vec::new();
    for (number, (tags, (page, page_id))) in tags.iter().zip(pages).enumerate() {
        let mut on_page = Vec::new();
        for place in &tags.links {
            let Some(mut entries) = links.leading(place.element) else { continue };
            entries.extend(&dictionary! {
                "Type" => "Annot",
                "Subtype" => "Link",
                "Rect" => rectangle(place, page),
                "Border" => vec![0.into(), 0.into(), 0.into()],
                "F" => PRINTED,
                "P" => *page_id,
                "StructParent" => key(pages.len() + annotations.len()),
            });
            let id = file.add_object(entries);
            on_page.push(Object::from(id));
            annotations.push(Annotation { id, page: number, element: place.element });
        }
        if !on_page.is_empty() {
            file.get_dictionary_mut(*page_id).map_err(refused)?.set("Annots", on_page);
        }
    }
    Ok(annotations)
}

/// Where links lead inside the document: the number of each element that one may lead to.
fn targets(elements: &[Element]) -> BTreeMap<Inside<'_>, usize> {
    let mut targets = BTreeMap::new();
    for (number, element) in elements.iter().enumerate() {
        let own = match &element.role {
            Role::Note(note) => Some(Inside::Note(*note)),
            Role::NoteMark(note) => Some(Inside::NoteMark(*note)),
            _ => None,
        };
        let block = element.block.as_ref().map(|it| Inside::Block(it.as_str()));
        for key in own.into_iter().chain(block) {
            targets.entry(key).or_insert(number);
        }
    }
    targets
}

/// A target inside the document.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Inside<'a> {
    Block(&'a str),
    Note(usize),
    NoteMark(usize),
}

struct Links<'a> {
    targets: BTreeMap<Inside<'a>, usize>,
    elements: &'a [Element],
    places: &'a Places,
    pages: &'a [(&'a Page, ObjectId)],
}

impl Links<'_> {
    /// What an annotation says of where its link leads; `None` where it leads nowhere.
    fn leading(&self, link: ElementId) -> Option<Dictionary> {
        let Role::Link(target) = &self.elements.get(link.0)?.role else { return None };
        let (inside, words) = match target {
            Target::Address(address) => {
                let action = dictionary! {
                    "S" => "URI",
                    "URI" => Object::string_literal(address.as_str()),
                };
                return Some(dictionary! { "A" => action, "Contents" => text_string(address) });
            }
            Target::Block(block) => {
                let inside = Inside::Block(block.as_str());
                let element = self.elements.get(*self.targets.get(&inside)?)?;
                (inside, if element.role == Role::Annex { "转到附件" } else { "转到正文" })
            }
            Target::Note(note) => (Inside::Note(*note), "转到脚注"),
            Target::NoteMark(note) => (Inside::NoteMark(*note), "回到正文"),
        };
        let target = *self.targets.get(&inside)?;
        let place = self.places.first.get(target)?.as_ref()?;
        let (page, page_id) = self.pages.get(place.page)?;
        let destination = destination(page, *page_id, place.top);
        Some(dictionary! { "Dest" => destination, "Contents" => text_string(words) })
    }
}

/// As PDF counts, from the sheet's lower left corner.
fn rectangle(place: &LinkPlace, page: &Page) -> Vec<Object> {
    let one = page.on_sheet((place.left, place.top));
    let other = page.on_sheet((place.right, place.bottom));
    let (left, right) = (one.0.min(other.0), one.0.max(other.0));
    let (top, bottom) = (one.1.min(other.1), one.1.max(other.1));
    let corners = [left, page.height - bottom, right, page.height - top];
    corners.map(|it| rounded(it).into()).to_vec()
}

/// A key in the tree's list of parents.
fn key(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}
