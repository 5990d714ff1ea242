//! The structure tree (ISO 32000-1, 14.7): the layout's elements, each with the pieces of the pages'
//! content that belong to it.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use super::{
    ExportError,
    link::{self, Annotation},
    place::{PageTags, Piece, Places},
    refused,
};
use crate::layout::{Element, ElementId, Page, Pages, Role, Span};

/// The tag of what belongs to no element (14.8.2.2).
pub(super) const ARTIFACT: &str = "Artifact";

/// The structure type of an element (14.8.4, and `Title`, which PDF 2.0 has).
pub(super) fn type_of(role: &Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Title => "Title",
        Role::Heading(0 | 1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(4) => "H4",
        Role::Heading(_) => "H5",
        Role::Paragraph => "P",
        Role::Table => "Table",
        Role::Row => "TR",
        Role::HeaderCell(_) => "TH",
        Role::Cell(_) => "TD",
        Role::Caption => "Caption",
        Role::Figure { .. } => "Figure",
        Role::List => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListText => "LBody",
        Role::Quotation => "BlockQuote",
        Role::Note(_) => "Note",
        Role::NoteMark(_) => "Reference",
        Role::Link(_) => "Link",
        Role::Annex | Role::Part => "Part",
        Role::SideBox => "Sect",
        Role::Contents => "TOC",
        Role::ContentsEntry => "TOCI",
    }
}

/// What a reader of PDF 1.7 takes for the types that it does not know.
fn known_types() -> Dictionary {
    dictionary! { "Title" => "P" }
}

/// Adds the tree, unless there is nothing in it, and tells the catalog and the pages of it.
pub(super) fn add(
    file: &mut Document,
    Pages { elements, pages, .. }: &Pages,
    tags: &[PageTags],
    page_ids: &[ObjectId],
) -> Result<(), ExportError> {
    if tags.iter().all(|it| it.marks.is_empty()) {
        return Ok(());
    }
    let places = Places::of(elements, tags)?;
    let pages: Vec<(&Page, ObjectId)> = pages.iter().zip(page_ids.iter().copied()).collect();
    let annotations = link::add(file, elements, tags, &places, &pages)?;
    let tree = Tree::new(file, elements, places, annotations, page_ids);
    for (number, element) in elements.iter().enumerate() {
        if let Some((id, entries)) = tree.element(number, element) {
            file.set_object(id, entries);
        }
    }
    let parents = tree.parents(tags);
    let next_key = integer(parents.len() / 2);
    let parents = file.add_object(dictionary! { "Nums" => parents });
    file.set_object(
        tree.root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => tree.reference(0).unwrap_or(Object::Null),
            "ParentTree" => parents,
            "ParentTreeNextKey" => next_key,
            "RoleMap" => known_types(),
        },
    );
    for (number, &page) in page_ids.iter().enumerate() {
        let page = file.get_dictionary_mut(page).map_err(refused)?;
        page.set("StructParents", integer(number));
        page.set("Tabs", "S");
    }
    let catalog = file.catalog_mut().map_err(refused)?;
    catalog.set("StructTreeRoot", tree.root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(())
}

/// The tree before it is written.
struct Tree<'a> {
    elements: &'a [Element],
    pages: &'a [ObjectId],
    root: ObjectId,
    /// The object of each element that is in the tree.
    ids: Vec<Option<ObjectId>>,
    places: Places,
    annotations: Vec<Annotation>,
    /// The annotations of each link.
    links: BTreeMap<usize, Vec<Annotation>>,
    /// The parts of each element, in reading order.
    parts: Vec<Vec<usize>>,
}

impl<'a> Tree<'a> {
    fn new(
        file: &mut Document,
        elements: &'a [Element],
        places: Places,
        annotations: Vec<Annotation>,
        pages: &'a [ObjectId],
    ) -> Self {
        let mut links: BTreeMap<usize, Vec<Annotation>> = BTreeMap::new();
        for annotation in &annotations {
            links.entry(annotation.element.0).or_default().push(*annotation);
        }
        let in_tree = in_tree(elements, &places.first);
        let parts = parts(elements, &in_tree, &places.first);
        let ids = in_tree.into_iter().map(|is| is.then(|| file.new_object_id())).collect();
        Self { elements, pages, root: file.new_object_id(), ids, parts, places, annotations, links }
    }

    /// A reference to an element; `None` where it is not in the tree.
    fn reference(&self, number: usize) -> Option<Object> {
        self.ids.get(number).copied().flatten().map(Object::from)
    }

    /// The object of an element; `None` where it is not in the tree.
    fn element(&self, number: usize, element: &Element) -> Option<(ObjectId, Dictionary)> {
        let id = self.ids.get(number).copied().flatten()?;
        let kids = self.kids(number)?;
        let parent = element.parent.and_then(|it| self.reference(it.0));
        let mut entries = dictionary! {
            "Type" => "StructElem",
            "S" => type_of(&element.role),
            "P" => parent.unwrap_or_else(|| self.root.into()),
        };
        if let Some(page) = self.page(number) {
            entries.set("Pg", page);
        }
        if !kids.is_empty() {
            entries.set("K", kids);
        }
        match &element.role {
            Role::Figure { alternative } => entries.set("Alt", text_string(alternative)),
            Role::HeaderCell(span) => entries.set("A", cell(*span, true)),
            Role::Cell(span) if *span != Span::ONE => entries.set("A", cell(*span, false)),
            _ => {}
        }
        Some((id, entries))
    }

    /// The page of an element's first piece.
    fn page(&self, number: usize) -> Option<ObjectId> {
        let first = self.places.pieces.get(number)?.first()?;
        self.pages.get(first.page).copied()
    }

    /// The pieces and parts of an element in reading order.
    fn kids(&self, number: usize) -> Option<Vec<Object>> {
        let mut kids = Vec::new();
        let mut parts = self.parts.get(number)?.iter().peekable();
        for piece in self.places.pieces.get(number)? {
            while let Some(part) = parts.next_if(|it| self.stands_before(**it, piece)) {
                kids.extend(self.reference(*part));
            }
            kids.push(self.content(number, piece)?);
        }
        kids.extend(parts.filter_map(|it| self.reference(*it)));
        let links = self.links.get(&number).into_iter().flatten();
        kids.extend(links.filter_map(|it| self.annotation(it)));
        Some(kids)
    }

    fn stands_before(&self, part: usize, piece: &Piece) -> bool {
        let first = self.places.first.get(part).copied().flatten();
        !self.elements.get(part).is_some_and(is_note) && first.is_none_or(|it| it.rank < piece.rank)
    }

    /// What an element says of a piece of it.
    fn content(&self, number: usize, piece: &Piece) -> Option<Object> {
        let page = *self.pages.get(piece.page)?;
        if self.page(number) == Some(page) {
            return Some(integer(piece.number));
        }
        let number = integer(piece.number);
        Some(dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => number }.into())
    }

    /// What a link says of an annotation.
    fn annotation(&self, it: &Annotation) -> Option<Object> {
        let page = *self.pages.get(it.page)?;
        Some(dictionary! { "Type" => "OBJR", "Pg" => page, "Obj" => it.id }.into())
    }

    /// By the number of each page, the elements of its marked contents; after the pages, the element
    /// of each annotation.
    fn parents(&self, tags: &[PageTags]) -> Vec<Object> {
        let id = |it: ElementId| self.reference(it.0);
        let marked = |it: &PageTags| it.marks.iter().filter_map(|it| id(it.element)).collect();
        let pages = tags.iter().map(|it| Object::Array(marked(it)));
        let links = self.annotations.iter().filter_map(|it| id(it.element));
        pages.chain(links).enumerate().flat_map(|(key, it)| [integer(key), it]).collect()
    }
}

/// Which elements are in the tree: those that have something on a page, and all that a table is made
/// of, because its columns are counted.
fn in_tree(elements: &[Element], first: &[Option<Piece>]) -> Vec<bool> {
    let mut in_tree: Vec<bool> = Vec::with_capacity(elements.len());
    for (element, first) in elements.iter().zip(first) {
        let parent = element.parent.and_then(|it| in_tree.get(it.0)).copied().unwrap_or(true);
        in_tree.push(parent && (first.is_some() || may_be_empty(element)));
    }
    in_tree
}

/// The parts of each element as they begin on the pages, which is not always how they were set: a line
/// of 版头 may hold two. What is empty stays after the part before it, notes come after all others.
fn parts(elements: &[Element], in_tree: &[bool], first: &[Option<Piece>]) -> Vec<Vec<usize>> {
    let mut parts: Vec<Vec<((bool, usize), usize)>> = vec![Vec::new(); elements.len()];
    let all = elements.iter().zip(first).enumerate().zip(in_tree).filter(|(_, is)| **is);
    for ((number, (element, first)), _) in all {
        let Some(parts) = element.parent.and_then(|it| parts.get_mut(it.0)) else { continue };
        let before = parts.last().map_or(0, |((_, rank), _)| *rank);
        let rank = first.map_or(before, |it| it.rank);
        parts.push(((is_note(element), rank), number));
    }
    let in_order = |mut parts: Vec<((bool, usize), usize)>| {
        parts.sort_by_key(|(place, _)| *place);
        parts.into_iter().map(|(_, number)| number).collect()
    };
    parts.into_iter().map(in_order).collect()
}

fn may_be_empty(element: &Element) -> bool {
    matches!(element.role, Role::Row | Role::HeaderCell(_) | Role::Cell(_))
}

fn is_note(element: &Element) -> bool {
    matches!(element.role, Role::Note(_))
}

/// The attributes of a cell (14.8.5.7). The header's cells name their columns.
fn cell(span: Span, is_header: bool) -> Dictionary {
    let mut attributes = dictionary! { "O" => "Table" };
    if is_header {
        attributes.set("Scope", "Column");
    }
    for (key, count) in [("ColSpan", span.columns), ("RowSpan", span.rows)] {
        if count > 1 {
            attributes.set(key, integer(count));
        }
    }
    attributes
}

fn integer(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}
