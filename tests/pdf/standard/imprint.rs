//! 版记: 抄送, 印发机关 and 印发日期, 主送 that has moved there.

use huibao::{
    document::{Format as Kind, Imprint},
    style::gb9704::PT_PER_MM,
};

use super::{
    super::ruler::Edge::{Baseline, Left, Right},
    BLACK, FIRST_LINE, Format, HALF_LEADING, PITCH, Rule, SIZE_4_CELL, baseline,
    letterhead::{headed, red_rule, text_top},
    row,
};
use crate::layout::manuscript::{Manuscript, text};

pub(super) fn formats() -> Vec<Format> {
    vec![copies(), addressees()]
}

/// Pitch of its lines: 24 pt (practice).
const IMPRINT_PITCH: f64 = 24.0 / PT_PER_MM;

/// 抄送 of two lines, 印发机关 and 印发日期.
pub(super) fn imprint() -> Imprint {
    let copies = "市政府办公厅，区委办公室，区人大常委会办公室，区政协办公室，区人民法院，\
                  区人民检察院。";
    Imprint {
        copies_to: text(copies),
        printing_office: text("上海市静安区人民政府办公室"),
        printed_on: text("2025年9月19日印发"),
        on_even_page: false,
    }
}

/// The baseline of a line of 四号, counted from the last, which stands on the type area's lower edge.
fn line_from_below(number: f64) -> f64 {
    262.0 - number * IMPRINT_PITCH + (5.0 + 0.88 * 14.0) / PT_PER_MM
}

/// Three rules: the last on the type area's lower edge, one above the last line, one above all lines.
fn rules(page: usize, lines: f64) -> Vec<Rule> {
    let rule = |lines: f64, thickness| Rule {
        clause: "7.4.1",
        page,
        ends: (28.0, 184.0),
        y: 262.0 - lines * IMPRINT_PITCH,
        thickness,
        ink: BLACK,
    };
    vec![rule(lines, 0.35), rule(1.0, 0.25), rule(0.0, 0.35)]
}

fn copies() -> Format {
    let mut document = Manuscript::new("报告").paragraph("特此报告。");
    document.document.imprint = Some(imprint());
    let rows = vec![
        row("7.4.2", 1, "P", "抄送：市政府办公厅，", Left, 28.0 + SIZE_4_CELL),
        row("7.4.2", 1, "P", "抄送：市政府办公厅，", Baseline, line_from_below(3.0)),
        row(
            "7.4.2",
            1,
            "P",
            "抄送：市政府办公厅，区委办公室，区人大常委会办公室，区政协",
            Right,
            184.0 - SIZE_4_CELL,
        ),
        // Below the first name, three characters further in.
        row("7.4.2", 1, "P", "办公室，区人民法院", Left, 28.0 + 4.0 * SIZE_4_CELL),
        row("7.4.2", 1, "P", "办公室，区人民法院", Baseline, line_from_below(2.0)),
        row("7.4.3", 1, "P", "上海市静安区人民政府办公室", Left, 28.0 + SIZE_4_CELL),
        row("7.4.3", 1, "P", "上海市静安区人民政府办公室", Baseline, line_from_below(1.0)),
        row("7.4.3", 1, "P", "2025年9月19日印发", Right, 184.0 - SIZE_4_CELL),
        row("7.4.3", 1, "P", "2025年9月19日印发", Baseline, line_from_below(1.0)),
    ];
    let faces = vec![
        ("P", "抄送", "ZhuqueFangsong-Regular", 14.0),
        ("P", "2025年9月19日印发", "ZhuqueFangsong-Regular", 14.0),
    ];
    Format { faces, rules: rules(1, 3.0), ..Format::new("版记", document, rows) }
}

/// 7.3.2: so many that the text would not begin on page 1; they stand above 抄送 without a rule
/// between, and end with 。
fn addressees() -> Format {
    let mark = "某区人民政府文件";
    let mut document = headed(Kind::File, mark, "静府〔2025〕47号");
    document.document.head.addressees = text(&["各区人民政府"; 45].join("，"));
    document.document.head.addressees.extend(text("："));
    document.document.imprint = Some(imprint());
    let rule = 72.0 + 36.0 / PT_PER_MM + 3.0 * PITCH - HALF_LEADING + 4.0;
    let rows = vec![
        row("7.3.3", 1, "P", FIRST_LINE, Baseline, baseline(text_top(rule))),
        row("7.3.2", 4, "P", "主送：各区人民政府，", Left, 28.0 + SIZE_4_CELL),
        row("7.3.2", 4, "P", "府。", Baseline, line_from_below(4.0)),
        row("7.4.2", 4, "P", "抄送：", Left, 28.0 + SIZE_4_CELL),
        row("7.4.2", 4, "P", "抄送：", Baseline, line_from_below(3.0)),
    ];
    // 315 characters, at most 26 on a line: 29 less the indent below the first name.
    let lines = 3.0 + 13.0;
    let mut all = vec![red_rule(rule)];
    all.extend(rules(4, lines));
    Format { rules: all, red: vec![mark], ..Format::new("主送移入版记", document, rows) }
}
