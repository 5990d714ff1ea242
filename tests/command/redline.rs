//! `huibao build --redline`: the new document with all that changed tracked, against what is asked for.

use std::{fs, process::Command};

use huibao::word::Package;

use super::scene::{Scene, huibao};
use crate::pdf::reading::Reading;

const RECORDS: &str = "records/1-美丽家园建设.yaml";
const DOCUMENT: &str = "documents/报告.md";
const DAY: &str = "--redline-date=2025-07-06";

/// The sample, built on 2025年7月5日, and changed since.
fn changed() -> Scene {
    let mut scene = Scene::sample("opinion-report");
    scene.run(&["build"]);
    date_versions(&scene);
    fs::copy(scene.path().join("out/报告.docx"), scene.path().join("送审.docx")).unwrap();
    scene.change(RECORDS, "办理结果: 正在解决", "办理结果: 已经解决");
    scene.change(DOCUMENT, "高位推动办理", "高位推动、压茬推进办理");
    scene.change(DOCUMENT, "\n三是加强研判", "\n四是压实责任，逐件过堂。\n\n三是加强研判");
    scene
}

/// Has all that was built until now been built on one day.
fn date_versions(scene: &Scene) {
    let versions = fs::read_dir(scene.path().join(".huibao/earlier/报告")).unwrap();
    for version in versions {
        fs::write(version.unwrap().path().join("time"), "2025-07-05 09:30:00.000").unwrap();
    }
}

fn package(scene: &Scene, name: &str) -> Package {
    Package::read(&fs::read(scene.path().join(name)).unwrap()).unwrap()
}

fn texts(package: &Package) -> Vec<String> {
    package.paragraphs().unwrap().into_iter().map(|it| it.text).collect()
}

/// What `told` says of 花脸稿.
fn told(scene: &Scene, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_huibao"))
        .current_dir(scene.path())
        .env("HUIBAO_FONTS", "")
        .args(arguments)
        .output()
        .unwrap();
    let told = [output.stdout, output.stderr].concat();
    let told = String::from_utf8(told).unwrap();
    told.lines().filter(|it| it.contains("花脸稿")).map(str::trim).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_last_version_and_the_new_one_are_both_in_it() {
    let scene = changed();
    assert_eq!(
        told(&scene, &["build", "--redline", DAY]),
        "花脸稿  与2025年7月5日的稿子比，改了7处\n写出  out/报告.花脸稿.docx\n写出  out/报告.花脸稿.pdf"
    );
    let redline = package(&scene, "out/报告.花脸稿.docx");
    let accepted = redline.with_changes_accepted().unwrap();
    assert_eq!(texts(&accepted), texts(&package(&scene, "out/报告.docx")));
    let rejected = redline.with_changes_rejected().unwrap();
    assert_eq!(texts(&rejected), texts(&package(&scene, "送审.docx")));
    let path = scene.path().join("out/报告.花脸稿.docx");
    let bytes = || fs::read(&path).unwrap();
    let document = String::from_utf8(redline.part("word/document.xml").unwrap().to_vec()).unwrap();
    let author = "w:author=\"上海市静安区人民政府\" w:date=\"2025-07-06T00:00:00Z\"";
    assert!(document.contains(author));
    let first = bytes();
    told(&scene, &["build", "--redline", DAY]);
    assert!(first == bytes(), "the same bytes in every run");
}

#[test]
fn the_pdf_shows_the_old_words_beside_the_new() {
    let scene = changed();
    told(&scene, &["build", "--redline", DAY]);
    let bytes = fs::read(scene.path().join("out/报告.花脸稿.pdf")).unwrap();
    let text: String = Reading::of(&bytes).lines().concat().concat();
    for words in ["148件149件，占86.0%86.6%", "高位推动、压茬推进办理", "四是压实责任，逐件过堂。"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn the_pdf_shows_a_row_that_is_gone_where_it_stood() {
    let scene = Scene::sample("opinion-report");
    let rows = "|事项|进度|\n|---|---|\n|甲事项|办结|\n|乙事项|在办|\n|丙事项|办结|\n|丁事项|在办|\n\n三是加强研判";
    scene.change(DOCUMENT, "三是加强研判", rows);
    told(&scene, &["build"]);
    scene.change(DOCUMENT, "|乙事项|在办|\n|丙事项|办结|\n|丁事项|在办|", "|丁事项|办结|");
    told(&scene, &["build", "--redline", DAY]);
    let bytes = fs::read(scene.path().join("out/报告.花脸稿.pdf")).unwrap();
    let text: String = Reading::of(&bytes).lines().concat().concat();
    let table = "事项进度甲事项办结乙事项在办丙事项办结丁事项在办办结";
    assert!(text.contains(table), "{text}");
}

#[test]
fn the_pdf_shows_what_changed_on_the_cover() {
    let scene = Scene::sample("opinion-report");
    let text = scene.read(DOCUMENT).replace("格式: 文件", "格式: 普通");
    let of_letterhead = ["文号: 静府", "用印", "印发机关", "印发日期"];
    let is_plain = |it: &&str| !of_letterhead.iter().any(|field| it.starts_with(field));
    let text: Vec<&str> = text.lines().filter(is_plain).collect();
    let cover = ":::: 封面\n承办单位：区建设管理委\n区政府办公室编\n::::\n\n收到《";
    scene.write(DOCUMENT, text.join("\n").replacen("收到《", cover, 1));
    told(&scene, &["build"]);
    scene.change(DOCUMENT, "区建设管理委\n区政府办公室编", "区建设和交通委\n区政府办公室印");
    told(&scene, &["build", "--redline", DAY]);
    let bytes = fs::read(scene.path().join("out/报告.花脸稿.pdf")).unwrap();
    let text: String = Reading::of(&bytes).lines().concat().concat();
    assert!(text.contains("承办单位：区建设管理和交通委区政府办公室编印"), "{text}");
}

#[test]
fn a_document_that_is_as_it_was_has_none() {
    let scene = Scene::sample("opinion-report");
    assert_eq!(
        told(&scene, &["build", "--redline", DAY]),
        "花脸稿  没有与这一稿不同的旧稿可比，没有写花脸稿；要与别的文件比，请写--redline=文件.docx"
    );
    fs::copy(scene.path().join("out/报告.docx"), scene.path().join("送审.docx")).unwrap();
    assert_eq!(
        told(&scene, &["build", "--redline=送审.docx", DAY]),
        "花脸稿  与送审.docx比没有改动，没有写花脸稿"
    );
    assert!(!scene.path().join("out/报告.花脸稿.docx").exists());
}

#[test]
fn the_file_of_another_document_is_held_against_with_a_warning() {
    let scene = Scene::sample("opinion-report");
    told(&scene, &["build"]);
    fs::copy(scene.path().join("out/报告.docx"), scene.path().join("送审.docx")).unwrap();
    scene.write("documents/说明.md", scene.read(DOCUMENT));
    let arguments = ["build", "--redline=送审.docx", "--only", "说明", "--format", "docx"];
    let output = huibao(scene.path()).args(arguments).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("送审.docx是文档“报告”的稿子，与它比会到处都是改动"), "{said}");
}

#[test]
fn it_is_held_against_a_file_or_a_revision() {
    let scene = changed();
    let written = "写出  out/报告.花脸稿.docx\n写出  out/报告.花脸稿.pdf";
    assert_eq!(
        told(&scene, &["build", "--redline=送审.docx", DAY]),
        format!("花脸稿  与送审.docx比，改了7处\n{written}")
    );
    let git = |arguments: &[&str]| {
        let name = ["-c", "user.name=甲", "-c", "user.email=jia@example.cn"];
        let run = Command::new("git").current_dir(scene.path()).args(name).args(arguments).output();
        assert!(run.unwrap().status.success(), "{arguments:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "records", "documents", "huibao.yaml"]);
    git(&["commit", "-qm", "一"]);
    scene.change(DOCUMENT, "逐件过堂", "逐件会商");
    assert_eq!(
        told(&scene, &["build", "--redline=HEAD", DAY]),
        format!("花脸稿  与修订“HEAD”的稿子比，改了1处\n{written}")
    );
}

#[test]
fn what_it_cannot_be_held_against_is_told_and_nothing_is_built() {
    let mut scene = changed();
    scene.write("坏的.docx", "坏的");
    std::fs::create_dir(scene.path().join("文件夹.docx")).unwrap();
    scene
        .run(&["build", "--redline=文件夹.docx"])
        .run(&["build", "--redline=没有.docx"])
        .run(&["build", "--redline=坏的.docx"])
        .run(&["build", "--redline", "--proof"])
        .run(&["build", "--redline-author", "甲"]);
    scene.write("documents/说明.md", scene.read(DOCUMENT));
    scene.run(&["build", "--redline=送审.docx"]).told("redline-refused");
}

#[test]
fn one_that_a_person_went_on_with_is_not_written_over() {
    let scene = changed();
    told(&scene, &["build", "--redline", DAY]);
    let mut redline = package(&scene, "out/报告.花脸稿.docx");
    let document = String::from_utf8(redline.part("word/document.xml").unwrap().to_vec()).unwrap();
    redline.set_part("word/document.xml", document.replace("逐件过堂", "逐件过关").into_bytes());
    let edited = redline.to_bytes().unwrap();
    scene.write("out/报告.花脸稿.docx", &edited);
    assert_eq!(
        told(&scene, &["build", "--redline", DAY]),
        "错误: out/报告.花脸稿.docx写出以后有人改过，没有覆盖\n--> out/报告.花脸稿.docx"
    );
    assert!(fs::read(scene.path().join("out/报告.花脸稿.docx")).unwrap() == edited);
    let forced = told(&scene, &["build", "--redline", "--force", DAY]);
    assert!(forced.starts_with("花脸稿  与2025年7月5日的稿子比，改了7处"), "{forced}");
}

#[test]
fn letters_that_changed_have_one_each() {
    let scene = Scene::sample("reply-letters");
    let options = ["build", "--draft", "--format", "docx", "--only", "答复函", "--redline", DAY];
    let none = "花脸稿  各份都没有改动，或者没有旧稿可比，没有写花脸稿";
    assert_eq!(told(&scene, &options), none);
    let names = |it: &str| it.contains("花脸稿");
    scene.change("documents/答复函.md", "\n---\n", "\n---\n特此答复。\n");
    let said = told(&scene, &options);
    let count = scene.names("out/答复函").iter().filter(|it| names(it)).count();
    assert!(count > 0, "{said}");
    assert!(said.starts_with(&format!("花脸稿  {count}份有改动，共")), "{said}");
    assert!(said.ends_with("处，各写了花脸稿"), "{said}");
}
