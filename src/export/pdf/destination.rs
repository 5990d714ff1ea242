//! Where headings and links lead: a height on a page, at the reader's own zoom (ISO 32000-1, 12.3.2).

use lopdf::{Object, ObjectId};

use crate::{document::Orientation, layout::Page};

/// The place `y` pt below the top of the page as it is read; `id` is the page's object.
pub(super) fn destination(page: &Page, id: ObjectId, y: f64) -> Object {
    // A page that is shown turned begins at the left of what is on it.
    let (left, top) = match page.orientation {
        Orientation::Portrait => (Object::Null, rounded(page.height - y)),
        Orientation::Landscape => (rounded(y).into(), 0.0),
    };
    vec![id.into(), "XYZ".into(), left, top.into(), Object::Null].into()
}

/// To a thousandth of a point, as everything on a page.
pub(super) fn rounded(length: f64) -> f64 {
    (length * 1000.0).round() / 1000.0
}
