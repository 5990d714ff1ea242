//! Results that cannot be written: told, and nothing changed; a reader that goes away.

use std::{
    fs,
    io::Read,
    process::{self, Stdio},
};

use super::scene::{Scene, huibao};

/// Builds a project with results of before in its way, and holds the message and the results.
fn in_the_way(name: &str, arguments: &[&str], lay: impl FnOnce(&Scene)) {
    let mut scene = Scene::project();
    lay(&scene);
    let before = scene.files();
    scene.run(arguments).told(name);
    assert!(scene.files() == before, "{name}: something was written");
}

#[test]
fn what_stands_in_the_way_of_a_result_is_told() {
    in_the_way("write-folder-in-place", &["build"], |it| {
        it.write("out/汇报.docx", "上次的结果");
        it.write("out/汇报.pdf/说明.txt", "");
    });
    in_the_way("write-out-is-a-file", &["build"], |it| it.write("out", ""));
    in_the_way("write-below-a-file", &["build", "--out", "甲/乙/丙"], |it| it.write("甲", ""));
    in_the_way("write-draft-read-only", &["draft", "汇报"], |it| {
        let path = it.path().join("documents/汇报.md");
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(path, permissions).unwrap();
    });
    in_the_way("write-new-below-a-file", &["new", "甲/乙"], |it| it.write("甲", ""));
}

#[test]
fn a_read_only_result_is_told() {
    in_the_way("write-read-only", &["build"], |it| {
        it.write("out/汇报.docx", "上次的结果");
        it.write("out/汇报.pdf", "上次的结果");
        let path = it.path().join("out/汇报.pdf");
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(path, permissions).unwrap();
    });
}

#[test]
fn a_result_that_is_open_elsewhere_is_told() {
    in_the_way("write-open-in-word", &["build"], |it| {
        it.write("out/汇报.docx", "上次的结果");
        it.write("out/~$汇报.docx", "");
    });
    in_the_way("write-open-in-excel", &["build", "--format", "pdf"], |it| {
        it.write("out/汇报.核数单.xlsx", "上次的结果");
        it.write("out/.~lock.汇报.核数单.xlsx#", "");
    });
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_to_a_full_disk_is_told() {
    let scene = Scene::project();
    for arguments in [&["figures"] as &[&str], &["--help"], &["check"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = process::Command::new(env!("CARGO_BIN_EXE_huibao"))
            .current_dir(scene.path())
            .args(arguments)
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(
            String::from_utf8(output.stderr).unwrap(),
            "错误: 要显示的内容没有全部写出：磁盘已满\n = 办法: 请检查输出到的地方，再运行一次\n"
        );
        assert_eq!(output.status.code(), Some(2));
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let scene = Scene::project();
    let mut child = process::Command::new(env!("CARGO_BIN_EXE_huibao"))
        .current_dir(scene.path())
        .args(["figures", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Gone before a word is written.
    drop(child.stdout.take());
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert_eq!((told.as_str(), child.wait().unwrap().code()), ("", Some(0)));
}

#[test]
fn the_same_input_gives_the_same_bytes_in_any_folder() {
    let (one, other) = (Scene::project(), Scene::project());
    huibao(one.path()).arg("build").assert().success();
    huibao(other.path()).arg("build").assert().success();
    assert!(one.files() == other.files());
    huibao(one.path()).args(["build", "--force"]).assert().success();
    assert!(one.files() == other.files());
}
