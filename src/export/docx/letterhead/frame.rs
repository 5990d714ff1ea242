//! Frames: paragraphs at a place of the page, which text gives way to. Consecutive paragraphs of one
//! frame stand in it together.

use docx_rs::Paragraph;

use crate::{
    export::docx::measure::{to_unsigned, twips_of_mm, type_area_width},
    style::gb9704,
};

/// Place and size in twips, from the page's top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) width: i32,
    /// Exact height; `None` where it is that of what stands in it.
    pub(super) height: Option<i32>,
}

impl Frame {
    /// As wide as the type area, from `top` twips below its top.
    pub(super) fn of_type_area(top: i32, height: i32) -> Self {
        Self {
            left: twips_of_mm(gb9704::BINDING_MARGIN_MM),
            top: twips_of_mm(gb9704::TOP_MARGIN_MM) + top,
            width: type_area_width(),
            height: Some(height),
        }
    }

    /// Its part left of `x` twips.
    pub(super) fn up_to(self, x: i32) -> Self {
        Self { width: x, ..self }
    }

    /// Its part from `x` twips on.
    pub(super) fn from(self, x: i32) -> Self {
        Self { left: self.left + x, width: self.width - x, ..self }
    }

    /// `paragraph` in it.
    pub(super) fn around(self, paragraph: Paragraph) -> Paragraph {
        let framed = paragraph
            .wrap("notBeside")
            .h_anchor("page")
            .v_anchor("page")
            .frame_x(self.left)
            .frame_y(self.top)
            .frame_width(to_unsigned(self.width));
        match self.height {
            Some(height) => framed.frame_height(to_unsigned(height)).h_rule("exact"),
            None => framed,
        }
    }
}
