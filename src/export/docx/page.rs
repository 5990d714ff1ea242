//! The page of GB/T 9704-2012, 5: A4, the type area, the grid of 22 lines, and page numbers.

use docx_rs::{
    DocGrid, DocGridType, FieldCharType, Footer, InstrPAGE, InstrText, PageMargin, PageSize, Run,
    SectionProperty,
};

use super::{
    body::Body,
    measure::{bottom_margin_mm, line_pitch, right_margin_mm, twips, twips_of_mm},
    style::Style,
    text::text_run,
};
use crate::style::{TextStyle, gb9704};

/// Height of a 一字线 above the lower edge of its line, in em: a line of exact height stands a
/// fifth of it below the baseline, and the dash in the middle of the em box above it.
const DASH_HEIGHT: f64 = 0.2 + gb9704::EM_ASCENT - 0.5;

/// Names of the footers' parts: of odd and of even pages.
pub(super) const FOOTERS: [&str; 2] = ["footer1", "footer2"];

/// The only section, with the footers that `body` numbers its paragraphs with.
pub(super) fn section(body: &mut Body<'_>) -> SectionProperty {
    let unsigned = |twips: i32| u32::try_from(twips).unwrap_or_default();
    let size = PageSize::new().size(
        unsigned(twips_of_mm(gb9704::PAGE_WIDTH_MM)),
        unsigned(twips_of_mm(gb9704::PAGE_HEIGHT_MM)),
    );
    let margin = PageMargin::new()
        .top(twips_of_mm(gb9704::TOP_MARGIN_MM))
        .left(twips_of_mm(gb9704::BINDING_MARGIN_MM))
        .right(twips_of_mm(right_margin_mm()))
        .bottom(twips_of_mm(bottom_margin_mm()))
        .footer(footer_distance());
    let grid = DocGrid::new()
        .grid_type(DocGridType::Lines)
        .line_pitch(usize::try_from(line_pitch()).unwrap_or_default());
    let [of_odd, of_even] = FOOTERS;
    let odd = Footer::new().add_paragraph(page_number(body, Style::OddPageNumber, "1"));
    let even = Footer::new().add_paragraph(page_number(body, Style::EvenPageNumber, "2"));
    SectionProperty::new()
        .page_size(size)
        .page_margin(margin)
        .doc_grid(grid)
        .footer(odd, of_odd)
        .even_footer(even, of_even)
}

/// From the page's lower edge to the footer's, so that the dashes stand where 7.5 says.
fn footer_distance() -> i32 {
    twips_of_mm(bottom_margin_mm() - gb9704::PAGE_NUMBER_DROP_MM)
        - twips(TextStyle::PAGE_NUMBER.size * DASH_HEIGHT)
}

/// `— 1 —`: a field with `cached` as what it shows until it is counted.
fn page_number(body: &mut Body<'_>, style: Style, cached: &str) -> docx_rs::Paragraph {
    let field = |kind| Run::new().add_field_char(kind, false);
    let runs = vec![
        text_run("— "),
        field(FieldCharType::Begin),
        Run::new().add_instr_text(InstrText::PAGE(InstrPAGE::new())),
        field(FieldCharType::Separate),
        text_run(cached),
        field(FieldCharType::End),
        text_run(" —"),
    ];
    body.paragraph(style, runs)
}
