//! Where the layout's elements stand in the pages' content streams.

use super::{ExportError, refused};
use crate::layout::{Element, ElementId};

/// What a page's content stream says of the elements.
#[derive(Debug, Default)]
pub(super) struct PageTags {
    /// Its marked contents that belong to elements, by their numbers.
    pub(super) marks: Vec<Mark>,
    /// Where the words of links stand.
    pub(super) links: Vec<LinkPlace>,
}

/// A marked content.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// The element that it is a piece of.
    pub(super) element: ElementId,
    /// The top of what it shows first, in pt from the page's top.
    pub(super) top: f64,
}

/// Words of a link on one line; lengths in pt from the page's top left corner.
#[derive(Clone, Copy, Debug)]
pub(super) struct LinkPlace {
    /// The link.
    pub(super) element: ElementId,
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

/// A marked content as its element knows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// How many stand before it in the document.
    pub(super) rank: usize,
    /// Its page, from 0.
    pub(super) page: usize,
    /// Its number on the page.
    pub(super) number: usize,
    /// The top of what it shows first, in pt from the page's top.
    pub(super) top: f64,
}

/// Where each element stands.
pub(super) struct Places {
    /// Its own pieces, in reading order.
    pub(super) pieces: Vec<Vec<Piece>>,
    /// Its first piece, those of its parts counted; `None` where it has none.
    pub(super) first: Vec<Option<Piece>>,
}

impl Places {
    /// Reads them off the pages.
    pub(super) fn of(elements: &[Element], pages: &[PageTags]) -> Result<Self, ExportError> {
        let mut pieces = vec![Vec::new(); elements.len()];
        let mut first = vec![None; elements.len()];
        let all = pages.iter().enumerate().flat_map(|(page, tags)| {
            tags.marks.iter().enumerate().map(move |(number, mark)| (page, number, mark))
        });
        for (rank, (page, number, &Mark { element, top })) in all.enumerate() {
            let piece = Piece { rank, page, number, top };
            let own: &mut Vec<Piece> =
                pieces.get_mut(element.0).ok_or_else(|| refused("缺少结构元素"))?;
            own.push(piece);
            let mut holder = Some(element);
            while let Some(id) = holder {
                match first.get_mut(id.0) {
                    Some(first @ None) => *first = Some(piece),
                    _ => break,
                }
                holder = elements.get(id.0).and_then(|it| it.parent);
            }
        }
        Ok(Self { pieces, first })
    }
}
