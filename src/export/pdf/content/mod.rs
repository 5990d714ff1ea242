//! A page's items as the operators of a content stream.

mod text;

use printpdf::{
    Color, CurTransMat, DictItem, Greyscale, Line, LineCapStyle, LineDashPattern, LinePoint, Op,
    PaintMode, PdfPage, Point, Polygon, PolygonRing, Pt, Rect, Rgb, WindingOrder, XObjectTransform,
};

use super::{
    ExportError,
    face::EmbeddedFaces,
    picture::EmbeddedPictures,
    place::{Mark, PageTags},
    refused, structure,
};
use crate::{
    layout::{
        Colour, Element, ElementId, Page, PageItem, PlacedDrawing, PlacedPicture, Rule, Shape,
    },
    style::gb9704::LEADER_PT,
};

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
            PageItem::Leader(rule) => {
                self.draw_leader(rule);
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

    /// Dots are dashes of no length with round ends.
    fn draw_leader(&mut self, rule: &Rule) {
        self.end_text();
        self.set_outline(rule.colour, rule.thickness);
        let pattern = [0.0, pt(LEADER_PT.1).0].into_iter().collect();
        self.ops.extend([
            Op::SaveGraphicsState,
            Op::SetLineCapStyle { cap: LineCapStyle::Round },
            Op::SetLineDashPattern { dash: LineDashPattern { offset: 0.0, pattern } },
        ]);
        self.draw_rule(rule);
        self.ops.push(Op::RestoreGraphicsState);
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
        Colour::Removed => Color::Rgb(Rgb::new(0.8, 0.0, 0.0, None)),
        Colour::Added => Color::Rgb(Rgb::new(0.0, 0.2, 0.75, None)),
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
