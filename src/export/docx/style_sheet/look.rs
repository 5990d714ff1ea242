//! The paragraph and run properties of each style.

use super::{
    booklet,
    measures::{
        NO_TEXT_PT, Pitch, centred, first_line_of_two, hanging, one_line_above, sizes, spacing,
        text_style,
    },
};
use crate::{
    document::Level,
    export::docx::{
        letterhead::look as letterhead,
        measure::{cells, line_pitch, twips, type_area_width, whole},
        style::Style,
    },
    style::{TextStyle, gb9704},
    word::Element,
};

/// Width of 抄送 or 主送 with its colon.
const IMPRINT_LABEL_CELLS: usize = 3;

pub(super) fn paragraph_properties(style: Style) -> Vec<Element> {
    match style {
        Style::Normal | Style::Addressees => vec![],
        Style::CopyNumber
        | Style::Urgency
        | Style::IssuerMark
        | Style::DocumentNumber
        | Style::LetterNumber
        | Style::Approvers
        | Style::PageMark
        | Style::RedRule
        | Style::UpperLetterRule
        | Style::LowerLetterRule
        | Style::Attendance => letterhead::paragraph_properties(style),
        Style::Body | Style::Remark | Style::ListItem => vec![first_line_of_two()],
        Style::NestedListItem => vec![nested_item()],
        Style::Quotation => vec![quotation()],
        Style::Heading(level) => vec![
            Element::new("w:keepNext"),
            first_line_of_two(),
            Element::value("w:outlineLvl", outline_level(level)),
        ],
        Style::PartHeading(_)
        | Style::PartTitle
        | Style::CoverCorner
        | Style::CoverParticular
        | Style::CoverWords
        | Style::CoverTitle
        | Style::CoverFoot
        | Style::ContentsTitle
        | Style::ContentsEntry(_) => booklet::paragraph_properties(style),
        Style::Title => vec![spacing(0, 0, Pitch::Title), centred()],
        Style::IssueDateUnderTitle => vec![spacing(0, line_pitch(), Pitch::Grid), centred()],
        Style::SignatoryUnderTitle
        | Style::Occasion
        | Style::Speaker
        | Style::Caption
        | Style::BoxTitle => vec![centred()],
        Style::Overline => vec![Element::new("w:keepNext"), centred()],
        Style::BoxGap => vec![spacing(0, 0, Pitch::BoxGap)],
        Style::TableHeader => {
            vec![Element::new("w:keepNext"), spacing(0, 0, Pitch::Table), centred()]
        }
        Style::TableText => vec![spacing(0, 0, Pitch::Table), Element::value("w:jc", "left")],
        Style::CentredTableText => vec![spacing(0, 0, Pitch::Table), centred()],
        Style::TableNumber => vec![spacing(0, 0, Pitch::Table), Element::value("w:jc", "right")],
        Style::TableUnit => vec![
            Element::new("w:keepNext"),
            spacing(0, 0, Pitch::TableNote),
            Element::value("w:jc", "right"),
        ],
        Style::TableNote => vec![spacing(0, 0, Pitch::TableNote)],
        Style::TableGap | Style::ImprintAnchor => vec![spacing(0, 0, Pitch::None)],
        Style::Picture => vec![spacing(0, 0, Pitch::Natural), centred()],
        Style::AnnexList => vec![Element::new("w:keepLines"), one_line_above(), hanging(5.0, 3.0)],
        Style::NumberedAnnexList => {
            vec![Element::new("w:keepLines"), one_line_above(), hanging(6.0, 4.0)]
        }
        Style::NumberedAnnexListNext => vec![Element::new("w:keepLines"), hanging(6.0, 1.0)],
        Style::Signatory | Style::SignerPost => {
            vec![Element::new("w:keepNext"), Element::value("w:jc", "right")]
        }
        Style::SignatoryRow => vec![Element::new("w:keepNext"), Element::value("w:jc", "left")],
        Style::RemarkAlone => vec![one_line_above(), first_line_of_two()],
        Style::ImprintOuterRule
        | Style::ImprintInnerRule
        | Style::ImprintRecipients
        | Style::ImprintPrinting => imprint_properties(style),
        Style::IssueDate => vec![Element::value("w:jc", "right")],
        Style::AnnexLabel => vec![Element::new("w:keepNext"), Element::new("w:pageBreakBefore")],
        Style::AnnexTitle => vec![
            Element::new("w:keepNext"),
            spacing(line_pitch(), line_pitch(), Pitch::Grid),
            centred(),
            Element::value("w:outlineLvl", outline_level(Level::First)),
        ],
        Style::OddPageNumber => vec![
            spacing(0, 0, Pitch::PageNumber),
            Element::new("w:ind").with("w:right", page_number_indent()),
            Element::value("w:jc", "right"),
        ],
        Style::EvenPageNumber => vec![
            spacing(0, 0, Pitch::PageNumber),
            Element::new("w:ind").with("w:left", page_number_indent()),
            Element::value("w:jc", "left"),
        ],
        Style::LandscapeOddPageNumber => {
            vec![spacing(0, 0, Pitch::PageNumber), Element::value("w:jc", "right")]
        }
        Style::LandscapeEvenPageNumber => {
            vec![spacing(0, 0, Pitch::PageNumber), Element::value("w:jc", "left")]
        }
        Style::Footnote => vec![spacing(0, 0, Pitch::Footnote)],
    }
}

fn imprint_properties(style: Style) -> Vec<Element> {
    match style {
        Style::ImprintOuterRule => rule(gb9704::IMPRINT_OUTER_RULE_MM),
        Style::ImprintInnerRule => rule(gb9704::IMPRINT_INNER_RULE_MM),
        Style::ImprintRecipients => vec![
            spacing(0, 0, Pitch::Imprint),
            Element::new("w:ind")
                .with("w:left", imprint_cells(1 + IMPRINT_LABEL_CELLS))
                .with("w:right", imprint_cells(1))
                .with("w:hanging", imprint_cells(IMPRINT_LABEL_CELLS)),
        ],
        Style::ImprintPrinting => vec![
            Element::new("w:tabs").child(
                Element::value("w:tab", "right")
                    .with("w:pos", type_area_width() - imprint_cells(1)),
            ),
            spacing(0, 0, Pitch::Imprint),
            Element::new("w:ind")
                .with("w:left", imprint_cells(1))
                .with("w:right", imprint_cells(1)),
            Element::value("w:jc", "left"),
        ],
        _ => vec![],
    }
}

pub(super) fn run_properties(style: Style) -> Vec<Element> {
    match style {
        Style::Urgency | Style::IssuerMark | Style::PageMark => letterhead::run_properties(style),
        Style::Title | Style::AnnexTitle => text_style(TextStyle::TITLE),
        Style::Occasion | Style::Speaker => text_style(TextStyle::OCCASION),
        Style::PartHeading(_)
        | Style::PartTitle
        | Style::CoverWords
        | Style::CoverTitle
        | Style::CoverFoot
        | Style::ContentsTitle => booklet::run_properties(style),
        Style::SignatoryUnderTitle | Style::IssueDateUnderTitle => text_style(TextStyle::BYLINE),
        Style::Overline => text_style(TextStyle::OVERLINE),
        Style::BoxTitle => text_style(TextStyle::BOX_TITLE),
        Style::Heading(level) => text_style(TextStyle::of_heading(level.depth())),
        Style::AnnexLabel => text_style(TextStyle::FIRST_LEVEL),
        Style::Quotation => text_style(TextStyle::QUOTATION),
        Style::Caption => text_style(TextStyle::CAPTION),
        Style::TableHeader => text_style(TextStyle::TABLE_HEADER),
        Style::TableText | Style::CentredTableText | Style::TableNumber => {
            text_style(TextStyle::TABLE_CELL)
        }
        Style::TableUnit | Style::TableNote => text_style(TextStyle::TABLE_NOTE),
        Style::Footnote => text_style(TextStyle::FOOTNOTE),
        Style::OddPageNumber
        | Style::EvenPageNumber
        | Style::LandscapeOddPageNumber
        | Style::LandscapeEvenPageNumber => text_style(TextStyle::PAGE_NUMBER),
        Style::ImprintRecipients | Style::ImprintPrinting => text_style(TextStyle::IMPRINT),
        Style::Picture
        | Style::TableGap
        | Style::BoxGap
        | Style::RedRule
        | Style::UpperLetterRule
        | Style::LowerLetterRule
        | Style::ImprintOuterRule
        | Style::ImprintInnerRule
        | Style::ImprintAnchor => sizes(NO_TEXT_PT).into(),
        _ => vec![],
    }
}

/// Word counts outline levels from 0.
pub(super) fn outline_level(level: Level) -> usize {
    level.depth() - 1
}

/// A paragraph without text that is a rule of 版记.
fn rule(thickness_mm: f64) -> Vec<Element> {
    let eighths = whole(thickness_mm * gb9704::PT_PER_MM * 8.0);
    let line = Element::value("w:top", "single")
        .with("w:sz", eighths)
        .with("w:space", 0)
        .with("w:color", "000000");
    vec![Element::new("w:pBdr").child(line), spacing(0, 0, Pitch::None)]
}

/// Width of so many cells of 版记 in twips, `indents` of them being what it is indented by.
fn imprint_cells(cells: usize) -> i32 {
    let cells = i32::try_from(cells * gb9704::IMPRINT_INDENT_CELLS).unwrap_or_default();
    cells.saturating_mul(twips(TextStyle::IMPRINT.cell()))
}

/// A nested item's first line stands in by four characters, the others by two.
fn nested_item() -> Element {
    let half = gb9704::NESTED_ITEM_INDENT_CELLS / 2;
    first_line_of_two().with("w:leftChars", half * 100).with("w:left", cells_of(half))
}

/// 引文 stands in at both sides.
fn quotation() -> Element {
    let (chars, twips) =
        (gb9704::QUOTATION_INDENT_CELLS * 100, cells_of(gb9704::QUOTATION_INDENT_CELLS));
    first_line_of_two()
        .with("w:leftChars", chars)
        .with("w:left", twips)
        .with("w:rightChars", chars)
        .with("w:right", twips)
}

/// Width of so many whole characters of 三号 in twips.
pub(super) fn cells_of(count: usize) -> i32 {
    i32::try_from(count).unwrap_or_default() * cells(1.0)
}

fn page_number_indent() -> i32 {
    twips(gb9704::PAGE_NUMBER_INDENT_CELLS * TextStyle::PAGE_NUMBER.cell())
}
