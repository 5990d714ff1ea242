//! `huibao build --format html`: the web edition, which is always a public copy.

use super::scene::Scene;

const DOCUMENT: &str = "documents/汇报.md";
const PAGE: &str = "out/汇报（公开版）.html";

/// A project whose document is 主动公开.
fn public() -> Scene {
    let scene = Scene::project();
    scene.change(
        DOCUMENT,
        "状态: 讨论稿",
        "状态: 正式稿\n公开信息: {发布日期: 2025-07-10, 索引号: SF-2025-0007, 公开方式: 主动公开}",
    );
    scene.change(DOCUMENT, "成文日期: 2025-07", "成文日期: 2025-07-08");
    scene
}

#[test]
fn a_document_that_is_public_becomes_a_page() {
    let mut scene = public();
    scene.run(&["build", "--format", "docx,html"]).run(&["build"]).told("web");
    assert_eq!(
        scene.names("out"),
        [
            "汇报.docx",
            "汇报.figures.json",
            "汇报.pdf",
            "汇报.核数单.xlsx",
            "汇报（公开版）.figures.json",
            "汇报（公开版）.html",
            "汇报（公开版）.核数单.xlsx",
        ]
    );
    crate::golden::holds("tests/command/told/web.html", &scene.read(PAGE));
}

#[test]
fn all_that_a_document_holds_has_its_element() {
    let mut scene = public();
    scene.write("图.png", include_bytes!("../pictures/palette.png"));
    scene.append(DOCUMENT, EVERYTHING);
    scene.run(&["build", "--format", "html"]).discard();
    let page = scene.read(PAGE);
    let (_, section) = page.split_once("其他</h2>").unwrap();
    let (section, drafted) = section.split_once("<h2>").unwrap();
    let (_, end) = drafted.split_once("<nav").unwrap();
    crate::golden::holds("tests/command/told/web-everything.html", &format!("{section}<nav{end}"));
}

/// A section with each thing that a document can hold.
const EVERYTHING: &str = "
二、其他

（一）图表

见表[^1]和http://www.example.gov.cn/a?b=1&c=2，“甲<乙>”。

::: 表 办理结果
单位：件
| 办理结果 | 代表建议 | < | 备注 |
| ^ | 件数 | 占比 | ^ |
|---|---|---|---|
| 已经解决 | {按结果.已经解决.件数} | {按结果.已经解决.占比} | 甲 |
| ^ | 1 | 2.0% | 乙 |
注：1.按主办统计。
2.占比按总数计算。
:::

::: 图 各类建议
数据: 按分类
:::

![现场](图.png)

- 列项甲[^2]
  - 列项丙
- 列项乙

> 引一段话。

::: 双栏
左栏和右栏。
:::

（二）结尾。接着写。

[^1]: 注文甲。
[^2]: 注文乙。

::: 附件 一览表
一、附件里的标题

正文。
:::
::: 附件 名单
正文。
:::
";

#[test]
fn a_document_that_is_not_public_has_no_page() {
    let mut scene = Scene::project();
    scene.run(&["build", "--format", "html"]);
    scene.change(DOCUMENT, "状态: 讨论稿", "状态: 讨论稿\n公开信息: {公开方式: 依申请公开}");
    scene.run(&["build", "--format", "html"]);
    assert!(!scene.path().join("out").exists());
    scene.change(DOCUMENT, "公开方式: 依申请公开", "公开方式: 公开, 公开類型: 是");
    scene.run(&["build", "--format", "html"]);
    scene.change(DOCUMENT, "公开方式: 公开, 公开類型: 是", "索引号: 甲");
    scene.run(&["check"]).told("web-refused");
}

#[test]
fn a_page_names_no_case_and_nobody_that_is_not_public() {
    let mut scene = public();
    scene.change(
        "records/2025.yaml",
        "公开属性: 主动公开",
        "公开属性: 不予公开\n    公开理由: 涉及商业秘密",
    );
    scene.run(&["build", "--format", "html"]).discard();
    let page = scene.read(PAGE);
    assert!(page.contains("缓解老旧小区停车难"));
    assert!(!page.contains("加装电梯"));
    // The lines above the text are for the public too.
    scene.change(DOCUMENT, "索引号: SF-2025-0007", "索引号: 关于加快既有多层住宅加装电梯的建议");
    scene.run(&["build", "--format", "html"]).told("web-withheld");
}

#[test]
fn the_day_of_the_web_agrees_with_the_others() {
    let mut scene = public();
    scene.change(DOCUMENT, "发布日期: 2025-07-10", "发布日期: 2025-06-30");
    scene.change(DOCUMENT, "状态: 正式稿", "状态: 讨论稿\n上网日期: 2025-07-11");
    scene.run(&["check"]).told("web-dates");
}

#[test]
fn letters_of_public_cases_name_nobody_on_the_web() {
    let mut scene = Scene::sample("reply-letters");
    let letters = "documents/答复函.md";
    scene.change(
        letters,
        "机关代字: ",
        "公开信息: {公开方式: 主动公开, 索引号: \"{本件.编号}\", 发布日期: \"{本件.公开日期}\"}\n机关代字: ",
    );
    scene.run(&["build", "--only", "答复函", "--format", "html"]).told("web-letters");
    let page = scene.read("out/答复函（公开版）/0012-关于加快打通春晖路断头路的建议.html");
    crate::golden::holds(
        "tests/command/told/web-letter.html",
        page.split_once("<body>").unwrap().1,
    );
}
