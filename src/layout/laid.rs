//! What the layout tells the exporters besides the pages.

use super::{Faces, Pages};

/// A document set in pages, with what Word cannot work out by itself.
#[derive(Clone, Debug)]
pub struct Laid {
    /// The pages.
    pub pages: Pages,
    /// The faces that the glyph runs refer to.
    pub faces: Faces,
    /// The title's lines as balanced, or as 题行 says.
    pub title_lines: Vec<String>,
    /// Left indents of 署名 and 成文日期 at the end of the text, in cells from the type area's left
    /// edge; `None` when they stand elsewhere.
    pub signature_indents: Option<SignatureIndents>,
}

/// Where 署名 and 成文日期 begin, in cells (GB/T 9704-2012, 7.3.5.2).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SignatureIndents {
    /// Of the signing organ.
    pub signatory: f64,
    /// Of the date.
    pub issue_date: f64,
}
