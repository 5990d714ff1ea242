//! `huibao merge`: a file that was edited in Word while the records changed.

use std::{
    fs,
    io::{Cursor, Read, Write},
};

use huibao::word::Package;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::scene::{Scene, huibao};

/// Changes the main document of a DOCX, as an editing program would.
fn edit(scene: &Scene, from: &str, to: &str, changes: &[(&str, &str)]) {
    let bytes = fs::read(scene.path().join(from)).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().to_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        if name == "word/document.xml" {
            let mut text = String::from_utf8(bytes).unwrap();
            for (old, new) in changes {
                assert!(text.contains(old), "{old}");
                text = text.replacen(old, new, 1);
            }
            bytes = text.into_bytes();
        }
        written.start_file(name, SimpleFileOptions::default()).unwrap();
        written.write_all(&bytes).unwrap();
    }
    scene.write(to, written.finish().unwrap().into_inner());
}

fn texts(scene: &Scene, file: &str) -> Vec<String> {
    let package = Package::read(&fs::read(scene.path().join(file)).unwrap()).unwrap();
    package.paragraphs().unwrap().into_iter().map(|it| it.text).collect()
}

/// The sample with its DOCX built and edited, then a case answered otherwise.
fn edited() -> Scene {
    let mut scene = Scene::sample("npc-briefing");
    scene.run(&["build", "--format", "docx"]);
    scene.discard();
    edit(
        &scene,
        "out/汇报.docx",
        "改过的.docx",
        &[
            ("一批切中要害、切实可行的建议", "一大批切中要害、管用的建议"),
            ("共67件。", "共70件。"),
            ("“解决采纳”的62件", "“解决采纳”的6</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>2件"),
            ("；“计划解决”的1件，占1.49%", ""),
            (
                "办件较多的部门专门成立工作组",
                "</w:t></w:r></w:p><w:p><w:r><w:t>办件较多的部门专门成立工作组",
            ),
        ],
    );
    scene.change("records/1-经济发展.yaml", "办理结果: 解决采纳", "办理结果: 留作参考");
    scene
}

#[test]
fn edits_are_kept_figures_renewed_and_what_both_changed_is_left_to_the_clerk() {
    let mut scene = edited();
    scene.run(&["merge", "改过的.docx", "--document", "汇报"]);
    scene.told("merge");
    let mine = texts(&scene, "改过的.docx");
    let merged = texts(&scene, "out/汇报.合并稿.docx");
    let changed: Vec<&str> =
        merged.iter().map(String::as_str).filter(|it| !mine.iter().any(|own| own == it)).collect();
    let [first, second, third] = changed.as_slice() else { panic!("{changed:#?}") };
    assert!(first.contains("交由区政府系统办理的共67件。"));
    assert!(second.contains("“解决采纳”的61件，占总数的91.05%；“留作参考”的5件，占7.46%。"));
    assert!(third.contains(
        "解决采纳率达到91.04%，较2020年（85.89%）提高5.15个百分点。一大批切中要害、管用的建议"
    ));
    assert_eq!(mine.len(), merged.len());
}

#[test]
fn a_merged_file_merged_again_stays_as_it_is() {
    let scene = edited();
    huibao(scene.path()).args(["merge", "改过的.docx", "--document", "汇报"]).assert().code(1);
    for again in ["out/汇报.合并稿.docx", "out/汇报.合并稿2.docx"] {
        huibao(scene.path()).args(["merge", again]).assert().code(0);
    }
    for again in ["out/汇报.合并稿2.docx", "out/汇报.合并稿3.docx"] {
        assert_eq!(texts(&scene, again), texts(&scene, "out/汇报.合并稿.docx"));
    }
}

#[test]
fn what_was_merged_is_written_over_by_nobody_once_it_was_worked_on() {
    let mut scene = edited();
    let merge = |file| ["merge", file, "--document", "汇报"];
    let merged = "out/汇报.合并稿.docx";
    huibao(scene.path()).args(merge("改过的.docx")).assert().code(1);
    let first = fs::read(scene.path().join(merged)).unwrap();
    huibao(scene.path()).args(merge("改过的.docx")).assert().code(1);
    assert!(fs::read(scene.path().join(merged)).unwrap() == first);
    fs::copy(scene.path().join("改过的.docx"), scene.path().join("乙改的.docx")).unwrap();
    scene.run(&merge("乙改的.docx"));
    edit(&scene, merged, merged, &[("一大批切中要害", "一批切中要害")]);
    let worked_on = fs::read(scene.path().join(merged)).unwrap();
    scene.run(&merge("改过的.docx")).told("merge-over");
    assert!(fs::read(scene.path().join(merged)).unwrap() == worked_on);
    fs::remove_file(scene.path().join(merged)).unwrap();
    huibao(scene.path()).args(merge("改过的.docx")).assert().code(1);
}

#[test]
fn what_nobody_edited_becomes_the_new_build() {
    for (sample, from, to) in [
        ("npc-briefing", "办理结果: 解决采纳", "办理结果: 留作参考"),
        ("opinion-report", "办理结果: 正在解决", "办理结果: 已经解决"),
    ] {
        let mut scene = Scene::sample(sample);
        scene.run(&["build", "--format", "docx"]);
        scene.discard();
        let documents = scene.names("out");
        let name = documents.iter().find_map(|it| it.strip_suffix(".docx")).unwrap().to_owned();
        let built = format!("out/{name}.docx");
        scene.write("原稿.docx", fs::read(scene.path().join(&built)).unwrap());
        let records = scene.names("records").into_iter().map(|it| format!("records/{it}"));
        let has = |it: &String| scene.read(it).contains(from);
        let file = records.into_iter().find(has).unwrap();
        scene.change(&file, from, to);
        huibao(scene.path()).args(["merge", "原稿.docx", "--document", &name]).assert().code(0);
        huibao(scene.path()).args(["build", "--format", "docx", "--force"]).assert().code(0);
        assert_eq!(texts(&scene, &format!("out/{name}.合并稿.docx")), texts(&scene, &built));
        assert_ne!(texts(&scene, "原稿.docx"), texts(&scene, &built), "{sample}");
    }
}

#[test]
fn tracked_changes_stay_what_they_are_unless_they_are_to_be_accepted() {
    let mut scene = Scene::sample("npc-briefing");
    scene.run(&["build", "--format", "docx"]);
    scene.discard();
    let tracked = "</w:t></w:r><w:del w:id=\"901\" w:author=\"王主任\"><w:r><w:delText>全部</w:delText></w:r></w:del>\
        <w:ins w:id=\"902\" w:author=\"王主任\"><w:r><w:t>均已</w:t></w:r></w:ins><w:r><w:t>办复，无一超过规定时限";
    edit(&scene, "out/汇报.docx", "改过的.docx", &[("全部办复，无一超过规定时限", tracked)]);
    let document = |file: &str| {
        let package = Package::read(&fs::read(scene.path().join(file)).unwrap()).unwrap();
        String::from_utf8(package.part("word/document.xml").unwrap().to_vec()).unwrap()
    };
    for (option, is_tracked) in [(None, true), (Some("--accept-changes"), false)] {
        let arguments = ["merge", "改过的.docx", "--document", "汇报"].into_iter().chain(option);
        huibao(scene.path()).args(arguments).assert().code(0);
        let merged = document("out/汇报.合并稿.docx");
        assert_eq!(merged.contains("王主任"), is_tracked);
        let all = texts(&scene, "out/汇报.合并稿.docx").concat();
        assert!(all.contains("均已办复，无一超过规定时限") && !all.contains("全部均已办复"));
    }
}

#[test]
fn a_program_reads_what_was_merged_as_json() {
    let scene = edited();
    let arguments = ["merge", "改过的.docx", "--document", "汇报", "--format", "json"];
    let output = huibao(scene.path()).args(arguments).output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["conflicts"][0]["mine"], "70件");
    assert_eq!(report["conflicts"][0]["theirs"], "67件");
    assert_eq!(report["refreshed"][0]["old"], "62");
    assert_eq!(report["edits"].as_array().unwrap().len(), 4);
}

#[test]
fn what_cannot_be_merged_is_told_with_its_cure() {
    let mut scene = Scene::sample("npc-briefing");
    scene.run(&["build", "--format", "docx"]);
    scene.discard();
    scene.write("稿.odt", "PK");
    scene.write("密.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]);
    scene.write("坏.docx", "不是");
    let built = fs::read(scene.path().join("out/汇报.docx")).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(built)).unwrap();
    let mut bare = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let entry = archive.by_index(index).unwrap();
        if !entry.name().starts_with("customXml") && !entry.name().starts_with("docProps") {
            bare.raw_copy_file(entry).unwrap();
        }
    }
    scene.write("无名.docx", bare.finish().unwrap().into_inner());
    for file in ["没有.docx", "稿.odt", "密.docx", "坏.docx", "无名.docx"] {
        scene.run(&["merge", file]);
    }
    scene.run(&["merge", "无名.docx", "--document", "汇报"]);
    scene.run(&["merge", "无名.docx", "--document", "总结"]);
    scene.run(&["merge", "out/汇报.docx", "--out", "out/汇报.docx"]);
    scene.run(&["merge", "out/汇报.docx", "--out", "合并.doc"]);
    let other = Scene::sample("opinion-report");
    huibao(other.path()).args(["build", "--format", "docx"]).assert().code(0);
    scene.write("别的.docx", fs::read(other.path().join("out/报告.docx")).unwrap());
    scene.run(&["merge", "out/汇报.docx", "--base", "别的.docx"]);
    scene.run(&["build", "送审.docx"]);
    let renamed = scene.path().join("documents/情况汇报.md");
    fs::rename(scene.path().join("documents/汇报.md"), renamed).unwrap();
    scene.run(&["merge", "out/汇报.docx"]);
    scene.told("merge-misused");
}
