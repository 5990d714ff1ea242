//! A register with more faults than anyone reads at once.

use super::scene::{Scene, huibao};

/// What a command printed and told.
fn run(scene: &Scene, arguments: &[&str]) -> (String, String) {
    let output = huibao(scene.path()).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr))
}

#[test]
fn the_first_of_many_faults_are_told_and_how_to_list_them_all() {
    let scene = Scene::project();
    let cases = (1..=250)
        .map(|it| format!("- {{编号: {it:04}, 标题: 关于某事的提案, 类形: 无}}"))
        .collect::<Vec<_>>()
        .join("\n");
    let records = format!(
        "公共: {{类型: 政协提案, 届次会议: 区政协十五届五次会议, 分类: 民生保障, 主办: 区民政局, \
         提出人: 甲}}\n案件:\n{cases}\n"
    );
    scene.write("records/多.yaml", records);
    let (_, told) = run(&scene, &["check"]);
    assert_eq!(told.matches("--> records/多.yaml 第").count(), 200);
    assert!(told.contains("--> records/多.yaml 第202行"), "{told}");
    assert!(
        told.ends_with(
            "\n\n共250处问题，以上只列了200处，先列错误。请先改这些，改好再运行；要列出全部，\
             请用“huibao check --all”。\n"
        ),
        "{told}"
    );
    let (_, told) = run(&scene, &["check", "--all"]);
    assert_eq!(told.matches("--> records/多.yaml 第").count(), 250);
    assert!(!told.contains("以上只列了"));
    let (listed, _) = run(&scene, &["check", "--format", "json"]);
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    assert_eq!(listed.as_array().unwrap().len(), 250);
}
