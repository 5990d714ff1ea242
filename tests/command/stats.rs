//! `huibao stats`.

use serde_json::{Value, json};

use super::scene::{Scene, huibao};

#[test]
fn a_year_is_surveyed_in_one_page() {
    let mut scene = Scene::sample("npc-briefing");
    scene.run(&["stats", "--截至", "2021-07-05"]);
    scene.told("stats");
}

#[test]
fn a_field_is_listed_alone_the_first_of_it_with_all_that_tie() {
    let mut scene = Scene::sample("npc-briefing");
    scene.run(&["stats", "--截至", "2021年7月5日", "--按", "关键词", "--前", "2"]);
    scene.run(&["stats", "--截至", "2021-03-20", "--按", "办理结果", "--按", "答复月份"]);
    scene.run(&["stats", "--截至", "2021-07-05", "--按", "街镇"]);
    scene.told("stats-field");
}

#[cfg(feature = "keywords")]
#[test]
fn words_are_found_in_titles() {
    let mut scene = Scene::sample("npc-briefing");
    scene.append("huibao.yaml", "停用词: 学校、网络\n");
    scene.run(&["stats", "--截至", "2021-07-05", "--按", "标题词"]);
    scene.told("stats-title-words");
    scene.change("huibao.yaml", "指标:\n", "指标:\n  题中词: {分布: 标题词, 前: 2}\n");
    let output = huibao(scene.path()).args(["figures", "--format", "json"]).output().unwrap();
    let list: Value = serde_json::from_slice(&output.stdout).unwrap();
    let figures = list["figures"].as_array().unwrap();
    let words = figures.iter().find(|it| it["name"] == "题中词").unwrap();
    assert_eq!(words["text"], "小区3件、社区3件");
}

#[cfg(not(feature = "keywords"))]
#[test]
fn without_a_word_list_the_option_says_so() {
    let mut scene = Scene::sample("npc-briefing");
    scene.run(&["stats", "--标题词"]);
    scene.told("stats-without-words");
}

#[test]
fn what_cannot_be_surveyed_is_told() {
    let mut scene = Scene::sample("npc-briefing");
    scene.run(&["stats", "--按", "主板"]);
    scene.run(&["stats", "--批次", "回头看"]);
    scene.run(&["stats", "--前", "0"]);
    scene.told("stats-misused");
}

#[test]
fn a_program_reads_it_as_json() {
    let scene = Scene::sample("npc-briefing");
    let arguments = ["stats", "--截至", "2021-07-05", "--format", "json", "--按", "公开属性"];
    let output = huibao(scene.path()).args(arguments).output().unwrap();
    let survey: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(survey["format"], 1);
    assert_eq!(survey["as_of"], "2021-07-05");
    assert_eq!(survey["batch"], json!({"name": "全部", "size": 67}));
    assert_eq!(survey["figures"], json!([]));
    let item = &survey["distributions"][0]["items"][0];
    assert_eq!((&item["name"], &item["exact"]), (&json!("主动公开"), &json!("67/67")));
}

/// A batch of which only 汇总 is known, next to one case.
const HANDED_IN: &str = "\
版本: 1
单位: {名称: 示范区人民政府, 简称: 区政府}
年份: 2025
口径表: 沪静安
批次:
  本次: {届次会议: 区五届人大四次会议}
  回头看: {届次会议: 区四届人大一次会议}
  空的: {届次会议: 区四届人大二次会议}
汇总:
  回头看:
    总数: 91
    办理结果: {已经解决: 20, 正在解决: 50, 计划解决: 21}
    来源: 来函
    日期: 2025-06-01
";

const ONE_CASE: &str = "\
公共: {类型: 代表建议, 届次会议: 区五届人大四次会议, 交办日期: 2025-02-20}
案件:
  - 编号: 0001
    标题: 关于甲的建议
    提出人: 张三
    主办: 区房管局
    答复日期: 2025-04-20
    办理结果: 已经解决
    措施: 区房管局完成建设
    公开属性: 主动公开
";

fn handed_in() -> Scene {
    let scene = Scene::empty();
    scene.write("huibao.yaml", HANDED_IN);
    scene.write("records/2025.yaml", ONE_CASE);
    scene
}

#[test]
fn a_batch_that_was_handed_in_as_numbers_is_surveyed_by_them() {
    let mut scene = handed_in();
    scene.run(&["stats", "--截至", "2025-06-30", "--批次", "回头看"]);
    scene.run(&["stats", "--截至", "2025-06-30", "--批次", "回头看", "--按", "办理结果"]);
    scene.run(&["stats", "--截至", "2025-06-30", "--批次", "回头看", "--按", "主办"]);
    scene.run(&["stats", "--截至", "2025-06-30", "--批次", "回头看", "--前", "2"]);
    scene.run(&["stats", "--截至", "2025-06-30", "--批次", "空的"]);
    scene.told("stats-handed-in");
}

#[test]
fn errors_of_content_are_told_after_the_figures_and_unread_cases_stop_them() {
    let mut scene = handed_in();
    scene.change("records/2025.yaml", "主动公开", "依申请公开");
    scene.run(&["stats", "--截至", "2025-06-30", "--按", "主办"]);
    scene.change("records/2025.yaml", "答复日期: 2025-04-20", "答复日期: 2025-04-31");
    scene.run(&["stats", "--截至", "2025-06-30", "--按", "主办"]);
    scene.told("stats-with-errors");
}

#[test]
fn figures_that_only_partly_lack_data_are_told_apart() {
    let scene = handed_in();
    scene.append(
        "records/2025.yaml",
        "    满意度: 满意
  - {编号: 0002, 标题: 关于乙的建议, 提出人: 李四, 主办: 区房管局, 答复日期: 2025-04-21, 办理结果: 正在解决, 公开属性: 主动公开}
",
    );
    let told = huibao(scene.path()).args(["stats", "--截至", "2025-06-30"]).output().unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    let lines: Vec<&str> = told.lines().filter(|it| it.contains("算不出的")).collect();
    let [partly, wholly] = lines.as_slice() else { panic!("{told}") };
    assert_eq!(*partly, "  台账里填得不全，算不出的：满意率、态度满意率、结果满意率、初次满意率");
    assert!(wholly.starts_with("  台账里没有填，算不出的：办结率、"), "{wholly}");
    assert!(!told.contains("算不出的：按") && !wholly.contains("、按"), "{told}");
}
