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
/// Right indent of the 署名 at the end of the text, cells; the date begins as many cells to the
/// right of it (7.3.5.2).
pub const SIGNATURE_INDENT_CELLS: usize = 2;
/// The line of an annex's first page on which its title stands, from 1 (7.3.7).
pub const ANNEX_TITLE_LINE: usize = 3;

/// Pitch of the lines in a table's cell, pt (P).
pub const TABLE_LINE_PITCH_PT: f64 = 16.0;
/// Blank space between a table's rules and its text at left and right, pt (P: Word's 0.19 cm).
pub const TABLE_CELL_MARGIN_PT: f64 = 5.4;
/// Thickness of a table's rules, pt (P).
pub const TABLE_RULE_PT: f64 = 0.5;
/// Pitch of the lines of a label in a chart, pt (P).
pub const CHART_LINE_PITCH_PT: f64 = 13.0;
/// Pitch of a footnote's lines, pt (P: two to a line of the grid).
pub const FOOTNOTE_PITCH_PT: f64 = LINE_PITCH_PT / 2.0;
/// Share of the type area's width that the rule above the footnotes takes (P).
pub const FOOTNOTE_RULE_SHARE: f64 = 1.0 / 3.0;
