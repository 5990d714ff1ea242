//! The summaries of a bureau and of a district on municipal cases: every figure against a recount, every
//! case taken away once, the texts whole, and what the templates draft from the records alone.

use std::{fmt::Write as _, sync::Arc};

use huibao::{
    build::{Composed, Options, RegisterReferences, prepare},
    diagnostic::{Format, Place, SourceFile, SourceKind, render},
    document::{Inline, Reference, References, plain_text},
    export::{Docx, Pdf},
    project::Project,
    record, statistics,
};

use super::summary_recount::Records;
use crate::{golden, text};

/// A sample: its folder, the office's name in its records, how a session of past years begins, and the
/// dates of its document.
struct Sample {
    folder: &'static str,
    office: &'static str,
    past: &'static str,
    as_of: &'static str,
}

const BUREAU: Sample =
    Sample { folder: "bureau-summary", office: "区地区办", past: "", as_of: "2023-11-13" };
const DISTRICT: Sample =
    Sample {
        folder: "municipal-cases", office: "闵行区", past: "市十五届", as_of: "2023-11-20"
    };

impl Sample {
    fn project(&self) -> Project {
        let folder = format!("{}/samples/{}", env!("CARGO_MANIFEST_DIR"), self.folder);
        Project::open(folder.as_ref()).unwrap()
    }

    fn records(&self, project: &Project) -> Records {
        let files = project.records.iter().map(|it| it.text.as_str());
        Records::read(self.office, self.past, &project.settings.text, files)
    }
}

/// The project's only document; nothing may be wrong with it.
fn composed(project: Project) -> Composed {
    let (prepared, found) = prepare(project);
    assert!(found.is_empty(), "{}", render(&found, Format::Plain));
    let prepared = prepared.unwrap();
    let (composed, found) = prepared.compose(&prepared.project.documents[0], Options::default());
    assert!(found.is_empty(), "{}", render(&found, Format::Plain));
    composed.unwrap()
}

/// The lines of the prose that hold text, without the marks of bold words.
fn prose(project: &Project) -> Vec<String> {
    let (_, prose) = project.documents[0].text.split_once("\n---\n").unwrap();
    prose.lines().filter(|it| !it.trim().is_empty()).map(|it| it.replace("**", "")).collect()
}

/// A line of prose with every reference replaced by what `records` print for it.
fn with_references(line: &str, records: &Records) -> String {
    let mut printed = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        let (reference, after) = after.split_once('}').unwrap();
        printed.push_str(before);
        match reference.split_once(": ") {
            Some((_, words)) => printed.push_str(words),
            None => printed.push_str(&records.printed(reference)),
        }
        rest = after;
    }
    printed + rest
}

fn both_formats_print_what_the_recount_says(sample: &Sample) {
    let project = sample.project();
    let records = sample.records(&project);
    let lines = prose(&project);
    let composed = composed(project);
    let docx = text::of_docx(&composed.export(&Docx).unwrap());
    let pdf = text::of_pdf(&composed.export(&Pdf).unwrap());
    let first = with_references(&lines[0], &records);
    let mut paragraphs = docx.iter().skip_while(|it| **it != first);
    for line in lines {
        let line = with_references(&line, &records);
        assert_eq!(paragraphs.next(), Some(&line));
        assert!(pdf.contains(&line), "not in the PDF: {line}");
    }
}

#[test]
fn the_bureau_prints_what_the_recount_says() {
    both_formats_print_what_the_recount_says(&BUREAU);
}

#[test]
fn the_district_prints_what_the_recount_says() {
    both_formats_print_what_the_recount_says(&DISTRICT);
}

#[test]
fn the_numbers_are_those_that_were_published() {
    let printed = |sample: &Sample, references: &[&str]| {
        let records = sample.records(&sample.project());
        references.iter().map(|it| records.printed(it)).collect::<Vec<_>>().join(" ")
    };
    let bureau = ["人大建议件", "政协提案件", "提案主办件", "提案会办件", "会议场次", "特色案例件"];
    assert_eq!(printed(&BUREAU, &bureau), "0 11 3 8 6 2");
    let district = [
        "总数",
        "人大建议件",
        "建议主办件",
        "建议会办件",
        "政协提案件",
        "提案主办件",
        "提案会办件",
        "主办件",
        "主办件主动公开",
        "主办件依申请公开",
        "录用稿件",
        "在线人次",
        "培训次数",
    ];
    assert_eq!(printed(&DISTRICT, &district), "28 21 2 19 7 3 4 5 4 1 2 近5万 2");
}

/// Every case taken away from the office once: no figure may stay as it was by accident.
fn every_reference_follows_every_case(sample: &Sample) {
    let project = sample.project();
    let references: Vec<String> = references(&prose(&project));
    let office = [format!("单位: {}", sample.office), format!("主办: {}\n", sample.office)];
    for (at, file) in project.records.iter().enumerate() {
        for mark in &office {
            for (place, _) in file.text.match_indices(mark.as_str()) {
                let start = place + "单位: ".len();
                let mut text = file.text.clone();
                text.replace_range(start..start + sample.office.len(), "市某某办公室");
                let mut project = project.clone();
                project.records[at] = SourceFile::new(file.name.clone(), SourceKind::Records, text);
                follows(sample, &project, &references);
            }
        }
    }
}

#[test]
fn the_bureau_s_figures_follow_every_case() {
    every_reference_follows_every_case(&BUREAU);
}

#[test]
fn the_district_s_figures_follow_every_case() {
    every_reference_follows_every_case(&DISTRICT);
}

/// Every activity made a 批示 once.
#[test]
fn counts_of_activities_follow_every_activity() {
    for sample in [BUREAU, DISTRICT] {
        let project = sample.project();
        let references: Vec<String> = references(&prose(&project));
        for (place, _) in project.settings.text.match_indices("    类型: ") {
            let mut text = project.settings.text.clone();
            let (_, rest) = text.split_at(place);
            let end = place + rest.find('\n').unwrap();
            text.replace_range(place..end, "    类型: 批示");
            let mut project = project.clone();
            project.settings = SourceFile::new("huibao.yaml", SourceKind::Settings, text);
            follows(&sample, &project, &references);
        }
    }
}

/// The references of the prose to figures and cases.
fn references(lines: &[String]) -> Vec<String> {
    let inside = |line: &String| -> Vec<String> {
        let pieces = line.split('{').skip(1).filter_map(|it| it.split_once('}'));
        pieces.map(|it| it.0.to_owned()).collect()
    };
    let all = lines.iter().flat_map(inside);
    all.filter(|it| !it.contains(": ") && !it.starts_with("附件.")).collect()
}

fn follows(sample: &Sample, project: &Project, references: &[String]) {
    let records = sample.records(project);
    let (register, found) = record::check(&project.settings, &project.records);
    let register = register.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)));
    let as_of = sample.as_of.parse().unwrap();
    let (figures, _) = statistics::count(&register, as_of);
    let place = Place::new(&project.documents[0], 0..0);
    let known = RegisterReferences {
        register: &register,
        figures: &figures,
        as_of,
        opinion: None,
        subject: None,
    };
    for reference in references {
        let path = reference.split('.').map(str::to_owned).collect();
        let printed = known.resolve(&Reference { path, claim: None, place: place.clone() });
        let printed = printed.unwrap_or_else(|it| panic!("{reference}: {it:?}"));
        let inline = |content| Inline { origin: place.clone(), content };
        let printed: Vec<Inline> = printed.into_iter().map(inline).collect();
        assert_eq!(plain_text(&printed), records.printed(reference), "{reference}");
    }
}

/// All paragraphs and cells under the title.
fn body(composed: &Composed) -> String {
    let docx = text::of_docx(&composed.export(&Docx).unwrap());
    let pdf = text::of_pdf(&composed.export(&Pdf).unwrap());
    for paragraph in &docx {
        assert!(pdf.contains(paragraph.as_str()), "not in the PDF: {paragraph}");
    }
    docx.into_iter().map(|it| it + "\n").collect()
}

fn with_head_alone(mut project: Project) -> Project {
    let document = &project.documents[0];
    let (head, _) = document.text.split_once("\n---\n").unwrap();
    let text = format!("{head}\n---\n");
    project.documents = vec![SourceFile::new(document.name.clone(), SourceKind::Prose, text)];
    project
}

/// What a template drafts, and the digits that nothing explains.
fn drafted(project: Project) -> String {
    let composed = composed(with_head_alone(project));
    let mut drafted = body(&composed);
    for it in composed.unexplained_digits() {
        let _ = writeln!(drafted, "手填：{}", it.sentence);
    }
    drafted
}

#[test]
fn the_bureau_s_text_stands_as_it_was_read() {
    golden::holds("tests/build/bureau-summary.txt", &body(&composed(BUREAU.project())));
}

#[test]
fn the_district_s_text_stands_as_it_was_read() {
    golden::holds("tests/build/municipal-cases.txt", &body(&composed(DISTRICT.project())));
}

#[test]
fn the_bureau_s_template_drafts_it_from_the_records_alone() {
    golden::holds("tests/build/bureau-summary-drafted.txt", &drafted(BUREAU.project()));
}

#[test]
fn the_district_s_template_drafts_it_from_the_records_alone() {
    golden::holds("tests/build/municipal-cases-drafted.txt", &drafted(DISTRICT.project()));
}

/// The project with other records and nothing told of activities and figures.
fn poor(sample: &Sample, records: &str) -> Project {
    let mut project = sample.project();
    let settings = &project.settings.text;
    let settings: Vec<&str> = settings
        .lines()
        .take_while(|it| !it.starts_with("指标") && !it.starts_with("批次"))
        .collect();
    project.settings =
        SourceFile::new("huibao.yaml", SourceKind::Settings, settings.join("\n") + "\n");
    project.records = Vec::new();
    if !records.is_empty() {
        let text =
            format!("公共: {{类型: 政协提案, 届次会议: 市政协十四届一次会议}}\n案件:\n{records}");
        let file: Arc<SourceFile> = SourceFile::new("records/a.yaml", SourceKind::Records, text);
        project.records.push(file);
    }
    project
}

/// Texts of registers with next to nothing in them, one after the other.
#[test]
fn a_register_with_little_in_it_gives_a_right_text() {
    let lead =
        "  - {编号: 7, 标题: 关于甲的建议, 提出人: 张三, 主办: 区地区办, 交办日期: 2023-09-20}\n";
    let co =
        "  - {编号: 8, 标题: 关于乙的建议, 提出人: 李四, 主办: 市某局, 会办: 闵行区、区地区办}\n";
    let told = "  - {编号: 9, 标题: 关于丙的建议, 提出人: 王五, 独办: 闵行区, 交办日期: 2023-02-01, \
                答复日期: 2023-04-03, 办理结果: 解决采纳, 公开属性: 主动公开, \
                措施: 区建管委修好了路, 特色案例: 是}\n";
    let mut all = String::new();
    for (sample, records) in [
        (BUREAU, ""),
        (BUREAU, lead),
        (BUREAU, co),
        (DISTRICT, ""),
        (DISTRICT, co),
        (DISTRICT, told),
    ] {
        let mut project = poor(&sample, records);
        let text =
            project.settings.text.lines().filter(|it| !it.starts_with("分类")).collect::<Vec<_>>();
        project.settings =
            SourceFile::new("huibao.yaml", SourceKind::Settings, text.join("\n") + "\n");
        let _ = writeln!(all, "＝＝＝{}：{}", sample.folder, records.trim());
        all += &drafted(project);
    }
    golden::holds("tests/build/summaries-poor.txt", &all);
}
