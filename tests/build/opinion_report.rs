//! The report on 审议意见: every figure against a recount, every record turned, the text whole, and what
//! the template drafts from the records alone.

use std::{fmt::Write as _, sync::Arc};

use calamine::{Data, Reader, Xlsx};
use huibao::{
    build::{Composed, Options, RegisterReferences, figure_sheet, prepare},
    diagnostic::{Format, Place, SourceFile, SourceKind, render},
    document::{Inline, Reference, References, plain_text},
    export::{Docx, Pdf},
    project::Project,
    record, statistics,
};

use super::opinion_recount::{self, Record};
use crate::{golden, text};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/opinion-report");
const THREADS: usize = 2;

fn sample() -> Project {
    Project::open(SAMPLE.as_ref()).unwrap()
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

fn recounted(project: &Project) -> Vec<Record> {
    opinion_recount::records(project.records.iter().map(|it| it.text.as_str()))
}

/// The lines of the prose that hold text.
fn prose(project: &Project) -> Vec<String> {
    let (_, prose) = project.documents[0].text.split_once("\n---\n").unwrap();
    prose.lines().filter(|it| !it.trim().is_empty()).map(str::to_owned).collect()
}

/// 录入, and what the document's head says of the 审议意见.
fn told(reference: &str) -> Option<&'static str> {
    Some(match reference {
        "复查起始" => "7月",
        "审议意见.名称" => {
            "静安区第二届人大常委会第三十四次会议关于代表建议办理情况的审议意见"
        }
        "审议意见.文号" => "静会〔2025〕34号",
        "审议意见.第1条" => "进一步夯实办理工作基础",
        "审议意见.第2条" => "不断提高办理工作质量",
        "审议意见.第3条" => "不折不扣地确保办理成效",
        "审议意见.第4条" => "着力完善办理工作长效机制",
        _ => return None,
    })
}

/// A line of prose with every reference replaced by what `print` gives for it.
fn with_references(line: &str, print: &dyn Fn(&str) -> String) -> String {
    let mut printed = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        let (reference, after) = after.split_once('}').unwrap();
        printed.push_str(before);
        match reference.split_once(": ") {
            Some((_, words)) => printed.push_str(words),
            None => printed.push_str(&print(reference)),
        }
        rest = after;
    }
    printed + rest
}

fn expected(reference: &str, records: &[Record]) -> String {
    told(reference).map_or_else(|| opinion_recount::printed(reference, records), str::to_owned)
}

#[test]
fn both_formats_print_what_the_recount_says() {
    let project = sample();
    let records = recounted(&project);
    assert_eq!(records.len(), 172 + 44 + 91);
    let lines = prose(&project);
    let composed = composed(project);
    let docx = text::of_docx(&composed.export(&Docx).unwrap());
    let pdf = text::of_pdf(&composed.export(&Pdf).unwrap());
    let mut paragraphs = docx.iter().skip_while(|it| !it.starts_with("收到《"));
    for line in lines {
        let line = with_references(&line, &|it| expected(it, &records));
        assert_eq!(paragraphs.next(), Some(&line));
        assert!(pdf.contains(&line), "not in the PDF: {line}");
    }
}

#[test]
fn the_numbers_are_those_that_were_published() {
    let records = recounted(&sample());
    let printed = |reference| opinion_recount::printed(reference, &records);
    assert_eq!(
        printed("按结果.分述"),
        "办理结果为“已经解决”的148件，占86.0%；“正在解决”的8件，占4.7%；\
         “计划解决”的4件，占2.3%；“留作参考”的12件，占7.0%"
    );
    let references = [
        "总数",
        "联系社区意见",
        "联系社区街镇",
        "联系社区主办单位",
        "联系社区解决率.件数",
        "联系社区解决率",
        "回头看件数",
        "回头看新结果.已经解决.件数",
        "回头看最早交办.年份",
        "回头看最近交办.年份",
        "满意率",
        "联系社区主办排名.居前2",
    ];
    assert_eq!(
        references.map(printed).join(" "),
        "172 44 11 15 35 79.5% 91 20 2022 2024 100% 区建设管理委、区公安分局"
    );
}

/// Every record turned once, some of each batch at a time: no figure is counted over two batches, and
/// one record that is not followed makes a number wrong whatever the others do.
#[test]
fn every_reference_follows_every_record() {
    let project = sample();
    let references: Vec<String> = references(&prose(&project));
    let cases = |file: usize| project.records[file].text.matches("- 编号: ").count();
    let turns: Vec<(usize, usize)> = (0..project.records.len())
        .flat_map(|file| (0..cases(file)).map(move |case| (file, case)))
        .collect();
    assert_eq!(turns.len(), 307);
    let batches = [turns[..172].chunks(4), turns[172..216].chunks(1), turns[216..].chunks(2)];
    std::thread::scope(|scope| {
        for share in 0..THREADS {
            let (project, references, batches) = (&project, &references, batches.clone());
            scope.spawn(move || {
                let most = batches.iter().map(ExactSizeIterator::len).max().unwrap();
                for nth in (share..most).step_by(THREADS) {
                    let turned = batches.clone().into_iter().filter_map(|mut it| it.nth(nth));
                    follows(project, references, &turned.flatten().copied().collect::<Vec<_>>());
                }
            });
        }
    });
}

/// The references of the prose to figures and cases.
fn references(lines: &[String]) -> Vec<String> {
    let inside = |line: &String| -> Vec<String> {
        let pieces = line.split('{').skip(1).filter_map(|it| it.split_once('}'));
        pieces.map(|it| it.0.to_owned()).collect()
    };
    let all = lines.iter().flat_map(inside);
    all.filter(|it| !it.contains(": ") && told(it).is_none()).collect()
}

fn follows(project: &Project, references: &[String], turned: &[(usize, usize)]) {
    let mut project = project.clone();
    for (file, case) in turned {
        project.records[*file] = with_turned(&project.records[*file], *case);
    }
    let records = recounted(&project);
    let (register, found) = record::check(&project.settings, &project.records);
    let register = register.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)));
    let as_of = "2025-09-19".parse().unwrap();
    let (figures, _) = statistics::count(&register, as_of);
    let known = RegisterReferences {
        register: &register,
        figures: &figures,
        as_of,
        opinion: None,
        subject: None,
    };
    let place = Place::new(&project.documents[0], 0..0);
    for reference in references {
        let path = reference.split('.').map(str::to_owned).collect();
        let printed = known.resolve(&Reference { path, claim: None, place: place.clone() });
        let printed = printed.unwrap_or_else(|it| panic!("{reference}, {turned:?}: {it:?}"));
        let inline = |content| Inline { origin: place.clone(), content };
        let printed: Vec<Inline> = printed.into_iter().map(inline).collect();
        let expected = opinion_recount::printed(reference, &records);
        assert_eq!(plain_text(&printed), expected, "{reference}, {turned:?} turned");
    }
}

/// The file with its case at `nth` turned: its outcome, or, of a past year's, what became of it.
fn with_turned(file: &Arc<SourceFile>, nth: usize) -> Arc<SourceFile> {
    let mut lines: Vec<String> = file.text.lines().map(str::to_owned).collect();
    let begin = lines.iter().enumerate().filter(|(_, it)| it.contains("- 编号: ")).nth(nth);
    let begin = begin.unwrap().0;
    let end = lines.iter().skip(begin).position(String::is_empty);
    let end = end.map_or(lines.len(), |it| begin + it);
    let case = &mut lines[begin..end];
    let is_past = file.name.contains("回头看");
    let key = if is_past { "现结果: " } else { "办理结果: " };
    let line = case.iter_mut().find(|it| it.contains(key)).unwrap();
    let before = line.split(key).nth(1).unwrap().chars().take(4).collect::<String>();
    let was = line.split("原结果: ").nth(1).map(|it| it.chars().take(4).collect::<String>());
    let after = match (before.as_str(), was) {
        ("已经解决", Some(was)) => was,
        ("已经解决", None) => "留作参考".to_owned(),
        _ => "已经解决".to_owned(),
    };
    *line = line.replace(&format!("{key}{before}"), &format!("{key}{after}"));
    SourceFile::new(file.name.clone(), SourceKind::Records, lines.join("\n"))
}

/// The paragraphs from the opening to the last before 署名.
fn body(composed: &Composed) -> String {
    let docx = text::of_docx(&composed.export(&Docx).unwrap());
    let paragraphs = docx.into_iter().skip_while(|it| !it.starts_with("收到《"));
    paragraphs.take_while(|it| it != "上海市静安区人民政府").map(|it| it + "\n").collect()
}

#[test]
fn the_text_stands_as_it_was_read() {
    golden::holds("tests/build/opinion-report.txt", &body(&composed(sample())));
}

#[test]
fn the_template_drafts_it_from_the_records_alone() {
    let composed = composed(without_prose(sample()));
    let mut drafted = body(&composed);
    for it in composed.unexplained_digits() {
        let _ = writeln!(drafted, "手填：{}", it.sentence);
    }
    golden::holds("tests/build/opinion-report-drafted.txt", &drafted);
}

fn without_prose(mut project: Project) -> Project {
    let document = &project.documents[0];
    let (head, _) = document.text.split_once("\n---\n").unwrap();
    let text = format!("{head}\n---\n");
    project.documents = vec![SourceFile::new(document.name.clone(), SourceKind::Prose, text)];
    project
}

#[test]
fn the_figure_sheet_lists_each_item_with_its_section_page_and_first_sentence() {
    let bytes = figure_sheet(&composed(sample())).unwrap();
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("审议意见").unwrap();
    let cells = |row: &[Data]| row.iter().map(Data::to_string).collect::<Vec<String>>();
    let rows: Vec<Vec<String>> = range.rows().map(cells).collect();
    let page = |row: &Vec<String>| row[3].parse::<usize>().unwrap();
    assert!(rows[1..].is_sorted_by_key(page) && page(&rows[1]) >= 1);
    let mut told = String::new();
    for row in &rows {
        let _ = writeln!(told, "{}|{}|{}|{}", row[0], row[1], row[2], row[4]);
    }
    golden::holds("tests/build/opinion-report-answers.txt", &told);
}
