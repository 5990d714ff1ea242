//! The PDF: what is in the file, held against the pages that went in.

mod matrix;
mod pen;
pub(crate) mod reading;
mod ruler;
mod sheet;
mod standard;
mod structure;
mod tree;

use std::thread;

use huibao::{
    layout::{Colour, GlyphRun, PageItem, Role},
    style::FaceRole,
};
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    outline::{DrawSettings, pen::PathElement},
};

use self::{pen::Shown, reading::Reading, sheet::Sheets};

/// Two pages with every kind of thing on them.
fn sample() -> Sheets {
    let mut sheets = Sheets::new();
    sheets.element(Role::Title);
    sheets.line(FaceRole::XiaoBiaoSong, 150.0, "关于办理情况的汇报");
    sheets.heading(0, "关于办理情况的汇报", 130.0);
    sheets.element(Role::Heading(1));
    sheets.line(FaceRole::Hei, 200.0, "一、基本情况");
    sheets.heading(1, "一、基本情况", 186.0);
    sheets.element(Role::Paragraph);
    sheets.line(FaceRole::FangSong, 230.0, "共收到代表建议67件，占35.82%。");
    sheets.line(FaceRole::FangSong, 260.0, "红色的字").colour = Colour::Red;
    sheets.line(FaceRole::FangSong, 290.0, "加粗的字").embolden = 0.5;
    sheets.rule(340.0);
    sheets.element(Role::Figure { alternative: "两个点".to_owned() });
    sheets.picture("图.png", &png(png::ColorType::Rgb, &[255, 0, 0, 0, 0, 255]));
    sheets.turn();
    sheets.element(Role::Heading(2));
    sheets.line(FaceRole::Kai, 200.0, "（一）强化督促检查");
    sheets.heading(2, "（一）强化督促检查", 186.0);
    sheets.artifact();
    sheets.line(FaceRole::Song, 770.0, "— 2 —");
    sheets
}

fn read(sheets: &Sheets) -> Reading {
    Reading::of(&sheets.export().unwrap())
}

/// A picture of two dots side by side.
fn png(colour: png::ColorType, pixels: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 2, 1);
    encoder.set_color(colour);
    encoder.write_header().unwrap().write_image_data(pixels).unwrap();
    bytes
}

/// The first page's first run.
fn first_run(sheets: &Sheets) -> &GlyphRun {
    match &sheets.laid.pages.pages[0].items[0] {
        PageItem::Glyphs(run) => run,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_objects_are_these() {
    crate::golden::holds("tests/pdf/objects.txt", &read(&sample()).objects());
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    let first = sample().export().unwrap();
    let threads: Vec<_> = (0..4).map(|_| thread::spawn(|| sample().export().unwrap())).collect();
    for thread in threads {
        assert!(thread.join().unwrap() == first);
    }
}

#[test]
fn another_text_gives_another_identifier() {
    let mut other = sample();
    other.line(FaceRole::FangSong, 320.0, "多一行");
    let (one, other) = (read(&sample()).identifier(), read(&other).identifier());
    assert_eq!((one.len(), other.len()), (16, 16));
    assert_ne!(one, other);
}

#[test]
fn text_copies_out_as_it_was_set() {
    let first: &[&str] = &[
        "关于办理情况的汇报",
        "一、基本情况",
        "共收到代表建议67件，占35.82%。",
        "红色的字",
        "加粗的字",
    ];
    assert_eq!(read(&sample()).lines(), [first, &["（一）强化督促检查", "— 2 —"]]);
}

#[test]
fn a_glyph_may_stand_for_two_characters() {
    let mut sheets = Sheets::new();
    sheets.line(FaceRole::FangSong, 200.0, "办—好").glyphs[1].text = "——".to_owned();
    assert_eq!(read(&sheets).lines(), [["办——好"]]);
}

/// A face may draw several characters with one glyph, as 一 and its radical ⼀.
#[test]
fn a_glyph_may_stand_for_other_characters_elsewhere() {
    let mut sheets = Sheets::new();
    sheets.line(FaceRole::FangSong, 200.0, "甲一乙一丙").glyphs[3].text = "⼀".to_owned();
    assert_eq!(read(&sheets).lines(), [["甲一乙⼀丙"]]);
}

#[test]
fn every_outline_stands_where_the_layout_put_it() {
    for role in FaceRole::ALL {
        let mut sheets = Sheets::new();
        sheets.line(role, 200.0, "共67件，占35.82%。1:1;i·j（一）");
        sheets.line(role, 230.0, "%W@").stretch = 0.625;
        let reading = read(&sheets);
        let shown: Vec<Shown> = reading.pages().into_iter().flatten().collect();
        let placed = sheets.laid.pages.pages[0].items.iter().flat_map(|item| match item {
            PageItem::Glyphs(run) => run.glyphs.iter().map(move |it| (run, it)).collect(),
            _ => Vec::new(),
        });
        let placed: Vec<_> = placed.collect();
        assert_eq!(shown.len(), placed.len());
        for (shown, (run, placed)) in shown.iter().zip(placed) {
            let whole = &sheets.laid.faces.get(run.face).unwrap().data;
            let size = run.size * run.stretch;
            let expected = outline(whole, placed.glyph, size, placed.x);
            let found = outline(&reading.programs()[&shown.face], shown.glyph, size, shown.x);
            assert_eq!(found.len(), expected.len(), "{} in {role:?}", placed.text);
            let apart = found.iter().zip(&expected).map(|(one, other)| (one - other).abs());
            assert!(apart.fold(0.0, f64::max) < 0.03, "{} in {role:?}", placed.text);
        }
    }
}

/// Abscissae of a glyph's outline drawn from `origin`.
fn outline(program: &[u8], glyph: u16, size: f64, origin: f64) -> Vec<f64> {
    let font = FontRef::new(program).unwrap();
    let settings = DrawSettings::unhinted(Size::new(1000.0), LocationRef::default());
    let mut path: Vec<PathElement> = Vec::new();
    let outlines = font.outline_glyphs();
    outlines.get(GlyphId::from(glyph)).unwrap().draw(settings, &mut path).unwrap();
    let ends = path.into_iter().filter_map(|it| match it {
        PathElement::MoveTo { x, .. }
        | PathElement::LineTo { x, .. }
        | PathElement::QuadTo { x, .. }
        | PathElement::CurveTo { x, .. } => Some(f64::from(x)),
        PathElement::Close => None,
    });
    ends.map(|x| origin + x * size / 1000.0).collect()
}

/// Readers take a gap of a tenth of an em for a space.
#[test]
fn no_gap_between_characters_looks_like_a_space() {
    for role in FaceRole::ALL {
        let mut sheets = Sheets::new();
        sheets.line(role, 200.0, "占35.82%，1:1，虹桥·街道(i.e.)");
        let size = first_run(&sheets).size;
        let shown = read(&sheets).pages().remove(0);
        for (left, right) in shown.iter().zip(&shown[1..]) {
            let gap = (right.x - left.end) / size;
            assert!(gap < 0.05, "{}{} in {role:?}: {gap}", left.text, right.text);
        }
    }
}

#[test]
fn a_loose_line_says_its_words_without_spaces() {
    let mut sheets = Sheets::new();
    let line = sheets.line(FaceRole::FangSong, 200.0, "较为集中的甲类");
    for (at, glyph) in (0_u8..).zip(&mut line.glyphs) {
        glyph.x += f64::from(at) * 4.0;
    }
    let objects = read(&sheets).objects();
    assert!(objects.contains("/ActualText<FEFF8F834E3A96C64E2D768475327C7B>"), "{objects}");
    assert_eq!(read(&sheets).lines(), [["较为集中的甲类"]]);
}

#[test]
fn the_outline_is_a_tree_of_headings_with_their_places() {
    assert_eq!(
        read(&sample()).outline(),
        [
            "- 关于办理情况的汇报 → 0 711.89",
            "  - 一、基本情况 → 0 655.89",
            "    - （一）强化督促检查 → 1 655.89",
        ]
    );
}

#[test]
fn a_document_without_headings_has_no_outline() {
    let mut sheets = Sheets::new();
    sheets.line(FaceRole::FangSong, 200.0, "无标题");
    assert!(!read(&sheets).objects().contains("Outlines"));
}

#[test]
fn what_the_file_says_of_itself_is_the_same_in_both_places() {
    let mut sheets = sample();
    sheets.properties.title = "“甲&乙”<试行>的汇报".to_owned();
    let reading = read(&sheets);
    assert_eq!(reading.information("Title"), "“甲&乙”<试行>的汇报");
    assert_eq!(reading.information("Author"), "区人民政府");
    assert_eq!(reading.information("CreationDate"), "D:20210705000000+08'00'");
    let packet = reading.packet();
    assert!(packet.contains(">“甲&amp;乙”&lt;试行&gt;的汇报</rdf:li>"), "{packet}");
    assert!(packet.contains(">区人民政府</rdf:li>"), "{packet}");
    assert!(packet.contains("<xmp:CreateDate>2021-07-05T00:00:00+08:00<"), "{packet}");
}

#[test]
fn pictures_keep_their_dots_and_their_transparency() {
    let mut sheets = Sheets::new();
    sheets.picture("半透明.png", &png(png::ColorType::Rgba, &[1, 2, 3, 255, 4, 5, 6, 128]));
    sheets.picture("不透明.png", &png(png::ColorType::Rgba, &[1, 2, 3, 255, 4, 5, 6, 255]));
    sheets.picture("灰.png", &png(png::ColorType::Grayscale, &[7, 8]));
    sheets.picture("半透明.png", &png(png::ColorType::Rgba, &[1, 2, 3, 255, 4, 5, 6, 128]));
    let reading = read(&sheets);
    let pictures = reading.pictures();
    let dots = |name: &str| pictures[name].decompressed_content().unwrap();
    assert_eq!(pictures.keys().collect::<Vec<_>>(), ["P0", "P1", "P2"]);
    assert_eq!((dots("P0"), dots("P1")), (vec![1, 2, 3, 4, 5, 6], vec![1, 2, 3, 4, 5, 6]));
    assert_eq!(dots("P2"), [7, 8]);
    assert_eq!(reading.stream(pictures["P0"], "SMask").decompressed_content().unwrap(), [255, 128]);
    assert!(!pictures["P1"].dict.has(b"SMask"));
}

#[test]
fn a_broken_picture_is_named() {
    let mut sheets = Sheets::new();
    sheets.picture("图/截图.png", b"not a picture");
    assert_eq!(sheets.export().unwrap_err(), "无法生成PDF：图片“图/截图.png”读不懂");
}
