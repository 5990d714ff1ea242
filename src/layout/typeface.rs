//! One face as the layout reads it: characters to glyphs of the width that a cell asks for.
//!
//! Hanzi need no shaping: a character map, advances and three kinds of single substitution are all
//! that an official document asks of a face, so no shaping engine is used. The substitutions are
//! `fwid` (quotes one em wide, the Chinese dash), `hwid` and `tnum` (letters and digits of half an em).

use std::collections::BTreeMap;

use skrifa::{
    FontRef, GlyphId, MetadataProvider, Tag,
    charmap::Charmap,
    instance::{LocationRef, Size},
    metrics::GlyphMetrics,
    raw::{
        TableProvider,
        tables::gsub::{Gsub, SingleSubst, SubstitutionSubtables},
    },
};

use super::Face;

/// Width of letters and digits in the official faces, in ems. Half a cell of the grid is a hair
/// narrower; like the hanzi beside them they stand in it as they are, so that one run holds both.
/// (Bundled faces are narrowed to the cell: what was printed in them stays the same.)
const HALF_WIDTH: f64 = 0.5;

/// A face's tables, read but not copied.
pub(super) struct Typeface<'a> {
    charmap: Charmap<'a>,
    metrics: GlyphMetrics<'a>,
    units_per_em: f64,
    widest_half: f64,
    full_width: BTreeMap<GlyphId, GlyphId>,
    half_width: BTreeMap<GlyphId, GlyphId>,
}

/// A glyph with what placing it in a cell takes, in ems.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shape {
    /// Its index in the face.
    pub(super) glyph: u16,
    /// Its advance.
    pub(super) advance: f64,
    /// Left and right edge of its ink.
    pub(super) ink: (f64, f64),
    /// Lower and upper edge of its ink above the baseline.
    pub(super) heights: (f64, f64),
    /// A glyph in half a cell is narrowed to it when it is wider than both the cell and this.
    pub(super) widest_half: f64,
}

impl Shape {
    /// Height of its ink's middle above the baseline.
    pub(super) fn middle(self) -> f64 {
        f64::midpoint(self.heights.0, self.heights.1)
    }
}

impl<'a> Typeface<'a> {
    /// Reads a face; `None` when it is none.
    pub(super) fn new(face: &'a Face) -> Option<Self> {
        let font = FontRef::from_index(&face.data, face.index).ok()?;
        let units_per_em = f64::from(font.head().ok()?.units_per_em());
        let gsub = font.gsub().ok();
        let single = |tag: &[u8; 4]| {
            gsub.as_ref()
                .map(|table| single_substitutions(table, Tag::new(tag)))
                .unwrap_or_default()
        };
        let mut half_width = single(b"hwid");
        half_width.extend(single(b"tnum"));
        Some(Self {
            charmap: font.charmap(),
            metrics: font.glyph_metrics(Size::unscaled(), LocationRef::default()),
            units_per_em,
            widest_half: if face.is_bundled() { 0.0 } else { HALF_WIDTH },
            full_width: single(b"fwid"),
            half_width,
        })
    }

    /// The glyph of `character` for a cell of so many halves.
    pub(super) fn shape(&self, character: char, halves: usize) -> Option<Shape> {
        let glyph = self.charmap.map(character).filter(|it| *it != GlyphId::NOTDEF)?;
        let variants = if halves == 1 { &self.half_width } else { &self.full_width };
        let glyph = variants.get(&glyph).copied().unwrap_or(glyph);
        let ink = self.metrics.bounds(glyph).unwrap_or_default();
        Some(Shape {
            glyph: u16::try_from(glyph.to_u32()).ok()?,
            advance: self.ems(self.metrics.advance_width(glyph)?),
            ink: (self.ems(ink.x_min), self.ems(ink.x_max)),
            heights: (self.ems(ink.y_min), self.ems(ink.y_max)),
            widest_half: self.widest_half,
        })
    }

    fn ems(&self, units: f32) -> f64 {
        f64::from(units) / self.units_per_em
    }
}

fn single_substitutions(gsub: &Gsub<'_>, tag: Tag) -> BTreeMap<GlyphId, GlyphId> {
    let mut found = BTreeMap::new();
    let (Ok(features), Ok(lookups)) = (gsub.feature_list(), gsub.lookup_list()) else {
        return found;
    };
    for record in features.feature_records().iter().filter(|it| it.feature_tag() == tag) {
        let Ok(feature) = record.feature(features.offset_data()) else { continue };
        for index in feature.lookup_list_indices() {
            let lookup = lookups.lookups().get(usize::from(index.get()));
            if let Ok(SubstitutionSubtables::Single(tables)) = lookup.and_then(|it| it.subtables())
            {
                tables.iter().flatten().for_each(|table| read_pairs(&table, &mut found));
            }
        }
    }
    found
}

fn read_pairs(table: &SingleSubst<'_>, into: &mut BTreeMap<GlyphId, GlyphId>) {
    match table {
        SingleSubst::Format1(it) => {
            let covered =
                it.coverage().into_iter().flat_map(|coverage| coverage.iter().collect::<Vec<_>>());
            for from in covered {
                let to = from.to_u16().wrapping_add_signed(it.delta_glyph_id());
                into.insert(from.into(), u32::from(to).into());
            }
        }
        SingleSubst::Format2(it) => {
            let covered =
                it.coverage().into_iter().flat_map(|coverage| coverage.iter().collect::<Vec<_>>());
            for (from, to) in covered.zip(it.substitute_glyph_ids()) {
                into.insert(from.into(), to.get().into());
            }
        }
    }
}
