//! 活动计数: activities up to a date, by kind and by what else is known of them.

use huibao::{
    build::RegisterReferences,
    diagnostic::{Format, SourceFile, SourceKind, render},
    document::{Reference, References},
    record::{Register, check},
    statistics::{Figures, count, plain_text},
};

const SETTINGS: &str = "\
版本: 1
单位: {名称: 某某区人民政府, 简称: 区政府}
年份: 2023
单位名录: [{全称: 区教育局, 别名: 教育局}]
指标:
  会议: {活动计数: 会议, 量词: 场, 比较: 2022}
  各种会: {活动计数: 会议、部署会}
  市级报道: {活动计数: {类型: 宣传, 媒体层级: 市级}, 量词: 篇}
  教育局参加: {活动计数: {单位: 教育局}}
  有领导: {活动计数: {领导: 有}}
  没有成果: {活动计数: {成果: 无}}
  全年: {活动计数: 全部}
  关于一号: {活动计数: {案件: 0001}}
历年: {2022: {会议: 5, 来源: 去年总结}}
活动:
  - {日期: 2023-05-06, 类型: 会议, 名称: “甲”推进会, 领导: 区长, 单位: 教育局, 案件: 0001}
  - {日期: 2023-03-02, 类型: 会议, 名称: “乙”座谈会, 成果: 定了办法}
  - {日期: 2023-02-01, 类型: 部署会, 名称: 交办会, 领导: 副区长}
  - {日期: 2023-06-07, 类型: 宣传, 名称: 一篇, 媒体: 晚报, 媒体层级: 市级, 链接: 'https://a.cn/1'}
  - {日期: 2023-06-08, 类型: 宣传, 名称: 二篇, 媒体: 区报, 媒体层级: 区级}
  - {日期: 2023-12-01, 类型: 会议, 名称: 年末会}
";

const RECORDS: &str = "案件:\n  - {编号: 0001, 类型: 代表建议, 届次会议: 六次会议, 标题: 一, \
                       提出人: 甲, 主办: 区教育局}\n";

fn register() -> Register {
    let settings = SourceFile::new("huibao.yaml", SourceKind::Settings, SETTINGS);
    let records = [SourceFile::new("records/a.yaml", SourceKind::Records, RECORDS)];
    let (register, found) = check(&settings, &records);
    register.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)))
}

fn counted(register: &Register) -> Figures {
    let (figures, found) = count(register, "2023-11-20".parse().unwrap());
    assert!(found.is_empty(), "{}", render(&found, Format::Plain));
    figures
}

fn print(figures: &Figures, path: &str) -> String {
    let mut path = path.split('.').map(str::to_owned);
    let figure = figures.get(&path.next().unwrap()).unwrap();
    plain_text(&figure.printed(&path.collect::<Vec<_>>()).unwrap())
}

#[test]
fn activities_are_counted_up_to_the_date_by_what_is_known_of_them() {
    let figures = counted(&register());
    let names =
        ["会议", "各种会", "市级报道", "教育局参加", "有领导", "没有成果", "全年", "关于一号"];
    let printed = names.map(|it| print(&figures, it));
    assert_eq!(printed.join(" "), "2 3 1 1 2 4 5 1");
    assert_eq!(print(&figures, "会议.名称"), "“乙”座谈会、“甲”推进会");
    assert_eq!(print(&figures, "会议.总体"), "5");
    assert_eq!(print(&figures, "会议.较上年"), "较2022年（5场）减少3场，下降60.0%");
}

#[test]
fn each_knows_which_activities_it_counts_and_how() {
    let figures = counted(&register());
    let figure = figures.get("市级报道").unwrap();
    assert_eq!(figure.expression, "活动中类型为宣传，且媒体层级为市级");
    assert_eq!(figure.activities, ["2023年6月7日一篇"]);
    assert_eq!(figure.measure_word, "篇");
    assert_eq!(figures.get("没有成果").unwrap().expression, "活动中无成果");
    assert_eq!(figures.get("全年").unwrap().expression, "活动");
    let json = serde_json::to_value(figure).unwrap();
    assert_eq!(json["population"]["name"], "活动");
    assert_eq!(json["activities"][0], "2023年6月7日一篇");
    assert_eq!(figures.get("会议").unwrap().activities.len(), 2);
}

#[test]
fn those_that_come_with_the_program_count_them_too() {
    let figures = counted(&register());
    let names = ["会议场次", "宣传报道篇数", "培训次数", "调研次数", "督办次数"];
    assert_eq!(names.map(|it| print(&figures, it)).join(" "), "3 2 0 0 0");
    let refused = figures.get("培训次数").unwrap().printed(&["名称".to_owned()]).unwrap_err();
    assert_eq!(refused.cause, "“培训次数”一次也没有，印不出名称");
}

#[test]
fn no_case_stands_behind_them() {
    let register = register();
    let figures = counted(&register);
    let as_of = "2023-11-20".parse().unwrap();
    let references = RegisterReferences {
        register: &register,
        figures: &figures,
        as_of,
        opinion: None,
        subject: None,
    };
    let source = SourceFile::new("documents/a.md", SourceKind::Prose, "");
    let place = huibao::diagnostic::Place::new(&source, 0..0);
    let path = ["会议", "编号"].map(str::to_owned).to_vec();
    let refused = references.resolve(&Reference { path, claim: None, place }).unwrap_err();
    assert_eq!(refused.cause, "“会议”没有“编号”这一部分");
}
