//! Tables and landscape pages of a DOCX.

use std::collections::BTreeMap;

use huibao::export::{Docx, Exporter, Manuscript};

use super::{everything::Everything, package::Package};
use crate::layout::tables::written;

fn exported(prose: &str) -> Package {
    let manuscript = written(prose);
    let laid = manuscript.set();
    let properties = Everything::signed(huibao::document::SignaturePosition::AtEnd).properties;
    let bytes = Docx.export(&Manuscript {
        document: &manuscript.document,
        laid: &laid,
        pictures: &BTreeMap::new(),
        properties: &properties,
    });
    Package::open(&bytes.unwrap())
}

/// What a row says of its cells: columns, how it is merged with rows above and below, words.
fn cells(row: &str) -> Vec<String> {
    row.split("<w:tc>")
        .skip(1)
        .map(|cell| {
            let words: String = cell
                .split("<w:t xml:space=\"preserve\">")
                .skip(1)
                .filter_map(|it| it.split("</w:t>").next())
                .collect();
            let span = if cell.contains("gridSpan w:val=\"2\"") { "横2" } else { "" };
            let down = if cell.contains("vMerge w:val=\"restart\"") {
                "竖"
            } else if cell.contains("<w:vMerge/>") {
                "续"
            } else {
                ""
            };
            format!("{span}{down}{words}")
        })
        .collect()
}

const MERGED: &str = "::: 表 表题\n单位：件\n| 单位 | 建议 | < |\n| ^ | 件数 | 占比 |\n| --- | --- | --- |\n\
                      | 甲 | < | 1% |\n| ^ | ^ | 2% |\n| 丙 | 3 | 4% |\n注：1.说明。\n2.再说。\n:::\n";

#[test]
fn merged_cells_of_a_docx() {
    let xml = exported(MERGED).text("word/document.xml");
    let rows: Vec<_> = xml.split("<w:tr>").skip(1).collect();
    assert_eq!(cells(rows[0]), ["竖单位", "横2建议"]);
    assert_eq!(cells(rows[1]), ["续", "件数", "占比"]);
    assert_eq!(cells(rows[2]), ["横2竖甲", "1%"]);
    assert_eq!(cells(rows[3]), ["横2续", "2%"]);
    assert!(rows[..2].iter().all(|it| it.contains("<w:tblHeader/>")));
    assert!(
        !rows[2].contains("<w:tblHeader/>") && rows.iter().all(|it| it.contains("<w:cantSplit/>"))
    );
    // Rows that a cell covers, and the last one with the notes, keep together.
    let keeps: Vec<bool> =
        rows.iter().map(|it| it.split("</w:tbl>").next().unwrap().contains("keepNext")).collect();
    assert_eq!(keeps, [true, false, true, false, true]);
}

#[test]
fn rows_that_a_cell_covers_and_no_page_holds_are_not_kept_together() {
    let kept = |count: usize| -> Vec<bool> {
        let rows = "| ^ | 一 |\n".repeat(count);
        let prose = format!("| 单位 | 件数 |\n| --- | --- |\n| 甲 | 一 |\n{rows}| 乙 | 二 |\n");
        let xml = exported(&prose).text("word/document.xml");
        let rows = xml.split("<w:tr>").skip(2);
        rows.map(|it| it.split("</w:tr>").next().unwrap().contains("keepNext")).collect()
    };
    assert_eq!(kept(2), [true, true, false, false]);
    assert!(kept(59).iter().all(|it| !it));
}

#[test]
fn what_stands_beside_a_table_has_styles_of_its_own() {
    let xml = exported(MERGED).text("word/document.xml");
    let (before, after) = xml.split_once("<w:tbl>").unwrap();
    assert!(
        before.contains("w:val=\"TableUnit\"") && before.contains(">单位：</w:t>")
            || before.contains(">单位：件</w:t>")
    );
    assert_eq!(after.matches("w:val=\"TableNote\"").count(), 2);
    assert!(after.contains("w:left=\"420\" w:hanging=\"420\""), "{after}");
    assert!(xml.contains("w:val=\"TableNumber\""));
}

#[test]
fn landscape_pages_are_sections_with_the_page_number_at_their_left() {
    let package = exported(
        "前文。\n\n::: 表（横排） 一览表\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n:::\n\n后文。\n\n::: 附件（横排） 名单\n正文。\n:::\n",
    );
    let sizes = package.elements("word/document.xml", "w:pgSz");
    let turned: Vec<_> = sizes.iter().map(|it| it.get("w:orient").map(String::as_str)).collect();
    assert_eq!(turned, [None, Some("landscape"), None, Some("landscape")]);
    let margins = &package.elements("word/document.xml", "w:pgMar")[1];
    let side = |side: &str| margins[side].parse::<i32>().unwrap();
    // 28, 37, 26 and 35 mm.
    assert_eq!(["w:top", "w:right", "w:bottom", "w:left"].map(side), [1587, 2098, 1474, 1984]);
    let shape = |part: &str| {
        let style = package.elements(part, "v:shape")[0]["style"].clone();
        let pt = |name: &str| {
            let value = style.split(';').find_map(|it| it.strip_prefix(name)).unwrap();
            value.trim_end_matches("pt").parse::<f64>().unwrap() / 72.0 * 25.4
        };
        (pt("margin-left:"), pt("margin-top:"), pt("height:"))
    };
    let (odd, even) = (shape("word/footer4.xml"), shape("word/footer5.xml"));
    // The number's middle is 28 mm from the left: 269 mm from the upright sheet's top.
    assert!((odd.0 + 2.47 - 28.0).abs() < 0.1 && (even.0 + 2.47 - 28.0).abs() < 0.1);
    // One cell of 四号 within the type area, at its lower and at its upper end.
    assert!((odd.1 + odd.2 - (184.0 - 4.94)).abs() < 0.1, "{odd:?}");
    assert!((even.1 - (28.0 + 4.94)).abs() < 0.1, "{even:?}");
    let text = &package.elements("word/footer4.xml", "v:textbox")[0];
    assert_eq!(text["style"], "layout-flow:vertical");
    // The direction of a frame's text would pass to 版记 in LibreOffice.
    assert!(package.elements("word/footer4.xml", "w:framePr").is_empty());
    // A grid of whole lines would cost a landscape page a row.
    let grids = package.elements("word/document.xml", "w:docGrid");
    let kinds: Vec<_> = grids.iter().map(|it| it.get("w:type").map(String::as_str)).collect();
    assert_eq!(kinds, [Some("lines"), None, Some("lines"), None]);
}
