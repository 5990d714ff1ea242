//! What closes the text: 附件说明, 署名 with seals or stamps, 成文日期, 附注.

use huibao::document::Signing;

use super::{
    super::{
        ruler::{
            Edge::{Baseline, Centre, Left, Right},
            Ruler,
        },
        structure::read,
    },
    Format, cell, line, row,
};
use crate::layout::manuscript::{Manuscript, text};

pub(super) fn formats() -> Vec<Format> {
    vec![sealed(), jointly_sealed(), unsealed(), briefly_unsealed(), stamped()]
}

const DATE: &str = "2025年9月19日";

/// Two annexes, the first with a name longer than its line; a sealed 署名; 附注.
fn sealed() -> Format {
    let name = "全区各街道乡镇和有关部门办理代表建议情况汇总一览表";
    let mut document = Manuscript::new("关于办理情况的报告")
        .paragraph("特此报告。")
        .annex(Some(1), name, "附件正文。")
        .annex(Some(2), "件数表", "附件正文。")
        .closed(Signing::Seal, &["上海市静安区人民政府"]);
    document.document.remark = text("（此件公开发布）");
    // The middle of the date, which is 6.5 cells wide.
    let middle = cell(24.0 - 6.5 / 2.0);
    let rows = vec![
        row("7.3.3", 1, "P", "特此报告。", Baseline, line(3.0)),
        row("7.3.4", 1, "P", "附件：", Left, cell(2.0)),
        row("7.3.4", 1, "P", "附件：", Baseline, line(5.0)),
        row("7.3.4", 1, "Link", "1.", Left, cell(5.0)),
        row("7.3.4", 1, "Link", "全区各街道", Left, cell(6.0)),
        row("7.3.4", 1, "Link", "一览表", Left, cell(6.0)),
        row("7.3.4", 1, "Link", "一览表", Baseline, line(6.0)),
        row("7.3.4", 1, "Link", "2.", Left, cell(5.0)),
        row("7.3.4", 1, "Link", "件数表", Left, cell(6.0)),
        row("7.3.4", 1, "Link", "件数表", Baseline, line(7.0)),
        // After two blank lines, so that the seal's top is within a line of the text.
        row("7.3.5.1", 1, "P", "上海市静安区人民政府", Baseline, line(10.0)),
        row("7.3.5.1", 1, "P", "上海市静安区人民政府", Centre, middle),
        row("7.3.5.1", 1, "P", DATE, Baseline, line(11.0)),
        row("7.3.5.1", 1, "P", DATE, Centre, middle),
        row("7.3.5.1", 1, "P", DATE, Right, cell(24.0)),
        row("7.3.6", 1, "P", "（此件公开发布）", Left, cell(2.0)),
        row("7.3.6", 1, "P", "（此件公开发布）", Baseline, line(12.0)),
    ];
    Format::new("盖章", document, rows)
}

const ORGANS: [&str; 4] = ["某区教育局", "某区财政局", "某区民政局", "某区水务局"];

/// Seals of 45 mm: two in a row, 3 mm apart, rows 5 lines apart (practice); the last above the date.
fn jointly_sealed() -> Format {
    let document = Manuscript::new("报告").paragraph("特此报告。").closed(Signing::Seal, &ORGANS);
    let right = cell(24.0 - 6.5 / 2.0);
    let left = right - 48.0;
    let mut rows = vec![
        row("7.3.5.1", 1, "P", DATE, Right, cell(24.0)),
        row("7.3.5.1", 1, "P", DATE, Baseline, line(12.0)),
    ];
    let places = [(6.0, left), (6.0, right), (11.0, left), (11.0, right)];
    for (organ, (number, centre)) in ORGANS.into_iter().zip(places) {
        rows.push(row("7.3.5.1", 1, "P", organ, Centre, centre));
        rows.push(row("7.3.5.1", 1, "P", organ, Baseline, line(number)));
    }
    Format::new("联合盖章", document, rows)
}

/// A seal stands in the middle of its organ's name, at one height in every row.
#[test]
fn seals_neither_touch_nor_leave_the_type_area() {
    const DIAMETER: f64 = 45.0;
    let ruler = Ruler::on(&read(&jointly_sealed().document));
    let centres = ORGANS.map(|organ| {
        let words = ruler.words(1, "P", organ).unwrap();
        (ruler.measure(&words, Centre), ruler.measure(&words, Baseline))
    });
    for (at, (x, y)) in centres.iter().enumerate() {
        assert!((28.0..184.0).contains(&(x - DIAMETER / 2.0)), "{x}");
        assert!((28.0..184.0).contains(&(x + DIAMETER / 2.0)), "{x}");
        for other in &centres[at + 1..] {
            assert!((x - other.0).hypot(y - other.1) > DIAMETER, "{centres:?}");
        }
    }
}

/// Several organs without seals: the lead organ first, the date two cells right of the longest, which
/// has a right indent of two.
fn unsealed() -> Format {
    let document = Manuscript::new("报告")
        .paragraph("特此报告。")
        .closed(Signing::Unsealed, &["上海市静安区人民政府", "某区财政局"]);
    let rows = vec![
        row("7.3.5.2", 1, "P", "上海市静安区人民政府", Left, cell(16.0)),
        row("7.3.5.2", 1, "P", "上海市静安区人民政府", Right, cell(26.0)),
        row("7.3.5.2", 1, "P", "上海市静安区人民政府", Baseline, line(5.0)),
        row("7.3.5.2", 1, "P", "某区财政局", Baseline, line(6.0)),
        row("7.3.5.2", 1, "P", DATE, Left, cell(18.0)),
        row("7.3.5.2", 1, "P", DATE, Baseline, line(7.0)),
    ];
    Format::new("联合署名", document, rows)
}

/// Where the date is the longer one, it has the right indent of two, and the organ begins two cells
/// left of it.
fn briefly_unsealed() -> Format {
    let document =
        Manuscript::new("报告").paragraph("特此报告。").closed(Signing::Unsealed, &["区政府"]);
    let rows = vec![
        row("7.3.5.2", 1, "P", DATE, Right, cell(26.0)),
        row("7.3.5.2", 1, "P", DATE, Left, cell(26.0 - 6.5)),
        row("7.3.5.2", 1, "P", "区政府", Left, cell(26.0 - 6.5 - 2.0)),
    ];
    Format::new("短署名", document, rows)
}

/// Stamps of 40 by 20 mm (practice), each two lines high, a post in the middle of its height.
fn stamped() -> Format {
    let document =
        Manuscript::new("报告").paragraph("特此报告。").closed(Signing::Stamp, &["区长", "副区长"]);
    let post = cell(24.0) - 40.0 - 2.0 * 156.0 / 28.0;
    let rows = vec![
        // Two blank lines below line 3, then the stamp on lines 6 and 7.
        row("7.3.5.3", 1, "P", "区长", Right, post),
        row("7.3.5.3", 1, "P", "区长", Baseline, line(6.5)),
        row("7.3.5.3", 1, "P", "副区长", Right, post),
        row("7.3.5.3", 1, "P", "副区长", Baseline, line(9.5)),
        // One blank line below the last stamp.
        row("7.3.5.3", 1, "P", DATE, Baseline, line(12.0)),
        row("7.3.5.3", 1, "P", DATE, Right, cell(24.0)),
    ];
    Format::new("签名章", document, rows)
}
