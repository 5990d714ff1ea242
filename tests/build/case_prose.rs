//! The prose of a record put into a document: where it stands, as the record has it, and what is told
//! where it cannot.

use std::{fmt::Write as _, fs};

use huibao::{
    build::{Composed, Options, prepare},
    diagnostic::{Diagnostic, Diagnostics, Format, render},
    document::{Block, BlockContent, Inline, ListItem, plain_text},
    project::Project,
};
use tempfile::TempDir;

const SETTINGS: &str = "版本: 1\n单位: {名称: 某某区人民政府}\n年份: 2021\n";

const RECORDS: &str = "\
公共: {类型: 代表建议, 届次会议: 六次会议, 提出人: 甲, 交办日期: 2021-02-08}
案件:
  - 编号: 0001
    标题: 关于停车的建议
    主办: 区公安分局
    会办:
      - {单位: 区建管委, 意见日期: 2021-03-01, 意见: '同意“分时''开放”。'}
      - 单位: 区民政局
        意见: |
          一是挖潜。

          二是**共享**。
    答复日期: 2021-04-16
    办理结果: 解决采纳
    措施: 挖潜
    答复正文: |
      一、您提出的建议收悉。
      - 新增泊位230个
        - 其中夜间150个
      - 开放单位3家
      {年份}年内办结。
  - {编号: 0002, 标题: 关于绿地的建议, 主办: 区绿化局}
  - 编号: 0003
    标题: 关于步道的建议
    主办: 区建管委
    答复日期: 2021-06-16
    办理结果: 解决采纳
    措施: 贯通
    答复正文: 步道已经贯通。
";

/// The document of `prose` as of 2021-05-31, or what stands in its way.
fn try_composed(template: &str, prose: &str, records: &str) -> Result<Composed, Diagnostics> {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("huibao.yaml", SETTINGS);
    write("records/a.yaml", records);
    write("templates/册.tera", template);
    write("documents/册.md", &format!("---\n模板: 册\n标题: 册\n截至: 2021-05-31\n---\n{prose}"));
    let (prepared, found) = prepare(Project::open(folder.path()).unwrap());
    let prepared = prepared.ok_or(found)?;
    let (composed, found) = prepared.compose(&prepared.project.documents[0], Options::default());
    composed.ok_or(found)
}

fn composed(template: &str, prose: &str, records: &str) -> Composed {
    let composed = try_composed(template, prose, records);
    composed.unwrap_or_else(|it| panic!("{}", render(&it, Format::Plain)))
}

/// The one thing that stands in the way.
fn message(template: &str, prose: &str, records: &str) -> String {
    let found = try_composed(template, prose, records).unwrap_err();
    let [fault] = found.iter().collect::<Vec<_>>().try_into().unwrap();
    let Diagnostic { cause, cure, place, .. } = fault;
    let (line, column) = place.as_ref().unwrap().line_and_column();
    let file = &place.as_ref().unwrap().file.name;
    let cure = cure.as_ref().map(|it| format!("{it}。")).unwrap_or_default();
    format!("{file}:{line}:{column} {cause}。{cure}")
}

/// Each block with the place that it comes from.
fn read(blocks: &[Block]) -> String {
    let mut read = String::new();
    for block in blocks {
        let (kind, text): (&str, &[Inline]) = match &block.content {
            BlockContent::Heading(it) => ("标题", &it.text),
            BlockContent::Paragraph(text) => ("段落", text),
            BlockContent::ListItem(ListItem { nested: false, text }) => ("列项", text),
            BlockContent::ListItem(ListItem { nested: true, text }) => ("二级", text),
            other => panic!("{other:?}"),
        };
        let (line, column) = block.origin.line_and_column();
        let file = &block.origin.file.name;
        writeln!(read, "{kind} {} {file}:{line}:{column}", plain_text(text)).unwrap();
    }
    read
}

const REPLY: &str = "\
段落 一、您提出的建议收悉。 records/a.yaml:17:7
列项 新增泊位230个 records/a.yaml:18:7
二级 其中夜间150个 records/a.yaml:19:9
列项 开放单位3家 records/a.yaml:20:7
段落 2021年内办结。 records/a.yaml:21:7
";

#[test]
fn prose_stands_where_it_is_asked_for_and_comes_from_the_record() {
    let text = "一、答复\n{案0001.答复正文}\n完。\n";
    let composed = composed("", text, RECORDS);
    let expected = format!("标题 答复 documents/册.md:6:1\n{REPLY}段落 完。 documents/册.md:8:1\n");
    assert_eq!(read(&composed.document.body), expected);
    // What the record says is no number typed by hand.
    let typed: Vec<&str> =
        composed.unexplained_digits().iter().map(|it| it.sentence.as_ref()).collect();
    assert_eq!(typed, [""; 0]);
}

#[test]
fn opinions_are_asked_for_by_their_unit() {
    let text = "{案0001.会办意见.区民政局}\n{案0001.会办意见.区建管委}\n";
    let composed = composed("", text, RECORDS);
    assert_eq!(
        read(&composed.document.body),
        "\
段落 一是挖潜。 records/a.yaml:10:11
段落 二是共享。 records/a.yaml:12:11
段落 同意“分时'开放”。 0001号的“会办意见（区建管委）”:1:1
"
    );
}

#[test]
fn a_template_asks_for_what_there_is() {
    let template = "\
{% for it in cases %}
{{ prose(case=it, field=\"答复正文\") }}
{{ prose(case=it, field=\"会办意见\", unit=\"区民政局\") }}
{% endfor %}
";
    let composed = composed(template, "", RECORDS);
    let expected = format!(
        "{REPLY}段落 一是挖潜。 records/a.yaml:10:11\n段落 二是共享。 records/a.yaml:12:11\n"
    );
    assert_eq!(read(&composed.document.body), expected);
}

#[test]
fn blocks_of_the_same_words_keep_apart_and_the_same_from_build_to_build() {
    let records =
        RECORDS.replace("步道已经贯通。", "一、您提出的建议收悉。").replace("06-16", "05-16");
    let text = "{案0001.答复正文}\n{案0003.答复正文}\n";
    let ids = |text: &str| -> Vec<String> {
        let composed = composed("", text, &records);
        composed.document.body.iter().map(|it| it.id.as_str().to_owned()).collect()
    };
    let both = ids(text);
    assert_ne!(both[0], both[5]);
    assert_eq!(ids("{案0003.答复正文}\n"), both[5..]);
}

#[test]
fn what_cannot_be_put_in_is_told() {
    let told = |prose: &str| message("", prose, RECORDS);
    let asked = [
        "{案0002.答复正文}",
        "{案0003.答复正文}",
        "{案0001.会办意见.区财政局}",
        "见{案0001.答复正文}",
        "{案0099.答复正文}",
    ];
    assert_eq!(
        asked.map(told),
        [
            "documents/册.md:6:1 0002号没有填写“答复正文”。请在台账里给0002号补上，或删去这处引用。",
            "documents/册.md:6:1 截至2021年5月31日，0003号尚未答复（答复日期2021年6月16日在截至之后）。\
             请删去这处引用，或核对台账里的答复日期和文稿的截至日期。",
            "documents/册.md:6:1 0001号没有填写“会办意见（区财政局）”。\
             请在台账里给0001号补上，或删去这处引用。",
            "documents/册.md:6:2 “答复正文”是成段的文字，不能写在句子、标题或表格里。\
             请让这处引用独占一行；台账的文字里不能再引用成段的文字。",
            "documents/册.md:6:1 台账里没有0099号。请核对编号，前面的零也要写。",
        ]
    );
}

#[test]
fn a_fault_in_the_prose_is_told_in_the_record() {
    let told = |prose: &str| {
        message("", "{案0001.答复正文}\n", &RECORDS.replace("{年份}年内办结。", prose))
    };
    assert_eq!(
        ["# 办结", "{案0003.答复正文}"].map(told),
        [
            "records/a.yaml:21:7 这里只能写段落和列项，不能有“#”标题、引文、表格、图片、脚注、代码和\
             “:::”块。请改成一段文字；要印出行首的符号，请在它前面加“\\”。",
            "records/a.yaml:21:7 “答复正文”是成段的文字，不能写在句子、标题或表格里。\
             请让这处引用独占一行；台账的文字里不能再引用成段的文字。",
        ]
    );
}

#[test]
fn a_template_is_told_what_it_may_ask_for() {
    let told =
        |call: &str| message(&format!("{{% set it = cases[0] %}}{{{{ {call} }}}}"), "", RECORDS);
    let calls = ["prose(case=it, field=\"措施\")", "prose(case=\"0001\", field=\"答复正文\")"];
    assert_eq!(
        calls.map(told),
        [
            "templates/册.tera:1:27 “prose”没有“措施”，可以写答复正文、会办意见、重新答复正文。",
            "templates/册.tera:1:27 “prose”的“case”要写一件案件，如“case=it”。",
        ]
    );
}
