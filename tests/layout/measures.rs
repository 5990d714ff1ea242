//! The measures of GB/T 9704-2012, to a tenth of a millimetre.

use huibao::{
    document::{InlineContent, Level, SignaturePosition},
    layout::{LinePlace, SignatureLine},
    style::gb9704::{CELL_PITCH_PT, EM_ASCENT, PT_PER_MM},
};
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};

use super::manuscript::{Line, Manuscript, inline, lines, text, texts};

const LINE: f64 = 225.0 / 22.0;
const CELL: f64 = 156.0 / 28.0;
/// Baseline of line 0: half of what the line is higher than the em box, and the box's ascent.
const FIRST_BASELINE: f64 = 37.0 + 20.58 / PT_PER_MM;

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.1
}

fn line_at(page: &[Line], number: usize) -> &Line {
    let y = FIRST_BASELINE + f64::from(u32::try_from(number).unwrap()) * LINE;
    page.iter().find(|it| near(it.y, y)).unwrap_or_else(|| panic!("no line {number}"))
}

#[test]
fn a_full_page_holds_22_lines_of_28_characters() {
    let pages = lines(&Manuscript::new("汇报").paragraph(&"办".repeat(2000)).set());
    let (number, page) = pages[1].split_last().unwrap();
    assert_eq!(number.text, "— 2 —");
    assert_eq!(page.len(), 22);
    assert!(page.iter().all(|it| it.text.chars().count() == 28), "{:?}", texts(page));
    for (at, line) in (0_u32..).zip(page) {
        assert!(near(line.y, FIRST_BASELINE + f64::from(at) * LINE), "{line:?}");
        for (column, glyph) in (0_u32..).zip(&line.runs[0].glyphs) {
            assert!(near(glyph.x / PT_PER_MM, 28.0 + f64::from(column) * CELL), "{glyph:?}");
        }
    }
}

#[test]
fn a_paragraph_begins_two_cells_in_and_wraps_flush_left() {
    let pages = lines(&Manuscript::new("汇报").paragraph(&"办".repeat(30)).set());
    let (first, second) = (&pages[0][1], &pages[0][2]);
    assert!(near(first.x.0, 28.0 + 2.0 * CELL));
    assert!(near(second.x.0, 28.0));
    assert_eq!(second.text, "办".repeat(4));
}

#[test]
fn digits_and_latin_letters_take_half_a_cell() {
    let pages = lines(&Manuscript::new("汇报").paragraph("共67件，达92.54%，用APP").set());
    let glyphs: Vec<_> = pages[0][1].runs.iter().flat_map(|it| &it.glyphs).collect();
    let mut cell = 2.0;
    for glyph in glyphs {
        let half = glyph.text.is_ascii();
        let left = 28.0 + cell * CELL;
        let x = glyph.x / PT_PER_MM;
        assert!(x > left - 0.1 && x < left + if half { CELL / 2.0 } else { 0.1 }, "{glyph:?}");
        cell += if half { 0.5 } else { 1.0 };
    }
}

#[test]
fn no_latin_letter_is_wider_than_its_half_cell() {
    let laid = Manuscript::new("汇报").paragraph("WMm@%").set();
    for run in &lines(&laid)[0][1].runs {
        let font = FontRef::new(&laid.faces.get(run.face).unwrap().data).unwrap();
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        for glyph in &run.glyphs {
            let advance = metrics.advance_width(u32::from(glyph.glyph).into()).unwrap();
            let width = f64::from(advance) / 1000.0 * run.size * run.stretch;
            assert!(width <= CELL_PITCH_PT / 2.0 + 0.001, "{glyph:?} is {width} pt wide");
        }
    }
}

#[test]
fn the_page_number_stands_at_the_outer_end_7_mm_below_the_type_area() {
    let laid = Manuscript::new("汇报").paragraph(&"办".repeat(1200)).set();
    let pages = lines(&laid);
    let (odd, even) = (pages[0].last().unwrap(), pages[1].last().unwrap());
    assert_eq!((odd.text.as_str(), even.text.as_str()), ("— 1 —", "— 2 —"));

    let run = &odd.runs[0];
    assert!((run.size - 14.0).abs() < f64::EPSILON);
    let font = FontRef::new(&laid.faces.get(run.face).unwrap().data).unwrap();
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let ink = metrics.bounds(u32::from(run.glyphs[0].glyph).into()).unwrap();
    let middle = f64::midpoint(f64::from(ink.y_min), f64::from(ink.y_max)) / 1000.0 * run.size;
    assert!(near(odd.y - middle / PT_PER_MM, 269.0));

    let cell = 14.0 / PT_PER_MM;
    assert!(near(odd.x.1 + cell, 28.0 + 156.0 - cell), "{odd:?}");
    assert!(near(even.x.0, 28.0 + cell), "{even:?}");
}

#[test]
fn the_title_is_centred_and_the_text_after_it_on_the_grid() {
    let title = "关于区十六届人大六次会议期间代表建议、批评和意见办理情况的汇报";
    let laid = Manuscript::new(title).paragraph("正文").set();
    let page = &lines(&laid)[0];
    assert_eq!(
        texts(page),
        ["关于区十六届人大六次会议期间", "代表建议、批评和意见办理情况的汇报", "正文", "— 1 —"]
    );
    assert!(near((page[1].y - page[0].y) * PT_PER_MM, 36.0));
    let em = 22.0 / PT_PER_MM;
    assert!(near(f64::midpoint(page[0].x.0, page[0].x.1 + em), 28.0 + 78.0));
    // Two lines of 36 pt take three of the grid; one line stays blank.
    assert_eq!(line_at(page, 4).text, "正文");
    let first = 37.0 + (laid.title_padding + (36.0 - 22.0) / 2.0 + EM_ASCENT * 22.0) / PT_PER_MM;
    assert!(near(page[0].y, first));
}

#[test]
fn signatory_and_date_under_the_title_are_centred_in_kai() {
    let laid = Manuscript::new("汇报")
        .signed(SignaturePosition::UnderTitle, "区政府办公室", "2021年7月5日")
        .paragraph("正文")
        .set();
    let page = &lines(&laid)[0];
    assert_eq!(texts(page), ["汇报", "区政府办公室", "2021年7月5日", "正文", "— 1 —"]);
    assert!(near(f64::midpoint(page[1].x.0, page[1].x.1 + CELL), 28.0 + 78.0));
    assert_eq!(laid.faces.get(page[1].runs[0].face).unwrap().name, "GB Kaiti Subset");
    assert_eq!(line_at(page, 5).text, "正文");
    assert_eq!(laid.closing.signature, []);
}

#[test]
fn addressees_stand_flush_left_after_a_blank_line() {
    let mut manuscript = Manuscript::new("汇报").paragraph("正文");
    manuscript.document.head.addressees = text("区人大常委会：");
    let page = &lines(&manuscript.set())[0];
    assert_eq!(line_at(page, 3).text, "区人大常委会：");
    assert!(near(line_at(page, 3).x.0, 28.0));
    assert_eq!(line_at(page, 4).text, "正文");
}

#[test]
fn a_signature_at_the_end_follows_clause_7_3_5_2() {
    let signed = |by: &str| {
        Manuscript::new("报告")
            .paragraph("特此报告。")
            .signed(SignaturePosition::AtEnd, by, "2025年9月19日")
            .set()
    };
    let long = signed("上海市静安区人民政府");
    let page = &lines(&long)[0];
    assert_eq!(line_at(page, 3).text, "特此报告。");
    assert_eq!(line_at(page, 5).text, "上海市静安区人民政府");
    assert!(near(line_at(page, 5).x.0, 28.0 + 16.0 * CELL));
    assert!(line_at(page, 6).x.0 >= 28.0 + 18.0 * CELL);
    let ends = |lines: &[SignatureLine]| -> Vec<LinePlace> {
        lines.iter().map(|it| it.place.clone()).collect()
    };
    let right = LinePlace::FromRight;
    assert_eq!(ends(&long.closing.signature), [right(2.0), right(3.5)]);
    assert_eq!(ends(&signed("区政府").closing.signature), [right(7.5), right(2.0)]);
}

#[test]
fn levels_have_their_faces_and_a_run_in_heading_goes_on_in_fangsong() {
    let laid = Manuscript::new("汇报")
        .heading(Level::First, "一、", "基本情况", "")
        .heading(Level::Second, "（一）", "强化督查。", "针对热点")
        .heading(Level::Third, "1.", "领导重视", "")
        .heading(Level::Fourth, "（1）", "亲自阅批", "")
        .set();
    let page = &lines(&laid)[0];
    let faces = |line: &Line| -> Vec<(String, String)> {
        let runs = line.runs.iter().map(|run| {
            let text = run.glyphs.iter().map(|it| it.text.as_str()).collect();
            (laid.faces.get(run.face).unwrap().name.clone(), text)
        });
        runs.collect()
    };
    let named = |face: &str, text: &str| (face.to_owned(), text.to_owned());
    assert_eq!(faces(&page[1]), [named("Noto Sans SC Medium", "一、基本情况")]);
    assert_eq!(
        faces(&page[2]),
        [named("GB Kaiti Subset", "（一）强化督查。"), named("朱雀仿宋", "针对热点")]
    );
    assert_eq!(faces(&page[3]), [named("朱雀仿宋", "1.领导重视")]);
    assert_eq!(faces(&page[4]), [named("朱雀仿宋", "（1）亲自阅批")]);
    let indented = |it: &Line| (it.x.0 - 28.0 - 2.0 * CELL).abs() < CELL / 4.0;
    assert!(page[1..5].iter().all(indented));
}

#[test]
fn strong_text_is_emboldened_and_what_is_missing_is_red() {
    use huibao::{document::BlockContent::Paragraph, layout::Colour};
    let inlines = vec![
        inline("**压实责任**", InlineContent::Strong(text("压实责任"))),
        inline("", InlineContent::Missing("日期".into())),
    ];
    let laid = Manuscript::new("汇报").block(Paragraph(inlines)).set();
    let runs = lines(&laid)[0][1].runs.clone();
    assert!(runs[0].embolden > 0.0 && runs[0].colour == Colour::Black);
    assert!(runs[1].embolden == 0.0 && runs[1].colour == Colour::Red);
    assert_eq!(lines(&laid)[0][1].text, "压实责任【待补：日期】");
}

#[test]
fn quotation_marks_are_one_em_wide_in_every_face() {
    let laid = Manuscript::new("“两会”汇报")
        .heading(Level::First, "一、", "“两会”", "")
        .heading(Level::Second, "（一）", "“两会”", "")
        .paragraph("“两会”与‘代表’")
        .set();
    for line in &lines(&laid)[0] {
        for run in &line.runs {
            let font = FontRef::new(&laid.faces.get(run.face).unwrap().data).unwrap();
            let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
            for glyph in run.glyphs.iter().filter(|it| "“”‘’".contains(&it.text)) {
                let advance = metrics.advance_width(u32::from(glyph.glyph).into()).unwrap();
                assert!((advance - 1000.0).abs() < 1.0, "{glyph:?} is {advance} wide");
            }
        }
    }
}

#[test]
fn the_halves_of_a_dash_meet_without_a_gap() {
    let laid = Manuscript::new("汇报").paragraph("办理——落实").set();
    let dashes: Vec<_> = lines(&laid)[0][1]
        .runs
        .iter()
        .flat_map(|run| run.glyphs.iter().map(move |glyph| (run.clone(), glyph.clone())))
        .filter(|(_, glyph)| glyph.text == "—")
        .map(|(run, glyph)| {
            let font = FontRef::new(&laid.faces.get(run.face).unwrap().data).unwrap();
            let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
            let ink = metrics.bounds(u32::from(glyph.glyph).into()).unwrap();
            let at = |x: f32| glyph.x + f64::from(x) / 1000.0 * run.size * run.stretch;
            (at(ink.x_min), at(ink.x_max))
        })
        .collect();
    assert_eq!(dashes.len(), 2);
    assert!(dashes[0].1 > dashes[1].0, "{dashes:?}");
    assert!(dashes[0].0 > (28.0 + 4.0 * CELL) * PT_PER_MM);
    assert!(dashes[1].1 < (28.0 + 6.0 * CELL) * PT_PER_MM);
}
