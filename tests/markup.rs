//! The notation, held against a suite of files: `tests/markup/<notation>/<case>.md` gives the tree
//! in `<case>.json`, or the messages in `<case>.txt`. `UPDATE=1` rewrites what is expected.

mod merging;
mod oracle;
mod property;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use huibao::{
    diagnostic::{Diagnostics, Place, Severity, SourceFile, SourceKind},
    document::{
        Block, BlockContent, BlockId, CaseNode, ClaimNode, ColumnCount, Data, DataReference, Datum,
        Document, FigureNode, Head, InlineContent, Level, Numbering, Reference, References,
        Section, Unresolved, in_columns, number, plain_text, splice, to_json,
    },
    markup::{Notation, parse},
};
use proptest::test_runner::Config as ProptestConfig;

/// A register of one figure, one partition and one case, enough to see what is asked for.
struct Register;

impl References for Register {
    fn resolve(&self, reference: &Reference) -> Result<Vec<InlineContent>, Unresolved> {
        let path: Vec<&str> = reference.path.iter().map(String::as_str).collect();
        let figure = |text: &str| {
            InlineContent::Figure(FigureNode {
                name: path[0].to_owned(),
                parts: reference.path[1..].to_vec(),
                text: text.to_owned(),
            })
        };
        match (path.as_slice(), &reference.claim) {
            (["总数"], None) => Ok(vec![figure("67")]),
            (["按分类", "安全*交通"], None) => Ok(vec![figure("16")]),
            (["解决采纳率"], None) => Ok(vec![figure("92.54%")]),
            (["按结果", "分述"], None) => Ok(vec![
                InlineContent::Text("解决采纳".into()),
                figure("62"),
                InlineContent::Text("件".into()),
            ]),
            (["案0038", field], None) => Ok(vec![InlineContent::Case(CaseNode {
                number: "0038".into(),
                field: (*field).into(),
                text: "“增设技防设施”".into(),
            })]),
            (["全部", condition], Some(claim)) => Ok(vec![InlineContent::Claim(ClaimNode {
                population: "全部".into(),
                condition: (*condition).into(),
                text: claim.clone(),
            })]),
            _ => Err(Unresolved::new(
                format!("没有名为“{}”的指标", path[0]),
                "请改正名称，或在huibao.yaml的“指标”里声明它",
            )),
        }
    }

    /// 按分类 has two classes, 按结果 one more, 关键词 one that does not add up, 空 none and 零 one without cases; 总数 and the rate are
    /// single numbers, the rate with two past years.
    fn table(
        &self,
        _: &huibao::document::TableReference,
    ) -> Result<(huibao::document::Table, huibao::diagnostic::Diagnostics), Unresolved> {
        Err(Unresolved::new("没有指标", "请写数字"))
    }

    fn data(&self, asked: &DataReference) -> Result<Data, Unresolved> {
        let number = |name: &str, parts: &[&str], text: &str, size: u64| Datum {
            name: name.to_owned(),
            number: Some((
                size * 100,
                FigureNode {
                    name: asked.figure.clone(),
                    parts: parts.iter().map(|&it| it.to_owned()).collect(),
                    text: text.to_owned(),
                },
            )),
        };
        let class = |name: &str, count: u64| {
            if asked.part.as_deref() == Some("占比") {
                number(name, &[name, "占比"], &format!("{count}%"), count * 100)
            } else {
                number(name, &[name, "件数"], &count.to_string(), count * 100)
            }
        };
        let counted = if asked.part.as_deref() == Some("占比") { "%" } else { "件" };
        let (unit, by_class, numbers) = match (asked.figure.as_str(), asked.as_line) {
            ("按分类", _) => {
                (counted, true, vec![class("安全*交通", 16), class("民生保障", 84)])
            }
            ("按结果", _) => (
                counted,
                true,
                vec![class("民生保障", 5), class("安全*交通", 0), class("留作参考", 4)],
            ),
            ("关键词", _) => (counted, true, vec![class("停车", 9)]),
            ("空", _) => ("", true, vec![]),
            ("零", _) => ("件", true, vec![class("安全*交通", 0)]),
            ("总数", false) => ("件", false, vec![number("总数", &[], "67", 6700)]),
            ("总数", true) => ("件", false, vec![number("2021年", &[], "67", 6700)]),
            ("解决采纳率", false) => {
                ("%", false, vec![number("解决采纳率", &[], "92.54%", 9254)])
            }
            ("解决采纳率", true) => (
                "%",
                false,
                vec![
                    number("2018年", &["2018年值"], "81%", 8100),
                    Datum { name: "2019年".into(), number: None },
                    number("2020年", &["2020年值"], "85.89%", 8589),
                    number("2021年", &[], "92.54%", 9254),
                ],
            ),
            (other, _) => {
                return Err(Unresolved::new(
                    format!("没有名为“{other}”的指标"),
                    "请改正名称，或在huibao.yaml的“指标”里声明它",
                ));
            }
        };
        let adds_up = by_class && asked.figure != "关键词";
        Ok(Data { unit: unit.to_owned(), by_class, adds_up, numbers })
    }
}

const TWO_LEVELS: [Level; 2] = [Level::First, Level::Third];

fn notation(levels: &[Level]) -> Notation<'_> {
    Notation {
        levels,
        references: &Register,
        draft: false,
        numbering: Numbering::Numbered,
        columns: None,
        paragraphs_only: false,
        key: "",
    }
}

/// The tree of `sections` as a document of its own, and what was wrong.
fn tree(sections: Vec<Section>, mut found: Diagnostics) -> (String, Diagnostics) {
    let mut body = splice(Vec::new(), sections);
    found.append(number(&mut body, Numbering::Numbered));
    let head = Head::default();
    (to_json(&Document { head, body, ..Document::default() }) + "\n", found)
}

fn messages(found: &Diagnostics) -> String {
    let mut text = String::new();
    for it in found.sorted() {
        let severity = match it.severity {
            Severity::Error => "错误",
            Severity::Warning => "警告",
            Severity::Note => "提示",
        };
        let place = it.place.as_ref().unwrap();
        let (line, column) = place.line_and_column();
        let at = place.text().replace('\n', "⏎");
        let cure = it.cure.as_deref().unwrap();
        writeln!(text, "{line}:{column} {severity}：{}。{cure}。\n    ~{at}~", it.cause).unwrap();
    }
    text
}

fn cases(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/markup").join(folder);
    let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let mut cases: Vec<PathBuf> =
        files.filter(|it| it.extension().is_some_and(|it| it == "md")).collect();
    cases.sort();
    assert!(!cases.is_empty());
    cases
}

/// Holds each case of `folder` against its messages and, when nothing is wrong, its tree.
fn run(folder: &str, kind: SourceKind, notation: &Notation<'_>) {
    for case in cases(folder) {
        let text = fs::read_to_string(&case).unwrap();
        let name = case.file_name().unwrap().to_str().unwrap();
        let file = SourceFile::new(name, kind, text);
        let place = Place::new(&file, 0..file.text.len());
        let (sections, found) = parse(&place, notation);
        let (json, found) = tree(sections, found);
        crate::golden::holds(case.with_extension("txt"), &messages(&found));
        crate::golden::holds(
            case.with_extension("json"),
            if found.has_errors() { "" } else { &json },
        );
    }
}

#[test]
fn documents_read_as_expected() {
    run("document", SourceKind::Prose, &notation(&Level::ALL));
}

#[test]
fn each_mistake_has_its_message() {
    run("mistakes", SourceKind::Prose, &notation(&Level::ALL));
}

#[test]
fn a_document_may_leave_levels_out() {
    run("two_levels", SourceKind::Prose, &notation(&TWO_LEVELS));
}

#[test]
fn a_field_of_a_record_holds_paragraphs_only() {
    let notation = Notation { paragraphs_only: true, key: "0038", ..notation(&Level::ALL) };
    run("field", SourceKind::Field, &notation);
}

#[test]
fn a_draft_shows_what_is_missing() {
    run("draft", SourceKind::Prose, &Notation { draft: true, ..notation(&Level::ALL) });
}

#[test]
fn sections_stand_in_columns_below_what_goes_before_them() {
    let notation = Notation { columns: Some(ColumnCount::Three), ..notation(&Level::ALL) };
    let text = "导语。\n一、甲\n甲的话。\n::: 方框 乙\n乙的话。\n:::\n二、丙\n::: 附件 清单\n一件。\n:::\n";
    let (body, found) = blocks(SourceKind::Prose, text, &notation);
    assert_eq!(messages(&found), "");
    let body = in_columns(body, ColumnCount::Three);
    assert_eq!(
        read(&body),
        "导语。\n三栏\n甲\n甲的话。\n方框：乙\n乙的话。\n丙\n附件 清单\n  一件。\n"
    );
    let (_, found) = blocks(SourceKind::Prose, "一、甲\n::: 双栏\n乙。\n:::\n", &notation);
    assert_eq!(
        messages(&found),
        "2:1 错误：文档设置里写了“分栏”，各节已经分栏。请删去这里的“::: 双栏”和它的结尾，或删去“分栏”。\n    ~::: 双栏~\n"
    );
    let (body, _) = blocks(SourceKind::Prose, "导语。\n", &notation);
    assert_eq!(read(&in_columns(body, ColumnCount::Two)), "导语。\n");
}

#[test]
fn titles_may_bear_no_numbers_and_skip_nothing() {
    let notation = Notation { numbering: Numbering::Unnumbered, ..notation(&Level::ALL) };
    let text = "# 甲\n### 乙\n## 丙\n# 丁\n";
    let (mut body, found) = blocks(SourceKind::Prose, text, &notation);
    assert_eq!(messages(&found), "");
    assert_eq!(messages(&number(&mut body, Numbering::Unnumbered)), "");
    assert_eq!(read(&body), "甲\n乙\n丙\n丁\n");
}

/// The blocks of `text` as a document of its own, not numbered, and what was wrong.
fn blocks(kind: SourceKind, text: &str, notation: &Notation<'_>) -> (Vec<Block>, Diagnostics) {
    let file = SourceFile::new("documents/汇报.md", kind, text);
    let (sections, found) = parse(&Place::new(&file, 0..text.len()), notation);
    (splice(Vec::new(), sections), found)
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// The sections of `text` as parsed, whatever was wrong.
fn sections(kind: SourceKind, text: &str) -> Vec<Section> {
    let file = SourceFile::new("documents/汇报.md", kind, text);
    parse(&Place::new(&file, 0..text.len()), &notation(&Level::ALL)).0
}

/// The text of `blocks` as a reader would read it, a line a block, annexes indented.
fn read(blocks: &[Block]) -> String {
    blocks.iter().map(line_of).collect()
}

fn line_of(block: &Block) -> String {
    match &block.content {
        BlockContent::Heading(it) => {
            format!("{}{}{}\n", it.number, plain_text(&it.text), plain_text(&it.rest))
        }
        BlockContent::Paragraph(it) | BlockContent::Quotation(it) => plain_text(it) + "\n",
        BlockContent::ListItem(it) => format!("{}{}\n", it.mark(), plain_text(&it.text)),
        BlockContent::Columns(it) => format!("{}\n{}", it.count.chinese(), read(&it.blocks)),
        BlockContent::PictureRow(pictures) => read(pictures),
        BlockContent::Cover(it) => {
            let words: Vec<String> = it.texts().map(plain_text).collect();
            format!("封面 {}\n", words.join("／"))
        }
        BlockContent::Contents(it) => format!("目录 {}\n", it.depth),
        BlockContent::Part(it) => {
            let inside = read(&it.blocks).replace('\n', "\n  ");
            format!("另页 {}\n  {}\n", plain_text(&it.title), inside.trim_end())
        }
        BlockContent::SideBox(it) => {
            format!("方框：{}\n{}", plain_text(&it.title), read(&it.blocks))
        }
        BlockContent::Table(it) => format!("表：{}\n", plain_text(&it.caption)),
        BlockContent::Picture(it) => format!("图：{}\n", it.path),
        BlockContent::Chart(it) => it.in_words() + "\n",
        BlockContent::Annex(it) => {
            let number = it.number.map(|it| it.to_string()).unwrap_or_default();
            let inside = read(&it.blocks).replace('\n', "\n  ");
            format!("附件{number} {}\n  {}\n", plain_text(&it.title), inside.trim_end())
        }
    }
}

/// What a document of `draft` and `prose` reads like.
fn spliced(draft: &str, prose: &str) -> String {
    let draft = sections(SourceKind::Drafted, draft);
    let mut body = splice(draft, sections(SourceKind::Prose, prose));
    assert_eq!(messages(&number(&mut body, Numbering::Numbered)), "");
    let ids: BTreeSet<&BlockId> = body.iter().map(|it| &it.id).collect();
    assert_eq!(ids.len(), body.len());
    read(&body)
}

const DRAFT: &str = "起草的开头。
# 基本情况
起草的情况。
# 主要措施
起草的措施。
# 下一步工作
起草的打算。
::: 附件 承办单位
起草的名单。
:::";

#[test]
fn without_prose_the_draft_stands() {
    assert_eq!(
        spliced(DRAFT, "\n"),
        "起草的开头。\n一、基本情况\n起草的情况。\n二、主要措施\n起草的措施。\n三、下一步工作\n起草的打算。\n\
         附件 承办单位\n  起草的名单。\n"
    );
}

#[test]
fn prose_of_the_same_title_takes_the_place_of_the_draft() {
    assert_eq!(
        spliced(DRAFT, "我的开头。\n五、主要 措施\n我的措施。\n（一）分目\n"),
        "我的开头。\n一、基本情况\n起草的情况。\n二、主要 措施\n我的措施。\n（一）分目\n\
         三、下一步工作\n起草的打算。\n附件 承办单位\n  起草的名单。\n"
    );
}

#[test]
fn a_plus_goes_on_after_the_draft() {
    assert_eq!(
        spliced("# 基本情况\n起草的情况。\n# 主要措施\n", "一、基本情况 +\n我的补充。\n"),
        "一、基本情况\n起草的情况。\n我的补充。\n二、主要措施\n"
    );
}

#[test]
fn a_section_of_its_own_stands_where_it_is_written() {
    let draft = "# 甲\n# 乙\n# 丙\n";
    assert_eq!(spliced(draft, "# 乙\n# 新\n"), "一、甲\n二、乙\n三、新\n四、丙\n");
    assert_eq!(
        spliced(draft, "开头。\n# 新\n# 又新\n# 乙\n"),
        "开头。\n一、甲\n二、新\n三、又新\n四、乙\n五、丙\n"
    );
    assert_eq!(spliced(draft, "# 新\n"), "一、甲\n二、乙\n三、丙\n四、新\n");
}

#[test]
fn sections_that_both_have_follow_the_order_of_the_prose() {
    assert_eq!(
        spliced("# 甲\n甲一\n# 乙\n# 丙\n丙一\n", "# 丙 +\n丙二\n# 新\n# 甲\n甲二\n"),
        "一、丙\n丙一\n丙二\n二、新\n三、乙\n四、甲\n甲二\n"
    );
}

#[test]
fn a_mark_gives_way_to_the_prose_without_its_heading() {
    let draft = "# 基本情况\n起草的情况。\n{节.补充情况}\n总的看。\n# 特色工作\n{节.特色工作}\n";
    assert_eq!(
        spliced(draft, "# 补充情况\n我的补充。\n# 我的一节\n# 特色工作\n我的特色。\n"),
        "一、基本情况\n起草的情况。\n我的补充。\n总的看。\n二、我的一节\n三、特色工作\n我的特色。\n"
    );
    assert_eq!(spliced(draft, ""), "一、基本情况\n起草的情况。\n总的看。\n");
    assert_eq!(
        spliced(draft, "# 基本情况\n我的情况。\n# 补充情况\n我的补充。\n"),
        "一、基本情况\n我的情况。\n二、补充情况\n我的补充。\n"
    );
}

#[test]
fn annexes_come_last_and_replace_the_draft_by_their_title() {
    assert_eq!(
        spliced(
            DRAFT,
            "# 下一步工作\n我的打算。\n::: 附件 名单\n一、第一\n:::\n\
             ::: 附件 承办单位\n一、第一\n我的名单。\n:::\n又一段。\n"
        ),
        "起草的开头。\n一、基本情况\n起草的情况。\n二、主要措施\n起草的措施。\n三、下一步工作\n我的打算。\n又一段。\n\
         附件1 承办单位\n  一、第一\n  我的名单。\n附件2 名单\n  一、第一\n"
    );
}

#[test]
fn a_draft_written_into_the_clerks_file_reads_the_same() {
    let draft = "# 基本情况\n共{总数}件。\n## 分项。{按结果.分述}\n| 甲 | 乙 |\n|---|--:|\n";
    let moved = sections(SourceKind::Prose, draft);
    let written = sections(SourceKind::Drafted, draft);
    let ids = |of: Vec<Section>| -> Vec<BlockId> {
        splice(of, Vec::new()).into_iter().map(|it| it.id).collect()
    };
    assert_eq!(
        read(&splice(moved.clone(), Vec::new())),
        read(&splice(written.clone(), Vec::new()))
    );
    assert_eq!(ids(moved), ids(written));
}

/// The ids of the blocks of `text` by what they say.
fn ids(text: &str) -> BTreeMap<String, BlockId> {
    let blocks = splice(Vec::new(), sections(SourceKind::Prose, text));
    blocks.iter().map(|it| (line_of(it), it.id.clone())).collect()
}

#[test]
fn an_id_does_not_change_when_other_blocks_come_or_go() {
    let before = ids("一、基本情况\n共{总数}件。\n已办复。\n二、主要措施\n已部署。\n");
    let after = ids(
        "开头。\n三、新的一节\n四、基本情况\n新的一段。\n共{总数}件。\n二、主要措施\n已部署。\n",
    );
    for said in ["基本情况\n", "共67件。\n", "主要措施\n", "已部署。\n"] {
        assert_eq!(before[said], after[said]);
    }
}

#[test]
fn the_paragraph_of_a_case_keeps_its_id_when_it_is_rewritten() {
    let text = |words: &str| format!("一、办理成效\n{words}\n");
    let id = |words: &str| ids(&text(words)).into_values().next_back();
    let drafted = id("针对{案0038.简称}，排查场所。");
    assert_eq!(id("围绕{案0038.简称}，全面排查。"), drafted);
    assert_ne!(id("围绕{案0038.简称}，全面排查{总数}处。"), drafted);
}
