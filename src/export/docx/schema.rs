//! The order that the schema (ECMA-376) asks of children, which docx-rs does not keep and Word
//! needs: a file out of order is reported as corrupt.

use crate::word::{Element, Node};

/// Puts the children of `element` itself into the order of the schema.
pub(super) fn sort_children(element: &mut Element) {
    let Some(order) = order_of(&element.name) else { return };
    element.children.sort_by_key(|node| match node {
        Node::Element(child) => position(order, &child.name),
        Node::Text(_) | Node::Xml(_) => order.len(),
    });
}

/// Names of the children of `parent` without their prefix, in order; `None` where the order is
/// the text's own.
fn order_of(parent: &str) -> Option<&'static [&'static str]> {
    Some(match parent {
        "w:pPr" => PARAGRAPH,
        "w:rPr" => RUN,
        "w:sectPr" => SECTION,
        "w:tblPr" => TABLE,
        "w:trPr" => TABLE_ROW,
        "w:tcPr" => TABLE_CELL,
        "w:pBdr" | "w:tblBorders" | "w:tcBorders" | "w:tblCellMar" => BORDERS,
        "w:numPr" => NUMBERING,
        "w:lvl" => LEVEL,
        "w:style" => STYLE,
        "w:settings" => SETTINGS,
        _ => return None,
    })
}

fn position(order: &[&str], name: &str) -> usize {
    let local = name.rsplit(':').next().unwrap_or(name);
    order.iter().position(|it| *it == local).unwrap_or(order.len())
}

#[rustfmt::skip]
const PARAGRAPH: &[&str] = &[
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr",
    "sectPr", "pPrChange",
];

#[rustfmt::skip]
const RUN: &[&str] = &[
    "ins", "del", "moveFrom", "moveTo", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps",
    "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof",
    "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs",
    "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
    "eastAsianLayout", "specVanish", "oMath",
];

#[rustfmt::skip]
const SECTION: &[&str] = &[
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar",
    "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote",
    "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid",
];

#[rustfmt::skip]
const TABLE: &[&str] = &[
    "tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize",
    "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar",
    "tblLook",
];

#[rustfmt::skip]
const TABLE_ROW: &[&str] = &[
    "cnfStyle", "divId", "gridBefore", "gridAfter", "wBefore", "wAfter", "cantSplit", "trHeight",
    "tblHeader", "tblCellSpacing", "jc", "hidden", "ins", "del", "trPrChange",
];

#[rustfmt::skip]
const TABLE_CELL: &[&str] = &[
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar",
    "textDirection", "tcFitText", "vAlign", "hideMark",
];

#[rustfmt::skip]
const BORDERS: &[&str] = &[
    "top", "left", "bottom", "right", "insideH", "insideV", "tl2br", "tr2bl", "between", "bar",
];

const NUMBERING: &[&str] = &["ilvl", "numId"];

#[rustfmt::skip]
const LEVEL: &[&str] = &[
    "start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlPicBulletId",
    "legacy", "lvlJc", "pPr", "rPr",
];

#[rustfmt::skip]
const STYLE: &[&str] = &[
    "name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority",
    "semiHidden", "unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose",
    "personalReply", "rsid", "pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr",
];

#[rustfmt::skip]
const SETTINGS: &[&str] = &[
    "writeProtection", "view", "zoom", "removePersonalInformation", "mirrorMargins",
    "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "trackRevisions",
    "documentProtection", "defaultTabStop", "autoHyphenation", "evenAndOddHeaders",
    "drawingGridHorizontalSpacing", "drawingGridVerticalSpacing",
    "displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery",
    "characterSpacingControl", "noLineBreaksAfter", "noLineBreaksBefore", "hdrShapeDefaults",
    "footnotePr", "endnotePr", "compat", "docVars", "rsids", "themeFontLang", "clrSchemeMapping",
    "decimalSymbol", "listSeparator",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_take_the_order_of_the_schema_and_equals_keep_theirs() {
        let mut section = Element::new("w:sectPr")
            .child(Element::new("w:docGrid"))
            .child(Element::new("w:footerReference").with("w:type", "default"))
            .child(Element::new("w:pgSz"))
            .child(Element::new("w:footerReference").with("w:type", "even"));
        sort_children(&mut section);
        let names: Vec<_> = section
            .elements()
            .map(|it| format!("{} {}", it.name, it.attribute("w:type").unwrap_or("-")))
            .collect();
        assert_eq!(
            names,
            ["w:footerReference default", "w:footerReference even", "w:pgSz -", "w:docGrid -"]
        );
    }
}
