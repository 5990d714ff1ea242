//! `huibao new --template … --eject`: the built-in templates in the project's own hands.

use huibao::template::{built_in_pieces, built_in_templates};

use super::scene::Scene;

#[test]
fn a_template_is_taken_out_and_nothing_is_written_over() {
    let mut scene = Scene::project();
    scene.run(&["new", "--template", "汇报", "--eject"]);
    scene.write("templates/片段/下一步工作.tera", "本单位改过的");
    let taken = scene.files();
    scene.run(&["new", "--template", "templates/汇报.tera", "--eject"]);
    scene.run(&["new", "--template", "片段/基本情况", "--eject"]);
    assert_eq!(scene.files(), taken);
    scene.run(&["new", "--模板", "报告", "--取出", "."]);
    assert_eq!(scene.read("templates/片段/下一步工作.tera"), "本单位改过的");
    scene.told("eject");
}

#[test]
fn what_cannot_be_taken_out_is_told_with_what_can() {
    let mut scene = Scene::project();
    let before = scene.files();
    scene.run(&["new", "--template", "汇抱", "--eject"]);
    let told = scene.take();
    assert!(
        told.contains("错误: 没有名为“汇抱”的内置模板\n = 办法: 是否为“汇报”？内置的模板有"),
        "{told}"
    );
    assert!(built_in_templates().chain(built_in_pieces()).all(|it| told.contains(it)), "{told}");
    scene.run(&["new", "--eject"]);
    scene.run(&["new", "--template", "汇报", "--eject", "没有的"]);
    scene.run(&["new", "--template", "汇报", "--结转", "."]);
    scene.told("eject-refused");
    assert_eq!(scene.files(), before);
}

#[test]
fn a_template_taken_out_and_left_as_it_is_builds_the_same_bytes() {
    let mut scene = Scene::project();
    scene.run(&["build"]).discard();
    let built_in = scene.files();
    for name in built_in_templates() {
        for file in huibao::template::eject(name) {
            scene.write(&file.0, file.1);
        }
    }
    for name in built_in_pieces() {
        for file in huibao::template::eject(name) {
            scene.write(&file.0, file.1);
        }
    }
    scene.run(&["build"]).discard();
    let mut own = scene.files();
    own.retain(|name, _| !name.starts_with("templates/"));
    for (name, bytes) in &built_in {
        assert!(own.get(name) == Some(bytes), "{name} is another");
    }
}

#[test]
fn a_built_in_that_has_changed_since_is_told_of_once() {
    let mut scene = Scene::project();
    scene.run(&["new", "--template", "汇报", "--eject"]).discard();
    for name in ["templates/汇报.tera", "templates/片段/组件.tera"] {
        let text = scene.read(name);
        let (line, rest) = text.split_once('\n').unwrap();
        let (before, after) = line.split_once("校验码").unwrap();
        let line =
            before.replace("0.1.0", "0.0.9") + "校验码000000000000" + after.get(12..).unwrap();
        scene.write(name, line + "\n" + rest);
    }
    scene.run(&["check"]);
    let told = scene.take();
    let told = codes_hidden(&told);
    assert_eq!(
        told,
        "$ huibao check\n\
stderr:\n\
提示: templates/汇报.tera、templates/片段/组件.tera取自0.0.9版的内置模板，现在的0.1.0版改过它，本项目仍用自己的\n\
--> templates/汇报.tera\n \
= 办法: 要用新的，把自己的移出templates文件夹，重新取出，再把改过的话写进去；不用的，把开头一行的校验码改成现在的（汇报.tera是****、片段/组件.tera是****），就不再提醒\n\
exit 0\n\n"
    );
}

/// `told` without the fingerprints, which change whenever a built-in does.
fn codes_hidden(told: &str) -> String {
    let mut pieces = told.split(".tera是");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |told, piece| told + ".tera是****" + piece.get(12..).unwrap())
}
