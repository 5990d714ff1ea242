//! 公开属性 and 满意度 in the office's own words: counted by what they mean, listed as they are.

use huibao::{
    diagnostic::{Format, SourceFile, SourceKind, render},
    record::check,
    statistics::{Figures, claim, count},
};

const SETTINGS: &str = "\
版本: 1
单位: {名称: 某某区人民政府, 简称: 区政府}
年份: 2025
公开属性: {全部公开: 主动公开, 部分公开: 主动公开, 不公开: 不予公开}
满意度: {很满意: 满意, 满意: 满意, 较满意: 基本满意, 未交: 未反馈}
指标:
  各类公开: {分组: 公开属性, 零项: 写出}
  各类满意: {分组: 满意度, 零项: 写出}
  只算满意: {计数: {满意度: 满意}}
  凡公开的: {计数: {公开属性: 主动公开}}
";

const RECORDS: &str = "\
公共: {类型: 代表建议, 届次会议: 区三届人大六次会议, 交办日期: 2025-02-10, 答复日期: 2025-04-16, 提出人: 甲, 主办: 乙, 措施: 丙办了丁, 办理结果: 解决采纳}
案件:
- {标题: 某, 编号: 1, 公开属性: 全部公开, 满意度: 很满意}
- {标题: 某, 编号: 2, 公开属性: 部分公开, 满意度: {态度: 很满意, 结果: 满意}}
- {标题: 某, 编号: 3, 公开属性: 不公开, 公开理由: 涉及个人隐私, 满意度: 理解}
- {标题: 某, 编号: 4, 公开属性: 依申请公开, 公开理由: 涉及第三方, 满意度: 未交}
";

fn items(figures: &Figures, name: &str) -> String {
    let items = &figures.get(name).unwrap().items;
    let items = items.iter().map(|it| format!("{}{}", it.name, it.cases.len()));
    items.collect::<Vec<_>>().join(" ")
}

#[test]
fn rates_go_by_the_meaning_and_classes_by_the_word() {
    let settings = SourceFile::new("huibao.yaml", SourceKind::Settings, SETTINGS);
    let records = [SourceFile::new("records/a.yaml", SourceKind::Records, RECORDS)];
    let (register, found) = check(&settings, &records);
    let register = register.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)));
    let day = "2025-07-01".parse().unwrap();
    let (figures, found) = count(&register, day);
    assert!(found.is_empty(), "{}", render(&found, Format::Plain));
    assert_eq!(items(&figures, "各类公开"), "全部公开1 部分公开1 不公开1 依申请公开1");
    assert_eq!(items(&figures, "各类满意"), "很满意1 满意1 较满意0 未交1 理解1 不满意0");
    assert_eq!(figures.get("只算满意").unwrap().text, "1");
    assert_eq!(figures.get("凡公开的").unwrap().text, "2");
    assert_eq!(figures.get("公开率").unwrap().text, "50.00%");
    assert_eq!(figures.get("满意率").unwrap().text, "66.67%");
    let public: Vec<bool> =
        register.cases.iter().map(|it| it.is_public(register.as_of(day))).collect();
    assert_eq!(public, [true, true, false, false]);
    let unmet = claim(&register, day, "全部", "公开属性=主动公开").unwrap().unmet;
    assert_eq!(unmet, ["3", "4"]);
}
