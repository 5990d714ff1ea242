//! `huibao new`.

use std::collections::BTreeMap;

use huibao::template::built_in_templates;

use super::scene::Scene;

#[test]
fn a_new_project_builds_at_once() {
    let mut scene = Scene::empty();
    scene.run(&["new", "汇报2025"]).run(&["check", "汇报2025"]).run(&["build", "汇报2025"]);
    scene.run(&["new", "我的 项目/二〇二五"]).run(&["build", "我的 项目/二〇二五"]);
    scene.told("new");
    let results = ["汇报.docx", "汇报.figures.json", "汇报.pdf", "汇报.核数单.xlsx"];
    assert_eq!(scene.names("汇报2025/out"), results);
    assert_eq!(scene.names("我的 项目/二〇二五/out"), results);
}

#[test]
fn a_new_project_may_be_of_any_built_in_template() {
    let mut scene = Scene::empty();
    for name in built_in_templates() {
        scene.run(&["new", name, "--template", name]).discard();
        scene.run(&["build", name]);
        let told = scene.take();
        assert!(told.ends_with("exit 0\n\n") && !told.contains("stderr"), "{told}");
    }
    scene.run(&["new", "甲", "--template", "总结报告"]);
    let told = scene.take();
    assert!(told.contains("错误: 没有名为“总结报告”的内置模板\n"), "{told}");
    assert!(built_in_templates().all(|it| told.contains(it)), "{told}");
}

#[test]
fn the_head_of_a_new_document_asks_for_what_its_kind_prints() {
    let mut scene = Scene::empty();
    let mut heads = String::new();
    let names = ["交办通知", "排名通报", "一案一册", "常委会报告", "专版"];
    for name in names {
        scene.run(&["new", name, "--template", name]).discard();
        let document = scene.read(&format!("{name}/documents/{name}.md"));
        heads += document.split_inclusive("\n---\n").next().unwrap();
    }
    scene.note(&heads);
    scene.told("new-heads");
}

#[test]
fn what_is_there_already_stays_as_it_was() {
    let mut scene = Scene::empty();
    scene.write("甲/说明.txt", "重要");
    scene.write("乙", "重要");
    let before = scene.files();
    scene.run(&["new", "甲"]).run(&["new", "乙"]).run(&["new", "乙/丙"]).run(&["new", "."]);
    scene.told("new-taken");
    assert_eq!(scene.files(), before);
}

#[test]
fn an_empty_folder_may_become_the_project() {
    let mut scene = Scene::empty();
    scene.run(&["new", "."]).run(&["check"]);
    scene.told("new-here");
}

/// Every share of the list of figures and of its classes: its fraction and how it is printed.
fn shares(list: &serde_json::Value) -> Vec<(String, String)> {
    let figures = list["figures"].as_array().unwrap().iter();
    let all = figures.flat_map(|it| [it].into_iter().chain(it["items"].as_array().unwrap()));
    let text = |it: &serde_json::Value, key: &str| it[key].as_str().unwrap_or("").to_owned();
    let shares = all.map(|it| (text(it, "exact"), text(it, "text")));
    shares.filter(|(_, text)| text.ends_with('%') && !text.contains('占')).collect()
}

#[test]
fn no_share_of_a_new_project_is_printed_with_two_values() {
    const THREE_YEARS: &str = "五、近三年情况\n::: 近三年 近三年办理情况\n解决率、公开率、解决采纳率\n:::\n\
         其中已经解决的占{按结果.已经解决.占比}，正在解决的占{按结果.正在解决.占比}，\
         社会治理类占{按分类.社会治理.占比}。\n";
    let mut scene = Scene::empty();
    scene.run(&["new", "甲"]);
    let document = scene.read("甲/documents/汇报.md");
    scene.write("甲/documents/汇报.md", &(document + THREE_YEARS));
    scene.run(&["build", "甲"]).discard();
    let list = serde_json::from_str(&scene.read("甲/out/汇报.figures.json")).unwrap();
    let mut printed: BTreeMap<String, String> = BTreeMap::new();
    let shares = shares(&list);
    assert!(shares.len() > 8, "{shares:?}");
    for (exact, text) in shares {
        let before = printed.entry(exact.clone()).or_insert_with(|| text.clone());
        assert_eq!(*before, text, "{exact}");
    }
}
