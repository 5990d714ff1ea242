//! `huibao build` again: what changed is made anew and said why, the rest stays; what a person edited
//! is not written over; what is remembered of builds may be lost.

use std::{collections::BTreeMap, fs, thread, time::SystemTime};

use huibao::word::Package;

use super::scene::{Scene, huibao};

const DOCUMENT: &str = "documents/汇报.md";
const RECORDS: &str = "records/2025.yaml";
const DOCX: &str = "out/汇报.docx";
const OUTCOME: (&str, &str) = ("办理结果: 正在解决", "办理结果: 已经解决");

/// When each result was written.
fn times(scene: &Scene) -> BTreeMap<String, SystemTime> {
    let names = scene.names("out").into_iter();
    let time = |it: &String| fs::metadata(scene.path().join("out").join(it)).unwrap().modified();
    names.map(|it| (it.clone(), time(&it).unwrap())).collect()
}

/// Takes the main document of the DOCX apart, lets `edit` change its text, and puts it back.
fn edit(scene: &Scene, name: &str, edit: impl FnOnce(&str) -> String) {
    let path = scene.path().join(name);
    let mut package = Package::read(&fs::read(&path).unwrap()).unwrap();
    let part = "word/document.xml";
    let text = String::from_utf8(package.part(part).unwrap().to_vec()).unwrap();
    // A program writes its own properties whenever it saves.
    package.set_part("docProps/app.xml", b"<Properties/>".to_vec());
    package.set_part(part, edit(&text).into_bytes());
    fs::write(path, package.to_bytes().unwrap()).unwrap();
}

fn reworded(text: &str) -> String {
    assert!(text.contains("建议办理"), "{text}");
    text.replacen("建议办理", "建议的办理", 1)
}

#[test]
fn what_has_not_changed_stays_and_what_has_is_made_anew_with_the_reason() {
    let mut scene = Scene::project();
    scene.run(&["build"]).discard();
    let (files, before) = (scene.files(), times(&scene));
    scene.run(&["build"]);
    assert!((scene.files(), times(&scene)) == (files, before), "something was written");
    scene.change(RECORDS, OUTCOME.0, OUTCOME.1);
    scene.run(&["build"]);
    scene.append(DOCUMENT, "特此报告。\n");
    scene.change(DOCUMENT, "状态: 讨论稿", "状态: 送审稿");
    scene.run(&["build"]);
    fs::remove_file(scene.path().join("out/汇报.pdf")).unwrap();
    scene.run(&["build"]);
    // What no figure and no sentence shows is no reason.
    scene.append("huibao.yaml", "# 备注\n");
    scene.run(&["build"]).run(&["build", "--out", "送审"]).run(&["build"]);
    scene.run(&["build", "--强制"]).told("incremental");
}

#[test]
fn what_stands_is_what_would_be_made_anew() {
    let scene = Scene::project();
    let edits: [&dyn Fn(); 8] = [
        &|| {},
        &|| scene.change(RECORDS, OUTCOME.0, OUTCOME.1),
        &|| scene.append(DOCUMENT, "特此报告。\n"),
        &|| scene.change(DOCUMENT, "状态: 讨论稿", "状态: 送审稿"),
        &|| scene.append(RECORDS, "# 备注\n"),
        &|| scene.change("huibao.yaml", "版本: 1", "版本: 1\n排版: {行末标点: 悬挂}"),
        &|| scene.change(RECORDS, OUTCOME.1, OUTCOME.0),
        &|| fs::write(scene.path().join("out/汇报.pdf"), "").unwrap(),
    ];
    for (nth, edit) in edits.iter().enumerate() {
        edit();
        huibao(scene.path()).arg("build").assert().success();
        huibao(scene.path()).args(["build", "--force", "--out", "新"]).assert().success();
        let all = scene.files();
        for (name, bytes) in all.iter().filter(|it| it.0.starts_with("新/")) {
            let stands = name.replacen("新", "out", 1);
            assert!(all.get(&stands) == Some(bytes), "edit {nth}: {name}");
        }
        fs::remove_dir_all(scene.path().join("新")).unwrap();
    }
}

#[test]
fn what_is_remembered_may_be_lost_damaged_or_of_a_newer_program() {
    let mut scene = Scene::project();
    scene.run(&["build"]).discard();
    let files = scene.files();
    let state = scene.path().join(".huibao");
    fs::remove_dir_all(&state).unwrap();
    scene.run(&["build"]);
    scene.write(".huibao/built/汇报.json", "{");
    scene.run(&["build"]).run(&["build"]);
    scene.write(".huibao/built/汇报.json", "{\"format\": 9}");
    scene.run(&["build"]);
    // A folder that cannot be written to.
    fs::remove_dir_all(&state).unwrap();
    fs::write(&state, "").unwrap();
    scene.run(&["build"]).told("incremental-state");
    fs::remove_file(&state).unwrap();
    assert!(scene.files() == files);
}

#[test]
fn what_a_person_edited_is_not_written_over() {
    let mut scene = Scene::project();
    scene.run(&["build"]).discard();
    edit(&scene, DOCX, reworded);
    let edited = fs::read(scene.path().join(DOCX)).unwrap();
    // Nothing new that it would have to say.
    scene.run(&["build"]);
    scene.change(RECORDS, OUTCOME.0, OUTCOME.1);
    let files = scene.files();
    scene.run(&["build"]);
    // Its own copy of what was written tells it.
    fs::remove_dir_all(scene.path().join(".huibao")).unwrap();
    scene.run(&["build"]);
    assert!(scene.files() == files, "something was written");
    scene.run(&["build", "--force"]).told("incremental-edited");
    assert!(fs::read(scene.path().join(DOCX)).unwrap() != edited);
    edit(&scene, DOCX, reworded);
    scene.run(&["build", "--format", "docx", "--force"]).told("incremental-forced");
}

#[test]
fn comments_tracked_changes_pictures_and_bold_words_are_edits_and_saving_is_none() {
    let mut scene = Scene::project();
    scene.run(&["build"]).discard();
    let written = fs::read(scene.path().join(DOCX)).unwrap();
    let traces = [
        ("</w:body>", "<w:p><w:ins w:id=\"1\"><w:r><w:t>好</w:t></w:r></w:ins></w:p></w:body>"),
        ("</w:p>", "<w:commentRangeStart w:id=\"0\"/></w:p>"),
        ("</w:p>", "<w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"),
        ("</w:rPr><w:t", "<w:b/></w:rPr><w:t"),
    ];
    for (place, trace) in traces {
        fs::write(scene.path().join(DOCX), &written).unwrap();
        edit(&scene, DOCX, |it| it.replacen(place, trace, 1));
        huibao(scene.path()).args(["build", "--format", "docx"]).assert().success();
        assert!(fs::read(scene.path().join(DOCX)).unwrap() != written, "{trace}");
    }
    for state in ["", ".huibao"] {
        fs::write(scene.path().join(DOCX), &written).unwrap();
        edit(&scene, DOCX, str::to_owned);
        assert!(fs::read(scene.path().join(DOCX)).unwrap() != written);
        if !state.is_empty() {
            fs::remove_dir_all(scene.path().join(state)).unwrap();
        }
        scene.run(&["build", "--format", "docx"]);
        assert!(fs::read(scene.path().join(DOCX)).unwrap() == written, "{state}");
    }
    scene.told("incremental-saved");
}

#[test]
fn only_letters_that_changed_are_written_and_all_are_accounted_for() {
    let mut scene = Scene::sample("reply-letters");
    for other in ["会办意见", "征询意见表", "重新答复函", "一案一册"] {
        fs::remove_file(scene.path().join(format!("documents/{other}.md"))).unwrap();
    }
    scene.run(&["build"]).discard();
    let before = scene.files();
    scene.run(&["build"]);
    assert!(scene.files() == before);
    scene.change("records/代表建议.yaml", "云建管提〔2025〕3号", "云建管提〔2025〕33号");
    scene.run(&["build"]).told("incremental-letters");
    let after = scene.files();
    let changed: Vec<&String> =
        after.iter().filter(|(name, it)| before.get(*name) != Some(it)).map(|it| it.0).collect();
    scene.run(&["build", "--force"]).discard();
    assert!(scene.files() == after);
    let is_record = |it: &&&String| !it.starts_with("out/");
    assert_eq!(changed.iter().filter(is_record).count(), 1);
    assert!(changed.iter().any(|it| it.as_str() == "out/答复函.对账.json"), "{changed:?}");
    assert!(changed.iter().filter(|it| it.starts_with("out/答复函/")).count() <= 4, "{changed:?}");
}

#[test]
fn builds_at_once_harm_neither_results_nor_what_is_remembered() {
    let scene = Scene::sample("reply-letters");
    let alone = Scene::sample("reply-letters");
    huibao(alone.path()).arg("build").assert().success();
    let runs: [&[&str]; 4] = [&[], &["--force"], &["--only", "答复函"], &["--only", "一案一册"]];
    for _ in 0..2 {
        thread::scope(|scope| {
            for arguments in runs {
                let path = scene.path();
                scope.spawn(move || huibao(path).arg("build").args(arguments).assert().success());
            }
        });
        assert!(scene.files() == alone.files());
        assert_eq!(scene.names(".huibao"), [".gitignore", "built", "earlier"]);
    }
    let output = huibao(scene.path()).arg("build").output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(!told.contains("写出"), "{told}");
    assert!(scene.files() == alone.files());
}
