//! A page's items as the operators of a content stream.

use printpdf::{
    Codepoint, Color, CurTransMat, DictItem, Greyscale, Line, LineJoinStyle, LinePoint, Op,
    PaintMode, PdfFontHandle, PdfPage, Point, Polygon, PolygonRing, Pt, Rect, Rgb, TextItem,
    TextMatrix, TextRenderingMode, WindingOrder, XObjectTransform,
};

use super::{
    ExportError,
    face::{EmbeddedFace, EmbeddedFaces},
    picture::EmbeddedPictures,
    place::{LinkPlace, Mark, PageTags},
    refused, structure,
};
use crate::layout::{
    Colour, Element, ElementId, GlyphRun, Page, PageItem, PlacedDrawing, PlacedPicture, Role, Rule,
    Shape,
};

/// From this gap on, in thousandths of an em, some readers take two characters for two words.
const WORD_GAP: f32 = 80.0;
/// From here on, in thousandths of an em, a step back makes some readers begin another line.
const STEP_BACK: f32 = 250.0;

/// A page as printpdf takes it.
pub(super) struct WrittenPage {
    pub(super) page: PdfPage,
    pub(super) tags: PageTags,
}

/// Writes a page; `elements` are those that its items belong to.
pub(super) fn page(
    page: &Page,
    elements: &[Element],
    faces: &EmbeddedFaces,
    pictures: &EmbeddedPictures,
) -> Result<WrittenPage, ExportError> {
    let mut content = Content {
        elements,
        faces,
        pictures,
        height: page.height,
        ops: Vec::new(),
        tags: PageTags::default(),
        open: Open::Nothing,
        in_text: false,
        in_drawing: false,
        fill: None,
        outline: None,
        embolden: 0.0,
        font: None,
    };
    content.draw_text_of(page)?;
    content.draw_all(&page.number)?;
    content.end_mark();
    let sheet = Rect::from_wh(pt(page.width), pt(page.height));
    let page = PdfPage {
        media_box: sheet.clone(),
        trim_box: sheet.clone(),
        crop_box: sheet,
        ops: content.ops,
    };
    Ok(WrittenPage { page, tags: content.tags })
}

/// The marked content that is being written.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Nothing,
    Artifact,
    PieceOf(ElementId),
}

/// A content stream being written, with the graphics state it has reached.
struct Content<'a> {
    elements: &'a [Element],
    faces: &'a EmbeddedFaces,
    pictures: &'a EmbeddedPictures,
    /// Height in pt of the page as what is drawn on it is read.
    height: f64,
    ops: Vec<Op>,
    tags: PageTags,
    open: Open,
    in_text: bool,
    /// Whether what is drawn is read as something else already.
    in_drawing: bool,
    fill: Option<Colour>,
    /// Colour and thickness in pt of the pen.
    outline: Option<(Colour, f64)>,
    /// How thickly glyphs are emboldened.
    embolden: f64,
    /// Index and size of the face.
    font: Option<(usize, f64)>,
}

impl Content<'_> {
    /// What is drawn from `item` on is a piece of its element, or, if it has none, an artifact.
    fn mark(&mut self, item: &PageItem) -> Result<(), ExportError> {
        let element = item.element();
        let open = element.map_or(Open::Artifact, Open::PieceOf);
        if self.open == open {
            return Ok(());
        }
        self.end_mark();
        self.ops.push(match element {
            None => Op::BeginMarkedContent { tag: structure::ARTIFACT.to_owned() },
            Some(id) => {
                let element = self.elements.get(id.0).ok_or_else(|| refused("缺少结构元素"))?;
                let number = i64::try_from(self.tags.marks.len()).map_err(refused)?;
                self.tags.marks.push(Mark { element: id, top: item.top() });
                Op::BeginMarkedContentWithProperties {
                    tag: structure::type_of(&element.role).to_owned(),
                    properties: properties("MCID", DictItem::Int(number)),
                }
            }
        });
        self.open = open;
        Ok(())
    }

    fn end_mark(&mut self) {
        self.end_text();
        if std::mem::replace(&mut self.open, Open::Nothing) != Open::Nothing {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    /// All but the page number. On a landscape page it is turned a quarter to the left.
    fn draw_text_of(&mut self, page: &Page) -> Result<(), ExportError> {
        if page.orientation.is_portrait() {
            return self.draw_all(&page.items);
        }
        let matrix = CurTransMat::Raw([0.0, 1.0, -1.0, 0.0, pt(page.width).0, 0.0]);
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetTransformationMatrix { matrix });
        self.height = page.width;
        self.draw_all(&page.items)?;
        self.end_mark();
        self.height = page.height;
        self.ops.push(Op::RestoreGraphicsState);
        (self.fill, self.outline, self.embolden, self.font) = (None, None, 0.0, None);
        Ok(())
    }

    fn draw_all(&mut self, items: &[PageItem]) -> Result<(), ExportError> {
        for item in items {
            self.mark(item)?;
            self.draw(item)?;
        }
        Ok(())
    }

    fn draw(&mut self, item: &PageItem) -> Result<(), ExportError> {
        match item {
            PageItem::Glyphs(run) => self.draw_glyphs(run),
            PageItem::Rule(rule) => {
                self.draw_rule(rule);
                Ok(())
            }
            PageItem::Picture(picture) => self.draw_picture(picture),
            PageItem::Shape(shape) => {
                self.draw_shape(shape);
                Ok(())
            }
            PageItem::Drawing(placed) => self.draw_drawing(placed),
        }
    }

    fn draw_glyphs(&mut self, run: &GlyphRun) -> Result<(), ExportError> {
        let face =
            self.faces.get(run.face).ok_or_else(|| refused(format!("缺少第{}号字体", run.face)))?;
        self.begin_text();
        self.set_fill(run.colour);
        self.set_embolden(run);
        self.set_font(run, face);
        self.show(run, face)
    }

    /// Shows the glyphs, moving the pen between them from where the face leaves it to where the
    /// layout wants it.
    fn show(&mut self, run: &GlyphRun, face: &EmbeddedFace) -> Result<(), ExportError> {
        let thousandth = run.size * run.stretch / 1000.0;
        let mut glyphs = Vec::with_capacity(run.glyphs.len());
        for placed in &run.glyphs {
            let glyph = face.glyph(placed.glyph).ok_or_else(|| refused("缺少字形"))?;
            glyphs.push((placed.x - glyph.indent * thousandth, placed, glyph));
        }
        let Some(&(start, ..)) = glyphs.first() else { return Ok(()) };
        self.move_to(start, run);

        let mut pen = start;
        let mut points = Vec::with_capacity(glyphs.len());
        let mut following = glyphs.iter().skip(1);
        for &(_, placed, glyph) in &glyphs {
            pen += f64::from(glyph.advance) * thousandth;
            let back = following
                .next()
                .map_or(0.0, |&(next, ..)| rounded((pen - next) / thousandth, 100.0));
            pen -= f64::from(back) * thousandth;
            let point = Codepoint { gid: glyph.index, offset: back, cid: Some(glyph.text.clone()) };
            points.push((point, &placed.text, glyph.text == placed.text));
        }
        self.link(run, (start, pen));
        let is_usual = -WORD_GAP..STEP_BACK;
        if points.iter().any(|(point, ..)| !is_usual.contains(&point.offset)) {
            let text: String = points.iter().map(|(_, text, _)| text.as_str()).collect();
            self.show_standing_for(&text, points.into_iter().map(|(point, ..)| point).collect());
            return Ok(());
        }
        let mut shown = Vec::with_capacity(points.len());
        for (point, text, says_it) in points {
            if says_it {
                shown.push(point);
            } else {
                self.show_points(std::mem::take(&mut shown));
                self.show_standing_for(text, vec![point]);
            }
        }
        self.show_points(shown);
        Ok(())
    }

    /// Notes where the words of a link stand; those that stand beside each other are one place.
    fn link(&mut self, run: &GlyphRun, (left, right): (f64, f64)) {
        let Some(element) = run.element.filter(|_| !self.in_drawing) else { return };
        let role = self.elements.get(element.0).map(|it| &it.role);
        if !matches!(role, Some(Role::Link(_))) {
            return;
        }
        let (top, bottom) = (run.top(), run.top() + run.size);
        match self.tags.links.last_mut() {
            Some(last) if last.element == element && last.top < bottom && top < last.bottom => {
                last.top = last.top.min(top);
                last.right = right;
                last.bottom = last.bottom.max(bottom);
            }
            _ => self.tags.links.push(LinkPlace { element, left, top, right, bottom }),
        }
    }

    fn move_to(&mut self, x: f64, run: &GlyphRun) {
        let (x, y) = (pt(x), pt(self.height - run.baseline));
        let matrix = TextMatrix::Raw([rounded(run.stretch, 1e6), 0.0, 0.0, 1.0, x.0, y.0]);
        self.ops.push(Op::SetTextMatrix { matrix });
    }

    fn show_points(&mut self, points: Vec<Codepoint>) {
        if !points.is_empty() {
            self.ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(points)] });
        }
    }

    /// Shows glyphs that a reader cannot read by themselves. A glyph may stand for other characters
    /// here than elsewhere: a face may draw two with one glyph, and a glyph has only one entry in
    /// the face's `ToUnicode`. And the gaps of a loose line would be read as spaces, the overlap of
    /// marks that have given up their blank halves as a new line.
    fn show_standing_for(&mut self, text: &str, points: Vec<Codepoint>) {
        if self.in_drawing {
            return self.show_points(points);
        }
        self.begin_standing_for(text);
        self.show_points(points);
        self.ops.push(Op::EndMarkedContent);
    }

    /// What follows, up to the end of the marked content, is read as `text`.
    fn begin_standing_for(&mut self, text: &str) {
        let mut bytes = vec![0xFE, 0xFF];
        bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: "Span".to_owned(),
            properties: properties("ActualText", DictItem::Bytes(bytes)),
        });
    }

    /// A chart. Its words and numbers, which stand all over it, are read as the sentence that says
    /// what it shows, the same that a DOCX has.
    fn draw_drawing(&mut self, placed: &PlacedDrawing) -> Result<(), ExportError> {
        self.end_text();
        self.begin_standing_for(&placed.drawing.alternative);
        self.in_drawing = true;
        for item in placed.items() {
            self.draw(&item)?;
        }
        self.in_drawing = false;
        self.end_text();
        self.ops.push(Op::EndMarkedContent);
        Ok(())
    }

    fn draw_shape(&mut self, shape: &Shape) {
        self.end_text();
        self.set_fill(shape.fill);
        let mode = if shape.outline > 0.0 {
            self.set_outline(Colour::Black, shape.outline);
            PaintMode::FillStroke
        } else {
            PaintMode::Fill
        };
        let points = shape.corners.iter().map(|corner| self.point(*corner)).collect();
        let rings = vec![PolygonRing { points }];
        let polygon = Polygon { rings, mode, winding_order: WindingOrder::NonZero };
        self.ops.push(Op::DrawPolygon { polygon });
    }

    /// A point of the page as PDF counts, from below.
    fn point(&self, (x, y): (f64, f64)) -> LinePoint {
        LinePoint { p: Point { x: pt(x), y: pt(self.height - y) }, bezier: false }
    }

    fn draw_rule(&mut self, rule: &Rule) {
        self.end_text();
        self.set_outline(rule.colour, rule.thickness);
        let points = [rule.from, rule.to].map(|end| self.point(end));
        self.ops.push(Op::DrawLine { line: Line { points: points.into(), is_closed: false } });
    }

    fn draw_picture(&mut self, picture: &PlacedPicture) -> Result<(), ExportError> {
        let embedded = self
            .pictures
            .get(&picture.path)
            .ok_or_else(|| refused(format!("缺少图片“{}”", picture.path)))?;
        self.end_text();
        let (left, top) = picture.origin;
        let (width, height) = picture.size;
        let bottom = self.height - top - height;
        let corners = embedded.orientation.corners();
        let [right, up, origin] = corners.map(|(x, y)| (x * width + left, y * height + bottom));
        let matrix = CurTransMat::Raw(
            [
                right.0 - origin.0,
                right.1 - origin.1,
                up.0 - origin.0,
                up.1 - origin.1,
                origin.0,
                origin.1,
            ]
            .map(|it| pt(it).0),
        );
        let transform = XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() };
        self.ops.extend([
            Op::SaveGraphicsState,
            Op::SetTransformationMatrix { matrix },
            Op::UseXobject { id: embedded.id.clone(), transform },
            Op::RestoreGraphicsState,
        ]);
        Ok(())
    }

    fn begin_text(&mut self) {
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
        }
    }

    fn end_text(&mut self) {
        if self.in_text {
            self.ops.push(Op::EndTextSection);
            self.in_text = false;
        }
    }

    fn set_fill(&mut self, colour: Colour) {
        if self.fill != Some(colour) {
            self.ops.push(Op::SetFillColor { col: paint(colour) });
            self.fill = Some(colour);
        }
    }

    fn set_outline(&mut self, colour: Colour, thickness: f64) {
        if self.outline != Some((colour, thickness)) {
            self.ops.push(Op::SetOutlineColor { col: paint(colour) });
            self.ops.push(Op::SetOutlineThickness { pt: pt(thickness) });
            self.outline = Some((colour, thickness));
        }
    }

    /// Glyphs are emboldened by a line around them; its round joins keep sharp strokes from growing
    /// spikes.
    fn set_embolden(&mut self, run: &GlyphRun) {
        let (before, after) = (self.embolden > 0.0, run.embolden > 0.0);
        if after {
            self.set_outline(run.colour, run.embolden);
        }
        if after && !before {
            self.ops.push(Op::SetTextRenderingMode { mode: TextRenderingMode::FillStroke });
            self.ops.push(Op::SetLineJoinStyle { join: LineJoinStyle::Round });
        } else if before && !after {
            self.ops.push(Op::SetTextRenderingMode { mode: TextRenderingMode::Fill });
        }
        self.embolden = run.embolden;
    }

    fn set_font(&mut self, run: &GlyphRun, face: &EmbeddedFace) {
        if self.font != Some((run.face, run.size)) {
            let font = PdfFontHandle::External(face.id.clone());
            self.ops.push(Op::SetFont { font, size: pt(run.size) });
            self.font = Some((run.face, run.size));
        }
    }
}

/// The property list of a marked content.
fn properties(key: &str, value: DictItem) -> DictItem {
    DictItem::Dict { map: [(key.to_owned(), value)].into() }
}

/// Black is a grey, so that a printer uses black ink alone; red is the pure red of sRGB.
fn paint(colour: Colour) -> Color {
    match colour {
        Colour::Black => Color::Greyscale(Greyscale::new(0.0, None)),
        Colour::Grey(lightness) => {
            Color::Greyscale(Greyscale::new(f32::from(lightness) / 100.0, None))
        }
        Colour::Red => Color::Rgb(Rgb::new(1.0, 0.0, 0.0, None)),
        Colour::Blue => Color::Rgb(Rgb::new(0.1, 0.35, 0.85, None)),
        Colour::Cyan => Color::Rgb(Rgb::new(0.6, 0.85, 0.95, None)),
    }
}

/// A length to a thousandth of a point: finer than any printer, and short to write.
fn pt(length: f64) -> Pt {
    Pt(rounded(length, 1000.0))
}

#[expect(clippy::cast_possible_truncation, reason = "PDF numbers are single precision")]
fn rounded(value: f64, steps: f64) -> f32 {
    ((value * steps).round() / steps) as f32
}
