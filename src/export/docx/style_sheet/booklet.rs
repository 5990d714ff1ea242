//! The look of 封面, 目录 and of what begins a new page.

use super::{
    look::{cells_of, outline_level},
    measures::{Pitch, centred, first_line_of_two, spacing, text_style},
};
use crate::{
    document::Level,
    export::docx::{
        measure::{line_pitch, type_area_width},
        style::Style,
    },
    style::{TextStyle, gb9704},
    word::Element,
};

pub(super) fn paragraph_properties(style: Style) -> Vec<Element> {
    match style {
        Style::PartHeading(level) => vec![
            Element::new("w:keepNext"),
            first_line_of_two(),
            Element::value("w:outlineLvl", level.depth()),
        ],
        Style::PartTitle => vec![
            Element::new("w:keepNext"),
            Element::new("w:pageBreakBefore"),
            spacing(0, line_pitch(), Pitch::Grid),
            centred(),
            Element::value("w:outlineLvl", outline_level(Level::First)),
        ],
        Style::CoverCorner => vec![Element::value("w:jc", "left")],
        Style::CoverParticular => vec![
            Element::new("w:ind")
                .with("w:left", cells_of(gb9704::COVER_INDENT_CELLS))
                .with("w:right", cells_of(gb9704::COVER_INDENT_CELLS)),
        ],
        Style::CoverTitle => vec![spacing(0, 0, Pitch::CoverTitle), centred()],
        Style::ContentsTitle => {
            vec![Element::new("w:keepNext"), spacing(0, line_pitch(), Pitch::Grid), centred()]
        }
        Style::ContentsEntry(depth) => contents_entry(depth),
        _ => vec![centred()],
    }
}

pub(super) fn run_properties(style: Style) -> Vec<Element> {
    match style {
        Style::PartHeading(level) => text_style(TextStyle::of_heading(level.depth())),
        Style::ContentsTitle | Style::PartTitle => text_style(TextStyle::TITLE),
        Style::CoverTitle => text_style(TextStyle::COVER_TITLE),
        Style::CoverWords => text_style(TextStyle::COVER_WORDS),
        Style::CoverFoot => text_style(TextStyle::BYLINE),
        _ => vec![],
    }
}

/// A line of 目录: further lines hang, and the page stands at the right behind a leader. A right indent
/// would keep the words off the number, but `LibreOffice` shows nothing that stands beyond one.
fn contents_entry(depth: usize) -> Vec<Element> {
    let step = gb9704::CONTENTS_INDENT_CELLS;
    let page =
        Element::value("w:tab", "right").with("w:leader", "dot").with("w:pos", type_area_width());
    vec![
        Element::new("w:keepLines"),
        Element::new("w:tabs").child(page),
        Element::new("w:ind")
            .with("w:left", cells_of(depth * step))
            .with("w:hanging", cells_of(step)),
        Element::value("w:jc", "left"),
    ]
}
