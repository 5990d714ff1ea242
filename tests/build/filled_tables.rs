//! The tables of an office's year: every number against a recount, every list against the records, both
//! formats alike, and what a clerk is told who asks for what is not there.

use std::sync::Arc;

use huibao::{
    build::{Composed, Mention, Options, Printed, prepare},
    diagnostic::{Format, SourceFile, SourceKind, render},
    document::{Block, BlockContent, ColumnWidth, Table, plain_text},
    export::{Docx, Pdf},
    project::Project,
};

use super::tables_recount::{Record, printed, records};
use crate::text;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/office-year");
const AS_OF: &str = "2026-07-15";

fn sample() -> Project {
    Project::open(SAMPLE.as_ref()).unwrap()
}

fn recounted() -> Vec<Record> {
    records(sample().records.iter().map(|it| it.text.as_str()))
}

/// The document called `name`, about which nothing may be wrong.
fn composed(name: &str) -> Composed {
    let (prepared, found) = prepare(sample());
    let prepared = prepared.unwrap();
    assert!(!found.has_errors(), "{}", render(&found, Format::Plain));
    let documents = &prepared.project.documents;
    let file = documents.iter().find(|it| Project::stem(it) == name).unwrap();
    let (composed, found) = prepared.compose(file, Options::default());
    assert!(found.is_empty(), "{}", render(&found, Format::Plain));
    composed.unwrap()
}

fn tables(blocks: &[Block]) -> Vec<&Table> {
    let mut tables = Vec::new();
    for block in blocks {
        match &block.content {
            BlockContent::Table(table) => tables.push(table),
            BlockContent::Annex(annex) => tables.extend(self::tables(&annex.blocks)),
            _ => {}
        }
    }
    tables
}

/// The texts of a table's rows, header first; covered cells are empty.
fn rows(table: &Table) -> Vec<Vec<String>> {
    let row =
        |it: &Vec<_>| it.iter().map(|it: &huibao::document::Cell| plain_text(&it.text)).collect();
    table.rows.iter().map(row).collect()
}

/// Figures of the sample that have rows.
const OF_TABLES: [&str; 5] =
    ["单位办理情况", "类型办理情况", "分类办理情况", "办复率排名", "满意率排名"];

#[test]
fn every_number_of_the_tables_is_that_of_the_recount() {
    let records = recounted();
    let mut held = 0;
    for name in ["统计表", "排名通报"] {
        for Mention { printed: it, .. } in &composed(name).mentions {
            let Printed::Figure { name, parts, text } = it else { continue };
            if OF_TABLES.contains(&name.as_str()) && parts.len() > 1 {
                assert_eq!(*text, printed(name, parts, &records, AS_OF), "{name}.{parts:?}");
                held += 1;
            }
        }
    }
    assert!(held > 200, "only {held} numbers");
}

#[test]
fn rows_add_up_to_their_subtotals_and_to_all() {
    let composed = composed("统计表");
    let all = tables(&composed.document.body);
    let [by_kind, by_category, by_unit] = all.as_slice() else { panic!("{} tables", all.len()) };
    let column = |table: &Table, column: usize, named: &dyn Fn(&str) -> bool| -> usize {
        let name = usize::from(table.columns.len() > 9);
        let rows = rows(table).into_iter().skip(table.header_rows);
        let rows = rows.filter(|it| named(&it[name]));
        rows.map(|it| it[column].parse::<usize>().unwrap_or_default()).sum()
    };
    for (table, columns) in [(by_kind, [1, 2, 3, 5, 6]), (by_category, [1, 2, 3, 5, 6])] {
        for at in columns {
            let rows = column(table, at, &|it| it != "合计");
            assert_eq!(rows, column(table, at, &|it| it == "合计"), "column {at}");
        }
    }
    // One case is handled by two units of one 系统, each on its own.
    for (at, twice) in [(2, 1), (3, 0), (4, 1), (5, 1), (7, 1), (8, 0)] {
        let subtotals = column(by_unit, at, &|it| it.ends_with("小计"));
        let units = column(by_unit, at, &|it| it.starts_with('区'));
        assert_eq!(subtotals, column(by_unit, at, &|it| it == "合计"), "column {at}");
        assert_eq!(units, subtotals + twice, "column {at}");
    }
}

#[test]
fn a_list_has_every_case_below_its_unit() {
    let records = recounted();
    let composed = composed("办理情况一览表");
    let [table] = tables(&composed.document.body).try_into().unwrap();
    let listed = rows(table);
    let mut unit = String::new();
    let mut serial = 0;
    let mut found = Vec::new();
    for row in &listed[1..] {
        if let Some((name, count)) = row[0].split_once("　小计") {
            unit = name.to_owned();
            let handles = |it: &&Record| {
                it.is_of_this_year()
                    && it.names("主办").iter().chain(&it.names("分办")).any(|it| *it == unit)
            };
            let own = records.iter().filter(handles).count();
            assert_eq!(count, format!("{own}件"), "{unit}");
        } else if !row[0].starts_with("合计") {
            serial += 1;
            assert_eq!(row[0], serial.to_string());
            found.push((unit.clone(), row.clone()));
        }
    }
    assert_eq!(found.len(), 31);
    assert_eq!(listed.last().unwrap()[0], "合计　30件（31件次）");
    for (unit, row) in &found {
        let case = records
            .iter()
            .find(|it| it.is_of_this_year() && it.text("标题") == Some(&row[3]))
            .unwrap();
        assert!(case.names("主办").iter().chain(&case.names("分办")).any(|it| it == unit));
        let day = |it: &str| {
            let parts: Vec<u32> = it.split('-').map(|it| it.parse().unwrap()).collect();
            format!("{}.{}.{}", parts[0], parts[1], parts[2])
        };
        let expected = [
            case.text("类型").unwrap().to_owned(),
            case.text("编号").unwrap().to_owned(),
            case.text("标题").unwrap().to_owned(),
            case.names("提出人").join("、"),
            case.names("会办").join("、"),
            case.text("答复日期").map(day).unwrap_or_default(),
            case.text("办理结果").unwrap_or_default().to_owned(),
            case.text("公开属性").unwrap_or_default().to_owned(),
            case.text("满意度").unwrap_or_default().to_owned(),
        ];
        assert_eq!(row[1..], expected);
    }
}

#[test]
fn a_list_of_tasks_notes_what_is_listed_twice_and_what_is_put_off() {
    let composed = composed("交办通知");
    let tables = tables(&composed.document.body);
    let notes: Vec<String> = tables[0].notes.iter().map(|it| plain_text(&it.text)).collect();
    assert_eq!(
        notes,
        [
            "一件由几家分办的，在各家名下都列出；小计相加为件次，合计按件计；已批准延期的，期限为延期后的日期。"
        ]
    );
    assert_eq!(tables[0].widths[3], ColumnWidth::Sentence, "the titles");
}

#[test]
fn the_look_back_lists_what_became_of_every_case() {
    let records = recounted();
    let composed = composed("回头看一览表");
    let [table] = tables(&composed.document.body).try_into().unwrap();
    let expected: Vec<Vec<String>> = records
        .iter()
        .filter(|it| !it.is_of_this_year())
        .enumerate()
        .map(|(at, it)| {
            vec![
                (at + 1).to_string(),
                it.text("届次会议").unwrap().to_owned(),
                it.text("编号").unwrap().to_owned(),
                it.names("提出人").join("、"),
                it.text("标题").unwrap().to_owned(),
                it.text("主办").unwrap().to_owned(),
                it.round("原结果").unwrap().to_owned(),
                it.round("现结果").unwrap().to_owned(),
                it.round("说明").unwrap().to_owned(),
            ]
        })
        .collect();
    assert_eq!(rows(table)[1..], expected);
    assert!(!composed.document.orientation.is_portrait());
}

#[test]
fn both_formats_say_the_same() {
    for name in ["交办通知", "办理情况一览表", "回头看一览表", "统计表", "排名通报"]
    {
        let composed = composed(name);
        let docx = text::of_docx(&composed.export(&Docx).unwrap());
        let pdf = text::of_pdf(&composed.export(&Pdf).unwrap());
        for paragraph in &docx {
            assert!(pdf.contains(paragraph.as_str()), "{name}: not in the PDF: {paragraph}");
        }
        for table in tables(&composed.document.body) {
            for cell in rows(table).concat().iter().filter(|it| !it.is_empty()) {
                assert!(docx.contains(cell), "{name}: not in the DOCX: {cell}");
            }
        }
        assert!(composed.unexplained_digits().is_empty(), "{name}");
    }
}

/// What is told of a document whose text is `prose`.
fn told(prose: &str) -> String {
    let mut project = sample();
    let head = "---\n模板: 汇报\n标题: 试\n截至: 2026-07-15\n---\n一、统计\n";
    let file = SourceFile::new("documents/试.md", SourceKind::Prose, format!("{head}{prose}"));
    project.documents = vec![Arc::clone(&file)];
    let (prepared, _) = prepare(project);
    let (_, found) = prepared.unwrap().compose(&file, Options::default());
    render(&found, Format::Plain)
}

#[test]
fn what_is_not_there_is_told_with_what_there_is() {
    for (prose, told_of) in [
        ("::: 统计表\n列: 总数\n:::\n", "统计表没有写“数据”"),
        ("::: 统计表\n数据: 单位情况\n:::\n", "没有名为“单位情况”的指标"),
        ("::: 统计表\n数据: 总数\n:::\n", "“总数”是计数，没有分成几行，列不成统计表"),
        ("::: 统计表\n数据: 单位办理情况\n列: 办结\n:::\n", "“单位办理情况”没有“办结”这一列"),
        ("::: 统计表\n数据: 单位办理情况\n小计: 街镇\n:::\n", "“小计”不能是“街镇”"),
        ("::: 统计表\n数据: 单位办理情况\n表头: 甲\n:::\n", "统计表里没有“表头”这一项"),
        ("::: 一览表\n数据: 总数\n列: 案由\n:::\n", "案件没有“案由”这一项，列不出来"),
        ("::: 一览表\n数据: 超期未办复\n:::\n", "“超期未办复”没有案件，列不出一览表"),
    ] {
        let told = told(prose);
        assert!(told.contains(told_of), "{told}");
    }
}

/// The plain paragraphs of the document called `name` as of `date`.
fn paragraphs(name: &str, date: &str) -> Vec<String> {
    let mut project = sample();
    let text = format!("---\n模板: {name}\n标题: 试\n截至: {date}\n---\n");
    let file = SourceFile::new("documents/试.md", SourceKind::Prose, text);
    project.documents = vec![Arc::clone(&file)];
    let (composed, found) = prepare(project).0.unwrap().compose(&file, Options::default());
    let composed = composed.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)));
    let blocks = composed.document.body.into_iter();
    let text = blocks.filter_map(|it| match it.content {
        BlockContent::Paragraph(text) => Some(plain_text(&text)),
        _ => None,
    });
    text.collect()
}

#[test]
fn what_is_not_yet_due_is_told_beside_the_rate_that_leaves_it_out() {
    for name in ["统计表", "排名通报"] {
        let early = paragraphs(name, "2026-04-10").remove(0);
        let told = "共30件，应办复3件（还在办理、没有到期的不计），已办复3件，办复率100%";
        assert!(early.contains(told), "{early}");
        let late = paragraphs(name, "2026-12-01").remove(0);
        assert!(!late.contains("应办复"), "{late}");
    }
}

#[test]
fn a_document_dated_before_every_case_says_so() {
    let mut project = sample();
    let text = "---\n模板: 统计表\n标题: 试\n截至: 2020-01-01\n---\n";
    let file = SourceFile::new("documents/试.md", SourceKind::Prose, text);
    project.documents = vec![Arc::clone(&file)];
    let (_, found) = prepare(project).0.unwrap().compose(&file, Options::default());
    let told = render(&found, Format::Plain);
    assert!(told.contains("警告: “截至”早于全部案件的交办日期，一件也没有计入"), "{told}");
    assert!(told.contains("4 | 截至: 2020-01-01"), "{told}");
}

#[test]
fn units_that_all_tie_are_not_said_to_lead() {
    let mut project = sample();
    let case = |number: u32, unit: &str| {
        format!(
            "  - {{编号: 00{number}, 标题: 关于第{number}条道路的建议, 提出人: 某代表组, 主办: {unit}}}\n"
        )
    };
    let register = |cases: &str| {
        let all = "公共: {类型: 代表建议, 届次会议: 区三届人大五次会议, 分类: 教育, 交办日期: 2026-02-06}\n案件:\n";
        SourceFile::new("records/1.yaml", SourceKind::Records, format!("{all}{cases}"))
    };
    let units = ["区房管局", "区建管委", "区教育局", "区民政局"];
    let tied: String = (11..).zip(units).map(|(number, unit)| case(number, unit)).collect();
    project.records = vec![register(&tied)];
    let text = "---\n模板: 排名通报\n标题: 试\n截至: 2026-07-15\n---\n";
    let file = SourceFile::new("documents/试.md", SourceKind::Prose, text);
    project.documents = vec![Arc::clone(&file)];
    let said = |project: Project| {
        let (prepared, found) = prepare(project);
        let prepared = prepared.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)));
        let (composed, found) = prepared.compose(&file, Options::default());
        let composed = composed.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)));
        let mentions = composed.mentions.iter().map(|it| it.sentence.to_string());
        mentions.filter(|it| it.contains("主办件数居")).collect::<Vec<_>>()
    };
    assert!(said(project.clone()).is_empty());
    project.records = vec![register(&(tied + &case(15, "区教育局")))];
    assert_eq!(said(project).first().unwrap(), "主办件数居首位的是区教育局。");
}
