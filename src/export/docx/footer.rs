//! Footers: page numbers `— 1 —` at the outer end (GB/T 9704-2012, 7.5), and none.

use super::{
    measure::{bottom_margin_mm, twips, twips_of_mm},
    package::{RELATIONSHIPS, WORDPROCESSING},
    style::Style,
};
use crate::style::{TextStyle, gb9704};
use crate::word::Element;

/// Height of a 一字线 above the lower edge of its line, in em: a line of exact height stands a
/// fifth of it below the baseline, and the dash in the middle of the em box above it.
const DASH_HEIGHT: f64 = 0.2 + gb9704::EM_ASCENT - 0.5;

const VML: &str = "urn:schemas-microsoft-com:vml";
const OFFICE: &str = "urn:schemas-microsoft-com:office:office";

/// What stands at the foot of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Footer {
    /// The number of an odd page, at the right.
    Odd,
    /// The number of an even page, at the left.
    Even,
    /// Nothing.
    Blank,
    /// The number of an odd landscape page: where it stands on an upright one.
    LandscapeOdd,
    /// The number of an even landscape page.
    LandscapeEven,
}

impl Footer {
    /// The name of its part, also the id of the relationship to it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Odd => "footer1",
            Self::Even => "footer2",
            Self::Blank => "footer3",
            Self::LandscapeOdd => "footer4",
            Self::LandscapeEven => "footer5",
        }
    }

    /// The whole part.
    pub(super) fn part(self) -> Element {
        let paragraphs = match self {
            Self::Odd => vec![page_number(Style::OddPageNumber, "1")],
            Self::Even => vec![page_number(Style::EvenPageNumber, "2")],
            Self::Blank => vec![paragraph(Style::OddPageNumber)],
            Self::LandscapeOdd => {
                vec![boxed(page_number(Style::LandscapeOddPageNumber, "1"), true)]
            }
            Self::LandscapeEven => {
                vec![boxed(page_number(Style::LandscapeEvenPageNumber, "2"), false)]
            }
        };
        Element::new("w:ftr")
            .with("xmlns:w", WORDPROCESSING)
            .with("xmlns:r", RELATIONSHIPS)
            .with("xmlns:v", VML)
            .with("xmlns:o", OFFICE)
            .holding(paragraphs)
    }
}

/// From the page's lower edge to the footer's, so that the dashes stand where 7.5 says.
pub(super) fn footer_distance() -> i32 {
    twips_of_mm(bottom_margin_mm() - gb9704::PAGE_NUMBER_DROP_MM)
        - twips(TextStyle::PAGE_NUMBER.size * DASH_HEIGHT)
}

/// `— 1 —`: a field with `cached` as what it shows until it is counted.
fn page_number(style: Style, cached: &str) -> Element {
    let field = |kind: &str| run(Element::new("w:fldChar").with("w:fldCharType", kind));
    let instruction = Element::new("w:instrText").with("xml:space", "preserve").text(" PAGE ");
    paragraph(style).holding([
        words("— "),
        field("begin"),
        run(instruction),
        field("separate"),
        words(cached),
        field("end"),
        words(" —"),
    ])
}

/// A page number in a text box at the left margin of a landscape page, turned a quarter to the right:
/// as it stands on the upright sheet (8). `LibreOffice` would give the direction of a frame's text to
/// another frame of the document, and shows a `DrawingML` box a second time.
fn boxed(number: Element, odd: bool) -> Element {
    let style = TextStyle::PAGE_NUMBER;
    let centre = bottom_margin_mm() - gb9704::PAGE_NUMBER_DROP_MM;
    let indent = gb9704::PAGE_NUMBER_INDENT_CELLS * style.cell();
    let begins = gb9704::BINDING_MARGIN_MM * gb9704::PT_PER_MM + indent;
    let ends = begins + gb9704::TYPE_AREA_WIDTH_MM * gb9704::PT_PER_MM - 2.0 * indent;
    let length = style.cell() * BOX_CELLS;
    let left = centre * gb9704::PT_PER_MM - style.size / 2.0;
    let top = if odd { ends - length } else { begins };
    let place = format!(
        "position:absolute;margin-left:{left:.1}pt;margin-top:{top:.1}pt;\
         width:{width:.1}pt;height:{length:.1}pt;\
         mso-position-horizontal-relative:page;mso-position-vertical-relative:page",
        width = style.size,
    );
    let text = Element::new("v:textbox")
        .with("style", "layout-flow:vertical")
        .with("inset", "0,0,0,0")
        .child(Element::new("w:txbxContent").child(number));
    let shape = Element::new("v:shape")
        .with("id", "页码")
        .with("type", format!("#{TEXT_BOX}"))
        .with("style", place)
        .with("filled", "f")
        .with("stroked", "f")
        .child(text);
    let kind = Element::new("v:shapetype")
        .with("id", TEXT_BOX)
        .with("coordsize", "21600,21600")
        .with("o:spt", TEXT_BOX_KIND)
        .with("path", "m,l,21600r21600,l21600,xe");
    paragraph(Style::OddPageNumber).child(run(Element::new("w:pict").child(kind).child(shape)))
}

/// The name that Word itself gives the kind of shape that is a text box.
const TEXT_BOX: &str = "_x0000_t202";
/// The number of that kind.
const TEXT_BOX_KIND: u32 = 202;

/// Length of the box of a page number in cells: room for four digits.
const BOX_CELLS: f64 = 6.0;

fn paragraph(style: Style) -> Element {
    Element::new("w:p").child(Element::new("w:pPr").child(Element::value("w:pStyle", style.id())))
}

fn run(child: Element) -> Element {
    Element::new("w:r").child(child)
}

/// Words with the hint that makes Word take ambiguous marks such as — as Chinese ones.
fn words(text: &str) -> Element {
    let hint = Element::new("w:rFonts").with("w:hint", "eastAsia");
    Element::new("w:r")
        .child(Element::new("w:rPr").child(hint))
        .child(Element::new("w:t").with("xml:space", "preserve").text(text))
}
