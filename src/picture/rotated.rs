//! Turns a JPEG whose camera was held sideways, for programs that do not turn it themselves.

use std::io::Cursor;

use jpeg_encoder::{ColorType, Encoder};
use zune_jpeg::{
    JpegDecoder,
    zune_core::{colorspace::ColorSpace, options::DecoderOptions},
};

use super::{Format, Header};

/// The most pixels of a side that are kept: the long side of A4 at 300 dots to the inch.
const MAX_SIDE: usize = 3508;
/// Quality of the new JPEG, of 100: no difference is seen in print.
const QUALITY: u8 = 92;

/// The JPEG as it is to be seen, no larger than paper shows; `None` where its samples are damaged.
pub fn upright(bytes: &[u8], header: &Header) -> Option<Vec<u8>> {
    let (colours, kind) = match header.format {
        Format::GreyJpeg => (ColorSpace::Luma, ColorType::Luma),
        Format::ColourJpeg => (ColorSpace::RGB, ColorType::Rgb),
        Format::Png => return None,
    };
    let longest = usize::from(u16::MAX);
    let options = DecoderOptions::default().set_max_width(longest).set_max_height(longest);
    let options = options.jpeg_set_out_colorspace(colours);
    let pixels = JpegDecoder::new_with_options(Cursor::new(bytes), options).decode().ok()?;
    let stored = Stored {
        pixels: &pixels,
        size: (usize::try_from(header.pixels.0).ok()?, usize::try_from(header.pixels.1).ok()?),
        channels: colours.num_components(),
    };
    let (turned, (width, height)) = stored.turned(header)?;
    let mut written = Vec::new();
    let size = (u16::try_from(width).ok()?, u16::try_from(height).ok()?);
    Encoder::new(&mut written, QUALITY).encode(&turned, size.0, size.1, kind).ok()?;
    Some(written)
}

/// Pixels as a file has them.
struct Stored<'a> {
    pixels: &'a [u8],
    size: (usize, usize),
    channels: usize,
}

impl Stored<'_> {
    /// The pixels upright, each the mean of as many as makes the sides short enough.
    fn turned(&self, header: &Header) -> Option<(Vec<u8>, (usize, usize))> {
        let (width, height) = self.size;
        let step = width.max(height).div_ceil(MAX_SIDE);
        let (columns, rows) = (width / step, height / step);
        let orientation = header.orientation;
        let (across, down) =
            if orientation.is_sideways() { (rows, columns) } else { (columns, rows) };
        let mut turned = Vec::with_capacity(across * down * self.channels);
        for y in 0..down {
            for x in 0..across {
                let x = if orientation.mirrored { across - 1 - x } else { x };
                let (column, row) = match orientation.turns {
                    1 => (y, rows - 1 - x),
                    2 => (columns - 1 - x, rows - 1 - y),
                    3 => (columns - 1 - y, x),
                    _ => (x, y),
                };
                for channel in 0..self.channels {
                    turned.push(self.mean(column * step, row * step, step, channel)?);
                }
            }
        }
        Some((turned, (across, down)))
    }

    /// The mean of `step` by `step` samples.
    fn mean(&self, left: usize, top: usize, step: usize, channel: usize) -> Option<u8> {
        let mut sum = 0;
        for row in top..top + step {
            for column in left..left + step {
                let at = (row * self.size.0 + column) * self.channels + channel;
                sum += usize::from(*self.pixels.get(at)?);
            }
        }
        u8::try_from(sum / (step * step)).ok()
    }
}
