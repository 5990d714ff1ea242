//! `::: 近三年`: figures of this year beside those of 历年.

use super::scene::Scene;

/// A project with a table over three years at the end of its prose.
fn scene(figures: &str) -> Scene {
    let scene = Scene::project();
    scene.change(
        "huibao.yaml",
        "  2024: {",
        "  2023: {总数: 8, 解决率: 45.00%, 来源: 2023年办理情况汇报}\n  2024: {总数: 7, ",
    );
    let table = format!("\n二、近三年情况\n::: 近三年 近三年办理情况\n{figures}\n:::\n");
    scene.append("documents/汇报.md", &table);
    scene
}

/// What is printed in the section of the table.
fn printed(scene: &Scene) -> Vec<(String, String)> {
    let list: serde_json::Value =
        serde_json::from_str(&scene.read("out/汇报.figures.json")).unwrap();
    let figures = list["figures"].as_array().unwrap().iter();
    let parts = figures.flat_map(|it| {
        let name = it["name"].as_str().unwrap();
        let printed = it["printed"].as_array().unwrap().iter();
        printed.filter(|it| it["place"] == "二、近三年情况").map(move |it| {
            let parts = it["parts"].as_array().unwrap().iter();
            let parts = parts.map(|it| it.as_str().unwrap());
            let path: Vec<&str> = [name].into_iter().chain(parts).collect();
            (path.join("."), it["text"].as_str().unwrap().to_owned())
        })
    });
    parts.collect()
}

#[test]
fn past_years_come_as_printed_and_every_number_knows_where_it_is_from() {
    let mut scene = scene("总数=收到建议（件）、解决率、公开率\n领导阅批");
    scene.run(&["build"]).discard();
    let told = [
        ("总数.2023年值", "8"),
        ("总数.2024年值", "7"),
        ("总数", "6"),
        ("总数.增减", "减少1件，下降14.3%"),
        ("总数.2023年来源", "2023年办理情况汇报"),
        ("总数.2024年来源", "2024年办理情况汇报"),
        ("解决率.2023年值", "45.00%"),
        ("解决率.2024年值", "50.00%"),
        ("解决率", "66.67%"),
        ("解决率.增减", "提高16.67个百分点"),
        ("公开率.2024年值", "80.00%"),
        ("公开率", "83.33%"),
        ("公开率.增减", "提高3.33个百分点"),
        ("领导阅批", "2"),
    ];
    let told = told.map(|(path, text)| (path.to_owned(), text.to_owned()));
    assert_eq!(printed(&scene), told);
    // Issued, it still says what was printed.
    scene.change("documents/汇报.md", "状态: 讨论稿", "状态: 正式稿");
    scene.change("documents/汇报.md", "成文日期: 2025-07", "成文日期: 2025-07-08");
    scene.run(&["build"]).discard();
    scene.change("documents/汇报.md", "状态: 正式稿", "状态: 已印发");
    scene.run(&["check"]).told("three-years-issued");
}

#[test]
fn what_cannot_stand_in_the_table_is_told() {
    for (name, figures) in [
        ("three-years-unknown", "总书、解决率"),
        ("three-years-partition", "按结果"),
        ("three-years-none", ""),
        ("three-years-row", "| 总数 |"),
    ] {
        scene(figures).run(&["check"]).told(name);
    }
    let mut unlike = scene("公开率");
    unlike.change("huibao.yaml", "公开率: 80.00%", "公开率: 80");
    unlike.change("huibao.yaml", ", 小数: 2, 比较: 2024}\n  公开率", ", 小数: 2}\n  公开率");
    unlike.run(&["check"]).told("three-years-unlike");
}

#[test]
fn a_template_may_have_the_table() {
    let mut scene = scene("总数");
    scene.write("templates/对比.tera", "# 近三年\n\n{% include \"片段/近三年对比表.tera\" %}\n");
    let head = "---\n模板: 对比\n标题: 近三年对比\n截至: 2025-06-30\n---\n";
    scene.write("documents/对比.md", head);
    scene.run(&["check"]).run(&["build", "--only", "对比", "--format", "docx"]);
    scene.run(&["figures", "--only", "对比"]).told("three-years-template");
}
