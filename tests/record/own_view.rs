//! Who reports decides what is counted: a district on the cases of the city, a bureau on its share.

use std::fmt::Write as _;

use huibao::{
    diagnostic::{SourceFile, SourceKind},
    record::check,
    statistics::count,
};

/// One group of cases that are alike: how many, their kind and session, who leads, who helps, and
/// what else is said of them.
type Group = (usize, &'static str, &'static str, &'static str, &'static str, &'static str);

fn records(groups: &[Group]) -> String {
    let mut text = String::from("案件:\n");
    let mut number = 0;
    for (times, kind, session, lead, co, more) in groups {
        for _ in 0..*times {
            number += 1;
            let _ = writeln!(
                text,
                "- {{编号: {number}, 类型: {kind}, 届次会议: {session}, 标题: 关于第{number}件事的建议, 提出人: 甲, 主办: {lead}, 会办: {co}, 交办日期: 2023-02-01, {more}}}"
            );
        }
    }
    text
}

/// The printed text of each figure.
fn printed(settings: &str, groups: &[Group], date: &str) -> Vec<(String, String)> {
    let settings = SourceFile::new("huibao.yaml", SourceKind::Settings, settings);
    let records = [SourceFile::new("records/a.yaml", SourceKind::Records, records(groups))];
    let (register, found) = check(&settings, &records);
    let register = register.unwrap_or_else(|| panic!("{found:?}"));
    let (figures, found) = count(&register, date.parse().unwrap());
    assert!(!found.has_errors(), "{found:?}");
    let declared = figures.figures.into_iter().filter(|it| !it.is_supplied);
    declared.map(|it| (it.name, it.text)).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn a_district_reports_on_what_it_led_and_helped_with_in_the_city() {
    const NPC: &str = "市十六届人大一次会议";
    const CPPCC: &str = "市政协十四届一次会议";
    const OPEN: &str = "答复日期: 2023-04-20, 办理结果: 解决采纳, 公开属性: 主动公开, 措施: 甲";
    const ASKED: &str = "答复日期: 2023-04-20, 办理结果: 解决采纳, 公开属性: 依申请公开, 公开理由: 涉及内部信息, 措施: 甲";
    let groups: [Group; 5] = [
        (2, "代表建议", NPC, "区政府", "市房管局", OPEN),
        (19, "代表建议", NPC, "市交通委", "区政府、市公安局", ""),
        (2, "政协提案", CPPCC, "某某区人民政府", "", OPEN),
        (1, "政协提案", CPPCC, "区政府", "", ASKED),
        (4, "政协提案", CPPCC, "市教委", "区政府", ""),
    ];
    let settings = "\
版本: 1
单位: {名称: 某某区人民政府, 简称: 区政府}
年份: 2023
规则: {X14: 关}
批次: {本次: {层级: 市级}}
总体: {主办件: {本单位角色: [主办, 独办]}}
指标:
  总数: {计数: 全部}
  建议: {计数: {类型: 代表建议}}
  建议主办: {计数: {类型: 代表建议, 本单位角色: [主办, 独办]}}
  建议会办: {计数: {类型: 代表建议, 本单位角色: 会办}}
  提案主办: {计数: {类型: 政协提案, 本单位角色: [主办, 独办]}}
  提案会办: {计数: {类型: 政协提案, 本单位角色: 会办}}
  主办件: {计数: 全部, 总体: 主办件}
  公开: {计数: {公开属性: 主动公开}, 总体: 主办件}
  依申请: {计数: {公开属性: 依申请公开}, 总体: 主办件}
";
    let expected = [
        ("总数", "28"),
        ("建议", "21"),
        ("建议主办", "2"),
        ("建议会办", "19"),
        ("提案主办", "3"),
        ("提案会办", "4"),
        ("主办件", "5"),
        ("公开", "4"),
        ("依申请", "1"),
    ];
    assert_eq!(printed(settings, &groups, "2023-11-20"), pairs(&expected));
}

#[test]
fn a_bureau_reports_on_its_share() {
    const SESSION: &str = "区政协十五届三次会议";
    let groups: [Group; 3] = [
        (3, "政协提案", SESSION, "区地区办", "", ""),
        (8, "政协提案", SESSION, "区民政局", "区地区办", ""),
        (5, "政协提案", SESSION, "区教育局", "区体育局", ""),
    ];
    let settings = "\
版本: 1
单位: {名称: 某某区地区工作办公室, 简称: 区地区办}
年份: 2023
规则: {X14: 关}
批次: {本次: {本单位角色: 有}}
指标:
  总数: {计数: 全部}
  建议: {计数: {类型: 代表建议}}
  主办: {计数: {本单位角色: [主办, 独办]}}
  会办: {计数: {本单位角色: 会办}}
";
    let expected = [("总数", "11"), ("建议", "0"), ("主办", "3"), ("会办", "8")];
    assert_eq!(printed(settings, &groups, "2023-11-13"), pairs(&expected));
}
