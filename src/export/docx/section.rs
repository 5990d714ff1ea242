//! Sections: stretches of pages that are set up alike (GB/T 9704-2012, 5, 7.5, 8).
//!
//! docx-rs keeps only the first footer of a section and knows little of the rest. So its tree gets a
//! mark where a section ends ([`Body::begin_section`]), and the properties are ours, put in the mark's
//! place when the tree is mended. Every section says all of its footers: Word would take those that
//! it leaves out from the section before.

use docx_rs::{DocumentChild, Paragraph, SectionProperty};

use super::{
    body::Body,
    footer::{Footer, footer_distance},
    measure::{bottom_margin_mm, cells, line_pitch, right_margin_mm, twips_of_mm},
    settings::footnote_marks,
    style::Style,
};
use crate::{
    document::{ColumnCount, Orientation},
    style::gb9704,
    word::Element,
};

/// What holds for a stretch of pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Section {
    /// Where it begins.
    pub(super) start: SectionStart,
    /// Which of its pages are numbered.
    pub(super) numbering: PageNumbering,
    /// Columns of its text, where it stands in several.
    pub(super) columns: Option<ColumnCount>,
    /// How its pages lie.
    pub(super) orientation: Orientation,
}

/// Where a section begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum SectionStart {
    /// On a new page.
    #[default]
    NewPage,
    /// Below the section before it, on the same page.
    Continuous,
}

/// Which pages of a section bear their number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum PageNumbering {
    /// All (7.5).
    #[default]
    All,
    /// All but the section's first page (10.1).
    NotFirst,
    /// All, this section's first page being page 1.
    FromOne,
    /// None (7.5: a blank page before 版记, and the page of 版记 after it).
    None,
}

impl Body<'_> {
    /// What follows stands on pages that lie so.
    pub(super) fn turn_to(&mut self, orientation: Orientation) {
        if orientation != self.section.orientation {
            let numbering = match self.section.numbering {
                PageNumbering::NotFirst | PageNumbering::FromOne => PageNumbering::All,
                numbering => numbering,
            };
            self.begin_section(Section { numbering, orientation, ..Section::default() });
        }
    }

    /// Puts a paragraph of no height into a last section of nothing: Word makes a whole line of it, on a
    /// page of its own if need be.
    pub(super) fn end_section(&mut self) {
        let is_ended = |it: &Paragraph| it.property.section_property.is_some();
        if let Some(DocumentChild::Paragraph(last)) = self.children.last()
            && is_ended(last)
        {
            let gap = self.paragraph(Style::TableGap, vec![]);
            self.add(gap);
        }
    }

    /// Ends the section after what has been added last, and begins `next`. A table cannot bear the
    /// mark: a paragraph of no height follows it, as between two tables.
    pub(super) fn begin_section(&mut self, next: Section) {
        self.part_tables();
        let ended = std::mem::replace(&mut self.section, next);
        self.turns_page &= next.start == SectionStart::Continuous;
        if let Some(DocumentChild::Paragraph(last)) = self.children.last_mut() {
            // A section of nothing is none: the one before it ends there already.
            if last.property.section_property.is_none() {
                last.property.section_property = Some(SectionProperty::new());
                self.sections.push(ended);
            }
        }
    }
}

/// Puts the properties of `sections` into their marks, those of `last`, the section that ends with
/// the document, into the body's own.
pub(super) fn mend_sections(document: &mut Element, sections: &[Section], last: Section) {
    let mut sections = sections.iter().copied().chain(std::iter::once(last));
    document.visit(&mut |element| {
        if element.name == "w:sectPr" {
            *element = sections.next().unwrap_or(last).properties();
        }
    });
}

impl Section {
    /// The footers that it refers to.
    pub(super) fn footers(self) -> Vec<(&'static str, Footer)> {
        let (odd, even) = match self.orientation {
            Orientation::Portrait => (Footer::Odd, Footer::Even),
            Orientation::Landscape => (Footer::LandscapeOdd, Footer::LandscapeEven),
        };
        match self.numbering {
            PageNumbering::All | PageNumbering::FromOne => vec![("default", odd), ("even", even)],
            PageNumbering::NotFirst => {
                vec![("first", Footer::Blank), ("default", odd), ("even", even)]
            }
            PageNumbering::None => vec![("default", Footer::Blank), ("even", Footer::Blank)],
        }
    }

    fn properties(self) -> Element {
        let footers = self.footers().into_iter().map(|(pages, footer)| {
            Element::new("w:footerReference").with("w:type", pages).with("r:id", footer.name())
        });
        let start = match self.start {
            SectionStart::NewPage => None,
            SectionStart::Continuous => Some(Element::value("w:type", "continuous")),
        };
        let from_one = self.numbering == PageNumbering::FromOne;
        let bare_first = self.numbering == PageNumbering::NotFirst;
        Element::new("w:sectPr")
            .holding(footers)
            .child(Element::new("w:footnotePr").child(footnote_marks()))
            .holding(start)
            .holding(page(self.orientation))
            .holding(from_one.then(|| Element::new("w:pgNumType").with("w:start", 1)))
            .child(columns(self.columns))
            .holding(bare_first.then(|| Element::new("w:titlePg")))
            .child(grid(self.orientation))
    }
}

/// A4 with the type area's margins; turned, the upright sheet's left margin is at the top (8).
fn page(orientation: Orientation) -> [Element; 2] {
    let (width, height) = (gb9704::PAGE_WIDTH_MM, gb9704::PAGE_HEIGHT_MM);
    let (top, right) = (gb9704::TOP_MARGIN_MM, right_margin_mm());
    let (bottom, left) = (bottom_margin_mm(), gb9704::BINDING_MARGIN_MM);
    let upright = orientation.is_portrait();
    let (width, height) = if upright { (width, height) } else { (height, width) };
    let margins = if upright { [top, right, bottom, left] } else { [left, top, right, bottom] };
    let mut size =
        Element::new("w:pgSz").with("w:w", twips_of_mm(width)).with("w:h", twips_of_mm(height));
    if !upright {
        size.set("w:orient", "landscape");
    }
    let mut margin = Element::new("w:pgMar");
    for (side, mm) in ["w:top", "w:right", "w:bottom", "w:left"].into_iter().zip(margins) {
        margin.set(side, twips_of_mm(mm));
    }
    margin.set("w:header", HEADER_DISTANCE);
    let footer = if upright { footer_distance() } else { HEADER_DISTANCE };
    margin.set("w:footer", footer);
    margin.set("w:gutter", 0);
    [size, margin]
}

/// From the page's edge to a header or footer, of which there is none, in twips: Word's own. The
/// footer of a landscape page is empty but for a frame that stands elsewhere.
const HEADER_DISTANCE: i32 = 851;

/// Columns of the same width.
fn columns(count: Option<ColumnCount>) -> Element {
    let columns = Element::new("w:cols").with("w:space", cells(GAP));
    match count {
        None => columns,
        Some(count) => columns.with("w:num", count.number()).with("w:equalWidth", 1),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a gap of some cells")]
const GAP: f64 = gb9704::COLUMN_GAP_CELLS as f64;

/// The grid of lines: 22 on an upright page. The type area of a landscape page is no whole number of
/// lines; `LibreOffice` would set the grid in its middle, and a row less on the page. Its lines are
/// as far apart without a grid, by their styles.
fn grid(orientation: Orientation) -> Element {
    let grid = Element::new("w:docGrid");
    let grid = if orientation.is_portrait() { grid.with("w:type", "lines") } else { grid };
    grid.with("w:linePitch", line_pitch())
}
