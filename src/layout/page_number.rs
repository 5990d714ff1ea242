//! 页码: `— 1 —` below the type area, at its outer end (GB/T 9704-2012, 7.5).

use super::{
    PageItem,
    compositor::Compositor,
    line::{Alignment, Space, set_line},
};
use crate::{
    diagnostic::{Place, SourceFile, SourceKind},
    style::{
        TextStyle,
        gb9704::{
            BINDING_MARGIN_MM, PAGE_NUMBER_DROP_MM, PAGE_NUMBER_INDENT_CELLS, PT_PER_MM,
            TOP_MARGIN_MM, TYPE_AREA_HEIGHT_MM, TYPE_AREA_WIDTH_PT,
        },
    },
};

impl Compositor<'_> {
    /// Sets the number of a page, from 1.
    pub(super) fn page_number(&mut self, number: usize) -> Vec<PageItem> {
        let style = TextStyle::PAGE_NUMBER;
        let source = SourceFile::new("页码", SourceKind::Template, format!("— {number} —"));
        let letters =
            self.letters_of(&source.text, style, &Place::new(&source, 0..source.text.len()));
        let dash = letters.first().map_or(0.0, |it| it.shape.middle() * style.size);
        let centre = (TOP_MARGIN_MM + TYPE_AREA_HEIGHT_MM + PAGE_NUMBER_DROP_MM) * PT_PER_MM;
        let indent = PAGE_NUMBER_INDENT_CELLS * style.cell();
        let odd = number % 2 == 1;
        let space = Space {
            left: BINDING_MARGIN_MM * PT_PER_MM + indent,
            width: TYPE_AREA_WIDTH_PT - 2.0 * indent,
            baseline: centre + dash,
            alignment: if odd { Alignment::Right } else { Alignment::Left },
        };
        set_line(&letters, style, space).into_iter().map(PageItem::Glyphs).collect()
    }
}
