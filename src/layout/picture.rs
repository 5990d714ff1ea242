//! 图片: a PNG or JPEG in its own size, or in the one that the document gives it, as far as the type
//! area allows, its 图题 below it.

use super::{
    PageItem, PlacedPicture, Role, compositor::Compositor, measure::Measure, strip::Strip,
};
use crate::{
    diagnostic::Diagnostic,
    document::{Block, BlockId, Inline, Picture, plain_text},
    picture::{Fault, Header},
    style::{
        TextStyle,
        gb9704::{LINE_PITCH_PT, PICTURE_AIR_PT, PT_PER_MM},
    },
};

impl Compositor<'_> {
    /// Sets a picture with its 图题.
    pub(super) fn picture(&mut self, picture: &Picture, block: &Block) -> Vec<Strip> {
        let alternative = plain_text(&picture.caption);
        self.element(Role::Figure { alternative }, |it| it.framed_picture(picture, block))
    }

    fn framed_picture(&mut self, picture: &Picture, block: &Block) -> Vec<Strip> {
        let caption = self.caption(&picture.caption, &block.id);
        let Some((width, height)) = self.header(picture, block).map(|it| it.size()) else {
            return caption;
        };
        let room = room_above(&caption, self.measure);
        let wanted = picture.width.map_or(1.0, |it| f64::from(it) * PT_PER_MM / width);
        let scale = (self.measure.width / width).min(room / height).min(wanted);
        let (width, height) = (width * scale, height * scale);
        self.picture_sizes.insert(block.id.clone(), (width, height));
        let (path, element) = (picture.path.clone(), self.structure.current);
        framed((width, height), self.measure, caption, |origin| {
            PageItem::Picture(PlacedPicture { origin, size: (width, height), path, element })
        })
    }

    /// Sets the 图题 of the block `id`, as even as its lines can be where it takes several.
    pub(super) fn caption(&mut self, caption: &[Inline], id: &BlockId) -> Vec<Strip> {
        let letters = self.element(Role::Caption, |it| it.letters(caption, TextStyle::CAPTION));
        self.even_lines(&letters, TextStyle::CAPTION, id)
    }

    /// What the picture's file says; reports one that is missing or that no document can hold.
    pub(super) fn header(&mut self, picture: &Picture, block: &Block) -> Option<Header> {
        let name = &picture.path;
        let fault = match self.pictures.get(name).map(|bytes| Header::read(bytes)) {
            Some(Ok(header)) => return Some(header),
            Some(Err(fault)) => unusable(name, fault),
            None => Diagnostic::error(format!("找不到图片“{name}”"))
                .cure("请把图片放进项目文件夹，并核对路径"),
        };
        self.found.push(fault.at(&block.origin));
        None
    }
}

/// Why a picture cannot be used, and what to do about it.
fn unusable(name: &str, fault: Fault) -> Diagnostic {
    let (cause, cure) = match fault {
        Fault::Unknown => ("不是PNG或JPEG图片", "请用画图等软件另存为PNG或JPEG格式"),
        Fault::Broken => ("不完整或已损坏", "请重新复制或下载；打得开的，用画图等软件另存一次"),
        Fault::FourInks => {
            ("是印刷用的CMYK图片，各种软件显示的颜色不一", "请用图片软件转成RGB，另存为JPEG")
        }
        Fault::Unusual => ("是不常用的JPEG", "请用画图等软件另存一次"),
        Fault::TooLarge => {
            ("太大，超过了打印用得上的像素", "请用画图等软件缩小，每边7000像素以内就够整页打印")
        }
    };
    Diagnostic::error(format!("图片“{name}”{cause}")).cure(cure)
}

/// The height in pt that a picture may have on one page with its 图题.
pub(super) fn room_above(caption: &[Strip], measure: Measure) -> f64 {
    let captioned: f64 = caption.iter().map(|it| it.height).sum();
    (measure.height - captioned - LINE_PITCH_PT - PICTURE_AIR_PT).max(LINE_PITCH_PT)
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
