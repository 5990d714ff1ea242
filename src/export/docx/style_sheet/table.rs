//! The styles of tables.

use super::style_element;
use crate::{
    export::docx::{
        element::Element,
        measure::{line_pitch, twips, whole},
        style::TABLE,
    },
    style::gb9704,
};

/// Word's own style of tables, and ours, ruled all around.
pub(super) fn table_styles() -> [Element; 2] {
    let rule = whole(gb9704::TABLE_RULE_PT * 8.0);
    let margins = ["w:top", "w:left", "w:bottom", "w:right"].map(|side| {
        let across = matches!(side, "w:left" | "w:right");
        let width = if across { twips(gb9704::TABLE_CELL_MARGIN_PT) } else { row_margin() };
        Element::new(side).with("w:w", width).with("w:type", "dxa")
    });
    let borders =
        ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"].map(|side| {
            Element::value(side, "single")
                .with("w:sz", rule)
                .with("w:space", 0)
                .with("w:color", "000000")
        });
    let normal = style_element("table", "TableNormal", "Normal Table")
        .with("w:default", 1)
        .child(Element::new("w:semiHidden"))
        .child(
            Element::new("w:tblPr")
                .child(Element::new("w:tblInd").with("w:w", 0).with("w:type", "dxa")),
        );
    let official = style_element("table", TABLE, "公文表格")
        .child(Element::value("w:basedOn", "TableNormal"))
        .child(Element::new("w:qFormat"))
        .child(Element::new("w:tblPr").holding([
            Element::new("w:tblBorders").holding(borders),
            Element::new("w:tblCellMar").holding(margins),
        ]))
        .child(Element::new("w:tcPr").child(Element::value("w:vAlign", "center")));
    [normal, official]
}

/// Blank above and below a cell's lines: with it and a rule, a row of one line is as high as a line
/// of the grid.
fn row_margin() -> i32 {
    (line_pitch() - twips(gb9704::TABLE_LINE_PITCH_PT) - twips(gb9704::TABLE_RULE_PT)) / 2
}
