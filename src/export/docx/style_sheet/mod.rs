//! `styles.xml`: the measures of the standard as styles, and no formatting anywhere else.

mod booklet;
mod look;
mod measures;
mod table;

use self::{
    look::{paragraph_properties, run_properties},
    table::table_styles,
};
use super::{
    font::run_fonts,
    letterhead::look as letterhead,
    measure::tracking,
    package::WORDPROCESSING,
    style::{FOOTNOTE_MARK, MISSING, Style, run_in_heading},
};
use crate::{
    document::Level,
    style::{FaceRole, LineEndMarks, TextStyle, Typesetting, gb9704},
    word::Element,
};

pub(super) use measures::{NO_TEXT_PT, Pitch, centred, hanging, sizes, spacing, text_style};

/// The red of a 版头, and of what a draft is missing.
pub(super) const RED: &str = "FF0000";
/// The whole part.
pub(super) fn style_sheet(typesetting: Typesetting, is_booklet: bool) -> Element {
    let styles = Style::ALL.into_iter().filter(|it| is_booklet || !it.is_of_booklets());
    Element::new("w:styles")
        .with("xmlns:w", WORDPROCESSING)
        .child(defaults(typesetting))
        .child(latent_styles())
        .holding(styles.enumerate().map(paragraph_style))
        .holding(character_styles())
        .holding(table_styles())
        .child(style_element("numbering", "NoList", "No List").with("w:default", 1))
}

/// Puts headings of the highest level in the middle: a document whose titles bear no numbers has them
/// there.
pub(super) fn centre_headings(styles: &mut Element) {
    let heading = Style::Heading(Level::First).id();
    let is_it = |it: &&mut Element| it.attribute("w:styleId") == Some(heading);
    for properties in styles.elements_mut().filter(is_it).flat_map(Element::elements_mut) {
        if properties.name == "w:pPr" {
            properties.children.retain(|it| it.as_element().is_none_or(|it| it.name != "w:ind"));
            properties.push(centred());
        }
    }
}

/// What holds for every paragraph and run unless its style says otherwise: 三号仿宋, 22 lines of
/// 28 characters, marks kept off the line's ends and nothing squeezed, stretched or, unless the
/// office asks for it, hung out.
/// Numbers and letters are English, as Word has them: as Chinese ones, `LibreOffice` would break
/// `11.9%` wherever a line ends.
fn defaults(typesetting: Typesetting) -> Element {
    let hangs = typesetting.line_end_marks == LineEndMarks::Hanging;
    let run = Element::new("w:rPr").child(run_fonts(FaceRole::FangSong)).holding([
        Element::value("w:spacing", tracking()),
        Element::value("w:kern", 0),
        Element::new("w:lang")
            .with("w:val", "en-US")
            .with("w:eastAsia", "zh-CN")
            .with("w:bidi", "ar-SA"),
    ]);
    let run = run.holding(sizes(gb9704::SIZE_3_PT));
    let paragraph = Element::new("w:pPr").holding([
        Element::value("w:widowControl", 0),
        Element::value("w:kinsoku", 1),
        Element::value("w:overflowPunct", u8::from(hangs)),
        Element::value("w:topLinePunct", 0),
        Element::value("w:autoSpaceDE", 0),
        Element::value("w:autoSpaceDN", 0),
        Element::value("w:adjustRightInd", 0),
        Element::value("w:snapToGrid", 0),
        spacing(0, 0, Pitch::Grid),
        Element::value("w:jc", "both"),
    ]);
    Element::new("w:docDefaults")
        .child(Element::new("w:rPrDefault").child(run))
        .child(Element::new("w:pPrDefault").child(paragraph))
}

/// Keeps Word's other built-in styles out of the style pane.
fn latent_styles() -> Element {
    Element::new("w:latentStyles")
        .with("w:defLockedState", 0)
        .with("w:defUIPriority", 99)
        .with("w:defSemiHidden", 1)
        .with("w:defUnhideWhenUsed", 1)
        .with("w:defQFormat", 0)
        .with("w:count", 376)
}

/// A style and its place among them, which is also its place in Word's style pane.
fn paragraph_style((place, style): (usize, Style)) -> Element {
    let mut element = style_element("paragraph", style.id(), style.name());
    if style == Style::Normal {
        element.set("w:default", 1);
    } else {
        element.push(Element::value("w:basedOn", Style::Normal.id()));
        element.push(Element::value("w:next", style.next().id()));
    }
    if let Style::Heading(level) = style {
        element.push(Element::value("w:link", run_in_heading(level)));
    }
    element.push(Element::value("w:uiPriority", place + 1));
    if style.is_for_people() {
        element.push(Element::new("w:qFormat"));
    }
    element.push(Element::new("w:pPr").holding(paragraph_properties(style)));
    element.push(Element::new("w:rPr").holding(run_properties(style)));
    element
}

fn character_styles() -> Vec<Element> {
    let default = style_element("character", "DefaultParagraphFont", "Default Paragraph Font")
        .with("w:default", 1)
        .child(Element::new("w:semiHidden"));
    let missing = character(MISSING, "待补")
        .child(Element::new("w:rPr").child(Element::value("w:color", RED)));
    let mark = character(FOOTNOTE_MARK, "footnote reference")
        .child(Element::new("w:rPr").child(Element::value("w:vertAlign", "superscript")));
    let headings = Level::ALL.map(|level| {
        character(run_in_heading(level), run_in_heading_name(level))
            .child(Element::value("w:link", Style::Heading(level).id()))
            .child(
                Element::new("w:rPr").child(run_fonts(TextStyle::of_heading(level.depth()).face)),
            )
    });
    [default, missing, mark]
        .into_iter()
        .chain(letterhead::character_styles())
        .chain(headings)
        .collect()
}

pub(super) fn character(id: &str, name: &str) -> Element {
    style_element("character", id, name)
        .child(Element::value("w:basedOn", "DefaultParagraphFont"))
        .child(Element::new("w:qFormat"))
}

/// A style by what it applies to, its id and its name. Word's own styles have ASCII names.
fn style_element(kind: &str, id: &str, name: &str) -> Element {
    let mut element = Element::new("w:style").with("w:type", kind);
    if !name.is_ascii() {
        element.set("w:customStyle", 1);
    }
    element.with("w:styleId", id).child(Element::value("w:name", name))
}

fn run_in_heading_name(level: Level) -> &'static str {
    match level {
        Level::First => "标题 1 字符",
        Level::Second => "标题 2 字符",
        Level::Third => "标题 3 字符",
        Level::Fourth => "标题 4 字符",
    }
}
