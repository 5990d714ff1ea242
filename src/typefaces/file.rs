//! What a font file says of its faces, read from its directories and three small tables: a machine
//! has hundreds of files of many megabytes, and nothing else of most of them is ever needed.

use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
    path::Path,
};

use skrifa::{
    Tag,
    raw::{
        FontData, FontRead,
        tables::{cmap::Cmap, name::Name},
    },
};

use super::name::FaceName;

/// Beginnings of a face: TrueType, the same by Apple, outlines of `CFF`.
const BEGINNINGS: [[u8; 4]; 3] = [[0, 1, 0, 0], *b"true", *b"OTTO"];
const COLLECTION: [u8; 4] = *b"ttcf";
/// More faces than any collection holds, more tables than any face.
const MOST_FACES: usize = 256;
const MOST_TABLES: usize = 256;
/// A larger table of names or characters is a broken one.
const LARGEST_TABLE: usize = 1 << 23;
/// What of `OS/2` is read: up to `fsSelection`.
const OS2_LENGTH: usize = 64;
/// Tables without which no text can be set.
const NEEDED: [Tag; 6] = [
    Tag::new(b"cmap"),
    Tag::new(b"head"),
    Tag::new(b"hhea"),
    Tag::new(b"hmtx"),
    Tag::new(b"maxp"),
    Tag::new(b"name"),
];

/// What a face says of itself.
#[derive(Debug)]
pub(super) struct FaceHeader {
    /// Its number in the file.
    pub(super) index: u32,
    /// All its names.
    pub(super) names: Vec<FaceName>,
    /// `usWeightClass`: 400 is regular.
    pub(super) weight: u16,
    /// Whether it slants.
    pub(super) is_italic: bool,
    /// `fsType`: how it may be embedded.
    pub(super) fs_type: u16,
}

/// The faces of a file that text can be set in; `None` when it is no sound font file.
pub(super) fn headers(path: &Path) -> Option<Vec<FaceHeader>> {
    let mut file = FontFile::open(path)?;
    let starts = file.starts()?;
    let tables: Option<Vec<Tables>> = starts.into_iter().map(|it| file.tables(it)).collect();
    let numbered = (0_u32..).zip(tables?).filter(|(_, tables)| tables.set_text());
    numbered.map(|(index, tables)| file.header(index, &tables)).collect()
}

/// Which of `characters` the face has.
pub(super) fn characters_of(
    path: &Path,
    index: u32,
    characters: impl IntoIterator<Item = char>,
) -> Option<Vec<char>> {
    let mut file = FontFile::open(path)?;
    let start = file.starts()?.get(usize::try_from(index).ok()?).copied()?;
    let tables = file.tables(start)?;
    let table = file.table(&tables, Tag::new(b"cmap"), LARGEST_TABLE)?;
    let cmap = Cmap::read(FontData::new(&table)).ok()?;
    let has = |it: &char| cmap.map_codepoint(*it).is_some_and(|glyph| glyph.to_u32() != 0);
    Some(characters.into_iter().filter(has).collect())
}

struct FontFile {
    file: File,
    length: u64,
}

/// Where the tables of a face stand: tag, offset, length.
struct Tables(Vec<(Tag, u64, u64)>);

impl Tables {
    fn find(&self, tag: Tag) -> Option<(u64, u64)> {
        self.0.iter().find(|it| it.0 == tag).map(|&(_, offset, length)| (offset, length))
    }

    /// Whether all is there that a line of text takes.
    fn set_text(&self) -> bool {
        let has = |tag: &Tag| self.find(*tag).is_some();
        NEEDED.iter().all(has) && [Tag::new(b"glyf"), Tag::new(b"CFF ")].iter().any(has)
    }
}

impl FontFile {
    fn open(path: &Path) -> Option<Self> {
        let file = File::open(path).ok()?;
        let length = file.metadata().ok()?.len();
        Some(Self { file, length })
    }

    fn bytes(&mut self, offset: u64, length: usize) -> Option<Vec<u8>> {
        if offset.checked_add(u64::try_from(length).ok()?)? > self.length {
            return None;
        }
        self.file.seek(SeekFrom::Start(offset)).ok()?;
        let mut bytes = vec![0; length];
        self.file.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }

    /// Where each face's directory stands.
    fn starts(&mut self) -> Option<Vec<u64>> {
        let header = self.bytes(0, 12)?;
        if header.get(..4)? != COLLECTION {
            return Some(vec![0]);
        }
        let count = usize::try_from(number(&header, 8)?).ok().filter(|it| *it <= MOST_FACES)?;
        let starts = self.bytes(12, count * 4)?;
        (0..count).map(|at| number(&starts, at * 4).map(u64::from)).collect()
    }

    /// The directory that stands at `start`; every table must lie within the file.
    fn tables(&mut self, start: u64) -> Option<Tables> {
        let header = self.bytes(start, 12)?;
        BEGINNINGS.iter().find(|it| header.starts_with(&it[..]))?;
        let count = usize::from(short(&header, 4)?);
        let records = self.bytes(start + 12, (count <= MOST_TABLES).then_some(count * 16)?)?;
        let table = |record: &[u8]| {
            let tag = Tag::new(record.first_chunk()?);
            let (offset, length) = (number(record, 8)?.into(), number(record, 12)?.into());
            (offset + length <= self.length).then_some((tag, offset, length))
        };
        records.chunks_exact(16).map(table).collect::<Option<_>>().map(Tables)
    }

    fn table(&mut self, tables: &Tables, tag: Tag, most: usize) -> Option<Vec<u8>> {
        let (offset, length) = tables.find(tag)?;
        self.bytes(offset, usize::try_from(length).ok()?.min(most))
    }

    fn header(&mut self, index: u32, tables: &Tables) -> Option<FaceHeader> {
        let names = self.table(tables, Tag::new(b"name"), LARGEST_TABLE)?;
        let names = Name::read(FontData::new(&names)).ok()?;
        let storage = names.string_data();
        let records = names.name_record().iter();
        // An old face may be without the table: nothing is said against using it.
        let os2 = self.table(tables, Tag::new(b"OS/2"), OS2_LENGTH).unwrap_or_default();
        Some(FaceHeader {
            index,
            names: records.filter_map(|it| FaceName::read(it, storage.as_bytes())).collect(),
            weight: short(&os2, 4).unwrap_or(400),
            is_italic: short(&os2, 62).is_some_and(|it| it & 1 != 0),
            fs_type: short(&os2, 8).unwrap_or_default(),
        })
    }
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().copied().map(u16::from_be_bytes)
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().copied().map(u32::from_be_bytes)
}
