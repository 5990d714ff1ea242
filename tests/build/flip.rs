//! Every record's 办理结果 turned in turn: both formats must print what the independent recount
//! says, and nothing else may change.

use std::{fs, sync::Arc};

use huibao::{
    build::{Options, prepare},
    diagnostic::{SourceFile, SourceKind},
    export::{Docx, Pdf},
    project::Project,
};

use super::recount::{self, Record};
use crate::text;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/npc-briefing");
const THREADS: usize = 2;

/// The title of the annex.
const ANNEX: &str = "代表建议办理情况统计图";

/// 图题 of its charts, and what they say in words.
const CHARTS: [(&str, &str); 2] = [
    (
        "各类代表建议件数",
        "条形图“各类代表建议件数”：经济发展{按分类.经济发展.件数}件，\
         城区建设与管理{按分类.城区建设与管理.件数}件，社会事业{按分类.社会事业.件数}件，\
         民生保障{按分类.民生保障.件数}件，公共安全与交通{按分类.公共安全与交通.件数}件。",
    ),
    (
        "解决采纳率和公开率",
        "折线图“解决采纳率和公开率”：解决采纳率：2020年85.89%，2021年{解决采纳率}；\
         公开率：2020年94.87%，2021年{公开率}。",
    ),
];

#[test]
fn every_figure_follows_every_record_in_both_formats_and_nothing_else_changes() {
    let sample = Project::open(SAMPLE.as_ref()).unwrap();
    let prose = sample.documents[0].text.clone();
    let records = recount::records(sample.records.iter().map(|it| it.text.as_str()));
    assert_eq!(records.len(), 67);
    let numbers: Vec<String> = records.iter().map(|it| it.number.clone()).collect();
    holds(&sample, &prose, None);
    std::thread::scope(|scope| {
        for share in 0..THREADS {
            let (sample, prose, numbers) = (&sample, &prose, &numbers);
            scope.spawn(move || {
                for number in numbers.iter().skip(share).step_by(THREADS) {
                    holds(sample, prose, Some(number));
                }
            });
        }
    });
}

/// Builds the sample, one record turned, and holds both files against the recount.
fn holds(sample: &Project, prose: &str, turned: Option<&str>) {
    let mut project = sample.clone();
    if let Some(number) = turned {
        project.records = project.records.iter().map(|it| with_turned(it, number)).collect();
    }
    let records = recount::records(project.records.iter().map(|it| it.text.as_str()));
    let expected = expected(prose, &records);
    let (prepared, found) = prepare(project);
    let prepared = prepared.unwrap_or_else(|| panic!("{turned:?}: {found:?}"));
    let (composed, found) = prepared.compose(&prepared.project.documents[0], Options::default());
    let composed = composed.unwrap_or_else(|| panic!("{turned:?}: {found:?}"));
    let charts = CHARTS.map(|(_, said)| with_references(said, &records));
    let bytes = composed.export(&Docx).unwrap();
    let docx = text::of_docx(&bytes);
    let docx_expected = expected.iter().cloned().chain(CHARTS.map(|it| it.0.to_owned()));
    let docx_expected: Vec<String> = docx_expected.collect();
    for (paragraph, expected) in docx.iter().zip(&docx_expected) {
        assert_eq!(paragraph, expected, "DOCX with {turned:?} turned");
    }
    assert_eq!(docx.len(), docx_expected.len(), "paragraphs of the DOCX with {turned:?} turned");
    assert_eq!(text::of_pictures(&bytes), charts, "pictures with {turned:?} turned");
    let captioned =
        charts.iter().zip(CHARTS).map(|(said, (caption, _))| format!("{said}{caption}"));
    let pdf = text::of_pdf(&composed.export(&Pdf).unwrap());
    let pdf_expected: String = expected.into_iter().chain(captioned).collect();
    assert_eq!(pdf, pdf_expected, "PDF with {turned:?} turned");
}

/// The file with that record's outcome turned; the same file when the record is not in it.
fn with_turned(file: &Arc<SourceFile>, number: &str) -> Arc<SourceFile> {
    let mut lines: Vec<String> = file.text.lines().map(str::to_owned).collect();
    let opening = format!("编号: {number}");
    let Some(begin) = lines.iter().position(|it| it.contains(&opening)) else {
        return Arc::clone(file);
    };
    let outcome = lines.iter_mut().skip(begin).find(|it| it.contains("办理结果: ")).unwrap();
    *outcome = if outcome.contains("解决采纳") {
        outcome.replace("解决采纳", "正在解决")
    } else {
        "    办理结果: 解决采纳".to_owned()
    };
    SourceFile::new(file.name.clone(), SourceKind::Records, lines.join("\n"))
}

/// The paragraphs that the document must print before its charts: its title, 署名 and date, its prose
/// with every reference replaced by what the recount says, the annex and its title.
fn expected(file: &str, records: &[Record]) -> Vec<String> {
    let prose = file.split("\n---\n").nth(1).unwrap();
    let (prose, _) = prose.split_once("\n::: 附件 ").unwrap();
    let head = [
        "关于区十六届人大六次会议期间代表建议、批评和意见办理情况的汇报",
        "上海市长宁区人民政府办公室",
        "2021年7月5日",
    ];
    let lines = prose.lines().filter(|it| !it.trim().is_empty());
    let printed = lines.map(|line| with_references(line, records).replace("**", ""));
    let annex = [format!("附件：{ANNEX}"), "附件".to_owned(), ANNEX.to_owned()];
    head.into_iter().map(str::to_owned).chain(printed).chain(annex).collect()
}

fn with_references(line: &str, records: &[Record]) -> String {
    let mut printed = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        let (reference, after) = after.split_once('}').unwrap();
        printed.push_str(before);
        let claimed = reference.split_once(": ").map(|(_, words)| words);
        match claimed.or_else(|| inputs(reference)) {
            Some(words) => printed.push_str(words),
            None => printed.push_str(&recount::printed(reference, records)),
        }
        rest = after;
    }
    printed + rest
}

/// 录入: what no record holds.
fn inputs(name: &str) -> Option<&'static str> {
    Some(match name {
        "再次听取" => "5月26日",
        "培训单位" => "44",
        "交流单位" => "10余",
        "评估电梯" => "230",
        "修缮里弄" => "约3万",
        "盲道标准" => "3米以上",
        _ => return None,
    })
}

#[test]
fn the_sample_prints_the_closed_share_and_the_plain_one_without_closing() {
    let printed = |closing: &str| {
        let mut project = Project::open(SAMPLE.as_ref()).unwrap();
        let settings = fs::read_to_string(format!("{SAMPLE}/huibao.yaml")).unwrap();
        let settings = settings.replace("凑整: 最大项", &format!("凑整: {closing}"));
        project.settings = SourceFile::new("huibao.yaml", SourceKind::Settings, settings);
        let (prepared, _) = prepare(project);
        let prepared = prepared.unwrap();
        let (composed, _) = prepared.compose(&prepared.project.documents[0], Options::default());
        text::of_docx(&composed.unwrap().export(&Docx).unwrap()).concat()
    };
    assert!(printed("最大项").contains("城区建设与管理类24件，占35.9%；"));
    assert!(printed("不调整").contains("城区建设与管理类24件，占35.8%；"));
}
