//! The official faces on the grid: where glyphs of their widths stand in the cells.

use std::path::PathBuf;

use huibao::{
    layout::{Face, Faces, GlyphRun, Laid},
    style::{
        FaceRole, Typesetting,
        gb9704::{CELL_PITCH_PT, SIZE_3_PT},
    },
};

use super::manuscript::{Manuscript, lines};
use crate::font::Font;

/// The face as if it had been found on the machine.
fn own(font: &Font) -> Face {
    Face {
        name: "仿宋_GB2312".to_owned(),
        postscript_name: "FangSong_GB2312".to_owned(),
        data: font.file().into(),
        index: 0,
        only_whole: false,
        file: Some(PathBuf::from("simfang.ttf")),
    }
}

fn set(font: &Font, words: &str) -> Laid {
    set_by(Typesetting::default(), font, words)
}

fn set_by(typesetting: Typesetting, font: &Font, words: &str) -> Laid {
    let faces = Faces::bundled().with_own(FaceRole::FangSong, own(font));
    let mut manuscript = Manuscript::new("汇报").paragraph(words);
    manuscript.typesetting = typesetting;
    manuscript.set_in(&faces).unwrap()
}

/// The runs of the paragraph's first line.
fn runs(laid: &Laid) -> Vec<GlyphRun> {
    lines(laid)[0][1].runs.clone()
}

/// How far from the left end of its cell each glyph begins, in pt. The first is a hanzi of one em
/// in the middle of its cell; `halves` are the widths of the cells.
fn offsets(laid: &Laid, halves: &[f64]) -> Vec<f64> {
    let glyphs: Vec<f64> = runs(laid).iter().flat_map(|it| &it.glyphs).map(|it| it.x).collect();
    let mut cell = glyphs[0] - (CELL_PITCH_PT - SIZE_3_PT) / 2.0;
    let mut offsets = Vec::new();
    for (x, width) in glyphs.iter().zip(halves) {
        offsets.push(x - cell);
        cell += width * CELL_PITCH_PT / 2.0;
    }
    offsets
}

fn assert_near(actual: &[f64], expected: &[f64]) {
    assert_eq!(actual.len(), expected.len());
    for (one, other) in actual.iter().zip(expected) {
        assert!((one - other).abs() < 0.001, "{actual:?} is not {expected:?}");
    }
}

/// 宋体 of some versions has half-width quotation marks; they stand at what they quote.
#[test]
fn narrow_quotation_marks_stand_at_what_they_quote() {
    let narrow = Font::named("仿宋_GB2312").with_quotes(500);
    let laid = set(&narrow, "甲“乙”丙‘丁’");
    let middle = (CELL_PITCH_PT - SIZE_3_PT) / 2.0;
    let right = CELL_PITCH_PT - SIZE_3_PT / 2.0;
    let expected = [middle, right, middle, 0.0, middle, right, middle, 0.0];
    assert_near(&offsets(&laid, &[2.0; 8]), &expected);
    assert!(laid.strays.is_empty());
}

#[test]
fn narrow_quotation_marks_close_up_as_full_width_ones_do() {
    let typesetting = Typesetting { closes_up_marks: true, ..Typesetting::default() };
    let narrow = Font::named("仿宋_GB2312").with_quotes(500);
    let laid = set_by(typesetting, &narrow, "甲”’乙‘“丙");
    let middle = (CELL_PITCH_PT - SIZE_3_PT) / 2.0;
    let right = CELL_PITCH_PT - SIZE_3_PT / 2.0;
    let right_of_half = (CELL_PITCH_PT - SIZE_3_PT) / 2.0;
    let expected = [middle, 0.0, 0.0, middle, right, right_of_half, middle];
    assert_near(&offsets(&laid, &[2.0, 1.0, 2.0, 2.0, 2.0, 1.0, 2.0]), &expected);
}

#[test]
fn full_width_quotation_marks_fill_their_cells() {
    let laid = set(&Font::named("仿宋_GB2312"), "甲“乙”丙");
    assert_near(&offsets(&laid, &[2.0; 5]), &[(CELL_PITCH_PT - SIZE_3_PT) / 2.0; 5]);
}

/// Half a cell of the grid is 7.9 pt, a digit 8 pt.
#[test]
fn digits_and_letters_of_half_an_em_stand_in_half_a_cell_as_they_are() {
    let laid = set(&Font::named("仿宋_GB2312"), "甲3.5%乙");
    let half = (CELL_PITCH_PT - SIZE_3_PT) / 4.0;
    let expected = [half * 2.0, half, half, half, half, half * 2.0];
    assert_near(&offsets(&laid, &[2.0, 1.0, 1.0, 1.0, 1.0, 2.0]), &expected);
    let runs = runs(&laid);
    assert_eq!(runs.len(), 1);
    assert!((runs[0].stretch - 1.0).abs() < f64::EPSILON);
}

#[test]
fn what_the_official_face_lacks_comes_from_the_bundled_face_of_its_role_first() {
    let laid = set(&Font::named("仿宋_GB2312").without('车').without('“'), "“车位”㎡");
    let names: Vec<(&str, String)> = runs(&laid)
        .iter()
        .map(|run| {
            let text = run.glyphs.iter().map(|it| it.text.as_str()).collect();
            (laid.faces.get(run.face).unwrap().name.as_str(), text)
        })
        .collect();
    assert_eq!(
        names,
        [
            ("朱雀仿宋", "“车".to_owned()),
            ("仿宋_GB2312", "位”".to_owned()),
            ("Noto Serif SC", "㎡".to_owned()),
        ]
    );
    let lent: String = laid.strays.values().flatten().collect();
    assert_eq!(lent, "“车㎡");
}
