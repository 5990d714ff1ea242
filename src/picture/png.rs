//! PNG (ISO/IEC 15948): its chunks, each with its checksum.

use flate2::Crc;

use super::{Fault, Format, Header, Orientation, density_or_usual};

/// The first bytes of every PNG.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Inches in a metre.
const INCHES_PER_METRE: f64 = 1.0 / 0.0254;
/// The value of `pHYs` that says dots to the metre.
const PER_METRE: u8 = 1;

pub(super) fn header(bytes: &[u8]) -> Result<Header, Fault> {
    let mut rest = bytes.strip_prefix(SIGNATURE).ok_or(Fault::Broken)?;
    let mut pixels = None;
    let mut density = (0.0, 0.0);
    let mut has_pixels = false;
    loop {
        let Chunk { kind, data, after } = chunk(rest).ok_or(Fault::Broken)?;
        match kind {
            b"IHDR" => pixels = number(data, 0).zip(number(data, 4)),
            b"pHYs" if data.get(8) == Some(&PER_METRE) => {
                let dots = |at| number(data, at).map_or(0.0, |it| f64::from(it) / INCHES_PER_METRE);
                density = (dots(0), dots(4));
            }
            b"IDAT" => has_pixels = true,
            b"IEND" => break,
            _ => {}
        }
        rest = after;
    }
    let pixels = pixels.filter(|_| has_pixels).ok_or(Fault::Broken)?;
    let density = density_or_usual(density);
    Ok(Header { format: Format::Png, pixels, density, orientation: Orientation::default() })
}

/// The chunks by which a picture looks as it does.
const SEEN: [&[u8]; 14] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"cICP", b"bKGD", b"hIST", b"pHYs",
];

/// The same picture without what a program or a person wrote into it, and without what stands after
/// it; `None` where it is damaged.
pub(super) fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    let mut bare = SIGNATURE.to_vec();
    loop {
        let chunk = chunk(rest)?;
        if SEEN.contains(&chunk.kind) {
            bare.extend_from_slice(rest.get(..rest.len().saturating_sub(chunk.after.len()))?);
        }
        if chunk.kind == b"IEND" {
            return Some(bare);
        }
        rest = chunk.after;
    }
}

struct Chunk<'a> {
    kind: &'a [u8],
    data: &'a [u8],
    after: &'a [u8],
}

/// The first chunk, where it is whole and its checksum right.
fn chunk(bytes: &[u8]) -> Option<Chunk<'_>> {
    let length = usize::try_from(number(bytes, 0)?).ok()?;
    let end = length.checked_add(8)?;
    let mut checksum = Crc::new();
    checksum.update(bytes.get(4..end)?);
    (number(bytes, end)? == checksum.sum()).then_some(())?;
    Some(Chunk { kind: bytes.get(4..8)?, data: bytes.get(8..end)?, after: bytes.get(end + 4..)? })
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}
