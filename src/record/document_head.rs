//! The YAML head of a file of `documents/`: what kind of document it is and what stands around
//! its text.

use chrono::{Datelike, Months, NaiveDate};

use super::{
    EachCase, Field, Occasion, Opinion, Speaker, WebMetadata, Written, WrittenImprint,
    WrittenLetterhead, WrittenSelection,
};
use crate::{
    diagnostic::Place,
    document::{ColumnCount, Format, Level, Numbering, Orientation, SignaturePosition, Signing},
};

/// The head of one document, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentHead {
    /// 模板: a template's name.
    pub template: Written,
    /// 标题: inline markup.
    pub title: Written,
    /// 引题: one line above the title, inline markup.
    pub overline: Option<Written>,
    /// 题行: the title's lines; empty to let the layout balance them.
    pub title_lines: Vec<String>,
    /// 截至.
    pub as_of: NaiveDate,
    /// Where it is written.
    pub as_of_place: Place,
    /// 状态.
    pub stage: Stage,
    /// Where 状态 is said, or the whole head.
    pub stage_place: Place,
    /// 层次: the levels in use, from the highest.
    pub levels: Vec<Level>,
    /// Where they are written; the whole head when they are not.
    pub levels_place: Place,
    /// Whether these levels bear numbers: 层次 may be 不编号.
    pub numbering: Numbering,
    /// 分栏: the columns that the sections stand in.
    pub columns: Option<ColumnCount>,
    /// 主送 without its colon: inline markup; several where they are written as a list.
    pub addressees: Vec<Written>,
    /// 格式.
    pub format: Format,
    /// 版头, where the format has one.
    pub letterhead: Option<WrittenLetterhead>,
    /// 标注: inline markup, one a line.
    pub marks: Vec<Written>,
    /// 报告场合.
    pub occasion: Option<Occasion>,
    /// 报告人.
    pub speaker: Option<Speaker>,
    /// 署名: inline markup; several organs of a joint document, the lead organ first.
    pub signatories: Vec<Written>,
    /// 签发人职务: inline markup.
    pub signer_posts: Vec<Written>,
    /// 用印.
    pub signing: Signing,
    /// 附注 without its brackets: inline markup.
    pub remark: Option<Written>,
    /// 版记, where anything of it is written.
    pub imprint: Option<WrittenImprint>,
    /// 成文日期.
    pub issue_date: Option<IssueDate>,
    /// Where it is written; the whole head when it is not.
    pub issue_date_place: Place,
    /// The keys whose value cannot be read, which has been reported: they are not missed as well.
    pub unread: Vec<&'static str>,
    /// 署名位置.
    pub signature_position: SignaturePosition,
    /// 页面: how its pages lie.
    pub orientation: Orientation,
    /// 成效分组: 分类 or 关键词.
    pub grouping: Field,
    /// 审议意见 that the document answers.
    pub opinion: Option<Opinion>,
    /// 逐件: one file for each case.
    pub each_case: Option<EachCase>,
    /// 批次 and 仅: which cases the document is about.
    pub selection: WrittenSelection,
    /// Whether each letter's stage is read off its record: 状态 is 按台账, or 已印发 of many letters.
    pub stage_by_record: bool,
    /// 公开信息 of its web edition.
    pub web: Option<WebMetadata>,
    /// Whether a copy for the public is made: only cases that are 主动公开 are named.
    pub public_copy: bool,
    /// The prose: all that follows the head's closing `---` line.
    pub prose: Place,
}

/// 状态 of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// 讨论稿
    Discussion,
    /// 送审稿
    Review,
    /// 正式稿
    Final,
    /// 已印发: never rebuilt.
    Issued,
}

impl Stage {
    /// 状态 of a document of letters, where each letter's stage is read off its record.
    pub const BY_RECORD: &str = "按台账";

    /// All stages in their order.
    pub const ALL: [Self; 4] = [Self::Discussion, Self::Review, Self::Final, Self::Issued];

    /// The Chinese name.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Discussion => "讨论稿",
            Self::Review => "送审稿",
            Self::Final => "正式稿",
            Self::Issued => "已印发",
        }
    }

    /// Whether 成文日期 must be known to the day.
    pub const fn is_dated(self) -> bool {
        matches!(self, Self::Final | Self::Issued)
    }
}

/// 成文日期, its day open until the document is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IssueDate {
    /// The date; the first of the month while the day is open.
    date: NaiveDate,
    open: bool,
}

impl IssueDate {
    /// A date with its day.
    pub const fn signed(date: NaiveDate) -> Self {
        Self { date, open: false }
    }

    /// A month whose day is still open; `None` when there is no such month.
    pub fn open(year: i32, month: u32) -> Option<Self> {
        Some(Self { date: NaiveDate::from_ymd_opt(year, month, 1)?, open: true })
    }

    /// The date, where the day is known.
    pub fn date(self) -> Option<NaiveDate> {
        (!self.open).then_some(self.date)
    }

    /// The first day that it can be.
    pub const fn first_day(self) -> NaiveDate {
        self.date
    }

    /// The last day that it can be.
    pub fn last_day(self) -> NaiveDate {
        let next_month = self.date.checked_add_months(Months::new(1));
        let last = next_month.and_then(|it| it.pred_opt()).unwrap_or(self.date);
        if self.open { last } else { self.date }
    }

    /// The same month, its day open.
    #[must_use]
    pub fn opened(self) -> Self {
        Self { date: self.date.with_day(1).unwrap_or(self.date), open: true }
    }

    /// As printed: `2021年7月5日`, or `2021年7月　日` before signing (GB/T 9704-2012, 7.3.5.4).
    pub fn printed(self) -> String {
        let day = if self.open { "　".to_owned() } else { self.date.day().to_string() };
        format!("{}年{}月{day}日", self.date.year(), self.date.month())
    }
}
