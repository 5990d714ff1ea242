//! A compound file ([MS-CFB]): sectors in chains, and a directory that names where chains begin. No
//! chain is followed further than the file has sectors, so that one in a circle ends.

use super::bytes::{size, u8_at, u16_at, u32_at};
use crate::ledger::sheet::refusal::Refusal;

const BROKEN: Refusal = Refusal::Broken("文件的结构");

/// Numbers of sectors from here on mean something else than a sector.
const RESERVED: u32 = 0xFFFF_FFFA;

/// Where the header lists the first sectors of the table of chains, and how many it lists.
const LISTED: (usize, usize) = (76, 109);

/// Bytes of one entry of the directory.
const ENTRY: usize = 128;

/// Bytes of a sector of short streams.
const SHORT: usize = 64;

/// The names of the workbook's stream: that of Excel 97 on, and that of Excel 5 and 95.
const NAMES: [&str; 2] = ["Workbook", "Book"];

struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// The sector after each.
    next: Vec<u32>,
}

/// The stream of the workbook.
pub(super) fn stream(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    read(bytes).ok_or(BROKEN)?
}

fn read(bytes: &[u8]) -> Option<Result<Vec<u8>, Refusal>> {
    let shift = u16_at(bytes, 30).filter(|it| matches!(it, 9 | 12))?;
    let mut compound =
        Compound { bytes, sector: 1_usize.checked_shl(shift.into())?, next: Vec::new() };
    compound.next = compound.table()?;
    let directory = compound.chain(u32_at(bytes, 48)?)?;
    let entries: Vec<Entry> = directory.chunks_exact(ENTRY).filter_map(Entry::of).collect();
    let find = |name: &str| entries.iter().find(|it| it.kind == 2 && it.name == name);
    let Some(entry) = NAMES.iter().find_map(|it| find(it)) else {
        return Some(Err(if find("WordDocument").is_some() {
            Refusal::Foreign("Word文档")
        } else {
            Refusal::Unread("另一种格式的文件")
        }));
    };
    let is_short = entry.length < size(u32_at(bytes, 56)?);
    let mut stream = if is_short {
        let root = entries.iter().find(|it| it.kind == 5)?;
        compound.short_chain(root, entry)?
    } else {
        compound.chain(entry.start)?
    };
    stream.truncate(entry.length);
    Some(Ok(stream))
}

/// A stream or storage as the directory lists it.
struct Entry {
    name: String,
    kind: u8,
    start: u32,
    length: usize,
}

impl Entry {
    fn of(bytes: &[u8]) -> Option<Self> {
        let length = usize::from(u16_at(bytes, 64)?).saturating_sub(2).min(62);
        let (units, _) = bytes.get(..length)?.as_chunks::<2>();
        let units: Vec<u16> = units.iter().map(|it| u16::from_le_bytes(*it)).collect();
        Some(Self {
            name: String::from_utf16_lossy(&units),
            kind: u8_at(bytes, 66)?,
            start: u32_at(bytes, 116)?,
            length: size(u32_at(bytes, 120)?),
        })
    }
}

impl<'a> Compound<'a> {
    /// The most sectors that the file can have.
    fn count(&self) -> usize {
        self.bytes.len() / self.sector
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = size(number).checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(start..).filter(|it| !it.is_empty())?;
        // The last sector may be cut short.
        Some(rest.get(..self.sector).unwrap_or(rest))
    }

    /// The table of chains: the sectors that hold it are listed in the header, and from there on
    /// in sectors of their own.
    fn table(&self) -> Option<Vec<u32>> {
        let mut listed: Vec<u32> = (0..LISTED.1)
            .filter_map(|it| u32_at(self.bytes, it.checked_mul(4)?.checked_add(LISTED.0)?))
            .collect();
        let mut further = u32_at(self.bytes, 68)?;
        for _ in 0..self.count() {
            if further >= RESERVED {
                break;
            }
            let mut numbers = numbers(self.sector(further)?);
            further = numbers.pop()?;
            listed.extend(numbers);
        }
        let listed = listed.into_iter().filter(|it| *it < RESERVED).take(self.count());
        let mut table = Vec::new();
        for number in listed {
            table.extend(numbers(self.sector(number)?));
        }
        Some(table)
    }

    /// The bytes of a chain.
    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut number = start;
        for _ in 0..=self.count() {
            if number >= RESERVED {
                return Some(bytes);
            }
            bytes.extend_from_slice(self.sector(number)?);
            number = *self.next.get(size(number))?;
        }
        None
    }

    /// The bytes of a stream that lies in the short sectors, which themselves are a stream.
    fn short_chain(&self, root: &Entry, entry: &Entry) -> Option<Vec<u8>> {
        let sectors = self.chain(root.start)?;
        let next = numbers(&self.chain(u32_at(self.bytes, 60)?)?);
        let mut bytes = Vec::new();
        let mut number = entry.start;
        for _ in 0..=next.len() {
            if number >= RESERVED {
                return Some(bytes);
            }
            let start = size(number).checked_mul(SHORT)?;
            bytes.extend_from_slice(sectors.get(start..start.checked_add(SHORT)?)?);
            number = *next.get(size(number))?;
        }
        None
    }
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.as_chunks::<4>().0.iter().map(|it| u32::from_le_bytes(*it)).collect()
}
