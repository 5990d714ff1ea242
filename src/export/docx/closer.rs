//! Lines that stand closer than the grid's, so that 署名 shares a page with the text (GB/T 9704-2012,
//! 7.3.5.5): the styles say it, so that a person can take it back in one place.

use super::{
    measure::{line_pitch, pitch_in_twips, whole},
    style::Style,
};
use crate::{layout::Closeness, word::Element};

/// Puts the lines of the grid in `styles`, and the blank lines that they speak of, as close as
/// `closeness` says.
pub(super) fn set_closer(styles: &mut Element, closeness: Closeness) {
    let pitch = pitch_in_twips(closeness.pitch);
    let lists = [Style::AnnexList.id(), Style::NumberedAnnexList.id()];
    for style in styles.elements_mut() {
        let is_list = style.attribute("w:styleId").is_some_and(|it| lists.contains(&it));
        let blanks = if is_list { closeness.blank_share } else { 1.0 };
        style.visit(&mut |it| {
            if it.name == "w:spacing" {
                set_lines(it, pitch, blanks);
            }
        });
    }
}

/// Where `spacing` is that of lines of the grid, makes it `pitch` twips, and of each blank line
/// before and after them the share `blanks`.
fn set_lines(spacing: &mut Element, pitch: i32, blanks: f64) {
    let twips = |it: &Element, name: &str| it.attribute(name).and_then(|it| it.parse::<i32>().ok());
    if twips(spacing, "w:line") != Some(line_pitch()) {
        return;
    }
    for name in ["w:before", "w:after"] {
        if let Some(blank) = twips(spacing, name) {
            let share = f64::from(blank) / f64::from(line_pitch()) * blanks;
            spacing.set(name, whole(share * f64::from(pitch)));
        }
    }
    spacing.set("w:line", pitch);
}
