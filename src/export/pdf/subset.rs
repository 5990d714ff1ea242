//! A face's program cut down to the glyphs in use, because a whole Chinese face is 5 to 15 MB.

use std::collections::BTreeMap;

use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
};
use subsetter::{Error, GlyphRemapper};

use super::cell;
use crate::{
    chinese::character::{self, Side},
    layout::Face,
};

/// A program with some of a face's glyphs.
pub(super) struct Subset {
    /// The font file.
    pub(super) program: Vec<u8>,
    /// The face's number in it.
    pub(super) index: u32,
    /// Its glyphs by their index in the whole face.
    pub(super) glyphs: BTreeMap<u16, SubsetGlyph>,
}

/// A glyph of a subset, in font units.
pub(super) struct SubsetGlyph {
    /// Its index in the subset.
    pub(super) index: u16,
    /// Its advance.
    pub(super) advance: u16,
    /// How much further to the right it is drawn than in the whole face.
    pub(super) indent: i16,
}

impl Subset {
    /// Cuts the face down to the glyphs that stand for these texts.
    pub(super) fn cut(
        face: &Face,
        whole: &FontRef<'_>,
        texts: &BTreeMap<u16, String>,
    ) -> Result<Self, Error> {
        let mut remapper = GlyphRemapper::new();
        for &glyph in texts.keys() {
            remapper.remap(glyph);
        }
        let program = subsetter::subset(&face.data, face.index, &remapper)?;
        let index = |glyph| remapper.get(glyph).unwrap_or_default();
        let mut subset = Self { program, index: 0, glyphs: glyphs(whole, texts, index) };
        subset.widen(whole, texts);
        Ok(subset)
    }

    /// The whole file, for a face that may not be changed.
    pub(super) fn whole(face: &Face, whole: &FontRef<'_>, texts: &BTreeMap<u16, String>) -> Self {
        let glyphs = glyphs(whole, texts, |glyph| glyph);
        Self { program: face.data.to_vec(), index: face.index, glyphs }
    }

    /// Gives narrow glyphs the width of their cells.
    fn widen(&mut self, whole: &FontRef<'_>, texts: &BTreeMap<u16, String>) {
        let em = whole.metrics(Size::unscaled(), LocationRef::default()).units_per_em;
        let mut widenings = cell::Widenings::new();
        for (text, glyph) in texts.values().zip(self.glyphs.values()) {
            let cell = cell_of(text, em);
            if (1..cell).contains(&glyph.advance) {
                let indent = cell::indent(glyph.advance, cell, blank_side(text));
                widenings.insert(glyph.index, cell::Widening { advance: cell, indent });
            }
        }
        if widenings.is_empty() {
            return;
        }
        let Some(widened) = cell::widen(&self.program, &widenings) else { return };
        self.program = widened.program;
        for glyph in self.glyphs.values_mut() {
            let new = (widenings.get(&glyph.index), widened.indices.get(&glyph.index));
            if let (Some(&cell::Widening { advance, indent }), Some(&index)) = new {
                *glyph = SubsetGlyph { index, advance, indent };
            }
        }
    }
}

/// The glyphs that stand for these texts, each with its `index` in the program.
fn glyphs(
    whole: &FontRef<'_>,
    texts: &BTreeMap<u16, String>,
    index: impl Fn(u16) -> u16,
) -> BTreeMap<u16, SubsetGlyph> {
    let advances = whole.glyph_metrics(Size::unscaled(), LocationRef::default());
    let glyph = |&glyph: &u16| {
        let advance = advances.advance_width(GlyphId::from(glyph)).unwrap_or_default();
        (glyph, SubsetGlyph { index: index(glyph), advance: units(advance), indent: 0 })
    };
    texts.keys().map(glyph).collect()
}

/// The width of the cell that a text stands in: half an em for what is on a keyboard. A blank has
/// no cell; it is a space wherever it is copied to.
fn cell_of(text: &str, em: u16) -> u16 {
    if text.trim().is_empty() {
        0
    } else if text.is_ascii() {
        em / 2
    } else {
        em
    }
}

/// The half of its cell that a text leaves blank, where it leaves one.
fn blank_side(text: &str) -> Option<Side> {
    text.chars().next().and_then(character::blank_side)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an advance is a 16-bit number to begin with"
)]
fn units(advance: f32) -> u16 {
    advance as u16
}
