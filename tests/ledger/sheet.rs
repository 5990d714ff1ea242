//! What is read of a workbook is what a person sees in it.

use std::fmt::Write as _;

use calamine::{Data, Reader, Xlsx};
use huibao::ledger::sheet::{self, Kind, Sheet, Workbook, letters};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook as Writer};

/// The workbook that `fill` writes, as bytes.
pub(super) fn written(fill: impl FnOnce(&mut Writer)) -> Vec<u8> {
    let mut writer = Writer::new();
    fill(&mut writer);
    writer.save_to_buffer().unwrap()
}

fn read(bytes: &[u8]) -> Workbook {
    sheet::read("台账.xlsx", bytes).unwrap_or_else(|fault| panic!("{}", fault.cause))
}

/// `B2=0038` for each cell, with a mark for what is not simply text.
fn told(sheet: &Sheet) -> Vec<String> {
    let cells = sheet.rows.iter().flat_map(|row| row.cells.iter().map(move |it| (row.number, it)));
    let told = cells.map(|(row, it)| {
        let mut text = format!("{}{row}={}", letters(it.column), it.text);
        if it.kind != Kind::Text {
            let _ = write!(text, " {:?}", it.kind);
        }
        if it.is_formula {
            text += " formula";
        }
        if let Some((row, column)) = it.merged_from {
            let _ = write!(text, " of {}{row}", letters(column));
        }
        text
    });
    told.collect()
}

#[test]
fn cells_are_read_as_they_are_seen() {
    let bytes = written(|it| {
        let zeros = Format::new().set_num_format("0000");
        let date = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
        let chinese = Format::new().set_num_format_index(31);
        let day = ExcelDateTime::from_ymd(2021, 4, 16).unwrap();
        let sheet = it.add_worksheet().set_name("建议").unwrap();
        sheet.write(0, 0, "编号").unwrap();
        sheet.write(1, 0, "0038").unwrap();
        sheet.write_with_format(1, 1, 38, &zeros).unwrap();
        sheet.write(1, 2, 38).unwrap();
        sheet.write_with_format(1, 3, &day, &date).unwrap();
        sheet.write_with_format(1, 4, 44302, &chinese).unwrap();
        sheet.write(1, 5, 44302).unwrap();
        sheet.write(1, 6, " <甲> & “乙”\n丙 ").unwrap();
        sheet.write(1, 7, Formula::new("=A1&\"号\"").set_result("编号号")).unwrap();
        sheet.write(1, 8, true).unwrap();
        sheet.write(1, 9, "").unwrap();
        sheet.write(1, 10, "   ").unwrap();
        sheet.write(4, 27, "远").unwrap();
    });
    let workbook = read(&bytes);
    assert_eq!(workbook.sheets[0].name, "建议");
    assert_eq!(
        told(&workbook.sheets[0]),
        [
            "A1=编号",
            "A2=0038",
            "B2=0038",
            "C2=38 Number",
            "D2=2021-04-16 Date",
            "E2=2021-04-16 Date",
            "F2=44302 Number",
            "G2= <甲> & “乙”\n丙 ",
            "H2=编号号 formula",
            "I2=是",
            "AB5=远",
        ]
    );
}

#[test]
fn merged_cells_hold_for_all_that_they_cover() {
    let bytes = written(|it| {
        let plain = Format::new();
        let sheet = it.add_worksheet();
        sheet.merge_range(0, 0, 0, 2, "代表建议办理台账", &plain).unwrap();
        sheet.merge_range(1, 0, 2, 0, "编号", &plain).unwrap();
        sheet.merge_range(1, 1, 1, 2, "承办单位", &plain).unwrap();
        sheet.write(2, 1, "主办").unwrap();
        sheet.write(2, 2, "会办").unwrap();
        sheet.merge_range(3, 1, 4, 1, "区民政局", &plain).unwrap();
        sheet.write(4, 0, "0038").unwrap();
    });
    // As wide and high as can be: only what the sheet has is filled.
    let bytes = super::hostile::with_part(&bytes, "xl/worksheets/sheet1.xml", |xml| {
        assert!(xml.contains("\"B4:B5\""));
        xml.replace("\"B4:B5\"", "\"B4:XFD1048576\"")
    });
    assert_eq!(
        told(&read(&bytes).sheets[0]),
        [
            "A1=代表建议办理台账",
            "B1=代表建议办理台账 of A1",
            "C1=代表建议办理台账 of A1",
            "A2=编号",
            "B2=承办单位",
            "C2=承办单位 of B2",
            "A3=编号 of A2",
            "B3=主办",
            "C3=会办",
            "B4=区民政局",
            "C4=区民政局 of B4",
            "A5=0038",
            "B5=区民政局 of B4",
            "C5=区民政局 of B4",
        ]
    );
}

#[test]
fn hidden_sheets_are_told_and_charts_are_none() {
    let bytes = written(|it| {
        it.add_worksheet().set_name("建议").unwrap().write(0, 0, "编号").unwrap();
        let hidden = it.add_worksheet().set_name("旧表").unwrap();
        hidden.set_hidden(true).write(0, 0, "编号").unwrap();
        it.add_worksheet().set_name("空表").unwrap();
    });
    let workbook = read(&bytes);
    let names: Vec<&str> = workbook.sheets.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["建议", "空表"]);
    assert_eq!(workbook.hidden, ["旧表"]);
}

#[test]
fn old_macs_count_days_from_1904() {
    let bytes = written(|it| {
        let date = Format::new().set_num_format("yyyy-mm-dd");
        it.add_worksheet().write_with_format(0, 0, 42840, &date).unwrap();
    });
    let bytes = super::hostile::with_part(&bytes, "xl/workbook.xml", |xml| {
        assert!(xml.contains("<workbookPr "));
        xml.replace("<workbookPr ", "<workbookPr date1904=\"1\" ")
    });
    assert_eq!(told(&read(&bytes).sheets[0]), ["A1=2021-04-16 Date"]);
}

#[test]
fn a_formula_that_nobody_worked_out_has_no_text() {
    let bytes = written(|it| {
        it.add_worksheet().write(0, 0, Formula::new("=A2")).unwrap();
    });
    // Programs that write formulas leave the value out, or leave it empty.
    for value in ["", "<v></v>", "<v/>"] {
        let bytes = super::hostile::with_part(&bytes, "xl/worksheets/sheet1.xml", |xml| {
            assert!(xml.contains("<v>0</v>"));
            xml.replace("<v>0</v>", value)
        });
        assert_eq!(told(&read(&bytes).sheets[0]), ["A1= Uncounted formula"], "{value}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Texts and numbers of a sheet are those that another reader finds.
    #[test]
    fn another_reader_finds_the_same(
        cells in prop::collection::btree_map(
            (0u32..40, 0u16..12),
            prop_oneof![
                "[\\PC\n]{1,12}".prop_map(Ok),
                (-1_000_000i32..1_000_000).prop_map(Err),
            ],
            1..60,
        ),
    ) {
        let bytes = written(|it| {
            let sheet = it.add_worksheet();
            for (&(row, column), value) in &cells {
                match value {
                    Ok(text) => sheet.write_string(row, column, text).unwrap(),
                    Err(number) => sheet.write_number(row, column, *number).unwrap(),
                };
            }
        });
        let mut other: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(&bytes)).unwrap();
        let range = other.worksheet_range_at(0).unwrap().unwrap();
        let (top, left) = range.start().unwrap();
        let expected: Vec<String> = range
            .used_cells()
            .filter_map(|(row, column, value)| {
                let place = format!(
                    "{}{}",
                    letters(u32::try_from(column).unwrap() + left),
                    u32::try_from(row).unwrap() + top + 1
                );
                match value {
                    Data::String(text) if text.trim().is_empty() => None,
                    Data::String(text) => Some(format!("{place}={text}")),
                    Data::Float(number) => Some(format!("{place}={number} Number")),
                    other => panic!("{other:?}"),
                }
            })
            .collect();
        match sheet::read("台账.xlsx", &bytes) {
            Ok(workbook) => prop_assert_eq!(told(&workbook.sheets[0]), expected),
            Err(_) => prop_assert!(expected.is_empty()),
        }
    }
}
