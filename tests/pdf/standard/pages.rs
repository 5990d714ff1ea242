//! Odd and even pages: the same type area, page numbers at their outer ends.

use huibao::document::Format as Kind;

use super::{
    super::{
        ruler::{
            ARTIFACT,
            Edge::{Baseline, InkMiddle, Left, Right},
            Ruler,
        },
        structure::read,
    },
    SIZE_4_CELL, TOLERANCE, cell,
    imprint::imprint,
    letterhead::headed,
    line,
};
use crate::layout::manuscript::Manuscript;

/// A document of each format, three pages long.
fn of_every_format() -> Vec<(Kind, Ruler)> {
    let set = |kind: Kind| {
        let document = match kind {
            Kind::Plain => Manuscript::new("汇报").paragraph(&"办".repeat(28 * 22 * 3)),
            _ => headed(kind, "某区人民政府", "静府〔2025〕47号"),
        };
        (kind, Ruler::on(&read(&document)))
    };
    Kind::ALL.map(set).into()
}

/// The page numbers, each with its page from 1.
fn numbers(ruler: &Ruler) -> Vec<(usize, String)> {
    let pages = 1..=ruler.pages();
    let numbers = pages.flat_map(|page| {
        let lines = ruler.lines(page, ARTIFACT).into_iter();
        lines.map(move |line| (page, line.iter().map(|it| it.text.as_str()).collect()))
    });
    numbers.collect()
}

/// 7.5: 7 mm below the type area, 一字 from its outer edge; 10.1: a 信函 has none on its first page.
#[test]
fn page_numbers_stand_at_the_outer_end_of_odd_and_even_pages() {
    for (kind, ruler) in of_every_format() {
        let first = if kind == Kind::Letter { 2 } else { 1 };
        assert!(ruler.pages() >= 3, "{kind:?}");
        let expected: Vec<(usize, String)> =
            (first..=ruler.pages()).map(|it| (it, format!("— {it} —"))).collect();
        assert_eq!(numbers(&ruler), expected, "{kind:?}");
        for (page, words) in expected {
            let words = ruler.words(page, ARTIFACT, &words).unwrap();
            let (edge, place) = if page % 2 == 1 {
                (Right, 184.0 - SIZE_4_CELL)
            } else {
                (Left, 28.0 + SIZE_4_CELL)
            };
            assert!((ruler.measure(&words, edge) - place).abs() < TOLERANCE, "{kind:?} {page}");
            assert!(
                (ruler.measure(&words, InkMiddle) - 269.0).abs() < TOLERANCE,
                "{kind:?} {page}"
            );
        }
    }
}

/// 5.2.1, 5.2.3: page 2 is full, and so is page 3 as far as its text goes.
#[test]
fn the_grid_of_22_lines_of_28_characters_is_the_same_on_both_sides_of_a_sheet() {
    for (kind, ruler) in of_every_format() {
        assert_eq!(ruler.lines(2, "P").len(), 22, "{kind:?}");
        for page in [2, 3] {
            let mut lines = ruler.lines(page, "P");
            if page == ruler.pages() {
                lines.pop();
            }
            assert!(lines.len() > 5, "{kind:?}");
            for (number, glyphs) in (0_u32..).zip(lines) {
                assert_eq!(glyphs.len(), 28, "{kind:?}");
                for (column, glyph) in (0_u32..).zip(&glyphs) {
                    let measure = |edge| ruler.measure(std::slice::from_ref(glyph), edge);
                    let off = [
                        measure(Left) - cell(f64::from(column)),
                        measure(Baseline) - line(f64::from(number)),
                    ];
                    assert!(
                        off.iter().all(|it| it.abs() < TOLERANCE),
                        "{kind:?} 第{page}页 {off:?}"
                    );
                }
            }
        }
    }
}

/// 7.5: neither a blank page before 版记 nor the page of 版记 then has a number. The text leaves no room
/// for 版记 on page 2, and page 3 is odd.
#[test]
fn an_imprint_on_an_even_page_after_a_blank_one_has_no_number() {
    let lines = (0..40).fold(Manuscript::new("报告"), |it, _| it.paragraph("正文一行。"));
    let mut document = lines;
    document.document.imprint = Some(imprint());
    document.document.imprint.as_mut().unwrap().on_even_page = true;
    let ruler = Ruler::on(&read(&document));
    let numbered: Vec<usize> = numbers(&ruler).into_iter().map(|(page, _)| page).collect();
    assert_eq!((ruler.pages(), numbered), (4, vec![1, 2]));
    assert!(ruler.shown(3).is_empty() && ruler.rules(3).is_empty());
    let places: Vec<f64> = ruler.rules(4).iter().map(|it| it.from.1).collect();
    assert!(places.iter().any(|it| (it - 262.0).abs() < TOLERANCE), "{places:?}");
}
