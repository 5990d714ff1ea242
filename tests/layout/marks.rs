//! 标注 above the title at the right, 报告场合 and 报告人 below it.

use huibao::{
    document::{Format, IssuerMark, Letterhead, Urgency},
    layout::Laid,
};

use super::manuscript::{Line, Manuscript, lines, text, texts};

const LINE: f64 = 225.0 / 22.0;
const CELL: f64 = 156.0 / 28.0;
/// The right end of the type area, mm.
const RIGHT: f64 = 184.0;

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.1
}

fn document(format: Format) -> Manuscript {
    let mut manuscript = Manuscript::new("关于办理情况的答复").paragraph(&"办".repeat(600));
    manuscript.document.format = format;
    if format.has_letterhead() {
        manuscript.document.head.letterhead = Some(Letterhead {
            mark: IssuerMark { organs: vec![text("某区民政局")], suffix: Vec::new() },
            document_number: text("某民提〔2025〕47号"),
            ..Letterhead::default()
        });
    }
    manuscript
}

fn marked(manuscript: &mut Manuscript) -> Laid {
    let marks = ["办理结果：解决采纳", "公开属性：主动公开"];
    manuscript.document.head.marks = marks.map(text).into();
    manuscript.set()
}

fn find<'a>(page: &'a [Line], words: &str) -> &'a Line {
    page.iter().find(|it| it.text == words).unwrap_or_else(|| panic!("{words}: {:?}", texts(page)))
}

fn is_flush_right(line: &Line) -> bool {
    near(line.x.1 + CELL, RIGHT)
}

#[test]
fn in_a_letter_they_follow_the_number_and_the_title_keeps_its_two_lines() {
    let mut manuscript = document(Format::Letter);
    let bare = lines(&manuscript.set());
    let from = |page: &[Line], one: &str, other: &str| find(page, other).y - find(page, one).y;
    let usual = from(&bare[0], "某民提〔2025〕47号", "关于办理情况的答复");
    let page = &lines(&marked(&mut manuscript))[0];
    let (first, second) = (find(page, "办理结果：解决采纳"), find(page, "公开属性：主动公开"));
    assert!(is_flush_right(first) && is_flush_right(second));
    assert!(near(from(page, "某民提〔2025〕47号", "办理结果：解决采纳"), LINE));
    assert!(near(second.y - first.y, LINE));
    assert!(near(from(page, "公开属性：主动公开", "关于办理情况的答复"), usual));
}

#[test]
fn urgency_of_a_letter_stands_opposite_the_first() {
    let mut manuscript = document(Format::Letter);
    let letterhead = manuscript.document.head.letterhead.as_mut().unwrap();
    letterhead.copy_number = text("000012");
    letterhead.urgency = Some(Urgency::Urgent);
    let page = &lines(&marked(&mut manuscript))[0];
    let words: Vec<&str> = texts(page).into_iter().skip(1).take(4).collect();
    let expected = [
        "000012某民提〔2025〕47号",
        "加急办理结果：解决采纳",
        "公开属性：主动公开",
        "关于办理情况的答复",
    ];
    assert_eq!(words, expected);
}

#[test]
fn in_a_file_they_stand_at_the_top_and_move_nothing() {
    let mut manuscript = document(Format::File);
    let bare = manuscript.set();
    let marked = marked(&mut manuscript);
    assert_eq!(marked.letterhead, bare.letterhead);
    let page = &lines(&marked)[0];
    assert_eq!(texts(page)[..2], ["办理结果：解决采纳", "公开属性：主动公开"]);
    assert!(is_flush_right(&page[0]));
    assert!(near(
        find(page, "关于办理情况的答复").y,
        find(&lines(&bare)[0], "关于办理情况的答复").y
    ));
    assert_eq!(marked.faces.get(page[0].runs[0].face).unwrap().name, "Noto Sans SC Medium");
}

#[test]
fn without_a_letterhead_they_have_lines_of_their_own_and_a_blank_one() {
    let mut manuscript = document(Format::Plain);
    let bare = &lines(&manuscript.set())[0];
    let page = &lines(&marked(&mut manuscript))[0];
    assert_eq!(texts(page)[..2], ["办理结果：解决采纳", "公开属性：主动公开"]);
    assert!(near(page[2].y - bare[0].y, 3.0 * LINE));
}

#[test]
fn one_that_no_line_holds_is_refused() {
    let mut manuscript = document(Format::Letter);
    manuscript.document.head.marks = vec![text(&"很".repeat(29))];
    let found = manuscript.try_set().unwrap_err();
    let told: Vec<&str> = found.iter().map(|it| it.cause.as_str()).collect();
    assert_eq!(told, ["标注太长，一行排不下"]);
}

#[test]
fn a_spoken_report_names_its_occasion_and_speaker_under_the_title() {
    let mut manuscript = document(Format::Plain);
    let head = &mut manuscript.document.head;
    head.occasion =
        text("——2025年7月20日在某某市某某区第二届人民代表大会常务委员会第三十三次会议上");
    head.speaker = text("某某区人民政府副区长　李某");
    head.addressees = text("主任、各位副主任、各位委员：");
    let laid = manuscript.set();
    let page = &lines(&laid)[0];
    let expected = [
        "关于办理情况的答复",
        "——2025年7月20日在某某市某某区第二届",
        "人民代表大会常务委员会第三十三次会议上",
        "某某区人民政府副区长　李某",
        "主任、各位副主任、各位委员：",
    ];
    assert_eq!(texts(page)[..5], expected);
    assert_eq!(laid.occasion_lines, expected[1..3]);
    let y = |at: usize| page[at].y;
    assert!(near(y(2) - y(1), LINE) && near(y(3) - y(2), LINE) && near(y(4) - y(3), 2.0 * LINE));
    assert_eq!(laid.faces.get(page[1].runs[0].face).unwrap().name, "GB Kaiti Subset");
}
