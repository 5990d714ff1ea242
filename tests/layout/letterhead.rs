//! 版头 of every format, in millimetres from the page's upper edge (GB/T 9704-2012, 7.2, 10.1 to 10.3).

use huibao::{
    document::{Attendance, Format, Inline, IssuerMark, Letterhead, LetterheadPrinting, Urgency},
    layout::{Colour, Laid, PageItem, Rule, proof},
    style::gb9704::PT_PER_MM,
};
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};

use super::manuscript::{Line, Manuscript, lines, text, texts};

const LINE: f64 = 225.0 / 22.0;
const CELL: f64 = 156.0 / 28.0;
/// A line's top to the top of its 三号 em box, and the box's height.
const LEADING: f64 = (LINE - EM) / 2.0;
const EM: f64 = 16.0 / PT_PER_MM;
/// A baseline below the top of its 三号 em box.
const ASCENT: f64 = 0.88 * EM;

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.1
}

fn organs(names: &[&str]) -> Vec<Vec<Inline>> {
    names.iter().map(|it| text(it)).collect()
}

/// A document of `format` with a mark and 发文字号.
fn document(format: Format, mark: &str) -> Manuscript {
    let mut manuscript = Manuscript::new("关于办理情况的报告").paragraph(&"办".repeat(1200));
    manuscript.document.format = format;
    manuscript.document.head.letterhead = Some(Letterhead {
        mark: IssuerMark { organs: organs(&[mark]), suffix: Vec::new() },
        document_number: text("静府〔2025〕47号"),
        ..Letterhead::default()
    });
    manuscript
}

fn letterhead(manuscript: &mut Manuscript) -> &mut Letterhead {
    manuscript.document.head.letterhead.as_mut().unwrap()
}

/// Upper and lower edge of a line's ink in mm.
fn ink(laid: &Laid, line: &Line) -> (f64, f64) {
    let mut edges = (f64::MAX, f64::MIN);
    for run in &line.runs {
        let font = FontRef::new(&laid.faces.get(run.face).unwrap().data).unwrap();
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        for glyph in &run.glyphs {
            let ink = metrics.bounds(u32::from(glyph.glyph).into()).unwrap();
            let mm = |units: f32| (run.baseline - f64::from(units) / 1000.0 * run.size) / PT_PER_MM;
            edges = (edges.0.min(mm(ink.y_max)), edges.1.max(mm(ink.y_min)));
        }
    }
    edges
}

/// Left end, right end, upper and lower edge of each red rule of a page in mm.
fn red_rules(laid: &Laid, page: usize) -> Vec<[f64; 4]> {
    let rules = laid.pages.pages[page].items.iter().filter_map(|it| match it {
        PageItem::Rule(rule @ Rule { colour: Colour::Red, .. }) => Some(rule),
        _ => None,
    });
    let mm = |it: f64| it / PT_PER_MM;
    let half = |it: &Rule| it.thickness / 2.0;
    rules
        .map(|it| [mm(it.from.0), mm(it.to.0), mm(it.from.1 - half(it)), mm(it.from.1 + half(it))])
        .collect()
}

fn find<'a>(page: &'a [Line], words: &str) -> &'a Line {
    page.iter().find(|it| it.text == words).unwrap_or_else(|| panic!("{words}: {:?}", texts(page)))
}

/// Upper edge of a line's 三号 em box in mm.
fn em_top(line: &Line) -> f64 {
    line.y - ASCENT
}

/// Top of the box of 36 pt in which a line of the title stands, in mm.
fn title_top(line: &Line) -> f64 {
    line.y - (7.0 + 0.88 * 22.0) / PT_PER_MM
}

/// So many lines, of which the first may stand a little higher so that one more finds room.
fn blank_lines(count: f64, mm: f64) -> bool {
    (count * LINE - 0.33..count * LINE + 0.01).contains(&mm)
}

#[test]
fn the_mark_of_a_file_stands_35_mm_below_the_type_area_whatever_stands_above_it() {
    let mut manuscript = document(Format::File, "上海市静安区人民政府文件");
    let bare = manuscript.set();
    let page = &lines(&bare)[0];
    let mark = find(page, "上海市静安区人民政府文件");
    assert!(near(ink(&bare, mark).0, 72.0));
    assert!(mark.runs.iter().all(|it| it.colour == Colour::Red));
    assert!(near(f64::midpoint(mark.x.0, mark.x.1 + mark.runs[0].size / PT_PER_MM), 106.0));

    letterhead(&mut manuscript).copy_number = text("000012");
    letterhead(&mut manuscript).urgency = Some(Urgency::ExtraUrgent);
    let full = manuscript.set();
    let page = &lines(&full)[0];
    assert!(near(ink(&full, find(page, "上海市静安区人民政府文件")).0, 72.0));
    assert!(near(find(page, "000012").y, 37.0 + LEADING + ASCENT));
    let urgency = find(page, "特急");
    assert!(near(urgency.y, 37.0 + LINE + LEADING + ASCENT) && near(urgency.x.0, 28.0));
    assert_eq!(full.faces.get(urgency.runs[0].face).unwrap().name, "Noto Sans SC Medium");
    assert_eq!(full.letterhead, bare.letterhead);
}

#[test]
fn a_proof_of_a_file_measures_the_mark_and_the_red_rule() {
    let laid = document(Format::File, "某区人民政府文件").set();
    let proof = proof(&laid);
    let words: Vec<String> = lines(&proof)[0].iter().map(|it| it.text.clone()).collect();
    let rule = format!("红线 {:.1}", red_rules(&laid, 0)[0][2]);
    assert!(words.iter().any(|it| it == "标志 72.0"), "{words:?}");
    assert!(words.contains(&rule), "{rule} {words:?}");
}

#[test]
fn the_urgency_of_a_file_without_a_copy_number_stands_on_the_first_line() {
    let mut manuscript = document(Format::File, "某区人民政府文件");
    letterhead(&mut manuscript).urgency = Some(Urgency::Urgent);
    let page = &lines(&manuscript.set())[0];
    assert!(near(find(page, "加急").y, 37.0 + LEADING + ASCENT));
}

/// The worked check of the reference document.
#[test]
fn below_the_mark_of_a_file_all_follows_at_the_distances_of_the_standard() {
    let mut manuscript = document(Format::File, "上海市静安区人民政府文件");
    manuscript.document.head.addressees = text("区人大常委会：");
    let laid = manuscript.set();
    let page = &lines(&laid)[0];
    let size = find(page, "上海市静安区人民政府文件").runs[0].size / PT_PER_MM;
    let number = find(page, "静府〔2025〕47号");
    assert!(near(em_top(number) - LEADING, 72.0 + size + 2.0 * LINE), "{}", em_top(number));
    assert!(near(number.x.0 - 28.0, 184.0 - number.x.1 - CELL));
    let [rule] = red_rules(&laid, 0).try_into().unwrap();
    assert!(near(rule[0], 28.0) && near(rule[1], 184.0), "{rule:?}");
    assert!(near(rule[2] - (em_top(number) + EM), 4.0), "{rule:?}");
    assert!(near(title_top(find(page, "关于办理情况的报告")) - rule[3], 2.0 * LINE));
    let title_bottom = title_top(find(page, "关于办理情况的报告")) + 36.0 / PT_PER_MM;
    let addressees = find(page, "区人大常委会：");
    let blank = em_top(addressees) - LEADING - title_bottom;
    assert!(blank_lines(1.0, blank), "{blank} mm");
    let text = &page[page.iter().position(|it| it.text == "区人大常委会：").unwrap() + 1];
    assert!(near(text.y - addressees.y, LINE));
}

#[test]
fn a_long_mark_is_condensed_and_stays_on_one_line() {
    let mark = "上海市静安区人民代表大会常务委员会办公室文件";
    let laid = document(Format::File, mark).set();
    let page = &lines(&laid)[0];
    let line = find(page, mark);
    assert!(line.x.0 > 28.0 && line.x.1 < 184.0);
    let set = laid.letterhead.as_ref().unwrap().mark;
    assert!(set.size >= 30.0 && near(set.stretch, 0.6), "{set:?}");
    assert!(line.runs.iter().all(|it| near(it.stretch, set.stretch)));
}

#[test]
fn organs_of_a_joint_document_have_one_width_and_the_suffix_the_middle_of_their_height() {
    let mut manuscript = document(Format::File, "");
    letterhead(&mut manuscript).mark = IssuerMark {
        organs: organs(&["静安区人民政府办公室", "静安区财政局", "静安区发展和改革委员会"]),
        suffix: text("文件"),
    };
    let laid = manuscript.set();
    let page = &lines(&laid)[0];
    let organs: Vec<&Line> = ["静安区人民政府办公室", "静安区财政局", "静安区发展和改革委员会"]
        .map(|it| find(page, it))
        .into();
    assert!(near(ink(&laid, organs[0]).0, 72.0));
    // Glyphs stand in the middle of their cells.
    assert!(organs.iter().all(|it| (it.x.0 - organs[0].x.0).abs() < 0.3), "{organs:?}");
    assert!(organs.iter().all(|it| (it.x.1 - organs[0].x.1).abs() < 0.3), "{organs:?}");
    let suffix = find(page, "文件");
    assert!(near(suffix.y, organs[1].y) && suffix.x.0 > organs[0].x.1);
    let set = laid.letterhead.as_ref().unwrap().mark;
    let cell = set.size * set.stretch / PT_PER_MM;
    assert!((f64::midpoint(organs[0].x.0, suffix.x.1 + cell) - 106.0).abs() < 0.3);
}

#[test]
fn a_number_beside_the_approvers_stands_on_the_last_of_their_lines() {
    let mut manuscript = document(Format::File, "某区人民政府文件");
    letterhead(&mut manuscript).approvers = organs(&["王某某", "李某", "赵某某"]);
    let laid = manuscript.set();
    let page = &lines(&laid)[0];
    let first = find(page, "签发人：王某某李某");
    let last = find(page, "静府〔2025〕47号赵某某");
    let size = find(page, "某区人民政府文件").runs[0].size / PT_PER_MM;
    assert!(near(em_top(first) - LEADING, 72.0 + size + 2.0 * LINE));
    assert!(near(last.y - first.y, LINE));
    // The number begins one cell in, the widest name of the right column ends one cell before the end.
    assert!((last.x.0 - 28.0 - CELL).abs() < 0.3);
    assert!((first.x.1 + CELL - (184.0 - CELL)).abs() < 0.3, "{first:?}");
    // 赵 stands below 王.
    let left = |it: &Line, run: usize| it.runs[run].glyphs[0].x / PT_PER_MM;
    assert!((left(first, 1) - left(last, 1)).abs() < 0.3, "{last:?}");
    assert_eq!(laid.faces.get(first.runs[1].face).unwrap().name, "GB Kaiti Subset");
    let [rule] = red_rules(&laid, 0).try_into().unwrap();
    assert!(near(rule[2] - (em_top(last) + EM), 4.0));
}

#[test]
fn a_letter_has_a_double_rule_below_its_mark_and_one_at_the_foot_of_its_first_page() {
    let mut manuscript = document(Format::Letter, "上海市静安区民政局");
    letterhead(&mut manuscript).copy_number = text("000012");
    letterhead(&mut manuscript).urgency = Some(Urgency::Urgent);
    let laid = manuscript.set();
    let pages = lines(&laid);
    let page = &pages[0];
    let mark = ink(&laid, find(page, "上海市静安区民政局"));
    assert!(near(mark.0, 30.0));
    let rules = red_rules(&laid, 0);
    assert_eq!(rules.len(), 4);
    assert!(rules.iter().all(|it| near(it[0], 20.0) && near(it[1], 190.0)), "{rules:?}");
    let thickness = |it: &[f64; 4]| (it[3] - it[2]) * PT_PER_MM;
    assert!(near(rules[0][2] - mark.1, 4.0));
    assert!(thickness(&rules[0]) > thickness(&rules[1]), "thick over thin");
    assert!(thickness(&rules[2]) < thickness(&rules[3]), "thin over thick");
    assert!(near(rules[3][3], 277.0));
    assert!(red_rules(&laid, 1).is_empty());

    let number = find(page, "000012静府〔2025〕47号");
    assert!(near(em_top(number) - rules[1][3], 14.0 / PT_PER_MM));
    assert!((number.x.0 - 28.0).abs() < 0.3 && (number.x.1 + CELL - 184.0).abs() < 0.3);
    let urgency = find(page, "加急");
    assert!(near(urgency.y - number.y, LINE));
    let title = find(page, "关于办理情况的报告");
    assert!(near(title_top(title), em_top(urgency) - LEADING + 3.0 * LINE));
}

#[test]
fn a_letter_s_first_page_bears_no_number_and_its_text_keeps_from_the_lower_rule() {
    let laid = document(Format::Letter, "上海市静安区民政局").set();
    let pages = lines(&laid);
    let last = pages[0].last().unwrap();
    let room_below = 262.0 - (em_top(last) - LEADING + LINE);
    assert!((0.0..LINE).contains(&room_below), "{room_below} mm");
    let rule = red_rules(&laid, 0)[2];
    assert!(rule[2] - (em_top(last) + EM) >= 14.0 / PT_PER_MM);
    assert_eq!(pages[1].last().unwrap().text, "— 2 —");
}

#[test]
fn an_order_prints_mark_number_and_text_but_no_title() {
    let mut manuscript = document(Format::Order, "上海市静安区人民政府令");
    letterhead(&mut manuscript).document_number = text("第7号");
    let laid = manuscript.set();
    let page = &lines(&laid)[0];
    let mark = find(page, "上海市静安区人民政府令");
    assert!(near(ink(&laid, mark).0, 57.0));
    let number = find(page, "第7号");
    let size = mark.runs[0].size / PT_PER_MM;
    assert!(near(em_top(number) - LEADING, 57.0 + size + 2.0 * LINE));
    assert_eq!(page[2].text, "办".repeat(26));
    let blank = em_top(&page[2]) - em_top(number) - LINE;
    assert!(blank_lines(2.0, blank), "{blank} mm");
    assert!(red_rules(&laid, 0).is_empty());
    assert_eq!(laid.pages.outline[0].text, "关于办理情况的报告");
}

#[test]
fn minutes_list_who_was_present_after_the_text() {
    let mut manuscript = document(Format::Minutes, "某区人民政府专题会议纪要");
    manuscript.document.body.truncate(0);
    let mut manuscript = manuscript.paragraph("会议要求。");
    let names = "区政府办公室张某某、李某某，区民政局王某某，区财政局钱某某，区教育局孙某某";
    letterhead(&mut manuscript).attendance = vec![
        Attendance { label: "出席", names: text(names) },
        Attendance { label: "列席", names: text("周某某") },
    ];
    let laid = manuscript.set();
    let page = &lines(&laid)[0];
    assert!(near(ink(&laid, find(page, "某区人民政府专题会议纪要")).0, 72.0));
    let at = page.iter().position(|it| it.text == "会议要求。").unwrap();
    let [first, second, third] = [&page[at + 1], &page[at + 2], &page[at + 3]];
    assert!(near(first.y - page[at].y, 2.0 * LINE));
    assert!((first.x.0 - 28.0 - 2.0 * CELL).abs() < 0.3);
    assert!((second.x.0 - 28.0 - 5.0 * CELL).abs() < 0.3, "{second:?}");
    assert_eq!(third.text, "列席：周某某");
    assert_eq!(laid.faces.get(third.runs[0].face).unwrap().name, "Noto Sans SC Medium");
    assert_eq!(laid.faces.get(third.runs[1].face).unwrap().name, "朱雀仿宋");
}

#[test]
fn preprinted_paper_has_mark_and_rules_already() {
    for format in [Format::File, Format::Letter, Format::Order, Format::Minutes] {
        let mut manuscript = document(format, "某区人民政府");
        let printed = lines(&manuscript.set())[0].clone();
        letterhead(&mut manuscript).printing = LetterheadPrinting::Preprinted;
        let laid = manuscript.set();
        let page = &lines(&laid)[0];
        assert!(red_rules(&laid, 0).is_empty());
        let places = |page: &[Line]| -> Vec<(String, f64)> {
            let kept = page.iter().filter(|it| it.text != "某区人民政府");
            kept.map(|it| (it.text.clone(), it.y)).collect()
        };
        assert_eq!(places(page), places(&printed), "{}", format.chinese());
    }
}

#[test]
fn an_overlaid_letterhead_leaves_title_and_text_at_the_top() {
    let mut manuscript = document(Format::File, "某区人民政府文件");
    letterhead(&mut manuscript).printing = LetterheadPrinting::Overlaid;
    letterhead(&mut manuscript).copy_number = text("000012");
    let laid = manuscript.set();
    let page = &lines(&laid)[0];
    assert_eq!(page[0].text, "关于办理情况的报告");
    assert!(page[0].y < 37.0 + 2.0 * LINE);
    assert_eq!(laid.letterhead, None);
}

#[test]
fn a_mark_that_could_not_be_read_is_refused() {
    let mut manuscript = document(Format::File, "");
    letterhead(&mut manuscript).mark =
        IssuerMark { organs: organs(&["某区教育局"; 9]), suffix: text("文件") };
    let found = manuscript.try_set().unwrap_err();
    let told: Vec<&str> = found.iter().map(|it| it.cause.as_str()).collect();
    assert_eq!(told, ["发文机关标志太长或发文机关太多，印出来比标题还小"]);
}

#[test]
fn minutes_without_a_number_have_their_rule_two_blank_lines_below_the_mark() {
    let mut manuscript = document(Format::Minutes, "某区人民政府专题会议纪要");
    letterhead(&mut manuscript).document_number = Vec::new();
    let laid = manuscript.set();
    let page = &lines(&laid)[0];
    let size = find(page, "某区人民政府专题会议纪要").runs[0].size / PT_PER_MM;
    assert!(near(red_rules(&laid, 0)[0][2], 72.0 + size + 2.0 * LINE));
}
