//! Room around narrow glyphs.
//!
//! The layout sets a letter or digit in the middle of half a cell, and a mark such as · in the middle
//! of a whole one. Where a face draws it narrower, readers take the blank beside it for a space when
//! text is copied out: `35. 82%`. So a narrow glyph is embedded as wide as its cell, as the official
//! faces draw theirs: a composite of one part, the glyph itself, moved to the middle.

use std::{borrow::Cow, collections::BTreeMap};

use skrifa::{
    FontRef, GlyphId,
    raw::{TableProvider, types::Tag},
};

use crate::chinese::character::Side;

/// A composite's part: its place is given in words, as an offset (OpenType, `glyf`).
const WORDS_AND_OFFSETS: u16 = 0b11;
/// Length of a `post` table that names no glyphs.
const NAMELESS_POST_LENGTH: usize = 32;
/// Where `head` has its `checksumAdjustment`, and what a file adds up to with the right one.
const ADJUSTMENT: usize = 8;
const CHECKSUM: u32 = 0xB1B0_AFBA;

/// The glyphs to be widened.
pub(super) type Widenings = BTreeMap<u16, Widening>;

/// How a glyph is widened, in font units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Widening {
    /// Its new advance.
    pub(super) advance: u16,
    /// How far it moves to the right.
    pub(super) indent: i16,
}

/// How far a glyph moves to the right when its advance grows, as the line sets it in its cell.
pub(super) fn indent(old: u16, new: u16, blank_side: Option<Side>) -> i16 {
    let blank = new.saturating_sub(old);
    let indent = match blank_side {
        Some(Side::Left) => blank,
        Some(Side::Right) => 0,
        None => blank / 2,
    };
    i16::try_from(indent).unwrap_or_default()
}

/// A face with more glyphs.
pub(super) struct Widened {
    /// The font file.
    pub(super) program: Vec<u8>,
    /// Where each glyph stands in it with its new advance. The old one stays where it was, because
    /// other glyphs may be made of it, as : of two full stops.
    pub(super) indices: BTreeMap<u16, u16>,
}

/// The face with these glyphs widened; `None` where it has no TrueType outlines.
pub(super) fn widen(program: &[u8], widenings: &Widenings) -> Option<Widened> {
    let font = FontRef::new(program).ok()?;
    let mut glyphs = read_glyphs(&font)?;
    let mut indices = BTreeMap::new();
    for (&index, &widening) in widenings {
        indices.insert(index, u16::try_from(glyphs.len()).ok()?);
        let glyph = glyphs.get(usize::from(index))?.widened(index, widening)?;
        glyphs.push(glyph);
    }
    let mut tables = BTreeMap::new();
    for record in font.table_directory().table_records() {
        let table = font.table_data(record.tag())?;
        tables.insert(record.tag(), table.as_bytes().to_vec());
    }
    write_glyphs(&glyphs, &mut tables)?;
    Some(Widened { program: file(&tables)?, indices })
}

/// One glyph of a face.
struct Glyph<'a> {
    /// Its description in `glyf`; empty for a blank.
    outline: Cow<'a, [u8]>,
    advance: u16,
    bearing: i16,
}

impl Glyph<'_> {
    /// This glyph, which is number `index`, in a wider advance.
    fn widened(&self, index: u16, widening: Widening) -> Option<Glyph<'static>> {
        let Widening { advance, indent } = widening;
        let bearing = self.bearing.checked_add(indent)?;
        let mut outline = Vec::new();
        if !self.outline.is_empty() {
            let [left, bottom, right, top] = self.bounds()?;
            let bounds = [left.checked_add(indent)?, bottom, right.checked_add(indent)?, top];
            outline.extend((-1_i16).to_be_bytes());
            outline.extend(bounds.map(i16::to_be_bytes).as_flattened());
            outline.extend(WORDS_AND_OFFSETS.to_be_bytes());
            outline.extend(index.to_be_bytes());
            outline.extend([indent, 0].map(i16::to_be_bytes).as_flattened());
        }
        Some(Glyph { outline: Cow::Owned(outline), advance, bearing })
    }

    /// The outline's bounds, which follow its number of contours.
    fn bounds(&self) -> Option<[i16; 4]> {
        let numbers = self.outline.get(2..10)?.as_chunks().0;
        <[[u8; 2]; 4]>::try_from(numbers).ok().map(|it| it.map(i16::from_be_bytes))
    }
}

fn read_glyphs<'a>(font: &FontRef<'a>) -> Option<Vec<Glyph<'a>>> {
    let outlines = font.table_data(Tag::new(b"glyf"))?.as_bytes();
    let places = font.loca(None).ok()?;
    let metrics = font.hmtx().ok()?;
    let read = |index: u16| {
        let start = places.get_raw(usize::from(index))?;
        let end = places.get_raw(usize::from(index) + 1)?;
        let outline = outlines.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)?;
        Some(Glyph {
            outline: Cow::Borrowed(outline),
            advance: metrics.advance(GlyphId::from(index))?,
            bearing: metrics.side_bearing(GlyphId::from(index))?,
        })
    };
    (0..font.maxp().ok()?.num_glyphs()).map(read).collect()
}

/// Puts the glyphs into the tables that describe them.
fn write_glyphs(glyphs: &[Glyph<'_>], tables: &mut BTreeMap<Tag, Vec<u8>>) -> Option<()> {
    let count = u16::try_from(glyphs.len()).ok()?;
    let (mut outlines, mut places, mut metrics) = (Vec::new(), vec![0; 4], Vec::new());
    for glyph in glyphs {
        outlines.extend_from_slice(&glyph.outline);
        outlines.resize(outlines.len().next_multiple_of(4), 0);
        places.extend(u32::try_from(outlines.len()).ok()?.to_be_bytes());
        metrics.extend(glyph.advance.to_be_bytes());
        metrics.extend(glyph.bearing.to_be_bytes());
    }
    tables.insert(Tag::new(b"glyf"), outlines);
    tables.insert(Tag::new(b"loca"), places);
    tables.insert(Tag::new(b"hmtx"), metrics);

    // Offsets in `loca` are four bytes long.
    set(tables.get_mut(&Tag::new(b"head"))?, 50, 1)?;
    // Every glyph has its own advance.
    set(tables.get_mut(&Tag::new(b"hhea"))?, 34, count)?;
    describe_composites(tables.get_mut(&Tag::new(b"maxp"))?, count)?;
    if let Some(names) = tables.get_mut(&Tag::new(b"post")) {
        names.truncate(NAMELESS_POST_LENGTH);
        set(names, 0, 3)?;
        set(names, 2, 0)?;
    }
    Some(())
}

/// What `maxp` says of composites: points and contours (at 6 and 8, of composites at 10 and 12),
/// parts (at 28) and depth (at 30).
fn describe_composites(maxp: &mut [u8], count: u16) -> Option<()> {
    set(maxp, 4, count)?;
    set(maxp, 10, get(maxp, 6)?.max(get(maxp, 10)?))?;
    set(maxp, 12, get(maxp, 8)?.max(get(maxp, 12)?))?;
    set(maxp, 28, get(maxp, 28)?.max(1))?;
    set(maxp, 30, get(maxp, 30)?.saturating_add(1))
}

fn get(table: &[u8], at: usize) -> Option<u16> {
    table.get(at..)?.first_chunk().copied().map(u16::from_be_bytes)
}

fn set(table: &mut [u8], at: usize, value: u16) -> Option<()> {
    *table.get_mut(at..)?.first_chunk_mut()? = value.to_be_bytes();
    Some(())
}

/// The tables as a font file (OpenType, “Organization of an OpenType Font”).
fn file(tables: &BTreeMap<Tag, Vec<u8>>) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let selector = count.checked_ilog2()?;
    let range = 16 << selector;
    let mut directory = vec![0, 1, 0, 0];
    for number in [u32::from(count), range, selector, u32::from(count) * 16 - range] {
        directory.extend(u16::try_from(number).ok()?.to_be_bytes());
    }
    let (mut body, mut head_at) = (Vec::new(), None);
    for (tag, table) in tables {
        let at = directory_length(tables) + body.len();
        let start = body.len();
        body.extend_from_slice(table);
        body.resize(body.len().next_multiple_of(4), 0);
        if *tag == Tag::new(b"head") {
            set(&mut body, start + ADJUSTMENT, 0)?;
            set(&mut body, start + ADJUSTMENT + 2, 0)?;
            head_at = Some(at);
        }
        let checksum = checksum(body.get(start..)?);
        directory.extend(tag.into_bytes());
        for number in [checksum, u32::try_from(at).ok()?, u32::try_from(table.len()).ok()?] {
            directory.extend(number.to_be_bytes());
        }
    }
    let mut file = [directory, body].concat();
    let adjustment = CHECKSUM.wrapping_sub(checksum(&file)).to_be_bytes();
    *file.get_mut(head_at? + ADJUSTMENT..)?.first_chunk_mut()? = adjustment;
    Some(file)
}

fn directory_length(tables: &BTreeMap<Tag, Vec<u8>>) -> usize {
    12 + 16 * tables.len()
}

/// The sum of a table's 32-bit words; its length is a multiple of four bytes.
fn checksum(table: &[u8]) -> u32 {
    table.as_chunks().0.iter().fold(0, |sum: u32, it| sum.wrapping_add(u32::from_be_bytes(*it)))
}
