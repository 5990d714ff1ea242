//! 交叉: counts of two ways add up in both, units of one 系统 come together, a case of several units
//! stands with each of them and counts once in all.

use huibao::record::{DeclarationKind, Denominator, Field, Unit};
use proptest::{prelude::*, test_runner::Config};

use super::book::{Book, print, refuse};

fn cross(rows: &[Field], columns: &[&str]) -> DeclarationKind {
    let columns = columns.iter().map(|it| (*it).to_owned()).collect();
    DeclarationKind::Cross { rows: rows.to_vec(), columns }
}

fn names(text: &str) -> Vec<String> {
    text.split('、').filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// Six answered cases of three units, 会办 by two of them and a fourth.
fn book() -> Book {
    let mut book = Book::new().cases(6, |_| {});
    let cases = [
        ("区建管委", "区民政局、区科委", "解决采纳"),
        ("区建管委", "", "正在解决"),
        ("区房管局", "区建管委", "解决采纳"),
        ("区民政局", "", "解决采纳"),
        ("区民政局", "区建管委", "留作参考"),
        ("区民政局", "", "解决采纳"),
    ];
    for (case, (lead, co, outcome)) in book.register.cases.iter_mut().zip(cases) {
        case.lead = Some(lead.to_owned());
        case.co = names(co);
        case.outcome = Some(outcome.to_owned());
    }
    for (name, system) in [("区民政局", "民生"), ("区建管委", "建设"), ("区房管局", "建设")]
    {
        let unit = Unit {
            name: name.to_owned(),
            full_name: name.to_owned(),
            aliases: Vec::new(),
            from: None,
            until: None,
            system: Some(system.to_owned()),
            successor: None,
            place: book.setting(1),
        };
        book.register.units.add(unit).unwrap();
    }
    book
}

#[test]
fn rows_are_units_and_columns_are_outcomes() {
    let book = book().figure("表", cross(&[Field::Lead], &["办理结果"]));
    let figures = book.counted("2021-07-05");
    let figure = figures.get("表").unwrap();
    let rows: Vec<&str> = figure.items.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(rows, ["区民政局", "区建管委", "区房管局"]);
    assert_eq!(print(&figures, "表.区民政局.解决采纳"), "2");
    assert_eq!(print(&figures, "表.区民政局.解决采纳.件数"), "2");
    assert_eq!(print(&figures, "表.区民政局.解决采纳.占比"), "66.7%");
    assert_eq!(print(&figures, "表.区民政局.解决采纳.编号"), "0004、0006");
    assert_eq!(print(&figures, "表.区民政局.计划解决"), "0");
    assert_eq!(print(&figures, "表.区民政局.件数"), "3");
    assert_eq!(print(&figures, "表.区民政局.占比"), "50.0%");
    assert_eq!(print(&figures, "表.合计.解决采纳"), "4");
    assert_eq!(print(&figures, "表.合计.件数"), "6");
    assert_eq!(print(&figures, "表.合计"), "6");
    assert_eq!(print(&figures, "表.建设小计.解决采纳"), "2");
    assert_eq!(print(&figures, "表.建设小计.件数"), "3");
    let path = ["区民政局", "解决采纳", "占比"].map(str::to_owned);
    let lineage = figure.lineage(&path);
    assert_eq!(lineage.exact.to_string(), "2/3");
    assert_eq!(lineage.expression, "主办为区民政局的办理结果为解决采纳 ÷ 本行总体");
    assert_eq!(lineage.cases.numbers().collect::<Vec<_>>(), ["0004", "0006"]);
    assert_eq!(
        refuse(&figures, "表.区民政局.解决采那"),
        "“表.区民政局”没有“解决采那”这一部分。是否应为“解决采纳”？可用的有件数、占比、名称、带量词、标题、简称、编号、解决采纳、正在解决、计划解决、留作参考。"
    );
}

#[test]
fn a_column_is_a_figure_counted_for_each_row_alone() {
    let book = book()
        .population("已办复", &[(Field::State, "已办复")])
        .figure("总数", DeclarationKind::Count(huibao::record::Condition::default()))
        .figure(
            "会办件次",
            DeclarationKind::CaseUnits(Field::Co, huibao::record::Condition::default()),
        )
        .rate("采纳率", &[(Field::Outcome, "解决采纳")], |it| {
            it.population = Denominator::Named("已办复".to_owned());
        })
        .figure("表", cross(&[Field::Lead], &["总数", "会办件次", "采纳率"]));
    let figures = book.counted("2021-07-05");
    // A unit that handles none itself has a row for what it helps with.
    let figure = figures.get("表").unwrap();
    let rows: Vec<&str> = figure.items.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(rows, ["区民政局", "区建管委", "区房管局", "区科委"]);
    assert_eq!(print(&figures, "表.区建管委.会办件次"), "2");
    assert_eq!(print(&figures, "表.区科委.总数"), "0");
    assert_eq!(print(&figures, "表.区科委.会办件次"), "1");
    assert_eq!(print(&figures, "表.合计.会办件次"), "4");
    assert_eq!(print(&figures, "表.建设小计.会办件次"), "2");
    assert_eq!(print(&figures, "表.区建管委.采纳率"), "50.0%");
    assert_eq!(print(&figures, "表.合计.采纳率"), "66.7%");
    assert_eq!(
        refuse(&figures, "表.区科委.采纳率"),
        "“表.区科委.采纳率”的分母没有案件，算不出占比。请删去这处引用，或核实台账。"
    );
    let path = ["合计", "会办件次"].map(str::to_owned);
    assert_eq!(figure.lineage(&path).expression, "全部按会办逐家计件次");
}

#[test]
fn a_case_of_several_units_stands_with_each_and_counts_once_in_all() {
    let mut book = book().figure("表", cross(&[Field::Lead, Field::Split], &["办理结果"]));
    let case = &mut book.register.cases[0];
    case.lead = None;
    case.split = names("区建管委、区房管局");
    let figures = book.counted("2021-07-05");
    assert_eq!(print(&figures, "表.区建管委.件数"), "2");
    assert_eq!(print(&figures, "表.区房管局.件数"), "2");
    assert_eq!(print(&figures, "表.建设小计.件数"), "3");
    assert_eq!(print(&figures, "表.合计.件数"), "6");
    assert_eq!(print(&figures, "表.件次"), "7");
    assert_eq!(
        refuse(&figures, "表.合计"),
        "“表”各行相加是7件次，不是6件：一件有几家主办或分办的，各行都计入。件数请用{表.件数}，件次请用{表.件次}。"
    );
}

#[test]
fn a_case_in_no_row_or_no_column_stops_the_figure() {
    let mut book = book().figure("表", cross(&[Field::Lead], &["办理结果"]));
    book.register.cases[1].lead = None;
    book.register.cases[2].outcome = None;
    assert_eq!(
        book.faults("2021-07-05"),
        [
            "X16 records/2021.yaml 2: “表”合计5件，全部6件，差1件：0002号未填主办（第2行）。请补填主办。",
            "X16 records/2021.yaml 3: “表”合计5件，全部6件，差1件：0003号未填办理结果（第3行）。请补填办理结果。",
        ]
    );
}

proptest! {
    #![proptest_config(Config::with_cases(64))]

    #[test]
    fn both_ways_add_up(cases in prop::collection::vec((0usize..4, 0usize..4), 1..60)) {
        const UNITS: [&str; 4] = ["甲局", "乙局", "丙局", "丁局"];
        const OUTCOMES: [&str; 4] = ["解决采纳", "正在解决", "计划解决", "留作参考"];
        let mut book = Book::new().cases(cases.len(), |_| {});
        for (case, (unit, outcome)) in book.register.cases.iter_mut().zip(&cases) {
            case.lead = Some(UNITS[*unit].to_owned());
            case.outcome = Some(OUTCOMES[*outcome].to_owned());
        }
        let figures = book
            .figure("表", cross(&[Field::Lead], &["办理结果"]))
            .counted("2021-07-05");
        let figure = figures.get("表").unwrap();
        let number = |path: &str| -> usize { print(&figures, path).parse().unwrap() };
        let mut all = 0;
        for row in &figure.items {
            let of_row: usize =
                OUTCOMES.iter().map(|it| number(&format!("表.{}.{it}", row.name))).sum();
            prop_assert_eq!(of_row, number(&format!("表.{}.件数", row.name)));
            all += of_row;
        }
        prop_assert_eq!(all, cases.len());
        for (at, outcome) in OUTCOMES.iter().enumerate() {
            let rows = figure.items.iter();
            let of_column: usize =
                rows.map(|it| number(&format!("表.{}.{outcome}", it.name))).sum();
            prop_assert_eq!(of_column, number(&format!("表.合计.{outcome}")));
            prop_assert_eq!(of_column, cases.iter().filter(|it| it.1 == at).count());
        }
    }
}
