//! `huibao verify`: a finished file is as it was generated, or edited since, or out of date, or both.

use std::fs;

use huibao::word::Package;

use super::scene::Scene;

const RECORDS: &str = "records/2025.yaml";
const OUTCOME: (&str, &str) = ("办理结果: 正在解决", "办理结果: 已经解决");

/// The project, built; what is said of that is forgotten.
fn built() -> Scene {
    let mut scene = Scene::project();
    scene.run(&["build"]).discard();
    scene
}

/// A copy of a DOCX of which `edit` changes the parts.
fn copy(scene: &Scene, from: &str, to: &str, edit: impl FnOnce(&mut Package)) {
    let bytes = fs::read(scene.path().join(from)).unwrap();
    let mut package = Package::read(&bytes).unwrap();
    edit(&mut package);
    scene.write(to, package.to_bytes().unwrap());
}

fn replace(package: &mut Package, part: &str, from: &str, to: &str) {
    let text = String::from_utf8(package.part(part).unwrap().to_vec()).unwrap();
    assert!(text.contains(from), "{part} does not say {from}");
    package.set_part(part, text.replacen(from, to, 1).into_bytes());
}

/// What a reviewer in Word does: other words, a paragraph more, a tracked change, a comment; saved by
/// another program.
fn reviewed(package: &mut Package) {
    let text = "word/document.xml";
    replace(package, text, "解决率为66.67%", "解决率为85.67%");
    replace(package, text, "参加86人次", "参加的有86人次");
    let added = "<w:p><w:ins w:id=\"900\" w:author=\"李审核\" w:date=\"2026-01-05T12:00:00Z\">\
                 <w:r><w:t>代表对此表示肯定。</w:t></w:r></w:ins></w:p><w:sectPr";
    replace(package, text, "<w:sectPr", added);
    let comments = "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
                    <w:comment w:id=\"0\"/></w:comments>";
    package.set_part("word/comments.xml", comments.into());
    replace(package, "docProps/app.xml", "huibao", "WPS Office");
}

/// All that was said is what the file has; the fingerprints change with all that a document is made of.
fn told(scene: &mut Scene, name: &str) {
    let is_print = |it: &str| it.len() == 12 && it.bytes().all(|it| it.is_ascii_hexdigit());
    let mut told = String::new();
    let mut word = String::new();
    for character in scene.take().chars().chain(['\0']) {
        if character.is_ascii_alphanumeric() {
            word.push(character);
            continue;
        }
        told.push_str(if is_print(&word) { "[指纹]" } else { &word });
        word.clear();
        told.push(character);
    }
    crate::golden::holds(format!("tests/command/told/{name}.txt"), told.trim_end_matches('\0'));
}

#[test]
fn what_was_built_is_as_generated_and_up_to_date() {
    let mut scene = built();
    scene.run(&["verify", "out/汇报.docx", "out/汇报.pdf"]);
    scene.run_in("out", &["verify", "汇报.docx"]).run(&["verify", "."]);
    told(&mut scene, "verify_fine");
}

#[test]
fn an_edited_and_outdated_file_is_told_with_its_edits_and_the_cases_that_moved() {
    let mut scene = built();
    copy(&scene, "out/汇报.docx", "改过的.docx", reviewed);
    scene.run(&["verify", "改过的.docx"]);
    scene.change(RECORDS, OUTCOME.0, OUTCOME.1);
    scene.run(&["verify", "改过的.docx", "out/汇报.pdf"]);
    scene.run(&["verify", "改过的.docx", "--format", "json"]);
    told(&mut scene, "verify_edited");
}

#[test]
fn one_that_was_only_saved_by_another_program_is_as_generated() {
    let mut scene = built();
    copy(&scene, "out/汇报.docx", "另存的.docx", |it| {
        replace(it, "docProps/app.xml", "huibao", "Microsoft Office Word");
    });
    scene.run(&["verify", "另存的.docx"]);
    told(&mut scene, "verify_saved");
}

#[test]
fn a_signed_pdf_and_one_that_was_written_anew_are_told_apart() {
    let mut scene = built();
    let pdf = fs::read(scene.path().join("out/汇报.pdf")).unwrap();
    let signed = [&pdf, b"\n900 0 obj\n<</Type/Sig>>\nendobj\n%%EOF\n".as_slice()].concat();
    scene.write("签过的.pdf", signed);
    let at = pdf.windows(9).position(|it| it == b"/MediaBox").unwrap();
    let mut anew = pdf;
    anew[at..at + 9].copy_from_slice(b"/Mediabox");
    scene.write("另存的.pdf", anew);
    scene.run(&["verify", "签过的.pdf", "另存的.pdf"]);
    told(&mut scene, "verify_pdf");
}

#[test]
fn a_file_that_lost_its_base_copy_is_held_against_what_the_project_remembers() {
    let mut scene = built();
    copy(&scene, "out/汇报.docx", "经过ODT.docx", |it| {
        replace(it, "word/document.xml", "解决率为66.67%", "解决率为85.67%");
        it.set_part("customXml/item1.xml", Vec::new());
    });
    scene.run(&["verify", "经过ODT.docx"]);
    fs::remove_dir_all(scene.path().join(".huibao")).unwrap();
    scene.run(&["verify", "经过ODT.docx"]);
    told(&mut scene, "verify_base_lost");
}

#[test]
fn away_from_its_project_the_file_alone_tells_what_it_can() {
    let mut scene = built();
    copy(&scene, "out/汇报.docx", "别处/改过的.docx", reviewed);
    fs::rename(scene.path().join("huibao.yaml"), scene.path().join("项目.yaml")).unwrap();
    scene.run(&["verify", "别处/改过的.docx", "out/汇报.docx"]);
    told(&mut scene, "verify_alone");
}

#[test]
fn a_letter_is_held_against_its_case() {
    let mut scene = Scene::sample("reply-letters");
    scene.run(&["build", "--only", "会办意见"]).discard();
    let letter = "会办意见/0021-关于优化道路停车收费管理的提案.docx";
    scene.run_in("out", &["verify", letter]);
    scene.change(
        "records/政协提案.yaml",
        "标题: 关于优化道路停车收费管理的提案",
        "标题: 关于优化停车收费的提案",
    );
    scene.run_in("out", &["verify", letter]);
    told(&mut scene, "verify_letter");
}

#[test]
fn what_is_not_huibaos_or_cannot_be_read_is_said_so() {
    let mut scene = built();
    copy(&scene, "out/汇报.docx", "别人的.docx", |it| {
        it.set_part("docProps/custom.xml", b"<Properties/>".to_vec());
    });
    scene.write("便条.docx", "便条");
    scene.write("旧稿.doc", [0xD0, 0xCF, 0x11, 0xE0]);
    scene.run(&["verify", "别人的.docx", "便条.docx", "旧稿.doc", "没有.docx"]);
    told(&mut scene, "verify_foreign");
}

#[test]
fn a_redline_as_it_was_written_is_called_one() {
    let mut scene = built();
    scene.change(RECORDS, OUTCOME.0, OUTCOME.1);
    scene.run(&["build", "--redline"]).discard();
    scene.run(&["verify", "out/汇报.花脸稿.docx"]);
    copy(&scene, "out/汇报.花脸稿.docx", "改过的花脸稿.docx", |it| {
        replace(it, "word/document.xml", "参加86人次", "参加的有86人次");
    });
    scene.run(&["verify", "改过的花脸稿.docx"]);
    told(&mut scene, "verify_redline");
}

#[test]
fn marked_words_and_a_pdf_that_was_cut_short_are_told() {
    let mut scene = built();
    copy(&scene, "out/汇报.docx", "标过的.docx", |it| {
        let marked = "<w:highlight w:val=\"yellow\"/></w:rPr><w:t";
        replace(it, "word/document.xml", "</w:rPr><w:t", marked);
        replace(it, "word/footer1.xml", "<w:t", "<w:t>内部</w:t><w:t");
    });
    let pdf = fs::read(scene.path().join("out/汇报.pdf")).unwrap();
    scene.write("半截.pdf", &pdf[..pdf.len() / 3]);
    scene.run(&["verify", "标过的.docx", "半截.pdf"]);
    told(&mut scene, "verify_looks");
}
