//! 汇报 and 报告: text without a letterhead.

use huibao::{
    document::{Level, SignaturePosition},
    style::gb9704::PT_PER_MM,
};

use super::{
    super::{
        ruler::{
            ARTIFACT,
            Edge::{Baseline, Centre, InkMiddle, Left, Right},
            Ruler,
        },
        structure::read,
    },
    FIRST_LINE, Format, SIZE_4_CELL, TOLERANCE, cell, line, row,
};
use crate::layout::manuscript::{Manuscript, text};

pub(super) fn formats() -> Vec<Format> {
    vec![briefing(), report()]
}

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
        row("7.5", 1, ARTIFACT, "— 1 —", Right, 184.0 - SIZE_4_CELL),
        row("7.5", 2, ARTIFACT, "— 2 —", InkMiddle, 269.0),
        row("7.5", 2, ARTIFACT, "— 2 —", Left, 28.0 + SIZE_4_CELL),
        row("7.5", 3, ARTIFACT, "— 3 —", Right, 184.0 - SIZE_4_CELL),
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
    Format { faces, ..Format::new("汇报", document, rows) }
}

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
    Format { faces, ..Format::new("报告", document, rows) }
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
