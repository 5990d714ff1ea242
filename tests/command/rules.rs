//! Rules: explained, and set to another level in `huibao.yaml`.

use serde_json::Value;

use super::scene::Scene;

const SETTINGS: &str = "huibao.yaml";
const RECORDS: &str = "records/2025.yaml";

#[test]
fn a_rule_is_explained() {
    let mut scene = Scene::empty();
    scene.run(&["check", "--explain", "X4"]).run(&["check", "--explain", "x22"]);
    scene.run(&["check", "--explain", "X99"]).run(&["check", "--explain"]);
    scene.told("rules-explained");
}

#[test]
fn a_rule_turned_down_lets_the_document_be_built_and_the_report_says_so() {
    let mut scene = Scene::project();
    scene.change(RECORDS, "主办: ", "主办: 区公安分局、");
    scene.run(&["build"]);
    scene.append(SETTINGS, "规则: {X2: 警告}\n");
    scene.run(&["build"]).run(&["check"]);
    scene.change(SETTINGS, "X2: 警告", "X2: 关, X20: 提示");
    scene.run(&["check"]).run(&["check", "--format", "json"]).run(&["build"]);
    scene.told("rules-turned-down");
    let list: Value = serde_json::from_str(&scene.read("out/汇报.figures.json")).unwrap();
    assert_eq!(
        list["rules"],
        serde_json::json!([{"rule": "X2", "level": "关"}, {"rule": "X20", "level": "提示"}])
    );
}

#[test]
fn a_claim_that_is_untrue_is_printed_where_its_rule_is_turned_down() {
    let mut scene = Scene::project();
    scene.change(RECORDS, "答复日期: 2025-05-12", "答复日期: 2025-07-01");
    scene.append(SETTINGS, "规则: {X17: 警告, X4: 关}\n");
    scene.run(&["build", "--format", "pdf"]).told("rules-claim-turned-down");
    scene.change(SETTINGS, "X17: 警告", "X17: 关");
    scene.run(&["check"]).told("rules-claim-off");
}

#[test]
fn an_outcome_outside_the_scheme_stays_where_its_rule_is_turned_down() {
    let mut scene = Scene::project();
    scene.change(RECORDS, "办理结果: 已经解决", "办理结果: 已解决");
    scene.append(SETTINGS, "规则: {X7: 警告}\n");
    scene.run(&["check"]).told("rules-outcome-turned-down");
}
