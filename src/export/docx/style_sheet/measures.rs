//! What styles are made of: pitches, indents, faces and sizes as Word's properties.

use crate::{
    export::docx::{
        font::run_fonts,
        measure::{cells, half_points, line_pitch, twips},
    },
    style::{TextStyle, gb9704},
    word::Element,
};

/// Size in pt where only the paragraph's mark could have one.
pub(in crate::export::docx) const NO_TEXT_PT: f64 = 1.0;

/// Word's measure of single spacing.
const SINGLE_LINE: i32 = 240;

/// How far the lines of a paragraph stand apart.
#[derive(Clone, Copy)]
pub(in crate::export::docx) enum Pitch {
    /// 22 on a page.
    Grid,
    /// As the title's lines do.
    Title,
    /// As the lines of the title on 封面 do.
    CoverTitle,
    /// No more than the size of a page number, so that its place depends on no face.
    PageNumber,
    /// As high as what stands on them.
    Natural,
    /// As lines in a cell do.
    Table,
    /// As the lines beside a table do.
    TableNote,
    /// As lines of a footnote do.
    Footnote,
    /// As lines of 版记 do.
    Imprint,
    /// As far as a 方框 stands from the text.
    BoxGap,
    /// As good as none.
    None,
}

pub(in crate::export::docx) fn spacing(before: i32, after: i32, pitch: Pitch) -> Element {
    let (line, rule) = match pitch {
        Pitch::Grid => (line_pitch(), "exact"),
        Pitch::Title => (twips(gb9704::TITLE_PITCH_PT), "exact"),
        Pitch::CoverTitle => (twips(gb9704::COVER_TITLE_PITCH_PT), "exact"),
        Pitch::PageNumber => (twips(TextStyle::PAGE_NUMBER.size), "exact"),
        Pitch::Natural => (SINGLE_LINE, "auto"),
        Pitch::Table => (twips(gb9704::TABLE_LINE_PITCH_PT), "exact"),
        Pitch::TableNote => (twips(gb9704::TABLE_NOTE_PITCH_PT), "exact"),
        Pitch::Footnote => (twips(gb9704::FOOTNOTE_PITCH_PT), "exact"),
        Pitch::Imprint => (twips(gb9704::IMPRINT_PITCH_PT), "exact"),
        Pitch::BoxGap => (twips(gb9704::BOX_GAP_PT), "exact"),
        Pitch::None => (twips(NO_TEXT_PT), "exact"),
    };
    Element::new("w:spacing")
        .with("w:before", before)
        .with("w:after", after)
        .with("w:line", line)
        .with("w:lineRule", rule)
}

pub(in crate::export::docx) fn one_line_above() -> Element {
    spacing(line_pitch(), 0, Pitch::Grid)
}

pub(in crate::export::docx) fn centred() -> Element {
    Element::value("w:jc", "center")
}

/// 自然段 begin two characters in (GB/T 9704-2012, 7.3.3), said both ways: Word goes by characters
/// and shows them in its dialog, others go by length.
pub(in crate::export::docx) fn first_line_of_two() -> Element {
    Element::new("w:ind").with("w:firstLineChars", 200).with("w:firstLine", cells(2.0))
}

/// Lines that begin `left` characters in, the first one `hanging` characters before the others.
pub(in crate::export::docx) fn hanging(left: f64, hanging: f64) -> Element {
    Element::new("w:ind").with("w:left", cells(left)).with("w:hanging", cells(hanging))
}

/// A face and, where it is not 三号, its size at its own widths: only 三号 is tightened.
pub(in crate::export::docx) fn text_style(style: TextStyle) -> Vec<Element> {
    let mut properties = vec![run_fonts(style.face)];
    if half_points(style.size) != half_points(gb9704::SIZE_3_PT) {
        properties.push(Element::value("w:spacing", 0));
        properties.extend(sizes(style.size));
    }
    properties
}

pub(in crate::export::docx) fn sizes(pt: f64) -> [Element; 2] {
    ["w:sz", "w:szCs"].map(|name| Element::value(name, half_points(pt)))
}
