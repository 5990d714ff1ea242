//! What the report of a build says of the pages.

use huibao::{
    build::{Options, prepare},
    diagnostic::{SourceFile, SourceKind},
    project::Project,
};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/npc-briefing");

/// What is told of a sealed 文件 of so many lines, with `head` besides.
fn told(lines: usize, head: &str) -> Vec<String> {
    let mut project = Project::open(SAMPLE.as_ref()).unwrap();
    let text = "区政府高度重视办理工作。\n".repeat(lines);
    let written = format!(
        "---\n模板: 空白\n格式: 文件\n版头: OA套红\n标题: 办理情况的报告\n截至: 2021-07-05\n状态: 送审稿\n\
         署名: 某某区人民政府\n成文日期: 2021-07\n{head}---\n{text}"
    );
    let template = SourceFile::new("templates/空白.tera", SourceKind::Template, "");
    project.templates.push(template);
    project.documents[0] = SourceFile::new("documents/报告.md", SourceKind::Prose, written);
    let (prepared, _) = prepare(project);
    let prepared = prepared.unwrap();
    let (composed, found) = prepared.compose(&prepared.project.documents[0], Options::default());
    composed.unwrap_or_else(|| panic!("{found:?}")).fitted()
}

#[test]
fn what_fits_is_not_talked_about() {
    assert_eq!(told(8, ""), [""; 0]);
}

#[test]
fn what_was_done_for_the_seal_to_stand_with_the_text_is_told() {
    assert_eq!(told(15, ""), ["为使印章与正文同页，行距由29磅改为28磅，正文与署名之间的空行减少"]);
    assert_eq!(
        told(17, ""),
        ["为使印章与正文同页，正文最后2行随署名移到第2页；删去约2行可移回第1页"]
    );
}

#[test]
fn addressees_that_have_moved_are_told() {
    let names = vec!["各区人民政府"; 90].join("，");
    let told = told(3, &format!("主送: {names}\n"));
    assert_eq!(told[0], "主送机关太多，首页会排不下正文，已移到版记，排在抄送上面");
}
