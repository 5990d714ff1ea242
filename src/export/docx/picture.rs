//! Pictures and charts: a paragraph of its own each, its 图题 below it, in whole lines of the grid.

use docx_rs::{LineSpacing, Paragraph, Pic, Run};

use super::{
    body::Body,
    measure::{emu, line_pitch, to_unsigned, to_whole_lines, twips},
    raster::raster,
    style::Style,
};
use crate::{
    document::{BlockId, Chart, Inline, Picture, plain_text},
    export::ExportError,
    picture::{self, Header},
};

impl Body<'_> {
    pub(super) fn picture(&mut self, id: &BlockId, picture: &Picture) -> Result<(), ExportError> {
        let size = self.manuscript.laid.picture_sizes.get(id).copied().unwrap_or_default();
        let paragraphs = self.picture_with_caption(id, picture)?;
        self.add_in_whole_lines(paragraphs, size);
        Ok(())
    }

    /// The paragraph of a picture, and that of its 图题 where it has one.
    pub(super) fn picture_with_caption(
        &mut self,
        id: &BlockId,
        picture: &Picture,
    ) -> Result<Vec<Paragraph>, ExportError> {
        let missing = || failed(format!("没有图片“{}”的内容或大小", picture.path));
        let bytes = self.manuscript.pictures.get(&picture.path).ok_or_else(missing)?;
        let size = *self.manuscript.laid.picture_sizes.get(id).ok_or_else(missing)?;
        let alternative = plain_text(&picture.caption);
        let bytes = upright(bytes)
            .ok_or_else(|| failed(format!("图片“{}”已损坏，请另存一次", picture.path)))?;
        Ok(self.with_caption(id, bytes, size, alternative, &picture.caption))
    }

    /// A chart as a picture of what the layout has drawn: Word has no vectors that all programs show
    /// alike.
    pub(super) fn chart(&mut self, id: &BlockId, chart: &Chart) -> Result<(), ExportError> {
        let laid = self.manuscript.laid;
        let missing = || failed("没有图表的图形".to_owned());
        let drawing = laid.drawings.get(id).ok_or_else(missing)?;
        let bytes = raster(drawing, &laid.faces).ok_or_else(missing)?;
        let alternative = drawing.alternative.clone();
        let paragraphs = self.with_caption(id, bytes, drawing.size, alternative, &chart.caption);
        self.add_in_whole_lines(paragraphs, drawing.size);
        Ok(())
    }

    fn with_caption(
        &mut self,
        id: &BlockId,
        bytes: Vec<u8>,
        (width, height): (f64, f64),
        alternative: String,
        caption: &[Inline],
    ) -> Vec<Paragraph> {
        self.alternatives.push(alternative);
        let has_caption = !plain_text(caption).is_empty();
        let pic = Pic::new_with_dimensions(bytes, 1, 1)
            .id(format!("picture{}", self.alternatives.len()))
            .size(emu(width), emu(height));
        let mut paragraph = self.paragraph(Style::Picture, vec![Run::new().add_image(pic)]);
        if has_caption {
            paragraph = paragraph.keep_next(true);
        }
        let mut paragraphs = vec![self.bookmarks.mark(id, paragraph)];
        if has_caption {
            let runs = self.runs_in_even_lines(caption, id);
            paragraphs.push(self.paragraph(Style::Caption, runs));
        }
        paragraphs
    }

    /// The runs of a short text of the block `id`, broken as it was laid out.
    pub(super) fn runs_in_even_lines(&mut self, text: &[Inline], id: &BlockId) -> Vec<Run> {
        match self.manuscript.laid.even_lines.get(id) {
            Some(lines) => self.runs_in_lines(text, lines),
            None => self.runs(text),
        }
    }

    /// Adds a picture and its 图题, the blank below the picture such that both take whole lines.
    fn add_in_whole_lines(&mut self, paragraphs: Vec<Paragraph>, (_, height): (f64, f64)) {
        let height = twips(height);
        let below = to_whole_lines(height, height.saturating_add(line_pitch() / 2));
        for (at, paragraph) in paragraphs.into_iter().enumerate() {
            let spacing = LineSpacing::new().after(to_unsigned(below));
            self.add(if at == 0 { paragraph.line_spacing(spacing) } else { paragraph });
        }
    }
}

/// The picture's bytes as they are, unless it must be turned: Word does not look at how a camera was
/// held.
fn upright(bytes: &[u8]) -> Option<Vec<u8>> {
    let header = Header::read(bytes).ok()?;
    if header.orientation.is_upright() {
        Some(bytes.to_vec())
    } else {
        picture::upright(bytes, &header)
    }
}

fn failed(reason: String) -> ExportError {
    ExportError::Format { format: "DOCX", reason }
}
