//! A drawing as a PNG in greys, from the very shapes and outlines that a PDF has as vectors.

use std::collections::BTreeMap;

use png::{BitDepth, ColorType, Compression, Encoder, PixelDimensions, Unit};
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
    raw::TableProvider,
};
use tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, Stroke, Transform};

use crate::layout::{Colour, Drawing, Faces, GlyphRun, PageItem, Rule, Shape};

/// Dots in a point: 360 to the inch.
const DOTS_PER_PT: f32 = 5.0;
/// Dots in a metre, as a PNG says its resolution.
const DOTS_PER_METRE: u32 = 14_173;

/// The drawing as a PNG; `None` when it is too large to be one.
pub(super) fn raster(drawing: &Drawing, faces: &Faces) -> Option<Vec<u8>> {
    let (width, height) = (dots(drawing.size.0), dots(drawing.size.1));
    let pixels = Pixmap::new(width, height)?;
    let mut sheet = Sheet { pixels, faces, opened: BTreeMap::new() };
    sheet.pixels.fill(Color::WHITE);
    for item in &drawing.items {
        sheet.draw(item)?;
    }
    encoded(&sheet.pixels)
}

/// The picture as far as it has been drawn.
struct Sheet<'a> {
    pixels: Pixmap,
    faces: &'a Faces,
    /// The faces in use, by index.
    opened: BTreeMap<usize, FontRef<'a>>,
}

impl<'a> Sheet<'a> {
    fn draw(&mut self, item: &PageItem) -> Option<()> {
        match item {
            PageItem::Glyphs(run) => self.draw_glyphs(run)?,
            PageItem::Rule(rule) => self.draw_rule(rule),
            PageItem::Shape(shape) => self.draw_shape(shape),
            // A drawing holds none of these.
            PageItem::Leader(_) | PageItem::Picture(_) | PageItem::Drawing(_) => {}
        }
        Some(())
    }

    fn draw_rule(&mut self, rule: &Rule) {
        let mut path = PathBuilder::new();
        path.move_to(pt(rule.from.0), pt(rule.from.1));
        path.line_to(pt(rule.to.0), pt(rule.to.1));
        if let Some(path) = path.finish() {
            self.stroke(&path, rule.thickness, rule.colour, to_dots());
        }
    }

    fn draw_shape(&mut self, shape: &Shape) {
        let mut path = PathBuilder::new();
        for (at, corner) in shape.corners.iter().enumerate() {
            let (x, y) = (pt(corner.0), pt(corner.1));
            if at == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
        }
        path.close();
        let Some(path) = path.finish() else { return };
        self.fill(&path, shape.fill, to_dots());
        if shape.outline > 0.0 {
            self.stroke(&path, shape.outline, Colour::Black, to_dots());
        }
    }

    fn draw_glyphs(&mut self, run: &GlyphRun) -> Option<()> {
        let face = self.face(run.face)?;
        let em = pt(run.size) / f32::from(face.head().ok()?.units_per_em());
        let outlines = face.outline_glyphs();
        for placed in &run.glyphs {
            let Some(outline) = outlines.get(GlyphId::from(placed.glyph)) else { continue };
            let mut pen = Outline(PathBuilder::new());
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            outline.draw(settings, &mut pen).ok()?;
            let Some(path) = pen.0.finish() else { continue };
            let (x, y) = (pt(placed.x), pt(run.baseline));
            let place = Transform::from_row(em * pt(run.stretch), 0.0, 0.0, -em, x, y);
            let place = place.post_concat(to_dots());
            self.fill(&path, run.colour, place);
            if run.embolden > 0.0 {
                self.stroke(&path, run.embolden / f64::from(em), run.colour, place);
            }
        }
        Some(())
    }

    fn fill(&mut self, path: &Path, colour: Colour, place: Transform) {
        self.pixels.fill_path(path, &paint(colour), FillRule::Winding, place, None);
    }

    fn stroke(&mut self, path: &Path, width: f64, colour: Colour, place: Transform) {
        let stroke = Stroke { width: pt(width), ..Stroke::default() };
        self.pixels.stroke_path(path, &paint(colour), &stroke, place, None);
    }

    fn face(&mut self, index: usize) -> Option<FontRef<'a>> {
        if !self.opened.contains_key(&index) {
            let face = self.faces.get(index)?;
            self.opened.insert(index, FontRef::from_index(&face.data, face.index).ok()?);
        }
        self.opened.get(&index).cloned()
    }
}

/// Takes a glyph's outline down as a path.
struct Outline(PathBuilder);

impl OutlinePen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.0.quad_to(cx0, cy0, x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.cubic_to(cx0, cy0, cx1, cy1, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

/// Points to dots.
fn to_dots() -> Transform {
    Transform::from_scale(DOTS_PER_PT, DOTS_PER_PT)
}

/// The paint of a colour; what is red on paper is as dark as black in greys.
fn paint(colour: Colour) -> Paint<'static> {
    let grey = match colour {
        Colour::Black
        | Colour::Red
        | Colour::Blue
        | Colour::Cyan
        | Colour::Removed
        | Colour::Added => 0,
        Colour::Grey(lightness) => u16::from(lightness.min(100)) * u16::from(u8::MAX) / 100,
    };
    let grey = u8::try_from(grey).unwrap_or(u8::MAX);
    let mut paint = Paint::default();
    paint.set_color_rgba8(grey, grey, grey, u8::MAX);
    paint
}

/// The pixels as a PNG of greys; a drawing has no colours and covers all of its sheet.
fn encoded(pixels: &Pixmap) -> Option<Vec<u8>> {
    let greys: Vec<u8> = pixels.data().iter().step_by(4).copied().collect();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    let (xppu, yppu) = (DOTS_PER_METRE, DOTS_PER_METRE);
    encoder.set_pixel_dims(Some(PixelDimensions { xppu, yppu, unit: Unit::Meter }));
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&greys).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

#[expect(clippy::cast_possible_truncation, reason = "dots are coarser than single precision")]
fn pt(length: f64) -> f32 {
    length as f32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a drawing is no larger than a page"
)]
fn dots(length: f64) -> u32 {
    (length * f64::from(DOTS_PER_PT)).ceil().max(1.0) as u32
}
