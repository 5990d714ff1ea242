//! Pictures as PDF takes them: rows of plain 8-bit colours, transparency apart.

use std::{collections::BTreeMap, io::Cursor};

use png::{ColorType, Decoder, Transformations};
use printpdf::{RawImage, RawImageData, RawImageFormat, XObject, XObjectId};

use super::{ExportError, refused};
use crate::{export::Manuscript, layout::PageItem};

/// No picture in a document for print needs more: 10,000 dots across A4 with its margins, in colour.
const MAX_BYTES: usize = 512 << 20;

/// Every picture on the pages, by its path.
pub(super) struct EmbeddedPictures(BTreeMap<String, (XObjectId, RawImage)>);

impl EmbeddedPictures {
    /// Decodes every picture that stands on a page.
    pub(super) fn of(manuscript: &Manuscript<'_>) -> Result<Self, ExportError> {
        let mut pictures = BTreeMap::new();
        for item in manuscript.laid.pages.pages.iter().flat_map(|page| &page.items) {
            let PageItem::Picture(placed) = item else { continue };
            if pictures.contains_key(&placed.path) {
                continue;
            }
            let broken = |reason: &str| refused(format!("图片“{}”{reason}", placed.path));
            let bytes = manuscript.pictures.get(&placed.path).ok_or_else(|| broken("没有读入"))?;
            let image = decode(bytes).ok_or_else(|| broken("不是完好的PNG"))?;
            let id = XObjectId(format!("P{}", pictures.len()));
            pictures.insert(placed.path.clone(), (id, image));
        }
        Ok(Self(pictures))
    }

    /// What content streams call the picture.
    pub(super) fn id(&self, path: &str) -> Option<&XObjectId> {
        self.0.get(path).map(|(id, _)| id)
    }

    /// The pictures as printpdf takes them.
    pub(super) fn into_resources(self) -> BTreeMap<XObjectId, XObject> {
        self.0.into_values().map(|(id, image)| (id, XObject::Image(image))).collect()
    }
}

fn decode(bytes: &[u8]) -> Option<RawImage> {
    let mut decoder = Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let size = reader.output_buffer_size().filter(|&size| size <= MAX_BYTES)?;
    let mut pixels = vec![0; size];
    let info = reader.next_frame(&mut pixels).ok()?;
    pixels.truncate(info.buffer_size());
    let opaque = |channels| pixels.chunks_exact(channels).all(|it| it.last() == Some(&u8::MAX));
    let (data_format, pixels) = match info.color_type {
        ColorType::Grayscale => (RawImageFormat::R8, pixels),
        ColorType::GrayscaleAlpha if opaque(2) => (RawImageFormat::R8, without_last(&pixels, 2)),
        ColorType::GrayscaleAlpha => (RawImageFormat::RG8, pixels),
        ColorType::Rgb => (RawImageFormat::RGB8, pixels),
        ColorType::Rgba if opaque(4) => (RawImageFormat::RGB8, without_last(&pixels, 4)),
        ColorType::Rgba => (RawImageFormat::RGBA8, pixels),
        ColorType::Indexed => return None,
    };
    Some(RawImage {
        pixels: RawImageData::U8(pixels),
        width: usize::try_from(info.width).ok()?,
        height: usize::try_from(info.height).ok()?,
        data_format,
        tag: Vec::new(),
    })
}

/// The pixels without their last channel: most pictures carry transparency and use none.
fn without_last(pixels: &[u8], channels: usize) -> Vec<u8> {
    pixels
        .chunks_exact(channels)
        .filter_map(<[u8]>::split_last)
        .flat_map(|(_, rest)| rest)
        .copied()
        .collect()
}
