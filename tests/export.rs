//! Pictures, columns and 排版 in the finished files.

use std::io::Cursor;

use chrono::NaiveDate;
use huibao::{
    document::{BlockContent, ListItem},
    export::{self, Docx, Exporter, Pdf, Properties},
    style::{LineEndMarks, Typesetting},
};
use zune_jpeg::JpegDecoder;

use crate::{
    docx::package::Package,
    layout::manuscript::{Manuscript, block, text, two_columns},
};

fn written(manuscript: &Manuscript, format: &dyn Exporter) -> Vec<u8> {
    let properties = Properties {
        title: "汇报".to_owned(),
        author: String::new(),
        as_of: NaiveDate::from_ymd_opt(2021, 7, 5).unwrap(),
        web: Vec::new(),
        provenance: None,
    };
    let manuscript = export::Manuscript {
        document: &manuscript.document,
        laid: &manuscript.set(),
        properties: &properties,
        pictures: &manuscript.pictures,
    };
    format.export(&manuscript).unwrap()
}

fn package(manuscript: &Manuscript) -> Package {
    Package::open(&written(manuscript, &Docx))
}

#[test]
fn a_jpeg_is_in_both_files_as_it_is() {
    let bytes = include_bytes!("pictures/progressive.jpg");
    let manuscript = Manuscript::new("汇报").picture("a.jpg", bytes, "图1");
    let package = package(&manuscript);
    assert_eq!(package.bytes("word/media/picture1.jpeg"), bytes);
    let defaults = package.elements("[Content_Types].xml", "Default");
    let jpeg = defaults.iter().find(|it| it["Extension"] == "jpeg").unwrap();
    assert_eq!(jpeg["ContentType"], "image/jpeg");
    let pdf = written(&manuscript, &Pdf);
    assert!(pdf.windows(bytes.len()).any(|it| it == bytes), "not coded anew");
}

#[test]
fn a_word_file_has_the_picture_of_a_camera_held_sideways_turned() {
    let stored = include_bytes!("pictures/sideways.jpg");
    let package = package(&Manuscript::new("汇报").picture("a.jpg", stored, "图1"));
    let bytes = package.bytes("word/media/picture1.jpeg");
    let mut decoder = JpegDecoder::new(Cursor::new(bytes));
    let pixels = decoder.decode().unwrap();
    assert_eq!(decoder.info().map(|it| (it.width, it.height)), Some((32, 64)));
    // Black along its upper edge, red at its left, white besides; turned clockwise.
    let pixel = |x: usize, y: usize| pixels[(y * 32 + x) * 3..][..3].to_vec();
    let is_near = |pixel: &[u8], colour: [u8; 3]| {
        pixel.iter().zip(colour).all(|(one, other)| one.abs_diff(other) < 60)
    };
    assert!(is_near(&pixel(28, 40), [0, 0, 0]), "{:?}", pixel(28, 40));
    assert!(is_near(&pixel(4, 3), [255, 0, 0]), "{:?}", pixel(4, 3));
    assert!(is_near(&pixel(4, 40), [255, 255, 255]), "{:?}", pixel(4, 40));
}

#[test]
fn word_is_told_of_the_typesetting_that_it_knows() {
    let told = |typesetting: Typesetting| {
        let words = "按静府议〔2025〕7号办理67件";
        let package = package(&Manuscript::new("汇报").typeset(typesetting).paragraph(words));
        let value = |part: &str, name: &str| package.elements(part, name)[0]["w:val"].clone();
        let compression = value("word/settings.xml", "w:characterSpacingControl");
        let hangs = value("word/styles.xml", "w:overflowPunct");
        let text = package.text("word/document.xml");
        let from = text.find("按").unwrap();
        let text = text.split_at(from).1.split('<').next().unwrap().replace('\u{200d}', "|");
        (compression, hangs, text)
    };
    let plain = Typesetting::default();
    let owned = |it: (&str, &str, &str)| (it.0.to_owned(), it.1.to_owned(), it.2.to_owned());
    assert_eq!(told(plain), owned(("doNotCompress", "0", "按静府议〔2025〕7号办理67件")));
    let hanging = Typesetting { line_end_marks: LineEndMarks::Hanging, ..plain };
    assert_eq!(told(hanging).1, "1");
    let half = Typesetting { line_end_marks: LineEndMarks::Half, ..plain };
    assert_eq!(told(half).0, "compressPunctuation");
    let whole = Typesetting { keeps_units: true, keeps_document_numbers: true, ..plain };
    let held = "按|静|府|议|〔2025〕|7|号办理67|件";
    assert_eq!(told(whole), owned(("doNotCompress", "0", held)));
}

#[test]
fn columns_are_a_section_that_begins_and_ends_on_its_page() {
    let columns = vec![block(1, BlockContent::Paragraph(text("走访社区。")))];
    let package = package(
        &Manuscript::new("汇报")
            .paragraph("栏前的话。")
            .block(two_columns(columns))
            .paragraph("栏后的话。"),
    );
    let of = |name: &str| package.elements("word/document.xml", name);
    let columns = of("w:cols");
    assert_eq!(columns.len(), 3);
    assert_eq!(columns[1]["w:num"], "2");
    assert_eq!(columns[1]["w:space"], "630", "two cells");
    assert!(!columns[0].contains_key("w:num") && !columns[2].contains_key("w:num"));
    let starts: Vec<String> = of("w:type").into_iter().map(|it| it["w:val"].clone()).collect();
    assert_eq!(starts, ["continuous", "continuous"], "the first section begins on a page");
}

#[test]
fn items_and_quotations_are_styles() {
    let item = |nested, words: &str| BlockContent::ListItem(ListItem { nested, text: text(words) });
    let package = package(
        &Manuscript::new("汇报")
            .block(item(false, "领导重视"))
            .block(item(true, "区长阅批"))
            .block(BlockContent::Quotation(text("谢谢你们。"))),
    );
    let styles: Vec<String> = package
        .elements("word/document.xml", "w:pStyle")
        .into_iter()
        .map(|it| it["w:val"].clone())
        .collect();
    assert_eq!(styles, ["Title", "ListItem", "NestedListItem", "Quote"]);
    let words = package.paragraphs("word/document.xml");
    assert_eq!(words[1..], ["——领导重视", "·区长阅批", "谢谢你们。"]);
}
