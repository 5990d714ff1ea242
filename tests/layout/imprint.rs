//! 版记 at the foot of the last page, and 主送 that moves there (GB/T 9704-2012, 7.3.2, 7.4, 7.5).

use huibao::{
    diagnostic::Diagnostic,
    document::{Format, Imprint, Signing},
    layout::{ImprintPart, Laid, PageItem},
    style::gb9704::PT_PER_MM,
};

use super::manuscript::{Line, Manuscript, lines, text, texts};

const SIZE: f64 = 14.0 / PT_PER_MM;
const PITCH: f64 = 24.0 / PT_PER_MM;
const COPIES: &str =
    "市政府办公厅，区委办公室，区人大常委会办公室，区政协办公室，区人民法院，区人民检察院。";

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.1
}

fn imprint() -> Imprint {
    Imprint {
        copies_to: text(COPIES),
        printing_office: text("上海市静安区人民政府办公室"),
        printed_on: text("2025年9月19日印发"),
        on_even_page: false,
    }
}

/// A sealed 文件 of so many lines; 19 of them fill the first page, 22 any other.
fn file(lines: usize, imprint: Imprint) -> Manuscript {
    let text = (0..lines).fold(Manuscript::new("报告"), |it, _| it.paragraph("正文一行。"));
    let mut manuscript = text.closed(Signing::Seal, &["区政府"]);
    manuscript.document.format = Format::File;
    manuscript.document.imprint = Some(imprint);
    manuscript
}

/// Height, ends and thickness of each rule of a page in mm, from its top.
fn rules(laid: &Laid, page: usize) -> Vec<[f64; 4]> {
    let rules = laid.pages.pages[page].items.iter().filter_map(|item| match item {
        PageItem::Rule(it) => Some([it.from.1, it.from.0, it.to.0, it.thickness]),
        _ => None,
    });
    rules.map(|it| it.map(|it| it / PT_PER_MM)).collect()
}

fn begins<'a>(page: &'a [Line], text: &str) -> &'a Line {
    let line = page.iter().find(|it| it.text.starts_with(text));
    line.unwrap_or_else(|| panic!("{text}: {:?}", texts(page)))
}

#[test]
fn its_last_rule_is_the_foot_of_the_type_area() {
    let laid = file(3, imprint()).set();
    let expected = [
        [262.0 - 3.0 * PITCH, 28.0, 184.0, 0.35],
        [262.0 - PITCH, 28.0, 184.0, 0.25],
        [262.0, 28.0, 184.0, 0.35],
    ];
    let rules = rules(&laid, 0);
    assert_eq!(rules.len(), 3);
    for (rule, expected) in rules.iter().zip(expected) {
        assert!(
            rule.iter().zip(expected).all(|(one, other)| (one - other).abs() < 0.01),
            "{rule:?}"
        );
    }
    assert_eq!(lines(&laid).len(), 1);
}

#[test]
fn copies_wrap_under_the_first_name_and_the_printing_line_fills_the_width() {
    let laid = file(3, imprint()).set();
    let page = &lines(&laid)[0];
    let first = begins(page, "抄送：市政府办公厅");
    let second = &page[page.iter().position(|it| it.text == first.text).unwrap() + 1];
    assert!(near(first.x.0, 28.0 + SIZE), "{first:?}");
    assert!(first.x.1 + SIZE < 184.0 - SIZE + 0.1, "{first:?}");
    assert!(near(second.x.0, 28.0 + 4.0 * SIZE), "{second:?}");
    assert!(second.text.ends_with("区人民检察院。"));
    let printing = begins(page, "上海市静安区人民政府办公室2025年9月19日印发");
    assert!(near(printing.x.0, 28.0 + SIZE));
    assert!(near(printing.x.1 + SIZE, 184.0 - SIZE), "{printing:?}");
    assert!(printing.runs.iter().all(|it| (it.size - 14.0).abs() < 0.001));
}

#[test]
fn without_room_on_the_last_page_it_has_a_page_of_its_own() {
    let laid = file(14, imprint()).set();
    let pages = lines(&laid);
    assert_eq!(pages.len(), 2);
    assert_eq!(texts(&pages[1]).last(), Some(&"— 2 —"));
    let set = laid.closing.imprint.unwrap();
    assert!(set.has_own_page && !set.follows_blank_page && set.page == 1);
}

#[test]
fn it_comes_after_the_annexes() {
    let laid = file(3, imprint()).annex(None, "名单", "张三").set();
    assert_eq!(laid.closing.imprint.as_ref().unwrap().page, 1);
    assert!(rules(&laid, 0).is_empty() && rules(&laid, 1).len() == 3);
}

#[test]
fn on_an_even_page_a_blank_page_comes_before_it_only_where_it_must() {
    let even = || Imprint { on_even_page: true, ..imprint() };
    let numbers = |laid: &Laid| -> Vec<String> {
        let words = |line: &Line| line.text.clone();
        lines(laid).iter().map(|it| it.last().map(words).unwrap_or_default()).collect()
    };
    // It has room on page 1, which is odd: page 2, numbered.
    let laid = file(3, even()).set();
    assert_eq!(numbers(&laid), ["— 1 —", "— 2 —"]);
    // It has room on page 2.
    let laid = file(22, even()).set();
    assert_eq!(numbers(&laid), ["— 1 —", "— 2 —"]);
    assert!(!laid.closing.imprint.unwrap().has_own_page);
    // It has none on page 2: page 3 is blank, and neither has a number.
    let laid = file(35, even()).set();
    let pages = lines(&laid);
    assert_eq!(pages.len(), 4);
    assert!(pages[2].is_empty());
    assert!(texts(&pages[3])[0].starts_with("抄送：") && texts(&pages[3]).len() == 3);
    assert!(laid.closing.imprint.unwrap().follows_blank_page);
}

#[test]
fn that_of_a_letter_has_no_rules() {
    let mut manuscript = file(3, Imprint { copies_to: text(COPIES), ..Imprint::default() });
    manuscript.document.format = Format::Letter;
    let laid = manuscript.set();
    let page = &lines(&laid)[0];
    assert!(rules(&laid, 0).is_empty());
    let first = begins(page, "抄送：");
    let last = page.iter().find(|it| it.text.ends_with("区人民检察院。")).unwrap();
    assert!(last.y > 255.0 && last.y < 262.0 && near(last.y - first.y, PITCH), "{page:?}");
}

fn sent_to(names: usize) -> Manuscript {
    let mut manuscript = file(3, imprint());
    let names = vec!["各区人民政府"; names].join("，");
    manuscript.document.head.addressees = text(&names);
    manuscript.document.head.addressees.extend(text("："));
    manuscript
}

#[test]
fn addressees_that_leave_no_room_for_the_text_move_above_the_copies() {
    assert!(!sent_to(70).set().closing.addressees_in_imprint);
    let laid = sent_to(80).set();
    assert!(laid.closing.addressees_in_imprint && !laid.closing.text_begins_late);
    let pages = lines(&laid);
    assert_eq!(texts(&pages[0])[..2], ["报告", "正文一行。"]);
    let set = laid.closing.imprint.clone().unwrap();
    let parts = set.parts.iter().map(std::mem::discriminant).collect::<Vec<_>>();
    let expected = [
        ImprintPart::OuterRule,
        ImprintPart::Addressees(0),
        ImprintPart::CopiesTo(0),
        ImprintPart::InnerRule,
        ImprintPart::Printing(0),
        ImprintPart::OuterRule,
    ];
    assert_eq!(parts, expected.map(|it| std::mem::discriminant(&it)));
    let page = &pages[set.page];
    assert!(near(begins(page, "主送：各区人民政府，").x.0, 28.0 + SIZE));
    let copies = page.iter().position(|it| it.text.starts_with("抄送：")).unwrap();
    assert!(page[copies - 1].text.ends_with("各区人民政府。"), "{:?}", texts(page));
}

#[test]
fn an_imprint_higher_than_a_page_is_refused() {
    let many = vec!["各区人民政府"; 200].join("，") + "。";
    let manuscript = file(3, Imprint { copies_to: text(&many), ..imprint() });
    let found: Vec<Diagnostic> = manuscript.try_set().unwrap_err().iter().cloned().collect();
    let place = &manuscript.document.imprint.as_ref().unwrap().copies_to[0].origin;
    let fault = Diagnostic::error("版记有56行，一页排不下").at(place);
    assert_eq!(found, [fault.cure("请用统称代替逐个列出的机关，如“各区人民政府”")]);
}
