//! The measures of the standard in Word's units: twips (1/20 pt), half-points, hundredths of a
//! character.

use crate::style::gb9704;

/// Whole twips of a length in pt.
pub(super) fn twips(pt: f64) -> i32 {
    whole(pt * 20.0)
}

/// Whole twips of a length in mm.
pub(super) fn twips_of_mm(mm: f64) -> i32 {
    whole(mm * gb9704::TWIPS_PER_MM)
}

/// Half-points of an em size in pt, Word's unit of size.
pub(super) fn half_points(pt: f64) -> i32 {
    whole(pt * 2.0)
}

/// EMU (1/12700 pt) of a length in pt, `DrawingML`'s unit.
pub(super) fn emu(pt: f64) -> u32 {
    u32::try_from(whole(pt.max(0.0) * 12_700.0)).unwrap_or_default()
}

/// Pitch of the lines: the whole twips that let 22 lines stand on a page.
pub(super) fn line_pitch() -> i32 {
    pitch_in_twips(gb9704::LINE_PITCH_PT)
}

/// The whole twips that let as many lines stand on a page as the pitch in pt does.
pub(super) fn pitch_in_twips(pitch: f64) -> i32 {
    whole((pitch * 20.0).floor())
}

/// What is added after each character of 三号 so that 28 stand on a line; negative.
pub(super) fn tracking() -> i32 {
    whole(((gb9704::CELL_PITCH_PT - gb9704::SIZE_3_PT) * 20.0).floor())
}

/// Width of `cells` characters of 三号 in twips.
pub(super) fn cells(cells: f64) -> i32 {
    whole(cells * f64::from(twips(gb9704::SIZE_3_PT) + tracking()))
}

/// Width of the type area in twips: what the margins leave of the page.
pub(super) fn type_area_width() -> i32 {
    twips_of_mm(gb9704::PAGE_WIDTH_MM)
        - twips_of_mm(gb9704::BINDING_MARGIN_MM)
        - twips_of_mm(right_margin_mm())
}

/// 切口: what 订口 and 版心 leave of the page's width.
pub(super) fn right_margin_mm() -> f64 {
    gb9704::PAGE_WIDTH_MM - gb9704::BINDING_MARGIN_MM - gb9704::TYPE_AREA_WIDTH_MM
}

/// 地脚: what 天头 and 版心 leave of the page's height.
pub(super) fn bottom_margin_mm() -> f64 {
    gb9704::PAGE_HEIGHT_MM - gb9704::TOP_MARGIN_MM - gb9704::TYPE_AREA_HEIGHT_MM
}

/// The nearest whole number of a small unit.
#[expect(clippy::cast_possible_truncation, reason = "lengths on a page are small, `as` saturates")]
pub(super) fn whole(length: f64) -> i32 {
    length.round() as i32
}

/// A length in twips where docx-rs takes no negative one; a negative one is none.
pub(super) fn to_unsigned(twips: i32) -> u32 {
    u32::try_from(twips).unwrap_or_default()
}

/// What a height lacks to the whole lines of the grid that are nearest to `wanted`, in twips; negative
/// where it is more.
pub(super) fn to_whole_lines(height: i32, wanted: i32) -> i32 {
    let pitch = line_pitch().max(1);
    let lines = wanted.saturating_add(pitch / 2).div_euclid(pitch);
    lines.saturating_mul(pitch).saturating_sub(height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_holds_22_lines_of_28_characters() {
        assert_eq!((line_pitch(), tracking(), cells(1.0)), (579, -5, 315));
        let height = twips_of_mm(gb9704::TYPE_AREA_HEIGHT_MM);
        assert!(22 * line_pitch() <= height && 22 * (line_pitch() + 1) > height);
        assert!(cells(28.0) <= type_area_width() && cells(28.5) > type_area_width());
    }
}
