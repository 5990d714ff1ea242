//! Sections: where pages turn or text goes in columns, and none lost where they touch.

use huibao::document::{Annex, BlockContent, Format, Imprint, Orientation, Table};

use super::exported::{DOCUMENT, exported};
use crate::layout::manuscript::{Manuscript, table, text, two_columns};

/// 双栏 of one paragraph.
fn columns() -> BlockContent {
    two_columns(Manuscript::new("").paragraph("办").document.body)
}

/// A landscape annex of these blocks.
fn landscape(blocks: Manuscript) -> BlockContent {
    BlockContent::Annex(Annex {
        number: None,
        title: text("一览表"),
        orientation: Orientation::Landscape,
        blocks: blocks.document.body,
    })
}

/// How the pages of each section lie and how many columns it has, and the footer of its even pages.
fn sections(manuscript: &Manuscript) -> Vec<(String, String, String)> {
    let package = exported(manuscript);
    let sizes = package.elements(DOCUMENT, "w:pgSz");
    let columns = package.elements(DOCUMENT, "w:cols");
    let footers = package.elements(DOCUMENT, "w:footerReference");
    let even = footers.iter().filter(|it| it["w:type"] == "even").map(|it| it["r:id"].clone());
    let sections = sizes.iter().zip(&columns).zip(even);
    sections
        .map(|((size, columns), footer)| {
            let lies = size.get("w:orient").map_or("portrait", String::as_str);
            let count = columns.get("w:num").map_or("1", String::as_str);
            (lies.to_owned(), count.to_owned(), footer)
        })
        .collect()
}

fn of(sections: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    let owned = |it: &str| it.to_owned();
    sections
        .iter()
        .map(|(lies, count, footer)| (owned(lies), owned(count), owned(footer)))
        .collect()
}

#[test]
fn columns_that_follow_columns_keep_their_own() {
    let manuscript =
        Manuscript::new("汇报").paragraph("前").block(columns()).block(columns()).paragraph("后");
    let two = ("portrait", "2", "footer2");
    let one = ("portrait", "1", "footer2");
    assert_eq!(sections(&manuscript), of(&[one, two, two, one]));
}

#[test]
fn a_landscape_table_that_follows_columns_lies_so() {
    let BlockContent::Table(table) = table("", &[&["甲", "乙"], &["1", "2"]]) else { panic!() };
    let manuscript = Manuscript::new("汇报")
        .paragraph("前")
        .block(columns())
        .block(BlockContent::Table(Table { orientation: Orientation::Landscape, ..table }))
        .paragraph("后");
    let found: Vec<_> = sections(&manuscript).into_iter().map(|it| (it.0, it.1)).collect();
    let wanted = [("portrait", "1"), ("portrait", "2"), ("landscape", "1"), ("portrait", "1")];
    assert_eq!(found, wanted.map(|(lies, count)| (lies.to_owned(), count.to_owned())));
}

#[test]
fn an_imprint_after_a_landscape_annex_that_ends_in_columns_stands_upright_without_a_number() {
    let mut manuscript = Manuscript::new("报告")
        .paragraph("特此报告。")
        .block(landscape(Manuscript::new("").paragraph("办").block(columns())));
    manuscript.document.format = Format::File;
    manuscript.document.imprint = Some(Imprint {
        printing_office: text("区政府办公室"),
        printed_on: text("2025年9月19日印发"),
        on_even_page: true,
        ..Imprint::default()
    });
    let sections = sections(&manuscript);
    let blank = exported(&manuscript).text("word/footer3.xml");
    assert!(!blank.contains("PAGE"));
    // Page 2 is the annex; a blank page 3 stands before the imprint.
    assert_eq!(sections.last(), of(&[("portrait", "1", "footer3")]).first());
}
