//! Whatever stands in a project's files, reading and composing it ends in a document or in an error
//! that can be shown: nothing panics, and no message points beside the text.

use std::sync::Arc;

use huibao::{
    build::{FigureList, Options, figure_sheet, prepare},
    diagnostic::{Diagnostics, Format, Severity, SourceFile, SourceKind, render},
    export::{Docx, Pdf},
    project::Project,
};
use proptest::{
    prelude::*,
    sample::{Index, select},
};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/first-project");

/// A template of the project's own that takes the place of a built-in one.
const TEMPLATE: &str = include_str!("../../templates/片段/主要措施.tera");

/// Every block and inline that prose may hold, after the sample's own.
const PROSE: &str = "\
二、主要措施 +
（一）强化督促检查。针对{案0003.简称}，{领导阅批.标题}[^1]。
[^1]: 见{培训人次.来源}。
1.逐件过问
::: 表 办理情况
| 类别 | 件数 |
|---|--:|
| 已办复 | {按结果.已经解决.件数} |
:::
::: 图 各类建议
数据: 按分类、按结果
类型: 堆积条形图
取值: 占比
名称: 全部、{年份}年
分段: 各指标
:::
::: 图 解决率
数据: 解决率
类型: 折线图
:::
三、下一步工作
其中{按分类.居前2}较多，{公开率.方向}{公开率.差}，最晚{最后答复.月日}。
:::: 附件 清单
一、甲
{全部.公开属性=主动公开、依申请公开: 均已公开}
::::
";

/// What is put in besides single characters: pieces of every notation and values at its limits.
const PIECES: [&str; 64] = [
    "\n",
    " ",
    "　",
    "\t",
    "\r",
    "\0",
    "\u{200B}",
    "\u{FEFF}",
    "𠮷",
    "é",
    "：",
    ": ",
    ":",
    "#",
    " # ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    "'",
    "\"",
    "&a ",
    "*a",
    "!x ",
    "|\n  ",
    ">\n",
    "---\n",
    "~",
    "、",
    ",",
    "，",
    "。",
    "“",
    "”",
    "《",
    "0",
    "-1",
    "99999999999999999999",
    "2021-02-30",
    "9999-12-31",
    "0001-01-01",
    "100%",
    "全部",
    "本次",
    "案",
    "节.",
    "**",
    "::: 表 ",
    ":::\n",
    "|",
    "![",
    "](",
    "[^1]",
    "（一）",
    "一、",
    "{总数}",
    "{{",
    "}}",
    "{%",
    "%}",
    "{% for a in cases %}",
    "{#",
    "| list",
];

/// One change of a text; positions are shares of its characters.
#[derive(Clone, Debug)]
enum Edit {
    Insert(Index, &'static str),
    Type(Index, char),
    Delete(Index, usize),
    Swap(Index, Index),
    RepeatLine(Index),
    DeleteLine(Index),
    SwapLines(Index, Index),
    /// A line of one place again at another, which makes keys, numbers and headings twofold.
    CopyLine(Index, Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    prop_oneof![
        4 => (at(), select(PIECES.to_vec())).prop_map(|(at, piece)| Edit::Insert(at, piece)),
        1 => (at(), any::<char>()).prop_map(|(at, it)| Edit::Type(at, it)),
        3 => (at(), 1usize..12).prop_map(|(at, count)| Edit::Delete(at, count)),
        1 => (at(), at()).prop_map(|(a, b)| Edit::Swap(a, b)),
        1 => at().prop_map(Edit::RepeatLine),
        2 => at().prop_map(Edit::DeleteLine),
        1 => (at(), at()).prop_map(|(a, b)| Edit::SwapLines(a, b)),
        1 => (at(), at()).prop_map(|(from, to)| Edit::CopyLine(from, to)),
    ]
}

fn edited(text: &str, edit: &Edit) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let mut lines: Vec<&str> = text.lines().collect();
    let (length, count) = (characters.len(), lines.len());
    if length == 0 || count == 0 {
        return "名称: 甲\n".to_owned();
    }
    match edit {
        Edit::Insert(at, piece) => {
            let at = at.index(length);
            characters.splice(at..at, piece.chars());
        }
        Edit::Type(at, it) => characters[at.index(length)] = *it,
        Edit::Delete(at, count) => {
            let at = at.index(length);
            characters.drain(at..length.min(at + count));
        }
        Edit::Swap(a, b) => characters.swap(a.index(length), b.index(length)),
        Edit::RepeatLine(at) => lines.insert(at.index(count), lines[at.index(count)]),
        Edit::DeleteLine(at) => drop(lines.remove(at.index(count))),
        Edit::SwapLines(a, b) => lines.swap(a.index(count), b.index(count)),
        Edit::CopyLine(from, to) => lines.insert(to.index(count), lines[from.index(count)]),
    }
    match edit {
        Edit::Insert(..) | Edit::Type(..) | Edit::Delete(..) | Edit::Swap(..) => {
            characters.into_iter().collect()
        }
        _ => lines.join("\n") + "\n",
    }
}

/// Which file is edited.
#[derive(Clone, Copy, Debug)]
enum Target {
    Settings,
    Records,
    Document,
    Template,
}

fn target() -> impl Strategy<Value = Target> {
    select(vec![Target::Settings, Target::Records, Target::Document, Target::Template])
}

fn project() -> Project {
    let mut project = Project::open(SAMPLE.as_ref()).unwrap();
    for document in &mut project.documents {
        let text = format!("{}{PROSE}", document.text);
        *document = SourceFile::new(document.name.clone(), SourceKind::Prose, text);
    }
    let name = "templates/片段/主要措施.tera";
    project.templates = vec![SourceFile::new(name, SourceKind::Template, TEMPLATE)];
    project
}

fn apply(project: &mut Project, target: Target, edit: &Edit) {
    let file = match target {
        Target::Settings => &mut project.settings,
        Target::Records => &mut project.records[0],
        Target::Document => &mut project.documents[0],
        Target::Template => &mut project.templates[0],
    };
    *file = SourceFile::new(file.name.clone(), file.kind, edited(&file.text, edit));
}

/// Every message points at whole characters of its text and can be shown in both forms.
fn can_be_shown(found: &Diagnostics) {
    for it in found.iter() {
        assert!(!it.cause.is_empty());
        if let Some(place) = &it.place {
            assert!(place.file.text.get(place.range.clone()).is_some(), "{it:?}");
        }
        assert!(
            it.severity != Severity::Error || it.place.is_some() || it.file.is_some(),
            "an error without its file: {it:?}"
        );
    }
    if !found.is_empty() {
        assert!(!render(found, Format::Plain).is_empty());
        assert!(!render(found, Format::Json).is_empty());
    }
}

fn builds_or_explains(project: Project, exporting: bool) {
    let (prepared, found) = prepare(project);
    can_be_shown(&found);
    let Some(prepared) = prepared else {
        assert!(found.has_errors(), "nothing is prepared and nothing is said");
        return;
    };
    let file: &Arc<SourceFile> = &prepared.project.documents[0];
    for draft in [false, true] {
        let (composed, found) = prepared.compose(file, Options { draft, public: false });
        can_be_shown(&found);
        assert_ne!(composed.is_none(), !found.has_errors(), "{found:?}");
        if let Some(composed) = composed.filter(|_| exporting) {
            composed.export(&Docx).unwrap();
            composed.export(&Pdf).unwrap();
            figure_sheet(&composed).unwrap();
            FigureList::of(&composed).to_json().unwrap();
        }
    }
    let (redrafted, found) = prepared.redraft(file);
    can_be_shown(&found);
    assert_ne!(redrafted.is_none(), !found.has_errors());
}

#[test]
fn the_project_that_is_changed_builds() {
    let (prepared, found) = prepare(project());
    assert!(prepared.is_some(), "{}", render(&found, Format::Plain));
    let prepared = prepared.unwrap();
    let (composed, found) = prepared.compose(&prepared.project.documents[0], Options::default());
    assert!(composed.is_some(), "{}", render(&found, Format::Plain));
}

#[test]
fn a_title_that_no_page_holds_is_told() {
    let mut project = project();
    let file = &project.documents[0];
    let title = "甲".repeat(400);
    let text = file.text.replacen("标题: ", &format!("标题: {title}"), 1);
    project.documents[0] = SourceFile::new(file.name.clone(), SourceKind::Prose, text);
    let (prepared, _) = prepare(project);
    let prepared = prepared.unwrap();
    let (composed, found) = prepared.compose(&prepared.project.documents[0], Options::default());
    assert!(composed.is_none());
    let told: Vec<&str> = found.iter().map(|it| it.cause.as_str()).collect();
    assert_eq!(told, ["标题有22行，一页排不下"]);
}

/// The changes of one project, each of one file.
fn changes() -> impl Strategy<Value = Vec<(Target, Edit)>> {
    prop::collection::vec((target(), edit()), 1..5)
}

fn changed(changes: &[(Target, Edit)], exporting: bool) {
    let mut project = project();
    for (target, edit) in changes {
        apply(&mut project, *target, edit);
    }
    builds_or_explains(project, exporting);
}

/// How many changed projects are tried: few in the suite, as many as `PROPTEST_CASES` says by hand.
fn cases() -> u32 {
    let wanted = option_env!("PROPTEST_CASES").and_then(|it| it.parse().ok());
    wanted.unwrap_or(48)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: cases(),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_changed_project_builds_or_says_why_not(
        changes in changes(),
        exporting in prop::bool::weighted(0.1),
    ) {
        changed(&changes, exporting);
    }
}
