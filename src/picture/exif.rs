//! What a camera writes of a picture: how it was held, and dots to the inch (Exif 2.3, TIFF 6.0).

use super::Orientation;

const ORIENTATION: u16 = 0x0112;
const X_RESOLUTION: u16 = 0x011A;
const Y_RESOLUTION: u16 = 0x011B;
const RESOLUTION_UNIT: u16 = 0x0128;
/// A TIFF directory's entry: tag, type, count, value.
const ENTRY_LENGTH: usize = 12;
/// Centimetres in an inch, and how TIFF says that a resolution counts by the centimetre.
const CENTIMETRES: (f64, u16) = (2.54, 3);

/// What is of use.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Exif {
    pub(super) orientation: Orientation,
    /// Dots to the inch across and down.
    pub(super) density: Option<(f64, f64)>,
}

/// Reads the block that follows the `Exif` mark; what it does not say or says wrongly is left out.
pub(super) fn read(block: &[u8]) -> Exif {
    directory(block).unwrap_or_default()
}

fn directory(block: &[u8]) -> Option<Exif> {
    let tiff = Tiff { block, is_little: block.starts_with(b"II") };
    let start = usize::try_from(tiff.long(4)?).ok()?;
    let count = usize::from(tiff.short(start)?);
    let mut exif = Exif::default();
    let (mut across, mut down, mut unit) = (None, None, 2);
    for at in (0..count).map(|it| start + 2 + it * ENTRY_LENGTH) {
        let Some(tag) = tiff.short(at) else { break };
        match tag {
            ORIENTATION => exif.orientation = Orientation::of_exif(tiff.short(at + 8)?),
            X_RESOLUTION => across = tiff.ratio(at + 8),
            Y_RESOLUTION => down = tiff.ratio(at + 8),
            RESOLUTION_UNIT => unit = tiff.short(at + 8)?,
            _ => {}
        }
    }
    let scale = if unit == CENTIMETRES.1 { CENTIMETRES.0 } else { 1.0 };
    exif.density = across.zip(down).map(|(across, down)| (across * scale, down * scale));
    Some(exif)
}

struct Tiff<'a> {
    block: &'a [u8],
    is_little: bool,
}

impl Tiff<'_> {
    fn short(&self, at: usize) -> Option<u16> {
        let bytes = *self.block.get(at..)?.first_chunk()?;
        Some(if self.is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    fn long(&self, at: usize) -> Option<u32> {
        let bytes = *self.block.get(at..)?.first_chunk()?;
        Some(if self.is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    /// The ratio that the pointer at `at` leads to.
    fn ratio(&self, at: usize) -> Option<f64> {
        let at = usize::try_from(self.long(at)?).ok()?;
        Some(f64::from(self.long(at)?) / f64::from(self.long(at.checked_add(4)?)?))
    }
}
