//! 版头 in the DOCX: named styles, and places that the text keeps whatever is written above it.

use std::collections::BTreeMap;

use huibao::document::{Attendance, Format, IssuerMark, Letterhead, LetterheadPrinting, Urgency};

use super::{
    exported::{DOCUMENT, exported, styled},
    package::Package,
};
use crate::layout::manuscript::{Manuscript, text};

type Attributes = BTreeMap<String, String>;

/// 37 mm: the top of the type area, in twips.
const TOP: i32 = 2098;
const LINE: i32 = 579;

fn document(format: Format, mark: &str) -> Manuscript {
    let mut manuscript = Manuscript::new("关于办理情况的报告").paragraph(&"办".repeat(1200));
    manuscript.document.format = format;
    manuscript.document.head.letterhead = Some(Letterhead {
        mark: IssuerMark { organs: vec![text(mark)], suffix: Vec::new() },
        document_number: text("静府〔2025〕47号"),
        ..Letterhead::default()
    });
    manuscript
}

fn letterhead(manuscript: &mut Manuscript) -> &mut Letterhead {
    manuscript.document.head.letterhead.as_mut().unwrap()
}

/// The first paragraphs with the names of their styles.
fn first_styled(package: &Package, count: usize) -> Vec<(String, String)> {
    styled(package).into_iter().take(count).collect()
}

fn named(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(style, text)| ((*style).to_owned(), (*text).to_owned())).collect()
}

fn number(attributes: &Attributes, name: &str) -> i32 {
    attributes[name].parse().unwrap()
}

#[test]
fn every_element_of_a_file_has_its_style() {
    let mut manuscript = document(Format::File, "某区人民政府文件");
    letterhead(&mut manuscript).copy_number = text("000012");
    letterhead(&mut manuscript).urgency = Some(Urgency::ExtraUrgent);
    assert_eq!(
        first_styled(&exported(&manuscript), 6),
        named(&[
            ("份号", "000012"),
            ("紧急程度", "特急"),
            ("发文机关标志", "某区人民政府文件"),
            ("发文字号", "静府〔2025〕47号"),
            ("红色分隔线", ""),
            ("Title", "关于办理情况的报告"),
        ])
    );
}

/// The text begins below the frame in every program, whether it takes the space above a paragraph
/// for text or not.
#[test]
fn the_frame_of_a_file_reaches_from_the_type_area_s_top_to_the_number() {
    let mut manuscript = document(Format::File, "某区人民政府文件");
    let bare = exported(&manuscript).elements(DOCUMENT, "w:framePr");
    letterhead(&mut manuscript).copy_number = text("000012");
    letterhead(&mut manuscript).urgency = Some(Urgency::ExtraUrgent);
    let full = exported(&manuscript).elements(DOCUMENT, "w:framePr");
    assert_eq!(bare, full, "lines for 份号 and 紧急程度 are always there");
    assert!(full.iter().all(|it| *it == full[0]), "one frame");
    let frame = &full[0];
    assert_eq!((number(frame, "w:x"), number(frame, "w:y")), (1587, TOP));
    assert_eq!((frame["w:vAnchor"].as_str(), frame["w:hRule"].as_str()), ("page", "exact"));
    let number_top = manuscript.set().letterhead.unwrap().number_top;
    assert!((f64::from(number(frame, "w:h")) - number_top * 20.0).abs() < 1.0);
}

#[test]
fn a_file_s_title_stands_two_lines_below_the_rule_and_one_above_the_text() {
    for title in ["报告", "关于办理情况的报告关于办理情况的报告关于办理情况"]
    {
        let mut manuscript = document(Format::File, "某区人民政府文件");
        manuscript.document.head.title = text(title);
        let package = exported(&manuscript);
        let spacing = package.elements(DOCUMENT, "w:spacing");
        // The mark's, the rule's, the title's.
        let [_, _, title] = spacing.as_slice() else { panic!("{spacing:?}") };
        assert!((number(title, "w:before") - 2 * LINE).abs() < 25, "{spacing:?}");
        assert!((number(title, "w:after") - LINE).abs() < 25, "{spacing:?}");
    }
}

#[test]
fn organs_of_a_joint_document_are_distributed_beside_their_suffix() {
    let mut manuscript = document(Format::File, "");
    letterhead(&mut manuscript).mark = IssuerMark {
        organs: vec![text("区人民政府办公室"), text("区财政局")],
        suffix: text("文件"),
    };
    let package = exported(&manuscript);
    let alignments: Vec<String> =
        package.elements(DOCUMENT, "w:jc").iter().map(|it| it["w:val"].clone()).collect();
    assert_eq!(alignments, ["distribute", "distribute", "left"]);
    let frames = package.elements(DOCUMENT, "w:framePr");
    let (organs, suffix) = (&frames[0], frames.last().unwrap());
    assert_eq!(number(organs, "w:x") + number(organs, "w:w"), number(suffix, "w:x"));
    assert_eq!(organs["w:h"], suffix["w:h"]);
}

#[test]
fn a_long_mark_is_condensed_in_its_runs() {
    let package = exported(&document(Format::File, "上海市静安区人民政府专题会议协调小组文件"));
    let widths: Vec<String> =
        package.elements(DOCUMENT, "w:w").iter().map(|it| it["w:val"].clone()).collect();
    assert_eq!(widths, ["60"]);
}

#[test]
fn approvers_are_held_by_tab_stops_and_names_have_their_style() {
    let mut manuscript = document(Format::File, "某区人民政府文件");
    letterhead(&mut manuscript).approvers = ["王某某", "李某", "赵某某"].map(text).into();
    let package = exported(&manuscript);
    assert_eq!(
        first_styled(&package, 6)[3..],
        named(&[
            ("签发人", "签发人：王某某李某"),
            ("签发人", "静府〔2025〕47号赵某某"),
            ("红色分隔线", ""),
        ])
    );
    let stops: Vec<i32> = package
        .elements(DOCUMENT, "w:tab")
        .iter()
        .filter_map(|it| it.get("w:pos")?.parse().ok())
        .collect();
    let [label, second, first, again] = stops[..] else { panic!("{stops:?}") };
    // Four cells of label stand before the first name; 李某 begins where its column does.
    assert!((first - label - 1263).abs() < 2 && second == again, "{stops:?}");
    let styles = package.elements(DOCUMENT, "w:rStyle");
    assert_eq!(styles.iter().filter(|it| it["w:val"] == "ApproverName").count(), 3);
}

#[test]
fn a_letter_has_its_double_rules_in_frames_and_no_number_on_its_first_page() {
    let mut manuscript = document(Format::Letter, "某区民政局");
    letterhead(&mut manuscript).copy_number = text("000012");
    letterhead(&mut manuscript).urgency = Some(Urgency::Urgent);
    let package = exported(&manuscript);
    assert_eq!(
        first_styled(&package, 6),
        named(&[
            ("发文机关标志", "某区民政局"),
            ("信函上双线", ""),
            ("信函下双线", ""),
            ("发文字号（信函）", "000012静府〔2025〕47号"),
            ("紧急程度", "加急"),
            ("Title", "关于办理情况的报告"),
        ])
    );
    let frames = package.elements(DOCUMENT, "w:framePr");
    for rule in &frames[1..3] {
        // 20 mm from the page's left edge, 170 mm long.
        assert_eq!((number(rule, "w:x"), number(rule, "w:w")), (1134, 9638));
    }
    // The lower one ends 277 mm below the page's upper edge: 4 pt are the rules and their gap.
    assert_eq!(number(&frames[2], "w:y"), 15704 - 80);
    assert_eq!(package.elements(DOCUMENT, "w:titlePg").len(), 1);
    let footers = package.elements(DOCUMENT, "w:footerReference");
    assert!(footers.iter().any(|it| it["w:type"] == "first"));
}

#[test]
fn an_order_has_no_title_paragraph() {
    let mut manuscript = document(Format::Order, "某区人民政府令");
    letterhead(&mut manuscript).document_number = text("第7号");
    let package = exported(&manuscript);
    assert_eq!(
        first_styled(&package, 2),
        named(&[("发文机关标志", "某区人民政府令"), ("发文字号", "第7号")])
    );
    assert!(package.elements(DOCUMENT, "w:pStyle").iter().all(|it| it["w:val"] != "Title"));
}

#[test]
fn minutes_list_who_was_present() {
    let mut manuscript = document(Format::Minutes, "某区人民政府会议纪要");
    letterhead(&mut manuscript).attendance = vec![
        Attendance { label: "出席", names: text("张某某、李某某") },
        Attendance { label: "列席", names: text("周某某") },
    ];
    let package = exported(&manuscript);
    let all = first_styled(&package, 100);
    assert_eq!(
        all[all.len() - 2..],
        named(&[("出席人员", "出席：张某某、李某某"), ("出席人员", "列席：周某某")])
    );
}

/// A rule in the place of a line of text would slip past the frame.
#[test]
fn minutes_without_a_number_keep_a_line_below_the_mark() {
    let mut manuscript = document(Format::Minutes, "某区人民政府会议纪要");
    letterhead(&mut manuscript).document_number = Vec::new();
    assert_eq!(
        first_styled(&exported(&manuscript), 5)[3..],
        named(&[("发文字号", ""), ("红色分隔线", "")])
    );
}

#[test]
fn what_is_preprinted_is_left_blank_and_what_is_overlaid_is_left_out() {
    let mut manuscript = document(Format::File, "某区人民政府文件");
    let printed = exported(&manuscript).elements(DOCUMENT, "w:framePr");
    letterhead(&mut manuscript).printing = LetterheadPrinting::Preprinted;
    let package = exported(&manuscript);
    assert_eq!(package.elements(DOCUMENT, "w:framePr"), printed);
    assert_eq!(
        first_styled(&package, 5)[2..],
        named(&[
            ("发文机关标志", ""),
            ("发文字号", "静府〔2025〕47号"),
            ("Title", "关于办理情况的报告"),
        ])
    );
    letterhead(&mut manuscript).printing = LetterheadPrinting::Overlaid;
    assert_eq!(first_styled(&exported(&manuscript), 1), named(&[("Title", "关于办理情况的报告")]));
}
