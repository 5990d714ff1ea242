//! Which face sets which part of a document (GB/T 9704-2012, 5.2.2, 7.2, 7.3).

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

    /// The official face's name, as it is written into a DOCX.
    #[must_use]
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
