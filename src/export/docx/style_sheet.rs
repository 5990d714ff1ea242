//! `styles.xml`: the measures of the standard as styles, and no formatting anywhere else.

use super::{
    element::Element,
    font::run_fonts,
    letterhead::look as letterhead,
    measure::{cells, half_points, line_pitch, tracking, twips, type_area_width, whole},
    package::WORDPROCESSING,
    style::{FOOTNOTE_MARK, MISSING, Style, TABLE, run_in_heading},
};
use crate::{
    document::Level,
    style::{FaceRole, LineEndMarks, TextStyle, Typesetting, gb9704},
};

/// The red of a 版头, and of what a draft is missing.
pub(super) const RED: &str = "FF0000";
/// Size in pt where only the paragraph's mark could have one.
pub(super) const NO_TEXT_PT: f64 = 1.0;
/// Width of 抄送 or 主送 with its colon.
const IMPRINT_LABEL_CELLS: usize = 3;
/// Word's measure of single spacing.
const SINGLE_LINE: i32 = 240;

/// The whole part.
pub(super) fn style_sheet(typesetting: Typesetting) -> Element {
    Element::new("w:styles")
        .with("xmlns:w", WORDPROCESSING)
        .child(defaults(typesetting))
        .child(latent_styles())
        .holding(Style::ALL.into_iter().enumerate().map(paragraph_style))
        .holding(character_styles())
        .holding(table_styles())
        .child(style_element("numbering", "NoList", "No List").with("w:default", 1))
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

fn paragraph_properties(style: Style) -> Vec<Element> {
    match style {
        Style::Normal | Style::Addressees => vec![],
        Style::CopyNumber
        | Style::Urgency
        | Style::IssuerMark
        | Style::DocumentNumber
        | Style::LetterNumber
        | Style::Approvers
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
        Style::Title => vec![spacing(0, 0, Pitch::Title), centred()],
        Style::IssueDateUnderTitle => vec![spacing(0, line_pitch(), Pitch::Grid), centred()],
        Style::SignatoryUnderTitle | Style::Caption => vec![centred()],
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
        Style::AnnexList => vec![one_line_above(), hanging(5.0, 3.0)],
        Style::NumberedAnnexList => vec![one_line_above(), hanging(6.0, 4.0)],
        Style::NumberedAnnexListNext => vec![hanging(6.0, 1.0)],
        Style::Signatory | Style::SignerPost => {
            vec![Element::new("w:keepNext"), Element::value("w:jc", "right")]
        }
        Style::SignatoryRow => vec![Element::new("w:keepNext"), Element::value("w:jc", "left")],
        Style::RemarkAlone => vec![one_line_above(), first_line_of_two()],
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

fn run_properties(style: Style) -> Vec<Element> {
    match style {
        Style::Urgency | Style::IssuerMark => letterhead::run_properties(style),
        Style::Title | Style::AnnexTitle => text_style(TextStyle::TITLE),
        Style::SignatoryUnderTitle | Style::IssueDateUnderTitle => text_style(TextStyle::BYLINE),
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
        | Style::RedRule
        | Style::UpperLetterRule
        | Style::LowerLetterRule
        | Style::ImprintOuterRule
        | Style::ImprintInnerRule
        | Style::ImprintAnchor => sizes(NO_TEXT_PT).into(),
        _ => vec![],
    }
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

fn table_styles() -> [Element; 2] {
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

/// Word counts outline levels from 0.
fn outline_level(level: Level) -> usize {
    level.depth() - 1
}

/// How far the lines of a paragraph stand apart.
#[derive(Clone, Copy)]
pub(super) enum Pitch {
    /// 22 on a page.
    Grid,
    /// As the title's lines do.
    Title,
    /// No more than the size of a page number, so that its place depends on no face.
    PageNumber,
    /// As high as what stands on them.
    Natural,
    /// As lines in a cell do.
    Table,
    /// As the lines beside a table do.
    TableNote,
    /// As lines of a footnote do.
    Footnote,
    /// As lines of 版记 do.
    Imprint,
    /// As good as none.
    None,
}

pub(super) fn spacing(before: i32, after: i32, pitch: Pitch) -> Element {
    let (line, rule) = match pitch {
        Pitch::Grid => (line_pitch(), "exact"),
        Pitch::Title => (twips(gb9704::TITLE_PITCH_PT), "exact"),
        Pitch::PageNumber => (twips(TextStyle::PAGE_NUMBER.size), "exact"),
        Pitch::Natural => (SINGLE_LINE, "auto"),
        Pitch::Table => (twips(gb9704::TABLE_LINE_PITCH_PT), "exact"),
        Pitch::TableNote => (twips(gb9704::TABLE_NOTE_PITCH_PT), "exact"),
        Pitch::Footnote => (twips(gb9704::FOOTNOTE_PITCH_PT), "exact"),
        Pitch::Imprint => (twips(gb9704::IMPRINT_PITCH_PT), "exact"),
        Pitch::None => (twips(NO_TEXT_PT), "exact"),
    };
    Element::new("w:spacing")
        .with("w:before", before)
        .with("w:after", after)
        .with("w:line", line)
        .with("w:lineRule", rule)
}

fn one_line_above() -> Element {
    spacing(line_pitch(), 0, Pitch::Grid)
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

pub(super) fn centred() -> Element {
    Element::value("w:jc", "center")
}

/// 自然段 begin two characters in (GB/T 9704-2012, 7.3.3), said both ways: Word goes by characters
/// and shows them in its dialog, others go by length.
fn first_line_of_two() -> Element {
    Element::new("w:ind").with("w:firstLineChars", 200).with("w:firstLine", cells(2.0))
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
fn cells_of(count: usize) -> i32 {
    i32::try_from(count).unwrap_or_default() * cells(1.0)
}

fn page_number_indent() -> i32 {
    twips(gb9704::PAGE_NUMBER_INDENT_CELLS * TextStyle::PAGE_NUMBER.cell())
}

/// Lines that begin `left` characters in, the first one `hanging` characters before the others.
pub(super) fn hanging(left: f64, hanging: f64) -> Element {
    Element::new("w:ind").with("w:left", cells(left)).with("w:hanging", cells(hanging))
}

/// A face and, where it is not 三号, its size at its own widths: only 三号 is tightened.
pub(super) fn text_style(style: TextStyle) -> Vec<Element> {
    let mut properties = vec![run_fonts(style.face)];
    if half_points(style.size) != half_points(gb9704::SIZE_3_PT) {
        properties.push(Element::value("w:spacing", 0));
        properties.extend(sizes(style.size));
    }
    properties
}

pub(super) fn sizes(pt: f64) -> [Element; 2] {
    ["w:sz", "w:szCs"].map(|name| Element::value(name, half_points(pt)))
}
