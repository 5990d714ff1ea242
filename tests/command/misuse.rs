//! A command line that cannot be understood, and help for one that can.

use super::scene::Scene;

#[test]
fn every_misuse_is_told_in_chinese_with_what_to_type_instead() {
    let mut scene = Scene::empty();
    for arguments in [
        &["biuld"] as &[&str],
        &["help"],
        &["生成"],
        &["new"],
        &["new", ""],
        &["new", "甲", "乙"],
        &["draft"],
        &["build", "--fromat", "pdf"],
        &["build", "--format", "doc"],
        &["build", "--format", "wps"],
        &["build", "--format"],
        &["build", "--only"],
        &["build", "--out"],
        &["build", "--draft=1"],
        &["build", "--draft", "--draft"],
        &["build", "--out", "甲", "--out", "乙"],
        &["build", "-x"],
        &["check", "--format", "xml"],
        &["figures", "--out", "甲"],
    ] {
        scene.run(arguments);
    }
    scene.told("misuse");
    assert!(scene.files().is_empty());
}

#[test]
fn help_is_chinese_throughout() {
    let mut scene = Scene::empty();
    scene.run(&[]).run(&["--help"]);
    for command in ["new", "draft", "check", "build", "figures", "due", "import"] {
        scene.run(&[command, "--help"]);
    }
    scene.told("help");
}

#[test]
fn of_several_projects_none_is_guessed() {
    let mut scene = Scene::empty();
    scene.run(&["new", "区政府/甲"]).run(&["new", "区政府/乙"]).discard();
    scene.run(&["build", "区政府"]).told("no-project-several");
}

#[test]
fn a_folder_without_a_project_is_told_where_one_is() {
    let mut scene = Scene::empty();
    scene.write("空/说明.txt", "");
    scene.run(&["new", "区政府/二〇二五 年"]);
    scene.run(&["build", "没有"]).run(&["build", "空"]).run(&["check", "区政府"]);
    scene.run(&["figures", "区政府/二〇二五 年/huibao.yaml"]);
    scene.run(&["draft", "汇报", "区政府/二〇二五 年/records"]);
    scene.run_in("区政府/二〇二五 年/records", &["build"]);
    scene.run_in("区政府/二〇二五 年/records", &["build", "2025.yaml"]);
    std::fs::rename(
        scene.path().join("区政府/二〇二五 年/huibao.yaml"),
        scene.path().join("区政府/二〇二五 年/huibao.yml"),
    )
    .unwrap();
    scene.run_in("区政府/二〇二五 年", &["build"]);
    scene.told("no-project");
}

#[test]
fn a_project_in_the_place_of_the_fonts_is_told() {
    let mut scene = Scene::empty();
    scene.run(&["new", "甲"]).discard();
    scene.run(&["build", "--font-dir", "甲"]);
    scene.run(&["build", "没有", "--font-dir", "甲"]);
    scene.told("font-dir-swapped");
}
