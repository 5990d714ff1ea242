//! `huibao build --公开版`: what is withheld stands in no byte of any file, and the totals are those
//! of the whole register.

use std::{fs, io::Read};

use super::scene::Scene;

const RECORDS: &str = "records/2025.yaml";
/// A JPEG.
const PHOTOGRAPH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pictures/grey.jpg");
const DOCUMENT: &str = "documents/汇报.md";

/// What no file of the public copy may hold: two cases that are not public, a person and a
/// telephone.
const WITHHELD: [&str; 14] = [
    "缓解老旧小区停车难",
    "梳理周边单位停车资源",
    "新增一批错时共享停车泊位",
    "0012号",
    "建设区级体育公园",
    "欧阳明远",
    "13912345678",
    "司徒静",
    "停车难那件事",
    "司马懿德",
    "公孙延",
    "区建复〔2025〕977号",
    "涉及尚未确定的方案",
    "绝密词",
];

/// A project with cases that are not public, one of them reviewed by a leader.
fn scene() -> Scene {
    let scene = Scene::project();
    let records = scene.read(RECORDS);
    let (before, after) = records.split_once("编号: 0012").unwrap();
    let after = after.replacen(
        "公开属性: 主动公开",
        "公开属性: 不予公开\n    公开理由: 涉及尚未确定的方案\n    别名: 停车难那件事\n    \
         签发人: 司马懿德\n    延期至: 2025-06-20\n    延期原因: 涉及面广\n    延期批准人: 公孙延\n    答复文号: 区建复〔2025〕977号",
        1,
    );
    scene.write(RECORDS, format!("{before}编号: 0012{after}"));
    scene.change(RECORDS, "关键词: 停车、老旧小区", "关键词: 绝密词、老旧小区");
    scene.change(
        RECORDS,
        "提出人: 第一代表组                 # 几个人用顿号隔开：甲、乙",
        "提出人: [{姓名: 欧阳明远, 类别: 代表, 电话: 13912345678}]",
    );
    scene.change(
        RECORDS,
        "会办: 区公安分局、新桥街道",
        "会办: [{单位: 区公安分局, 联系人: 司徒静}]",
    );
    scene
}

/// All that stands in a file: its parts unpacked, the text of its pages.
fn content(name: &str, bytes: &[u8]) -> String {
    if name == "pdf" {
        let mut text = crate::text::of_pdf(bytes);
        text.push_str(&String::from_utf8_lossy(bytes));
        return text;
    }
    let Ok(mut parts) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else {
        return String::from_utf8_lossy(bytes).into_owned();
    };
    let mut text = String::new();
    for at in 0..parts.len() {
        let mut part = parts.by_index(at).unwrap();
        text.push_str(part.name());
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        text.push_str(&String::from_utf8_lossy(&bytes));
    }
    text
}

#[test]
fn what_is_withheld_stands_in_no_file_and_the_totals_stay() {
    let mut scene = scene();
    scene.change("huibao.yaml", "指标:\n", "指标:\n  关键分布: {分布: 关键词}\n");
    scene.append(
        DOCUMENT,
        "关键词：{关键分布}。\n\n::: 图 关键词\n数据: 关键分布\n:::\n\n正在解决的有{按结果.正在解决.编号}。\n",
    );
    scene.run(&["build"]).run(&["build", "--公开版"]).told("public");
    for file in ["docx", "pdf", "figures.json", "核数单.xlsx"] {
        let whole = fs::read(scene.path().join(format!("out/汇报.{file}"))).unwrap();
        let public = fs::read(scene.path().join(format!("out/汇报（公开版）.{file}"))).unwrap();
        let (whole, public) = (content(file, &whole), content(file, &public));
        assert!(file == "figures.json" || whole.contains(WITHHELD[0]), "{file}");
        for words in WITHHELD {
            assert!(!public.contains(words), "{file}: {words}");
        }
    }
    let list = |name: &str| -> serde_json::Value {
        serde_json::from_str(&scene.read(&format!("out/{name}.figures.json"))).unwrap()
    };
    let (whole, public) = (list("汇报"), list("汇报（公开版）"));
    let numbers = |list: &serde_json::Value| -> Vec<(String, String, String)> {
        let figures = list["figures"].as_array().unwrap().iter();
        let text = |it: &serde_json::Value| it.as_str().unwrap().to_owned();
        figures.map(|it| (text(&it["name"]), text(&it["text"]), text(&it["expression"]))).collect()
    };
    for number in numbers(&public) {
        if number.0 == "关键分布" {
            assert!(number.1.ends_with("、其他2件"), "{number:?}");
            continue;
        }
        assert!(numbers(&whole).contains(&number), "{number:?}");
    }
    assert!(numbers(&public).len() > 5);
    for figure in public["figures"].as_array().unwrap() {
        let all = whole["figures"].as_array().unwrap();
        let same = all.iter().find(|it| it["name"] == figure["name"]).unwrap();
        assert_eq!(figure["population"], same["population"]);
        assert_eq!(figure["decimal"], same["decimal"]);
    }
    assert!(whole.to_string().contains("\"0012\""));
    assert!(!public.to_string().contains("\"0012\""));
}

#[test]
fn a_public_copy_prints_what_the_document_printed() {
    let mut scene = scene();
    scene
        .run(&["build", "--format", "docx"])
        .run(&["build", "--公开版", "--format", "docx"])
        .discard();
    scene.change(RECORDS, "办理结果: 已经解决", "办理结果: 留作参考\n    答复说明: 已有规划");
    scene.run(&["build", "--公开版", "--format", "docx"]).told("public-since-changed");
    scene.run(&["build", "--format", "docx"]).run(&["build", "--公开版", "--format", "docx"]);
    assert!(scene.path().join("out/汇报（公开版）.docx").exists());
}

#[test]
fn a_photograph_for_the_public_does_not_say_where_it_was_taken() {
    let scene = scene();
    let mut photograph = fs::read(PHOTOGRAPH).unwrap();
    let comment = b"\xFF\xFE\x00\x0A31N 121E";
    photograph.splice(2..2, comment.iter().copied());
    scene.write("现场.jpg", photograph);
    scene.append(DOCUMENT, "\n![现场](现场.jpg)\n");
    let mut scene = scene;
    scene.run(&["build"]).run(&["build", "--公开版"]);
    for file in ["docx", "pdf"] {
        let says_where = |name: &str| {
            let bytes = fs::read(scene.path().join(format!("out/{name}.{file}"))).unwrap();
            let parts = zip::ZipArchive::new(std::io::Cursor::new(bytes.clone())).ok();
            let media = parts.and_then(|mut it| {
                let mut bytes = Vec::new();
                let name = it.file_names().find(|it| it.starts_with("word/media/"))?.to_owned();
                it.by_name(&name).ok()?.read_to_end(&mut bytes).ok()?;
                Some(bytes)
            });
            media.unwrap_or(bytes).windows(8).any(|it| it == b"31N 121E")
        };
        assert!(says_where("汇报"), "{file}");
        assert!(!says_where("汇报（公开版）"), "{file}");
    }
}

#[test]
fn prose_that_names_what_is_withheld_stops_the_public_copy_alone() {
    let mut scene = scene();
    scene.append(
        DOCUMENT,
        "有关单位办理了{案0012.标题}。\n0012号由欧阳明远代表提出，电话13912345678。\n建设区级体育公园已有方案。\n",
    );
    scene.run(&["build", "--公开版", "--format", "docx"]).told("public-prose");
    assert!(!scene.path().join("out").exists());
}

#[test]
fn withheld_cases_are_found_however_prose_names_them() {
    let mut scene = scene();
    scene.append(
        DOCUMENT,
        "编号0012的建议。\n建议12号。\n第12号建议。\n编号００１２。\n见0012。\n停车难那件事。\n\
         缓解老旧 小区**停车**难。\n“老旧小区”缓解老旧“小区”停车难。\n由司马懿德签发。\n\
         身份证110105194912310021。\n",
    );
    scene.run(&["build", "--公开版", "--format", "docx"]).told("public-typed");
    assert!(!scene.path().join("out").exists());
}

#[test]
fn counts_and_dates_stop_no_public_copy() {
    let mut scene = scene();
    scene.append(DOCUMENT, "有关单位12次走访，占12%，2012年12月12日开会，办理12件。\n");
    scene.run(&["build", "--公开版", "--format", "docx"]).told("public-counts");
    assert!(scene.path().join("out/汇报（公开版）.docx").exists());
}
