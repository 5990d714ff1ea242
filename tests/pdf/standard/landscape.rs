//! 8: 横排 tables: what is read lies turned on an upright sheet, its head along 订口.

use huibao::{
    document::{Annex, BlockContent, Orientation},
    style::gb9704::PT_PER_MM,
};

use super::{
    super::{
        ruler::{
            ARTIFACT,
            Edge::{Baseline, Centre, InkMiddle, Left, Right},
            Ruler, on_sheet,
        },
        structure::read,
    },
    BLACK, HALF_LEADING, SIZE_4_CELL, TOLERANCE, misplaced, row,
};
use crate::layout::manuscript::{Manuscript, block, table, text};

/// A page of text and two landscape annexes, on an even and on an odd page, each with a table.
fn document() -> Manuscript {
    let rows: Vec<&[&str]> = [["编号", "标题"]; 1]
        .iter()
        .chain([["1", "关于加装电梯的建议"]; 4].iter())
        .map(<[&str; 2]>::as_slice)
        .collect();
    let annex = |number| {
        BlockContent::Annex(Annex {
            number: Some(number),
            title: text("情况汇总表"),
            orientation: Orientation::Landscape,
            blocks: vec![block(100 + number, table("", &rows))],
        })
    };
    Manuscript::new("报告").paragraph("特此报告。").block(annex(1)).block(annex(2))
}

const EVEN: usize = 2;
const ODD: usize = 3;

#[test]
fn a_landscape_page_is_an_upright_sheet_that_is_read_turned_to_the_right() {
    let sheets = read(&document()).sheets();
    assert_eq!(sheets.iter().map(|it| it.1).collect::<Vec<_>>(), [0, 90, 90]);
    for ([left, bottom, right, top], _) in sheets {
        assert_eq!((left, bottom), (0.0, 0.0));
        assert!((right / PT_PER_MM - 210.0).abs() < 0.01 && (top / PT_PER_MM - 297.0).abs() < 0.01);
    }
}

/// All but the page number goes up the sheet: it is turned a quarter to the left.
#[test]
fn what_is_read_goes_up_the_sheet_and_the_page_number_across() {
    let ruler = Ruler::on(&read(&document()));
    for page in [EVEN, ODD] {
        for shown in ruler.shown(page) {
            let direction = if shown.mark.is_some() { (0.0, 1.0) } else { (1.0, 0.0) };
            assert_eq!(shown.turn.direction(), direction, "第{page}页 {}", shown.text);
        }
    }
}

#[test]
fn the_page_number_stands_where_it_stands_on_an_upright_page() {
    let rows = [
        row("8", EVEN, ARTIFACT, "— 2 —", Left, 28.0 + SIZE_4_CELL),
        row("8", EVEN, ARTIFACT, "— 2 —", InkMiddle, 269.0),
        row("8", ODD, ARTIFACT, "— 3 —", Right, 184.0 - SIZE_4_CELL),
        row("8", ODD, ARTIFACT, "— 3 —", InkMiddle, 269.0),
    ];
    let wrong: Vec<String> = misplaced(&Ruler::on(&read(&document())), &rows).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// As it is read: 28 mm above, 37 at the right, 26 below, 35 at the left of 225 by 156 mm.
#[test]
fn the_type_area_is_the_upright_one_turned() {
    let ruler = Ruler::on(&read(&document()));
    let first = 28.0 + HALF_LEADING + 0.88 * 16.0 / PT_PER_MM;
    let mut rows = Vec::new();
    for (page, label) in [(EVEN, "附件1"), (ODD, "附件2")] {
        rows.push(row("8", page, "H1", label, Left, 35.0));
        rows.push(row("8", page, "H1", label, Baseline, first));
        rows.push(row("8", page, "H1", "情况汇总表", Centre, 35.0 + 225.0 / 2.0));
    }
    let wrong: Vec<String> = misplaced(&ruler, &rows).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    for page in [EVEN, ODD] {
        // From here on on the sheet, where the type area is that of any page.
        let drawn = ruler.rules(page);
        let ends = || drawn.iter().flat_map(|it| [it.from, it.to]);
        let foot = ends().map(|it| it.1).fold(0.0, f64::max);
        let head = ends().map(|it| it.1).fold(f64::MAX, f64::min);
        assert!((foot - 262.0).abs() < TOLERANCE && (head - 37.0).abs() < TOLERANCE);
        assert!(ends().all(|(x, _)| (28.0..184.0).contains(&x)));
        assert!(drawn.iter().all(|it| it.ink == BLACK));
    }
}

/// On odd pages 订口 is at the left of the sheet; on even ones what lies there is 切口 (8).
#[test]
fn the_head_of_a_table_is_along_the_left_edge_of_every_sheet() {
    let ruler = Ruler::on(&read(&document()));
    for page in [EVEN, ODD] {
        let across = |role| -> Vec<f64> {
            let lines = ruler.lines(page, role);
            lines.iter().map(|it| on_sheet(it[0].turn.apply((it[0].x, it[0].y))).0).collect()
        };
        let (title, head, cells) = (across("H1"), across("TH"), across("TD"));
        let last = title.iter().copied().fold(0.0, f64::max);
        assert!(head.iter().all(|it| *it > last), "{head:?}");
        let head = head.into_iter().fold(0.0, f64::max);
        assert!(cells.iter().all(|it| *it > head), "{cells:?}");
    }
}
