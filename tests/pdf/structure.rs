//! What a document is for those who do not see it.

use chrono::NaiveDate;
use huibao::{
    document::{BlockContent, InlineContent, Level, ListItem, SignaturePosition},
    export::{self, Exporter, Pdf, Properties},
};

use super::reading::Reading;
use crate::layout::manuscript::{Manuscript, inline, text};

/// The PDF of a manuscript, read back.
pub(super) fn read(manuscript: &Manuscript) -> Reading {
    let properties = Properties {
        title: "汇报".to_owned(),
        author: String::new(),
        as_of: NaiveDate::from_ymd_opt(2021, 7, 5).unwrap(),
        web: Vec::new(),
        provenance: None,
    };
    let bytes = Pdf.export(&export::Manuscript {
        document: &manuscript.document,
        laid: &manuscript.set(),
        properties: &properties,
        pictures: &manuscript.pictures,
    });
    Reading::of(&bytes.unwrap())
}

/// A picture of one white dot.
fn dot() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 1, 1);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&[255]).unwrap();
    bytes
}

/// A report with a part of every kind, its first paragraph on two pages.
fn report() -> Manuscript {
    let note = InlineContent::Footnote(text("数据来源：区政府办公室"));
    let mut noted = text("共收到");
    noted.push(inline("[^1]", note));
    noted.extend(text("67件，见https://www.example.gov.cn/index.html?id=2021。"));
    let rows: &[&[&str]] = &[&["办理结果", "件数"], &["解决采纳", "62"], &["", ""]];
    let mut manuscript = Manuscript::new("关于办理情况的报告")
        .paragraph(&"办".repeat(600))
        .heading(Level::First, "一、", "基本情况", "")
        .block(BlockContent::Paragraph(noted))
        .heading(Level::Third, "1.", "督促检查。", "逐件排出时间表。")
        .table("办理结果", rows)
        .picture("进度.png", &dot(), "图1　办理进度")
        .annex(None, "汇总表", "附件正文。")
        .signed(SignaturePosition::AtEnd, "区人民政府", "2021年7月5日");
    manuscript.document.head.addressees = text("区人大常委会：");
    manuscript
}

#[test]
fn a_report_is_read_in_order_with_all_its_parts() {
    crate::golden::holds("tests/pdf/structure.txt", &read(&report()).structure().outlined());
}

/// A list with items nested in an item, and in none; 引文 of two paragraphs.
#[test]
fn items_are_lists_and_quoted_paragraphs_a_quotation() {
    let item = |nested, words: &str| BlockContent::ListItem(ListItem { nested, text: text(words) });
    let manuscript = Manuscript::new("汇报")
        .paragraph("做法：")
        .block(item(false, "办理前走访。"))
        .block(item(true, "上门。"))
        .block(item(true, "座谈。"))
        .block(item(false, &"办".repeat(28 * 22)))
        .block(BlockContent::Quotation(text("谢谢你们。")))
        .block(BlockContent::Quotation(text("辛苦了。")))
        .block(item(true, "不在哪一项之下。"))
        .block(item(true, "也不在。"))
        .block(item(false, "另起一项。"));
    crate::golden::holds("tests/pdf/lists.txt", &read(&manuscript).structure().outlined());
}

/// A box is a part with its title first; pictures beside each other are each read with its own words.
#[test]
fn a_box_is_a_part_and_pictures_in_a_row_are_figures() {
    let mut manuscript = crate::layout::tables::written(
        "![投信](a.png) ![饭堂](a.png)\n\n::: 方框 建议站\n- 走访\n\n请坐。\n:::\n\n后。",
    );
    manuscript.pictures.insert("a.png".into(), dot().into());
    crate::golden::holds("tests/pdf/boxes.txt", &read(&manuscript).structure().outlined());
}

#[test]
fn page_numbers_and_repeated_headers_are_read_to_nobody() {
    let rows: Vec<&[&str]> = std::iter::repeat_n(["甲", "乙"].as_slice(), 40).collect();
    let reading = read(&Manuscript::new("汇报").table("表", &rows));
    let artifacts = |page: &[super::Shown]| -> String {
        page.iter().filter(|it| it.mark.is_none()).map(|it| it.text.as_str()).collect()
    };
    let pages: Vec<String> = reading.pages().iter().map(|it| artifacts(it)).collect();
    assert_eq!(pages, ["— 1 —", "甲乙— 2 —", "甲乙— 3 —"]);
}

#[test]
fn a_document_of_which_nothing_is_said_has_no_structure() {
    let mut sheets = super::Sheets::new();
    sheets.line(huibao::style::FaceRole::FangSong, 200.0, "甲");
    assert!(!super::read(&sheets).objects().contains("StructTreeRoot"));
}
