//! The measures of GB/T 9704-2012, each with its clause. “D” is arithmetic from other measures, “P”
//! practice that the standard leaves open.

/// Points in a millimetre.
pub const PT_PER_MM: f64 = 72.0 / 25.4;
/// Twips (1/20 pt) in a millimetre.
pub const TWIPS_PER_MM: f64 = PT_PER_MM * 20.0;

/// A4 width, mm (5.1).
pub const PAGE_WIDTH_MM: f64 = 210.0;
/// A4 height, mm (5.1).
pub const PAGE_HEIGHT_MM: f64 = 297.0;
/// 天头, mm (5.2.1).
pub const TOP_MARGIN_MM: f64 = 37.0;
/// 订口, mm (5.2.1).
pub const BINDING_MARGIN_MM: f64 = 28.0;
/// 版心 width, mm (5.2.1).
pub const TYPE_AREA_WIDTH_MM: f64 = 156.0;
/// 版心 height, mm (5.2.1).
pub const TYPE_AREA_HEIGHT_MM: f64 = 225.0;
/// Lines on a page (5.2.3).
pub const LINES_PER_PAGE: usize = 22;
/// Characters on a line (5.2.3).
pub const CELLS_PER_LINE: usize = 28;

/// 二号, pt (P: Word's size).
pub const SIZE_2_PT: f64 = 22.0;
/// 三号, pt (P: Word's size).
pub const SIZE_3_PT: f64 = 16.0;
/// 四号, pt (P: Word's size).
pub const SIZE_4_PT: f64 = 14.0;

/// 小四, pt (P: Word's size).
pub const SMALL_4_PT: f64 = 12.0;
/// 五号, pt (P: Word's size).
pub const SIZE_5_PT: f64 = 10.5;
/// The words of a proof, pt (P: as small as can be read).
pub const PROOF_SIZE_PT: f64 = 6.0;

/// 版心 width, pt.
pub const TYPE_AREA_WIDTH_PT: f64 = TYPE_AREA_WIDTH_MM * PT_PER_MM;
/// 版心 height, pt.
pub const TYPE_AREA_HEIGHT_PT: f64 = TYPE_AREA_HEIGHT_MM * PT_PER_MM;

/// Line pitch of the grid, pt (D: 225 mm / 22).
pub const LINE_PITCH_PT: f64 = TYPE_AREA_HEIGHT_MM * PT_PER_MM / 22.0;
/// Character pitch of the grid, pt (D: 156 mm / 28).
pub const CELL_PITCH_PT: f64 = TYPE_AREA_WIDTH_MM * PT_PER_MM / 28.0;
/// Pitch of the title's lines, pt (3.2: 22 pt and 7/8 of a 三号 height).
pub const TITLE_PITCH_PT: f64 = 36.0;
/// Share of the em above the baseline in the box that sits on the grid (D: never a face's own).
pub const EM_ASCENT: f64 = 0.88;
/// 版心's lower edge to the centre of the page number's dashes, mm (7.5).
pub const PAGE_NUMBER_DROP_MM: f64 = 7.0;
/// Left or right indent of the page number, in cells of its own size (7.5).
pub const PAGE_NUMBER_INDENT_CELLS: f64 = 1.0;
/// First-line indent of a paragraph, and left indent of the 附件说明, cells (7.3.3, 7.3.4).
pub const PARAGRAPH_INDENT_CELLS: usize = 2;
/// Left indent of a nested list item's first line; its other lines stand in by half of it, cells (P).
pub const NESTED_ITEM_INDENT_CELLS: usize = 4;
/// Left and right indent of 引文 that is a paragraph, cells (P).
pub const QUOTATION_INDENT_CELLS: usize = 2;
/// Right indent of a sealed 成文日期, cells (7.3.5.1).
pub const SEALED_DATE_INDENT_CELLS: usize = 4;
/// Blank lines between the text and a sealed 署名 (D: the seal's top within one line of the text).
pub const LINES_ABOVE_SEALED_SIGNATORY: usize = 2;
/// The same where the text would not share a page with it otherwise: the seal's top then touches the
/// text's last line (D).
pub const FEWEST_LINES_ABOVE_SEALED_SIGNATORY: f64 = 1.5;
/// Diameter of the seal of a district's or county's government, mm (国发〔1999〕25号).
pub const SEAL_DIAMETER_MM: f64 = 45.0;
/// Last line of the text to the top of the seal of a single organ, mm (7.3.5.1: within one line;
/// P: 署名 and date then stand somewhat below its middle).
pub const SEAL_GAP_MM: f64 = 5.0;
/// The same for seals in rows, mm (P: names without a date then stand somewhat below the middle).
pub const JOINT_SEAL_GAP_MM: f64 = 2.0;
/// Smallest distance between two seals of a row, mm (P; 7.3.5.1: they neither touch nor cross).
pub const SEALS_APART_MM: f64 = 3.0;
/// Smallest distance between two names of a row, cells (P).
pub const SIGNATORIES_APART_CELLS: usize = 1;
/// Lines from one row of seals to the next (D: more than a seal's diameter).
pub const LINES_A_SEAL_ROW: usize = 5;
/// Width of a stamp, mm (P).
pub const STAMP_WIDTH_MM: f64 = 40.0;
/// Height of a stamp, mm (P).
pub const STAMP_HEIGHT_MM: f64 = 20.0;
/// Lines that a stamp takes (D).
pub const LINES_A_STAMP: usize = 2;
/// Right indent of a stamp, and of the date below it, cells (7.3.5.3).
pub const STAMP_INDENT_CELLS: usize = 4;
/// Blank cells between the signer's post and the stamp (7.3.5.3).
pub const STAMP_GAP_CELLS: usize = 2;
/// Blank lines between the text and the first stamp (7.3.5.3).
pub const LINES_ABOVE_STAMP: usize = 2;
/// Blank lines between a stamp and what stands below it: the date, another stamp (7.3.5.3; P).
pub const LINES_BELOW_STAMP: usize = 1;
/// Blank lines between the text and 附件说明, or a 署名 without a seal (7.3.4, 7.3.5.2).
pub const LINES_BELOW_TEXT: usize = 1;
/// Right indent of the 署名 at the end of the text, cells; the date begins as many cells to the
/// right of it (7.3.5.2).
pub const SIGNATURE_INDENT_CELLS: usize = 2;
/// The line of an annex's first page on which its title stands, from 1 (7.3.7).
pub const ANNEX_TITLE_LINE: usize = 3;

/// Pitch of the lines in a table's cell, pt (P).
pub const TABLE_LINE_PITCH_PT: f64 = 16.0;
/// Blank space between a table's rules and its text at left and right, pt (P: Word's 0.19 cm).
pub const TABLE_CELL_MARGIN_PT: f64 = 5.4;
/// Room that a column has beyond its text and margins, pt (P: in Word the rules take it).
pub const TABLE_COLUMN_EASE_PT: f64 = 2.0;
/// Thickness of a table's rules, pt (P).
pub const TABLE_RULE_PT: f64 = 0.5;
/// Pitch of the lines beside a table: its unit and its notes, pt (P).
pub const TABLE_NOTE_PITCH_PT: f64 = 18.0;
/// Pitch of the lines of a label in a chart, pt (P).
pub const CHART_LINE_PITCH_PT: f64 = 13.0;
/// Pitch of a footnote's lines, pt (P: two to a line of the grid).
pub const FOOTNOTE_PITCH_PT: f64 = LINE_PITCH_PT / 2.0;
/// Share of the type area's width that the rule above the footnotes takes (P).
pub const FOOTNOTE_RULE_SHARE: f64 = 1.0 / 3.0;

/// 版心's upper edge to the ink of 发文机关标志, mm: 文件 and 纪要 (7.2.4, 10.3).
pub const MARK_DROP_MM: f64 = 35.0;
/// 版心's upper edge to the ink of the mark of a 命令, mm (10.2).
pub const ORDER_MARK_DROP_MM: f64 = 20.0;
/// The page's upper edge to the ink of the mark of a 信函, mm (10.1).
pub const LETTER_MARK_DROP_MM: f64 = 30.0;
/// 发文机关标志: the largest size, pt (P: 小初; the standard leaves it open, with harmony in view).
pub const MARK_LARGEST_PT: f64 = 36.0;
/// Share of the type area's width that the mark may take (P).
pub const MARK_WIDEST_SHARE: f64 = 0.96;
/// A mark of more characters is condensed instead of set smaller (P).
pub const MARK_CONDENSED_FROM: usize = 12;
/// The narrowest that a mark's characters are condensed to, as a share of their width (P).
pub const MARK_NARROWEST: f64 = 0.6;
/// The smallest that a mark is set, pt (P: no smaller than the title).
pub const MARK_SMALLEST_PT: f64 = SIZE_2_PT;
/// Pitch of the lines of several organs, as a share of their size (P).
pub const MARK_PITCH_SHARE: f64 = 1.25;
/// Height that the lines of several organs may take, mm (P: page 1 must show text, 7.3.3).
pub const MARK_HIGHEST_MM: f64 = 66.0;
/// Blank between several organs and 文件 at their right, as a share of their size (P).
pub const MARK_SUFFIX_GAP: f64 = 0.5;
/// Blank lines between the mark and the line of 发文字号 or 令号 (7.2.5, 10.2).
pub const LINES_BELOW_MARK: usize = 2;
/// 发文字号 beside 签发人: its left indent, and the right indent of 签发人, cells (7.2.5, 7.2.6).
pub const LETTERHEAD_INDENT_CELLS: usize = 1;
/// Names of 签发人 on a line (7.2.6).
pub const APPROVERS_A_LINE: usize = 2;
/// Blank cells between the names of 签发人 on a line, and between 发文字号 and 签发人 at least (P).
pub const APPROVER_GAP_CELLS: usize = 1;
/// Blank lines between 令号 and the text (10.2).
pub const LINES_BELOW_ORDER_NUMBER: usize = 2;
/// Lower edge of 发文字号 to the red rule, mm (7.2.7).
pub const RULE_BELOW_NUMBER_MM: f64 = 4.0;
/// Thickness of the red rule, mm (P: 0.35 to 0.5).
pub const RED_RULE_MM: f64 = 0.5;
/// 标注 on the first page: lines at most (D: so many stand above the mark of a 文件, which is 35 mm
/// below the type area's top).
pub const MARKS_AT_MOST: usize = 3;
/// Blank lines between 标注 and the title of a document without a 版头 (P).
pub const LINES_BELOW_MARKS: usize = 1;
/// Blank cells between 份号 or 紧急程度 and 标注 on the same line at least (P).
pub const MARKS_APART_CELLS: usize = 1;
/// Blank lines between the red rule and the title (7.3.1).
pub const LINES_ABOVE_TITLE: usize = 2;

/// How far the lines below a 版头 may rise so that one more stands on the page, pt (P: no more than
/// programs differ by in a page's lines, which Word sets in whole twips).
pub const LINES_MAY_RISE_PT: f64 = 0.9;

/// 信函: lower edge of the mark to the upper double rule, mm (10.1).
pub const LETTER_RULE_DROP_MM: f64 = 4.0;
/// 信函: length of the double rules, in the middle of the page, mm (10.1).
pub const LETTER_RULE_LENGTH_MM: f64 = 170.0;
/// 信函: the page's lower edge to the lower double rule, mm (10.1).
pub const LETTER_LOWER_RULE_MM: f64 = 20.0;
/// 信函: the thick line of a double rule, pt (P).
pub const LETTER_THICK_RULE_PT: f64 = 2.25;
/// 信函: the thin line of a double rule, pt (P).
pub const LETTER_THIN_RULE_PT: f64 = 0.75;
/// 信函: the gap between the lines of a double rule, pt (P).
pub const LETTER_RULE_GAP_PT: f64 = 1.0;
/// 信函: height of a double rule, pt (D).
pub const LETTER_DOUBLE_RULE_PT: f64 =
    LETTER_THICK_RULE_PT + LETTER_RULE_GAP_PT + LETTER_THIN_RULE_PT;
/// 信函: a double rule to the text next to it, pt (10.1: 7/8 of a 三号 height).
pub const LETTER_RULE_AIR_PT: f64 = 14.0;

/// First and last rule of 版记, mm (7.4.1).
pub const IMPRINT_OUTER_RULE_MM: f64 = 0.35;
/// The rules between the parts of 版记, mm (7.4.1).
pub const IMPRINT_INNER_RULE_MM: f64 = 0.25;
/// Left and right indent of what stands in 版记, cells of 四号 (7.4.2, 7.4.3).
pub const IMPRINT_INDENT_CELLS: usize = 1;
/// Pitch of the lines in 版记, pt (P: the rules' air with 四号).
pub const IMPRINT_PITCH_PT: f64 = 24.0;
/// Line pitches that a last page may be set closer to, so that the text shares a page with the
/// 署名, pt (7.3.5.5; P: Word's 28 and 27 pt).
pub const CLOSER_PITCHES_PT: [f64; 2] = [28.0, 27.0];
/// What is left of blank lines between the text and 署名 for the same purpose (P).
pub const CLOSER_BLANK_SHARE: f64 = 0.5;

/// 一号, pt (P: Word's size).
pub const SIZE_1_PT: f64 = 26.0;
/// 小二, pt (P: Word's size).
pub const SMALL_2_PT: f64 = 18.0;
/// 封面: pitch of the title's lines, pt (P: one and a half lines of the grid).
pub const COVER_TITLE_PITCH_PT: f64 = LINE_PITCH_PT * 1.5;
/// 封面: lines of the page above the words before the title, above the title where there are none, and
/// above the particulars below it (P).
pub const COVER_LINES_ABOVE: [usize; 3] = [4, 5, 12];
/// 封面: blank lines between one group and the next at least (P).
pub const COVER_LINES_APART: usize = 1;
/// 封面: blank lines below what stands at its foot (P).
pub const COVER_LINES_BELOW: usize = 1;
/// 封面: left and right indent of the particulars, cells (P).
pub const COVER_INDENT_CELLS: usize = 3;
/// 目录: how far each level stands in, and the further lines of an entry from its first, cells (P).
pub const CONTENTS_INDENT_CELLS: usize = 2;
/// 目录: what is kept free at the right of an entry's words for the page number, cells (P).
pub const CONTENTS_NUMBER_CELLS: usize = 3;
/// 目录: height of what ends its section in Word, pt (P).
pub const CONTENTS_END_PT: f64 = 1.0;
/// 目录: diameter of a leader's dots, and from one to the next, pt (P).
pub const LEADER_PT: (f64, f64) = (1.0, 5.0);

/// Type area of a landscape page: its width is the portrait one's height and so on (8).
pub const LANDSCAPE_CELLS_PER_LINE: usize = 40;
/// Blank cells between two columns (P).
pub const COLUMN_GAP_CELLS: usize = 2;
/// What a 方框 takes of its lines' width, half of it at each side, cells (P).
pub const BOX_INSET_CELLS: usize = 1;
/// What a 方框 takes of the lines above and below it each, pt (P).
pub const BOX_EDGE_PT: f64 = LINE_PITCH_PT / 2.0;
/// What of this stands outside its border, pt (P).
pub const BOX_GAP_PT: f64 = 5.0;
/// Thickness of a 方框's border, pt (P).
pub const BOX_RULE_PT: f64 = 0.75;
/// Blank between two pictures of a row, pt (P).
pub const PICTURE_GAP_PT: f64 = 8.0;

/// Cells of one of `count` columns that stand side by side on a line of `cells`.
pub const fn column_cells(cells: usize, count: usize) -> usize {
    let columns = if count == 0 { 1 } else { count };
    cells.saturating_sub(COLUMN_GAP_CELLS * (columns - 1)) / columns
}
/// What a picture as large as a page leaves of its lines, pt (P: Word's lines are a little closer
/// together, and one with a picture on it is a little higher than the picture).
pub const PICTURE_AIR_PT: f64 = 3.0;
/// A picture narrower than this shows nothing on paper (P).
pub const PICTURE_NARROWEST_MM: f64 = 10.0;
