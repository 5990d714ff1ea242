//! 已印发: never built again; where it and the register differ is told.

use std::fs;

use super::scene::Scene;

const DOCUMENT: &str = "documents/汇报.md";
const RECORDS: &str = "records/2025.yaml";

/// A project whose document was built as a final one and then issued.
fn issued() -> Scene {
    let mut scene = Scene::project();
    scene.change(DOCUMENT, "成文日期: 2025-07", "成文日期: 2025-07-08");
    scene.change(DOCUMENT, "状态: 讨论稿", "状态: 正式稿");
    scene.run(&["build"]).told("issued-first");
    scene.change(DOCUMENT, "状态: 正式稿", "状态: 已印发");
    scene
}

/// Runs the commands and holds what they say and that no file changes.
fn holds(mut scene: Scene, name: &str, commands: &[&[&str]]) {
    let before = scene.files();
    for arguments in commands {
        scene.run(arguments);
    }
    scene.told(name);
    assert!(scene.files() == before, "{name}: something was written");
}

#[test]
fn an_issued_document_that_agrees_is_left_alone() {
    holds(issued(), "issued", &[&["build"], &["check"], &["draft", "汇报"]]);
}

#[test]
fn a_draft_that_stands_for_an_issued_document_is_told() {
    let mut scene = Scene::project();
    scene.run(&["build", "--format", "docx"]).told("issued-draft-first");
    scene.change(DOCUMENT, "成文日期: 2025-07", "成文日期: 2025-07-08");
    scene.change(DOCUMENT, "状态: 讨论稿", "状态: 已印发");
    holds(scene, "issued-draft", &[&["build"], &["check"]]);
}

#[test]
fn an_issued_document_rewritten_since_is_told() {
    for (name, from, to) in [
        ("issued-rewritten-date", "成文日期: 2025-07-08", "成文日期: 2025-07-09"),
        ("issued-rewritten-signatory", "署名: 示范区", "署名: 示范区人民政府、示范区"),
    ] {
        let scene = issued();
        scene.change(DOCUMENT, from, to);
        holds(scene, name, &[&["build"], &["check"]]);
    }
    let scene = issued();
    scene.append(DOCUMENT, "特此报告。\n");
    holds(scene, "issued-rewritten-prose", &[&["build"]]);
}

#[test]
fn blank_lines_and_a_comment_are_no_rewriting() {
    let scene = issued();
    scene.append(DOCUMENT, "\n  \n");
    scene.change(DOCUMENT, "状态: 已印发", "状态: 已印发 # 7月8日");
    holds(scene, "issued-untouched", &[&["build"]]);
}

#[test]
fn an_issued_document_whose_files_are_gone_is_built_with_a_warning() {
    let mut scene = issued();
    fs::remove_dir_all(scene.path().join("out")).unwrap();
    scene.run(&["check"]).run(&["build", "--format", "docx"]).told("issued-gone");
}

#[test]
fn an_issued_document_is_never_built_with_gaps() {
    let scene = Scene::project();
    scene.change(DOCUMENT, "状态: 讨论稿", "状态: 已印发");
    scene.change(DOCUMENT, "成文日期: 2025-07\n", "");
    holds(scene, "issued-with-gaps", &[&["build", "--draft"]]);
}

#[test]
fn differences_from_the_register_are_listed() {
    let scene = issued();
    scene.change(RECORDS, "办理结果: 已经解决", "办理结果: 正在解决");
    let elsewhere = &["build", "--format", "docx", "--out", "别处"] as &[&str];
    holds(scene, "issued-differences", &[&["build"], elsewhere, &["check"]]);
}

#[test]
fn what_happened_after_its_date_is_no_difference() {
    let scene = issued();
    scene.append(
        RECORDS,
        "  - 编号: 0099\n    标题: 关于增设停车位的建议\n    分类: 城市建设\n    提出人: 甲\n    \
         主办: 区建设管理委\n    交办日期: 2025-09-01\n",
    );
    holds(scene, "issued-later", &[&["build"], &["check"]]);
}

#[test]
fn a_figure_that_is_gone_is_a_difference() {
    let scene = issued();
    scene.change("huibao.yaml", "  培训人次: ", "  参训人次: ");
    scene.change(DOCUMENT, "{培训人次}", "{参训人次}");
    holds(scene, "issued-figure-gone", &[&["build"]]);
}

#[test]
fn a_list_that_is_gone_damaged_or_newer_is_told() {
    for (name, list) in [
        ("issued-list-gone", None),
        ("issued-list-damaged", Some("{")),
        ("issued-list-newer", Some("{\"format\": 2, \"figures\": []}")),
    ] {
        let scene = issued();
        let path = scene.path().join("out/汇报.figures.json");
        match list {
            Some(text) => fs::write(path, text).unwrap(),
            None => fs::remove_file(path).unwrap(),
        }
        holds(scene, name, &[&["build"], &["check"]]);
    }
}
