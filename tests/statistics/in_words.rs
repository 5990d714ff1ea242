//! Numbers as a sentence says them: with measure words, one after another, the first with those beside
//! them, and what is left.

use huibao::record::{Condition, DeclarationKind, Field, ZeroClasses};

use super::book::{Book, print, refuse};

/// Nine cases: 城建 3, 民生 2, 治理 2, 经济 1, 文旅 1.
fn book() -> Book {
    let mut book = Book::new().cases(9, |_| {});
    let categories = ["城建", "民生", "治理", "城建", "民生", "治理", "城建", "经济", "文旅"];
    for (case, category) in book.register.cases.iter_mut().zip(categories) {
        case.category = Some(category.to_owned());
    }
    let classes = ["城建", "民生", "治理", "经济", "文旅", "其他"];
    book.register.categories = classes.map(str::to_owned).to_vec();
    book
}

#[test]
fn the_first_of_a_partition_are_told_with_those_that_are_equal() {
    let figures = book().partition("按分类", Field::Category, |_| {}).counted("2021-07-05");
    let told = |part: &str| print(&figures, &format!("按分类.{part}"));
    assert_eq!(told("居前1.分述"), "城建3件");
    assert_eq!(told("居前2"), "城建、民生、治理");
    assert_eq!(told("居前2.分述"), "城建3件，民生、治理各2件");
    assert_eq!(told("居前2.分别为"), "分别为3件、2件和2件");
    assert_eq!(told("居前2.位数"), "三");
    assert_eq!(told("居前2.其余"), "2");
    assert_eq!(told("居前2.其余项数"), "2");
    assert_eq!(told("居前5.分述"), "城建3件，民生、治理各2件，经济、文旅各1件");
    assert_eq!(
        refuse(&figures, "按分类.居前5.其余"),
        "“按分类”的居前5已经是全部，没有其余。请删去这处引用；模板里先用has(figure=…, part=…)判断。"
    );
    assert_eq!(
        refuse(&figures, "按分类.居前2.剩余"),
        "“按分类”没有“居前2.剩余”这一部分。是否应为“居前2.其余”？\
         可用的有居前2.件数、居前2.位数、居前2.其余、居前2.其余项数、居前2.分别为、居前2.分述、居前2.占比、居前2.项数。"
    );
}

#[test]
fn the_numbers_of_a_partition_follow_its_names() {
    let figures = book()
        .partition("按分类", Field::Category, |_| {})
        .partition("全列", Field::Category, |it| it.zero_classes = ZeroClasses::Print)
        .counted("2021-07-05");
    assert_eq!(print(&figures, "按分类.名称"), "城建、民生、治理、经济、文旅");
    assert_eq!(print(&figures, "按分类.分别为"), "分别为3件、2件、2件、1件和1件");
    assert_eq!(print(&figures, "全列.名称"), "城建、民生、治理、经济、文旅、其他");
    assert_eq!(print(&figures, "全列.分别为"), "分别为3件、2件、2件、1件、1件和0件");
    assert_eq!(print(&figures, "按分类.城建.其余"), "6");
}

#[test]
fn one_class_alone_has_one_number() {
    let figures = Book::new()
        .cases(4, |_| {})
        .partition("按公开", Field::Publicity, |_| {})
        .counted("2021-07-05");
    assert_eq!(print(&figures, "按公开.分别为"), "为4件");
    assert_eq!(print(&figures, "按公开.主动公开.其余"), "0");
}

#[test]
fn a_number_may_be_asked_for_with_its_measure_word() {
    let lead = DeclarationKind::DistinctCount(Field::Lead, Condition::default());
    let figures = book()
        .count("总数", &[])
        .figure_as("单位", lead, |it| it.measure_word = "家".to_owned())
        .partition("按分类", Field::Category, |_| {})
        .counted("2021-07-05");
    assert_eq!(print(&figures, "总数.带量词"), "9件");
    assert_eq!(print(&figures, "单位.带量词"), "1家");
    assert_eq!(print(&figures, "按分类.民生.带量词"), "2件");
}
