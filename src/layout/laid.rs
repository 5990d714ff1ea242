//! What the layout tells the exporters besides the pages.

use std::{collections::BTreeMap, sync::Arc};

use super::{Drawing, Faces, Pages};
use crate::{document::BlockId, style::Typesetting};

/// A document set in pages, with what Word cannot work out by itself.
#[derive(Clone, Debug)]
pub struct Laid {
    /// The pages.
    pub pages: Pages,
    /// The faces that the glyph runs refer to.
    pub faces: Faces,
    /// The 排版 by which lines were broken.
    pub typesetting: Typesetting,
    /// The bundled faces that stood in for official ones, by role; only those that were used.
    pub substitutions: Vec<Substitution>,
    /// The title's lines as balanced, or as 题行 says.
    pub title_lines: Vec<String>,
    /// Blank space in pt above and, the same again, below the title's lines, which stand
    /// [`TITLE_PITCH_PT`](crate::style::gb9704::TITLE_PITCH_PT) apart: it brings the text after
    /// them back to the grid.
    pub title_padding: f64,
    /// The lines of each annex's title, on the grid.
    pub annex_title_lines: BTreeMap<BlockId, Vec<String>>,
    /// Widths in pt of each table's columns, from the left.
    pub column_widths: BTreeMap<BlockId, Vec<f64>>,
    /// Width and height in pt of each picture as placed.
    pub picture_sizes: BTreeMap<BlockId, (f64, f64)>,
    /// Each chart as drawn.
    pub drawings: BTreeMap<BlockId, Arc<Drawing>>,
    /// Right indents of 署名 and 成文日期 at the end of the text; `None` when they stand elsewhere.
    pub signature_indents: Option<SignatureIndents>,
}

/// A face that stood in for an official one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Substitution {
    /// The official face's name.
    pub official: &'static str,
    /// The name of the face that was used.
    pub used: String,
}

/// Where 署名 and 成文日期 end, in cells from the type area's right edge (GB/T 9704-2012, 7.3.5.2
/// says where they begin). Set from the right, a line has room for a face that runs wider.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SignatureIndents {
    /// Of the signing organ.
    pub signatory: f64,
    /// Of the date.
    pub issue_date: f64,
}
