//! 署名, seals and stamps, 附注; and what is done for 署名 to share a page with the text (GB/T
//! 9704-2012, 7.3.5, 7.3.6).

use huibao::{
    document::Signing,
    layout::{Closeness, Laid, ProofFigure},
    style::gb9704::{LINE_PITCH_PT, PT_PER_MM},
};

use super::manuscript::{Line, Manuscript, lines, text, texts};

const LINE: f64 = 225.0 / 22.0;
const CELL: f64 = 156.0 / 28.0;
const ORGAN: &str = "上海市静安区人民政府";
const DATE: &str = "2025年9月19日";

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.1
}

/// The line of the grid, from 0, that a line's middle stands on.
fn on_grid(line: &Line) -> f64 {
    let first = 37.0 + 20.58 / PT_PER_MM;
    (line.y - first) / LINE
}

/// Left and right end of a line's cells, counted from the type area's left edge. Digits stand in the
/// middle of half a cell.
fn ends(line: &Line) -> (f64, f64) {
    let width: f64 = line.text.chars().map(|it| if it.is_ascii() { 0.5 } else { 1.0 }).sum();
    let right = (line.x.1 - 28.0) / CELL + 1.0;
    (right - width, right)
}

fn find<'a>(page: &'a [Line], text: &str) -> &'a Line {
    page.iter().find(|it| it.text == text).unwrap_or_else(|| panic!("{text}: {:?}", texts(page)))
}

fn closed(signing: Signing, by: &[&str]) -> Laid {
    Manuscript::new("报告").paragraph("特此报告。").closed(signing, by).set()
}

/// Middle and diameter of each seal on the first page, in mm.
fn seals(laid: &Laid) -> Vec<((f64, f64), f64)> {
    let marks = laid.pages.pages[0].proof.iter();
    let circles = marks.filter_map(|it| match it.figure {
        ProofFigure::Circle { centre: (x, y), radius } if it.name == "印章" => {
            Some(((x / PT_PER_MM, y / PT_PER_MM), 2.0 * radius / PT_PER_MM))
        }
        _ => None,
    });
    circles.collect()
}

/// The lower edge of the text's only line.
const TEXT_ENDS: f64 = 37.0 + 4.0 * LINE;

#[test]
fn a_sealed_organ_stands_above_the_middle_of_its_date_four_cells_in() {
    let laid = closed(Signing::Seal, &[ORGAN]);
    let page = &lines(&laid)[0];
    assert_eq!(texts(page), ["报告", "特此报告。", ORGAN, DATE, "— 1 —"]);
    let (organ, date) = (find(page, ORGAN), find(page, DATE));
    assert!(near(on_grid(organ), 6.0) && near(on_grid(date), 7.0), "{page:?}");
    assert!(near(ends(date).0, 17.5) && near(ends(date).1, 24.0), "{:?}", ends(date));
    assert!(near(ends(organ).0, 15.75) && near(ends(organ).1, 25.75), "{:?}", ends(organ));
}

#[test]
fn a_seal_has_its_place_over_organ_and_date_within_a_line_of_the_text() {
    let laid = closed(Signing::Seal, &[ORGAN]);
    let [((x, y), diameter)] = seals(&laid)[..] else { panic!("{:?}", seals(&laid)) };
    assert!(near(diameter, 45.0));
    assert!(near(x, 28.0 + 20.75 * CELL), "{x}");
    let gap = y - diameter / 2.0 - TEXT_ENDS;
    assert!(gap > 0.0 && gap < LINE, "{gap}");
    // Organ and date stand somewhat below its middle.
    let middle = TEXT_ENDS + 3.0 * LINE;
    assert!(middle > y && middle < y + LINE, "{y} {middle}");
}

#[test]
fn an_organ_too_long_for_four_cells_ends_with_the_line_and_takes_its_date_along() {
    let long = "上海市静安区国有资产监督管理委员会办公室";
    let laid = closed(Signing::Seal, &[long]);
    let page = &lines(&laid)[0];
    assert!(near(ends(find(page, long)).0, 8.0) && near(ends(find(page, long)).1, 28.0));
    assert!(near(ends(find(page, DATE)).0, 18.0 - 3.25), "{page:?}");
}

/// Seals of a row, from the left, neither touch nor leave the type area.
fn stand_apart(row: &[((f64, f64), f64)]) {
    for pair in row.windows(2) {
        assert!(pair[1].0.0 - pair[0].0.0 > 45.0 + 2.9, "{row:?}");
        assert!(near(pair[1].0.1, pair[0].0.1), "{row:?}");
    }
    assert!(row.first().unwrap().0.0 - 22.5 > 28.0 - 0.01, "{row:?}");
    assert!(row.last().unwrap().0.0 + 22.5 < 184.01, "{row:?}");
}

#[test]
fn several_organs_stand_in_a_row_with_a_seal_each_the_last_over_the_date() {
    let laid = closed(Signing::Seal, &["民政局", "财政局", "教育局"]);
    let page = &lines(&laid)[0];
    assert_eq!(texts(page)[2..4], ["民政局财政局教育局", DATE]);
    let row = seals(&laid);
    assert_eq!(row.len(), 3);
    stand_apart(&row);
    let date = ends(find(page, DATE));
    assert!(near(row[2].0.0, 28.0 + f64::midpoint(date.0, date.1) * CELL), "{row:?} {date:?}");
    assert!(row[0].0.1 - 22.5 > TEXT_ENDS && row[0].0.1 - 22.5 < TEXT_ENDS + LINE);
}

#[test]
fn more_organs_than_a_row_holds_stand_in_rows_that_do_not_touch() {
    let laid = closed(Signing::Seal, &["民政局", "财政局", "教育局", "卫生健康委", "水务局"]);
    let page = &lines(&laid)[0];
    assert_eq!(texts(page)[2..5], ["民政局财政局教育局", "卫生健康委水务局", DATE]);
    let all = seals(&laid);
    let (above, below) = all.split_at(3);
    stand_apart(above);
    stand_apart(below);
    assert!(below[0].0.1 - above[0].0.1 > 45.0);
    assert!(near(below[1].0.0, above[2].0.0) && near(below[0].0.0, above[1].0.0), "{all:?}");
}

#[test]
fn a_row_needs_the_room_of_its_own_organs() {
    let long = "示范市示范区发展和改革委员会";
    let laid = closed(Signing::Seal, &["示范区财政局", long]);
    assert_eq!(texts(&lines(&laid)[0])[2..4], [&format!("示范区财政局{long}"), DATE]);
    stand_apart(&seals(&laid));
}

#[test]
fn long_names_make_shorter_rows() {
    let laid =
        closed(Signing::Seal, &["上海市静安区民政局", "上海市静安区财政局", "上海市静安区教育局"]);
    let page = &lines(&laid)[0];
    let row = "上海市静安区民政局上海市静安区财政局";
    assert_eq!(texts(page)[2..5], [row, "上海市静安区教育局", DATE]);
    stand_apart(&seals(&laid)[..2]);
}

#[test]
fn without_a_seal_several_organs_stand_below_each_other_the_lead_organ_first() {
    let laid = closed(Signing::Unsealed, &[ORGAN, "区政协"]);
    let page = &lines(&laid)[0];
    let [lead, other, date] = [ORGAN, "区政协", DATE].map(|it| find(page, it));
    assert!(near(on_grid(lead), 5.0) && near(on_grid(other), 6.0) && near(on_grid(date), 7.0));
    assert!(near(ends(lead).1, 26.0) && near(ends(other).1, 26.0));
    assert!(near(ends(date).0, ends(lead).0 + 2.0), "{:?}", ends(date));
}

#[test]
fn a_stamp_has_its_place_two_cells_after_the_post_and_four_before_the_edge() {
    let laid = closed(Signing::Stamp, &["区长", "财政局局长"]);
    let page = &lines(&laid)[0];
    let mut stamps = Vec::new();
    for mark in &laid.pages.pages[0].proof {
        let ProofFigure::Rectangle { origin, size } = mark.figure else { panic!("{mark:?}") };
        assert_eq!(mark.name, "签名章");
        stamps.push([origin.0, origin.1, size.0, size.1].map(|it| it / PT_PER_MM));
    }
    for (post, [left, top, width, height]) in ["区长", "财政局局长"].into_iter().zip(&stamps)
    {
        let post = find(page, post);
        assert!(near(left + width, 184.0 - 4.0 * CELL) && near(*width, 40.0));
        assert!(near(28.0 + ends(post).1 * CELL, left - 2.0 * CELL), "{post:?}");
        let middle = 37.0 + (on_grid(post) + 0.5) * LINE;
        assert!(near(middle, top + height / 2.0) && near(*height, 20.0), "{post:?}");
    }
    // Two blank lines, a stamp of two, a blank one, a stamp, a blank line, the date.
    assert!(near(stamps[0][1], TEXT_ENDS + 2.0 * LINE + (2.0 * LINE - 20.0) / 2.0));
    assert!(near(stamps[1][1] - stamps[0][1], 3.0 * LINE));
    let date = find(page, DATE);
    assert!(near(on_grid(date), 4.0 + 2.0 + 2.0 + 1.0 + 2.0 + 1.0), "{}", on_grid(date));
    assert!(near(ends(date).1, 24.0));
}

#[test]
fn the_remark_stands_on_the_line_after_the_date_two_cells_in() {
    const LONG: &str = "（联系人：某区政府办公室王某某，联系电话：0000）";
    for (signing, words, below) in [
        (Signing::Seal, "（此件公开发布）", 1.0),
        (Signing::Unsealed, "（此件公开发布）", 1.0),
        (Signing::Stamp, "（此件公开发布）", 1.0),
        // No text runs under a seal.
        (Signing::Seal, LONG, 2.0),
        (Signing::Unsealed, LONG, 1.0),
    ] {
        let mut manuscript =
            Manuscript::new("报告").paragraph("特此报告。").closed(signing, &["区政府"]);
        manuscript.document.remark = text(words);
        let laid = manuscript.set();
        let page = &lines(&laid)[0];
        let (remark, date) = (find(page, words), find(page, DATE));
        assert!(near(on_grid(remark), on_grid(date) + below), "{signing:?}");
        assert!(near(ends(remark).0, 2.0), "{signing:?}");
    }
}

#[test]
fn a_remark_without_a_signature_follows_the_text_after_a_blank_line() {
    let mut manuscript = Manuscript::new("报告").paragraph("特此报告。");
    manuscript.document.remark = text("（此件公开发布）");
    assert!(near(on_grid(find(&lines(&manuscript.set())[0], "（此件公开发布）")), 5.0));
}

/// A report of so many lines; 19 of them fill the first page, 22 any other.
fn report(lines: usize, signing: Signing) -> Manuscript {
    let text = (0..lines).fold(Manuscript::new("报告"), |it, _| it.paragraph("正文一行。"));
    text.closed(signing, &["区政府"])
}

fn closeness(manuscript: &Manuscript) -> (f64, f64, usize) {
    let laid = manuscript.set();
    let Closeness { pitch, blank_share } = laid.closing.closeness;
    (pitch, blank_share, laid.closing.carried_paragraphs)
}

#[test]
fn nothing_is_closer_than_it_must_be() {
    assert_eq!(closeness(&report(14, Signing::Seal)), (LINE_PITCH_PT, 1.0, 0));
    assert_eq!(closeness(&report(16, Signing::Unsealed)), (LINE_PITCH_PT, 1.0, 0));
    assert_eq!(closeness(&report(21, Signing::Seal)), (LINE_PITCH_PT, 1.0, 0));
}

#[test]
fn first_the_blank_lines_above_the_signature_give_way() {
    let laid = report(13, Signing::Seal).annex(None, "名单", "张三").set();
    assert_eq!(laid.closing.closeness, Closeness { pitch: LINE_PITCH_PT, blank_share: 0.5 });
    let page = &lines(&laid)[0];
    let list = find(page, "附件：名单");
    assert!(near(on_grid(list), 3.0 + 13.0 + 0.5), "{}", on_grid(list));
    assert!(near(on_grid(find(page, "区政府")), on_grid(list) + 1.0 + 1.5));
    let [((_, y), diameter)] = seals(&laid)[..] else { panic!("{:?}", seals(&laid)) };
    let text_ends = 37.0 + (on_grid(list) + 1.0) * LINE;
    assert!(near(y - diameter / 2.0, text_ends), "{y} {text_ends}");
    assert!(y + diameter / 2.0 < 262.0);
}

#[test]
fn then_the_lines_stand_closer_and_the_title_as_it_did() {
    let laid = report(15, Signing::Seal).set();
    assert_eq!(laid.closing.closeness, Closeness { pitch: 28.0, blank_share: 0.5 });
    assert_eq!(laid.pages.pages.len(), 1);
    let page = &lines(&laid)[0];
    for pair in page[1..16].windows(2) {
        assert!(near((pair[1].y - pair[0].y) * PT_PER_MM, 28.0), "{pair:?}");
    }
    assert!(near(page[0].y, lines(&report(14, Signing::Seal).set())[0][0].y));
    // 22 lines of the first page and 18 of the second: one more on each.
    let two = report(38, Signing::Seal);
    assert_eq!(closeness(&two), (27.0, 0.5, 0));
    assert_eq!(two.set().pages.pages.len(), 2);
}

#[test]
fn where_nothing_helps_the_last_lines_of_the_text_go_along() {
    let manuscript = report(17, Signing::Seal);
    assert_eq!(closeness(&manuscript), (LINE_PITCH_PT, 1.0, 2));
    let pages = lines(&manuscript.set());
    assert_eq!(texts(&pages[1]), ["正文一行。", "正文一行。", "区政府", DATE, "— 2 —"]);
    let long = (0..15).fold(Manuscript::new("报告"), |it, _| it.paragraph("正文一行。"));
    let long = long.paragraph(&"办".repeat(80)).closed(Signing::Seal, &["区政府"]);
    assert_eq!(closeness(&long), (LINE_PITCH_PT, 1.0, 1));
}

#[test]
fn a_short_last_paragraph_goes_whole_and_the_annexes_named_after_it_too() {
    let text = (0..15).fold(Manuscript::new("报告"), |it, _| it.paragraph("正文一行。"));
    let text = text.paragraph(&"办".repeat(80)).closed(Signing::Seal, &["区政府"]);
    let manuscript = text.annex(None, "名单", "张三");
    let laid = manuscript.set();
    let closing = &laid.closing;
    assert_eq!((closing.carried_paragraphs, closing.carried_lines), (1, 3));
    let pages = lines(&laid);
    assert_eq!(texts(&pages[0]).len(), 1 + 15 + 1, "{:?}", texts(&pages[0]));
    assert_eq!(texts(&pages[1])[3..6], ["附件：名单", "区政府", DATE]);
}
