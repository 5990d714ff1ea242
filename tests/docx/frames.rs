//! 方框 and pictures beside each other: tables of one row; the titles of a newspaper page.

use huibao::document::{BlockContent, ColumnCount, Columns, Level};

use super::exported::{DOCUMENT, exported, styled};
use crate::{
    layout::{manuscript::Manuscript, tables::written},
    png_file::png_file,
};

/// Children of each element of that name, in the order in which these end.
fn children(package: &super::package::Package, of: &str) -> Vec<Vec<String>> {
    let all = package.children(DOCUMENT).into_iter();
    all.filter(|(parent, _)| parent == of).map(|(_, children)| children).collect()
}

#[test]
fn a_box_is_a_row_of_one_cell_that_is_never_cut_with_what_it_holds() {
    let manuscript = written(
        "前。\n\n::: 方框 建议站\n- 走访\n:::: 表 次数\n| 街镇 | 次数 |\n|---|---|\n| 新桥 | 3 |\n::::\n:::\n\n后。",
    );
    let package = exported(&manuscript);
    let styles: Vec<(String, String)> = styled(&package);
    let told: Vec<String> = styles.iter().map(|(style, text)| format!("{style}：{text}")).collect();
    assert_eq!(
        told,
        [
            "Title：汇报",
            "Body Text：前。",
            "方框空隙：",
            "方框标题：建议站",
            "列项：——走访",
            "caption：次数",
            "表头：街镇",
            "表头：次数",
            "表格文字：新桥",
            "表格数字：3",
            "表后空隙：",
            "方框空隙：",
            "Body Text：后。"
        ]
    );
    let styles = package.elements(DOCUMENT, "w:tblStyle");
    let styles: Vec<&str> = styles.iter().map(|it| it["w:val"].as_str()).collect();
    assert_eq!(styles, ["SideBox", "OfficialTable"]);
    assert_eq!(package.elements(DOCUMENT, "w:cantSplit").len(), 1 + 2);
    // Its properties are the style's.
    let properties = children(&package, "w:tblPr");
    assert!(
        properties.iter().all(|it| *it == ["w:tblStyle", "w:tblW", "w:tblLayout"]),
        "{properties:?}"
    );
}

#[test]
fn a_box_that_no_page_holds_may_be_cut() {
    let manuscript = written(&format!("::: 方框 长\n{}\n:::", "办".repeat(27 * 30)));
    let package = exported(&manuscript);
    assert_eq!(package.elements(DOCUMENT, "w:tblStyle").len(), 1);
    assert!(package.elements(DOCUMENT, "w:cantSplit").is_empty());
}

#[test]
fn pictures_beside_each_other_are_the_cells_of_a_row_as_wide_as_the_type_area() {
    let mut manuscript = written("![投信](a.png) ![衡复历史文化风貌区展厅新馆陈列](a.png)");
    manuscript.pictures.insert("a.png".into(), png_file((40, 30), None).into());
    let package = exported(&manuscript);
    let columns = package.elements(DOCUMENT, "w:gridCol");
    let widths: Vec<i32> = columns.iter().map(|it| it["w:w"].parse().unwrap()).collect();
    assert_eq!(widths.len(), 2);
    assert!((widths.iter().sum::<i32>() - 8844).abs() <= 2, "{widths:?}");
    let cells: Vec<(String, String)> = styled(&package).split_off(1);
    let cells: Vec<String> = cells.into_iter().map(|(style, text)| style + &text).collect();
    assert_eq!(
        cells,
        ["图片", "caption投信", "图片", "caption衡复历史文化风貌区展厅新馆陈列", "表后空隙"]
    );
    let alternatives = package.elements(DOCUMENT, "wp:docPr");
    let alternatives: Vec<&str> = alternatives.iter().map(|it| it["descr"].as_str()).collect();
    assert_eq!(alternatives, ["投信", "衡复历史文化风貌区展厅新馆陈列"]);
}

/// Word makes a whole line of a last section of nothing, on a page of its own if need be.
#[test]
fn a_document_that_ends_in_three_columns_ends_with_a_section_of_no_height() {
    let blocks = Manuscript::new("").paragraph("办").document.body;
    let columns = BlockContent::Columns(Columns { count: ColumnCount::Three, blocks });
    let package = exported(&Manuscript::new("汇报").paragraph("前。").block(columns));
    let counts = package.elements(DOCUMENT, "w:cols");
    let counts: Vec<Option<&str>> =
        counts.iter().map(|it| it.get("w:num").map(String::as_str)).collect();
    assert_eq!(counts, [None, Some("3"), None]);
    assert_eq!(styled(&package).last().unwrap(), &("表后空隙".to_owned(), String::new()));
}

#[test]
fn a_title_without_a_number_is_a_heading_in_the_middle() {
    let manuscript = Manuscript::new("汇报")
        .heading(Level::First, "", "积极听　体制机制更完善", "")
        .paragraph("办。");
    let package = exported(&manuscript);
    assert_eq!(styled(&package)[1], ("heading 1".to_owned(), "积极听　体制机制更完善".to_owned()));
    let styles = package.text("word/styles.xml");
    let (_, heading) = styles.split_once("w:styleId=\"Heading1\"").unwrap();
    let (heading, _) = heading.split_once("</w:style>").unwrap();
    assert!(heading.contains("<w:jc w:val=\"center\"/>") && !heading.contains("<w:ind"));
    assert!(heading.contains("<w:outlineLvl w:val=\"0\"/>"), "{heading}");
}

#[test]
fn the_overline_has_a_style_above_the_title() {
    let mut manuscript = Manuscript::new("汇报").paragraph("办。");
    manuscript.document.head.overline = crate::layout::manuscript::text("积极听　主动征");
    let styled = styled(&exported(&manuscript));
    assert_eq!(styled[0], ("引题".to_owned(), "积极听　主动征".to_owned()));
    assert_eq!(styled[1].0, "Title");
}
