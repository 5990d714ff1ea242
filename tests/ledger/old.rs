//! XLS: the same is read of it as of the XLSX that it was saved from.

use std::fmt::Write as _;

use huibao::ledger::sheet::{self, Kind, letters};
use proptest::prelude::*;

/// A compound file with one stream, as Excel 97 would store a short workbook.
pub(super) fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(4096).next_multiple_of(512), 0);
    let sectors = stream.len() / 512;
    let end = 0xFFFF_FFFE_u32;
    let mut header = vec![0u8; 512];
    let mut put = |at: usize, bytes: &[u8]| header[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    put(24, &[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    put(44, &1u32.to_le_bytes());
    put(48, &1u32.to_le_bytes());
    put(56, &4096u32.to_le_bytes());
    put(60, &end.to_le_bytes());
    put(68, &end.to_le_bytes());
    put(76, &[0xFF; 436]);
    put(76, &0u32.to_le_bytes());
    // Sector 0 is the table, 1 the directory, the stream begins at 2.
    let mut table = vec![0xFFFF_FFFF_u32; 128];
    (table[0], table[1]) = (0xFFFF_FFFD, end);
    for at in 0..sectors {
        table[2 + at] = if at + 1 == sectors { end } else { u32::try_from(3 + at).unwrap() };
    }
    let mut bytes = header;
    bytes.extend(table.iter().flat_map(|it| it.to_le_bytes()));
    let mut directory = entry("Root Entry", 5, end, 0);
    directory.extend(entry(name, 2, 2, stream.len()));
    directory.resize(512, 0);
    bytes.extend(directory);
    bytes.extend(stream);
    bytes
}

fn entry(name: &str, kind: u8, start: u32, length: usize) -> Vec<u8> {
    let mut entry = vec![0u8; 128];
    for (at, unit) in name.encode_utf16().enumerate() {
        entry[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
    }
    entry[64] = u8::try_from((name.len() + 1) * 2).unwrap();
    entry[66] = kind;
    entry[116..120].copy_from_slice(&start.to_le_bytes());
    entry[120..124].copy_from_slice(&u32::try_from(length).unwrap().to_le_bytes());
    entry
}

/// A record of a workbook's stream.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn place(row: u16, column: u16, style: u16) -> Vec<u8> {
    [row, column, style].iter().flat_map(|it| it.to_le_bytes()).collect()
}

const BEGIN: [u8; 4] = [0, 6, 5, 0];

/// A workbook of these cells: styles 0 常规, 1 `0000`, 2 `yyyy年m月d日`.
fn workbook(texts: &[u8], cells: &[u8]) -> Vec<u8> {
    let format = [&[164u8, 0, 4, 0, 0][..], b"0000"].concat();
    let style = |id: u8| record(0xE0, &[0, 0, id, 0]);
    let mut globals =
        [record(0x809, &BEGIN), record(0x41E, &format), style(0), style(164), style(31)].concat();
    let name = wide("建议");
    let after = globals.len() + 4 + 8 + name.len() + texts.len() + 4;
    let at = u32::try_from(after).unwrap().to_le_bytes();
    globals.extend(record(0x85, &[&at[..], &[0, 0, 2, 1], &name].concat()));
    globals.extend(texts);
    globals.extend(record(0x0A, &[]));
    globals.extend(record(0x809, &BEGIN));
    globals.extend(cells);
    globals.extend(record(0x0A, &[]));
    compound("Workbook", &globals)
}

fn told(bytes: &[u8]) -> String {
    let workbook = sheet::read("台账.xls", bytes).unwrap_or_else(|fault| panic!("{}", fault.cause));
    let mut told = String::new();
    for row in &workbook.sheets[0].rows {
        for it in &row.cells {
            let kind =
                if it.kind == Kind::Text { String::new() } else { format!(" {:?}", it.kind) };
            let formula = if it.is_formula { " formula" } else { "" };
            let _ =
                writeln!(told, "{}{}={}{kind}{formula}", letters(it.column), row.number, it.text);
        }
    }
    told
}

/// 编号 and 案由 as shared texts, the second of which runs on in another record and goes from one
/// byte a character to two.
fn texts() -> Vec<u8> {
    let first =
        [&[2u8, 0, 0, 0, 2, 0, 0, 0][..], &[2, 0, 1], &wide("编号"), &[4, 0, 0], b"AB"].concat();
    let rest = [&[1u8][..], &wide("案由")].concat();
    [record(0xFC, &first), record(0x3C, &rest)].concat()
}

fn cells() -> Vec<u8> {
    let shared = |row, column, index: u32| {
        record(0xFD, &[place(row, column, 0), index.to_le_bytes().to_vec()].concat())
    };
    let number = |row, column, style, value: f64| {
        record(0x203, &[place(row, column, style), value.to_le_bytes().to_vec()].concat())
    };
    let short = (38u32 << 2) | 2;
    let many = [
        place(2, 0, 1)[..4].to_vec(),
        [&1u16.to_le_bytes()[..], &short.to_le_bytes()].concat(),
        [&0u16.to_le_bytes()[..], &((150u32 << 2) | 3).to_le_bytes()].concat(),
        1u16.to_le_bytes().to_vec(),
    ]
    .concat();
    let formula = |row, column, value: [u8; 8]| {
        record(6, &[place(row, column, 0), value.to_vec(), vec![0; 8]].concat())
    };
    [
        shared(0, 0, 0),
        shared(0, 1, 1),
        number(1, 0, 1, 38.0),
        number(1, 1, 2, 44302.0),
        number(1, 2, 0, 44302.0),
        record(0xBD, &many),
        formula(3, 0, 7.5f64.to_le_bytes()),
        formula(3, 1, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        record(0x207, &[&[2u8, 0, 1][..], &wide("区民")].concat()),
        formula(3, 2, [2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF]),
        record(0x205, &[place(3, 3, 0), vec![1, 0]].concat()),
        record(0x201, &place(4, 0, 0)),
        record(
            0xE5,
            &[1u16, 3, 4, 0, 0].iter().flat_map(|it| it.to_le_bytes()).collect::<Vec<_>>(),
        ),
    ]
    .concat()
}

#[test]
fn every_kind_of_record_is_read() {
    assert_eq!(
        told(&workbook(&texts(), &cells())),
        "\
A1=编号
B1=AB案由
A2=0038
B2=2021-04-16 Date
C2=44302 Number
A3=0038
B3=1.5 Number
A4=7.5 Number formula
B4=区民 formula
C4=#REF! Error formula
D4=是
A5=7.5 Number formula
"
    );
}

#[test]
fn another_reader_finds_the_same_texts() {
    use calamine::Reader;
    let bytes = workbook(&texts(), &cells());
    let mut other: calamine::Xls<_> =
        calamine::open_workbook_from_rs(std::io::Cursor::new(&bytes)).unwrap();
    let range = other.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!(range.get_value((0, 0)).unwrap().to_string(), "编号");
    assert_eq!(range.get_value((0, 1)).unwrap().to_string(), "AB案由");
    assert_eq!(range.get_value((3, 1)).unwrap().to_string(), "区民");
    assert_eq!(range.get_value((2, 1)).unwrap().to_string(), "1.5");
}

#[test]
fn what_an_old_workbook_may_be_instead_is_told() {
    let cause = |bytes: &[u8]| sheet::read("台账.xls", bytes).unwrap_err().cause;
    let locked = [record(0x809, &BEGIN), record(0x2F, &[1, 0])].concat();
    let old = record(0x809, &[0, 5, 5, 0]);
    // A chain that leads back into itself.
    let mut circle = workbook(&texts(), &cells());
    circle[512 + 4 * 4..512 + 5 * 4].copy_from_slice(&3u32.to_le_bytes());
    for (bytes, expected) in [
        (compound("Workbook", &locked), "台账.xls加了打开密码，读不了"),
        (compound("Book", &old), "台账.xls是很旧的工作簿（Excel 95以前），读不了"),
        (compound("WordDocument", b""), "台账.xls是Word文档，不是表格"),
        (compound("别的", b""), "台账.xls是另一种格式的文件，读不了"),
        (circle, "台账.xls已损坏，读不下去（文件的结构）"),
        (b"\xD0\xCF\x11\xE0".to_vec(), "台账.xls已损坏，读不下去（文件的结构）"),
    ] {
        assert_eq!(cause(&bytes), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn damaged_old_workbooks_are_read_or_refused(
        at in prop::collection::vec((0usize..6000, any::<u8>()), 1..6),
        cut in prop::option::of(0usize..6000),
    ) {
        let mut bytes = workbook(&texts(), &cells());
        let length = bytes.len();
        for (at, with) in at {
            bytes[at % length] = with;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut % length);
        }
        let _ = sheet::read("台账.xls", &bytes);
    }
}
