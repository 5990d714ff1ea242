//! GB/T 9704-2012 held against the finished PDF: the places of its glyphs, not the layout's.
//!
//! A format is a document with a row for each measure. A new one is a function that gives its
//! [`Format`], and a line in [`formats`].

use huibao::{
    document::{
        Attendance, Format as Kind, IssuerMark, Letterhead, Level, SignaturePosition, Urgency,
    },
    style::gb9704::PT_PER_MM,
};

use super::{
    ruler::{
        ARTIFACT,
        Edge::{self, Baseline, Centre, InkMiddle, InkTop, Left, Right},
        Ruler,
    },
    structure::read,
};
use crate::layout::manuscript::{Manuscript, text};

/// What a measure may be off, in mm.
const TOLERANCE: f64 = 0.1;

/// One measure of a format.
struct Row {
    /// The clause that asks for it.
    clause: &'static str,
    /// The page, from 1.
    page: usize,
    /// The role of the element that shows the words, or [`ARTIFACT`].
    role: &'static str,
    /// The first words on that page that read so are measured.
    words: &'static str,
    edge: Edge,
    mm: f64,
}

struct Format {
    name: &'static str,
    document: Manuscript,
    rows: Vec<Row>,
    /// The words of each kind with the face and size that they are set in.
    faces: Vec<(&'static str, &'static str, &'static str, f64)>,
}

fn formats() -> Vec<Format> {
    vec![briefing(), report(), file(), upward(), letter(), order(), minutes()]
}

fn row(
    clause: &'static str,
    page: usize,
    role: &'static str,
    words: &'static str,
    edge: Edge,
    mm: f64,
) -> Row {
    Row { clause, page, role, words, edge, mm }
}

/// The left edge of a cell of the grid, from 0.
fn cell(number: f64) -> f64 {
    28.0 + number * 156.0 / 28.0
}

/// The baseline of 三号 on a line of the grid, from 0: its em box stands in the line's middle, 0.88
/// of it above the baseline.
fn line(number: f64) -> f64 {
    let pitch = 225.0 / 22.0;
    37.0 + number * pitch + (pitch - 16.0 / PT_PER_MM) / 2.0 + 0.88 * 16.0 / PT_PER_MM
}

/// 一字 of the page number, 四号.
const NUMBER_CELL: f64 = 14.0 / PT_PER_MM;

/// 汇报: 署名 under the title, no letterhead.
fn briefing() -> Format {
    let document = Manuscript::new("关于办理情况的汇报")
        .heading(Level::First, "一、", "基本情况", "")
        .paragraph(&"办".repeat(30))
        .heading(Level::Second, "（一）", "督促检查。", "逐件排出时间表。")
        .heading(Level::Third, "1.", "领导督办", "")
        .heading(Level::Fourth, "（1）", "逐件过堂", "")
        .paragraph(&"理".repeat(28 * 22))
        .annex(None, "情况汇总表", "附件正文。")
        .signed(SignaturePosition::UnderTitle, "区人民政府办公室", "2021年7月5日");
    let rows = vec![
        row("7.3.1", 1, "Title", "关于办理情况的汇报", Centre, 106.0),
        row("7.3.3", 1, "H1", "一、基本情况", Left, cell(2.0)),
        row("5.2.3", 1, "H1", "一、基本情况", Baseline, line(5.0)),
        row("7.3.3", 1, "P", FIRST_LINE, Left, cell(2.0)),
        row("7.3.3", 1, "P", FIRST_LINE, Right, 184.0),
        row("5.2.3", 1, "P", FIRST_LINE, Baseline, line(6.0)),
        row("7.3.3", 1, "H2", "（一）督促检查。", Left, cell(2.0)),
        row("7.3.3", 1, "P", "逐件排出时间表。", Left, cell(10.0)),
        row("7.3.3", 1, "H3", "1.领导督办", Left, cell(2.0)),
        row("7.3.3", 1, "H4", "（1）逐件过堂", Left, cell(2.0)),
        row("7.5", 1, ARTIFACT, "— 1 —", InkMiddle, 269.0),
        row("7.5", 1, ARTIFACT, "— 1 —", Right, 184.0 - NUMBER_CELL),
        row("7.5", 2, ARTIFACT, "— 2 —", InkMiddle, 269.0),
        row("7.5", 2, ARTIFACT, "— 2 —", Left, 28.0 + NUMBER_CELL),
        row("7.5", 3, ARTIFACT, "— 3 —", Right, 184.0 - NUMBER_CELL),
        row("7.3.7", 3, "H1", "附件", Left, cell(0.0)),
        row("7.3.7", 3, "H1", "附件", Baseline, line(0.0)),
        row("7.3.7", 3, "H1", "情况汇总表", Centre, 106.0),
        row("7.3.7", 3, "P", "附件正文。", Baseline, line(4.0)),
    ];
    let faces = vec![
        ("Title", "关于", "NotoSerifSC-Bold", 22.0),
        ("P", "区人民政府办公室", "GBKaitiSubset-Regular", 16.0),
        ("H1", "一、", "NotoSansSC-Medium", 16.0),
        ("H2", "（一）", "GBKaitiSubset-Regular", 16.0),
        ("H3", "1.", "ZhuqueFangsong-Regular", 16.0),
        ("H4", "（1）", "ZhuqueFangsong-Regular", 16.0),
        ("P", "办办", "ZhuqueFangsong-Regular", 16.0),
        (ARTIFACT, "— 1 —", "NotoSerifSC-Regular", 14.0),
    ];
    Format { name: "汇报", document, rows, faces }
}

/// What of the paragraph of 30 characters stands on its first line.
const FIRST_LINE: &str = "办办办办办办办办办办办办办办办办办办办办办办办办办办";

/// 报告: 主送, 附件说明, 署名 at the end without a seal.
fn report() -> Format {
    let mut document = Manuscript::new("关于办理情况的报告")
        .paragraph("特此报告。")
        .annex(Some(1), "情况汇总表", "附件正文。")
        .annex(Some(2), "件数表", "附件正文。")
        .signed(SignaturePosition::AtEnd, "上海市静安区人民政府", "2025年9月19日");
    document.document.head.addressees = text("区人大常委会：");
    let rows = vec![
        row("7.3.2", 1, "P", "区人大常委会：", Left, cell(0.0)),
        row("7.3.2", 1, "P", "区人大常委会：", Baseline, line(3.0)),
        row("7.3.3", 1, "P", "特此报告。", Baseline, line(4.0)),
        // After a blank line.
        row("7.3.4", 1, "P", "附件：", Baseline, line(6.0)),
        row("7.3.4", 1, "P", "附件：", Left, cell(2.0)),
        row("7.3.4", 1, "Link", "1.情况汇总表", Left, cell(5.0)),
        row("7.3.4", 1, "Link", "2.件数表", Left, cell(5.0)),
        row("7.3.4", 1, "Link", "2.件数表", Baseline, line(7.0)),
        // The organ is 10 cells wide and has a right indent of 2; the date begins 2 to its right.
        row("7.3.5.2", 1, "P", "上海市静安区人民政府", Left, cell(16.0)),
        row("7.3.5.2", 1, "P", "上海市静安区人民政府", Right, cell(26.0)),
        row("7.3.5.2", 1, "P", "上海市静安区人民政府", Baseline, line(9.0)),
        row("7.3.5.2", 1, "P", "2025年9月19日", Left, cell(18.0)),
        row("7.3.5.2", 1, "P", "2025年9月19日", Baseline, line(10.0)),
        row("7.3.7", 2, "H1", "附件1", Baseline, line(0.0)),
        row("7.3.7", 3, "H1", "附件2", Left, cell(0.0)),
    ];
    let faces = vec![("H1", "附件1", "NotoSansSC-Medium", 16.0)];
    Format { name: "报告", document, rows, faces }
}

/// A document with a letterhead.
fn headed(kind: Kind, mark: &str, number: &str) -> Manuscript {
    let mut document = Manuscript::new("关于办理情况的报告").paragraph(&"办".repeat(28 * 22));
    document.document.format = kind;
    document.document.head.letterhead = Some(Letterhead {
        mark: IssuerMark { organs: vec![text(mark)], suffix: Vec::new() },
        document_number: text(number),
        ..Letterhead::default()
    });
    document
}

/// A baseline of 三号 in a line whose top is so many mm below the page's upper edge.
fn baseline(top: f64) -> f64 {
    top + line(0.0) - 37.0
}

const PITCH: f64 = 225.0 / 22.0;
/// Half of what a line is higher than its 三号 em box.
const HALF_LEADING: f64 = (PITCH - 16.0 / PT_PER_MM) / 2.0;
/// 二号 in a line of 36 pt: its baseline below the line's top.
const TITLE_BASELINE: f64 = (7.0 + 0.88 * 22.0) / PT_PER_MM;

/// 文件 with a mark of 8 characters at 36 pt: the lines below it follow from its lower edge.
fn file() -> Format {
    let number = 72.0 + 36.0 / PT_PER_MM + 2.0 * PITCH;
    let rule = number + PITCH - HALF_LEADING + 4.0;
    let rows = vec![
        row("7.2.4", 1, "P", "某区人民政府文件", InkTop, 72.0),
        row("7.2.4", 1, "P", "某区人民政府文件", Centre, 106.0),
        row("7.2.5", 1, "P", "静府〔2025〕47号", Centre, 106.0),
        row("7.2.5", 1, "P", "静府〔2025〕47号", Baseline, baseline(number)),
        // The red rule, which is 0.5 mm thick, and two blank lines.
        row("7.3.1", 1, "Title", "关于办理情况的报告", Centre, 106.0),
        row(
            "7.3.1",
            1,
            "Title",
            "关于办理情况的报告",
            Baseline,
            rule + 0.5 + 2.0 * PITCH + TITLE_BASELINE,
        ),
        row("5.2.3", 1, "P", FIRST_LINE, Baseline, line(12.0)),
        row("7.5", 1, ARTIFACT, "— 1 —", InkMiddle, 269.0),
    ];
    let document = headed(Kind::File, "某区人民政府文件", "静府〔2025〕47号");
    let faces = vec![
        ("P", "某区人民政府文件", "NotoSerifSC-Bold", 36.0),
        ("P", "静府", "ZhuqueFangsong-Regular", 16.0),
    ];
    Format { name: "文件", document, rows, faces }
}

/// 文件 to a superior: 份号, 紧急程度 and 签发人 too.
fn upward() -> Format {
    let mut document = headed(Kind::File, "某区人民政府文件", "静府〔2025〕47号");
    let letterhead = document.document.head.letterhead.as_mut().unwrap();
    letterhead.copy_number = text("000012");
    letterhead.urgency = Some(Urgency::ExtraUrgent);
    letterhead.approvers = ["王某某", "李某某", "赵某某"].map(text).into();
    let first = 72.0 + 36.0 / PT_PER_MM + 2.0 * PITCH;
    let rows = vec![
        row("7.2.1", 1, "P", "000012", Left, cell(0.0)),
        row("7.2.1", 1, "P", "000012", Baseline, line(0.0)),
        row("7.2.3", 1, "P", "特急", Left, cell(0.0)),
        row("7.2.3", 1, "P", "特急", Baseline, line(1.0)),
        row("7.2.4", 1, "P", "某区人民政府文件", InkTop, 72.0),
        row("7.2.6", 1, "P", "签发人：", Baseline, baseline(first)),
        row("7.2.6", 1, "P", "李某某", Right, cell(27.0)),
        row("7.2.6", 1, "P", "王某某", Left, cell(20.0)),
        row("7.2.6", 1, "P", "赵某某", Left, cell(20.0)),
        row("7.2.6", 1, "P", "赵某某", Baseline, baseline(first + PITCH)),
        row("7.2.5", 1, "P", "静府〔2025〕47号", Left, cell(1.0)),
        row("7.2.5", 1, "P", "静府〔2025〕47号", Baseline, baseline(first + PITCH)),
    ];
    let faces = vec![
        ("P", "特急", "NotoSansSC-Medium", 16.0),
        ("P", "签发人：", "ZhuqueFangsong-Regular", 16.0),
        ("P", "王某某", "GBKaitiSubset-Regular", 16.0),
    ];
    Format { name: "上行文", document, rows, faces }
}

/// 信函: no number on its first page.
fn letter() -> Format {
    let mut document = headed(Kind::Letter, "某区民政局", "静民函〔2025〕7号");
    document.document.head.letterhead.as_mut().unwrap().copy_number = text("000012");
    let rows = vec![
        row("10.1", 1, "P", "某区民政局", InkTop, 30.0),
        row("10.1", 1, "P", "某区民政局", Centre, 106.0),
        row("10.1", 1, "P", "静民函〔2025〕7号", Right, 184.0),
        row("10.1", 1, "P", "000012", Left, cell(0.0)),
        row("10.1", 2, ARTIFACT, "— 2 —", InkMiddle, 269.0),
    ];
    Format { name: LETTER, document, rows, faces: vec![] }
}

const LETTER: &str = "信函";

/// 命令: no title.
fn order() -> Format {
    let number = 57.0 + 36.0 / PT_PER_MM + 2.0 * PITCH;
    let rows = vec![
        row("10.2", 1, "P", "某区人民政府令", InkTop, 57.0),
        row("10.2", 1, "P", "第7号", Centre, 106.0),
        row("10.2", 1, "P", "第7号", Baseline, baseline(number)),
        row("5.2.3", 1, "P", FIRST_LINE, Baseline, line(8.0)),
    ];
    let document = headed(Kind::Order, "某区人民政府令", "第7号");
    Format { name: "命令", document, rows, faces: vec![] }
}

/// 纪要: who was present stands a blank line below the text.
fn minutes() -> Format {
    let mut document = headed(Kind::Minutes, "某区专题会议纪要", "静府阅〔2025〕3号");
    let names = text("张某某、李某某");
    document.document.head.letterhead.as_mut().unwrap().attendance =
        vec![Attendance { label: "出席", names }];
    let rows = vec![
        row("10.3", 1, "P", "某区专题会议纪要", InkTop, 72.0),
        row("10.3", 2, "P", "出席：", Left, cell(2.0)),
        row("10.3", 2, "P", "张某某、李某某", Left, cell(5.0)),
    ];
    let faces = vec![
        ("P", "出席", "NotoSansSC-Medium", 16.0),
        ("P", "张某某", "ZhuqueFangsong-Regular", 16.0),
    ];
    Format { name: "纪要", document, rows, faces }
}

#[test]
fn everything_stands_where_the_standard_wants_it() {
    let mut wrong = Vec::new();
    for format in formats() {
        let ruler = Ruler::on(&read(&format.document));
        for Row { clause, page, role, words, edge, mm } in format.rows {
            let measured = ruler.words(page, role, words).map(|it| ruler.measure(&it, edge));
            if !measured.is_some_and(|it| (it - mm).abs() < TOLERANCE) {
                let found = measured.map_or("不在这一页".to_owned(), |it| format!("{it:.2}"));
                let name = format.name;
                wrong.push(format!("{name} {clause} 第{page}页“{words}”{edge:?} {mm:.2}：{found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_kind_of_words_has_its_face_and_size() {
    for format in formats() {
        let ruler = Ruler::on(&read(&format.document));
        for (role, words, face, size) in format.faces {
            let pages = 1..=ruler.pages();
            let found = pages.into_iter().find_map(|page| ruler.words(page, role, words)).unwrap();
            for shown in found {
                let name = shown.face.split_once('+').unwrap().1;
                let is = (name, shown.size);
                assert_eq!(is, (face, size), "{}：{words}", format.name);
            }
        }
    }
}

#[test]
fn nothing_but_page_numbers_stands_outside_the_type_area() {
    // The mark of a letter stands above it (10.1).
    for format in formats().into_iter().filter(|it| it.name != LETTER) {
        let ruler = Ruler::on(&read(&format.document));
        let roles = ["Title", "H1", "H2", "H3", "H4", "P", "Link"];
        for (page, role) in (1..=ruler.pages()).flat_map(|page| roles.map(|role| (page, role))) {
            for line in ruler.lines(page, role) {
                let name = format.name;
                let measure = |edge| ruler.measure(&line, edge);
                assert!(measure(Left) > 28.0 - TOLERANCE, "{name} 第{page}页 {role}");
                assert!(measure(Right) < 184.0 + TOLERANCE, "{name} 第{page}页 {role}");
                assert!(measure(InkTop) > 37.0, "{name} 第{page}页 {role}");
                assert!(measure(Baseline) < 262.0, "{name} 第{page}页 {role}");
            }
        }
    }
}

#[test]
fn a_page_of_text_fills_22_lines_of_28_characters_on_both_sides_of_a_sheet() {
    let ruler = Ruler::on(&read(&Manuscript::new("汇报").paragraph(&"办".repeat(2000))));
    for page in [2, 3] {
        let lines = ruler.lines(page, "P");
        assert_eq!(lines.len(), 22);
        for (number, glyphs) in (0_u32..).zip(lines) {
            assert_eq!(glyphs.len(), 28);
            for (column, glyph) in (0_u32..).zip(glyphs) {
                let place =
                    [Left, Baseline].map(|edge| ruler.measure(std::slice::from_ref(&glyph), edge));
                let wanted = [cell(f64::from(column)), line(f64::from(number))];
                let off = [place[0] - wanted[0], place[1] - wanted[1]];
                assert!(
                    off.iter().all(|it| it.abs() < TOLERANCE),
                    "第{page}页 {place:?} {wanted:?}"
                );
            }
        }
    }
}

/// 22 pt and 7/8 of a 三号 height (3.2).
#[test]
fn the_lines_of_a_title_stand_36_points_apart_in_the_middle() {
    let title = "上海市静安区人民政府关于《静安区第二届人大常委会第三十四次会议关于代表建议办理情况的\
                 审议意见》落实情况的报告";
    let ruler = Ruler::on(&read(&Manuscript::new(title)));
    let lines = ruler.lines(1, "Title");
    let widths: Vec<usize> = lines.iter().map(Vec::len).collect();
    assert_eq!(widths, [10, 19, 18, 7]);
    for pair in lines.windows(2) {
        let apart = ruler.measure(&pair[1], Baseline) - ruler.measure(&pair[0], Baseline);
        assert!((apart * PT_PER_MM - 36.0).abs() < 0.1, "{apart}");
    }
    for line in &lines {
        assert!((ruler.measure(line, Centre) - 106.0).abs() < TOLERANCE);
    }
}
