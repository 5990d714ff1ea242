//! `huibao draft`: the drafted sections as prose, and nothing else changed.

use std::fs;

use super::scene::{Scene, huibao};

const DOCUMENT: &str = "documents/汇报.md";

/// Both built files.
fn built(scene: &Scene) -> [Vec<u8>; 2] {
    huibao(scene.path()).arg("build").assert().success();
    ["out/汇报.docx", "out/汇报.pdf"].map(|it| fs::read(scene.path().join(it)).unwrap())
}

/// The sample whose document has its head alone.
fn without_prose() -> Scene {
    let scene = Scene::sample("npc-briefing");
    let head = scene.read(DOCUMENT).split("\n---\n").next().unwrap().to_owned() + "\n---\n";
    scene.write(DOCUMENT, head);
    scene
}

#[test]
fn a_document_prints_the_same_before_and_after_its_draft() {
    for (mut scene, name) in [(Scene::project(), "draft"), (without_prose(), "draft-all")] {
        let before = built(&scene);
        scene.run(&["draft", "汇报"]);
        assert!(built(&scene) == before, "{name}: the draft prints otherwise");
        let drafted = scene.read(DOCUMENT);
        scene.run(&["draft", "汇报"]).told(name);
        assert_eq!(scene.read(DOCUMENT), drafted);
    }
}

#[test]
fn drafted_sections_are_a_paragraph_a_line() {
    let mut scene = Scene::project();
    let written = scene.read(DOCUMENT);
    scene.run(&["draft", "汇报"]);
    let drafted = scene.read(DOCUMENT);
    let added = drafted.strip_prefix(&written).unwrap();
    let sections: Vec<&str> = added.trim_start().split("\n\n").collect();
    let headings: Vec<&str> = sections.iter().map(|it| it.lines().next().unwrap()).collect();
    assert_eq!(headings, ["二、主要措施", "三、办理成效", "四、下一步工作安排"]);
    assert!(!drafted.contains("\n\n\n"), "a run of blank lines");
    let lines = sections[0].lines().skip(1).map(|it| it.chars().take(8).collect::<String>());
    assert_eq!(
        lines.collect::<Vec<_>>(),
        [
            "办理代表建议，是",
            "（一）领导重视，",
            "**专题研究部署",
            "**领衔推动重点",
            "**加强督办落实",
            "（二）协同配合，",
            "**明确责任分工",
            "**形成工作合力",
            "（三）加强沟通，",
            "**深入一线调研",
            "**密切联系代表",
            "**规范答复公开",
        ]
    );
}

#[test]
fn sections_go_between_those_that_are_written() {
    let mut scene = Scene::project();
    let head = scene.read(DOCUMENT).split("\n---\n").next().unwrap().to_owned() + "\n---\n";
    scene.write(
        DOCUMENT,
        format!("{head}二、主要措施\n我们的措施。\n\n四、下一步工作安排 +\n再加一句。\n"),
    );
    let before = built(&scene);
    scene.run(&["draft", "汇报"]);
    let headings = |it: &str| {
        let lines = it.lines().filter(|it| it.starts_with(['一', '二', '三', '四']));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let drafted = scene.read(DOCUMENT);
    let kept = "\n\n二、主要措施\n我们的措施。\n\n三、办理成效\n";
    assert!(drafted.contains(kept), "{drafted}");
    assert!(drafted.ends_with("\n\n四、下一步工作安排 +\n再加一句。\n"), "{drafted}");
    assert_eq!(
        headings(&drafted),
        ["一、基本情况", "二、主要措施", "三、办理成效", "四、下一步工作安排 +"]
    );
    assert!(built(&scene) == before);
    scene.run(&["draft", "汇报"]).told("draft-between");
}

#[test]
fn line_ends_of_windows_and_the_mark_are_kept() {
    let mut scene = Scene::project();
    let written = format!("\u{FEFF}{}", scene.read(DOCUMENT).replace('\n', "\r\n"));
    scene.write(DOCUMENT, &written);
    scene.run(&["draft", "汇报"]);
    let drafted = scene.read(DOCUMENT);
    assert!(drafted.starts_with(&written));
    assert!(!drafted.replace("\r\n", "").contains('\n'));
}

#[test]
fn a_document_that_nobody_has_begun_is_begun() {
    let mut scene = Scene::project();
    fs::remove_dir_all(scene.path().join("documents")).unwrap();
    scene.run(&["draft", "汇报"]);
    let head = "\
---
# yaml-language-server: $schema=../.huibao/schema/document.json
模板: 汇报
标题: 关于区五届人大四次会议期间代表建议办理情况的汇报
截至: 2025-05-15
状态: 讨论稿
署名: 示范区人民政府
成文日期: 2025-05
# 要印红头的，去掉下面各行前面的井号，照实填写：
# 格式: 文件
# 文号: 某府〔2025〕　号
# 主送: 区人大常委会
# 抄送: 区委办公室
# 印发机关: 区政府办公室
---

一、基本情况
";
    assert!(scene.read(DOCUMENT).starts_with(head), "{}", scene.read(DOCUMENT));
    scene.run(&["check"]);
    scene.write("templates/情况: 通报.tera", "# 基本情况\n共{总数}件。\n");
    scene.run(&["draft", "情况: 通报"]).run(&["build", "--only", "情况: 通报"]);
    scene.run(&["draft", "简报"]).told("draft-new");
    let text = scene.read("documents/情况: 通报.md");
    let head = "---\n# yaml-language-server: $schema=../.huibao/schema/document.json\n\
        模板: '情况: 通报'\n标题: '关于区五届人大四次会议期间代表建议办理情况的情况: 通报'\n\
        截至: 2025-05-15\n状态: 讨论稿\n";
    assert!(text.starts_with(head), "{text}");
    assert!(text.ends_with("\n---\n\n一、基本情况\n共{总数}件。\n"), "{text}");
}

#[test]
fn a_document_with_errors_is_left_as_it_was() {
    let mut scene = Scene::project();
    scene.append(DOCUMENT, "**没有配对\n");
    let before = scene.files();
    scene.run(&["draft", "汇报"]).told("draft-refused");
    assert!(scene.files() == before);
}
