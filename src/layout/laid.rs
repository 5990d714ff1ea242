//! What the layout tells the exporters besides the pages.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Closeness, Drawing, Faces, ListedPages, Pages, SetCover, SetImprint, SignatureLine};
use crate::{
    document::BlockId,
    style::{FaceRole, Typesetting},
};

/// A document set in pages, with what Word cannot work out by itself.
#[derive(Clone, Debug)]
pub struct Laid {
    /// The pages.
    pub pages: Pages,
    /// The faces that the glyph runs refer to.
    pub faces: Faces,
    /// The 排版 by which lines were broken.
    pub typesetting: Typesetting,
    /// The face that plays each role in use, the office's own or a bundled one that stands in.
    pub cast: BTreeMap<FaceRole, usize>,
    /// Characters that the faces of their roles have not, by the face that has them.
    pub strays: BTreeMap<usize, BTreeSet<char>>,
    /// 版头; `None` where the document brings none.
    pub letterhead: Option<SetLetterhead>,
    /// 封面; `None` where there is none.
    pub cover: Option<SetCover>,
    /// The pages that 目录 lists.
    pub listed: ListedPages,
    /// The lines of each entry of 目录, by the block that it leads to.
    pub contents_lines: BTreeMap<BlockId, Vec<String>>,
    /// The title's lines as balanced, or as 题行 says; none where no title is printed.
    pub title_lines: Vec<String>,
    /// Blank space in pt above and, the same again, below the title's lines, which stand
    /// [`TITLE_PITCH_PT`](crate::style::gb9704::TITLE_PITCH_PT) apart: it brings the text after
    /// them back to the grid. After a 版头 there is none above.
    pub title_padding: f64,
    /// The lines of 报告场合, on the grid.
    pub occasion_lines: Vec<String>,
    /// The lines of the title of each annex and part, on the grid.
    pub annex_title_lines: BTreeMap<BlockId, Vec<String>>,
    /// The lines of each 图题, and of the title of each 方框, that takes more than one.
    pub even_lines: BTreeMap<BlockId, Vec<String>>,
    /// Widths in pt of each table's columns, from the left.
    pub column_widths: BTreeMap<BlockId, Vec<f64>>,
    /// The rows of each table that a cell covers together and no page holds: they go on over pages. Of
    /// each 方框 that no page holds, its only row.
    pub parted_rows: BTreeMap<BlockId, BTreeSet<usize>>,
    /// Width and height in pt of each picture as placed.
    pub picture_sizes: BTreeMap<BlockId, (f64, f64)>,
    /// Each chart as drawn.
    pub drawings: BTreeMap<BlockId, Arc<Drawing>>,
    /// What closes the document.
    pub closing: Closing,
}

impl Laid {
    /// The number that the page at `index` bears, or would; `None` before the text of a booklet.
    pub fn page_number(&self, index: usize) -> Option<usize> {
        index.checked_sub(self.listed.unnumbered).map(|it| it + 1)
    }
}

/// How the document's end was set, and what was done for it and the text to stand where they must.
#[expect(clippy::struct_excessive_bools, reason = "facts that are independent of each other")]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Closing {
    /// The lines of 署名 and 成文日期 at the end of the text; none when they stand elsewhere.
    pub signature: Vec<SignatureLine>,
    /// Height in pt of the blank between 成文日期 and 附注, a line where a seal hangs
    /// below the date.
    pub above_remark: f64,
    /// How close the document's lines stand, so that 署名 shares a page with the text.
    pub closeness: Closeness,
    /// How many paragraphs of the text had their last lines carried to a new page only to be with
    /// 署名.
    pub carried_paragraphs: usize,
    /// How many lines these are.
    pub carried_lines: usize,
    /// Whether 附件说明 is kept whole with 署名.
    pub keeps_names: bool,
    /// Whether the last paragraph goes whole; a long one is divided.
    pub carries_whole: bool,
    /// How many lines the text is too long for 署名 to stand on the page before, as close as lines
    /// may stand; 0 where none is carried.
    pub lines_over: usize,
    /// The page of 署名, from 0, where lines are carried to it.
    pub signature_page: usize,
    /// Whether lines stand closer only for 版记 to have no page of its own.
    pub is_closer_for_imprint: bool,
    /// Whether no line of the text stands on the first page (7.3.3).
    pub text_begins_late: bool,
    /// Whether 主送 has moved to 版记, because it would push the text off the first page (7.3.2).
    pub addressees_in_imprint: bool,
    /// 版记.
    pub imprint: Option<SetImprint>,
}

/// 版头 as it was set. Lengths are pt; heights count from the type area's top.
#[derive(Clone, Debug, PartialEq)]
pub struct SetLetterhead {
    /// 发文机关标志.
    pub mark: SetMark,
    /// The top of the line of 发文字号, or of the first line of 签发人.
    pub number_top: f64,
    /// The upper edge of the red rule, or of a letter's upper double rule.
    pub rule_top: Option<f64>,
    /// Where 签发人 stand.
    pub approvers: Option<ApproverPlaces>,
    /// Where the title begins, or the text where there is no title.
    pub height: f64,
    /// The line of the grid, a blank line above the text, on which 版头 and title end.
    pub end: f64,
}

/// 发文机关标志 as it was set, in pt from the type area's left and top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SetMark {
    /// Em size.
    pub size: f64,
    /// Share of their width that the characters are condensed to.
    pub stretch: f64,
    /// Upper edge of its ink.
    pub ink_top: f64,
    /// Baseline of its first line.
    pub baseline: f64,
    /// Pitch of its lines; 0 where there is one.
    pub pitch: f64,
    /// Lower edge of its last line's em square, which begins with the ink.
    pub lower_edge: f64,
    /// Lower edge of its ink.
    pub ink_bottom: f64,
    /// Left end and width of the organs.
    pub organs: (f64, f64),
    /// Left end and width of what stands at their right.
    pub suffix: Option<(f64, f64)>,
}

/// Left ends of 签发人 in pt from the type area's left edge (GB/T 9704-2012, 7.2.6).
#[derive(Clone, Debug, PartialEq)]
pub struct ApproverPlaces {
    /// Of the label.
    pub label: f64,
    /// Of the names in each column.
    pub names: Vec<f64>,
}
