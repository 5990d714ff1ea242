//! Every part that a figure may be asked for, as it is printed.

use huibao::{
    record::{Condition, DeclarationKind, Denominator, Field, TrailingZeros, ZeroClasses},
    statistics::Printed,
};
use serde_json::json;

use super::book::{Book, date, print};

/// Ten cases, three of them read by a leader, in three categories of 5, 3 and 2.
fn book() -> Book {
    let mut book = Book::new().cases(10, |_| {});
    for (at, case) in book.register.cases.iter_mut().enumerate() {
        let category = match at {
            0..5 => "民生保障",
            5..8 => "经济发展",
            _ => "社会事业",
        };
        case.category = Some(category.to_owned());
    }
    let cases = &mut book.register.cases;
    for at in [1, 2, 6] {
        cases[at].leader_reviews = vec!["代区长".to_owned()];
    }
    cases[1].title = String::from("关于推进“一网通办”进楼宇的建议");
    cases[1].short_title = Some("推进“一网通办”".to_owned());
    cases[2].short_title = Some("加装电梯".to_owned());
    book
}

#[test]
fn cases_are_listed_quoted_or_by_number() {
    let figures = book().count("领导阅批", &[(Field::LeaderReviews, "有")]).counted("2021-07-05");
    assert_eq!(print(&figures, "领导阅批"), "3");
    assert_eq!(print(&figures, "领导阅批.件数"), "3");
    assert_eq!(print(&figures, "领导阅批.总体"), "10");
    assert_eq!(print(&figures, "领导阅批.其余"), "7");
    assert_eq!(print(&figures, "领导阅批.简称"), "“推进‘一网通办’”“加装电梯”“关于第7件事的建议”");
    assert_eq!(
        print(&figures, "领导阅批.标题"),
        "“关于推进‘一网通办’进楼宇的建议”“关于第3件事的建议”“关于第7件事的建议”"
    );
    assert_eq!(print(&figures, "领导阅批.编号"), "0002、0003、0007");
}

#[test]
fn classes_follow_the_declared_list_else_the_order_in_which_they_occur() {
    let by = |classes: Option<&[&str]>| DeclarationKind::Partition {
        field: Field::Category,
        classes: classes.map(|it| it.iter().map(|&name| name.to_owned()).collect()),
    };
    let book = book()
        .figure("先出现者先", by(None))
        .figure("写明顺序", by(Some(&["经济发展", "社会事业", "民生保障"])));
    let figures = book.counted("2021-07-05");
    assert_eq!(
        print(&figures, "先出现者先"),
        "民生保障5件，占50.0%；经济发展3件，占30.0%；社会事业2件，占20.0%"
    );
    assert_eq!(
        print(&figures, "写明顺序"),
        "经济发展3件，占30.0%；社会事业2件，占20.0%；民生保障5件，占50.0%"
    );
    let figures =
        book.categories(&["社会事业", "城区建设", "民生保障", "经济发展"]).counted("2021-07-05");
    assert_eq!(
        print(&figures, "先出现者先"),
        "社会事业2件，占20.0%；民生保障5件，占50.0%；经济发展3件，占30.0%"
    );
}

#[test]
fn a_class_without_cases_is_printed_where_the_declaration_says_so() {
    let figures = book()
        .partition("按结果", Field::Outcome, |it| {
            it.zero_classes = ZeroClasses::Print;
            it.measure_word = "条".to_owned();
        })
        .counted("2021-07-05");
    assert_eq!(
        print(&figures, "按结果"),
        "办理结果为解决采纳的10条，占100%；正在解决的0条，占0.0%；计划解决的0条，占0.0%；\
         留作参考的0条，占0.0%"
    );
}

#[test]
fn a_wording_ends_where_the_prose_goes_on() {
    let figures = book()
        .partition("按分类", Field::Category, |it| {
            it.first_wording = Some("{总体}件中，{项}最多，有{件数}件（{占比}）；".to_owned());
            it.wording = Some("{项}{件数}件。".to_owned());
        })
        .counted("2021-07-05");
    assert_eq!(
        print(&figures, "按分类"),
        "10件中，民生保障最多，有5件（50.0%）；经济发展3件；社会事业2件"
    );
}

#[test]
fn each_number_of_a_sentence_is_a_figure_of_its_own() {
    let figures = book()
        .partition("按结果", Field::Outcome, |_| {})
        .rate("公开率", &[(Field::Publicity, "主动公开")], |_| {})
        .counted("2021-07-05");
    let figure = |path: &[&str], text: &str| Printed::Figure {
        path: path.iter().map(|&it| it.to_owned()).collect(),
        text: text.to_owned(),
    };
    assert_eq!(
        figures.get("按结果").unwrap().printed(&[]).unwrap(),
        [
            Printed::Words("办理结果为解决采纳的".to_owned()),
            figure(&["解决采纳", "件数"], "10"),
            Printed::Words("件，占".to_owned()),
            figure(&["解决采纳", "占比"], "100%"),
        ]
    );
    let rate = figures.get("公开率").unwrap();
    assert_eq!(rate.printed(&[]).unwrap(), [figure(&[], "100%")]);
    assert_eq!(rate.printed(&["占比".to_owned()]).unwrap(), [figure(&["占比"], "100%")]);
}

#[test]
fn the_largest_classes_are_named_with_those_that_tie() {
    let mut book = book().partition("按分类", Field::Category, |_| {});
    let figures = book.counted("2021-07-05");
    assert_eq!(print(&figures, "按分类.居前1"), "民生保障");
    assert_eq!(print(&figures, "按分类.居前2"), "民生保障、经济发展");
    assert_eq!(print(&figures, "按分类.居前2.件数"), "8");
    assert_eq!(print(&figures, "按分类.居前2.占比"), "80.0%");
    assert_eq!(print(&figures, "按分类.项数"), "3");
    book.register.cases[4].category = Some("社会事业".to_owned());
    let figures = book.counted("2021-07-05");
    assert_eq!(print(&figures, "按分类.居前2"), "民生保障、社会事业、经济发展");
    assert_eq!(print(&figures, "按分类.居前2.项数"), "3");
}

#[test]
fn items_have_counts_shares_and_cases() {
    let figures = book().partition("按分类", Field::Category, |_| {}).counted("2021-07-05");
    assert_eq!(print(&figures, "按分类.社会事业.件数"), "2");
    assert_eq!(print(&figures, "按分类.社会事业.占比"), "20.0%");
    assert_eq!(print(&figures, "按分类.社会事业.编号"), "0009、0010");
    assert_eq!(print(&figures, "按分类.社会事业.简称"), "“关于第9件事的建议”“关于第10件事的建议”");
    assert_eq!(print(&figures, "按分类.合计"), "10");
    assert_eq!(print(&figures, "按分类.总体"), "10");
}

#[test]
fn decimals_and_trailing_zeros_are_as_declared() {
    let share = |decimals: u8, zeros: TrailingZeros, public: usize| {
        let mut book = book().rate("公开率", &[(Field::Publicity, "主动公开")], |it| {
            it.decimals = decimals;
            it.trailing_zeros = zeros;
        });
        for case in book.register.cases.iter_mut().skip(public) {
            case.publicity = Some("不予公开".to_owned());
        }
        book.register.cases.truncate(8);
        print(&book.counted("2021-07-05"), "公开率")
    };
    assert_eq!(share(0, TrailingZeros::Keep, 5), "63%");
    assert_eq!(share(1, TrailingZeros::Keep, 5), "62.5%");
    assert_eq!(share(4, TrailingZeros::Keep, 5), "62.5000%");
    assert_eq!(share(4, TrailingZeros::Trim, 5), "62.5%");
    assert_eq!(share(2, TrailingZeros::Trim, 4), "50%");
    assert_eq!(share(2, TrailingZeros::Keep, 8), "100%");
    assert_eq!(share(2, TrailingZeros::Trim, 8), "100%");
}

#[test]
fn a_rate_of_several_classes_counts_them_together() {
    let mut book = book();
    book.register.cases[0].outcome = Some("正在解决".to_owned());
    book.register.cases[1].outcome = Some("留作参考".to_owned());
    let figures = book
        .rate("解决率", &[(Field::Outcome, "解决采纳、正在解决")], |_| {})
        .counted("2021-07-05");
    assert_eq!(print(&figures, "解决率"), "90.0%");
    assert_eq!(print(&figures, "解决率.件数"), "9");
    assert_eq!(figures.get("解决率").unwrap().expression, "办理结果为解决采纳或正在解决 ÷ 全部");
}

#[test]
fn distinct_values_are_counted_once_and_named() {
    let mut book = book();
    book.register.cases[0].co = vec!["区民政局".to_owned(), "虹桥街道".to_owned()];
    book.register.cases[3].co = vec!["虹桥街道".to_owned()];
    let units = DeclarationKind::DistinctCount(Field::Co, Condition::default());
    let figures = book.figure("会办单位", units).counted("2021-07-05");
    assert_eq!(print(&figures, "会办单位"), "2");
    assert_eq!(print(&figures, "会办单位.个数"), "2");
    assert_eq!(print(&figures, "会办单位.名称"), "区民政局、虹桥街道");
    assert_eq!(print(&figures, "会办单位.件数"), "2");
    assert_eq!(print(&figures, "会办单位.编号"), "0001、0004");
}

#[test]
fn first_and_last_dates_know_their_cases() {
    let mut book = book();
    book.register.cases[4].replied = Some(date("2021-03-02"));
    book.register.cases[5].replied = Some(date("2021-04-29"));
    book.register.cases[6].replied = Some(date("2021-04-29"));
    let replied =
        |of: fn(Field, Condition) -> DeclarationKind| of(Field::Replied, Condition::default());
    let book = book
        .figure("最早答复", replied(DeclarationKind::Earliest))
        .figure("最后答复", replied(DeclarationKind::Latest));
    let figures = book.counted("2021-07-05");
    assert_eq!(print(&figures, "最早答复"), "2021年3月2日");
    assert_eq!(print(&figures, "最后答复.年月日"), "2021年4月29日");
    assert_eq!(print(&figures, "最后答复.月日"), "4月29日");
    assert_eq!(print(&figures, "最后答复.编号"), "0006、0007");
    let figures = book.counted("2021-04-20");
    assert_eq!(print(&figures, "最后答复"), "2021年4月16日", "later replies have not come yet");
}

#[test]
fn an_input_is_printed_as_it_was_typed_with_its_source() {
    let input = DeclarationKind::Input {
        value: "10余".to_owned(),
        source: "培训通知".to_owned(),
        date: Some("2021-06-10".to_owned()),
    };
    let figures = book().figure("培训单位", input).counted("2021-07-05");
    assert_eq!(print(&figures, "培训单位"), "10余");
    assert_eq!(print(&figures, "培训单位.值"), "10余");
    assert_eq!(print(&figures, "培训单位.来源"), "培训通知");
    assert_eq!(print(&figures, "培训单位.日期"), "2021年6月10日");
}

#[test]
fn counts_are_compared_in_cases_and_percent() {
    let compared = |past: &str| {
        let book = book().past(2020, "总数", past).figure_as(
            "总数",
            DeclarationKind::Count(Condition::default()),
            |it| it.compared_year = Some(2020),
        );
        print(&book.counted("2021-07-05"), "总数.较上年")
    };
    assert_eq!(compared("12"), "较2020年（12件）减少2件，下降16.7%");
    assert_eq!(compared("8件"), "较2020年（8件）增加2件，上升25.0%");
    assert_eq!(compared("10"), "与2020年（10件）持平");
    assert_eq!(compared("0"), "较2020年（0件）增加10件");
}

#[test]
fn rates_are_compared_in_points_as_they_were_printed() {
    let compared = |past: &str, decimals: u8, part: &str| {
        let mut book = book().past(2020, "公开率", past).rate(
            "公开率",
            &[(Field::Publicity, "主动公开")],
            |it| {
                it.compared_year = Some(2020);
                it.decimals = decimals;
            },
        );
        book.register.cases[0].publicity = None;
        book.register.cases.truncate(9);
        print(&book.counted("2021-07-05"), &format!("公开率.{part}"))
    };
    assert_eq!(compared("85.89%", 2, "较上年"), "较2020年（85.89%）提高3.00个百分点");
    assert_eq!(compared("85.8%", 2, "较上年"), "较2020年（85.8%）提高3.09个百分点");
    assert_eq!(compared("100%", 1, "较上年"), "较2020年（100%）下降11.1个百分点");
    assert_eq!(compared("88.9%", 1, "较上年"), "与2020年（88.9%）持平");
    assert_eq!(compared("88.9%", 1, "方向"), "持平");
    assert_eq!(compared("88.9%", 1, "差"), "0.0个百分点");
    assert_eq!(compared("100%", 1, "方向"), "下降");
    assert_eq!(compared("100%", 1, "上年值"), "100%");
    assert_eq!(compared("100%", 1, "2020年值"), "100%");
    assert_eq!(compared("100%", 1, "比较年份"), "2020");
}

#[test]
fn all_of_the_past_count_has_no_decimals() {
    let count = |past: &str| {
        let book = book().past(2020, "总数", past);
        let declared = DeclarationKind::Count(Condition::default());
        let figures = book.figure_as("总数", declared, |it| it.compared_year = Some(2020));
        print(&figures.counted("2021-07-05"), "总数.较上年")
    };
    assert_eq!(count("5"), "较2020年（5件）增加5件，上升100%");
    assert_eq!(count("8"), "较2020年（8件）增加2件，上升25.0%");
}

#[test]
fn an_input_can_be_compared_too() {
    let input = DeclarationKind::Input {
        value: "100%".to_owned(),
        source: "征询意见表".to_owned(),
        date: None,
    };
    let figures = book()
        .past(2020, "满意率", "98.5%")
        .figure_as("满意率", input, |it| it.compared_year = Some(2020))
        .counted("2021-07-05");
    assert_eq!(print(&figures, "满意率.较上年"), "较2020年（98.5%）提高1.5个百分点");
}

#[test]
fn what_happened_after_the_date_has_not_happened() {
    let mut book = book();
    book.register.cases[0].assigned = Some(date("2021-06-01"));
    book.register.cases[0].reply_due = Some(date("2021-09-01"));
    book.register.cases[0].replied = Some(date("2021-06-20"));
    book.register.cases[1].replied = Some(date("2021-06-10"));
    let book = book
        .count("总数", &[])
        .count("已办复", &[(Field::State, "已办复")])
        .count("主动公开", &[(Field::Publicity, "主动公开")])
        .count("按期", &[(Field::OnTime, "是")]);
    let counts = |day: &str| {
        let figures = book.counted(day);
        ["总数", "已办复", "主动公开", "按期"].map(|it| print(&figures, it))
    };
    assert_eq!(counts("2021-02-01"), ["0", "0", "0", "0"]);
    assert_eq!(counts("2021-04-30"), ["9", "8", "8", "9"]);
    assert_eq!(counts("2021-05-31"), ["9", "8", "8", "8"]);
    assert_eq!(counts("2021-06-15"), ["10", "9", "9", "9"]);
    assert_eq!(counts("2021-07-05"), ["10", "10", "10", "9"]);
}

#[test]
fn figures_are_written_as_json() {
    let book = book().population("已办复", &[(Field::State, "已办复")]);
    let latest = DeclarationKind::Latest(Field::Replied, Condition::default());
    let figures = book
        .past(2020, "公开率", "94.87%")
        .count("领导阅批", &[(Field::LeaderReviews, "有")])
        .partition("按分类", Field::Category, |it| {
            it.population = Denominator::Named("已办复".to_owned());
        })
        .rate("公开率", &[(Field::Publicity, "主动公开")], |it| {
            it.compared_year = Some(2020);
        })
        .figure("最后答复", latest)
        .figure_as(
            "公开率变化",
            DeclarationKind::Comparison { of: "公开率".to_owned() },
            |it| {
                it.compared_year = Some(2020);
            },
        )
        .counted("2021-07-05");
    let written = |name: &str| serde_json::to_value(figures.get(name).unwrap()).unwrap();
    assert_eq!(
        written("领导阅批"),
        json!({
            "name": "领导阅批", "kind": "计数", "text": "3", "exact": 3, "decimal": "3.0000",
            "policy": null, "adjusted": [], "expression": "全部中有领导阅批", "source": null,
            "cases": ["0002", "0003", "0007"], "population": {"name": "全部", "size": 10},
            "items": [],
        })
    );
    let partition = written("按分类");
    assert_eq!(partition["exact"], json!(["5/10", "3/10", "2/10"]));
    assert_eq!(partition["decimal"], json!(null));
    assert_eq!(partition["policy"], json!("最大项"));
    assert_eq!(partition["expression"], json!("已办复按分类分组 ÷ 已办复"));
    assert_eq!(
        partition["items"][1],
        json!({
            "name": "经济发展", "text": "30.0%", "exact": "3/10", "decimal": "30.0000",
            "expression": "分类为经济发展 ÷ 已办复", "cases": ["0006", "0007", "0008"],
        })
    );
    let rate = written("公开率");
    assert_eq!(rate["exact"], json!("10/10"));
    assert_eq!(rate["decimal"], json!("100.0000"));
    assert_eq!(rate["source"], json!("2020年汇报"));
    assert_eq!(written("最后答复")["exact"], json!("2021-04-16"));
    let change = written("公开率变化");
    assert_eq!(change["text"], json!("较2020年（94.87%）提高5.13个百分点"));
    assert_eq!(change["exact"], json!("10/10 - 94.87%"));
    assert_eq!(change["decimal"], json!("5.1300"));
}

#[test]
fn each_printed_number_can_say_where_it_comes_from() {
    let figures = book()
        .past(2020, "总数", "8")
        .figure_as("总数", DeclarationKind::Count(Condition::default()), |it| {
            it.compared_year = Some(2020);
        })
        .past(2020, "阅批率", "25.5%")
        .rate("阅批率", &[(Field::LeaderReviews, "有")], |it| it.compared_year = Some(2020))
        .partition("按分类", Field::Category, |_| {})
        .counted("2021-07-05");
    let told = |path: &str| {
        let mut names = path.split('.').map(str::to_owned);
        let name = names.next().unwrap();
        let lineage = figures.get(&name).unwrap().lineage(&names.collect::<Vec<_>>());
        format!(
            "{} = {} {}",
            lineage.exact,
            lineage.expression,
            lineage.cases.numbers().collect::<Vec<_>>().join(",")
        )
    };
    assert_eq!(told("阅批率"), "3/10 = 有领导阅批 ÷ 全部 0002,0003,0007");
    assert_eq!(told("阅批率.件数"), "3 = 有领导阅批 0002,0003,0007");
    assert_eq!(told("阅批率.总体"), "10 = 全部 ");
    assert_eq!(told("阅批率.其余"), "7 = 全部 - 有领导阅批 ");
    assert_eq!(told("阅批率.差"), "3/10 - 25.5% = 阅批率 - 2020年值 0002,0003,0007");
    assert_eq!(told("阅批率.上年值"), "25.5% = 照录历年 ");
    assert_eq!(told("阅批率.2020年值"), "25.5% = 照录历年 ");
    assert_eq!(told("阅批率.比较年份"), "2020 = 照录历年 ");
    assert!(told("总数.幅度").starts_with("2/8 = 差 ÷ 2020年值 "));
    assert_eq!(told("按分类.社会事业.占比"), "2/10 = 分类为社会事业 ÷ 全部 0009,0010");
    assert_eq!(told("按分类.社会事业.件数"), "2 = 分类为社会事业 0009,0010");
    assert!(told("按分类.合计").starts_with("10 = 全部按分类分组 "));
    assert!(told("按分类.项数").starts_with("3 = 有案件的各类 "));
    assert!(told("按分类.居前2.占比").starts_with("8/10 = “按分类”居前2的各类 ÷ 全部 "));
    assert!(told("按分类.居前2.件数").starts_with("8 = “按分类”居前2的各类 "));
    assert!(told("按分类.居前1").ends_with("0001,0002,0003,0004,0005"));
    assert!(told("按分类").starts_with("5+3+2 = 全部按分类分组 ÷ 全部 "));
}

#[test]
fn a_comparison_of_its_own_tells_the_past_figure_once_and_its_source_where_it_is_used() {
    let of = |of: &str| DeclarationKind::Comparison { of: of.to_owned() };
    let input = DeclarationKind::Input {
        value: "90%".to_owned(),
        source: "征询意见表".to_owned(),
        date: None,
    };
    let figures = book()
        .past(2020, "阅批率", "25.5%")
        .past(2020, "满意率", "80%")
        .rate("阅批率", &[(Field::LeaderReviews, "有")], |it| it.compared_year = Some(2020))
        .figure_as("变", of("阅批率"), |it| it.compared_year = Some(2020))
        .figure("满意率", input)
        .figure_as("满意率变化", of("满意率"), |it| it.compared_year = Some(2020))
        .counted("2021-07-05");
    let told = |path: &str| {
        let mut names = path.split('.').map(str::to_owned);
        let name = names.next().unwrap();
        let lineage = figures.get(&name).unwrap().lineage(&names.collect::<Vec<_>>());
        format!("{} = {}；{}", lineage.exact, lineage.expression, lineage.sources.join("；"))
    };
    for path in ["变", "变.差", "变.方向", "阅批率.差"] {
        assert_eq!(told(path), "3/10 - 25.5% = 阅批率 - 2020年值；2020年汇报", "{path}");
    }
    assert_eq!(told("变.2020年值"), "25.5% = 照录历年；2020年汇报");
    assert_eq!(told("变.占比"), "3/10 = 有领导阅批 ÷ 全部；");
    assert_eq!(told("变.件数"), "3 = 有领导阅批；");
    for path in ["阅批率", "阅批率.占比"] {
        assert_eq!(told(path), "3/10 = 有领导阅批 ÷ 全部；", "{path}");
    }
    assert_eq!(told("阅批率.其余"), "7 = 全部 - 有领导阅批；");
    assert_eq!(told("满意率"), "90% = 录入；征询意见表");
    assert_eq!(told("满意率变化.差"), "90% - 80% = 满意率 - 2020年值；征询意见表；2020年汇报");
    assert_eq!(told("满意率变化.上年值"), "80% = 照录历年；2020年汇报");
}
