//! Words on a page: glyphs in their places, and what a reader reads of them.

use printpdf::{
    Codepoint, DictItem, LineJoinStyle, Op, PdfFontHandle, TextItem, TextMatrix, TextRenderingMode,
};

use super::{Content, properties, pt, rounded};
use crate::{
    export::pdf::{ExportError, face::EmbeddedFace, place::LinkPlace, refused},
    layout::{GlyphRun, Role},
};

/// From this gap on, in thousandths of an em, some readers take two characters for two words.
const WORD_GAP: f32 = 80.0;
/// From here on, in thousandths of an em, a step back makes some readers begin another line.
const STEP_BACK: f32 = 250.0;

impl Content<'_> {
    pub(super) fn draw_glyphs(&mut self, run: &GlyphRun) -> Result<(), ExportError> {
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
    pub(super) fn begin_standing_for(&mut self, text: &str) {
        let mut bytes = vec![0xFE, 0xFF];
        bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: "Span".to_owned(),
            properties: properties("ActualText", DictItem::Bytes(bytes)),
        });
    }

    pub(super) fn begin_text(&mut self) {
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
        }
    }

    pub(super) fn end_text(&mut self) {
        if self.in_text {
            self.ops.push(Op::EndTextSection);
            self.in_text = false;
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
