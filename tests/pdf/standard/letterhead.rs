//! 版头 of 文件, 命令 and 纪要.

use huibao::{
    document::{Attendance, Format as Kind, IssuerMark, Letterhead, Urgency},
    style::gb9704::PT_PER_MM,
};

use super::{
    super::{
        ruler::{
            ARTIFACT,
            Edge::{Baseline, Centre, InkMiddle, InkTop, Left, Right},
            Ruler,
        },
        structure::read,
    },
    FIRST_LINE, Format, HALF_LEADING, PITCH, RED, Rule, TITLE_BASELINE, TOLERANCE, baseline, cell,
    line, row,
};
use crate::layout::manuscript::{Manuscript, text};

pub(super) fn formats() -> Vec<Format> {
    vec![file(), upward(), joint(), condensed(), order(), minutes()]
}

/// A document with a letterhead, of three pages.
pub(super) fn headed(kind: Kind, mark: &str, number: &str) -> Manuscript {
    let mut document = Manuscript::new("关于办理情况的报告").paragraph(&"办".repeat(28 * 22 * 2));
    document.document.format = kind;
    document.document.head.letterhead = Some(Letterhead {
        mark: IssuerMark { organs: vec![text(mark)], suffix: Vec::new() },
        document_number: text(number),
        ..Letterhead::default()
    });
    document
}

/// 7.2.7: as wide as the type area; `top` is its upper edge. Its thickness is practice.
pub(super) fn red_rule(top: f64) -> Rule {
    Rule { clause: "7.2.7", page: 1, ends: (28.0, 184.0), y: top + 0.25, thickness: 0.5, ink: RED }
}

/// Where the text begins below a red rule from `rule` on: two blank lines, a title of one line of 36 pt,
/// a blank line.
pub(super) fn text_top(rule: f64) -> f64 {
    rule + 0.5 + 3.0 * PITCH + 36.0 / PT_PER_MM
}

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
        // A blank line below the title.
        row("7.3.2", 1, "P", FIRST_LINE, Baseline, baseline(text_top(rule))),
        row("7.5", 1, ARTIFACT, "— 1 —", InkMiddle, 269.0),
    ];
    let document = headed(Kind::File, "某区人民政府文件", "静府〔2025〕47号");
    let faces = vec![
        ("P", "某区人民政府文件", "NotoSerifSC-Bold", 36.0),
        ("P", "静府", "ZhuqueFangsong-Regular", 16.0),
    ];
    let rules = vec![red_rule(rule)];
    let red = vec!["某区人民政府文件"];
    Format { faces, rules, red, ..Format::new("文件", document, rows) }
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
    let rules = vec![red_rule(first + 2.0 * PITCH - HALF_LEADING + 4.0)];
    let red = vec!["某区人民政府文件"];
    Format { faces, rules, red, ..Format::new("上行文", document, rows) }
}

/// 命令: no title.
fn order() -> Format {
    let number = 57.0 + 36.0 / PT_PER_MM + 2.0 * PITCH;
    let rows = vec![
        row("10.2", 1, "P", "某区人民政府令", InkTop, 57.0),
        row("10.2", 1, "P", "第7号", Centre, 106.0),
        row("10.2", 1, "P", "第7号", Baseline, baseline(number)),
        row("10.2", 1, "P", FIRST_LINE, Baseline, baseline(number + 3.0 * PITCH)),
    ];
    let document = headed(Kind::Order, "某区人民政府令", "第7号");
    Format { red: vec!["某区人民政府令"], ..Format::new("命令", document, rows) }
}

/// 纪要: who was present stands a blank line below the text.
fn minutes() -> Format {
    let mut document = headed(Kind::Minutes, "某区专题会议纪要", "静府阅〔2025〕3号");
    let names = text("张某某、李某某");
    document.document.head.letterhead.as_mut().unwrap().attendance =
        vec![Attendance { label: "出席", names }];
    let rows = vec![
        row("10.3", 1, "P", "某区专题会议纪要", InkTop, 72.0),
        row("10.3", 3, "P", "出席：", Left, cell(2.0)),
        row("10.3", 3, "P", "张某某、李某某", Left, cell(5.0)),
    ];
    let faces = vec![
        ("P", "出席", "NotoSansSC-Medium", 16.0),
        ("P", "张某某", "ZhuqueFangsong-Regular", 16.0),
    ];
    let number = 72.0 + 36.0 / PT_PER_MM + 2.0 * PITCH;
    let rules = vec![red_rule(number + PITCH - HALF_LEADING + 4.0)];
    let red = vec!["某区专题会议纪要"];
    Format { faces, rules, red, ..Format::new("纪要", document, rows) }
}

/// 文件 of several organs: one below the other from one edge to the other, 文件 at their right. At 36
/// pt the longest is 6 em wide, then half an em and 文件; their lines are 45 pt apart.
fn joint() -> Format {
    let mut document = headed(Kind::File, "", "静府〔2025〕47号");
    let organs = ["某区人民政府", "某区教育局", "某区财政局"].map(text).into();
    document.document.head.letterhead.as_mut().unwrap().mark =
        IssuerMark { organs, suffix: text("文件") };
    let em = 36.0 / PT_PER_MM;
    let left = 106.0 - 8.5 * em / 2.0;
    let number = 72.0 + (2.0 * 45.0 + 36.0) / PT_PER_MM + 2.0 * PITCH;
    let mut rows = vec![
        row("7.2.4", 1, "P", "某区人民政府", InkTop, 72.0),
        row("7.2.4", 1, "P", "文件", Left, left + 6.5 * em),
        row("7.2.4", 1, "P", "文件", Right, left + 8.5 * em),
        row("7.2.5", 1, "P", "静府〔2025〕47号", Centre, 106.0),
        row("7.2.5", 1, "P", "静府〔2025〕47号", Baseline, baseline(number)),
    ];
    for organ in ["某区人民政府", "某区教育局", "某区财政局"] {
        rows.push(row("7.2.4", 1, "P", organ, Left, left));
        rows.push(row("7.2.4", 1, "P", organ, Right, left + 6.0 * em));
    }
    let mark = "NotoSerifSC-Bold";
    let faces = vec![("P", "某区教育局", mark, 36.0), ("P", "文件", mark, 36.0)];
    let rules = vec![red_rule(number + PITCH - HALF_LEADING + 4.0)];
    let red = vec!["某区人民政府", "某区教育局", "某区财政局", "文件"];
    Format { faces, rules, red, ..Format::new("联合行文", document, rows) }
}

#[test]
fn the_suffix_stands_in_the_middle_of_the_organs_height() {
    let ruler = Ruler::on(&read(&joint().document));
    let measure = |words, edge| ruler.measure(&ruler.words(1, "P", words).unwrap(), edge);
    let (first, last) = (measure("某区人民政府", Baseline), measure("某区财政局", Baseline));
    assert!((measure("文件", Baseline) - f64::midpoint(first, last)).abs() < TOLERANCE);
    assert!((last - first - 2.0 * 45.0 / PT_PER_MM).abs() < TOLERANCE);
}

/// 文件 with a mark of 16 characters: 35 pt high and three quarters as wide (practice).
fn condensed() -> Format {
    let mark = "某某省某某市某某区人民政府办公室";
    let half = 16.0 * 35.0 * 0.75 / PT_PER_MM / 2.0;
    let number = 72.0 + 35.0 / PT_PER_MM + 2.0 * PITCH;
    let rows = vec![
        row("7.2.4", 1, "P", mark, InkTop, 72.0),
        row("7.2.4", 1, "P", mark, Left, 106.0 - half),
        row("7.2.4", 1, "P", mark, Right, 106.0 + half),
        row("7.2.5", 1, "P", "静府〔2025〕47号", Baseline, baseline(number)),
    ];
    let document = headed(Kind::File, mark, "静府〔2025〕47号");
    let faces = vec![("P", mark, "NotoSerifSC-Bold", 35.0)];
    let rules = vec![red_rule(number + PITCH - HALF_LEADING + 4.0)];
    Format { faces, rules, red: vec![mark], ..Format::new("长标志", document, rows) }
}
