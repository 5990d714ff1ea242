//! Tables, annexes, footnotes, pictures, and where pages break.

use huibao::{
    diagnostic::Diagnostic,
    document::{BlockContent, InlineContent, Level, SignaturePosition},
    layout::PageItem,
    style::{FaceRole, gb9704::PT_PER_MM},
};

use super::manuscript::{Manuscript, inline, lines, text, texts};

/// As many lines of text as `lines`, one paragraph each.
fn filled(mut manuscript: Manuscript, lines: usize) -> Manuscript {
    for _ in 0..lines {
        manuscript = manuscript.paragraph("正文一行");
    }
    manuscript
}

#[test]
fn no_heading_is_the_last_line_of_a_page() {
    // The title takes two lines of the grid, a blank one follows: 19 lines are left.
    let manuscript = filled(Manuscript::new("汇报"), 18)
        .heading(Level::First, "一、", "基本情况", "")
        .heading(Level::Second, "（一）", "总体", "")
        .paragraph("正文");
    let pages = lines(&manuscript.set());
    assert_eq!(texts(&pages[0]).last_chunk::<2>().unwrap(), &["正文一行", "— 1 —"]);
    assert_eq!(texts(&pages[1]), ["一、基本情况", "（一）总体", "正文", "— 2 —"]);
}

#[test]
fn a_run_in_heading_may_begin_on_the_last_line() {
    let manuscript = filled(Manuscript::new("汇报"), 18).heading(
        Level::Second,
        "（一）",
        "强化督查。",
        &"办".repeat(40),
    );
    let pages = lines(&manuscript.set());
    assert_eq!(pages[0].len(), 1 + 19 + 1);
    assert_eq!(pages[1].len(), 2 + 1 - 1);
}

#[test]
fn a_signature_without_room_takes_two_lines_of_text_along() {
    let manuscript = filled(Manuscript::new("报告"), 18).signed(
        SignaturePosition::AtEnd,
        "区人民政府",
        "2025年9月19日",
    );
    let pages = lines(&manuscript.set());
    assert_eq!(texts(&pages[1]), ["正文一行", "正文一行", "区人民政府", "2025年9月19日", "— 2 —"]);
}

#[test]
fn a_table_repeats_its_header_and_cuts_no_row() {
    let long = "关于进一步加强居民区高空抛物综合治理的建议".repeat(3);
    let mut rows: Vec<&[&str]> = vec![&["编号", "标题", "主办单位", "办理结果"]];
    let row: &[&str] = &["0038", &long, "区公安分局、区房管局、各街道（镇）人民政府", "解决采纳"];
    rows.extend(vec![row; 12]);
    let laid = Manuscript::new("汇报").table("办理情况一览表", &rows).set();
    let pages = lines(&laid);
    assert!(pages.len() > 1);
    assert_eq!(pages[0][1].text, "办理情况一览表");
    for page in &pages {
        let headers = page.iter().filter(|it| it.text.contains("办理结果")).count();
        assert_eq!(headers, 1);
    }
    let starts: usize = pages.iter().flatten().filter(|it| it.text.contains("0038")).count();
    assert_eq!(starts, 12);
    for page in &laid.pages.pages {
        let bottom = page.items.iter().filter_map(|it| match it {
            PageItem::Rule(rule) => Some(rule.to.1 / PT_PER_MM),
            _ => None,
        });
        assert!(bottom.fold(0.0, f64::max) <= 262.01);
    }
}

#[test]
fn columns_fill_the_type_area_and_short_cells_are_not_broken() {
    let long = "关于进一步加强居民区高空抛物综合治理并完善相关处置机制的建议".repeat(2);
    let rows: &[&[&str]] = &[&["序号", "标题", "办理结果"], &["1", &long, "解决采纳"]];
    let laid = Manuscript::new("汇报").table("", rows).set();
    let widths = laid.column_widths.values().next().unwrap();
    assert!((widths.iter().sum::<f64>() / PT_PER_MM - 156.0).abs() < 0.01);
    let page = &lines(&laid)[0];
    assert!(page.iter().any(|it| it.text == "序号标题办理结果"), "{:?}", texts(page));
}

#[test]
fn the_text_after_a_table_is_on_the_grid_again() {
    let rows: &[&[&str]] = &[&["标题"], &[&"关于建议".repeat(20)]];
    let pages = lines(&Manuscript::new("汇报").table("", rows).paragraph("表后正文").set());
    let after = pages[0].iter().find(|it| it.text == "表后正文").unwrap();
    let lines = (after.y - 37.0 - 20.58 / PT_PER_MM) / (225.0 / 22.0);
    assert!((lines - lines.round()).abs() < 0.01, "{lines}");
}

#[test]
fn a_row_that_no_page_could_hold_goes_on_in_another() {
    let endless = "关于建议".repeat(600);
    let rows: &[&[&str]] = &[&["标题", "措施"], &["关于建议", &endless]];
    let laid = Manuscript::new("汇报").table("", rows).set();
    let lines = lines(&laid);
    let printed: usize = lines.iter().flatten().map(|it| it.text.matches('建').count()).sum();
    assert_eq!(printed, 601);
    assert!(lines.iter().flat_map(|page| &page[..page.len() - 1]).all(|it| it.y < 262.0));
}

#[test]
fn one_annex_has_no_number() {
    let laid = Manuscript::new("汇报").paragraph("正文").annex(None, "汇总表", "附件正文").set();
    let pages = lines(&laid);
    assert_eq!(texts(&pages[0]), ["汇报", "正文", "附件：汇总表", "— 1 —"]);
    assert!((pages[0][2].y - pages[0][1].y - 2.0 * 225.0 / 22.0).abs() < 0.01);
    assert_eq!(texts(&pages[1]), ["附件", "汇总表", "附件正文", "— 2 —"]);
    let line = |at: f64| 37.0 + at * 225.0 / 22.0;
    assert!(pages[1][0].y < line(1.0));
    assert!(pages[1][1].y > line(2.0) && pages[1][1].y < line(3.0));
}

#[test]
fn several_annexes_are_listed_below_each_other() {
    let name = "关于进一步加强和改进人大代表建议办理工作的若干实施意见";
    let laid = Manuscript::new("汇报")
        .paragraph("正文")
        .annex(Some(1), name, "其一")
        .annex(Some(2), "汇总表", "其二")
        .set();
    let page = &lines(&laid)[0];
    assert_eq!(texts(page)[2], "附件：1.关于进一步加强和改进人大代表建议办理工作的若");
    assert_eq!(texts(page)[3..5], ["干实施意见", "2.汇总表"]);
    let cell = 156.0 / 28.0;
    let indent = |at: usize| (page[at].x.0 - 28.0) / cell;
    assert!((indent(2) - 2.0).abs() < 0.1 && (indent(3) - 6.0).abs() < 0.1);
    assert!(indent(4) > 5.0 && indent(4) < 5.5);
    let titles: Vec<_> = laid.annex_title_lines.values().map(|it| it.concat()).collect();
    assert!(titles.contains(&name.to_owned()) && titles.contains(&"汇总表".to_owned()));
}

#[test]
fn a_footnote_stands_at_the_foot_of_its_page() {
    let note = InlineContent::Footnote(text("数据来源：区政府办公室"));
    let inlines = vec![
        inline("", InlineContent::Text("共67件".into())),
        inline("", note),
        inline("", InlineContent::Text("。".into())),
    ];
    let manuscript = filled(Manuscript::new("汇报"), 3).block(BlockContent::Paragraph(inlines));
    let laid = filled(manuscript, 30).set();
    let pages = lines(&laid);
    let page = &pages[0];
    let note = &page[page.len() - 2];
    assert_eq!(note.text, "①数据来源：区政府办公室");
    assert!(note.y > 258.0 && note.y < 262.0);
    assert!(page.iter().any(|it| it.text == "共67件"), "{:?}", texts(page));
    let text_bottom = page[page.len() - 3].y;
    assert!(text_bottom < note.y - 5.0);
    assert!(pages[1].iter().all(|it| !it.text.contains("数据来源")));
}

#[test]
fn a_character_that_no_face_has_is_named_with_its_place() {
    let found = Manuscript::new("汇报").paragraph("代表\u{10fffd}提出\u{1f600}").try_set();
    let found = found.unwrap_err();
    let found: Vec<&Diagnostic> = found.iter().collect();
    assert_eq!(
        found.iter().map(|it| it.cause.as_str()).collect::<Vec<_>>(),
        [
            "没有一种字体有“\u{10fffd}”（U+10FFFD），印出来会是空白",
            "没有一种字体有“\u{1f600}”（U+1F600），印出来会是空白"
        ]
    );
    assert_eq!(found[1].place.as_ref().unwrap().line_and_column(), (1, 6));
    assert_eq!(found[1].cure.as_deref(), Some("请核对是否误输；确是此字的，请改用通用的字形"));
}

#[test]
fn rare_characters_come_from_the_faces_that_have_them() {
    let laid = Manuscript::new("汇报").paragraph("①㎡Ⅰ★").set();
    let names: Vec<_> = lines(&laid)[0][1]
        .runs
        .iter()
        .map(|run| laid.faces.get(run.face).unwrap().name.clone())
        .collect();
    assert!(names.iter().all(|it| it == "Noto Serif SC"), "{names:?}");
}

#[test]
fn only_the_faces_that_were_used_are_reported() {
    let laid = Manuscript::new("汇报").paragraph("正文").set();
    let names: Vec<_> = laid
        .cast
        .iter()
        .map(|(role, face)| (*role, laid.faces.get(*face).unwrap().name.as_str()))
        .collect();
    assert_eq!(
        names,
        [
            (FaceRole::FangSong, "朱雀仿宋"),
            (FaceRole::XiaoBiaoSong, "Noto Serif SC Bold"),
            (FaceRole::Song, "Noto Serif SC"),
        ]
    );
    assert!(laid.strays.is_empty());
}

#[test]
fn characters_that_another_face_lends_are_reported_once() {
    let laid = Manuscript::new("汇报“一”").paragraph("①㎡“①”").set();
    let strays: Vec<_> = laid
        .strays
        .iter()
        .map(|(face, lent)| (laid.faces.get(*face).unwrap().name.as_str(), String::from_iter(lent)))
        .collect();
    assert_eq!(strays, [("Noto Serif SC", "①㎡".to_owned())]);
}

#[test]
fn the_office_may_break_the_title_itself() {
    let mut manuscript = Manuscript::new("关于办理情况的汇报");
    manuscript.document.head.title_lines = vec!["关于".into(), "办理情况的汇报".into()];
    assert_eq!(manuscript.set().title_lines, ["关于", "办理情况的汇报"]);
}
