//! 版头: what stands above the title on the first page (GB/T 9704-2012, 7.2, 10.1 to 10.3).

use serde::Serialize;

use super::Inline;

/// 公文格式.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// 普通: 总结 and 汇报, without a letterhead (practice).
    #[default]
    Plain,
    /// 文件: the general format (7).
    File,
    /// 信函 (10.1).
    Letter,
    /// 命令（令） (10.2).
    Order,
    /// 纪要 (10.3).
    Minutes,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 5] = [Self::Plain, Self::File, Self::Letter, Self::Order, Self::Minutes];

    /// The Chinese name.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Plain => "普通",
            Self::File => "文件",
            Self::Letter => "信函",
            Self::Order => "命令",
            Self::Minutes => "纪要",
        }
    }

    /// Whether the format has a 版头.
    pub const fn has_letterhead(self) -> bool {
        !matches!(self, Self::Plain)
    }
}

/// 版头 of any format that has one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Letterhead {
    /// Who puts it on the paper.
    pub printing: LetterheadPrinting,
    /// 份号: six digits; empty when there is none (7.2.1).
    pub copy_number: Vec<Inline>,
    /// 紧急程度 (7.2.3).
    pub urgency: Option<Urgency>,
    /// 发文机关标志 (7.2.4).
    pub mark: IssuerMark,
    /// 发文字号, or 令号; empty when there is none (7.2.5, 10.2).
    pub document_number: Vec<Inline>,
    /// 签发人: the names in the order of their organs; empty when the document does not go upward
    /// (7.2.6).
    pub approvers: Vec<Vec<Inline>>,
    /// 出席, 请假, 列席 of a 纪要 (10.3).
    pub attendance: Vec<Attendance>,
}

impl Letterhead {
    /// Digits of 份号, zeros before it (GB/T 9704-2012, 7.2.1).
    pub const COPY_NUMBER_DIGITS: usize = 6;
    /// What stands before the names of 签发人 (7.2.6).
    pub const APPROVERS_LABEL: &str = "签发人：";

    /// Whether a line is kept for 发文字号 in a document of `format`: a 纪要 may have none (10.3).
    pub fn has_number_line(&self, format: Format) -> bool {
        format != Format::Minutes || !self.document_number.is_empty()
    }
}

/// 发文机关标志: its lines, the lead organ first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct IssuerMark {
    /// The organs, or the whole mark where there is one organ; at least one.
    pub organs: Vec<Vec<Inline>>,
    /// What stands to the right of several organs, in the middle of their height: 文件; empty when
    /// nothing does.
    pub suffix: Vec<Inline>,
}

/// How 版头 comes onto the paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterheadPrinting {
    /// 自印: we print it.
    #[default]
    Printed,
    /// 预印: 标志 and rules are on the paper already; their space is kept, the rest is printed.
    Preprinted,
    /// OA套红: the office's system puts the whole 版头 above the text; the text alone is made.
    Overlaid,
}

impl LetterheadPrinting {
    /// All of them with their Chinese names.
    pub const ALL: [(&str, Self); 3] =
        [("自印", Self::Printed), ("预印", Self::Preprinted), ("OA套红", Self::Overlaid)];
}

/// 紧急程度 (7.2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// 特急
    ExtraUrgent,
    /// 加急
    Urgent,
}

impl Urgency {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::ExtraUrgent, Self::Urgent];

    /// As printed.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::ExtraUrgent => "特急",
            Self::Urgent => "加急",
        }
    }
}

/// 出席, 请假 or 列席 with the names (10.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attendance {
    /// The label without its colon.
    pub label: &'static str,
    /// The names as typed.
    pub names: Vec<Inline>,
}
