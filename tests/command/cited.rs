//! A case that prose cites: its change is told once, where it is cited.

use super::scene::Scene;

#[test]
fn a_cited_case_that_became_another_is_told_once() {
    let mut scene = Scene::project();
    scene.append("documents/汇报.md", "对{案0012.简称}，有关单位正在加快办理。\n");
    scene.run(&["build", "--format", "pdf"]);
    let record = "    办理结果: 正在解决";
    scene.change("records/2025.yaml", record, "    办理结果: 已经解决");
    scene.run(&["build", "--format", "pdf"]).run(&["build", "--format", "pdf"]);
    scene.told("cited");
}

#[test]
fn a_list_that_follows_the_records_is_not_told() {
    let mut scene = Scene::project();
    scene.run(&["build", "--format", "pdf"]);
    scene.change("records/2025.yaml", "    办理结果: 正在解决", "    办理结果: 已经解决");
    scene.run(&["build", "--format", "pdf"]);
    scene.told("cited-by-a-list");
}
