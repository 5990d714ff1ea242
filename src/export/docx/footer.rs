//! Footers: page numbers `— 1 —` at the outer end (GB/T 9704-2012, 7.5), and none.

use super::{
    element::Element,
    measure::{bottom_margin_mm, twips, twips_of_mm},
    package::{RELATIONSHIPS, WORDPROCESSING},
    style::Style,
};
use crate::style::{TextStyle, gb9704};

/// Height of a 一字线 above the lower edge of its line, in em: a line of exact height stands a
/// fifth of it below the baseline, and the dash in the middle of the em box above it.
const DASH_HEIGHT: f64 = 0.2 + gb9704::EM_ASCENT - 0.5;

/// What stands at the foot of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Footer {
    /// The number of an odd page, at the right.
    Odd,
    /// The number of an even page, at the left.
    Even,
    /// Nothing.
    Blank,
}

impl Footer {
    /// The name of its part, also the id of the relationship to it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Odd => "footer1",
            Self::Even => "footer2",
            Self::Blank => "footer3",
        }
    }

    /// The whole part.
    pub(super) fn part(self) -> Element {
        let paragraph = match self {
            Self::Odd => page_number(Style::OddPageNumber, "1"),
            Self::Even => page_number(Style::EvenPageNumber, "2"),
            Self::Blank => paragraph(Style::OddPageNumber),
        };
        Element::new("w:ftr")
            .with("xmlns:w", WORDPROCESSING)
            .with("xmlns:r", RELATIONSHIPS)
            .child(paragraph)
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
