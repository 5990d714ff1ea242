//! Chinese that reads right: marks that meet, titles within marks, names that are introduced.

use huibao::{
    build::{Options, prepare},
    diagnostic::{Format, SourceFile, SourceKind, render},
    document::{Block, BlockContent, plain_text},
    project::Project,
};

const SETTINGS: &str = "\
版本: 1
单位: {名称: 上海市长宁区人民政府, 简称: 区政府}
年份: 2021
单位名录:
  - {全称: 区建设和管理委员会, 简称: 区建管委, 别名: 建管委}
  - {全称: 区民政局}
";

const RECORDS: &str = "\
公共: {类型: 代表建议, 届次会议: 区十六届人大六次会议, 交办日期: 2021-02-08}
案件:
- 编号: 0003
  标题: 关于推进“一网通办”的建议
  简称: 一网通办
  提出人: 甲
  主办: 建管委
  会办: 区民政局
  答复日期: 2021-04-16
  办理结果: 解决采纳
  措施: [区建管委设立窗口。, 压缩时限；, 逐台落实。]
  承诺事项: [完成改造。]
- {编号: 0004, 标题: 关于停车的建议, 提出人: 乙, 主办: 区民政局, 答复日期: 2021-04-16, 办理结果: 正在解决, 措施: 办好了吗？, 阶段答复: [{日期: 2021-03-05}]}
";

/// The text of a document of these lines of prose, a line a paragraph, and what is told of it.
fn read(prose: &str) -> (Option<String>, String) {
    let file = |name: &str, kind, text: &str| SourceFile::new(name, kind, text);
    let head = "---\n模板: 空白\n标题: 关于{本单位}工作的汇报\n截至: 2021-07-05\n---\n";
    let project = Project {
        root: std::path::PathBuf::new(),
        settings: file("huibao.yaml", SourceKind::Settings, SETTINGS),
        records: vec![file("records/a.yaml", SourceKind::Records, RECORDS)],
        documents: vec![file("documents/汇报.md", SourceKind::Prose, &format!("{head}{prose}"))],
        unreadable: Vec::new(),
        templates: vec![file("templates/空白.tera", SourceKind::Template, "")],
        warnings: huibao::diagnostic::Diagnostics::default(),
    };
    let (prepared, found) = prepare(project);
    let prepared = prepared.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)));
    let document = &prepared.project.documents[0];
    let (composed, found) = prepared.compose(document, Options::default());
    let text = composed
        .map(|it| format!("{}\n{}", plain_text(&it.document.head.title), lines(&it.document.body)));
    (text, render(&found, Format::Plain))
}

fn lines(blocks: &[Block]) -> String {
    let text = |block: &Block| match &block.content {
        BlockContent::Heading(it) => {
            format!("{}{}{}", it.number, plain_text(&it.text), plain_text(&it.rest))
        }
        BlockContent::Paragraph(it) => plain_text(it),
        BlockContent::Table(it) => {
            let cells: Vec<String> =
                it.texts().map(plain_text).filter(|it| !it.is_empty()).collect();
            cells.join("|")
        }
        other => panic!("{other:?}"),
    };
    blocks.iter().map(|it| text(it) + "\n").collect()
}

/// The paragraphs of the document, without its title.
fn told(prose: &str) -> Vec<String> {
    let (text, found) = read(prose);
    let text = text.unwrap_or_else(|| panic!("{found}"));
    text.lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn a_records_own_mark_gives_way_to_that_of_the_sentence() {
    for (typed, printed) in [
        ("{案0003.措施}。", "区建管委设立窗口；压缩时限；逐台落实。"),
        ("已办：{案0003.措施}，下同。", "已办：区建管委设立窗口；压缩时限；逐台落实，下同。"),
        ("（{案0003.承诺事项}）", "（完成改造）"),
        ("**{案0003.承诺事项}；**此外", "完成改造；此外"),
        ("问：{案0004.措施}。", "问：办好了吗？"),
        ("{案0004.阶段答复}阶段答复。", "2021年3月5日阶段答复。"),
    ] {
        assert_eq!(told(typed), [printed], "{typed}");
    }
}

#[test]
fn a_title_by_reference_has_its_marks_once() {
    for (typed, printed) in [
        ("{案0003.标题}", "“关于推进‘一网通办’的建议”"),
        ("“{案0003.标题}”", "“关于推进‘一网通办’的建议”"),
        ("《{案0003.标题}》", "《关于推进“一网通办”的建议》"),
        ("{案0003.简称}{案0004.简称}", "“一网通办”“关于停车的建议”"),
    ] {
        assert_eq!(told(typed), [printed], "{typed}");
    }
}

#[test]
fn a_name_is_introduced_where_it_is_first_read() {
    let prose = "一、{单位.建管委}的工作\n{本次会议}后，{本单位}和{单位.建管委}抓紧办理。\n\
        {本单位}召开会议，{单位.区建管委}、{单位.区民政局}参加；{会议.区十六届人大六次会议}提出要求。\n";
    assert_eq!(
        told(prose),
        [
            "一、区建管委的工作",
            "上海市长宁区第十六届人民代表大会第六次会议（以下简称“区十六届人大六次会议”）后，\
             上海市长宁区人民政府（以下简称“区政府”）和区建设和管理委员会（以下简称“区建管委”）抓紧办理。",
            "区政府召开会议，区建管委、区民政局参加；区十六届人大六次会议提出要求。",
        ]
    );
}

#[test]
fn a_name_that_is_read_once_has_no_short_one() {
    let (text, _) = read("{本单位}抓紧办理。\n");
    assert_eq!(
        text.unwrap(),
        "关于上海市长宁区人民政府工作的汇报\n上海市长宁区人民政府抓紧办理。\n"
    );
    // Where the clerk goes on with the short name, it is introduced as well.
    assert_eq!(
        told("{本单位}抓紧办理。\n区政府还组织培训。\n")[0],
        "上海市长宁区人民政府（以下简称“区政府”）抓紧办理。"
    );
}

#[test]
fn a_name_in_a_table_is_short_and_introduces_nothing() {
    let prose =
        "::: 表 各单位\n| 单位 |\n|---|\n| {单位.区建管委} |\n:::\n由{单位.区建管委}填写。\n";
    assert_eq!(
        told(prose),
        ["各单位|单位|区建管委", "由区建设和管理委员会（以下简称“区建管委”）填写。"]
    );
}

#[test]
fn a_name_that_nobody_knows_is_told() {
    let fault = |typed: &str| {
        let (text, found) = read(typed);
        assert_eq!(text, None);
        let lines = found.lines().filter(|it| it.starts_with("错误") || it.contains("办法"));
        lines.map(|it| it.trim_start_matches([' ', '|']).to_owned()).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(
        fault("{单位.区建委}"),
        "错误: 单位名录里没有“区建委”\n= 办法: 是否应为“区建管委”？新的单位请先写进huibao.yaml的“单位名录”"
    );
    assert_eq!(
        fault("{会议.闭会期间}"),
        "错误: 推算不出“闭会期间”的全称：要有届和次，并与本单位“上海市长宁区人民政府”同在一地\n\
         = 办法: 请直接打它的全称和简称，如“……第六次会议（以下简称“六次会议”）”"
    );
    assert_eq!(
        fault("{单位}"),
        "错误: “单位”后面要写一个名称\n= 办法: 写成“{单位.名称}”这样，名称照台账的写法"
    );
}
