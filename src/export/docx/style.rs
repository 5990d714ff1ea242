//! The roles of paragraphs and runs, each a style that a person edits by. Built-in styles go under
//! Word's own names, so that its navigation pane, style pane and table of contents know them.

use crate::document::Level;

/// The style of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Normal,
    Body,
    CopyNumber,
    Urgency,
    IssuerMark,
    DocumentNumber,
    LetterNumber,
    Approvers,
    PageMark,
    RedRule,
    UpperLetterRule,
    LowerLetterRule,
    Overline,
    Title,
    Occasion,
    Speaker,
    SignatoryUnderTitle,
    IssueDateUnderTitle,
    Addressees,
    Heading(Level),
    ListItem,
    NestedListItem,
    Quotation,
    Caption,
    TableHeader,
    TableText,
    CentredTableText,
    TableNumber,
    TableUnit,
    TableNote,
    TableGap,
    BoxTitle,
    BoxGap,
    Picture,
    Attendance,
    AnnexList,
    NumberedAnnexList,
    NumberedAnnexListNext,
    Signatory,
    SignatoryRow,
    SignerPost,
    IssueDate,
    Remark,
    RemarkAlone,
    AnnexLabel,
    AnnexTitle,
    ImprintOuterRule,
    ImprintInnerRule,
    ImprintRecipients,
    ImprintPrinting,
    ImprintAnchor,
    OddPageNumber,
    EvenPageNumber,
    LandscapeOddPageNumber,
    LandscapeEvenPageNumber,
    Footnote,
    CoverCorner,
    CoverWords,
    CoverTitle,
    CoverParticular,
    CoverFoot,
    ContentsTitle,
    /// A line of 目录 of that depth, from 1.
    ContentsEntry(usize),
    PartTitle,
    /// A heading within a part or an annex, which stands one level below its title.
    PartHeading(Level),
}

/// What a draft is missing: id of the style of its runs.
pub(super) const MISSING: &str = "Missing";
/// The names of 签发人: id of the style of their runs.
pub(super) const APPROVER_NAME: &str = "ApproverName";
/// 紧急程度 on the line of 发文字号: id of the style of its run.
pub(super) const URGENCY: &str = "UrgencyChar";
/// 标注 on a line that something else begins: id of the style of its runs.
pub(super) const PAGE_MARK: &str = "PageMarkChar";
/// 出席, 请假, 列席: id of the style of these labels.
pub(super) const ATTENDANCE_LABEL: &str = "AttendanceLabel";
/// The mark of a footnote: id of the style of its runs, the one that docx-rs writes.
pub(super) const FOOTNOTE_MARK: &str = "FootnoteReference";
/// Id of the style of tables.
pub(super) const TABLE: &str = "OfficialTable";
/// Id of the style of the table that is a 方框.
pub(super) const SIDE_BOX: &str = "SideBox";
/// Id of the style of the table that holds pictures beside each other.
pub(super) const PICTURE_ROW: &str = "PictureRow";

impl Style {
    pub(super) const ALL: [Self; 75] = [
        Self::Normal,
        Self::Body,
        Self::CopyNumber,
        Self::Urgency,
        Self::IssuerMark,
        Self::DocumentNumber,
        Self::LetterNumber,
        Self::Approvers,
        Self::PageMark,
        Self::RedRule,
        Self::UpperLetterRule,
        Self::LowerLetterRule,
        Self::Overline,
        Self::Title,
        Self::Occasion,
        Self::Speaker,
        Self::SignatoryUnderTitle,
        Self::IssueDateUnderTitle,
        Self::Addressees,
        Self::Heading(Level::First),
        Self::Heading(Level::Second),
        Self::Heading(Level::Third),
        Self::Heading(Level::Fourth),
        Self::ListItem,
        Self::NestedListItem,
        Self::Quotation,
        Self::Caption,
        Self::TableHeader,
        Self::TableText,
        Self::CentredTableText,
        Self::TableNumber,
        Self::TableUnit,
        Self::TableNote,
        Self::TableGap,
        Self::BoxTitle,
        Self::BoxGap,
        Self::Picture,
        Self::Attendance,
        Self::AnnexList,
        Self::NumberedAnnexList,
        Self::NumberedAnnexListNext,
        Self::Signatory,
        Self::SignatoryRow,
        Self::SignerPost,
        Self::IssueDate,
        Self::Remark,
        Self::RemarkAlone,
        Self::AnnexLabel,
        Self::AnnexTitle,
        Self::ImprintOuterRule,
        Self::ImprintInnerRule,
        Self::ImprintRecipients,
        Self::ImprintPrinting,
        Self::ImprintAnchor,
        Self::OddPageNumber,
        Self::EvenPageNumber,
        Self::LandscapeOddPageNumber,
        Self::LandscapeEvenPageNumber,
        Self::Footnote,
        Self::CoverCorner,
        Self::CoverWords,
        Self::CoverTitle,
        Self::CoverParticular,
        Self::CoverFoot,
        Self::ContentsTitle,
        Self::ContentsEntry(1),
        Self::ContentsEntry(2),
        Self::ContentsEntry(3),
        Self::ContentsEntry(4),
        Self::ContentsEntry(5),
        Self::PartTitle,
        Self::PartHeading(Level::First),
        Self::PartHeading(Level::Second),
        Self::PartHeading(Level::Third),
        Self::PartHeading(Level::Fourth),
    ];

    /// What paragraphs refer to it by.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Normal => "Normal",
            Self::Body => "BodyText",
            Self::CopyNumber => "CopyNumber",
            Self::Urgency => "Urgency",
            Self::IssuerMark => "IssuerMark",
            Self::DocumentNumber => "DocumentNumber",
            Self::LetterNumber => "LetterNumber",
            Self::Approvers => "Approvers",
            Self::PageMark => "PageMark",
            Self::RedRule => "RedRule",
            Self::UpperLetterRule => "UpperLetterRule",
            Self::LowerLetterRule => "LowerLetterRule",
            Self::Overline => "Overline",
            Self::Title => "Title",
            Self::Occasion => "Occasion",
            Self::Speaker => "Speaker",
            Self::SignatoryUnderTitle => "SignatoryUnderTitle",
            Self::IssueDateUnderTitle => "IssueDateUnderTitle",
            Self::Addressees => "Addressees",
            Self::Heading(Level::First) => "Heading1",
            Self::Heading(Level::Second) => "Heading2",
            Self::Heading(Level::Third) => "Heading3",
            Self::Heading(Level::Fourth) => "Heading4",
            Self::ListItem => "ListItem",
            Self::NestedListItem => "NestedListItem",
            Self::Quotation => "Quote",
            Self::Caption => "Caption",
            Self::TableHeader => "TableHeader",
            Self::TableText => "TableText",
            Self::CentredTableText => "CentredTableText",
            Self::TableNumber => "TableNumber",
            Self::TableUnit => "TableUnit",
            Self::TableNote => "TableNote",
            Self::TableGap => "TableGap",
            Self::BoxTitle => "BoxTitle",
            Self::BoxGap => "BoxGap",
            Self::Picture => "Picture",
            Self::Attendance => "Attendance",
            Self::AnnexList => "AnnexList",
            Self::NumberedAnnexList => "NumberedAnnexList",
            Self::NumberedAnnexListNext => "NumberedAnnexListNext",
            Self::Signatory => "Signatory",
            Self::SignatoryRow => "SignatoryRow",
            Self::SignerPost => "SignerPost",
            Self::IssueDate => "IssueDate",
            Self::Remark => "Remark",
            Self::RemarkAlone => "RemarkAlone",
            Self::AnnexLabel => "AnnexLabel",
            Self::AnnexTitle => "AnnexTitle",
            Self::ImprintOuterRule => "ImprintOuterRule",
            Self::ImprintInnerRule => "ImprintInnerRule",
            Self::ImprintRecipients => "ImprintRecipients",
            Self::ImprintPrinting => "ImprintPrinting",
            Self::ImprintAnchor => "ImprintAnchor",
            Self::OddPageNumber => "OddPageNumber",
            Self::EvenPageNumber => "EvenPageNumber",
            Self::LandscapeOddPageNumber => "LandscapeOddPageNumber",
            Self::LandscapeEvenPageNumber => "LandscapeEvenPageNumber",
            Self::Footnote => "FootnoteText",
            Self::CoverCorner => "CoverCorner",
            Self::CoverWords => "CoverWords",
            Self::CoverTitle => "CoverTitle",
            Self::CoverParticular => "CoverParticular",
            Self::CoverFoot => "CoverFoot",
            Self::ContentsTitle => "TOCHeading",
            Self::ContentsEntry(1) => "TOC1",
            Self::ContentsEntry(2) => "TOC2",
            Self::ContentsEntry(3) => "TOC3",
            Self::ContentsEntry(4) => "TOC4",
            Self::ContentsEntry(_) => "TOC5",
            Self::PartTitle => "PartTitle",
            Self::PartHeading(Level::First) => "PartHeading1",
            Self::PartHeading(Level::Second) => "PartHeading2",
            Self::PartHeading(Level::Third) => "PartHeading3",
            Self::PartHeading(Level::Fourth) => "PartHeading4",
        }
    }

    /// Its name: what Word knows it by or, for our own, what the style pane shows.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Normal => "Normal",
            Self::Body => "Body Text",
            Self::CopyNumber => "份号",
            Self::Urgency => "紧急程度",
            Self::IssuerMark => "发文机关标志",
            Self::DocumentNumber => "发文字号",
            Self::LetterNumber => "发文字号（信函）",
            Self::Approvers => "签发人",
            Self::PageMark => "标注",
            Self::RedRule => "红色分隔线",
            Self::UpperLetterRule => "信函上双线",
            Self::LowerLetterRule => "信函下双线",
            Self::Overline => "引题",
            Self::Title => "Title",
            Self::Occasion => "报告场合",
            Self::Speaker => "报告人",
            Self::SignatoryUnderTitle => "题下署名",
            Self::IssueDateUnderTitle => "题下日期",
            Self::Addressees => "主送机关",
            Self::Heading(Level::First) => "heading 1",
            Self::Heading(Level::Second) => "heading 2",
            Self::Heading(Level::Third) => "heading 3",
            Self::Heading(Level::Fourth) => "heading 4",
            Self::ListItem => "列项",
            Self::NestedListItem => "二级列项",
            Self::Quotation => "Quote",
            Self::Caption => "caption",
            Self::TableHeader => "表头",
            Self::TableText => "表格文字",
            Self::CentredTableText => "表格文字（居中）",
            Self::TableNumber => "表格数字",
            Self::TableUnit => "表格单位",
            Self::TableNote => "表注",
            Self::TableGap => "表后空隙",
            Self::BoxTitle => "方框标题",
            Self::BoxGap => "方框空隙",
            Self::Picture => "图片",
            Self::Attendance => "出席人员",
            Self::AnnexList => "附件说明",
            Self::NumberedAnnexList => "附件说明（多个）",
            Self::NumberedAnnexListNext => "附件说明（续行）",
            Self::Signatory => "署名",
            Self::SignatoryRow => "联合署名",
            Self::SignerPost => "签发人职务",
            Self::IssueDate => "成文日期",
            Self::Remark => "附注",
            Self::RemarkAlone => "附注（无署名）",
            Self::AnnexLabel => "附件标识",
            Self::AnnexTitle => "附件标题",
            Self::ImprintOuterRule => "版记首末线",
            Self::ImprintInnerRule => "版记中间线",
            Self::ImprintRecipients => "版记抄送",
            Self::ImprintPrinting => "版记印发",
            Self::ImprintAnchor => "版记定位",
            Self::OddPageNumber => "单页页码",
            Self::EvenPageNumber => "双页页码",
            Self::LandscapeOddPageNumber => "横排单页页码",
            Self::LandscapeEvenPageNumber => "横排双页页码",
            Self::Footnote => "footnote text",
            Self::CoverCorner => "封面角注",
            Self::CoverWords => "封面文字",
            Self::CoverTitle => "封面题名",
            Self::CoverParticular => "封面项目",
            Self::CoverFoot => "封面落款",
            Self::ContentsTitle => "TOC Heading",
            Self::ContentsEntry(1) => "toc 1",
            Self::ContentsEntry(2) => "toc 2",
            Self::ContentsEntry(3) => "toc 3",
            Self::ContentsEntry(4) => "toc 4",
            Self::ContentsEntry(_) => "toc 5",
            Self::PartTitle => "另页标题",
            Self::PartHeading(Level::First) => "另页一级标题",
            Self::PartHeading(Level::Second) => "另页二级标题",
            Self::PartHeading(Level::Third) => "另页三级标题",
            Self::PartHeading(Level::Fourth) => "另页四级标题",
        }
    }

    /// Whether only a booklet has use for it.
    pub(super) const fn is_of_booklets(self) -> bool {
        matches!(
            self,
            Self::CoverCorner
                | Self::CoverWords
                | Self::CoverTitle
                | Self::CoverParticular
                | Self::CoverFoot
                | Self::ContentsTitle
                | Self::ContentsEntry(_)
                | Self::PartTitle
                | Self::PartHeading(_)
        )
    }

    /// Whether a person who goes on writing has use for it.
    pub(super) const fn is_for_people(self) -> bool {
        !matches!(
            self,
            Self::TableGap
                | Self::BoxGap
                | Self::ImprintOuterRule
                | Self::ImprintInnerRule
                | Self::ImprintAnchor
                | Self::OddPageNumber
                | Self::EvenPageNumber
                | Self::LandscapeOddPageNumber
                | Self::LandscapeEvenPageNumber
        )
    }

    /// The style of the paragraph that follows when a person presses Enter.
    pub(super) const fn next(self) -> Self {
        match self {
            Self::DocumentNumber
            | Self::LetterNumber
            | Self::Approvers
            | Self::RedRule
            | Self::UpperLetterRule
            | Self::LowerLetterRule
            | Self::Overline => Self::Title,
            Self::Occasion => Self::Speaker,
            Self::Speaker => Self::Addressees,
            Self::SignatoryUnderTitle => Self::IssueDateUnderTitle,
            Self::Title
            | Self::IssueDateUnderTitle
            | Self::Addressees
            | Self::Heading(_)
            | Self::PartTitle
            | Self::PartHeading(_)
            | Self::AnnexTitle
            | Self::Picture
            | Self::TableGap
            | Self::BoxTitle
            | Self::BoxGap
            | Self::Caption => Self::Body,
            Self::NumberedAnnexList => Self::NumberedAnnexListNext,
            Self::Signatory | Self::SignatoryRow | Self::SignerPost => Self::IssueDate,
            Self::AnnexLabel => Self::AnnexTitle,
            other => other,
        }
    }
}

/// Id of the character style linked to a heading: it sets a heading that is run into a paragraph.
pub(super) const fn run_in_heading(level: Level) -> &'static str {
    match level {
        Level::First => "Heading1Char",
        Level::Second => "Heading2Char",
        Level::Third => "Heading3Char",
        Level::Fourth => "Heading4Char",
    }
}
