//! JPEG (ISO/IEC 10918-1, JFIF, Exif): its marker segments, to the end of the picture.

use super::{Fault, Format, Header, density_or_usual, exif};

/// The first bytes of every JPEG.
pub(super) const SIGNATURE: &[u8] = b"\xFF\xD8\xFF";
/// Centimetres in an inch.
const CENTIMETRES_PER_INCH: f64 = 2.54;
/// Bits of a sample: those of all that cameras and scanners write.
const PRECISION: u8 = 8;

/// Markers (B.1.1.3).
mod marker {
    pub(super) const BASELINE: u8 = 0xC0;
    pub(super) const EXTENDED: u8 = 0xC1;
    pub(super) const PROGRESSIVE: u8 = 0xC2;
    pub(super) const HUFFMAN_TABLE: u8 = 0xC4;
    pub(super) const ARITHMETIC_TABLE: u8 = 0xCC;
    pub(super) const END: u8 = 0xD9;
    pub(super) const SCAN: u8 = 0xDA;
    pub(super) const JFIF: u8 = 0xE0;
    pub(super) const EXIF: u8 = 0xE1;
    /// Colour profiles, and other things.
    pub(super) const APPLICATION_2: u8 = 0xE2;
    /// How colours are stored.
    pub(super) const ADOBE: u8 = 0xEE;
    pub(super) const LAST_APPLICATION: u8 = 0xEF;
    pub(super) const COMMENT: u8 = 0xFE;
}

/// The same picture without what a camera or a person wrote into it, and without what stands after
/// it; `None` where it is damaged.
pub(super) fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let (start, mut rest) = bytes.split_at_checked(2)?;
    let mut bare = start.to_vec();
    loop {
        let segment = segment(rest)?;
        let raw = rest.get(..rest.len().saturating_sub(segment.after.len()))?;
        let is_wanted = match segment.marker {
            marker::JFIF | marker::ADOBE => true,
            marker::APPLICATION_2 => segment.data.starts_with(b"ICC_PROFILE\0"),
            marker::EXIF..=marker::LAST_APPLICATION | marker::COMMENT => false,
            _ => true,
        };
        if is_wanted {
            bare.extend_from_slice(raw);
        }
        rest = segment.after;
        match segment.marker {
            marker::END => return Some(bare),
            marker::SCAN => {
                let after = after_scan(rest)?;
                bare.extend_from_slice(rest.get(..rest.len().saturating_sub(after.len()))?);
                rest = after;
            }
            _ => {}
        }
    }
}

pub(super) fn header(bytes: &[u8]) -> Result<Header, Fault> {
    let mut rest = bytes.get(2..).ok_or(Fault::Broken)?;
    let mut frame = None;
    let mut has_scan = false;
    let mut jfif = None;
    let mut camera = exif::Exif::default();
    loop {
        let segment = segment(rest).ok_or(Fault::Broken)?;
        rest = segment.after;
        match segment.marker {
            marker::BASELINE | marker::EXTENDED | marker::PROGRESSIVE => {
                frame = Some(read_frame(segment.data)?);
            }
            marker::HUFFMAN_TABLE | marker::ARITHMETIC_TABLE => {}
            0xC0..=0xCF => return Err(Fault::Unusual),
            marker::JFIF => jfif = segment.data.strip_prefix(b"JFIF\0").and_then(jfif_density),
            marker::EXIF => {
                if let Some(block) = segment.data.strip_prefix(b"Exif\0\0") {
                    camera = exif::read(block);
                }
            }
            marker::SCAN => {
                rest = after_scan(rest).ok_or(Fault::Broken)?;
                has_scan = true;
            }
            marker::END => break,
            _ => {}
        }
    }
    let (format, pixels) = frame.filter(|_| has_scan).ok_or(Fault::Broken)?;
    let density = density_or_usual(jfif.or(camera.density).unwrap_or_default());
    Ok(Header { format, pixels, density, orientation: camera.orientation })
}

struct Segment<'a> {
    marker: u8,
    /// Without its length.
    data: &'a [u8],
    after: &'a [u8],
}

/// The first segment; a marker may have any number of bytes 0xFF before it.
fn segment(bytes: &[u8]) -> Option<Segment<'_>> {
    let fill = bytes.iter().take_while(|it| **it == 0xFF).count();
    let (marker, rest) = bytes.get(fill..)?.split_first().filter(|_| fill > 0)?;
    if matches!(*marker, 0x01 | 0xD0..=marker::END) {
        return Some(Segment { marker: *marker, data: &[], after: rest });
    }
    let length = usize::from(number(rest, 0)?);
    Some(Segment { marker: *marker, data: rest.get(2..length)?, after: rest.get(length..)? })
}

/// Format and size (B.2.2).
fn read_frame(data: &[u8]) -> Result<(Format, (u32, u32)), Fault> {
    let (height, width) = number(data, 1).zip(number(data, 3)).ok_or(Fault::Broken)?;
    if data.first() != Some(&PRECISION) {
        return Err(Fault::Unusual);
    }
    let format = match data.get(5) {
        Some(1) => Format::GreyJpeg,
        Some(3) => Format::ColourJpeg,
        Some(4) => return Err(Fault::FourInks),
        _ => return Err(Fault::Unusual),
    };
    Ok((format, (width.into(), height.into())))
}

/// What follows the coded samples: they end at the first marker that is none of theirs.
fn after_scan(bytes: &[u8]) -> Option<&[u8]> {
    let is_end = |pair: &[u8]| match pair {
        [0xFF, second] => !matches!(second, 0x00 | 0xD0..=0xD7 | 0xFF),
        _ => false,
    };
    bytes.get(bytes.windows(2).position(is_end)?..)
}

fn jfif_density(data: &[u8]) -> Option<(f64, f64)> {
    let dots = (f64::from(number(data, 3)?), f64::from(number(data, 5)?));
    match data.get(2)? {
        1 => Some(dots),
        2 => Some((dots.0 * CENTIMETRES_PER_INCH, dots.1 * CENTIMETRES_PER_INCH)),
        _ => None,
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}
