//! Documents of every format from their head to the page, in each 状态.

use huibao::{
    build::{Composed, Options, prepare},
    diagnostic::{Format, SourceFile, SourceKind, render},
    project::Project,
};

use crate::layout::manuscript::lines;

const PROJECT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats");
/// What the text of every document there begins with.
const TEXT: &str = "区人大常委会审议意见交办后";

/// The document of that name, `from` in its head being replaced by `to`, and what was told of it.
fn composed(name: &str, from: &str, to: &str) -> (Option<Composed>, String) {
    let mut project = Project::open(PROJECT.as_ref()).unwrap();
    let file = format!("documents/{name}.md");
    let document = project.documents.iter_mut().find(|it| it.name == file).unwrap();
    assert!(document.text.contains(from), "{name} has no {from}");
    let text = document.text.replacen(from, to, 1);
    *document = SourceFile::new(file.clone(), SourceKind::Prose, text);
    let (prepared, _) = prepare(project);
    let prepared = prepared.unwrap();
    let document = prepared.project.documents.iter().find(|it| it.name == file).unwrap();
    let (composed, found) = prepared.compose(document, Options::default());
    (composed, render(&found, Format::Plain))
}

/// What stands on the first page above the text.
fn above_text(name: &str, from: &str, to: &str) -> Vec<String> {
    let (composed, found) = composed(name, from, to);
    let laid = composed.unwrap_or_else(|| panic!("{found}")).laid;
    let page = lines(&laid).swap_remove(0);
    let texts = page.into_iter().map(|it| it.text);
    texts.take_while(|it| !it.starts_with(TEXT)).collect()
}

const FINAL: &str = "状态: 正式稿";

#[test]
fn a_final_file_prints_its_whole_letterhead() {
    assert_eq!(
        above_text("文件", FINAL, FINAL),
        [
            "上海市静安区人民政府文件",
            "静府〔2025〕47号",
            "上海市静安区人民政府",
            "关于《静安区第二届人大常委会第三十四次",
            "会议关于代表建议办理情况的审议意见》",
            "落实情况的报告",
            "区人大常委会：",
        ]
    );
}

#[test]
fn the_number_stays_open_until_the_document_is_signed() {
    for stage in ["讨论稿", "送审稿"] {
        let lines = above_text("文件", FINAL, &format!("状态: {stage}"));
        assert_eq!(lines[1], "静府〔2025〕　号", "{stage}");
        let lines = above_text("命令", FINAL, &format!("状态: {stage}"));
        assert_eq!(lines, ["上海市静安区人民政府令", "第　号"], "{stage}");
    }
}

/// The print is the same whether the number is known already or not, so that nothing moves when it
/// comes.
#[test]
fn a_draft_without_a_number_keeps_its_line() {
    let place = |from: &str, to: &str| {
        let laid = composed("文件", from, to).0.unwrap().laid;
        laid.letterhead.unwrap().height
    };
    let head = "状态: 正式稿\n格式: 文件\n文号: 静府〔2025〕47号";
    let without = place(head, "状态: 送审稿\n格式: 文件");
    assert!((without - place(FINAL, FINAL)).abs() < f64::EPSILON);
}

#[test]
fn a_document_for_a_superior_names_its_approvers_beside_the_number() {
    assert_eq!(
        above_text("上行文", FINAL, FINAL),
        [
            "000012",
            "特急",
            "上海市静安区人民政府文件",
            "签发人：王某某李某",
            "静府〔2025〕47号赵某某",
            "关于报送代表建议办理情况的报告",
            "市人民政府：",
        ]
    );
}

#[test]
fn a_joint_document_bears_the_names_of_all_its_organs() {
    assert_eq!(
        above_text("联合行文", FINAL, FINAL)[..5],
        ["加急", "静安区人民政府办公室", "静安区发展和改革委员会", "静安区财政局", "文件"]
    );
}

#[test]
fn a_letter_bears_the_name_of_its_lead_organ_without_a_suffix() {
    let two = "发文机关: [上海市静安区民政局, 上海市静安区财政局]";
    assert_eq!(
        above_text("信函", "发文机关: 上海市静安区民政局", two),
        [
            "上海市静安区民政局",
            "000012静民函〔2025〕7号",
            "加急",
            "对区三届人大五次会议",
            "第0038号代表建议的答复",
            "甲代表：",
        ]
    );
}

#[test]
fn an_order_goes_from_its_number_to_the_text() {
    assert_eq!(above_text("命令", FINAL, FINAL), ["上海市静安区人民政府令", "第7号"]);
}

#[test]
fn minutes_may_have_no_number_and_list_who_was_present() {
    assert_eq!(
        above_text("纪要", "文号: 静府阅〔2025〕3号\n", ""),
        ["上海市静安区人民政府专题会议纪要", "代表建议办理工作专题会议"]
    );
    let laid = composed("纪要", FINAL, FINAL).0.unwrap().laid;
    let texts: Vec<String> = lines(&laid).concat().into_iter().map(|it| it.text).collect();
    let at = texts.iter().position(|it| it.starts_with("出席：")).unwrap();
    assert_eq!(texts[at + 2], "请假：区建设管理委孙某某");
    assert_eq!(texts[at + 3], "列席：区人大代表工作室周某某");
}

#[test]
fn a_mark_of_its_own_is_printed_as_it_is_written() {
    let own = "格式: 文件\n标志: 静安区人大代表建议办理工作领导小组文件";
    assert_eq!(above_text("文件", "格式: 文件", own)[0], "静安区人大代表建议办理工作领导小组文件");
}

#[test]
fn an_order_without_a_number_is_shown_one_of_an_order() {
    let (none, found) = composed("命令", "文号: 第7号\n", "");
    assert!(none.is_none());
    assert!(found.contains("请在文件开头写上“文号: 第7号”这样完整的文号"), "{found}");
}
