//! 标注, 报告场合 and 报告人 in the DOCX: named styles, on the lines where the PDF has them.

use huibao::document::{Format, IssuerMark, Letterhead, Urgency};

use super::exported::{DOCUMENT, exported, styled};
use crate::layout::manuscript::{Manuscript, text};

fn document(format: Format) -> Manuscript {
    let mut manuscript = Manuscript::new("关于办理情况的答复").paragraph("有关情况如下。");
    manuscript.document.format = format;
    if format.has_letterhead() {
        manuscript.document.head.letterhead = Some(Letterhead {
            mark: IssuerMark { organs: vec![text("某区民政局")], suffix: Vec::new() },
            document_number: text("某民提〔2025〕47号"),
            urgency: Some(Urgency::Urgent),
            ..Letterhead::default()
        });
    }
    let marks = ["办理结果：解决采纳", "公开属性：主动公开"];
    manuscript.document.head.marks = marks.map(text).into();
    manuscript
}

/// The paragraphs up to the title with the names of their styles.
fn above_title(manuscript: &Manuscript) -> Vec<String> {
    let styled = styled(&exported(manuscript));
    let above = styled.into_iter().take_while(|(style, _)| style != "Title");
    above.map(|(style, words)| format!("{style}：{words}")).collect()
}

#[test]
fn every_format_has_them_in_its_place() {
    assert_eq!(
        above_title(&document(Format::Plain)),
        ["标注：办理结果：解决采纳", "标注：公开属性：主动公开"]
    );
    assert_eq!(
        above_title(&document(Format::File)),
        [
            "紧急程度：加急办理结果：解决采纳",
            "标注：公开属性：主动公开",
            "发文机关标志：某区民政局",
            "发文字号：某民提〔2025〕47号",
            "红色分隔线：",
        ]
    );
    assert_eq!(
        above_title(&document(Format::Letter)),
        [
            "发文机关标志：某区民政局",
            "信函上双线：",
            "信函下双线：",
            "发文字号（信函）：加急某民提〔2025〕47号",
            "标注：办理结果：解决采纳",
            "标注：公开属性：主动公开",
        ]
    );
}

/// The frame of joint organs ends where 文件 begins.
#[test]
fn beside_joint_organs_they_have_a_frame_as_wide_as_the_type_area() {
    let mut manuscript = document(Format::File);
    let letterhead = manuscript.document.head.letterhead.as_mut().unwrap();
    letterhead.mark = IssuerMark {
        organs: vec![text("区人民政府办公室"), text("区财政局")],
        suffix: text("文件"),
    };
    let frames = exported(&manuscript).elements(DOCUMENT, "w:framePr");
    let number = |at: usize, name: &str| frames[at][name].parse::<i32>().unwrap();
    assert_eq!((number(0, "w:w"), number(0, "w:h")), (8845, 2 * 579));
    assert_eq!(number(2, "w:y"), number(0, "w:y") + number(0, "w:h"));
}

#[test]
fn a_spoken_report_has_a_style_for_its_occasion_and_its_speaker() {
    let mut manuscript = document(Format::Plain);
    let head = &mut manuscript.document.head;
    head.marks.clear();
    head.occasion = text("——2025年7月20日在区二届人大常委会第三十三次会议上");
    head.speaker = text("区人民政府副区长　李某");
    head.addressees = text("主任、各位副主任、各位委员：");
    let package = exported(&manuscript);
    let styled: Vec<String> = styled(&package).into_iter().map(|(style, _)| style).collect();
    assert_eq!(styled[..4], ["Title", "报告场合", "报告人", "主送机关"]);
    let spacing = package.elements(DOCUMENT, "w:spacing");
    let after: Vec<&str> =
        spacing.iter().filter_map(|it| Some(it.get("w:after")?.as_str())).collect();
    assert_eq!(after.last(), Some(&"579"), "a blank line below the speaker");
}
