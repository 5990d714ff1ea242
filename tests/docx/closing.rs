//! 署名, 附注 and 版记 in the DOCX: named styles in the places of the PDF.

use huibao::document::{Format, Imprint, Signing};

use super::{
    exported::{DOCUMENT, exported, styled},
    package::Package,
};
use crate::layout::manuscript::{Manuscript, text};

const LINE: i32 = 579;
const CELL: i32 = 315;

/// The last paragraphs with the names of their styles.
fn last_styled(package: &Package, count: usize) -> Vec<(String, String)> {
    let all = styled(package);
    all[all.len() - count..].to_vec()
}

fn named(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(style, text)| ((*style).to_owned(), (*text).to_owned())).collect()
}

fn numbers(package: &Package, element: &str, attribute: &str) -> Vec<i32> {
    let elements = package.elements(DOCUMENT, element);
    elements.iter().filter_map(|it| it.get(attribute)?.parse().ok()).collect()
}

fn closed(signing: Signing, by: &[&str]) -> Manuscript {
    Manuscript::new("报告").paragraph("特此报告。").closed(signing, by)
}

fn file(lines: usize) -> Manuscript {
    let text_lines = (0..lines).fold(Manuscript::new("报告"), |it, _| it.paragraph("正文一行。"));
    let mut manuscript = text_lines.closed(Signing::Seal, &["区政府"]);
    manuscript.document.format = Format::File;
    manuscript.document.imprint = Some(Imprint {
        copies_to: text("市政府办公厅。"),
        printing_office: text("区政府办公室"),
        printed_on: text("2025年9月19日印发"),
        on_even_page: false,
    });
    manuscript
}

#[test]
fn a_sealed_signature_has_two_blank_lines_above_it_and_the_indents_of_the_layout() {
    let package = exported(&closed(Signing::Seal, &["上海市静安区人民政府"]));
    let expected = [("署名", "上海市静安区人民政府"), ("成文日期", "2025年9月19日")];
    assert_eq!(last_styled(&package, 2), named(&expected));
    assert_eq!(numbers(&package, "w:ind", "w:right"), [2 * CELL + CELL / 4 + 1, 4 * CELL]);
    assert_eq!(numbers(&package, "w:spacing", "w:before").last(), Some(&(2 * LINE)));
}

#[test]
fn several_organs_stand_at_tabs_under_the_middle_of_their_seals() {
    let package = exported(&closed(Signing::Seal, &["民政局", "财政局", "教育局"]));
    assert_eq!(last_styled(&package, 2)[0].0, "联合署名");
    let tabs = package.elements(DOCUMENT, "w:tab");
    let centred: Vec<i32> = tabs
        .iter()
        .filter(|it| it.get("w:val").is_some_and(|it| it == "center"))
        .map(|it| it["w:pos"].parse().unwrap())
        .collect();
    assert_eq!(centred.len(), 3);
    let date = numbers(&package, "w:ind", "w:right")[0];
    assert!((28 * CELL - date - 13 * CELL / 4 - centred[2]).abs() <= 2, "{centred:?} {date}");
}

#[test]
fn a_post_stands_beside_the_space_of_its_stamp() {
    let package = exported(&closed(Signing::Stamp, &["区长"]));
    let expected = [("签发人职务", "区长"), ("成文日期", "2025年9月19日")];
    assert_eq!(last_styled(&package, 2), named(&expected));
    let right = numbers(&package, "w:ind", "w:right");
    // Four cells, a stamp of 40 mm, two cells.
    assert!((right[0] - 6 * CELL - 2268).abs() < 10 && right[1] == 4 * CELL, "{right:?}");
    assert_eq!(numbers(&package, "w:spacing", "w:before")[1..], [5 * LINE / 2, 3 * LINE / 2]);
}

#[test]
fn the_remark_has_a_style_of_its_own() {
    let mut manuscript = closed(Signing::Unsealed, &["区政府"]);
    manuscript.document.remark = text("（此件公开发布）");
    assert_eq!(last_styled(&exported(&manuscript), 1), named(&[("附注", "（此件公开发布）")]));
    manuscript.document.signature = None;
    assert_eq!(last_styled(&exported(&manuscript), 1)[0].0, "附注（无署名）");
}

#[test]
fn an_imprint_is_a_frame_for_each_item_and_rule_at_the_foot_of_the_page() {
    let package = exported(&file(3));
    let expected = [
        ("版记首末线", ""),
        ("版记抄送", "抄送：市政府办公厅。"),
        ("版记中间线", ""),
        ("版记印发", "区政府办公室2025年9月19日印发"),
        ("版记首末线", ""),
        ("版记定位", ""),
    ];
    assert_eq!(last_styled(&package, 6), named(&expected));
    let y = numbers(&package, "w:framePr", "w:y");
    let foot = 14854;
    let rules = [y[0] + 10, y[2] + 7, y[4] + 10];
    assert_eq!(rules, [foot - 960, foot - 480, foot], "{y:?}");
    let frames = package.elements(DOCUMENT, "w:framePr");
    for frame in &frames {
        assert_eq!((frame["w:vAnchor"].as_str(), frame["w:w"].as_str()), ("page", "8845"));
    }
    assert_eq!(numbers(&package, "w:framePr", "w:h"), [40, 480, 40, 480, 40]);
}

#[test]
fn what_the_imprint_holds_to_begins_a_page_where_it_has_one_for_itself() {
    let breaks = |it: &Manuscript| exported(it).elements(DOCUMENT, "w:pageBreakBefore").len();
    assert_eq!((breaks(&file(3)), breaks(&file(14))), (0, 1));
}

#[test]
fn a_blank_page_and_the_imprint_after_it_are_a_section_without_numbers() {
    let mut manuscript = file(35);
    assert_eq!(exported(&manuscript).elements(DOCUMENT, "w:sectPr").len(), 1);
    manuscript.document.imprint.as_mut().unwrap().on_even_page = true;
    let package = exported(&manuscript);
    assert_eq!(package.elements(DOCUMENT, "w:sectPr").len(), 2);
    let footers = package.elements(DOCUMENT, "w:footerReference");
    let last: Vec<&str> = footers[2..].iter().map(|it| it["r:id"].as_str()).collect();
    assert_eq!(last, ["footer3", "footer3"]);
    assert_eq!(package.paragraphs("word/footer3.xml"), [""]);
}

#[test]
fn addressees_that_move_to_the_imprint_leave_the_first_page() {
    let mut manuscript = file(3);
    let names = vec!["各区人民政府"; 80].join("，");
    manuscript.document.head.addressees = [text(&names), text("：")].concat();
    let package = exported(&manuscript);
    let styles = last_styled(&package, 12);
    assert!(styles.iter().all(|(style, _)| style != "主送机关"), "{styles:?}");
    let moved = format!("主送：{names}。");
    assert!(styles.contains(&("版记抄送".to_owned(), moved)), "{styles:?}");
}

#[test]
fn lines_that_stand_closer_do_so_in_the_styles() {
    let pitches = |lines: usize| -> Vec<String> {
        let text = (0..lines).fold(Manuscript::new("报告"), |it, _| it.paragraph("正文一行。"));
        let package = exported(&text.closed(Signing::Seal, &["区政府"]));
        let spacing = package.elements("word/styles.xml", "w:spacing");
        let mut lines: Vec<String> =
            spacing.iter().filter_map(|it| it.get("w:line").cloned()).collect();
        lines.retain(|it| ["579", "560", "540"].contains(&it.as_str()));
        lines.sort_unstable();
        lines.dedup();
        lines
    };
    assert_eq!(pitches(14), ["579"]);
    assert_eq!(pitches(15), ["560"]);
    assert_eq!(pitches(38), ["540"]);
}

#[test]
fn the_last_paragraphs_that_go_along_with_the_signature_are_kept_with_it() {
    let kept = |lines: usize| {
        let text = (0..lines).fold(Manuscript::new("报告"), |it, _| it.paragraph("正文一行。"));
        let package = exported(&text.closed(Signing::Seal, &["区政府"]));
        package.elements(DOCUMENT, "w:keepNext").len()
    };
    assert_eq!((kept(14), kept(17)), (0, 2));
}
