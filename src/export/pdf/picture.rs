//! Pictures as PDF takes them: of a PNG rows of plain 8-bit colours, transparency apart; a JPEG as it
//! is, turned where it is placed.

use std::{collections::BTreeMap, io::Cursor};

use png::{ColorType, Decoder, Transformations};
use printpdf::{
    DictItem, ExternalStream, ExternalXObject, RawImage, RawImageData, RawImageFormat, XObject,
    XObjectId,
};

use super::{ExportError, refused};
use crate::{
    export::Manuscript,
    layout::PageItem,
    picture::{Format, Header, Orientation},
};

/// No picture in a document for print needs more: 10,000 dots across A4 with its margins, in colour.
const MAX_BYTES: usize = 512 << 20;

/// Every picture on the pages, by its path.
pub(super) struct EmbeddedPictures(BTreeMap<String, EmbeddedPicture>);

/// One picture.
pub(super) struct EmbeddedPicture {
    /// What content streams call it.
    pub(super) id: XObjectId,
    /// How it is to be turned.
    pub(super) orientation: Orientation,
    object: XObject,
}

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
            let header = Header::read(bytes).map_err(|_| broken("读不懂"))?;
            let object = if header.is_jpeg() {
                XObject::External(jpeg(bytes, &header))
            } else {
                XObject::Image(decode(bytes).ok_or_else(|| broken("不是完好的PNG"))?)
            };
            let id = XObjectId(format!("P{}", pictures.len()));
            let orientation = header.orientation;
            pictures.insert(placed.path.clone(), EmbeddedPicture { id, orientation, object });
        }
        Ok(Self(pictures))
    }

    /// The picture at `path`.
    pub(super) fn get(&self, path: &str) -> Option<&EmbeddedPicture> {
        self.0.get(path)
    }

    /// The pictures as printpdf takes them.
    pub(super) fn into_resources(self) -> BTreeMap<XObjectId, XObject> {
        self.0.into_values().map(|it| (it.id, it.object)).collect()
    }
}

/// A JPEG, of which PDF knows the code (ISO 32000-1, 7.4.8).
fn jpeg(bytes: &[u8], header: &Header) -> ExternalXObject {
    let name = |name: &str| DictItem::Name(name.into());
    let colours = if header.format == Format::GreyJpeg { "DeviceGray" } else { "DeviceRGB" };
    let (width, height) = header.pixels;
    let dict = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(width.into())),
        ("Height", DictItem::Int(height.into())),
        ("ColorSpace", name(colours)),
        ("BitsPerComponent", DictItem::Int(8)),
        ("Filter", name("DCTDecode")),
    ];
    let dict = dict.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    let stream = ExternalStream { dict, content: bytes.to_vec(), compress: false };
    ExternalXObject { stream, width: None, height: None, dpi: None }
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
