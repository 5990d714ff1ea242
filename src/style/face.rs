//! Which face and size set which part of a document (GB/T 9704-2012, 5.2.2, 7.2, 7.3).

use super::gb9704::{
    CELL_PITCH_PT, PROOF_SIZE_PT, SIZE_1_PT, SIZE_2_PT, SIZE_3_PT, SIZE_4_PT, SIZE_5_PT,
    SMALL_2_PT, SMALL_4_PT,
};

/// The five faces of official documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaceRole {
    /// 仿宋: everything that is not named otherwise (5.2.2).
    FangSong,
    /// 小标宋: title and 发文机关标志 (7.3.1).
    XiaoBiaoSong,
    /// 黑体: first level, labels (7.3.3).
    Hei,
    /// 楷体: second level, 签发人, 署名 under a title (7.3.3).
    Kai,
    /// 宋体: page numbers (7.5).
    Song,
}

impl FaceRole {
    /// All roles.
    pub const ALL: [Self; 5] =
        [Self::FangSong, Self::XiaoBiaoSong, Self::Hei, Self::Kai, Self::Song];

    /// What the standard calls it.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::FangSong => "仿宋",
            Self::XiaoBiaoSong => "小标宋",
            Self::Hei => "黑体",
            Self::Kai => "楷体",
            Self::Song => "宋体",
        }
    }

    /// The official face's name, as it is written into a DOCX.
    pub const fn official_name(self) -> &'static str {
        match self {
            Self::FangSong => "仿宋_GB2312",
            Self::XiaoBiaoSong => "方正小标宋简体",
            Self::Hei => "黑体",
            Self::Kai => "楷体_GB2312",
            Self::Song => "宋体",
        }
    }
}

/// How a run of text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// Its face.
    pub face: FaceRole,
    /// Its em size in pt.
    pub size: f64,
    /// Whether it is emboldened (practice: `**加粗**`; never asked for by the standard).
    pub bold: bool,
}

impl TextStyle {
    /// 正文, 主送, third and fourth level (5.2.2).
    pub const BODY: Self = Self::new(FaceRole::FangSong, SIZE_3_PT);
    /// 标题 of the document and of an annex (7.3.1).
    pub const TITLE: Self = Self::new(FaceRole::XiaoBiaoSong, SIZE_2_PT);
    /// First level (7.3.3), the label of an annex (7.3.7).
    pub const FIRST_LEVEL: Self = Self::new(FaceRole::Hei, SIZE_3_PT);
    /// Second level (7.3.3).
    pub const SECOND_LEVEL: Self = Self::new(FaceRole::Kai, SIZE_3_PT);
    /// 署名 and date under the title (practice).
    pub const BYLINE: Self = Self::new(FaceRole::Kai, SIZE_3_PT);
    /// 引文 that is a paragraph of its own (practice).
    pub const QUOTATION: Self = Self::new(FaceRole::Kai, SIZE_3_PT);
    /// 表题 and 图题 (practice).
    pub const CAPTION: Self = Self::new(FaceRole::Hei, SIZE_4_PT);
    /// 引题 above the title (practice).
    pub const OVERLINE: Self = Self::new(FaceRole::Kai, SIZE_3_PT);
    /// The title of a 方框 (practice).
    pub const BOX_TITLE: Self = Self::new(FaceRole::Hei, SIZE_3_PT);
    /// The header of a table (practice).
    pub const TABLE_HEADER: Self = Self::new(FaceRole::Hei, SMALL_4_PT);
    /// The rows of a table (practice).
    pub const TABLE_CELL: Self = Self::new(FaceRole::FangSong, SMALL_4_PT);
    /// The unit above a table, the notes below it (practice).
    pub const TABLE_NOTE: Self = Self::new(FaceRole::FangSong, SIZE_5_PT);
    /// The words and numbers of a chart (practice).
    pub const CHART: Self = Self::new(FaceRole::FangSong, SIZE_5_PT);
    /// 脚注 (practice).
    pub const FOOTNOTE: Self = Self::new(FaceRole::FangSong, SIZE_5_PT);
    /// The words of a proof.
    pub const PROOF: Self = Self::new(FaceRole::Song, PROOF_SIZE_PT);
    /// 紧急程度 (7.2.3) and the labels 出席, 请假, 列席 (10.3).
    pub const LABEL: Self = Self::new(FaceRole::Hei, SIZE_3_PT);
    /// 标注 above the title at the right (P: as 紧急程度. The rules of offices on replies ask for the
    /// class of the outcome at the upper right of the first page's title and leave the face open).
    pub const PAGE_MARK: Self = Self::new(FaceRole::Hei, SIZE_3_PT);
    /// 报告场合 and 报告人 of a spoken report (practice).
    pub const OCCASION: Self = Self::new(FaceRole::Kai, SIZE_3_PT);
    /// The names of 签发人 (7.2.6).
    pub const APPROVER: Self = Self::new(FaceRole::Kai, SIZE_3_PT);
    /// 版记 (7.4.2, 7.4.3).
    pub const IMPRINT: Self = Self::new(FaceRole::FangSong, SIZE_4_PT);
    /// 页码 (7.5).
    pub const PAGE_NUMBER: Self = Self::new(FaceRole::Song, SIZE_4_PT);

    /// The title on 封面 (practice).
    pub const COVER_TITLE: Self = Self::new(FaceRole::XiaoBiaoSong, SIZE_1_PT);
    /// The words above the title on 封面 (practice).
    pub const COVER_WORDS: Self = Self::new(FaceRole::Kai, SMALL_2_PT);

    /// 发文机关标志 of this size in pt (7.2.4).
    pub const fn mark(size: f64) -> Self {
        Self::new(FaceRole::XiaoBiaoSong, size)
    }

    /// A heading of that depth, 1 for the first (7.3.3).
    pub const fn of_heading(depth: usize) -> Self {
        match depth {
            1 => Self::FIRST_LEVEL,
            2 => Self::SECOND_LEVEL,
            _ => Self::BODY,
        }
    }

    const fn new(face: FaceRole, size: f64) -> Self {
        Self { face, size, bold: false }
    }

    /// The width of one cell in pt: 三号 stands on the grid of 28 a line, any other size is solid.
    pub fn cell(self) -> f64 {
        if (self.size - SIZE_3_PT).abs() < f64::EPSILON { CELL_PITCH_PT } else { self.size }
    }
}
