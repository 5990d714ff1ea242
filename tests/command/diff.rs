//! `huibao diff`: what an edit does, told before anything is built.

use std::process::Command;

use super::scene::Scene;

const RECORDS: &str = "records/2025.yaml";

/// A project that was built, and then edited: a case solved, a sentence rewritten, one added.
fn edited() -> Scene {
    let mut scene = Scene::project();
    scene.run(&["build"]);
    scene.discard();
    scene.change(RECORDS, "    办理结果: 正在解决", "    办理结果: 已经解决");
    scene.change(
        "documents/汇报.md",
        "区政府办公室组织承办人员培训，",
        "区政府办公室举办承办人员培训班，",
    );
    scene.append("documents/汇报.md", "办理工作取得积极进展。\n");
    scene
}

/// Runs git in the project, as somebody.
fn git(scene: &Scene, arguments: &[&str]) {
    let name = ["-c", "user.name=甲", "-c", "user.email=jia@example.cn"];
    let run = Command::new("git").arg("-C").arg(scene.path()).args(name).args(arguments).output();
    assert!(run.unwrap().status.success(), "{arguments:?}");
}

#[test]
fn against_the_last_build_figures_cases_and_sentences_are_told_and_nothing_is_written() {
    let mut scene = edited();
    let before = scene.files();
    scene.run(&["diff"]);
    assert!(scene.files() == before, "a file was written");
    scene.told("diff");
}

#[test]
fn without_its_docx_the_sentences_with_figures_are_told() {
    let mut scene = edited();
    std::fs::remove_file(scene.path().join("out/汇报.docx")).unwrap();
    std::fs::remove_dir_all(scene.path().join(".huibao")).ok();
    scene.run(&["diff"]).told("diff-figures-alone");
}

#[test]
fn against_a_revision_the_fields_of_cases_are_told() {
    let mut scene = Scene::project();
    git(&scene, &["init", "-q"]);
    git(&scene, &["add", "."]);
    git(&scene, &["commit", "-qm", "一"]);
    scene.change(RECORDS, "    办理结果: 正在解决", "    办理结果: 已经解决");
    scene.change(
        RECORDS,
        "    答复日期: 2025-05-06\n",
        "    答复日期: 2025-05-20\n    答复说明: 已现场核对\n",
    );
    scene.change("huibao.yaml", "年份: 2025", "年份: 2025 # 今年");
    scene.run(&["diff", "--against", "HEAD"]).run(&["diff", "--against", "没有"]);
    scene.told("diff-revision");
}

#[test]
fn for_a_program_and_as_a_page() {
    let mut scene = edited();
    scene.run(&["diff", "--format", "json"]).told("diff-json");
    scene.run(&["diff", "--format", "html", "--out", "改动.html"]).told("diff-page-written");
    let page = scene.read("改动.html");
    assert!(!page.contains("<script") && !page.contains("http"), "{page}");
    crate::golden::holds("tests/command/told/diff.html", &page);
}

#[test]
fn what_is_supposed_is_told_and_touches_nothing() {
    let mut scene = Scene::project();
    let before = scene.files();
    scene
        .run(&["diff", "--if", "编号=12 办理结果=已经解决"])
        .run(&[
            "diff",
            "--假如",
            "编号＝0030、12　公开属性＝“主动公开”",
            "--if",
            "编号=3 满意度.结果=基本满意",
        ])
        .run(&["diff", "--if", "编号=3 满意度.结果=不满意"])
        .run(&["diff", "--if", "编号=3 办理结果=已经解决"])
        .run(&["diff", "--if", "编号=3 答复日期="])
        .run(&["diff", "--if", "编号=3 办结果=已经解决"])
        .run(&["diff", "--if", "编号=3 办理结果=已解决"])
        .run(&["diff", "--if", "编号=99 办理结果=已经解决"]);
    assert!(scene.files() == before, "a file was written");
    scene.told("diff-supposed");
}

#[test]
fn letters_that_change_are_named() {
    let mut scene = Scene::sample("reply-letters");
    scene.run(&["build", "--format", "pdf"]);
    scene.discard();
    let file = scene.names("records").remove(0);
    let record = format!("records/{file}");
    let title = scene.read(&record);
    let title =
        title.lines().find(|it| it.trim_start().starts_with("标题:")).unwrap().trim().to_owned();
    scene.change(&record, &title, &title.replace("的建议", "问题的建议"));
    scene.run(&["diff"]).told("diff-letters");
}
