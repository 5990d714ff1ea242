//! 分布, 排名 and 件次: values of which a case may have several, ranks that are shared, and a unit
//! that is not 件.

use std::collections::BTreeMap;

use huibao::record::{Condition, DeclarationKind, Denominator, Field, RankedBy, Unit};
use proptest::{prelude::*, test_runner::Config};

use super::book::{Book, print, refuse};

fn distribution(field: Field, top: Option<usize>) -> DeclarationKind {
    DeclarationKind::Distribution { field, condition: Condition::default(), top }
}

fn ranking(field: Field, top: Option<usize>, by: RankedBy) -> DeclarationKind {
    DeclarationKind::Ranking { field, condition: Condition::default(), top, by }
}

fn names(text: &str) -> Vec<String> {
    text.split('、').filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// Six cases by keywords and units: 养老 3, 停车 2, 电梯 2, 绿地 1, one without.
fn book() -> Book {
    let mut book = Book::new().cases(6, |_| {});
    let cases = [
        ("停车、养老", "区建管委", "区民政局、甲街道"),
        ("养老", "区民政局", ""),
        ("电梯、养老", "区房管局", "甲街道、乙街道、区民政局"),
        ("电梯、停车", "区建管委", "甲街道"),
        ("绿地", "区绿化市容局", ""),
        ("", "区民政局", ""),
    ];
    for (case, (keywords, lead, co)) in book.register.cases.iter_mut().zip(cases) {
        case.keywords = names(keywords);
        case.lead = Some(lead.to_owned());
        case.co = names(co);
    }
    book
}

#[test]
fn a_distribution_counts_every_value_and_closes_nothing() {
    let figures = book().figure("热词", distribution(Field::Keywords, None)).counted("2021-07-05");
    assert_eq!(print(&figures, "热词"), "养老3件、停车2件、电梯2件、绿地1件");
    assert_eq!(print(&figures, "热词.养老.占比"), "60.0%");
    assert_eq!(print(&figures, "热词.电梯.编号"), "0003、0004");
    assert_eq!(print(&figures, "热词.件数"), "5");
    assert_eq!(print(&figures, "热词.其余"), "1");
    assert_eq!(print(&figures, "热词.项数"), "4");
    assert_eq!(print(&figures, "热词.件次"), "8");
    assert_eq!(print(&figures, "热词.居前2"), "养老、停车、电梯");
    assert_eq!(
        refuse(&figures, "热词.合计"),
        "“热词”各项相加是8件次，不是5件：一件有几个关键词的，每个关键词都计入。\
         件数请用{热词.件数}，件次请用{热词.件次}。"
    );
    assert_eq!(
        refuse(&figures, "热词.居前2.件数"),
        "“热词”的各项之间有重的案件，居前2不能相加。请分别引用各项的件数。"
    );
    assert_eq!(figures.get("热词").unwrap().expression, "全部按关键词分布 ÷ 有关键词的案件");
}

#[test]
fn a_list_of_the_first_takes_all_that_share_the_last_rank_and_says_so() {
    let book = book()
        .figure("前二", distribution(Field::Keywords, Some(2)))
        .figure("主办前二", ranking(Field::Lead, Some(2), RankedBy::Count))
        .figure("主办前三", ranking(Field::Lead, Some(3), RankedBy::Count));
    let figures = book.counted("2021-07-05");
    assert_eq!(print(&figures, "前二"), "养老3件、停车2件、电梯2件");
    assert_eq!(
        figures.get("前二").unwrap().expression,
        "全部按关键词分布，前2（并列，共3项） ÷ 有关键词的案件"
    );
    assert_eq!(print(&figures, "主办前二"), "区建管委2件、区民政局2件");
    assert_eq!(figures.get("主办前二").unwrap().expression, "全部的主办按件数排名，前2");
    assert_eq!(
        print(&figures, "主办前三"),
        "区建管委2件、区民政局2件、区房管局1件、区绿化市容局1件"
    );
    assert_eq!(print(&figures, "主办前三.区民政局.名次"), "并列第1位");
    assert_eq!(print(&figures, "主办前三.区房管局.名次"), "并列第3位");
    assert_eq!(print(&figures, "主办前三.居前1"), "区建管委、区民政局");
    assert_eq!(print(&figures, "主办前三.居前1.件数"), "4");
    assert_eq!(
        figures.get("主办前三").unwrap().expression,
        "全部的主办按件数排名，前3（并列，共4项）"
    );
}

#[test]
fn units_that_are_equal_stand_as_the_registry_lists_them() {
    let mut book = book()
        .figure("排名", ranking(Field::Lead, None, RankedBy::Count))
        .figure("分布", distribution(Field::Lead, None));
    for name in ["区绿化市容局", "区民政局", "区建管委"] {
        let unit = Unit {
            name: name.to_owned(),
            full_name: name.to_owned(),
            aliases: Vec::new(),
            from: None,
            until: None,
            system: None,
            successor: None,
            place: book.setting(1),
        };
        book.register.units.add(unit).unwrap();
    }
    let figures = book.counted("2021-07-05");
    assert_eq!(print(&figures, "排名"), "区民政局2件、区建管委2件、区绿化市容局1件、区房管局1件");
    assert_eq!(print(&figures, "排名.居前1"), "区民政局、区建管委");
    assert_eq!(print(&figures, "分布"), "区民政局2件、区建管委2件、区绿化市容局1件、区房管局1件");
}

#[test]
fn units_are_ranked_by_a_rate_over_their_own_cases() {
    let mut book = book()
        .rate("解决采纳率", &[(Field::Outcome, "解决采纳")], |it| {
            it.population = Denominator::Named("已办复".to_owned());
        })
        .population("已办复", &[(Field::State, "已办复")])
        .figure("排名", ranking(Field::Lead, None, RankedBy::Rate("解决采纳率".to_owned())));
    let cases = &mut book.register.cases;
    cases[1].outcome = Some("留作参考".to_owned());
    cases[4].replied = None;
    let figures = book.counted("2021-07-05");
    assert_eq!(print(&figures, "排名"), "区建管委100%、区房管局100%、区民政局50.0%");
    assert_eq!(print(&figures, "排名.区建管委.名次"), "并列第1位");
    assert_eq!(print(&figures, "排名.区民政局.名次"), "第3位");
    assert_eq!(print(&figures, "排名.区民政局.件数"), "1");
    assert_eq!(print(&figures, "排名.区民政局.总体"), "2");
    assert_eq!(
        figures.get("排名").unwrap().expression,
        "全部的主办按解决采纳率排名（另有1个没有可算的案件，不列）"
    );
    let item = figures.get("排名").unwrap().item("区民政局").unwrap();
    assert_eq!((item.exact.to_string().as_str(), item.rank), ("1/2", Some(3)));
}

#[test]
fn case_units_count_a_case_once_for_each_unit() {
    let kind = DeclarationKind::CaseUnits(Field::Co, Condition::default());
    let book = book()
        .figure_as("会办", kind, |it| it.measure_word = "件次".to_owned())
        .figure("会办单位", distribution(Field::Co, None));
    let figures = book.counted("2021-07-05");
    assert_eq!(print(&figures, "会办"), "6");
    assert_eq!(print(&figures, "会办.件数"), "3");
    assert_eq!(print(&figures, "会办单位"), "甲街道3件、区民政局2件、乙街道1件");
    assert_eq!(print(&figures, "会办单位.件次"), "6");
    assert_eq!(
        refuse(&figures, "会办单位.合计"),
        "“会办单位”各项相加是6件次，不是3件：一件有几个会办的，每个会办都计入。\
         件数请用{会办单位.件数}，件次请用{会办单位.件次}。"
    );
}

/// Cases with up to four of five keywords, every second one led by one of four units.
fn some_book() -> impl Strategy<Value = Book> {
    let case = (prop::collection::btree_set(0..5_usize, 0..=4), 0..4_usize, any::<bool>());
    prop::collection::vec(case, 0..40).prop_map(|cases| {
        let mut book = Book::new().cases(cases.len(), |_| {});
        for (case, (keywords, lead, adopted)) in book.register.cases.iter_mut().zip(cases) {
            case.keywords = keywords.into_iter().map(|it| format!("词{it}")).collect();
            case.lead = Some(format!("单位{lead}"));
            let outcome = if adopted { "解决采纳" } else { "留作参考" };
            case.outcome = Some(outcome.to_owned());
        }
        book
    })
}

proptest! {
    #![proptest_config(Config { cases: 128, failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_distribution_is_a_plain_recount(book in some_book(), top in 1..6_usize) {
        let mut naive: BTreeMap<String, usize> = BTreeMap::new();
        for keyword in book.register.cases.iter().flat_map(|it| &it.keywords) {
            *naive.entry(keyword.clone()).or_default() += 1;
        }
        let book = book
            .figure("全", distribution(Field::Keywords, None))
            .figure("前", distribution(Field::Keywords, Some(top)));
        let figures = book.counted("2021-07-05");
        let counted = |name: &str| -> BTreeMap<String, usize> {
            let items = &figures.get(name).unwrap().items;
            items.iter().map(|it| (it.name.clone(), it.cases.len())).collect()
        };
        prop_assert_eq!(&counted("全"), &naive);
        let mut sizes: Vec<usize> = naive.values().copied().collect();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        let least = sizes.get(top - 1).or(sizes.last()).copied().unwrap_or_default();
        naive.retain(|_, it| *it >= least);
        prop_assert_eq!(counted("前"), naive);
    }

    #[test]
    fn a_rank_is_one_more_than_those_who_are_better(book in some_book()) {
        let book = book
            .rate("采纳率", &[(Field::Outcome, "解决采纳")], |_| {})
            .figure("件数", ranking(Field::Lead, None, RankedBy::Count))
            .figure("采纳", ranking(Field::Lead, None, RankedBy::Rate("采纳率".to_owned())));
        let mut naive: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for case in &book.register.cases {
            let of = naive.entry(case.lead.as_deref().unwrap()).or_default();
            of.0 += usize::from(case.outcome.as_deref() == Some("解决采纳"));
            of.1 += 1;
        }
        let figures = book.counted("2021-07-05");
        let better = |one: (usize, usize), two: (usize, usize), by_rate: bool| {
            if by_rate { one.0 * two.1 > two.0 * one.1 } else { one.1 > two.1 }
        };
        for (name, by_rate) in [("件数", false), ("采纳", true)] {
            let items = &figures.get(name).unwrap().items;
            prop_assert_eq!(items.len(), naive.len());
            prop_assert!(items.is_sorted_by_key(|it| it.rank));
            for item in items {
                let own = naive[item.name.as_str()];
                let before = naive.values().filter(|&&it| better(it, own, by_rate)).count();
                prop_assert_eq!(item.rank, Some(before + 1));
                prop_assert_eq!(item.cases.len(), if by_rate { own.0 } else { own.1 });
            }
        }
    }
}
