//! Every recomputable figure of four published reports, from registers of the same margins.

use huibao::record::{
    Case, CaseKind, Closing, Declaration, DeclarationKind, Denominator, Field, ZeroClasses,
};

use super::book::{Book, date, print, satisfied};

/// A bureau's summary: 11 proposals, 3 as lead and 8 as co-unit; no suggestions, and it says so.
#[test]
fn a_bureau_counts_its_roles_and_prints_a_class_without_cases() {
    let bureau = "区地区办";
    let proposal = |case: &mut Case| case.kind = CaseKind::CppccProposal;
    let lead = |case: &mut Case| {
        proposal(case);
        case.lead = Some(bureau.to_owned());
    };
    let co = |case: &mut Case| {
        proposal(case);
        case.co = vec![bureau.to_owned(), "区民政局".to_owned()];
        case.publicity = None;
    };
    let kinds = DeclarationKind::Partition {
        field: Field::Kind,
        classes: Some(vec!["代表建议".to_owned(), "政协提案".to_owned()]),
    };
    let figures = Book::new()
        .year(2023)
        .cases(3, lead)
        .cases(8, co)
        .count("总数", &[])
        .count("主办", &[(Field::Lead, bureau)])
        .count("会办", &[(Field::Co, bureau)])
        .count("主动公开", &[(Field::Lead, bureau), (Field::Publicity, "主动公开")])
        .figure_as("按类型", kinds, |it| {
            it.zero_classes = ZeroClasses::Print;
            it.wording = Some("{项}{件数}件".to_owned());
        })
        .counted("2023-11-13");
    assert_eq!(print(&figures, "总数"), "11");
    assert_eq!(print(&figures, "主办"), "3");
    assert_eq!(print(&figures, "会办"), "8");
    assert_eq!(print(&figures, "主动公开"), "3");
    assert_eq!(print(&figures, "按类型"), "代表建议0件；政协提案11件");
}

const CATEGORIES: [(&str, usize); 5] = [
    ("经济发展", 11),
    ("城区建设与管理", 24),
    ("社会事业", 8),
    ("民生保障", 8),
    ("公共安全与交通", 16),
];

/// A district's briefing: 67 suggestions by category and by outcome, against 2020.
fn briefing(closing: Closing) -> Book {
    let mut book = Book::new()
        .categories(&CATEGORIES.map(|(name, _)| name))
        .population("已办复", &[(Field::State, "已办复")])
        .past(2020, "解决采纳率", "85.89%")
        .past(2020, "公开率", "94.87%");
    for (category, count) in CATEGORIES {
        book = book.cases(count, |case| case.category = Some(category.to_owned()));
    }
    for (at, case) in book.register.cases.iter_mut().enumerate() {
        let outcome = match at {
            0..62 => "解决采纳",
            62 => "计划解决",
            _ => "留作参考",
        };
        case.outcome = Some(outcome.to_owned());
        if at % 10 == 3 {
            case.leader_reviews = vec!["代区长".to_owned()];
        }
    }
    book.register.cases[40].replied = Some(date("2021-04-29"));
    let over_replied = |it: &mut Declaration| {
        it.population = Denominator::Named("已办复".to_owned());
        it.decimals = 2;
    };
    let compared = move |it: &mut Declaration| {
        over_replied(it);
        it.compared_year = Some(2020);
    };
    let latest = DeclarationKind::Latest(Field::Replied, book.condition(&[]));
    book.count("总数", &[])
        .count("领导阅批", &[(Field::LeaderReviews, "有")])
        .partition("按分类", Field::Category, move |it| {
            it.closing = closing;
            it.first_wording = Some("涉及{项}方面有{件数}件，占总数的{占比}".to_owned());
            it.wording = Some("涉及{项}方面有{件数}件，占总数的{占比}；".to_owned());
        })
        .partition("按结果", Field::Outcome, move |it| {
            over_replied(it);
            it.first_wording = Some("办理结果为{项}的{件数}件，占总数的{占比}".to_owned());
            it.wording = Some("{项}的{件数}件，占总数的{占比}".to_owned());
        })
        .rate("解决采纳率", &[(Field::Outcome, "解决采纳")], compared)
        .rate("公开率", &[(Field::Publicity, "主动公开")], compared)
        .figure_as(
            "采纳率变化",
            DeclarationKind::Comparison { of: "解决采纳率".to_owned() },
            |it| {
                it.compared_year = Some(2020);
            },
        )
        .figure("最后答复", latest)
}

#[test]
fn a_briefing_prints_the_published_categories_when_the_residual_goes_to_the_largest() {
    let figures = briefing(Closing::Largest).counted("2021-07-05");
    assert_eq!(print(&figures, "总数"), "67");
    assert_eq!(
        print(&figures, "按分类.分述"),
        "涉及经济发展方面有11件，占总数的16.4%；涉及城区建设与管理方面有24件，占总数的35.9%；\
         涉及社会事业方面有8件，占总数的11.9%；涉及民生保障方面有8件，占总数的11.9%；\
         涉及公共安全与交通方面有16件，占总数的23.9%"
    );
    let figure = figures.get("按分类").unwrap();
    assert_eq!(figure.policy, Some("最大项"));
    assert_eq!(figure.adjusted, ["城区建设与管理 35.8% → 35.9%"]);
}

#[test]
fn a_briefing_prints_the_category_as_it_rounds_when_nothing_is_adjusted() {
    let figures = briefing(Closing::None).counted("2021-07-05");
    assert_eq!(print(&figures, "按分类.城区建设与管理.占比"), "35.8%");
    assert_eq!(figures.get("按分类").unwrap().adjusted, [""; 0]);
}

#[test]
fn a_briefing_prints_outcomes_without_the_one_that_none_has() {
    let figures = briefing(Closing::Largest).counted("2021-07-05");
    assert_eq!(
        print(&figures, "按结果"),
        "办理结果为解决采纳的62件，占总数的92.54%；计划解决的1件，占总数的1.49%；\
         留作参考的4件，占总数的5.97%"
    );
    assert_eq!(print(&figures, "按结果.正在解决.件数"), "0");
    assert_eq!(print(&figures, "按结果.合计"), "67");
    assert_eq!(figures.get("按结果").unwrap().adjusted, [""; 0]);
}

#[test]
fn a_briefing_compares_its_rates_with_those_that_last_year_printed() {
    let figures = briefing(Closing::Largest).counted("2021-07-05");
    assert_eq!(print(&figures, "公开率"), "100%");
    assert_eq!(print(&figures, "公开率.较上年"), "较2020年（94.87%）提高5.13个百分点");
    assert_eq!(print(&figures, "解决采纳率"), "92.54%");
    assert_eq!(print(&figures, "解决采纳率.较2020年"), "较2020年（85.89%）提高6.65个百分点");
    assert_eq!(print(&figures, "采纳率变化"), "较2020年（85.89%）提高6.65个百分点");
    assert_eq!(print(&figures, "采纳率变化.差"), "6.65个百分点");
}

#[test]
fn a_briefing_names_the_last_day_and_the_leaders_cases() {
    let figures = briefing(Closing::Largest).counted("2021-07-05");
    assert_eq!(print(&figures, "最后答复.月日"), "4月29日");
    assert_eq!(print(&figures, "最后答复"), "2021年4月29日");
    assert_eq!(print(&figures, "领导阅批"), "7");
    assert_eq!(print(&figures, "领导阅批.编号"), "0004、0014、0024、0034、0044、0054、0064");
}

/// A district's summary of the city's cases: 21 suggestions and 7 proposals by role, 5 replies by
/// publicity.
#[test]
fn a_district_counts_the_citys_cases_by_kind_role_and_publicity() {
    let district = "区政府";
    let lead = |kind| {
        move |case: &mut Case| {
            case.kind = kind;
            case.lead = Some(district.to_owned());
        }
    };
    let co = |kind| {
        move |case: &mut Case| {
            case.kind = kind;
            case.lead = Some("市交通委".to_owned());
            case.co = vec![district.to_owned()];
            case.publicity = None;
        }
    };
    let mut book = Book::new()
        .year(2023)
        .population("主办件", &[(Field::Lead, district)])
        .cases(2, lead(CaseKind::NpcSuggestion))
        .cases(3, lead(CaseKind::CppccProposal))
        .cases(19, co(CaseKind::NpcSuggestion))
        .cases(4, co(CaseKind::CppccProposal));
    book.register.cases[4].publicity = Some("依申请公开".to_owned());
    let figures = book
        .count("总数", &[])
        .partition("按类型", Field::Kind, |_| {})
        .count("建议主办", &[(Field::Kind, "代表建议"), (Field::Lead, district)])
        .count("建议会办", &[(Field::Kind, "代表建议"), (Field::Co, district)])
        .count("提案主办", &[(Field::Kind, "政协提案"), (Field::Lead, district)])
        .count("提案会办", &[(Field::Kind, "政协提案"), (Field::Co, district)])
        .partition("按公开", Field::Publicity, |it| {
            it.population = Denominator::Named("主办件".to_owned());
        })
        .count("依申请公开", &[(Field::Publicity, "依申请公开")])
        .counted("2023-11-20");
    let printed = |path| print(&figures, path);
    assert_eq!(printed("总数"), "28");
    assert_eq!(printed("按类型.代表建议.件数"), "21");
    assert_eq!(printed("按类型.政协提案.件数"), "7");
    assert_eq!(printed("建议主办"), "2");
    assert_eq!(printed("建议会办"), "19");
    assert_eq!(printed("提案主办"), "3");
    assert_eq!(printed("提案会办"), "4");
    assert_eq!(printed("按公开.合计"), "5");
    assert_eq!(printed("按公开"), "主动公开4件，占80.0%；依申请公开1件，占20.0%");
    assert_eq!(printed("依申请公开.标题"), "“关于第5件事的建议”");
}

/// A report on a 审议意见: 172 suggestions, 44 opinions from communities, 91 cases looked back at.
fn opinion_report(closing: Closing) -> Book {
    let outcomes = [("已经解决", 148), ("正在解决", 8), ("计划解决", 4), ("留作参考", 12)];
    let mut book = Book::new()
        .year(2025)
        .scheme(outcomes.map(|(name, _)| name))
        .batch("本次", &[(Field::Session, "区二届人大五次会议"), (Field::Kind, "代表建议")])
        .batch("联系社区", &[(Field::Kind, "联系社区意见")])
        .batch("回头看", &[(Field::Session, "区二届人大二次会议、区二届人大三次会议")]);
    for (outcome, count) in outcomes {
        book = book.cases(count, |case| {
            case.session = String::from("区二届人大五次会议");
            case.outcome = Some(outcome.to_owned());
            case.satisfaction = Some(satisfied("满意"));
        });
    }
    for (outcome, count) in [("已经解决", 30), ("正在解决", 5), ("留作参考", 9)] {
        book = book.cases(count, |case| {
            case.kind = CaseKind::DeputyContact;
            case.outcome = Some(outcome.to_owned());
        });
    }
    for (at, case) in book.register.cases.iter_mut().skip(172).enumerate() {
        case.lead = Some(format!("部门{}", at % 15));
        case.co = vec![format!("街镇{}", at % 11)];
    }
    for (outcome, count) in [("已经解决", 20), ("正在解决", 71)] {
        book = book.cases(count, |case| {
            case.session = String::from("区二届人大三次会议");
            case.outcome = Some(outcome.to_owned());
        });
    }
    let contact = |it: &mut Declaration| it.batch = String::from("联系社区");
    let towns = DeclarationKind::DistinctCount(Field::Co, book.condition(&[]));
    let bureaus = DeclarationKind::DistinctCount(Field::Lead, book.condition(&[]));
    let solving = [(Field::Outcome, "已经解决、正在解决")];
    book.partition("按结果", Field::Outcome, move |it| it.closing = closing)
        .rate("满意率", &[(Field::Satisfaction, "满意")], |_| {})
        .rate("社区意见解决率", &solving, contact)
        .figure_as("涉及街镇", towns, contact)
        .figure_as("承办部门", bureaus, contact)
        .rate("转化率", &[(Field::Outcome, "已经解决")], |it| {
            it.batch = String::from("回头看");
        })
}

#[test]
fn an_opinion_report_prints_outcomes_as_they_round_whatever_the_policy() {
    for closing in Closing::ALL {
        let figures = opinion_report(closing).counted("2025-09-19");
        assert_eq!(
            print(&figures, "按结果"),
            "办理结果为已经解决的148件，占86.0%；正在解决的8件，占4.7%；计划解决的4件，占2.3%；\
             留作参考的12件，占7.0%"
        );
        assert_eq!(figures.get("按结果").unwrap().adjusted, [""; 0]);
    }
}

#[test]
fn an_opinion_report_keeps_its_batches_apart() {
    let figures = opinion_report(Closing::Largest).counted("2025-09-19");
    assert_eq!(print(&figures, "按结果.合计"), "172");
    assert_eq!(print(&figures, "满意率"), "100%");
    assert_eq!(print(&figures, "社区意见解决率"), "79.5%");
    assert_eq!(print(&figures, "社区意见解决率.件数"), "35");
    assert_eq!(print(&figures, "社区意见解决率.总体"), "44");
    assert_eq!(print(&figures, "社区意见解决率.其余"), "9");
    assert_eq!(print(&figures, "涉及街镇"), "11");
    assert_eq!(print(&figures, "承办部门"), "15");
    assert_eq!(print(&figures, "转化率"), "22.0%");
    assert_eq!(figures.get("转化率").unwrap().exact.to_string(), "20/91");
}
