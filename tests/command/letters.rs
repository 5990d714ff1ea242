//! A document of letters: one file a case, a reconciliation that loses none, and what was issued left
//! as it is.

use super::scene::Scene;

/// A bureau's year of letters.
fn letters() -> Scene {
    let scene = Scene::sample("reply-letters");
    for other in ["会办意见", "征询意见表", "重新答复函", "一案一册"] {
        std::fs::remove_file(scene.path().join(format!("documents/{other}.md"))).unwrap();
    }
    scene
}

#[test]
fn every_case_has_its_files_or_the_reason_why_not() {
    let mut scene = letters();
    scene.run(&["build"]);
    for name in scene.names("out/答复函") {
        scene.note(&format!("{name}\n"));
    }
    scene.told("letters");
}

#[test]
fn one_letter_that_fails_does_not_stop_the_others() {
    let mut scene = letters();
    scene.change("documents/答复函.md", "截至:", "状态: 正式稿\n截至:");
    scene.change("records/代表建议.yaml", "    答复文号: 云建管提〔2025〕3号\n", "");
    scene.run(&["build", "--format", "pdf"]).told("letters-one-fails");
}

#[test]
fn what_is_wrong_with_the_document_is_told_once() {
    let mut scene = letters();
    scene.append("documents/答复函.md", "{总书}件。\n");
    scene.run(&["build"]).told("letters-all-fail");
}

#[test]
fn an_issued_letter_stays_and_is_held_against_the_register() {
    let mut scene = letters();
    scene.run(&["build"]).discard();
    let before = scene.files();
    scene.change("documents/答复函.md", "截至:", "状态: 已印发\n截至:");
    scene.run(&["build"]);
    scene.change("records/代表建议.yaml", "办理结果: 正在解决", "办理结果: 计划解决");
    scene.run(&["check"]).run(&["build"]).told("letters-issued");
    for (name, bytes) in scene.files() {
        let is_letter = name.starts_with("out/答复函/");
        assert!(!is_letter || before.get(&name) == Some(&bytes), "{name}");
    }
}

#[test]
fn an_issued_letter_is_known_by_its_case_whatever_it_is_called() {
    let mut scene = letters();
    scene.run(&["build"]).discard();
    scene.change("documents/答复函.md", "截至:", "状态: 已印发\n截至:");
    scene.change("records/代表建议.yaml", "关于加快打通春晖路断头路的建议", "关于打通春晖路的建议");
    std::fs::remove_file(
        scene.path().join("out/答复函/0031-关于为康平路人行天桥加装电梯的建议-虞晚晴.docx"),
    )
    .unwrap();
    std::fs::remove_file(
        scene.path().join("out/答复函/0031-关于为康平路人行天桥加装电梯的建议-虞晚晴.pdf"),
    )
    .unwrap();
    scene.run(&["build"]).told("letters-renamed");
}

#[test]
fn what_became_of_letters_is_not_forgotten() {
    let mut scene = letters();
    scene.run(&["build"]).discard();
    scene.write("out/答复函.对账.json", "{");
    scene.write("out/答复函/0999-关于别的建议（送审稿）.docx", "");
    scene.run(&["build"]).told("letters-list-damaged");
}

#[test]
fn letters_are_the_same_bytes_twice() {
    let mut scene = letters();
    scene.run(&["build"]).discard();
    let before = scene.files();
    scene.run(&["build", "--force"]).discard();
    let after = scene.files();
    assert!(before.keys().eq(after.keys()));
    for (name, bytes) in after {
        assert!(before.get(&name) == Some(&bytes), "{name}");
    }
}

#[test]
fn a_document_that_is_not_of_letters_has_no_subject() {
    let mut scene = Scene::project();
    scene.append("documents/汇报.md", "一、基本情况\n收到{本件.标题}。\n");
    scene.run(&["build"]).told("letters-no-subject");
}

#[test]
fn which_cases_letters_are_written_about_is_checked() {
    let mut scene = letters();
    scene.change("documents/答复函.md", "仅: {状态: 已办复,", "仅: {状态: 已答复, 分来: 甲,");
    scene.run(&["build"]);
    scene.change(
        "documents/答复函.md",
        "仅: {状态: 已答复, 分来: 甲,",
        "批次: 提按\n逐件: 可\n仅: {状态: 已办复,",
    );
    scene.run(&["build"]).told("letters-selection");
}
