//! `huibao build` with the office's own faces: what is found, what stands in, what is refused.

use huibao::style::FaceRole;

use super::scene::Scene;
use crate::font::{Font, collection};

const DOCUMENT: &str = "documents/汇报.md";

/// A face under the official name of its role.
fn official(role: FaceRole) -> Font {
    Font::named(role.official_name()).with_postscript_name(&format!("Test{role:?}"))
}

/// The new project with all official faces in a folder.
fn with_official_faces(folder: &str) -> Scene {
    let scene = Scene::project();
    for role in FaceRole::ALL {
        scene.write(&format!("{folder}/{role:?}.ttf"), official(role).file());
    }
    scene
}

#[test]
fn the_systems_faces_are_used_where_the_project_says_so() {
    let mut scene = with_official_faces("系统字体");
    scene.run(&["build", "--strict-fonts"]);
    scene.change("huibao.yaml", "字体: 本机优先", "字体: 内置");
    scene.run(&["build", "--format", "pdf"]).told("faces-of-the-system");
}

#[test]
fn a_named_folder_is_used_whatever_the_project_says() {
    let mut scene = with_official_faces("字体");
    scene.change("huibao.yaml", "字体: 本机优先", "字体: 内置");
    scene.write("另外/fs.ttf", Font::named("华文仿宋").file());
    scene.run(&["build", "--font-dir", "字体", "--strict-fonts", "--format", "pdf"]);
    scene.run(&["build", "--font-dir", "另外", "--font-dir", "字体", "--format", "pdf"]);
    scene.run(&["build", "--font-dir", "没有"]).told("faces-of-a-folder");
}

#[test]
fn the_same_faces_give_the_same_bytes() {
    let build = |folder: &str| {
        let mut scene = with_official_faces(folder);
        scene.run(&["build", "--font-dir", folder]);
        std::fs::read(scene.path().join("out/汇报.pdf")).unwrap()
    };
    assert!(build("甲") == build("乙"));
}

#[test]
fn strictness_names_each_face_that_is_not_there() {
    let mut scene = Scene::project();
    scene.write("字体/xbs.ttf", Font::named("方正小标宋_GBK").file());
    scene.run(&["build", "--strict-fonts", "--font-dir", "字体"]);
    assert!(!scene.path().join("out").exists());
    scene.change("huibao.yaml", "字体: 本机优先", "字体: 内置");
    scene.run(&["build", "--strict-fonts"]).told("faces-strict");
}

#[test]
fn strictness_names_a_face_once_for_all_documents() {
    let mut scene = Scene::project();
    scene.write("documents/又一份.md", scene.read(DOCUMENT));
    scene.run(&["build", "--strict-fonts", "--font-dir", "."]).told("faces-strict-twice");
}

#[test]
fn characters_that_come_from_another_face_are_named() {
    let mut scene = with_official_faces("字体");
    let sparse = official(FaceRole::FangSong).without('车').without('位');
    scene.write("字体/FangSong.ttf", sparse.file());
    scene.append(DOCUMENT, "新增车位230个，绿地1万㎡，车位平均30㎡。\n");
    scene.run(&["build", "--font-dir", "字体", "--format", "pdf"]);
    scene.run(&["build", "--format", "pdf"]).told("faces-strays");
}

#[test]
fn a_character_that_is_in_a_face_of_the_system_is_printed() {
    let mut scene = Scene::project();
    scene.append(DOCUMENT, "代表\u{10fffd}提出。\n");
    scene.run(&["check"]).run(&["build", "--format", "pdf"]);
    scene.write("系统字体/人名.ttf", Font::named("人名字库").only("\u{10fffd}").file());
    scene.run(&["check"]).run(&["build", "--format", "pdf"]).told("faces-in-reserve");
}

#[test]
fn licence_bits_and_the_licence_of_founder_are_told() {
    let mut scene = Scene::project();
    scene.write("字体/fs.ttf", official(FaceRole::FangSong).licensed(0x0002).file());
    scene.write("字体/kt.ttf", official(FaceRole::Kai).licensed(0x0300).file());
    scene.write("字体/st.ttf", official(FaceRole::Song).licensed(0x0104).file());
    let founder = Font::named("FZXBSJW--GB1-0").with_postscript_name("FZXBSJW--GB1-0");
    scene.write("字体/xbs.ttf", founder.file());
    scene.write("documents/又一份.md", scene.read(DOCUMENT));
    scene.run(&["build", "--font-dir", "字体"]).told("faces-licensed");
}

#[test]
fn a_broken_font_file_stops_nothing() {
    let mut scene = Scene::project();
    scene.write("字体/simsun.ttc", &collection(&[official(FaceRole::Song)])[..400]);
    scene.write("字体/simfang.ttf", official(FaceRole::FangSong).file());
    scene.run(&["build", "--font-dir", "字体", "--format", "pdf"]).told("faces-broken");
}

/// The folder below the user's home comes before all others, so what is installed on the machine
/// does not matter.
#[cfg(target_os = "linux")]
#[test]
fn faces_that_the_user_installed_are_found() {
    let scene = with_official_faces(".local/share/fonts/公文");
    let mut command = super::scene::huibao(scene.path());
    command.env_remove("HUIBAO_FONTS").env_remove("XDG_DATA_HOME").env("HOME", scene.path());
    let output = command.args(["build", "--strict-fonts", "--format", "pdf"]).output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    for role in FaceRole::ALL {
        let path = scene.path().join(format!(".local/share/fonts/公文/{role:?}.ttf"));
        let line = format!("找到{}（{}）", role.official_name(), path.display());
        assert!(told.contains(&line) || role == FaceRole::Kai, "{line} is not in\n{told}");
    }
}
