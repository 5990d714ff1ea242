//! `huibao new --结转`: a year begun from the one before.

use super::scene::Scene;

const SETTINGS: &str = "huibao.yaml";
const RECORDS: &str = "records/2025.yaml";
const DOCUMENT: &str = "documents/汇报.md";

/// A project below its scene, whose document was built as a final one.
fn last_year() -> Scene {
    let mut scene = Scene::project();
    scene.change(DOCUMENT, "成文日期: 2025-07", "成文日期: 2025-07-08");
    scene.change(DOCUMENT, "状态: 讨论稿", "状态: 正式稿");
    scene.run(&["build"]).discard();
    scene
}

/// One whose document was issued.
fn issued() -> Scene {
    let scene = last_year();
    scene.change(DOCUMENT, "状态: 正式稿", "状态: 已印发");
    scene
}

/// Everything that stands in the new project, after what was said.
fn holds(mut scene: Scene, name: &str, arguments: &[&str]) -> Scene {
    let mut command = vec!["new", "2026", "--结转", "."];
    command.extend(arguments);
    scene.run(&command).run(&["check", "2026"]);
    for (file, bytes) in scene.files() {
        if let Some(file) = file.strip_prefix("2026/").filter(|it| is_told(it)) {
            scene.note(&format!("== {file}\n{}\n", String::from_utf8(bytes).unwrap()));
        }
    }
    scene.told(name);
    scene
}

/// Whether a file of the new project is one that a clerk reads.
fn is_told(name: &str) -> bool {
    [".yaml", ".tera"].iter().any(|it| name.ends_with(it))
}

#[test]
fn the_issued_figures_and_the_open_cases_are_carried() {
    let scene = issued();
    scene.change(RECORDS, "案件:\n", "案件:\n  # 甲\n");
    scene.write("templates/片段/基本情况.tera", "# 基本情况\n\n共{总数}件。\n");
    holds(scene, "carry", &[]);
}

#[test]
fn with_the_session_and_the_inputs_nothing_is_left_to_fill_in() {
    let mut scene = issued();
    scene.run(&["new", "2026", "--结转", ".", "--届次会议", "区五届人大五次会议"]);
    scene.change("2026/huibao.yaml", "录入: 待填", "录入: 90");
    scene.run(&["check", "2026"]).told("carry-filled");
}

#[test]
fn a_year_may_be_carried_on_and_on() {
    let mut scene = issued();
    scene.run(&["new", "2026", "--结转", ".", "--届次会议", "区五届人大五次会议"]).discard();
    scene.change("2026/huibao.yaml", "录入: 待填", "录入: 90");
    scene.run(&["new", "2027", "--结转", "2026", "--届次会议", "区五届人大六次会议"]);
    scene.note(&scene.read("2027/huibao.yaml"));
    scene.note(&scene.read("2027/records/回头看-2026.yaml"));
    scene.told("carry-again");
}

#[test]
fn a_final_document_serves_where_none_was_issued() {
    let mut scene = last_year();
    scene.run(&["new", "2026", "--结转", "."]).told("carry-final");
}

#[test]
fn what_was_not_sent_is_no_past_figure() {
    for (name, from, to) in [
        ("carry-draft", "状态: 正式稿", "状态: 讨论稿"),
        ("carry-rewritten", "署名: 示范区", "署名: 示范区人民政府、示范区"),
    ] {
        let mut scene = last_year();
        scene.change(DOCUMENT, from, to);
        let before = scene.files();
        scene.run(&["new", "2026", "--结转", "."]).told(name);
        assert_eq!(scene.files(), before);
    }
}

#[test]
fn the_latest_issued_document_comes_first_and_others_add_to_it() {
    let mut scene = last_year();
    let other = scene
        .read(DOCUMENT)
        .replace("办理情况的汇报", "办理工作总结")
        .replace("成文日期: 2025-07-08", "成文日期: 2025-12-08");
    let (head, _) = other.split_once("\n---\n").unwrap();
    let prose = "共{总数}件，涉及{承办单位}个单位。\n一、基本情况\n略。\n";
    scene.write("documents/总结.md", format!("{head}\n---\n{prose}"));
    scene.run(&["build"]).discard();
    for document in [DOCUMENT, "documents/总结.md"] {
        scene.change(document, "状态: 正式稿", "状态: 已印发");
    }
    scene.run(&["new", "2026", "--结转", "."]).told("carry-two");
}

#[test]
fn settings_and_records_of_any_shape_are_carried() {
    let scene = issued();
    let settings = scene.read(SETTINGS);
    let (before, after) = settings.split_once("# 批次").unwrap();
    let (_, after) = after.split_once("# 往年").unwrap();
    scene.write(SETTINGS, format!("{before}# 往年{after}"));
    scene.change(SETTINGS, "总体: 已办复, ", "");
    scene.change(SETTINGS, "总体: 已办复, ", "");
    scene.change(SETTINGS, "总体: 已办复, ", "");
    scene.change(
        SETTINGS,
        "  2024: {解决率: 50.00%, 公开率: 80.00%, ",
        "  2024: {解决率: 50.00%, ",
    );
    scene.change(
        SETTINGS,
        "公开率: {占比: {公开属性: 主动公开}, 小数: 2, 比较: 2024}",
        "公开率: {占比: {公开属性: 主动公开}}",
    );
    scene.write(
        "records/闭会期间.yaml",
        "\
公共:
  类型: 代表建议
  届次会议: '区五届人大: 闭会'
  分类: 社会治理
  主办: 区民政局
  会办:
    - 区财政局
    - 新桥街道
案件: [{编号: 0101, 标题: 关于甲的建议, 提出人: 甲, 答复日期: 2025-05-01, 办理结果: 正在解决},
  {编号: 0102, 标题: 关于乙的建议, 提出人: 乙, 分办: 区教育局、区体育局, 答复日期: 2025-05-01,
   办理结果: 计划解决, 会办: }]
",
    );
    scene.write(
        "records/列表.yaml",
        "\
# 开头
# 0201的说明
- 编号: 0201
  类型: 政协提案
  届次会议: 区政协五届四次会议
  标题: 关于丙的提案

  分类: 社会治理
  提出人: 丙
  主办: 区民政局   # 已换
  答复日期: 2025-05-01
  办理结果: 正在解决
  措施: >
    第一行
    第二行
  # 还没有完
- 编号: 0202
  类型: 政协提案
  届次会议: 区政协五届四次会议
  标题: 关于丁的提案
  分类: 社会治理
  提出人: 丁
  主办: 区民政局
",
    );
    holds(scene, "carry-shapes", &[]);
}

#[test]
fn a_broken_project_is_not_carried() {
    let mut scene = issued();
    scene.change(RECORDS, "办理结果: 已经解决", "办理结果: 已解决");
    scene.run(&["new", "2026", "--结转", "."]);
    scene.run(&["new", "2026", "--结转", "没有"]);
    scene.run(&["new", "2026", "--届次会议", "区五届人大五次会议"]);
    scene.told("carry-broken");
    assert!(!scene.path().join("2026").exists());
}
