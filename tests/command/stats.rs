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
