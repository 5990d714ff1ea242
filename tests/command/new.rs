//! `huibao new`.

use super::scene::Scene;

#[test]
fn a_new_project_builds_at_once() {
    let mut scene = Scene::empty();
    scene.run(&["new", "汇报2025"]).run(&["check", "汇报2025"]).run(&["build", "汇报2025"]);
    scene.run(&["new", "我的 项目/二〇二五"]).run(&["build", "我的 项目/二〇二五"]);
    scene.told("new");
    let results = ["汇报.docx", "汇报.figures.json", "汇报.pdf", "汇报.核数单.xlsx"];
    assert_eq!(scene.names("汇报2025/out"), results);
    assert_eq!(scene.names("我的 项目/二〇二五/out"), results);
}

#[test]
fn what_is_there_already_stays_as_it_was() {
    let mut scene = Scene::empty();
    scene.write("甲/说明.txt", "重要");
    scene.write("乙", "重要");
    let before = scene.files();
    scene.run(&["new", "甲"]).run(&["new", "乙"]).run(&["new", "乙/丙"]).run(&["new", "."]);
    scene.told("new-taken");
    assert_eq!(scene.files(), before);
}

#[test]
fn an_empty_folder_may_become_the_project() {
    let mut scene = Scene::empty();
    scene.run(&["new", "."]).run(&["check"]);
    scene.told("new-here");
}
