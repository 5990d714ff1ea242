//! Every row of a workbook becomes a record or is told: none is lost, none is made up.

use std::sync::Arc;

use huibao::{
    diagnostic::{Format, SourceFile, SourceKind, render},
    ledger::{
        import::{Choices, Imported, Request, import},
        sheet,
    },
    record,
};
use proptest::prelude::*;
use rust_xlsxwriter::Format as CellFormat;

use super::sheet::written;

fn settings() -> Arc<SourceFile> {
    let text = "版本: 1\n单位: {名称: 某某区人民政府}\n年份: 2021\n";
    SourceFile::new("huibao.yaml", SourceKind::Settings, text)
}

fn imported(bytes: &[u8], records: &[Arc<SourceFile>]) -> Imported {
    let workbook = sheet::read("台账.xlsx", bytes).unwrap();
    let request = Request {
        name: "台账.xlsx",
        workbook: &workbook,
        sheet: None,
        kind: Some("代表建议"),
        session: Some("区十六届人大六次会议"),
        stem: "台账",
        choices: &Choices::default(),
        settings: &settings(),
        records,
    };
    import(request).unwrap_or_else(|found| panic!("{}", render(&found, Format::Plain)))
}

const HEADERS: [&str; 8] =
    ["编号", "案由", "提出人", "主办单位", "会办单位", "交办时间", "答复时间", "备注"];

/// A workbook of these rows below the headers.
fn table(rows: &[Vec<String>]) -> Vec<u8> {
    written(|it| {
        let sheet = it.add_worksheet();
        for (column, header) in (0u16..).zip(HEADERS) {
            sheet.write(0, column, header).unwrap();
        }
        for (row, cells) in (1u32..).zip(rows) {
            for (column, text) in (0u16..).zip(cells) {
                sheet.write(row, column, text).unwrap();
            }
        }
    })
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        3 => "[0-9]{1,4}",
        2 => "[甲乙丙丁、，\n（）：: #'\"-]{1,8}",
        1 => Just("合计".to_owned()),
        1 => Just("2021-04-16".to_owned()),
        1 => Just("/".to_owned()),
        1 => "[\\PC\n]{0,8}",
        1 => Just("案由".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn rows_in_are_records_written_and_rows_told(
        mut rows in prop::collection::vec(prop::collection::vec(cell(), 8), 1..12),
        whole in prop::collection::vec(any::<bool>(), 12),
    ) {
        for (row, is_whole) in rows.iter_mut().zip(whole) {
            // Random rows alone would rarely make a record.
            if is_whole {
                for (at, text) in [(1, "关于甲的建议"), (2, "甲"), (3, "区民政局")] {
                    row[at] = text.to_owned();
                }
            }
        }
        let imported = imported(&table(&rows), &[]);
        let filled = rows.iter().filter(|it| it.iter().any(|it| !it.trim().is_empty())).count();
        let (read, written, told) = imported.report.counts();
        prop_assert_eq!(read, filled);
        prop_assert_eq!(read, written + told);

        let text = imported.files.first().map(|it| it.text.as_str()).unwrap_or_default();
        prop_assert_eq!(text.matches("\n  - ").count(), written, "{}", text);
        for file in &imported.files {
            prop_assert!(record::read_yaml(file).is_ok(), "{}", text);
        }
        let (register, found) = record::check(&settings(), &imported.files);
        if let Some(register) = register {
            prop_assert_eq!(register.cases.len(), written);
        } else if written > 0 {
            // What does not hold was told of a row or of all of them.
            let told = imported.report.tables.iter();
            let told: usize = told.map(|it| it.remarks.len() + it.of_all.len()).sum();
            prop_assert!(told > 0, "{}", render(&found, Format::Plain));
        }
    }

    /// What was brought in once is not brought in again.
    #[test]
    fn a_second_import_brings_nothing(numbers in prop::collection::btree_set(1u32..500, 1..8)) {
        let row = |it: &u32| {
            let number = format!("{it:04}");
            [&number, "关于甲的建议", "甲", "区民政局", "", "", "", ""].map(str::to_owned).to_vec()
        };
        let bytes = table(&numbers.iter().map(row).collect::<Vec<_>>());
        let first = imported(&bytes, &[]);
        prop_assert_eq!(first.report.counts(), (numbers.len(), numbers.len(), 0));
        let second = imported(&bytes, &first.files);
        prop_assert_eq!(second.report.counts(), (numbers.len(), 0, numbers.len()));
        prop_assert!(second.files.is_empty());
    }
}

#[test]
fn numbers_get_back_the_zeros_that_others_show() {
    let bytes = written(|it| {
        let sheet = it.add_worksheet();
        for (column, header) in (0u16..).zip(HEADERS) {
            sheet.write(0, column, header).unwrap();
        }
        for row in 1..=3 {
            for (column, text) in [(1, "关于甲的建议"), (2, "甲"), (3, "区民政局")] {
                sheet.write(row, column, text).unwrap();
            }
        }
        sheet.write(1, 0, 38).unwrap();
        sheet.write(2, 0, "0039").unwrap();
        sheet.write_with_format(3, 0, 7, &CellFormat::new().set_num_format("0000")).unwrap();
    });
    let text = &imported(&bytes, &[]).files[0].text;
    for number in ["编号: 0038\n", "编号: 0039\n", "编号: 0007\n"] {
        assert!(text.contains(number), "{text}");
    }
}

fn row(cells: [&str; 4]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}

#[test]
fn only_a_bare_word_makes_a_row_of_totals() {
    let rows = [
        row(["0001", "合计为民办事的建议", "甲", "区民政局"]),
        row(["总计", "2件", "", "2"]),
        row(["", "小计：", "", ""]),
        row(["0002", "合计", "乙", "区民政局"]),
    ];
    let shown = imported(&table(&rows), &[]).report.shown();
    assert!(shown.contains("共读4行，写入2件，没有写入2行。"), "{shown}");
    for line in ["第3行：是合计行（“总计”）", "第4行：是合计行（“小计：”）"]
    {
        assert!(shown.contains(line), "{shown}");
    }
}
