//! Documents of every format from their head to the page, in each 状态.

use huibao::{
    build::{Composed, Options, prepare},
    diagnostic::{Format, SourceFile, SourceKind, render},
    document::plain_text,
    project::Project,
};

use crate::layout::manuscript::lines;

const PROJECT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats");
/// What the text of every document there begins with.
const TEXT: &str = "区人大常委会审议意见交办后";

/// The document of that name, `from` in its head being replaced by `to`, and what was told of it.
fn composed(name: &str, from: &str, to: &str) -> (Option<Composed>, String) {
    composed_with(Options::default(), name, from, to)
}

fn composed_with(options: Options, name: &str, from: &str, to: &str) -> (Option<Composed>, String) {
    let mut project = Project::open(PROJECT.as_ref()).unwrap();
    let file = format!("documents/{name}.md");
    let document = project.documents.iter_mut().find(|it| it.name == file).unwrap();
    assert!(document.text.contains(from), "{name} has no {from}");
    let text = document.text.replacen(from, to, 1);
    *document = SourceFile::new(file.clone(), SourceKind::Prose, text);
    let (prepared, _) = prepare(project);
    let prepared = prepared.unwrap();
    let document = prepared.project.documents.iter().find(|it| it.name == file).unwrap();
    let (composed, found) = prepared.compose(document, options);
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

#[test]
fn a_label_typed_along_with_a_value_is_printed_once() {
    let organ = "格式: 文件\n发文机关: 上海市静安区人民政府文件";
    assert_eq!(above_text("文件", "格式: 文件", organ)[0], "上海市静安区人民政府文件");
    let order = "格式: 命令\n发文机关: 上海市静安区人民政府令";
    assert_eq!(above_text("命令", "格式: 命令", order)[0], "上海市静安区人民政府令");
    let approvers = "签发人: 签发人：王某某、李某、赵某某";
    let lines = above_text("上行文", "签发人: [王某某, 李某, 赵某某]", approvers);
    assert_eq!(lines[3..5], ["签发人：王某某李某", "静府〔2025〕47号赵某某"]);
    for typed in ["主送：区人大常委会", "主送机关:区人大常委会：", "'区人大常委会:'"]
    {
        let lines = above_text("文件", "主送: 区人大常委会", &format!("主送: {typed}"));
        assert_eq!(lines.last().unwrap(), "区人大常委会：", "{typed}");
    }
}

/// 附注, 抄送 and 印发机关 as they are printed when these lines stand in the head.
fn closing(lines: &str) -> [String; 3] {
    let (composed, found) = composed("文件", "署名: ", &format!("{lines}\n署名: "));
    let document = composed.unwrap_or_else(|| panic!("{found}")).document;
    let imprint = document.imprint.unwrap_or_default();
    [document.remark, imprint.copies_to, imprint.printing_office].map(|it| plain_text(&it))
}

#[test]
fn a_remark_stands_in_one_pair_of_brackets_however_it_is_typed() {
    let typed =
        ["此件公开发布", "（此件公开发布）", "(此件公开发布)", "（此件公开发布", "此件公开发布)"];
    for typed in typed.map(str::to_owned).into_iter().chain(["附注：此件公开发布".to_owned()])
    {
        assert_eq!(closing(&format!("附注: {typed}"))[0], "（此件公开发布）", "{typed}");
    }
    assert_eq!(closing("附注: 联系人：张某（区府办）")[0], "（联系人：张某（区府办））");
}

#[test]
fn copies_and_addressees_may_be_lists() {
    let copies =
        "抄送: [区委办公室, 区政协办公室]\n印发机关: 印发机关：区政府办公室\n印发日期: 2025-09-20";
    let printed = ["", "区委办公室，区政协办公室。", "区政府办公室"];
    assert_eq!(closing(copies), printed);
    let labelled = copies.replace("[区委办公室, 区政协办公室]", "抄送：区委办公室，区政协办公室。");
    assert_eq!(closing(&labelled), printed);
    let two = "主送: [区人大常委会, 区政协]";
    let lines = above_text("文件", "主送: 区人大常委会", two);
    assert_eq!(lines.last().unwrap(), "区人大常委会、区政协：");
}

const PUBLIC: Options = Options { draft: false, public: true };

#[test]
fn a_copy_for_the_public_is_not_counted() {
    let (composed, found) = composed_with(PUBLIC, "上行文", FINAL, FINAL);
    let laid = composed.unwrap_or_else(|| panic!("{found}")).laid;
    assert_eq!(lines(&laid)[0][0].text, "特急");
}

#[test]
fn a_remark_against_publication_stops_a_copy_for_the_public() {
    let remark = |words: &str| {
        let lines = format!("附注: {words}\n署名: ");
        composed_with(PUBLIC, "文件", "署名: ", &lines)
    };
    let (none, found) = remark("此件依申请公开");
    assert!(none.is_none());
    assert_eq!(
        found,
        "错误: 附注写明“依申请公开”，不能出公开版\n --> documents/文件.md 第9行第5列\n  |\n\
         9 | 附注: 此件依申请公开\n  |       ^^^^^^^^^^^^^^\n  |\n  = 办法: 这样的文件不出公开版；\
         确实可以公开的，请按公开审查的结果改附注\n"
    );
    assert!(remark("此件公开发布").0.is_some());
}
