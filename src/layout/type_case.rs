//! 字盘: hands out the glyph of each character, in the role's own face or one that stands in.

use super::{
    Faces,
    typeface::{Shape, Typeface},
};
use crate::style::FaceRole;

/// The narrowest that a quotation mark may be to pass for a Chinese one, in ems.
const FULL_WIDTH: f64 = 0.9;

/// Faces that missing characters fall back to, in this order.
const FALLBACKS: [FaceRole; 2] = [FaceRole::Song, FaceRole::Kai];

/// The faces of a build, opened.
pub(super) struct TypeCase<'a> {
    faces: &'a Faces,
    typefaces: Vec<Option<Typeface<'a>>>,
}

impl<'a> TypeCase<'a> {
    /// Opens the faces; only their directories are read.
    pub(super) fn new(faces: &'a Faces) -> Self {
        Self { faces, typefaces: faces.iter().map(|it| Typeface::new(&it.data)).collect() }
    }

    /// The face's index and the glyph's shape; `None` when no face has the character.
    pub(super) fn pick(
        &self,
        role: FaceRole,
        character: char,
        halves: usize,
    ) -> Option<(usize, Shape)> {
        let quotation_mark = matches!(character, '“' | '”' | '‘' | '’');
        let own = quotation_mark.then_some(FaceRole::FangSong);
        [role].into_iter().chain(own).chain(FALLBACKS).find_map(|role| {
            let face = self.faces.of_role(role);
            let shape = self.typefaces.get(face)?.as_ref()?.shape(character, halves)?;
            (!quotation_mark || shape.advance >= FULL_WIDTH).then_some((face, shape))
        })
    }
}
