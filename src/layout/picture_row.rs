//! Pictures beside each other: equally high, together as wide as the measure, each with its 图题 below it.
//! A row is one strip, so that each picture is read with its own 图题.

use super::{
    PageItem, PlacedPicture, Role,
    compositor::Compositor,
    line::in_pt,
    measure::Measure,
    picture::room_above,
    strip::{Strip, moved},
};
use crate::{
    diagnostic::Diagnostic,
    document::{Block, BlockContent, Picture, plain_text},
    style::gb9704::{LINE_PITCH_PT, PICTURE_GAP_PT, PICTURE_NARROWEST_MM, PT_PER_MM},
};

/// A picture of a row as it is set.
struct Framed {
    /// Width in pt.
    width: f64,
    picture: PageItem,
    caption: Vec<Strip>,
}

impl Compositor<'_> {
    /// Sets a row of pictures.
    pub(super) fn picture_row(&mut self, row: &[Block], at: &Block) -> Vec<Strip> {
        let pictures = row.iter().filter_map(|it| match &it.content {
            BlockContent::Picture(picture) => Some((it, picture)),
            _ => None,
        });
        let shapes: Vec<(&Block, &Picture, f64)> = pictures
            .filter_map(|(block, picture)| {
                let (width, height) = self.header(picture, block)?.size();
                Some((block, picture, width / height))
            })
            .collect();
        let gaps = in_pt(shapes.len().saturating_sub(1), PICTURE_GAP_PT);
        let together: f64 = shapes.iter().map(|it| it.2).sum();
        let room = room_above(&[Strip::blank_line(), Strip::blank_line()], self.measure);
        let height = ((self.measure.width - gaps) / together).min(room);
        let narrowest = PICTURE_NARROWEST_MM * PT_PER_MM;
        if shapes.iter().any(|it| it.2 * height < narrowest) {
            let cause = "一行里的图片太多，排出来太窄";
            let cure = "请分成几行，一行少写几张；太长的图片另起一行";
            self.found.push(Diagnostic::error(cause).at(&at.origin).cure(cure));
            return Vec::new();
        }
        let framed: Vec<Framed> = shapes
            .into_iter()
            .map(|(block, picture, shape)| self.beside(block, picture, (shape * height, height)))
            .collect();
        vec![beside_each_other(framed, height, self.measure)]
    }

    /// Sets a picture of a row, `size` pt large.
    fn beside(&mut self, block: &Block, picture: &Picture, size: (f64, f64)) -> Framed {
        self.picture_sizes.insert(block.id.clone(), size);
        let outer = self.measure;
        self.measure = Measure { width: size.0, ..outer };
        let alternative = plain_text(&picture.caption);
        let framed = self.in_block(&block.id, |it| {
            it.element(Role::Figure { alternative }, |it| {
                let (path, element) = (picture.path.clone(), it.structure.current);
                let placed = PlacedPicture { origin: (0.0, 0.0), size, path, element };
                let caption = it.caption(&picture.caption, &block.id);
                Framed { width: size.0, picture: PageItem::Picture(placed), caption }
            })
        });
        self.measure = outer;
        framed
    }
}

/// The row in the middle of the measure, in whole lines of the grid.
fn beside_each_other(row: Vec<Framed>, height: f64, measure: Measure) -> Strip {
    let captioned: f64 =
        row.iter().map(|it| it.caption.iter().map(|line| line.height).sum()).fold(0.0, f64::max);
    let lines = ((height + captioned) / LINE_PITCH_PT).ceil();
    let padding = (lines * LINE_PITCH_PT - height - captioned) / 2.0;
    let gaps = in_pt(row.len().saturating_sub(1), PICTURE_GAP_PT);
    let together: f64 = row.iter().map(|it| it.width).sum();
    let mut x = (measure.width - together - gaps) / 2.0;
    let mut strip = Strip { on_grid: true, ..Strip::of_height(lines * LINE_PITCH_PT) };
    for Framed { width, picture, caption } in row {
        strip.items.push(moved(picture, x, padding));
        let mut y = padding + height;
        for line in caption {
            strip.items.extend(line.items.into_iter().map(|it| moved(it, x, y)));
            strip.notes.extend(line.notes);
            y += line.height;
        }
        x += width + PICTURE_GAP_PT;
    }
    strip
}
