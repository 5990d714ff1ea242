//! Figures that templates speak of and a project does not declare.

use huibao::{
    diagnostic::{Format, SourceFile, SourceKind, render},
    record::{Register, check},
    statistics::count,
};

const RECORDS: &str = "\
- {编号: 1, 类型: 代表建议, 届次会议: 六次会议, 标题: 一, 提出人: 甲, 主办: 乙}
- {编号: 2, 类型: 代表建议, 届次会议: 六次会议, 标题: 二, 提出人: 甲, 主办: 乙}
";

fn register(past: &str) -> Register {
    read(&format!("历年: {{2020: {{{past}, 来源: 去年汇报}}}}\n"), RECORDS)
}

fn read(settings: &str, records: &str) -> Register {
    let settings = format!("版本: 1\n单位: {{名称: 某某区人民政府}}\n年份: 2021\n{settings}");
    let settings = SourceFile::new("huibao.yaml", SourceKind::Settings, settings);
    let records = [SourceFile::new("records/a.yaml", SourceKind::Records, records)];
    let (register, found) = check(&settings, &records);
    register.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)))
}

#[test]
fn they_are_compared_with_a_past_number_of_their_kind_only() {
    let as_of = "2021-07-05".parse().unwrap();
    let compared = |past: &str| {
        let register = register(past);
        let (figures, found) = count(&register, as_of);
        assert!(found.is_empty(), "{}", render(&found, Format::Plain));
        figures.named("总数").unwrap().lineage(&["差".to_owned()]).exact.to_string()
    };
    assert_eq!(compared("总数: 5"), "2 - 5");
    assert_eq!(compared("总数: 5%"), "2");
}

#[test]
fn a_warning_of_one_has_no_place_and_says_what_to_declare() {
    let case = |number: usize| {
        format!(
            "- {{编号: {number}, 类型: 代表建议, 届次会议: 六次会议, 标题: 一, 提出人: 甲, \
             主办: 乙, 分类: 第{number}类}}\n"
        )
    };
    let as_of = "2021-07-05".parse().unwrap();
    let register = read("", &(1..=30).map(case).collect::<String>());
    let (figures, found) = count(&register, as_of);
    assert!(found.is_empty());
    assert_eq!(
        render(&figures.get("按分类").unwrap().doubts, Format::Plain),
        "警告: “按分类”凑整时把“第1类”由3.3%改为4.3%，与实际相差超过末位1个单位\n\
         \x20= 办法: 请在huibao.yaml的“指标”里自己声明“按分类”，加大“小数”，或把“凑整”改为最大余额\n"
    );
}
