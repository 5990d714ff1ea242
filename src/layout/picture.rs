//! 图片: a PNG in its own size or as large as the type area allows, its 图题 below it.

use super::{
    PageItem, PlacedPicture, Role, compositor::Compositor, measure::Measure,
    paragraph::centred_lines, strip::Strip,
};
use crate::{
    diagnostic::Diagnostic,
    document::{Block, Inline, Picture, plain_text},
    style::{TextStyle, gb9704::LINE_PITCH_PT},
};

/// Points in a pixel of a picture that does not say its resolution: 96 to the inch, as in Word.
const PT_PER_PIXEL: f64 = 0.75;
/// Points in a metre.
const PT_PER_METRE: f64 = 72.0 / 0.0254;

impl Compositor<'_> {
    /// Sets a picture with its 图题.
    pub(super) fn picture(&mut self, picture: &Picture, block: &Block) -> Vec<Strip> {
        let alternative = plain_text(&picture.caption);
        self.element(Role::Figure { alternative }, |it| it.framed_picture(picture, block))
    }

    fn framed_picture(&mut self, picture: &Picture, block: &Block) -> Vec<Strip> {
        let caption = self.caption(&picture.caption);
        let Some((width, height)) = self.natural_size(picture, block) else {
            return caption;
        };
        let room = room_above(&caption, self.measure);
        let scale = (self.measure.width / width).min(room / height).min(1.0);
        let (width, height) = (width * scale, height * scale);
        self.picture_sizes.insert(block.id.clone(), (width, height));
        let (path, element) = (picture.path.clone(), self.structure.current);
        framed((width, height), self.measure, caption, |origin| {
            PageItem::Picture(PlacedPicture { origin, size: (width, height), path, element })
        })
    }

    /// Sets 表题 or 图题.
    pub(super) fn caption(&mut self, caption: &[Inline]) -> Vec<Strip> {
        let letters = self.element(Role::Caption, |it| it.letters(caption, TextStyle::CAPTION));
        centred_lines(&letters, self.measure, TextStyle::CAPTION)
    }

    /// Width and height in pt; reports a picture that is missing or no PNG.
    fn natural_size(&mut self, picture: &Picture, block: &Block) -> Option<(f64, f64)> {
        let name = &picture.path;
        let fault = match self.pictures.get(name) {
            None => Diagnostic::error(format!("找不到图片“{name}”"))
                .cure("请把图片放进项目文件夹，并核对路径"),
            Some(bytes) => match png_size(bytes) {
                Some(size) => return Some(size),
                None => Diagnostic::error(format!("图片“{name}”不是完好的PNG图片"))
                    .cure("请用画图等软件另存为PNG格式"),
            },
        };
        self.found.push(fault.at(&block.origin));
        None
    }
}

/// The height in pt that a picture may have on one page with its 图题.
pub(super) fn room_above(caption: &[Strip], measure: Measure) -> f64 {
    let captioned: f64 = caption.iter().map(|it| it.height).sum();
    (measure.height - captioned - LINE_PITCH_PT).max(LINE_PITCH_PT)
}

/// What is `size` pt large in the middle of the line, its 图题 below it, in whole lines of the grid;
/// `item` gives it for the place of its top left corner.
pub(super) fn framed(
    (width, height): (f64, f64),
    measure: Measure,
    caption: Vec<Strip>,
    item: impl FnOnce((f64, f64)) -> PageItem,
) -> Vec<Strip> {
    let captioned: f64 = caption.iter().map(|it| it.height).sum();
    let lines = ((height + captioned) / LINE_PITCH_PT).ceil();
    let padding = (lines * LINE_PITCH_PT - height - captioned) / 2.0;
    let mut strip = Strip { on_grid: true, ..Strip::of_height(padding + height) };
    strip.items.push(item(((measure.width - width) / 2.0, padding)));
    strip.keep_with_next = !caption.is_empty();
    let below = caption.into_iter().map(|line| Strip { on_grid: false, ..line });
    std::iter::once(strip).chain(below).collect()
}

/// Width and height in pt from a PNG's IHDR and pHYs chunks.
fn png_size(bytes: &[u8]) -> Option<(f64, f64)> {
    let mut rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let mut pixels = None;
    let mut scale = (PT_PER_PIXEL, PT_PER_PIXEL);
    while let Some((kind, data, after)) = chunk(rest) {
        match kind {
            b"IHDR" => pixels = Some((number(data, 0)?, number(data, 4)?)),
            b"pHYs" if data.get(8) == Some(&1) => {
                let (across, down) = (number(data, 0)?, number(data, 4)?);
                if across > 0.0 && down > 0.0 {
                    scale = (PT_PER_METRE / across, PT_PER_METRE / down);
                }
            }
            b"IDAT" => break,
            _ => {}
        }
        rest = after;
    }
    let (width, height) = pixels.filter(|(width, height)| *width > 0.0 && *height > 0.0)?;
    Some((width * scale.0, height * scale.1))
}

/// Kind and data of the first chunk, and what follows it.
fn chunk(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let length = usize::try_from(u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?)).ok()?;
    let end = length.checked_add(8)?;
    let after = end.checked_add(4)?;
    Some((bytes.get(4..8)?, bytes.get(8..end)?, bytes.get(after..)?))
}

fn number(bytes: &[u8], at: usize) -> Option<f64> {
    let bytes = bytes.get(at..at + 4)?.try_into().ok()?;
    Some(f64::from(u32::from_be_bytes(bytes)))
}
