//! `huibao merge --write-back`: what was edited in Word is in the next build, together with the data that
//! changed meanwhile, and a second merge finds nothing to write.

use huibao::word::Package;

use super::scene::{Scene, huibao};

const DOCUMENT: &str = "word/document.xml";
const BUILT: &str = "out/汇报.docx";
const EDITED: &str = "改过的.docx";

/// A DOCX of the scene.
fn file(scene: &Scene, name: &str) -> Package {
    Package::read(&std::fs::read(scene.path().join(name)).unwrap()).unwrap()
}

/// What was built with some of its words replaced, as another file.
fn edit(scene: &Scene, changes: &[(&str, &str)]) {
    let mut package = file(scene, BUILT);
    let mut xml = String::from_utf8(package.part(DOCUMENT).unwrap().to_vec()).unwrap();
    for (old, new) in changes {
        assert!(xml.contains(old), "{old}");
        xml = xml.replacen(old, new, 1);
    }
    package.set_part(DOCUMENT, xml.into_bytes());
    scene.write(EDITED, package.to_bytes().unwrap());
}

/// The paragraph of the file that holds `words`.
fn paragraph(scene: &Scene, name: &str, words: &str) -> String {
    let paragraphs = file(scene, name).paragraphs().unwrap();
    let found = paragraphs.into_iter().find(|it| it.text.contains(words));
    found.unwrap_or_else(|| panic!("{name} does not say {words}")).text
}

#[test]
fn the_next_build_has_the_words_of_word_and_the_figures_of_the_records() {
    let mut scene = Scene::project();
    scene.run(&["build"]);
    scene.discard();
    edit(&scene, &[("承办人员培训，参加", "承办人员业务培训，参加")]);
    scene.change("records/2025.yaml", "    办理结果: 正在解决", "    办理结果: 已经解决");
    scene.run(&["merge", EDITED, "--write-back"]);
    scene.run(&["build", "--force"]);
    assert_eq!(
        paragraph(&scene, BUILT, "业务培训"),
        paragraph(&scene, "out/汇报.合并稿.docx", "业务培训")
    );
    assert!(paragraph(&scene, BUILT, "解决率为").contains("83.33%"));
    scene.run(&["merge", EDITED, "--write-back"]);
    scene.told("write-back");
}

#[test]
fn a_file_of_which_all_was_written_back_is_built_anew() {
    let mut scene = Scene::project();
    scene.run(&["build", "--format", "docx"]);
    scene.discard();
    edit(&scene, &[("承办人员培训，参加", "承办人员业务培训，参加")]);
    std::fs::copy(scene.path().join(EDITED), scene.path().join(BUILT)).unwrap();
    huibao(scene.path()).args(["build", "--format", "docx"]).assert().success();
    let edited = std::fs::read(scene.path().join(EDITED)).unwrap();
    assert!(std::fs::read(scene.path().join(BUILT)).unwrap() == edited);
    huibao(scene.path()).args(["merge", BUILT, "--write-back"]).assert().success();
    scene.run(&["build", "--format", "docx"]).told("write-back-built");
    assert!(std::fs::read(scene.path().join(BUILT)).unwrap() != edited);
    assert!(!paragraph(&scene, BUILT, "承办人员业务培训").is_empty());
}

#[test]
fn a_drafted_section_becomes_the_clerks_and_a_figure_typed_over_is_not_written() {
    let mut scene = Scene::project();
    scene.run(&["build"]);
    scene.discard();
    edit(&scene, &[("逐件推动落实", "逐件推动落地"), ("83.33%", "90.00%")]);
    scene.run(&["merge", EDITED, "--write-back"]);
    scene.told("write-back-drafted");
}

/// The file that was edited, with a paragraph of those words after the one that holds `after`.
fn add_after(scene: &Scene, name: &str, after: &str, words: &str) {
    let mut package = file(scene, name);
    let xml = String::from_utf8(package.part(DOCUMENT).unwrap().to_vec()).unwrap();
    let end = xml.find(after).unwrap();
    let end = end + xml[end..].find("</w:p>").unwrap() + "</w:p>".len();
    let added = format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    package.set_part(DOCUMENT, format!("{}{added}{}", &xml[..end], &xml[end..]).into_bytes());
    scene.write(name, package.to_bytes().unwrap());
}

#[test]
fn a_paragraph_that_was_written_back_is_not_added_again() {
    let mut scene = Scene::project();
    scene.run(&["build"]);
    edit(&scene, &[("承办人员培训，参加", "承办人员业务培训，参加")]);
    add_after(&scene, EDITED, "业务培训，参加", "要举一反三。");
    add_after(&scene, EDITED, "要举一反三", "要长抓不懈。");
    scene.run(&["merge", EDITED, "--write-back"]);
    let written = scene.read("documents/汇报.md");
    assert!(written.contains("\n要举一反三。\n要长抓不懈。\n"), "{written}");
    // What the first merge has made is in the next build; so it is in the file that was merged.
    for from in [EDITED, "out/汇报.合并稿.docx"] {
        let out = ["merge", from, "--out", "再合并.docx"];
        scene.run(&out).run(&[&out[..], &["--write-back"]].concat());
        let paragraphs = file(&scene, "再合并.docx").paragraphs().unwrap();
        let added = paragraphs.iter().filter(|it| it.text.contains("要举一反三")).count();
        assert_eq!((from, added), (from, 1));
        assert_eq!(scene.read("documents/汇报.md"), written);
    }
}
