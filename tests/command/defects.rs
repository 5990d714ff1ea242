//! One defect each in the files of a project: the whole message, and results that stay whole.

use super::scene::Scene;

const SETTINGS: &str = "huibao.yaml";
const RECORDS: &str = "records/2025.yaml";
const DOCUMENT: &str = "documents/汇报.md";
const RESULTS: [&str; 4] =
    ["out/汇报.docx", "out/汇报.pdf", "out/汇报.figures.json", "out/汇报.核数单.xlsx"];

/// Makes the defect, builds, and holds the message and the untouched results.
fn defect(name: &str, make: impl FnOnce(&Scene)) {
    let mut scene = Scene::project();
    for result in RESULTS {
        scene.write(result, "上次的结果");
    }
    make(&scene);
    let before = scene.files();
    scene.run(&["build"]).told(name);
    assert!(scene.files() == before, "{name}: something was written");
}

#[test]
fn settings() {
    defect("settings-key", |it| it.change(SETTINGS, "年份:", "年分:"));
    defect("settings-broken", |it| it.change(SETTINGS, "指标:\n", "指标 :x\n"));
    defect("settings-utf16", |it| {
        let text = it.read(SETTINGS);
        let utf16 = std::iter::once(0xFEFF).chain(text.encode_utf16());
        it.write(SETTINGS, utf16.flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    });
}

#[test]
fn records() {
    defect("records-outcome", |it| it.change(RECORDS, "办理结果: 已经解决", "办理结果: 已解决"));
    defect("records-gbk", |it| {
        let text = it.read(RECORDS);
        it.write(RECORDS, encoding_rs::GBK.encode(&text).0);
    });
    defect("records-none", |it| std::fs::remove_file(it.path().join(RECORDS)).unwrap());
    defect("records-no-folder", |it| std::fs::remove_dir_all(it.path().join("records")).unwrap());
    defect("records-partition", |it| {
        it.change(SETTINGS, "  按结果:", "  按公开: {分组: 公开属性, 总体: 已办复}\n  按结果:");
        it.change(RECORDS, "    公开属性: 主动公开\n", "");
    });
}

#[test]
fn broken_yaml_of_two_files_is_told_of_both() {
    defect("two-broken", |it| {
        it.append(RECORDS, "  - 坏: [\n");
        it.append(SETTINGS, "坏\n");
    });
}

#[test]
fn levels_that_do_not_fit_the_draft() {
    let body = |it: &Scene, prose: &str| {
        let head = it.read(DOCUMENT).split("\n---\n").next().unwrap().to_owned() + "\n---\n";
        it.write(DOCUMENT, head + prose);
    };
    defect("levels-skipped", |it| body(it, "1.这是开头的一句话。\n2.这是第二句。\n"));
    defect("levels-too-few", |it| {
        body(it, "");
        it.change(DOCUMENT, "状态:", "层次: 一、\n状态:");
    });
}

#[test]
fn document_head() {
    defect("head-key", |it| it.change(DOCUMENT, "截至:", "截止:"));
    defect("head-without-as-of", |it| it.change(DOCUMENT, "截至: 2025-06-30\n", ""));
    defect("head-none", |it| it.write(DOCUMENT, ""));
    defect("head-template", |it| it.change(DOCUMENT, "模板: 汇报", "模板: 简报"));
    defect("head-stage", |it| it.change(DOCUMENT, "讨论稿", "草稿"));
    defect("head-several", |it| {
        it.change(DOCUMENT, "模板: 汇报", "模板: 简报\n署名位置: 文尾\n成效分组: 主办");
        it.change(DOCUMENT, "讨论稿", "草稿");
        it.change(DOCUMENT, "标题: ", "题行: [甲, 乙]\n标题: 2 #楼");
    });
    defect("head-without-title", |it| {
        it.change(DOCUMENT, "标题: ", "主送: ");
        it.change(DOCUMENT, "模板: 汇报", "模板: 简报");
    });
    defect("final-without-day", |it| it.change(DOCUMENT, "讨论稿", "正式稿"));
    defect("final-without-date", |it| {
        it.change(DOCUMENT, "讨论稿", "正式稿");
        it.change(DOCUMENT, "成文日期: 2025-07\n", "");
    });
    defect("final-unsigned", |it| {
        it.change(DOCUMENT, "讨论稿", "正式稿");
        it.change(DOCUMENT, "成文日期: 2025-07\n", "");
        it.change(DOCUMENT, "署名: 示范区人民政府办公室\n", "");
    });
}

#[test]
fn prose() {
    defect("prose-figure", |it| it.change(DOCUMENT, "{总数}", "{总件数}"));
    defect("prose-claim", |it| it.change(RECORDS, "答复日期: 2025-05-12", "答复日期: 2025-07-01"));
    defect("prose-face", |it| it.append(DOCUMENT, "坏😀字\n"));
    defect("prose-picture", |it| it.append(DOCUMENT, "![现场](图片/现场.png)\n"));
    defect("prose-picture-broken", |it| {
        it.write("现场.png", "不是图片");
        it.append(DOCUMENT, "![现场](现场.png)\n");
    });
    defect("prose-control-character", |it| it.append(DOCUMENT, "坏\u{B}字\n"));
}

#[test]
fn template_of_the_project() {
    let template = |text: &'static str| {
        move |it: &Scene| it.write("templates/汇报.tera", format!("# 基本情况\n{text}\n"))
    };
    defect("template-variable", template("{{ offce.name }}建议。"));
    defect("template-open", template("{% for it in cases %}{{ it.title }}"));
    defect("template-circle", template("{% include \"汇报.tera\" %}"));
    let loops = "{% for it in cases %}".repeat(8) + "一" + &"{% endfor %}".repeat(8);
    defect("template-loop", |it| {
        it.write("templates/汇报.tera", format!("# 基本情况\n{loops}\n"));
    });
}

#[test]
fn a_failing_document_never_stops_its_siblings() {
    let mut scene = Scene::project();
    scene.write("out/总结.docx", "上次的结果");
    let prose = scene.read(DOCUMENT);
    scene.write("documents/总结.md", prose.replace("{总数}", "{总件数}"));
    scene.write(
        "documents/发言.md",
        prose.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>(),
    );
    scene.run(&["build"]).told("siblings");
    scene.run(&["check"]).run(&["figures", "--only", "总结"]).run(&["draft", "发言"]);
    scene.told("siblings-elsewhere");
    assert_eq!(scene.read("out/总结.docx"), "上次的结果");
    assert_eq!(scene.names("out").len(), 5);
}

#[test]
fn only_the_chosen_document_counts() {
    let mut scene = Scene::project();
    scene.write("documents/总结.md", "");
    scene.run(&["build", "--only", "汇报.md"]);
    scene.run(&["build", "--only", "汇", "--format", "pdf"]);
    scene.told("only");
}

#[test]
fn problems_for_programs_are_json() {
    let mut scene = Scene::project();
    scene.run(&["check", "--format", "json"]);
    scene.change(DOCUMENT, "{总数}", "{总件数}");
    scene.run(&["check", "--format", "json"]);
    std::fs::remove_file(scene.path().join(SETTINGS)).unwrap();
    scene.run(&["check", "--format", "json"]);
    scene.told("check-json");
}
