//! The styles of 版头 (GB/T 9704-2012, 7.2, 10.1 to 10.3).

use crate::{
    export::docx::{
        font::run_fonts,
        measure::{cells, type_area_width, whole},
        style::{APPROVER_NAME, ATTENDANCE_LABEL, PAGE_MARK, Style, URGENCY},
        style_sheet::{Pitch, RED, centred, character, hanging, spacing, text_style},
    },
    style::{FaceRole, TextStyle, gb9704},
    word::Element,
};

/// What the paragraphs of 版头 have of their own; nothing for others.
pub(in crate::export::docx) fn paragraph_properties(style: Style) -> Vec<Element> {
    let flush_left = || Element::value("w:jc", "left");
    match style {
        Style::CopyNumber | Style::Urgency => vec![flush_left()],
        Style::IssuerMark | Style::DocumentNumber => vec![centred()],
        Style::LetterNumber => vec![tab_at_right_end(), flush_left()],
        Style::PageMark => vec![Element::new("w:keepNext"), Element::value("w:jc", "right")],
        Style::Approvers => {
            vec![Element::new("w:ind").with("w:left", cells(1.0)), flush_left()]
        }
        Style::RedRule => {
            let thickness = gb9704::RED_RULE_MM * gb9704::PT_PER_MM;
            vec![red_borders(&[("w:top", thickness)]), spacing(0, 0, Pitch::None)]
        }
        Style::UpperLetterRule => {
            letter_rule([gb9704::LETTER_THICK_RULE_PT, gb9704::LETTER_THIN_RULE_PT])
        }
        Style::LowerLetterRule => {
            letter_rule([gb9704::LETTER_THIN_RULE_PT, gb9704::LETTER_THICK_RULE_PT])
        }
        Style::Attendance => vec![hanging(5.0, 3.0)],
        _ => vec![],
    }
}

/// What their text has of its own; nothing for others.
pub(in crate::export::docx) fn run_properties(style: Style) -> Vec<Element> {
    match style {
        Style::Urgency => text_style(TextStyle::LABEL),
        Style::PageMark => text_style(TextStyle::PAGE_MARK),
        Style::IssuerMark => {
            let mut mark = text_style(TextStyle::mark(gb9704::MARK_LARGEST_PT));
            mark.push(Element::value("w:color", RED));
            mark
        }
        _ => vec![],
    }
}

/// Stretches of a line that have a face of their own.
pub(in crate::export::docx) fn character_styles() -> [Element; 4] {
    let styles = [
        (APPROVER_NAME, "签发人姓名", FaceRole::Kai),
        (URGENCY, "紧急程度（同行）", FaceRole::Hei),
        (PAGE_MARK, "标注（同行）", FaceRole::Hei),
        (ATTENDANCE_LABEL, "出席标签", FaceRole::Hei),
    ];
    styles.map(|(id, name, face)| {
        character(id, name).child(Element::new("w:rPr").child(run_fonts(face)))
    })
}

/// Borders of a paragraph: sides and thicknesses in pt.
fn red_borders(sides: &[(&str, f64)]) -> Element {
    let sides = sides.iter().map(|(side, thickness)| {
        Element::value(side, "single")
            .with("w:sz", whole(thickness * 8.0))
            .with("w:space", 0)
            .with("w:color", RED)
    });
    Element::new("w:pBdr").holding(sides)
}

/// A double rule of a 信函: the borders of a paragraph as high as the gap between them.
fn letter_rule([upper, lower]: [f64; 2]) -> Vec<Element> {
    vec![red_borders(&[("w:top", upper), ("w:bottom", lower)]), spacing(0, 0, Pitch::None)]
}

fn tab_at_right_end() -> Element {
    let stop = Element::value("w:tab", "right").with("w:pos", type_area_width());
    Element::new("w:tabs").child(stop)
}
