//! 图片: size, turn, and the files that no document can hold.

use huibao::{
    diagnostic::Diagnostic,
    layout::{PageItem, Role},
    style::gb9704::PT_PER_MM,
};

use super::manuscript::{Manuscript, lines};
use crate::png_file::png_file;

/// 300 dots to the inch, in dots to the metre.
const PRINT_DENSITY: u32 = 11811;

fn size_of(path: &str, bytes: &[u8]) -> (f64, f64) {
    let laid = Manuscript::new("汇报").picture(path, bytes, "图1").set();
    let (width, height) = *laid.picture_sizes.values().next().unwrap();
    ((width * 100.0).round() / 100.0, (height * 100.0).round() / 100.0)
}

fn told(bytes: &[u8]) -> (String, String) {
    let found = Manuscript::new("汇报").picture("进度.png", bytes, "图1").try_set().unwrap_err();
    let found: Vec<&Diagnostic> = found.iter().collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].place.as_ref().unwrap().text(), "![图](进度.png)");
    (found[0].cause.clone(), found[0].cure.clone().unwrap())
}

#[test]
fn a_picture_keeps_its_size_and_its_caption() {
    let laid = Manuscript::new("汇报")
        .picture("进度.png", &png_file((1200, 600), Some(PRINT_DENSITY)), "图1　办理进度")
        .set();
    let size = laid.picture_sizes.values().next().unwrap();
    assert!((size.0 - 288.0).abs() < 0.1 && (size.1 - 144.0).abs() < 0.1, "{size:?}");
    let placed = laid.pages.pages[0].items.iter().find_map(|it| match it {
        PageItem::Picture(picture) => Some(picture),
        _ => None,
    });
    let placed = placed.unwrap();
    assert_eq!(placed.path, "进度.png");
    let figure = &laid.pages.elements[placed.element.unwrap().0];
    assert_eq!(figure.role, Role::Figure { alternative: "图1　办理进度".to_owned() });
    assert!(((placed.origin.0 + placed.size.0 / 2.0) / PT_PER_MM - 106.0).abs() < 0.1);
    assert!(lines(&laid)[0].iter().any(|it| it.text == "图1　办理进度"));
}

#[test]
fn a_picture_is_as_large_as_its_resolution_says() {
    let grey = include_bytes!("../pictures/grey.jpg");
    assert_eq!(size_of("a.jpg", grey), (11.52, 5.76), "24 by 12 pixels, 150 to the inch");
    let progressive = include_bytes!("../pictures/progressive.jpg");
    assert_eq!(size_of("a.jpg", progressive), (36.0, 18.0), "48 by 24 pixels, 96 to the inch");
    assert_eq!(size_of("a.png", &png_file((96, 48), None)), (72.0, 36.0));
}

#[test]
fn a_picture_of_a_camera_that_was_held_sideways_stands_upright() {
    let stored = include_bytes!("../pictures/sideways.jpg");
    assert_eq!(size_of("a.jpg", stored), (24.0, 48.0), "64 by 32 pixels are stored");
}

#[test]
fn every_kind_of_png_is_taken() {
    for bytes in [
        include_bytes!("../pictures/sixteen-bit.png").as_slice(),
        include_bytes!("../pictures/palette.png"),
        include_bytes!("../pictures/transparent.png"),
        include_bytes!("../pictures/interlaced.png"),
    ] {
        assert_eq!(size_of("a.png", bytes), (18.0, 9.0));
    }
}

#[test]
fn a_picture_higher_than_a_page_leaves_room_for_its_caption_and_a_heading() {
    let laid = Manuscript::new("汇报").picture("a.png", &png_file((1000, 4000), None), "图1").set();
    let (width, height) = *laid.picture_sizes.values().next().unwrap();
    assert!((height / PT_PER_MM - 225.0 * 20.0 / 22.0 + 1.06).abs() < 0.01, "{height}");
    assert!((width * 4.0 - height).abs() < 0.01);
}

#[test]
fn a_file_that_no_document_can_hold_is_told_with_its_cure() {
    let unknown = "图片“进度.png”不是PNG或JPEG图片";
    let another = "请用画图等软件另存为PNG或JPEG格式";
    assert_eq!(told(b"GIF89a"), (unknown.into(), another.into()));
    let four_inks = told(include_bytes!("../pictures/four-inks.jpg"));
    let cause = "图片“进度.png”是印刷用的CMYK图片，各种软件显示的颜色不一";
    assert_eq!(four_inks, (cause.into(), "请用图片软件转成RGB，另存为JPEG".into()));
    let too_large = told(&png_file((10_000, 10_000), None));
    let cause = "图片“进度.png”太大，超过了打印用得上的像素";
    let cure = "请用画图等软件缩小，每边7000像素以内就够整页打印";
    assert_eq!(too_large, (cause.into(), cure.into()));
}

#[test]
fn a_file_that_was_cut_off_or_damaged_is_told() {
    let broken = (
        "图片“进度.png”不完整或已损坏".to_owned(),
        "请重新复制或下载；打得开的，用画图等软件另存一次".to_owned(),
    );
    let whole: [&[u8]; 3] = [
        include_bytes!("../pictures/progressive.jpg"),
        include_bytes!("../pictures/sideways.jpg"),
        include_bytes!("../pictures/interlaced.png"),
    ];
    for bytes in whole {
        // Of an 8-byte signature that is cut itself nobody can say what it was.
        for end in 8..bytes.len() - 1 {
            assert_eq!(told(&bytes[..end]), broken, "{end} of {} bytes", bytes.len());
        }
    }
    let mut damaged = include_bytes!("../pictures/interlaced.png").to_vec();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    assert_eq!(told(&damaged), broken);
}
