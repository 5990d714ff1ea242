//! `huibao build`: what it writes and what it says of it.

use super::scene::Scene;
use crate::{pdf::reading::Reading, text};

const DOCUMENT: &str = "documents/汇报.md";
const OPINION_REPORT: &str = "documents/报告.md";

#[test]
fn the_report_says_what_was_written_and_what_to_look_at() {
    let mut scene = Scene::project();
    scene.append(DOCUMENT, "今年新增车位230个，12月31日前完成。\n");
    scene.run(&["build"]).told("build");
}

#[test]
fn formats_and_folder_are_as_asked() {
    let mut scene = Scene::project();
    scene.run(&["build", "--format", "docx", "--out", "送审/第一稿"]);
    scene.run(&["build", "--format", "docx,pdf", "--out", "送审"]).told("build-options");
    let figures = ["汇报.figures.json", "汇报.核数单.xlsx"];
    assert_eq!(scene.names("送审/第一稿"), [&["汇报.docx"], &figures[..]].concat());
    assert!(!scene.path().join("out").exists());
    assert!(scene.path().join("送审/汇报.pdf").exists());
}

#[test]
fn a_file_of_a_format_that_was_not_asked_for_is_told_to_be_old() {
    let mut scene = Scene::project();
    scene.run(&["build"]);
    scene.append(DOCUMENT, "特此报告。\n");
    scene.run(&["build", "--format", "docx"]).run(&["build", "--format", "pdf"]).told("build-old");
}

#[test]
fn a_proof_is_a_file_of_its_own_and_leaves_all_others_alone() {
    let mut scene = Scene::project();
    scene.run(&["build", "--proof"]);
    assert_eq!(scene.names("out"), ["汇报.校样.pdf"]);
    scene.run(&["build"]).run(&["build", "--proof", "--format", "pdf"]).told("build-proof");
    let pages = |file: &str| {
        let bytes = std::fs::read(scene.path().join("out").join(file)).unwrap();
        Reading::of(&bytes).lines()
    };
    for (proof, page) in pages("汇报.校样.pdf").into_iter().zip(pages("汇报.pdf")) {
        assert!(proof.windows(page.len()).any(|it| it == page), "{proof:?}");
        assert!(proof.iter().any(|it| it == "页码 269.0"), "{proof:?}");
    }
}

#[test]
fn an_opinion_is_told_item_by_item_with_the_sections_that_answer() {
    let mut scene = Scene::sample("opinion-report");
    scene.run(&["build", "--format", "docx"]);
    // A template that knows of no 审议意见, and a section under another title.
    scene.change(OPINION_REPORT, "模板: 报告", "模板: 汇报");
    scene.change(
        OPINION_REPORT,
        "二、紧盯满意、注重延伸，不断提高办理工作质量",
        "二、紧盯满意、注重延伸",
    );
    scene.run(&["build", "--format", "docx"]).run(&["build", "--format", "docx", "--draft"]);
    // What only the template answers beside the clerk's sections is no answer of a 正式稿.
    scene.change(OPINION_REPORT, "模板: 汇报", "模板: 报告");
    scene.change(OPINION_REPORT, "二、紧盯满意、注重延伸", "二、紧盯满意、注重延伸，提升办理质量");
    scene.run(&["check"]).run(&["build", "--format", "docx"]);
    scene.change(OPINION_REPORT, "状态: 正式稿", "状态: 送审稿");
    scene.run(&["build", "--format", "docx"]);
    // A misspelt 回应 is an error at any stage, and no section is made of it.
    scene.change(OPINION_REPORT, "回应: 下一步工作打算", "回应: 下一步工作大算");
    scene.run(&["check"]).told("build-opinion");
}

fn opinion_report_without_prose() -> Scene {
    let scene = Scene::sample("opinion-report");
    let path = scene.path().join(OPINION_REPORT);
    let text = std::fs::read_to_string(&path).unwrap();
    let (head, _) = text.split_once("\n---\n").unwrap();
    std::fs::write(path, format!("{head}\n---\n")).unwrap();
    scene
}

#[test]
fn an_opinion_that_is_empty_or_said_twice_is_an_error_where_it_stands() {
    let mut scene = opinion_report_without_prose();
    // Drafted whole, it says of each answer that the template wrote it.
    scene.run(&["build", "--format", "docx"]);
    scene.change(OPINION_REPORT, "    - 不折不扣地确保办理成效", "    - 不断提高办理工作质量");
    scene.change(OPINION_REPORT, "    - 进一步夯实办理工作基础", "    -");
    scene.run(&["check"]).told("build-opinion-items");
}

#[test]
fn one_drafted_section_may_answer_two_items_and_names_cases_by_reference() {
    let mut scene = opinion_report_without_prose();
    let item = "不折不扣地确保办理成效";
    let told = format!("意见: {item}\n      回应: 下一步工作打算");
    scene.change(OPINION_REPORT, item, &told);
    scene.run(&["build", "--format", "docx"]).run(&["draft", "报告"]);
    // As prose, the same sections are the clerk's.
    scene.run(&["build", "--format", "docx"]).told("build-opinion-shared");
    let written = std::fs::read_to_string(scene.path().join(OPINION_REPORT)).unwrap();
    // 0003 is a number of several batches.
    assert!(written.contains("针对{本次.案0003.标题}，"), "{written}");
    assert!(!written.contains("“关于"), "{written}");
}

#[test]
fn a_project_without_documents_is_told_how_to_begin_one() {
    let mut scene = Scene::project();
    std::fs::remove_dir_all(scene.path().join("documents")).unwrap();
    scene.run(&["build"]).run(&["figures"]).told("build-without-documents");
}

#[test]
fn the_day_stays_open_until_a_document_is_final() {
    let date = |stage: &str, date: &str| {
        let mut scene = Scene::project();
        scene.change(DOCUMENT, "状态: 讨论稿", &format!("状态: {stage}"));
        scene.change(DOCUMENT, "成文日期: 2025-07\n", date);
        scene.run(&["build", "--format", "docx", "--draft"]);
        let bytes = std::fs::read(scene.path().join("out/汇报.docx")).unwrap();
        text::of_docx(&bytes).into_iter().nth(2).unwrap()
    };
    assert_eq!(date("讨论稿", ""), "2025年　月　日");
    assert_eq!(date("讨论稿", "成文日期: 2025-07\n"), "2025年7月　日");
    assert_eq!(date("送审稿", ""), "2025年　月　日");
    assert_eq!(date("送审稿", "成文日期: 2025-07\n"), "2025年7月　日");
    assert_eq!(date("送审稿", "成文日期: 2025-07-08\n"), "2025年7月8日");
    assert_eq!(date("正式稿", "成文日期: 2025-07-08\n"), "2025年7月8日");
    assert_eq!(date("正式稿", ""), "【待补：成文日期】");
    assert_eq!(date("正式稿", "成文日期: 2025-07\n"), "【待补：成文日期】");
}
