//! The faces by their official names, and what Word takes where one is not installed.

use crate::{style::FaceRole, word::Element};

/// `w:rFonts` that sets every script in the face of `role`: digits and Latin letters too, because
/// the official faces have them half a cell wide.
pub(super) fn run_fonts(role: FaceRole) -> Element {
    let name = role.official_name();
    ["w:ascii", "w:eastAsia", "w:hAnsi", "w:cs"]
        .into_iter()
        .fold(Element::new("w:rFonts"), |fonts, script| fonts.with(script, name))
}

/// `fontTable.xml`.
pub(super) fn font_table() -> Element {
    Element::new("w:fonts")
        .with("xmlns:w", super::package::WORDPROCESSING)
        .holding(FaceRole::ALL.map(font))
}

fn font(role: FaceRole) -> Element {
    let (family, pitch) = match role {
        FaceRole::Song | FaceRole::XiaoBiaoSong => ("roman", "variable"),
        FaceRole::FangSong | FaceRole::Hei | FaceRole::Kai => ("modern", "fixed"),
    };
    Element::new("w:font")
        .with("w:name", role.official_name())
        .child(Element::value("w:altName", alternatives(role)))
        .child(Element::value("w:charset", "86"))
        .child(Element::value("w:family", family))
        .child(Element::value("w:pitch", pitch))
}

/// Names of faces that may stand in, the best first, as `w:altName` lists them.
fn alternatives(role: FaceRole) -> &'static str {
    match role {
        FaceRole::FangSong => "仿宋,FangSong",
        FaceRole::XiaoBiaoSong => "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋",
        FaceRole::Hei => "SimHei",
        FaceRole::Kai => "楷体,KaiTi",
        FaceRole::Song => "SimSun",
    }
}
