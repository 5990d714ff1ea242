//! 排版: what an office may have done otherwise than Word does by itself.

/// 排版 of a project. The default breaks lines as Word, WPS and LibreOffice do when told nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Typesetting {
    /// 行末标点.
    pub line_end_marks: LineEndMarks,
    /// 连续标点: whether of marks that meet, each but the last gives up its blank half.
    pub closes_up_marks: bool,
    /// 数字与单位: whether a number stays on one line with what it counts.
    pub keeps_units: bool,
    /// 文号: whether a document's number stays on one line.
    pub keeps_document_numbers: bool,
}

impl Typesetting {
    /// Whether Word must be told to compress marks, which it does to all of them or to none.
    pub fn compresses_marks(self) -> bool {
        self.closes_up_marks || self.line_end_marks == LineEndMarks::Half
    }

    /// Whether some characters are held together that would part otherwise.
    pub fn holds_together(self) -> bool {
        self.keeps_units || self.keeps_document_numbers
    }
}

/// What becomes of a mark that does not fit at the end of its line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineEndMarks {
    /// 全角: it goes to the next line with the character before it (GB/T 15834-2011, 5.1.1).
    #[default]
    Full,
    /// 半角: it gives up its blank half, and so do others of its line if need be (5.1.10, 5.1.11).
    Half,
    /// 悬挂: 。，、 hang out of the line.
    Hanging,
}
