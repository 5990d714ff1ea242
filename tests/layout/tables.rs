//! Tables as a clerk writes them and as they stand on their pages: merged cells, widths, units, notes,
//! landscape pages (GB/T 9704-2012, 8).

use huibao::{
    diagnostic::{Place, SourceFile, SourceKind},
    document::{
        Data, DataReference, InlineContent, Level, Numbering, Orientation, Reference, References,
        Unresolved, number, splice,
    },
    layout::{GlyphRun, Laid, Page, PageItem, Rule},
    markup::{Notation, parse},
    style::gb9704::PT_PER_MM,
};

use super::manuscript::{Manuscript, lines, texts};

/// A project without figures.
struct NoFigures;

impl References for NoFigures {
    fn resolve(&self, _: &Reference) -> Result<Vec<InlineContent>, Unresolved> {
        Err(Unresolved::new("没有指标", "请写数字"))
    }

    fn table(
        &self,
        _: &huibao::document::TableReference,
    ) -> Result<(huibao::document::Table, huibao::diagnostic::Diagnostics), Unresolved> {
        Err(Unresolved::new("没有指标", "请写数字"))
    }

    fn data(&self, _: &DataReference) -> Result<Data, Unresolved> {
        Err(Unresolved::new("没有指标", "请写数字"))
    }
}

/// A document of a title and what `prose` says.
pub(crate) fn written(prose: &str) -> Manuscript {
    let file = SourceFile::new("documents/汇报.md", SourceKind::Prose, prose);
    let notation = Notation {
        levels: &Level::ALL,
        numbering: Numbering::Numbered,
        columns: None,
        references: &NoFigures,
        draft: false,
        paragraphs_only: false,
        key: "",
    };
    let (sections, found) = parse(&Place::new(&file, 0..prose.len()), &notation);
    assert!(!found.has_errors(), "{found:?}");
    let mut manuscript = Manuscript::new("汇报");
    manuscript.document.body = splice(Vec::new(), sections);
    assert!(!number(&mut manuscript.document.body, Numbering::Numbered).has_errors());
    manuscript
}

fn rules(page: &Page) -> Vec<Rule> {
    let rule = |it: &PageItem| match it {
        PageItem::Rule(rule) => Some(*rule),
        _ => None,
    };
    page.items.iter().filter_map(rule).collect()
}

/// Whether a rule runs across `x` at height `y`, in pt.
fn is_ruled(page: &Page, x: f64, y: f64) -> bool {
    rules(page).iter().any(|it| {
        (it.from.1 - y).abs() < 0.01 && (it.to.1 - y).abs() < 0.01 && it.from.0 <= x && x <= it.to.0
    })
}

fn run<'a>(page: &'a Page, words: &str) -> &'a GlyphRun {
    let says =
        |it: &&GlyphRun| it.glyphs.iter().map(|it| it.text.as_str()).collect::<String>() == words;
    page.glyph_runs().find(says).unwrap_or_else(|| panic!("{words}"))
}

fn mm(pt: f64) -> f64 {
    pt / PT_PER_MM
}

#[test]
fn a_cell_over_several_columns_and_rows_has_no_rule_inside() {
    let laid = written(
        "| 单位 | 代表建议 | < |\n| ^ | 件数 | 占比 |\n| --- | --- | --- |\n| 甲 | 1 | 2 |\n",
    )
    .set();
    let page = &laid.pages.pages[0];
    let widths = laid.column_widths.values().next().unwrap();
    let edge = 28.0 * PT_PER_MM;
    let heights: Vec<f64> = {
        let mut ys: Vec<f64> = rules(page)
            .iter()
            .filter(|it| (it.from.1 - it.to.1).abs() < 0.01)
            .map(|it| it.from.1)
            .collect();
        ys.sort_by(f64::total_cmp);
        ys.dedup_by(|a, b| (*a - *b).abs() < 0.01);
        ys
    };
    assert_eq!(heights.len(), 4, "above, between the header's rows, below it, below the row");
    let in_column = |at: usize| edge + widths[..at].iter().sum::<f64>() + widths[at] / 2.0;
    assert!(!is_ruled(page, in_column(0), heights[1]), "单位 covers both rows of the header");
    assert!(is_ruled(page, in_column(1), heights[1]) && is_ruled(page, in_column(2), heights[1]));
    assert!(is_ruled(page, in_column(0), heights[2]));
    let between = edge + widths[0] + widths[1];
    let upright = rules(page)
        .into_iter()
        .filter(|it| (it.from.0 - between).abs() < 0.01 && (it.from.0 - it.to.0).abs() < 0.01);
    let from = upright.map(|it| it.from.1).fold(f64::MAX, f64::min);
    assert!((from - heights[1]).abs() < 0.01, "代表建议 covers two columns");
    // 单位 stands in the middle of both rows of the header.
    let middle = f64::midpoint(run(page, "件数").baseline, run(page, "代表建议").baseline);
    assert!((run(page, "单位").baseline - middle).abs() < 0.01);
}

#[test]
fn rows_that_a_cell_covers_stay_on_one_page() {
    let mut prose = String::new();
    for _ in 0..15 {
        prose += "正文一行\n\n";
    }
    prose += "| 单位 | 件数 |\n| --- | --- |\n| 甲 | 1 |\n| 乙 | 2 |\n| ^ | 3 |\n| ^ | 4 |\n| 丙 | 5 |\n";
    let pages = lines(&written(&prose).set());
    assert_eq!(texts(&pages[0]).last_chunk::<2>().unwrap(), &["甲1", "— 1 —"]);
    assert_eq!(pages[1][0].text, "单位件数");
    assert!(pages[1][1..].iter().any(|it| it.text.contains('乙')));
}

#[test]
fn a_cell_that_no_page_holds_goes_on_with_its_border() {
    let rows: Vec<String> = (1..60).map(|it| format!("| ^ | {it} |\n")).collect();
    let prose = "| 单位 | 件数 |\n| --- | --- |\n| 区公安分局 | 0 |\n".to_owned() + &rows.concat();
    let laid = written(&prose).set();
    assert_eq!(laid.pages.pages.len(), 3);
    let inside = 28.0 * PT_PER_MM + 3.0;
    for page in &laid.pages.pages {
        let bottom = rules(page).iter().map(|it| it.to.1).fold(0.0, f64::max);
        assert!(is_ruled(page, inside, bottom), "the cell is closed at the foot of every page");
    }
    let first = lines(&laid);
    assert!(texts(&first[0]).contains(&"区公安分局0"));
}

#[test]
fn numbers_end_at_the_right_and_their_points_stand_below_each_other() {
    let page = &written(
        "| 分类 | 占比 |\n| --- | --- |\n| 甲 | 12.5% |\n| 乙 | 8.0% |\n| 丙 | — |\n| 丁 | 100.0% |\n| 戊 | |\n",
    )
    .set()
    .pages
    .pages[0];
    let point = |words: &str| {
        let glyphs = &run(page, words).glyphs;
        glyphs.iter().find(|it| it.text == ".").unwrap().x
    };
    assert!((point("12.5") - point("8.0")).abs() < 0.01);
    assert!((point("12.5") - point("100.0")).abs() < 0.01);
    let last = |words: &str| run(page, words).glyphs.last().unwrap().x;
    assert!(last("—") > last("甲"), "— stands at the right too");
}

#[test]
fn widths_are_as_given() {
    let in_mm = |prose: &str| -> Vec<f64> {
        let laid = written(prose).set();
        laid.column_widths.values().next().unwrap().iter().map(|it| mm(*it)).collect()
    };
    let rows = "| 甲 | 乙 | 丙 |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n:::\n";
    let shares = in_mm(&format!("::: 表\n列宽：1、6、3\n{rows}"));
    for (width, expected) in shares.iter().zip([15.6, 93.6, 46.8]) {
        assert!((width - expected).abs() < 0.01, "{shares:?}");
    }
    let characters = in_mm(&format!("::: 表\n列宽：4字、自动、6字\n{rows}"));
    // Four characters of 小四, 5.4 pt at both sides, 2 pt of ease.
    assert!((characters[0] - (4.0 * 12.0 + 12.8) / PT_PER_MM).abs() < 0.01, "{characters:?}");
    assert!((characters[2] - (6.0 * 12.0 + 12.8) / PT_PER_MM).abs() < 0.01, "{characters:?}");
    assert!((characters.iter().sum::<f64>() - 156.0).abs() < 0.01);
}

/// Widths in mm of the columns of the one table of `prose`.
fn widths_in_mm(prose: &str) -> Vec<f64> {
    let laid = written(prose).set();
    laid.column_widths.values().next().unwrap().iter().map(|it| mm(*it)).collect()
}

#[test]
fn no_column_is_narrower_than_a_character() {
    let rows = "| 甲 | 乙 | 丙 |\n| --- | --- | --- |\n| 一 | 二 | 三 |\n:::\n";
    let widths = widths_in_mm(&format!("::: 表\n列宽：1、100、1\n{rows}"));
    let character = (12.0 + 12.8) / PT_PER_MM;
    assert!((widths[0] - character).abs() < 0.01, "{widths:?}");
    assert!((widths[2] - character).abs() < 0.01, "{widths:?}");
    assert!((widths.iter().sum::<f64>() - 156.0).abs() < 0.01, "{widths:?}");
}

#[test]
fn a_cell_of_eight_characters_is_not_broken_where_the_table_has_room() {
    let long = "推动机关和商场停车场夜间向居民开放并在各街镇设立联合接待窗口".repeat(2);
    let prose = format!(
        "| 分类 | 办理情况 | 结果 |\n| --- | --- | --- |\n| 城区建设与管理类 | {long} | 已经解决 |\n"
    );
    let widths = widths_in_mm(&prose);
    assert!(widths[0] >= (8.0 * 12.0 + 10.8) / PT_PER_MM, "{widths:?}");
}

#[test]
fn unit_stands_at_the_right_above_and_notes_hang_below() {
    let laid = written(&format!(
        "::: 表 办理情况\n单位：件\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n注：1.{}\n2.数字截至七月五日。\n资料来源：区人大常委会。\n:::\n",
        "各单位的件数按主办统计，".repeat(5)
    ))
    .set();
    let page = &laid.pages.pages[0];
    let unit = run(page, "单位：件").glyphs.last().unwrap().x + 10.5;
    assert!((mm(unit) - 184.0).abs() < 0.2, "{}", mm(unit));
    let lines = &lines(&laid)[0];
    let at = |begins: &str| lines.iter().position(|it| it.text.starts_with(begins)).unwrap();
    let hanging = 28.0 + 21.0 / PT_PER_MM;
    assert!((lines[at("注：")].x.0 - 28.0).abs() < 0.2);
    assert!((lines[at("注：") + 1].x.0 - hanging).abs() < 0.2, "the second line hangs behind 注：");
    assert!((lines[at("2.")].x.0 - hanging).abs() < 1.5);
    assert!((lines[at("资料来源：")].x.0 - 28.0).abs() < 0.2);
}

#[test]
fn notes_stay_with_the_last_row() {
    // 14 lines of text, the header and three rows fill the page but for half a line.
    let prose = "正文一行\n\n".repeat(15)
        + "::: 表\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |\n| 5 | 6 |\n注：说明。\n:::\n";
    let pages = lines(&written(&prose).set());
    assert_eq!(texts(&pages[1]), ["甲乙", "56", "注：说明。", "— 2 —"]);
}

fn landscape() -> Laid {
    let rows: Vec<String> = (1..=30).map(|it| format!("| {it} | 甲 |\n")).collect();
    let rows = rows.concat();
    written(&format!(
        "前文。\n\n::: 表（横排） 一览表\n| 编号 | 标题 |\n| --- | --- |\n{rows}:::\n\n后文。\n\n::: 附件（横排） 名单\n{}\n:::\n",
        "办".repeat(100)
    ))
    .set()
}

#[test]
fn landscape_tables_and_annexes_stand_on_pages_of_their_own() {
    let laid = landscape();
    let lie: Vec<bool> =
        laid.pages.pages.iter().map(|it| it.orientation == Orientation::Landscape).collect();
    assert_eq!(lie, [false, true, true, true, false, true]);
    let pages = lines(&laid);
    assert_eq!(
        pages[1][..2].iter().map(|it| it.text.as_str()).collect::<Vec<_>>(),
        ["一览表", "编号标题"]
    );
    assert_eq!(pages[2][0].text, "编号标题", "the header is repeated");
    assert_eq!(texts(&pages[4])[0], "后文。");
}

/// 8: the head along the sheet's left edge: 订口 of 28 mm is at the top of what is read, 地脚 of 35 mm at
/// its left; 225 mm wide, 156 mm high.
#[test]
fn type_area_of_a_landscape_page_is_the_upright_one_turned() {
    let laid = landscape();
    for page in laid.pages.pages.iter().filter(|it| it.orientation == Orientation::Landscape) {
        assert!((mm(page.width) - 210.0).abs() < 0.01 && (mm(page.height) - 297.0).abs() < 0.01);
    }
    let table = &laid.pages.pages[2];
    let found = rules(table);
    let ends = |pick: fn(&Rule) -> f64, best: fn(f64, f64) -> f64, start| {
        mm(found.iter().map(pick).fold(start, best))
    };
    assert!((ends(|it| it.from.0, f64::min, f64::MAX) - 35.0).abs() < 0.01);
    assert!((ends(|it| it.to.0, f64::max, 0.0) - 260.0).abs() < 0.01);
    assert!((ends(|it| it.from.1, f64::min, f64::MAX) - 28.0).abs() < 0.01);
    assert!(ends(|it| it.to.1, f64::max, 0.0) <= 28.0 + 156.0);
    // 40 characters on a line.
    let annex = &lines(&laid)[5];
    let full = annex.iter().find(|it| it.text.len() == 40 * '办'.len_utf8()).unwrap();
    assert!((full.x.0 - 35.0).abs() < 0.3 && full.x.1 < 260.0, "{full:?}");
}

/// 8: the page number stands where it stands on upright pages.
#[test]
fn page_number_of_a_landscape_page_stands_as_on_an_upright_one() {
    let laid = landscape();
    let upright = |number: usize| -> Vec<PageItem> { laid.pages.pages[number - 1].number.clone() };
    let place = |items: &[PageItem]| match &items[0] {
        PageItem::Glyphs(run) => (run.baseline, run.glyphs[0].x),
        other => panic!("{other:?}"),
    };
    for (turned, like) in [(3, 1), (3, 5)] {
        assert_eq!(place(&upright(turned)), place(&upright(like)), "odd pages");
    }
    let (_, even) = place(&upright(2));
    let (_, odd) = place(&upright(3));
    assert!(mm(even) < 40.0 && mm(odd) > 150.0);
}

#[test]
fn a_landscape_page_has_its_own_footnotes_and_headings() {
    let laid =
        written("前文。\n\n::: 附件（横排） 名单\n一、甲类\n\n正文[^1]。\n:::\n\n[^1]: 脚注。\n")
            .set();
    let page = &laid.pages.pages[1];
    let note = run(page, "脚注。");
    assert!(mm(note.baseline) > 175.0 && mm(note.baseline) < 184.0, "at the foot of 156 mm");
    let heading = lines(&laid)[1].iter().find(|it| it.text == "一、甲类").unwrap().x.0;
    assert!((heading - (35.0 + 2.0 * 156.0 / 28.0)).abs() < 0.5);
    let entry = laid.pages.outline.iter().find(|it| it.text == "一、甲类").unwrap();
    assert_eq!(entry.page, 1);
    assert!(mm(entry.y) > 28.0 && mm(entry.y) < 184.0);
}
