//! Mentions of annexes: they print the number that the annex has in the whole document.

use std::fs;

use huibao::{
    build::{Composed, Options, prepare},
    diagnostic::{Diagnostics, Format, render},
    document::BlockContent,
    export::{Docx, Pdf},
    project::Project,
};

use crate::text;

/// A project with that prose; its template drafts an annex called 领导活动.
fn composed(prose: &str) -> (Option<Composed>, Diagnostics) {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("huibao.yaml", "版本: 1\n单位: {名称: 某某区人民政府}\n年份: 2023\n");
    write(
        "records/a.yaml",
        "案件:\n  - {编号: 1, 类型: 代表建议, 届次会议: 六次会议, 标题: 一, 提出人: 甲, 主办: 乙}\n",
    );
    write(
        "templates/简报.tera",
        "# 概况\n领导活动见{附件.领导活动}。\n\n::: 附件 领导活动\n区长到乙处调研。\n:::\n",
    );
    write(
        "documents/简报.md",
        &format!("---\n模板: 简报\n标题: 简报\n截至: 2023-11-20\n---\n{prose}"),
    );
    let (prepared, found) = prepare(Project::open(folder.path()).unwrap());
    let prepared = prepared.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)));
    prepared.compose(&prepared.project.documents[0], Options::default())
}

/// The paragraphs of both formats that speak of annexes.
fn mentions(prose: &str) -> Vec<String> {
    let (composed, found) = composed(prose);
    let composed = composed.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)));
    let docx = text::of_docx(&composed.export(&Docx).unwrap());
    let pdf = text::of_pdf(&composed.export(&Pdf).unwrap());
    let mentions: Vec<String> = docx.into_iter().filter(|it| it.contains('见')).collect();
    assert!(mentions.iter().all(|it| pdf.contains(it.as_str())), "{pdf}");
    let annexes = composed.document.body.iter();
    assert!(
        annexes.rev().take_while(|it| matches!(it.content, BlockContent::Annex(_))).count() > 0
    );
    assert!(composed.unexplained_digits().is_empty());
    mentions
}

#[test]
fn an_annex_alone_has_no_number_and_several_are_counted() {
    assert_eq!(mentions(""), ["领导活动见附件。"]);
    let other =
        "二、其他\n说明见{附件.名单}，**领导见{附件.领导活动}**。\n::: 附件 名单\n甲、乙。\n:::\n";
    assert_eq!(mentions(other), ["领导活动见附件1。", "说明见附件2，领导见附件1。"]);
}

#[test]
fn the_title_of_an_annex_may_mention_another() {
    let other = "::: 附件 名单（见{附件.领导活动}）\n甲、乙。\n:::\n";
    assert_eq!(mentions(other), ["领导活动见附件1。", "2.名单（见附件1）", "名单（见附件1）"]);
}

#[test]
fn an_annex_that_is_not_there_is_told() {
    let (composed, found) = composed("二、其他\n名单见{附件.名册}。\n");
    assert!(composed.is_none());
    assert_eq!(
        render(&found, Format::Plain),
        "错误: 没有题为“名册”的附件\n \
         --> documents/简报.md 第7行第4列\n  \
         |\n\
         7 | 名单见{附件.名册}。\n  \
         |       ^^^^^^^^^^^\n  \
         |\n  \
         = 办法: 附件有：领导活动\n"
    );
}
