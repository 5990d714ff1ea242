//! 已印发: never built again; where it and the register differ is told.

use std::fs;

use calamine::{Data, Reader, Xlsx};
use huibao::word::Package;

use super::scene::{Scene, huibao};

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
fn an_issued_file_that_was_edited_is_told_by_all() {
    let mut scene = issued();
    let path = scene.path().join("out/汇报.docx");
    let mut package = Package::read(&fs::read(&path).unwrap()).unwrap();
    let text = String::from_utf8(package.part("word/document.xml").unwrap().to_vec()).unwrap();
    let edited = text.replacen("参加86人次", "参加的有86人次", 1);
    assert_ne!(edited, text);
    package.set_part("word/document.xml", edited.into_bytes());
    fs::write(path, package.to_bytes().unwrap()).unwrap();
    scene.run(&["build"]).run(&["check"]).run(&["merge", "out/汇报.docx"]);
    scene.told("issued-edited");
    let verdict = huibao(scene.path()).args(["verify", "out/汇报.docx"]).output().unwrap();
    let verdict = String::from_utf8(verdict.stdout).unwrap();
    assert!(verdict.contains("生成以后有人改过；已印发，不再改动；"), "{verdict}");
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
    holds_but_the_sheet(scene, "issued-differences", &[&["build"], elsewhere, &["check"]]);
}

const SHEET: &str = "out/汇报.核数单（印发后）.xlsx";

/// The rows of the workbook of differences.
fn rows(scene: &Scene) -> String {
    let mut book: Xlsx<_> = calamine::open_workbook(scene.path().join(SHEET)).unwrap();
    let range = book.worksheet_range("印发后的差异").unwrap();
    let mut told = String::new();
    for row in range.rows() {
        let cells: Vec<String> = row.iter().map(Data::to_string).collect();
        told.push_str(&cells.join("|"));
        told.push('\n');
    }
    told
}

/// As [`holds`], with the rows of the workbook of differences, which alone is written.
fn holds_but_the_sheet(mut scene: Scene, name: &str, commands: &[&[&str]]) {
    let before = scene.files();
    for arguments in commands {
        scene.run(arguments);
    }
    let rows = rows(&scene);
    scene.note(&rows);
    scene.told(name);
    let mut after = scene.files();
    after.remove(SHEET);
    assert!(after == before, "{name}: something else was written");
}

#[test]
fn the_cases_by_which_an_issued_figure_is_another_are_listed() {
    let mut scene = issued();
    // One is no longer public, one is gone, one has come.
    scene.change(RECORDS, "公开属性: 主动公开", "公开属性: 不予公开\n    公开理由: 涉及商业秘密");
    scene.change(RECORDS, "编号: 0021", "编号: 0121");
    scene.run(&["build"]);
    let first = std::fs::metadata(scene.path().join(SHEET)).unwrap().modified().unwrap();
    let rows = rows(&scene);
    scene.note(&rows);
    scene.told("issued-cases");
    // The same again is not written again.
    scene.run(&["build"]).discard();
    let again = std::fs::metadata(scene.path().join(SHEET)).unwrap().modified().unwrap();
    assert_eq!(first, again);
    // Put right, the sheet says so.
    scene.change(RECORDS, "公开属性: 不予公开\n    公开理由: 涉及商业秘密", "公开属性: 主动公开");
    scene.change(RECORDS, "编号: 0121", "编号: 0021");
    scene.run(&["build"]);
    let rows = self::rows(&scene);
    scene.note(&rows);
    scene.told("issued-put-right");
}

#[test]
fn a_list_of_the_first_format_is_still_read() {
    let scene = issued();
    let path = "out/汇报.figures.json";
    let mut list: serde_json::Value = serde_json::from_str(&scene.read(path)).unwrap();
    list["format"] = 1.into();
    list.as_object_mut().unwrap().remove("populations");
    for figure in list["figures"].as_array_mut().unwrap() {
        for part in figure["printed"].as_array_mut().unwrap() {
            part.as_object_mut().unwrap().remove("sentence");
        }
    }
    scene.write(path, list.to_string());
    holds(scene, "issued-first-format", &[&["build"]]);
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
    holds_but_the_sheet(scene, "issued-figure-gone", &[&["build"]]);
}

#[test]
fn a_list_that_is_gone_damaged_or_newer_is_told() {
    for (name, list) in [
        ("issued-list-gone", None),
        ("issued-list-damaged", Some("{")),
        ("issued-list-newer", Some("{\"format\": 3, \"figures\": []}")),
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
