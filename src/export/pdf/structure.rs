//! The structure tree (ISO 32000-1, 14.7): the layout's elements, each with the pieces of the pages'
//! content that belong to it.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use super::{ExportError, Marks, refused};
use crate::layout::{Element, ElementId, Role, Span};

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
        Role::Note => "Note",
        Role::NoteMark => "Reference",
        Role::Annex => "Part",
    }
}

/// What a reader of PDF 1.7 takes for the types that it does not know.
fn known_types() -> Dictionary {
    dictionary! { "Title" => "P" }
}

/// Adds the tree, unless there is nothing in it, and tells the catalog and the pages of it.
pub(super) fn add(
    file: &mut Document,
    elements: &[Element],
    marks: &Marks,
    pages: &[ObjectId],
) -> Result<(), ExportError> {
    if marks.iter().all(Vec::is_empty) {
        return Ok(());
    }
    let tree = Tree::new(file, elements, marks, pages)?;
    for number in 0..elements.len() {
        if let Some((id, entries)) = tree.element(number) {
            file.set_object(id, entries);
        }
    }
    let parents = tree.parents();
    let parents = file.add_object(dictionary! { "Nums" => parents });
    file.set_object(
        tree.root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => tree.ids.first().copied().map_or(Object::Null, Object::from),
            "ParentTree" => parents,
            "ParentTreeNextKey" => integer(pages.len()),
            "RoleMap" => known_types(),
        },
    );
    for (number, &page) in pages.iter().enumerate() {
        let page = file.get_dictionary_mut(page).map_err(refused)?;
        page.set("StructParents", integer(number));
        page.set("Tabs", "S");
    }
    let catalog = file.catalog_mut().map_err(refused)?;
    catalog.set("StructTreeRoot", tree.root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(())
}

/// A marked content of an element.
#[derive(Clone, Copy)]
struct Piece {
    /// How many stand before it in the document.
    rank: usize,
    page: usize,
    /// Its number on the page.
    number: usize,
}

/// The tree before it is written.
struct Tree<'a> {
    elements: &'a [Element],
    marks: &'a Marks,
    pages: &'a [ObjectId],
    root: ObjectId,
    /// The object of each element.
    ids: Vec<ObjectId>,
    places: Places,
    /// The parts of each element, in reading order.
    parts: Vec<Vec<usize>>,
}

impl<'a> Tree<'a> {
    fn new(
        file: &mut Document,
        elements: &'a [Element],
        marks: &'a Marks,
        pages: &'a [ObjectId],
    ) -> Result<Self, ExportError> {
        let places = Places::of(elements, marks)?;
        Ok(Self {
            elements,
            marks,
            pages,
            root: file.new_object_id(),
            ids: elements.iter().map(|_| file.new_object_id()).collect(),
            parts: parts(elements, &places.first),
            places,
        })
    }

    /// The object of an element; `None` where it is not in the tree.
    fn element(&self, number: usize) -> Option<(ObjectId, Dictionary)> {
        let element = self.elements.get(number)?;
        let kids = self.kids(number)?;
        if kids.is_empty() && !may_be_empty(element) {
            return None;
        }
        let parent = element.parent.and_then(|it| self.ids.get(it.0)).copied();
        let mut entries = dictionary! {
            "Type" => "StructElem",
            "S" => type_of(&element.role),
            "P" => parent.unwrap_or(self.root),
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
        Some((*self.ids.get(number)?, entries))
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
        let object = |part: &usize| self.ids.get(*part).copied().map(Object::from);
        for piece in self.places.pieces.get(number)? {
            while let Some(part) = parts.next_if(|it| self.stands_before(**it, piece)) {
                kids.extend(object(part));
            }
            kids.push(self.content(number, piece)?);
        }
        kids.extend(parts.filter_map(object));
        Some(kids)
    }

    fn stands_before(&self, part: usize, piece: &Piece) -> bool {
        let first = self.places.first.get(part).copied().flatten();
        !self.elements.get(part).is_some_and(is_note) && first.is_none_or(|it| it < piece.rank)
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

    /// By the number of each page, the elements of its marked contents.
    fn parents(&self) -> Vec<Object> {
        let object = |it: &ElementId| self.ids.get(it.0).copied().map(Object::from);
        let pages = self.marks.iter().enumerate();
        pages
            .flat_map(|(page, marks)| {
                [integer(page), Object::Array(marks.iter().filter_map(object).collect())]
            })
            .collect()
    }
}

/// Where each element stands.
struct Places {
    /// Its own pieces, in reading order.
    pieces: Vec<Vec<Piece>>,
    /// The rank of its first piece, those of its parts counted; `None` where it has none.
    first: Vec<Option<usize>>,
}

impl Places {
    fn of(elements: &[Element], marks: &Marks) -> Result<Self, ExportError> {
        let mut pieces = vec![Vec::new(); elements.len()];
        let mut first = vec![None; elements.len()];
        let all = marks.iter().enumerate().flat_map(|(page, marks)| {
            marks.iter().enumerate().map(move |(number, it)| (page, number, *it))
        });
        for (rank, (page, number, element)) in all.enumerate() {
            let own = pieces.get_mut(element.0).ok_or_else(|| refused("缺少结构元素"))?;
            own.push(Piece { rank, page, number });
            let mut holder = Some(element);
            while let Some(id) = holder {
                match first.get_mut(id.0) {
                    Some(first @ None) => *first = Some(rank),
                    _ => break,
                }
                holder = elements.get(id.0).and_then(|it| it.parent);
            }
        }
        Ok(Self { pieces, first })
    }
}

/// The parts of each element: those that have something on a page, and all that a table
/// is made of, because its columns are counted; notes after all others.
fn parts(elements: &[Element], first: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut parts = vec![Vec::new(); elements.len()];
    let mut notes = Vec::new();
    for (number, (element, first)) in elements.iter().zip(first).enumerate() {
        let Some(parent) = element.parent else { continue };
        if is_note(element) {
            notes.push((parent, number));
        } else if (first.is_some() || may_be_empty(element))
            && let Some(parts) = parts.get_mut(parent.0)
        {
            parts.push(number);
        }
    }
    for (parent, number) in notes {
        if let Some(parts) = parts.get_mut(parent.0) {
            parts.push(number);
        }
    }
    parts
}

fn may_be_empty(element: &Element) -> bool {
    matches!(element.role, Role::Row | Role::HeaderCell(_) | Role::Cell(_))
}

fn is_note(element: &Element) -> bool {
    matches!(element.role, Role::Note)
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
