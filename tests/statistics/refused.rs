//! What keeps a figure from being printed, in whole messages.

use huibao::{
    record::{DeclarationKind, Denominator, Field},
    statistics::claim,
};

use super::book::{Book, date, refuse};

#[test]
fn a_partition_that_misses_a_case_names_the_case_and_its_line() {
    let mut book = Book::new()
        .population("已办复", &[(Field::State, "已办复")])
        .cases(67, |_| {})
        .partition("按结果", Field::Outcome, |it| {
            it.population = Denominator::Named("已办复".to_owned());
        });
    book.register.cases[40].outcome = None;
    assert_eq!(
        book.faults("2021-07-05"),
        ["X16 records/2021.yaml 41: “按结果”合计66件，已办复67件，差1件：\
          0041号未填办理结果（第41行）。请补填办理结果。"]
    );
}

#[test]
fn a_partition_by_outcome_wants_a_population_of_replied_cases() {
    let mut book = Book::new().cases(4, |_| {}).partition("按结果", Field::Outcome, |_| {});
    book.register.cases[1].replied = None;
    book.register.cases[3].replied = Some(date("2021-08-01"));
    assert_eq!(
        book.faults("2021-07-05"),
        ["X16 records/2021.yaml 2: “按结果”合计2件，全部4件，差2件：\
          0002号、0004号尚未办复（第2行、第4行）。\
          请为“按结果”写明只含已办复案件的“总体”，或补填答复日期和办理结果。"]
    );
    assert_eq!(book.faults("2021-08-01").len(), 1, "one case remains open");
}

#[test]
fn a_partition_refuses_a_class_that_its_order_leaves_out() {
    let leads = DeclarationKind::Partition {
        field: Field::Lead,
        classes: Some(vec!["区建管委".to_owned(), "区民政局".to_owned()]),
    };
    let mut book = Book::new().cases(3, |_| {}).figure("按单位", leads);
    book.register.cases[2].lead = Some("区房管局".to_owned());
    assert_eq!(
        book.faults("2021-07-05"),
        ["X16 records/2021.yaml 3: “按单位”合计2件，全部3件，差1件：\
          0003号的主办“区房管局”不在所列各类之中（第3行）。\
          请核实主办，或在“按单位”的“顺序”里补上这一类。"]
    );
}

#[test]
fn a_partition_refuses_a_case_in_two_classes() {
    let book = Book::new()
        .cases(1, |case| case.co = vec!["区民政局".to_owned()])
        .cases(1, |case| case.co = vec!["区民政局".to_owned(), "区房管局".to_owned()])
        .partition("按会办", Field::Co, |_| {});
    assert_eq!(
        book.faults("2021-07-05"),
        ["X16 records/2021.yaml 2: “按会办”合计1件，全部2件，差1件：0002号的会办有2个（第2行）。\
          分组时一件只能归入一类；一件有多个会办的，请改用“计数”或“去重计数”。"]
    );
}

#[test]
fn a_long_list_of_missed_cases_is_cut() {
    let book = Book::new().cases(12, |case| case.category = None).partition(
        "按分类",
        Field::Category,
        |_| {},
    );
    assert_eq!(
        book.faults("2021-07-05"),
        ["X16 records/2021.yaml 1: “按分类”合计0件，全部12件，差12件：\
          0001号、0002号、0003号、0004号、0005号、0006号、0007号、0008号、0009号、0010号未填分类\
          （第1行、第2行、第3行、第4行、第5行、第6行、第7行、第8行、第9行、第10行）；等等。\
          请补填分类。"]
    );
}

#[test]
fn last_year_is_only_the_year_before() {
    let figures = Book::new()
        .cases(2, |_| {})
        .past(2019, "总数", "2")
        .figure_as("总数", DeclarationKind::Count(huibao::record::Condition::default()), |it| {
            it.compared_year = Some(2019);
        })
        .counted("2021-07-05");
    assert_eq!(
        refuse(&figures, "总数.较上年"),
        "“总数”是与2019年比较，上年是2020年。请改写为{总数.较2019年}，或把比较的年份改为2020。"
    );
    assert_eq!(
        refuse(&figures, "总数.上年值"),
        "“总数”是与2019年比较，上年是2020年。请改写为{总数.2019年值}，或把比较的年份改为2020。"
    );
}

#[test]
fn a_comparison_wants_its_past_figure() {
    let book = Book::new().cases(2, |_| {}).rate(
        "公开率",
        &[(Field::Publicity, "主动公开")],
        |it| it.compared_year = Some(2020),
    );
    assert_eq!(
        book.faults("2021-07-05"),
        ["X18 huibao.yaml 11: “公开率”与2020年比较，但“历年”里没有2020年的“公开率”。\
          请在huibao.yaml“历年”的2020里加上“公开率: 当年印发的数”和“来源”。"]
    );
    let book = book.past(2020, "公开率", "九成");
    assert_eq!(
        book.faults("2021-07-05"),
        ["X18 huibao.yaml 11: “公开率”今年是100%，2020年是九成，无法比较。\
          两年须同为百分比（如85.89%）或同为数（如78）；请照当年印发的写。"]
    );
}

#[test]
fn a_comparison_looks_back() {
    let book = Book::new().cases(2, |_| {}).past(2021, "公开率", "90%").rate(
        "公开率",
        &[(Field::Publicity, "主动公开")],
        |it| it.compared_year = Some(2021),
    );
    assert_eq!(
        book.faults("2021-07-05"),
        ["X18 huibao.yaml 11: “公开率”与2021年比较，但“年份”是2021。请改为更早的一年。"]
    );
}

#[test]
fn a_comparison_wants_one_value_and_a_year() {
    let of = |name: &str| DeclarationKind::Comparison { of: name.to_owned() };
    let book = Book::new()
        .cases(2, |_| {})
        .count("总数", &[])
        .partition("按公开", Field::Publicity, |_| {})
        .figure_as("公开变化", of("按公开"), |it| it.compared_year = Some(2020))
        .figure("总数变化", of("总数"))
        .figure_as("变化", of("综数"), |it| it.compared_year = Some(2020));
    assert_eq!(
        book.faults("2021-07-05"),
        [
            "huibao.yaml 13: “公开变化”所比的“按公开”是分组，不是一个数。\
             请改比一个计数、占比或录入的指标。",
            "huibao.yaml 14: “总数变化”没有写与哪一年比。请加上“年份”，如“年份: 2020”。",
            "huibao.yaml 15: “变化”所比的“综数”不是可比的指标。\
             是否应为“总数”？可用的有总数、按公开。",
        ]
    );
}

#[test]
fn an_unknown_part_is_answered_with_the_nearest() {
    let figures = Book::new()
        .cases(2, |_| {})
        .count("总数", &[])
        .partition("按公开", Field::Publicity, |_| {})
        .counted("2021-07-05");
    assert_eq!(
        refuse(&figures, "按公开.主动公布.件数"),
        "“按公开”没有“主动公布”这一部分。是否应为“主动公开”？可用的有件数、分别为、分述、合计、\
         名称、居前1、总体、标题、简称、编号、项数、主动公开、依申请公开、不予公开。"
    );
    assert_eq!(
        refuse(&figures, "按公开.主动公开.占笔"),
        "“按公开.主动公开”没有“占笔”这一部分。是否应为“占比”？可用的有件数、其余、占比、带量词、标题、简称、编号。"
    );
    assert_eq!(
        refuse(&figures, "按公开.主动公开"),
        "“按公开.主动公开”没有写明要印哪一部分。\
         请在后面加上“.”和其中之一：件数、其余、占比、带量词、标题、简称、编号。"
    );
    assert_eq!(
        refuse(&figures, "总数.较上年"),
        "“总数”没有写“比较”，不知与哪一年比。请在huibao.yaml的“总数”里加上“比较: 2020”。"
    );
    let refusal = figures.named("总树").unwrap_err();
    assert_eq!(refusal.cause, "没有名为“总树”的指标");
    assert_eq!(refusal.cure, "是否应为“总数”？新的指标请先在huibao.yaml的“指标”里声明");
}

#[test]
fn what_has_no_cases_as_of_the_date_is_refused_only_when_it_is_printed() {
    let book = Book::new()
        .population("已办复", &[(Field::State, "已办复")])
        .past(2020, "解决采纳率", "85.89%")
        .cases(2, |_| {});
    let latest = DeclarationKind::Latest(Field::Replied, book.condition(&[]));
    let figures = book
        .rate("解决采纳率", &[(Field::Outcome, "解决采纳")], |it| {
            it.population = Denominator::Named("已办复".to_owned());
            it.compared_year = Some(2020);
        })
        .partition("按结果", Field::Outcome, |it| {
            it.population = Denominator::Named("已办复".to_owned());
        })
        .figure("最后答复", latest)
        .count("领导阅批", &[(Field::LeaderReviews, "有")])
        .counted("2021-03-01");
    let no_cases = |name: &str| {
        format!(
            "截至2021年3月1日，“{name}”的总体“已办复”没有案件，算不出占比。\
             请核实台账和文稿的截至日期。"
        )
    };
    assert_eq!(refuse(&figures, "解决采纳率"), no_cases("解决采纳率"));
    assert_eq!(refuse(&figures, "解决采纳率.较上年"), no_cases("解决采纳率"));
    assert_eq!(refuse(&figures, "按结果"), no_cases("按结果"));
    assert_eq!(refuse(&figures, "按结果.解决采纳.占比"), no_cases("按结果"));
    assert_eq!(
        refuse(&figures, "最后答复"),
        "截至2021年3月1日，“最后答复”所指的案件都没有答复日期。请核实台账和文稿的截至日期。"
    );
    assert_eq!(
        refuse(&figures, "领导阅批.简称"),
        "“领导阅批”没有案件，印不出简称。请删去这处引用，或核实台账。"
    );
    assert_eq!(figures.get("解决采纳率").unwrap().text, "—");
}

#[test]
fn rounding_that_would_be_misread_is_warned_of() {
    let book = Book::new()
        .cases(1999, |_| {})
        .cases(1, |case| case.publicity = Some("不予公开".to_owned()))
        .rate("公开率", &[(Field::Publicity, "主动公开")], |_| {})
        .rate("不予公开率", &[(Field::Publicity, "不予公开")], |it| it.decimals = 0);
    assert_eq!(
        book.faults("2021-07-05"),
        [
            "huibao.yaml 11: “公开率”是1999/2000，印成100.0%会被读作“全部”。请加大“小数”。",
            "huibao.yaml 12: “不予公开率”是1/2000，印成0%会被读作“没有”。请加大“小数”。",
        ]
    );
}

#[test]
fn a_closing_that_distorts_a_share_is_warned_of() {
    let mut book =
        Book::new().cases(30, |_| {}).partition("按单位", Field::Lead, |it| it.decimals = 0);
    for (at, case) in book.register.cases.iter_mut().enumerate() {
        case.lead = Some(format!("单位{at}"));
    }
    assert_eq!(
        book.faults("2021-07-05"),
        ["huibao.yaml 11: “按单位”凑整时把“单位0”由3%改为13%，与实际相差超过末位1个单位。\
          请加大“小数”，或把“凑整”改为最大余额。"]
    );
}

#[test]
fn a_wording_refuses_a_place_that_it_does_not_know() {
    let book = Book::new().cases(2, |_| {}).partition("按公开", Field::Publicity, |it| {
        it.wording = Some("{项}{件数}件，占{比例}".to_owned());
        it.first_wording = Some("{项}{件数".to_owned());
    });
    assert_eq!(
        book.faults("2021-07-05"),
        [
            "huibao.yaml 11: “按公开”的句式里有认不出的“{比例}”。\
             可用的有{项}、{件数}、{占比}、{总体}。",
            "huibao.yaml 11: “按公开”的首项句式里有认不出的“{件数”。\
             可用的有{项}、{件数}、{占比}、{总体}。",
        ]
    );
}

#[test]
fn a_figure_of_an_unknown_batch_or_population_is_refused() {
    let book = Book::new()
        .population("已办复", &[(Field::State, "已办复")])
        .cases(2, |_| {})
        .rate("甲", &[], |it| it.batch = "上次".to_owned())
        .rate("乙", &[], |it| it.population = Denominator::Named("已答复".to_owned()));
    assert_eq!(
        book.faults("2021-07-05"),
        [
            "huibao.yaml 11: “甲”：没有名为“上次”的批次。是否应为“本次”？可用的有本次。",
            "huibao.yaml 12: “乙”：没有名为“已答复”的总体。是否应为“已办复”？可用的有已办复。",
        ]
    );
}

#[test]
fn a_claim_is_held_against_every_case() {
    let mut book = Book::new()
        .population("已办复", &[(Field::State, "已办复")])
        .batch("联系社区", &[(Field::Kind, "联系社区意见")])
        .cases(5, |_| {});
    book.register.cases[1].replied = Some(date("2021-05-09"));
    book.register.cases[4].replied = None;
    book.register.cases[3].publicity = Some("依申请公开".to_owned());
    let told = |day: &str, population: &str, condition: &str| {
        let claim = claim(&book.register, date(day), population, condition).unwrap();
        claim.refusal().map(|it| format!("{}。{}。", it.cause, it.cure))
    };
    let check = "请核实这些案件；台账无误的，请改写这句话";
    assert_eq!(told("2021-05-08", "全部", "按期办复"), None, "both may still be replied to");
    assert_eq!(
        told("2021-05-09", "全部", "按期办复").unwrap(),
        format!("“全部”5件并非都是按期办复，有2件不是：0002号、0005号。{check}。")
    );
    assert_eq!(told("2021-05-09", "已办复", "已办复"), None);
    assert_eq!(
        told("2021-05-09", "已办复", "公开属性=主动公开").unwrap(),
        format!("“已办复”4件并非都是公开属性为主动公开，有1件不是：0004号。{check}。")
    );
    assert_eq!(told("2021-05-09", "已办复", "公开属性=主动公开、依申请公开"), None);
    assert_eq!(told("2021-05-09", "全部", "领导阅批=无"), None);
    assert_eq!(
        told("2021-05-09", "联系社区", "已办复").unwrap(),
        "截至2021年5月9日，“联系社区”没有案件，不能说都是已办复。\
         请核实台账和文稿的截至日期，或删去这句话。"
    );
    let refused = |population: &str, condition: &str| {
        let it = claim(&book.register, date("2021-05-09"), population, condition).unwrap_err();
        format!("{}。{}。", it.cause, it.cure)
    };
    assert_eq!(
        refused("已办", "已办复"),
        "没有名为“已办”的总体或批次。是否应为“已办复”？可用的有全部、已办复、本次、联系社区。"
    );
    assert_eq!(
        refused("全部", "按时办复"),
        "断言里没有“按时办复”这一条件。是否应为“按期办复”？可用的有按期办复、三次沟通、已办复、办理中、字段=值。"
    );
    assert_eq!(
        refused("全部", "公开属性=公开"),
        "公开属性没有“公开”这一类。是否应为“主动公开”？可用的有主动公开、依申请公开、不予公开。"
    );
}
