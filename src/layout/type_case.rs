//! 字盘: hands out the glyph of each character, in the role's own face or one that stands in.

use std::cell::OnceCell;

use super::{
    Face, Faces,
    typeface::{Shape, Typeface},
};
use crate::{chinese::character, style::FaceRole};

/// The narrowest that a bundled face's quotation mark may be to pass for a Chinese one, in ems.
const FULL_WIDTH: f64 = 0.9;

/// The faces of a build, opened.
pub(super) struct TypeCase<'a> {
    faces: &'a Faces,
    /// Each face once it is asked for a character; `None` inside for a file that is none.
    typefaces: Vec<OnceCell<Option<Typeface<'a>>>>,
}

/// The glyph that sets a character.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Picked {
    /// Index of its face in [`Faces`].
    pub(super) face: usize,
    /// Its shape.
    pub(super) shape: Shape,
    /// Whether it stands in for a glyph that the face of its role ought to have.
    pub(super) stands_in: bool,
}

impl<'a> TypeCase<'a> {
    /// Nothing is read before it is asked for.
    pub(super) fn new(faces: &'a Faces) -> Self {
        Self { faces, typefaces: faces.iter().map(|_| OnceCell::new()).collect() }
    }

    /// The glyph of a character; `None` when no face has it.
    ///
    /// A quotation mark of a bundled face must be full-width, because another has it so. What an
    /// official face has is taken as it is: the line sets a narrow mark at the side of its cell.
    pub(super) fn pick(&self, role: FaceRole, character: char, halves: usize) -> Option<Picked> {
        let is_quotation_mark = character::is_quotation_mark(character);
        let of_role = self.faces.of_role(role);
        let is_expected = |face| face == of_role || (is_quotation_mark && self.is_bundled(of_role));
        self.faces.chain(role, character).find_map(|face| {
            let shape = self.typeface(face)?.shape(character, halves)?;
            let is_narrow = shape.advance < FULL_WIDTH && is_quotation_mark;
            let picked = Picked { face, shape, stands_in: !is_expected(face) };
            (!(is_narrow && self.is_bundled(face))).then_some(picked)
        })
    }

    fn is_bundled(&self, face: usize) -> bool {
        self.faces.get(face).is_some_and(Face::is_bundled)
    }

    fn typeface(&self, face: usize) -> Option<&Typeface<'a>> {
        let open = || Typeface::new(self.faces.get(face)?);
        self.typefaces.get(face)?.get_or_init(open).as_ref()
    }
}
