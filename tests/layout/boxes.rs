//! 方框, pictures beside each other, and the titles of a newspaper page.

use huibao::{
    document::{BlockContent, ColumnCount, Columns, Level, SideBox},
    layout::{Laid, PageItem, Rule},
    style::gb9704::{CELL_PITCH_PT, LINE_PITCH_PT, PT_PER_MM},
};

use super::manuscript::{Line, Manuscript, block, lines, text, texts};
use super::tables::written;
use crate::png_file::png_file;

const LEFT: f64 = 28.0 * PT_PER_MM;
const TOP: f64 = 37.0 * PT_PER_MM;

fn side_box(title: &str, paragraphs: &[&str]) -> BlockContent {
    let title = if title.is_empty() { Vec::new() } else { text(title) };
    let paragraph =
        |(at, words): (usize, &&str)| block(300 + at, BlockContent::Paragraph(text(words)));
    let blocks = paragraphs.iter().enumerate().map(paragraph).collect();
    BlockContent::SideBox(SideBox { title, blocks })
}

/// Rules of a page in lines and cells of the type area's grid.
fn rules(laid: &Laid, page: usize) -> Vec<[f64; 4]> {
    let rule = |it: &PageItem| match it {
        PageItem::Rule(Rule { from, to, .. }) => Some([
            (from.0 - LEFT) / CELL_PITCH_PT,
            (from.1 - TOP) / LINE_PITCH_PT,
            (to.0 - LEFT) / CELL_PITCH_PT,
            (to.1 - TOP) / LINE_PITCH_PT,
        ]),
        _ => None,
    };
    laid.pages.pages[page].items.iter().filter_map(rule).collect()
}

fn near(found: &[[f64; 4]], wanted: &[[f64; 4]]) {
    let close = |one: &[f64; 4], other: &[f64; 4]| {
        one.iter().zip(other).all(|(one, other)| (one - other).abs() < 0.01)
    };
    let all = found.len() == wanted.len() && found.iter().zip(wanted).all(|(a, b)| close(a, b));
    assert!(all, "{found:?}\n{wanted:?}");
}

/// Lines of the grid from the type area's top to the baseline.
fn line_of(line: &Line) -> f64 {
    ((line.y - 37.0) * 22.0 / 225.0 * 100.0).round() / 100.0
}

#[test]
fn a_box_takes_a_line_more_than_it_holds_and_its_lines_stand_in_by_half_a_cell() {
    let laid = Manuscript::new("汇报")
        .paragraph("前。")
        .block(side_box("建议站", &[&"办".repeat(25 + 27)]))
        .paragraph("后。")
        .set();
    let page = &lines(&laid)[0];
    let wanted = ["汇报", "前。", "建议站", &"办".repeat(25), &"办".repeat(27), "后。", "— 1 —"];
    assert_eq!(texts(page), wanted);
    let below = |at: usize| line_of(&page[at]) - line_of(&page[1]);
    assert!([1.5, 2.5, 3.5, 5.0].iter().zip(2..).all(|(it, at)| (below(at) - it).abs() < 0.02));
    assert!((page[4].x.0 - 28.0 - 156.0 / 56.0).abs() < 0.3, "half a cell in");
    let gap = 5.0 / LINE_PITCH_PT;
    let top = 4.0 + gap;
    let bottom = 8.0 - gap;
    near(
        &rules(&laid, 0),
        &[
            [0.0, top, 28.0, top],
            [0.0, bottom, 28.0, bottom],
            [0.0, top, 0.0, bottom],
            [28.0, top, 28.0, bottom],
        ],
    );
}

#[test]
fn a_box_goes_whole_to_the_next_column_or_page() {
    let blocks = vec![
        block(1, BlockContent::Paragraph(text(&"办".repeat(11 + 13 * 15)))),
        block(2, side_box("", &[&"办".repeat(12 * 8)])),
    ];
    let columns = BlockContent::Columns(Columns { count: ColumnCount::Two, blocks });
    let laid = Manuscript::new("汇报").block(columns).set();
    let page = &rules(&laid, 0);
    assert_eq!(page.len(), 4);
    assert!((page[0][0] - 15.0).abs() < 0.01, "in the second column: {page:?}");
    let laid = Manuscript::new("汇报")
        .paragraph(&"办".repeat(28 * 17))
        .block(side_box("", &[&"办".repeat(27 * 4)]))
        .set();
    assert_eq!((rules(&laid, 0).len(), rules(&laid, 1).len()), (0, 4));
}

#[test]
fn a_box_that_no_page_holds_is_torn_and_closed_on_both() {
    let laid = Manuscript::new("汇报").block(side_box("", &[&"办".repeat(27 * 40)])).set();
    assert_eq!(laid.pages.pages.len(), 3);
    for page in 0..3 {
        let rules = rules(&laid, page);
        let level: Vec<_> = rules.iter().filter(|it| (it[1] - it[3]).abs() < 0.01).collect();
        assert_eq!(level.len(), 2, "page {page}: {level:?}");
    }
}

#[test]
fn three_columns_have_8_cells_each() {
    let blocks = vec![block(1, BlockContent::Paragraph(text(&"办".repeat(6 + 8 * 5))))];
    let columns = BlockContent::Columns(Columns { count: ColumnCount::Three, blocks });
    let laid = Manuscript::new("汇报").block(columns).paragraph("后。").set();
    let page = &lines(&laid)[0];
    // Two lines in each column: a `Line` is all that stands on one baseline in a row.
    let words: Vec<&str> = texts(page);
    assert_eq!(
        words[1..words.len() - 2],
        [
            "办".repeat(6),
            "办".repeat(8),
            "办".repeat(8),
            "办".repeat(8),
            "办".repeat(8),
            "办".repeat(8),
        ]
    );
    let left = |at: usize| (page[at].x.0 - 28.0) * 28.0 / 156.0;
    for (at, cells) in [(2, 0.0), (3, 10.0), (5, 20.0)] {
        assert!((left(at) - cells).abs() < 0.2, "{}", left(at));
    }
    assert!((line_of(&page[7]) - line_of(&page[6]) - 1.0).abs() < 0.02);
}

#[test]
fn pictures_on_one_line_are_equally_high_and_fill_the_measure() {
    let mut manuscript = written("![投信](a.png) ![走访现场](b.png)\n\n后。");
    manuscript.pictures.insert("a.png".into(), png_file((40, 30), None).into());
    manuscript.pictures.insert("b.png".into(), png_file((40, 60), None).into());
    let laid = manuscript.set();
    let placed: Vec<((f64, f64), (f64, f64))> = laid.pages.pages[0]
        .items
        .iter()
        .filter_map(|it| match it {
            PageItem::Picture(it) => Some((it.origin, it.size)),
            _ => None,
        })
        .collect();
    let [(first, one), (second, other)] = placed[..] else { panic!("{placed:?}") };
    assert!((one.1 - other.1).abs() < 1e-6 && (first.1 - second.1).abs() < 1e-6);
    assert!((one.0 / one.1 - 4.0 / 3.0).abs() < 1e-6);
    assert!((first.0 - LEFT).abs() < 1e-6);
    assert!((second.0 + other.0 - LEFT - 156.0 * PT_PER_MM).abs() < 1e-6);
    // Each is read with its own words, and what follows stands on the grid.
    let page = &lines(&laid)[0];
    assert_eq!(texts(page), ["汇报", "投信走访现场", "后。", "— 1 —"]);
    let whole = line_of(&page[2]).fract();
    assert!(
        (whole - line_of(&lines(&Manuscript::new("汇报").paragraph("后。").set())[0][1]).fract())
            .abs()
            < 0.02
    );
}

#[test]
fn pictures_too_many_for_a_line_are_refused() {
    let mut manuscript = written(&"![甲](a.png) ".repeat(16));
    manuscript.pictures.insert("a.png".into(), png_file((40, 30), None).into());
    let found = manuscript.try_set().unwrap_err();
    let causes: Vec<&str> = found.iter().map(|it| it.cause.as_str()).collect();
    assert_eq!(causes, ["一行里的图片太多，排出来太窄"]);
}

/// The lines of 图题 of `words` below a picture in a row of four.
fn captioned(words: &str) -> Vec<String> {
    let mut manuscript = written(&format!("![{words}](a.png) ![](a.png) ![](a.png) ![](a.png)"));
    manuscript.pictures.insert("a.png".into(), png_file((40, 30), None).into());
    let laid = manuscript.set();
    let page = &lines(&laid)[0];
    texts(page)[1..page.len() - 1].iter().map(|it| (*it).to_owned()).collect()
}

#[test]
fn a_short_caption_has_even_lines_and_is_parted_at_a_mark() {
    assert_eq!(captioned("小朋友在投信"), ["小朋友在投信"]);
    assert_eq!(captioned("团市委推出青声卡片"), ["团市委推出", "青声卡片"]);
    assert_eq!(captioned("衡复历史文化风貌区展厅"), ["衡复历史文化", "风貌区展厅"]);
    assert_eq!(captioned("新桥：建议站开进小区"), ["新桥：", "建议站开进小区"]);
}

#[test]
fn a_title_without_a_number_stands_in_the_middle_and_is_parted_at_its_blank() {
    let heading = |words: &str| {
        let manuscript = Manuscript::new("").heading(Level::First, "", words, "");
        let laid = manuscript.document.body.into_iter().next().unwrap().content;
        let blocks = vec![block(1, laid), block(2, BlockContent::Paragraph(text("办。")))];
        let columns = BlockContent::Columns(Columns { count: ColumnCount::Three, blocks });
        let laid = Manuscript::new("汇报").block(columns).set();
        let page = lines(&laid).remove(0);
        let outline = laid.pages.outline.iter().map(|it| it.text.clone()).collect::<Vec<_>>();
        (page[1..page.len() - 1].iter().map(|it| it.text.clone()).collect::<Vec<_>>(), outline)
    };
    let (found, outline) = heading("认真办　城市更精细");
    assert_eq!(found, ["认真办", "城市更精细", "办。"]);
    assert_eq!(outline, ["汇报", "认真办　城市更精细"]);
}

#[test]
fn the_overline_stands_on_the_first_line_above_the_title() {
    let mut manuscript = Manuscript::new("上海人民建议征集两年来步履坚实").paragraph("办。");
    manuscript.document.head.overline = text("积极听　主动征　认真办");
    let page = &lines(&manuscript.set())[0];
    assert_eq!(texts(page)[..2], ["积极听　主动征　认真办", "上海人民建议征集两年来步履坚实"]);
    assert!(line_of(&page[0]) < 1.0, "{}", line_of(&page[0]));
    let middle = f64::midpoint(page[0].x.0, page[0].x.1);
    assert!((middle - 28.0 - 78.0).abs() < 6.0, "{middle}");
}
