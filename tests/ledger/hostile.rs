//! A workbook that lies about itself gets one clear message, and little memory.

use std::io::{Cursor, Read, Write};

use huibao::{
    diagnostic::{Diagnostics, Format, render},
    ledger::sheet,
};
use proptest::prelude::*;
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::sheet::written;

/// The workbook with one of its parts rewritten.
pub(super) fn with_part(bytes: &[u8], name: &str, change: impl FnOnce(&str) -> String) -> Vec<u8> {
    let mut change = Some(change);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        if entry.name() == name {
            text = change.take().expect("the part is there twice")(&text);
        }
        writer.start_file(entry.name(), SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    assert!(change.is_none(), "there is no {name}");
    writer.finish().unwrap().into_inner()
}

/// An archive of these parts.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn small() -> Vec<u8> {
    written(|it| {
        let sheet = it.add_worksheet();
        for (row, text) in (0u32..).zip(["编号", "0038", "0039"]) {
            sheet.write(row, 0, text).unwrap();
        }
    })
}

/// What reading the file has to say.
fn refused(name: &str, bytes: &[u8]) -> String {
    match sheet::read(name, bytes) {
        Ok(workbook) => panic!("read {} sheets", workbook.sheets.len()),
        Err(fault) => render(&Diagnostics::from(fault), Format::Plain),
    }
}

/// A workbook whose sheet is `head`, then `again` many times: some kB that inflate to many MB.
fn bomb(head: &str, again: &str, times: usize) -> Vec<u8> {
    let small = small();
    let mut from = ZipArchive::new(Cursor::new(&small)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut entry = from.by_index(index).unwrap();
        writer.start_file(entry.name(), SimpleFileOptions::default()).unwrap();
        if entry.name().ends_with("sheet1.xml") {
            writer.write_all(head.as_bytes()).unwrap();
            let many = again.repeat(1_000);
            for _ in 0..times / 1_000 {
                writer.write_all(many.as_bytes()).unwrap();
            }
        } else {
            std::io::copy(&mut entry, &mut writer).unwrap();
        }
    }
    let bytes = writer.finish().unwrap().into_inner();
    assert!(bytes.len() < 2 << 20, "{}", bytes.len());
    bytes
}

const HEAD: &str = "<worksheet><sheetData>";

#[test]
fn bombs_are_stopped_by_what_they_inflate_to() {
    let mut told = String::new();
    let row = "<row><c t=\"inlineStr\"><is><t>x</t></is></c></row>";
    for (head, again, times) in [
        // One cell of many megabytes; a gigabyte of white space would do as well.
        ("<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>", "x", 8_000_000),
        // More cells than any 台账 has.
        (HEAD, row, 1_010_000),
        // Nothing that is kept, without end.
        (
            HEAD,
            "<extLst><ext uri=\"{00000000-0000-0000-0000-000000000000}\"></ext></extLst>",
            3 << 20,
        ),
        // Merged regions over each other.
        (
            "<worksheet><sheetData></sheetData><mergeCells>",
            "<mergeCell ref=\"A1:XFD1048576\"/>",
            120_000,
        ),
    ] {
        told += &refused("台账.xlsx", &bomb(head, again, times));
        told += "\n";
    }
    crate::golden::holds("tests/ledger/told/bombs.txt", &told);
}

#[test]
fn a_claim_of_many_cells_costs_nothing() {
    let bytes = with_part(&small(), "xl/worksheets/sheet1.xml", |xml| {
        assert!(xml.contains("<dimension ref=\"A1:A3\"/>"));
        xml.replace("<dimension ref=\"A1:A3\"/>", "<dimension ref=\"A1:XFD1048576\"/>")
            .replace("<row r=\"3\"", "<row r=\"1048576\"")
            .replace("r=\"A3\"", "r=\"XFD1048576\"")
    });
    let workbook = sheet::read("台账.xlsx", &bytes).unwrap();
    assert_eq!(workbook.sheets[0].rows.len(), 3);
    assert_eq!(workbook.sheets[0].rows[2].number, 1_048_576);
}

#[test]
fn what_is_no_workbook_of_ours_is_told_as_what_it_is() {
    let small = small();
    let cut = &small[..small.len() / 2];
    let torn = with_part(&small, "xl/worksheets/sheet1.xml", |xml| {
        xml.chars().take(xml.len() / 2).collect()
    });
    let wrong_text =
        with_part(&small, "xl/worksheets/sheet1.xml", |xml| xml.replace("<v>0</v>", "<v>99</v>"));
    let (gbk, ..) = encoding_rs::GB18030.encode("编号,案由\n0038,关于加装电梯的建议\n");
    let half = &[gbk.as_ref(), &[0xFF, 0xFF]].concat();
    let mut locked = b"\xD0\xCF\x11\xE0".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let mut told = String::new();
    for (name, bytes) in [
        ("密码.xlsx", locked.as_slice()),
        ("空.xlsx", b""),
        ("截断.xlsx", cut),
        ("工作表截断.xlsx", &torn),
        ("序号越界.xlsx", &wrong_text),
        ("不是压缩包.xlsx", b"PK\x03\x04 and nothing else"),
        (
            "文档.xlsx",
            &archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<d/>")]),
        ),
        ("二进制.xlsx", &archive(&[("xl/workbook.bin", b"x")])),
        ("照片.xlsx", &archive(&[("照片.png", b"x")])),
        (
            "没有内容.xlsx",
            &written(|it| {
                it.add_worksheet();
            }),
        ),
        ("网页.xls", b"<html><table><tr><td>1</td></tr></table></html>"),
        ("编码.csv", half),
        ("引号.csv", "编号,案由\n0038,\"关于电梯\n0039,乙\n".as_bytes()),
        ("空行.csv", b"\n,,,\n"),
        ("图片.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    ] {
        told += &refused(name, bytes);
        told += "\n";
    }
    crate::golden::holds("tests/ledger/told/no-workbook.txt", &told);
}

#[test]
fn an_archive_of_too_many_entries_is_not_opened() {
    let listed = b"PK\x01\x02".repeat(6_000);
    let bytes = [b"PK\x03\x04".as_slice(), &listed].concat();
    assert!(refused("台账.xlsx", &bytes).contains("台账.xlsx的内部文件太多，不像是台账"));
}

/// A compound file of sectors of 512 bytes with one FAT sector, the first; `fields` overwrites
/// 32-bit numbers of its header, `sectors` follow it.
fn compound(fields: &[(usize, u32)], sectors: &[[u32; 128]]) -> Vec<u8> {
    let mut bytes = vec![0xff; 512];
    bytes[..76].fill(0);
    bytes[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    for (at, number) in [(24, 0x0003_003e), (28, 0x0009_fffe), (32, 6), (44, 1), (56, 4096)] {
        bytes[at..at + 4].copy_from_slice(&u32::to_le_bytes(number));
    }
    for &(at, number) in fields {
        bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
    }
    bytes.extend(sectors.iter().flatten().flat_map(|it| it.to_le_bytes()));
    bytes
}

#[test]
fn chains_that_lead_back_to_themselves_end() {
    const END: u32 = 0xffff_fffe;
    let mut table = [u32::MAX; 128];
    table[..2].copy_from_slice(&[0xffff_fffd, 1]);
    // The directory begins in sector 1, which the table says is followed by sector 1.
    let directory = compound(&[(48, 1), (60, END), (68, END), (76, 0)], &[table, [0; 128]]);
    // The list of tables goes on in sector 0, which says that it goes on in sector 0.
    let mut list = [u32::MAX; 128];
    list[127] = 0;
    let tables = compound(&[(48, 0), (60, END), (68, 0), (72, 1)], &[list]);
    for bytes in [directory, tables] {
        assert!(refused("台账.xls", &bytes).contains("台账.xls已损坏，读不下去（文件的结构）"));
    }
}

#[test]
fn a_file_of_many_megabytes_is_not_read() {
    let bytes = vec![b','; sheet::FILE_LIMIT + 1];
    assert!(refused("台账.csv", &bytes).contains("台账.csv太大，不像是台账"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Whatever happened to the bytes on their way, there is an answer.
    #[test]
    fn damaged_workbooks_are_read_or_refused(
        at in 0usize..6000,
        with in any::<u8>(),
        cut in prop::option::of(0usize..6000),
    ) {
        let mut bytes = small();
        let length = bytes.len();
        bytes[at % length] = with;
        if let Some(cut) = cut {
            bytes.truncate(cut % length);
        }
        let _ = sheet::read("台账.xlsx", &bytes);
    }

    /// The same for the text of a sheet, which no checksum guards here.
    #[test]
    fn damaged_sheets_are_read_or_refused(at in 0usize..2000, with in "[ <>/&a-z0-9\"=]{0,3}") {
        let bytes = with_part(&small(), "xl/worksheets/sheet1.xml", |xml| {
            let mut characters: Vec<char> = xml.chars().collect();
            let at = at % characters.len();
            characters.splice(at..=at, with.chars());
            characters.into_iter().collect()
        });
        let _ = sheet::read("台账.xlsx", &bytes);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = sheet::read("台账.csv", &bytes);
    }
}
