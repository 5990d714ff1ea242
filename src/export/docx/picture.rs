//! Pictures and charts: a paragraph of its own each, its 图题 below it, in whole lines of the grid.

use docx_rs::{LineSpacing, Pic, Run};

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
        let missing = || failed(format!("没有图片“{}”的内容或大小", picture.path));
        let bytes = self.manuscript.pictures.get(&picture.path).ok_or_else(missing)?;
        let size = *self.manuscript.laid.picture_sizes.get(id).ok_or_else(missing)?;
        let alternative = plain_text(&picture.caption);
        let bytes = upright(bytes)
            .ok_or_else(|| failed(format!("图片“{}”已损坏，请另存一次", picture.path)))?;
        self.captioned(id, bytes, size, alternative, &picture.caption);
        Ok(())
    }

    /// A chart as a picture of what the layout has drawn: Word has no vectors that all programs show
    /// alike.
    pub(super) fn chart(&mut self, id: &BlockId, chart: &Chart) -> Result<(), ExportError> {
        let laid = self.manuscript.laid;
        let missing = || failed("没有图表的图形".to_owned());
        let drawing = laid.drawings.get(id).ok_or_else(missing)?;
        let bytes = raster(drawing, &laid.faces).ok_or_else(missing)?;
        let alternative = drawing.alternative.clone();
        self.captioned(id, bytes, drawing.size, alternative, &chart.caption);
        Ok(())
    }

    fn captioned(
        &mut self,
        id: &BlockId,
        bytes: Vec<u8>,
        (width, height): (f64, f64),
        alternative: String,
        caption: &[Inline],
    ) {
        self.alternatives.push(alternative);
        let has_caption = !plain_text(caption).is_empty();
        let pic = Pic::new_with_dimensions(bytes, 1, 1)
            .id(format!("picture{}", self.alternatives.len()))
            .size(emu(width), emu(height));
        let mut paragraph = self.paragraph(Style::Picture, vec![Run::new().add_image(pic)]);
        if has_caption {
            paragraph = paragraph.keep_next(true);
        }
        let height = twips(height);
        let below = to_whole_lines(height, height.saturating_add(line_pitch() / 2));
        paragraph = paragraph.line_spacing(LineSpacing::new().after(to_unsigned(below)));
        self.add_marked(id, paragraph);
        if has_caption {
            let runs = self.runs(caption);
            let caption = self.paragraph(Style::Caption, runs);
            self.add(caption);
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
