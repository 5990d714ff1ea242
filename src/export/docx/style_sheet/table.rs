//! The styles of tables.

use super::style_element;
use crate::{
    export::docx::{
        measure::{cells, line_pitch, twips, whole},
        style::{PICTURE_ROW, SIDE_BOX, TABLE},
    },
    style::gb9704,
    word::Element,
};

/// Word's own style of tables, and ours, ruled all around.
pub(super) fn table_styles() -> [Element; 4] {
    let rule = whole(gb9704::TABLE_RULE_PT * 8.0);
    let margins = ["w:top", "w:left", "w:bottom", "w:right"].map(|side| {
        let across = matches!(side, "w:left" | "w:right");
        let width = if across { twips(gb9704::TABLE_CELL_MARGIN_PT) } else { row_margin() };
        margin((side, width))
    });
    let borders = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"]
        .map(|it| border(it, rule));
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
    [normal, official, side_box(), picture_row()]
}

/// 方框: ruled around, what it holds half a cell from its sides.
fn side_box() -> Element {
    let rule = whole(gb9704::BOX_RULE_PT * 8.0);
    let inset = i32::try_from(gb9704::BOX_INSET_CELLS).unwrap_or_default() * cells(1.0) / 2;
    let edge = twips(gb9704::BOX_EDGE_PT - gb9704::BOX_GAP_PT - gb9704::BOX_RULE_PT / 2.0);
    let margins = [("w:top", edge), ("w:left", inset), ("w:bottom", edge), ("w:right", inset)];
    let borders = ["w:top", "w:left", "w:bottom", "w:right"].map(|it| border(it, rule));
    frame_style(SIDE_BOX, "方框").child(Element::new("w:tblPr").holding([
        Element::new("w:tblBorders").holding(borders),
        Element::new("w:tblCellMar").holding(margins.map(margin)),
    ]))
}

/// Pictures beside each other: nothing but they themselves.
fn picture_row() -> Element {
    let margins = ["w:top", "w:left", "w:bottom", "w:right"].map(|it| margin((it, 0)));
    frame_style(PICTURE_ROW, "并排图片").child(
        Element::new("w:tblPr")
            .child(Element::value("w:jc", "center"))
            .child(Element::new("w:tblCellMar").holding(margins)),
    )
}

fn frame_style(id: &str, name: &str) -> Element {
    style_element("table", id, name).child(Element::value("w:basedOn", "TableNormal"))
}

fn border(side: &str, eighths: i32) -> Element {
    Element::value(side, "single")
        .with("w:sz", eighths)
        .with("w:space", 0)
        .with("w:color", "000000")
}

fn margin((side, width): (&str, i32)) -> Element {
    Element::new(side).with("w:w", width).with("w:type", "dxa")
}

/// Blank above and below a cell's lines: with it and a rule, a row of one line is as high as a line
/// of the grid.
fn row_margin() -> i32 {
    (line_pitch() - twips(gb9704::TABLE_LINE_PITCH_PT) - twips(gb9704::TABLE_RULE_PT)) / 2
}
