//! `huibao figures`.

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::scene::{Scene, huibao};

const DOCUMENT: &str = "documents/汇报.md";

#[test]
fn the_table_fits_a_terminal_and_ends_with_what_nothing_explains() {
    let mut scene = Scene::project();
    scene.append(DOCUMENT, "今年新增车位230个，比上年多3.5%，12月31日前完成。\n");
    scene.run(&["figures"]).told("figures");
    let mut sample = Scene::sample("npc-briefing");
    sample.run(&["figures"]).told("figures-npc-briefing");
    let told = huibao(sample.path()).arg("figures").output().unwrap().stdout;
    for line in String::from_utf8(told).unwrap().lines() {
        assert!(line.width() <= 88, "{} cells: {line}", line.width());
    }
}

#[test]
fn a_long_class_runs_on_under_its_figure_with_its_indent() {
    let mut scene = Scene::project();
    for name in ["huibao.yaml", "records/2025.yaml"] {
        let text = scene.read(name);
        scene.write(name, text.replace("民生保障", "民生保障与社会救助和养老服务"));
    }
    scene.run(&["figures"]).told("figures-long-class");
}

#[test]
fn what_the_templates_write_is_explained_to_the_last_digit() {
    for sample in ["npc-briefing", "first-project"] {
        let scene = Scene::sample(sample);
        let head = scene.read(DOCUMENT).split("\n---\n").next().unwrap().to_owned() + "\n---\n";
        scene.write(DOCUMENT, head);
        let told = huibao(scene.path()).arg("figures").output().unwrap().stdout;
        let told = String::from_utf8(told).unwrap();
        assert!(told.ends_with("\n没有手填数字：印出的数字都由指标或台账说明。\n"), "{told}");
    }
}

#[test]
fn the_list_holds_all_that_its_schema_promises() {
    let scene = Scene::project();
    let told = huibao(scene.path()).args(["figures", "--format", "json"]).output().unwrap();
    let list: Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(list["format"], json!(2));
    let figures = list["figures"].as_array().unwrap();
    let sentence = "解决率为66.67%，较2024年（50.00%）提高16.67个百分点；办理结果主动公开5件，公开率为83.33%，\
                    较2024年（80.00%）提高3.33个百分点。";
    let figure = |name: &str| figures.iter().find(|it| it["name"] == name).unwrap();
    assert_eq!(
        *figure("解决率"),
        json!({
            "name": "解决率",
            "kind": "占比",
            "text": "66.67%",
            "exact": "4/6",
            "decimal": "66.6667",
            "policy": null,
            "adjusted": [],
            "expression": "办理结果为已经解决 ÷ 已办复",
            "source": "2024年办理情况汇报",
            "cases": ["0003", "0015", "0021", "0026"],
            "population": {"name": "已办复", "size": 6},
            "items": [],
            "places": ["一、基本情况"],
            "printed": [
                {"parts": [], "text": "66.67%", "place": "一、基本情况", "sentence": sentence},
                {"parts": ["比较年份"], "text": "2024", "place": "一、基本情况", "sentence": sentence},
                {"parts": ["2024年值"], "text": "50.00%", "place": "一、基本情况", "sentence": sentence},
                {"parts": ["差"], "text": "16.67个百分点", "place": "一、基本情况", "sentence": sentence},
            ],
        })
    );
    let replied = ["0003", "0012", "0015", "0021", "0026", "0030"];
    assert_eq!(list["populations"], json!({"全部": replied, "已办复": replied}));
    assert_eq!(figure("按结果")["adjusted"], json!([]));
    assert_eq!(figure("按结果")["policy"], json!("不调整"));
    assert_eq!(figure("总数")["exact"], json!(6));
    assert_eq!(figure("最后答复")["exact"], json!("2025-05-15"));
    huibao(scene.path()).arg("build").assert().success();
    assert_eq!(scene.read("out/汇报.figures.json").as_bytes(), told.stdout);
}

#[test]
fn several_documents_are_told_by_name() {
    let scene = Scene::project();
    scene.write("documents/总结.md", scene.read(DOCUMENT));
    let told = huibao(scene.path()).args(["figures", "--format", "json"]).output().unwrap();
    let lists: Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(lists["汇报"], lists["总结"]);
    assert_eq!(lists["汇报"]["format"], json!(2));
    let only = ["figures", "--format", "json", "--only", "汇报"];
    let told = huibao(scene.path()).args(only).output().unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&told.stdout).unwrap(), lists["汇报"]);
}
