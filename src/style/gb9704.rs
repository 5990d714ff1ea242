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
