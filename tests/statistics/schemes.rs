//! Cases of several 口径表 in one register.

use huibao::{
    diagnostic::{Diagnostics, Format, SourceFile, SourceKind, render},
    record::check,
    statistics::{Figures, count},
};

const SETTINGS: &str = "\
版本: 1
单位: {名称: 某某区人民政府, 简称: 区政府}
年份: 2025
口径表: 沪静安
批次:
  本次: {类型: 代表建议, 届次会议: 区三届人大六次会议}
  提案: {类型: 政协提案, 口径表: 沪政协}
  往届: {届次会议: 区三届人大五次会议, 口径表: 沪人大}
  全部案件: {类型: [代表建议, 政协提案]}
口径对照:
  沪政协: {解决采纳: 已经解决, 列入计划拟解决: 计划解决, 留作参考: 留作参考}
  沪人大: {解决采纳: 已经解决, 正在解决: 正在解决, 计划解决: 计划解决, 留作参考: 留作参考}
指标:
  本次结果: {分组: 办理结果, 零项: 写出}
  提案结果: {分组: 办理结果, 批次: 提案, 零项: 写出}
  统一: {分组: 统一结果, 批次: 全部案件}
  已解决率: {占比: {统一结果: 已经解决}, 批次: 全部案件}
  现已解决: {计数: {现统一结果: 已经解决}, 批次: 全部案件}
";

const RECORDS: &str = "\
公共: {类型: 代表建议, 届次会议: 区三届人大六次会议, 交办日期: 2025-02-10, 答复日期: 2025-04-16, 提出人: 甲, 主办: 乙, 措施: 丙办了丁}
案件:
- {标题: 某, 编号: 1, 办理结果: 已经解决}
- {标题: 某, 编号: 2, 办理结果: 留作参考}
- {标题: 某, 编号: 3, 类型: 政协提案, 届次会议: 区政协三届五次会议, 办理结果: 解决采纳}
- {标题: 某, 编号: 4, 类型: 政协提案, 届次会议: 区政协三届五次会议, 办理结果: 列入计划拟解决, 承诺事项: {事项: 建成, 期限: 2026-01-01}}
- 标题: 某
  编号: 5
  届次会议: 区三届人大五次会议
  办理结果: 正在解决
  承诺事项: {事项: 建成, 期限: 2025-06-01}
  回头看: [{日期: 2025-06-02, 原结果: 正在解决, 现结果: 解决采纳}]
";

fn counted(settings: &str) -> (Figures, Diagnostics) {
    let settings = SourceFile::new("huibao.yaml", SourceKind::Settings, settings);
    let records = [SourceFile::new("records/a.yaml", SourceKind::Records, RECORDS)];
    let (register, found) = check(&settings, &records);
    let register = register.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)));
    count(&register, "2025-07-01".parse().unwrap())
}

fn items(figures: &Figures, name: &str) -> String {
    let items = &figures.get(name).unwrap().items;
    let items = items.iter().map(|it| format!("{}{}", it.name, it.cases.len()));
    items.collect::<Vec<_>>().join(" ")
}

#[test]
fn each_batch_is_divided_by_its_own_scheme_and_all_by_the_mapping() {
    let (figures, found) = counted(SETTINGS);
    assert!(found.is_empty(), "{}", render(&found, Format::Plain));
    assert_eq!(items(&figures, "本次结果"), "已经解决1 正在解决0 计划解决0 留作参考1");
    assert_eq!(items(&figures, "提案结果"), "解决采纳1 列入计划拟解决1 留作参考0");
    assert_eq!(items(&figures, "统一"), "已经解决2 正在解决1 计划解决1 留作参考1");
    assert_eq!(figures.get("已解决率").unwrap().text, "40.0%");
    assert_eq!(figures.get("现已解决").unwrap().text, "3");
}

#[test]
fn a_mapped_figure_says_that_it_is() {
    let (figures, _) = counted(SETTINGS);
    let expression = |name| figures.get(name).unwrap().expression.clone();
    assert_eq!(expression("统一"), "全部案件按统一结果（按口径对照）分组 ÷ 全部案件");
    assert_eq!(expression("已解决率"), "统一结果（按口径对照）为已经解决 ÷ 全部案件");
    assert_eq!(expression("现已解决"), "全部案件中现统一结果（按口径对照）为已经解决");
}

#[test]
fn outcomes_of_several_schemes_side_by_side_are_told() {
    let (figures, found) = counted(&SETTINGS.replace("分组: 统一结果", "分组: 办理结果"));
    assert_eq!(
        items(&figures, "统一"),
        "已经解决1 正在解决1 计划解决0 留作参考1 解决采纳1 列入计划拟解决1"
    );
    let told = render(&found, Format::Plain);
    assert!(
        told.starts_with(
            "警告: “统一”里的案件用的是几种口径表（沪静安、沪政协、沪人大），各按各的叫法分类\n"
        ),
        "{told}"
    );
}
