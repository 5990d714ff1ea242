//! 信函: its double rules, no number on its first page.

use huibao::{
    document::{Format as Kind, Imprint},
    style::gb9704::PT_PER_MM,
};

use super::{
    super::{
        ruler::{
            ARTIFACT,
            Edge::{Baseline, Centre, InkBottom, InkMiddle, InkTop, Left, Right},
            Ruler,
        },
        structure::read,
    },
    Format, HALF_LEADING, PITCH, RED, Rule, SIZE_4_CELL, TITLE_BASELINE, cell,
    letterhead::headed,
    row,
};
use crate::layout::manuscript::{Manuscript, text};

pub(super) const NAME: &str = "信函";

pub(super) fn formats() -> Vec<Format> {
    vec![letter()]
}

/// Of 170 mm in the middle of the page; so far that it has one: on the first page.
fn double_rule_line(y: f64, points: f64) -> Rule {
    let thickness = points / PT_PER_MM;
    Rule { clause: "10.1", page: 1, ends: (20.0, 190.0), y, thickness, ink: RED }
}

fn letter() -> Format {
    let mark = "某区民政局";
    let mut document = headed(Kind::Letter, mark, "静民函〔2025〕7号");
    document.document.head.letterhead.as_mut().unwrap().copy_number = text("000012");
    document.document.imprint =
        Some(Imprint { copies_to: text("市民政局。"), ..Imprint::default() });
    let ink = foot_of(mark, &document);
    let pt = |it: f64| it / PT_PER_MM;
    // Lines of 2.25 and 0.75 pt, 1 pt apart (practice): thick over thin above, thin over thick below.
    let (upper, lower) = (ink + 4.0, 277.0 - pt(4.0));
    // 7/8 of a 三号 height below the rule, the em box of 发文字号.
    let number = upper + pt(4.0) + pt(14.0);
    let title = number - HALF_LEADING + 3.0 * PITCH + TITLE_BASELINE;
    let rows = vec![
        row("10.1", 1, "P", mark, InkTop, 30.0),
        row("10.1", 1, "P", mark, Centre, 106.0),
        row("10.1", 1, "P", "静民函〔2025〕7号", Right, 184.0),
        row("10.1", 1, "P", "静民函〔2025〕7号", Baseline, number + pt(0.88 * 16.0)),
        row("10.1", 1, "P", "000012", Left, cell(0.0)),
        row("10.1", 1, "P", "000012", Baseline, number + pt(0.88 * 16.0)),
        row("10.1", 1, "Title", "关于办理情况的报告", Centre, 106.0),
        row("10.1", 1, "Title", "关于办理情况的报告", Baseline, title),
        row("10.1", 2, ARTIFACT, "— 2 —", InkMiddle, 269.0),
        row("10.1", 3, "P", "抄送：市民政局。", Left, 28.0 + SIZE_4_CELL),
    ];
    let rules = vec![
        double_rule_line(upper + pt(2.25 / 2.0), 2.25),
        double_rule_line(upper + pt(2.25 + 1.0 + 0.75 / 2.0), 0.75),
        double_rule_line(lower + pt(0.75 / 2.0), 0.75),
        double_rule_line(lower + pt(0.75 + 1.0 + 2.25 / 2.0), 2.25),
    ];
    Format { rules, red: vec![mark], ..Format::new(NAME, document, rows) }
}

/// The lowest ink of the mark.
fn foot_of(mark: &str, document: &Manuscript) -> f64 {
    let ruler = Ruler::on(&read(document));
    ruler.measure(&ruler.words(1, "P", mark).unwrap(), InkBottom)
}
