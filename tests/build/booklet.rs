//! 一案一册: the volume of tests/booklet and the file of a case, as finished files; what 目录 says held
//! against the pages on which things stand.

use std::{fmt::Write as _, fs};

use huibao::{
    build::{Composed, Options, prepare},
    diagnostic::{Diagnostics, Format, SourceFile, SourceKind, render},
    export::{Docx, Pdf},
    project::Project,
};
use tempfile::TempDir;

use crate::{docx::package::Package, golden, pdf::reading::Reading, text};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/booklet");

fn composed(project: Project) -> Composed {
    let (prepared, found) = prepare(project);
    let prepared = prepared.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)));
    let (composed, found) = prepared.compose(&prepared.project.documents[0], Options::default());
    composed.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)))
}

fn volume() -> Composed {
    composed(Project::open(SAMPLE.as_ref()).unwrap())
}

/// A document of `prose` that no template has a part in.
fn document(prose: &str) -> Composed {
    try_document(prose).unwrap_or_else(|it| panic!("{}", render(&it, Format::Plain)))
}

fn try_document(prose: &str) -> Result<Composed, Diagnostics> {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("huibao.yaml", "版本: 1\n单位: {名称: 某某区人民政府}\n年份: 2021\n");
    write(
        "records/a.yaml",
        "- {编号: 1, 类型: 代表建议, 届次会议: 六次会议, 标题: 关于绿地的建议, 提出人: 甲, 主办: 乙}\n",
    );
    write("templates/空白.tera", "");
    let head = "---\n模板: 空白\n标题: 办理案卷\n截至: 2021-05-31\n---\n";
    write("documents/册.md", &format!("{head}{prose}"));
    let (prepared, _) = prepare(Project::open(folder.path()).unwrap());
    let prepared = prepared.unwrap();
    let (composed, found) = prepared.compose(&prepared.project.documents[0], Options::default());
    composed.ok_or(found)
}

/// The lines of each page of the PDF.
fn pages(composed: &Composed) -> Vec<Vec<String>> {
    Reading::of(&composed.export(&Pdf).unwrap()).lines()
}

fn printed(pages: &[Vec<String>]) -> String {
    let mut printed = String::new();
    for (page, lines) in (1..).zip(pages) {
        writeln!(printed, "第{page}面\n{}\n", lines.join("\n")).unwrap();
    }
    printed
}

/// The number at the foot of a page; `None` where it bears none.
fn number(lines: &[String]) -> Option<usize> {
    let foot = lines.last()?.replace([' ', '—'], "");
    if lines.last()?.contains('—') { foot.parse().ok() } else { None }
}

/// The entries of 目录 in the DOCX, each with its page.
fn listed(docx: &[u8]) -> Vec<(String, usize)> {
    let document = Package::open(docx).text("word/document.xml");
    let (_, contents) = document.split_once("<w:sdtContent>").unwrap();
    let (contents, _) = contents.split_once("</w:sdtContent>").unwrap();
    let links = contents.split("<w:hyperlink ").skip(1);
    let texts = |link: &str| -> Vec<String> {
        let runs = link.split("<w:t xml:space=\"preserve\">").skip(1);
        runs.map(|it| it.split("</w:t>").next().unwrap().to_owned()).collect()
    };
    links
        .map(|link| {
            let mut texts = texts(link);
            let page = texts.pop().unwrap().parse().unwrap();
            (texts.concat(), page)
        })
        .collect()
}

#[test]
fn the_volume_reads_as_it_should() {
    let composed = volume();
    golden::holds(format!("{SAMPLE}/一案一册.txt"), &printed(&pages(&composed)));
    let unexplained = composed.unexplained_digits();
    let typed: Vec<&str> = unexplained.iter().map(|it| it.sentence.as_ref()).collect();
    assert_eq!(typed, [""; 0]);
}

#[test]
fn both_files_of_the_volume_say_the_same() {
    let composed = volume();
    let docx = composed.export(&Docx).unwrap();
    let listed: Vec<String> =
        listed(&docx).into_iter().map(|(title, page)| format!("{title}{page}")).collect();
    let pages = pages(&composed);
    let bare = |it: &str| it.replace([' ', '　'], "");
    let mut ours: String = text::of_docx(&docx).iter().map(|it| bare(it)).collect();
    let theirs: String = pages
        .iter()
        .flat_map(|it| if number(it).is_some() { &it[..it.len() - 1] } else { it })
        .map(|it| bare(it))
        .collect();
    for title in &listed {
        assert!(ours.contains(&bare(title)) && theirs.contains(&bare(title)), "{title}");
    }
    // The headers of tables go on to each page.
    let header = "提出人轮次日期办理态度办理结果意见";
    ours = ours.replace(header, "");
    assert_eq!(ours, theirs.replace(header, ""));
}

/// Holds every entry of 目录, in both files, against the page on which the title stands.
fn holds_pages(composed: &Composed) -> usize {
    let listed = listed(&composed.export(&Docx).unwrap());
    let pages = pages(composed);
    let bare = |it: &str| it.replace([' ', '　'], "");
    let words: Vec<String> = pages.iter().map(|it| bare(&it.concat())).collect();
    for (title, page) in &listed {
        let at = pages.iter().position(|it| number(it) == Some(*page)).unwrap();
        assert!(words[at].contains(&bare(title)), "{title} {page}");
        assert!(words.iter().take(at).any(|it| it.contains(&format!("{}{page}", bare(title)))));
    }
    listed.len()
}

#[test]
fn contents_list_the_pages_on_which_cases_begin() {
    assert_eq!(holds_pages(&volume()), 4);
}

#[test]
fn pages_before_the_text_bear_no_number_and_the_text_begins_on_the_front_of_a_sheet() {
    let numbers = |composed: &Composed| -> Vec<Option<usize>> {
        pages(composed).iter().map(|it| number(it)).collect()
    };
    let text = "一、甲\n二、乙\n";
    assert_eq!(
        numbers(&document(&format!("::: 封面\n:::\n::: 目录\n:::\n{text}"))),
        [None, None, Some(1)]
    );
    assert_eq!(numbers(&document(&format!("::: 封面\n:::\n{text}"))), [None, None, Some(1)]);
    // Without 封面, 目录 stands below the title on a numbered page.
    assert_eq!(numbers(&document(&format!("::: 目录\n:::\n{text}"))), [Some(1)]);
}

#[test]
fn a_long_contents_goes_on_over_pages_and_leaves_none_of_them_alone() {
    let title = "关于在滨河绿道增设照明和座椅并加强日常管理维护的建议";
    let part = |it| format!("::: 另页 第{it}号　{title}\n文字。\n:::\n");
    let parts = (1..=60).map(part).collect::<Vec<_>>().concat();
    let composed = document(&format!("::: 封面\n某某区\n:::\n::: 目录\n:::\n{parts}"));
    assert_eq!(holds_pages(&composed), 60);
    let pages = pages(&composed);
    let unnumbered = pages.iter().take_while(|it| number(it).is_none()).count();
    // 120 lines of 目录 and its title take six pages; a cover before them is blank at its back.
    assert_eq!((unnumbered, pages.len()), (8, 68));
    assert_eq!(pages[1], [""; 0]);
    assert_eq!(number(pages.last().unwrap()), Some(60));
    // A line of an entry is never parted from the next.
    assert!(pages[2].last().unwrap().ends_with(|it: char| it.is_ascii_digit()));
}

#[test]
fn what_follows_a_new_page_begins_it_and_none_is_left_blank_at_the_end() {
    let composed = document("一\n::: 另页\n:::\n::: 另页\n二\n:::\n三\n::: 另页\n:::\n");
    let pages = pages(&composed);
    assert_eq!(pages, [vec!["办理案卷", "一", "— 1 —"], vec!["二", "三", "— 2 —"]]);
    let docx = Package::open(&composed.export(&Docx).unwrap()).text("word/document.xml");
    assert_eq!(docx.matches("<w:pageBreakBefore").count(), 1);
}

#[test]
fn each_part_numbers_its_headings_from_the_beginning() {
    let text = "::: 目录\n层级：2\n:::\n一、前言\n::: 另页 甲\n一、子\n二、丑\n:::\n::: 另页 乙\n一、子\n:::\n二、后记\n";
    let composed = document(text);
    assert_eq!(
        listed(&composed.export(&Docx).unwrap()).into_iter().map(|it| it.0).collect::<Vec<_>>(),
        ["一、前言", "甲", "一、子", "二、丑", "乙", "一、子", "二、后记"]
    );
    let pdf = Reading::of(&composed.export(&Pdf).unwrap()).objects();
    for tag in ["/TOC", "/TOCI"] {
        assert!(pdf.contains(tag), "{tag}");
    }
}

#[test]
fn a_cover_that_a_page_does_not_hold_is_told() {
    let lines = "提出人：某某某\n".repeat(30);
    let found = try_document(&format!("::: 封面\n{lines}:::\n文字\n")).unwrap_err();
    let causes: Vec<&str> = found.iter().map(|it| it.cause.as_str()).collect();
    assert_eq!(causes, ["封面的内容一页排不下"]);
}

#[test]
fn a_full_page_of_contents_takes_its_end_along() {
    for count in [19, 20, 21] {
        let part = |it| format!("::: 另页 第{it}号\n文字。\n:::\n");
        let parts = (1..=count).map(part).collect::<Vec<_>>().concat();
        let composed = document(&format!("::: 封面\n:::\n::: 目录\n:::\n{parts}"));
        assert_eq!(holds_pages(&composed), count);
        let contents = pages(&composed).iter().take_while(|it| number(it).is_none()).count();
        // 22 lines, of which the title has two.
        assert_eq!(contents, if count < 20 { 2 } else { 4 }, "{count}");
    }
}

#[test]
fn a_clerk_may_write_the_cover_and_ask_for_more_levels() {
    let mut project = Project::open(SAMPLE.as_ref()).unwrap();
    let text = format!(
        "{}::: 封面\n区政府办公室\n:::\n::: 目录\n层级：2\n:::\n",
        project.documents[0].text
    );
    project.documents[0] = SourceFile::new("documents/一案一册.md", SourceKind::Prose, text);
    let composed = composed(project);
    let listed = listed(&composed.export(&Docx).unwrap());
    assert_eq!(
        listed[..3].iter().map(|it| it.0.as_str()).collect::<Vec<_>>(),
        [
            "第0003号　关于完善老旧小区电动自行车集中充电和停放设施、切实消除楼道违规充电火灾隐患的建议",
            "一、建议内容",
            "二、交办",
        ]
    );
}

#[test]
fn a_draft_gives_the_clerk_the_file_of_each_case() {
    let project = Project::open(SAMPLE.as_ref()).unwrap();
    let (prepared, _) = prepare(project);
    let prepared = prepared.unwrap();
    let (redrafted, _) = prepared.redraft(&prepared.project.documents[0]);
    let redrafted = redrafted.unwrap();
    assert_eq!(redrafted.added.len(), 4);
    assert_eq!(redrafted.added[2], "第0020号　关于加强社区食堂监管的建议");
    let third = redrafted.text.split("::: 另页 ").nth(3).unwrap();
    assert_eq!(
        third.trim_end(),
        "\
第0020号　关于加强社区食堂监管的建议
# 基本信息
**编号：**0020
**届次：**区十六届人大六次会议（会议期间）
**标题：**关于加强社区食堂监管的建议
**提出人：**周望舒（第七代表组）
**分类：**社会事业
# 交办
:::: 表
| 单位 | 角色 | 交办日期 |
|:---|:---:|:---:|
| 区民政局 | 分办 | 2021年2月8日 |
| 区市场监管局 | 分办 | 2021年2月8日 |
::::
**答复期限：**2021年5月8日
:::"
    );
    // What was drafted reads as what the template writes.
    let mut project = prepared.project.clone();
    project.documents[0] =
        SourceFile::new("documents/一案一册.md", SourceKind::Prose, redrafted.text);
    let (drafted, written) = (volume(), composed(project));
    assert_eq!(printed(&pages(&written)), printed(&pages(&drafted)));
}

/// Numbers begin anew between sessions: what tells two cases of one number apart is a batch.
#[test]
fn cases_of_one_number_are_told_apart_by_a_batch() {
    let mut project = Project::open(SAMPLE.as_ref()).unwrap();
    let records = project.records[0].text.replace("编号: 0031", "编号: 0003");
    project.records[0] = SourceFile::new("records/代表建议.yaml", SourceKind::Records, records);
    let (prepared, _) = prepare(project.clone());
    let prepared = prepared.unwrap();
    let (composed, found) = prepared.compose(&prepared.project.documents[0], Options::default());
    assert!(composed.is_none());
    assert_eq!(
        found.iter().map(|it| it.cause.as_str()).collect::<Vec<_>>(),
        ["几件案件都是0003号，不知道“会办意见”是哪一件的：请在huibao.yaml的“批次”里把它们分开"]
    );
    let settings = format!(
        "{}批次: {{本次: {{类型: 代表建议}}, 会期: {{期间: 会议期间}}, 闭会: {{期间: 闭会期间}}}}\n",
        project.settings.text
    );
    project.settings = SourceFile::new("huibao.yaml", SourceKind::Settings, settings);
    let text = printed(&pages(&self::composed(project)));
    assert!(text.contains("滨河绿道缺少照明的路段已经补装路"), "{text}");
}
