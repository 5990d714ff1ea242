//! 双栏, 列项, 引文, and footnotes that go on on the next page.

use huibao::document::{BlockContent, InlineContent, Level, ListItem};

use super::manuscript::{Line, Manuscript, block, inline, lines, text, texts, two_columns};

/// Left edge of the second column, mm: 15 cells behind the type area's.
const SECOND: f64 = 28.0 + 15.0 * 156.0 / 28.0;

fn columns(words: &[&str]) -> BlockContent {
    let paragraph =
        |(at, words): (usize, &&str)| block(200 + at, BlockContent::Paragraph(text(words)));
    two_columns(words.iter().enumerate().map(paragraph).collect())
}

/// Texts of the lines of a page that begin in the first and in the second column. `Line`s that share
/// a baseline are told apart by where their glyphs stand.
fn in_columns(page: &[Line]) -> (Vec<String>, Vec<String>) {
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for line in page {
        let glyphs = line.runs.iter().flat_map(|it| &it.glyphs);
        let of = |is_second: bool| -> String {
            let in_it =
                glyphs.clone().filter(|it| (it.x * 25.4 / 72.0 > SECOND - 1.0) == is_second);
            in_it.map(|it| it.text.as_str()).collect()
        };
        first.extend(Some(of(false)).filter(|it| !it.is_empty()));
        second.extend(Some(of(true)).filter(|it| !it.is_empty()));
    }
    (first, second)
}

#[test]
fn two_columns_of_13_cells_end_at_the_same_height() {
    let laid = Manuscript::new("汇报")
        .block(columns(&[&"办".repeat(11 + 13 * 5)]))
        .paragraph("栏后的话。")
        .set();
    let pages = lines(&laid);
    let text = &pages[0][1..pages[0].len() - 1];
    let (first, second) = in_columns(&text[..text.len() - 1]);
    let full = "办".repeat(13);
    assert_eq!(first, ["办".repeat(11), full.clone(), full.clone()]);
    assert_eq!(second, [full.clone(), full.clone(), full]);
    let below = text.last().unwrap();
    assert_eq!(below.text, "栏后的话。");
    assert!((below.y - text[2].y - 225.0 / 22.0).abs() < 0.01, "on the next line of the grid");
}

#[test]
fn columns_fill_a_page_before_they_go_on_on_the_next() {
    // 19 lines are left under the title: 38 in two columns, and 4 more.
    let laid = Manuscript::new("汇报").block(columns(&[&"办".repeat(11 + 13 * 41)])).set();
    let pages = lines(&laid);
    let counts: Vec<(usize, usize)> = pages
        .iter()
        .map(|page| in_columns(page))
        .map(|(first, second)| (first.len(), second.len()))
        .collect();
    // The title ends before the second column; an odd page's number stands in it, an even one's in
    // the first.
    assert_eq!(counts, [(1 + 19, 19 + 1), (2 + 1, 2)]);
}

#[test]
fn a_heading_is_not_the_last_line_of_a_column() {
    let heading = |at| {
        let document = Manuscript::new("").heading(Level::Second, "（一）", "走访", "").document;
        block(at, document.body.into_iter().next().unwrap().content)
    };
    let paragraph = |at, words: &str| block(at, BlockContent::Paragraph(text(words)));
    let inside = vec![
        paragraph(1, &"办".repeat(24)),
        paragraph(2, "办"),
        heading(3),
        paragraph(4, &"办".repeat(24)),
    ];
    let laid = Manuscript::new("汇报").block(two_columns(inside)).set();
    let pages = lines(&laid);
    let (first, second) = in_columns(&pages[0][1..pages[0].len() - 1]);
    assert_eq!(first.len(), 3);
    assert_eq!(second[0], "（一）走访");
}

#[test]
fn a_heading_before_columns_is_not_the_last_line_of_a_page() {
    let heading = |at| {
        let document = Manuscript::new("").heading(Level::Second, "（一）", "走访", "").document;
        block(at, document.body.into_iter().next().unwrap().content)
    };
    // The column begins with four headings, which stay with the line after them.
    let mut inside: Vec<_> = (1..5).map(heading).collect();
    inside.push(block(9, BlockContent::Paragraph(text("办"))));
    let laid = Manuscript::new("汇报")
        .paragraph(&"办".repeat(28 * 16))
        .heading(Level::First, "一、", "走访", "")
        .block(two_columns(inside))
        .set();
    let pages = lines(&laid);
    assert!(pages[0].iter().all(|it| it.text != "一、走访"), "{:?}", texts(&pages[0]));
    assert_eq!(pages[1][0].text, "一、走访");
}

#[test]
fn an_item_begins_with_its_mark_and_a_nested_one_stands_further_in() {
    let item = |nested, words: &str| BlockContent::ListItem(ListItem { nested, text: text(words) });
    let laid = Manuscript::new("汇报")
        .block(item(false, &"办".repeat(30)))
        .block(item(true, &"办".repeat(30)))
        .set();
    let pages = lines(&laid);
    let cell = 156.0 / 28.0;
    let left: Vec<f64> = pages[0][1..5].iter().map(|it| (it.x.0 - 28.0) / cell).collect();
    assert_eq!(
        texts(&pages[0])[1..5],
        [
            format!("——{}", "办".repeat(24)),
            "办".repeat(6),
            format!("·{}", "办".repeat(23)),
            "办".repeat(7)
        ]
    );
    for (left, cells) in left.iter().zip([2.0, 0.0, 4.0, 2.0]) {
        assert!((left - cells).abs() < 0.5, "{left} and {cells}");
    }
}

#[test]
fn a_quotation_is_narrower_at_both_sides() {
    let laid = Manuscript::new("汇报").block(BlockContent::Quotation(text(&"办".repeat(60)))).set();
    let pages = lines(&laid);
    let words: Vec<&str> = texts(&pages[0])[1..4].to_vec();
    assert_eq!(words, ["办".repeat(22), "办".repeat(24), "办".repeat(14)]);
    let cell = 156.0 / 28.0;
    assert!((pages[0][2].x.0 - 28.0 - 2.0 * cell).abs() < 0.2);
    assert!((pages[0][2].x.1 - 28.0 - 25.0 * cell).abs() < 0.2, "25 cells before the last");
}

#[test]
fn a_footnote_that_a_page_has_no_room_for_goes_on_on_the_next() {
    let content = InlineContent::Footnote(text(&"注".repeat(42 * 50)));
    let mut words = text("共收到");
    words.push(inline("[^1]", content));
    words.extend(text("67件。"));
    let laid = Manuscript::new("汇报")
        .block(BlockContent::Paragraph(words))
        .paragraph(&"办".repeat(26 + 28 * 4))
        .set();
    let pages = lines(&laid);
    let notes = |page: &[Line]| page.iter().filter(|it| it.text.contains('注')).count();
    let body = |page: &[Line]| page.iter().filter(|it| it.text.contains('办')).count();
    // Under the title and the line with the mark 18 lines are left, of which the rule takes half.
    assert_eq!((notes(&pages[0]), body(&pages[0])), (35, 0));
    assert_eq!((notes(&pages[1]), body(&pages[1])), (16, 5));
    let all: String = pages.iter().flatten().map(|it| it.text.as_str()).collect();
    assert_eq!(all.matches('注').count(), 42 * 50);
    for page in &pages {
        let bottom = page.iter().filter(|it| it.text.contains('注')).map(|it| it.y);
        assert!(bottom.fold(0.0, f64::max) < 262.0, "above the type area's lower edge");
    }
}
