//! The text of a CSV: what Excel and WPS save, which is GBK as often as UTF-8.

use std::borrow::Cow;

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

use super::refusal::Refusal;

/// How texts begin that are no table, or one of another kind: pages saved under the name of a
/// workbook, and the XML of Excel 2003.
const OTHERS: [(&str, Refusal); 6] = [
    ("<html", Refusal::Unread("网页")),
    ("<!doctype html", Refusal::Unread("网页")),
    ("<table", Refusal::Unread("网页")),
    ("<?xml", Refusal::Unread("XML")),
    ("%pdf", Refusal::Foreign("PDF")),
    ("{\\rtf", Refusal::Foreign("RTF文档")),
];

/// The characters of `bytes`.
pub(super) fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Refusal> {
    let text = decoded(bytes).ok_or(Refusal::Encoding)?;
    let begins: String = text.trim_start().chars().take(16).collect::<String>().to_lowercase();
    if let Some((_, refusal)) = OTHERS.iter().find(|(mark, _)| begins.starts_with(mark)) {
        return Err(*refusal);
    }
    if text.chars().any(is_binary) { Err(Refusal::Binary) } else { Ok(text) }
}

fn decoded(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return std::str::from_utf8(rest).ok().map(Cow::Borrowed);
    }
    for (mark, encoding) in [(b"\xFF\xFE", UTF_16LE), (b"\xFE\xFF", UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return encoding.decode_without_bom_handling_and_without_replacement(rest);
        }
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(Cow::Borrowed(text)),
        Err(_) => GB18030.decode_without_bom_handling_and_without_replacement(bytes),
    }
}

/// Characters that no table of text has, but files of programs have.
fn is_binary(it: char) -> bool {
    matches!(it, '\0'..='\u{8}' | '\u{E}'..='\u{1A}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E000}'..='\u{F8FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encodings_of_excel_and_wps_are_read() {
        let utf16: Vec<u8> = "案由\t编号".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (gbk, ..) = GB18030.encode("案由,编号");
        assert_eq!(text("案由,编号".as_bytes()).unwrap(), "案由,编号");
        assert_eq!(text("\u{FEFF}案由,编号".as_bytes()).unwrap(), "案由,编号");
        assert_eq!(text(&gbk).unwrap(), "案由,编号");
        assert_eq!(text(&[&[0xFF, 0xFE], utf16.as_slice()].concat()).unwrap(), "案由\t编号");
    }

    #[test]
    fn what_is_no_table_of_text_is_named() {
        for (bytes, refusal) in [
            (b"\xFF\xFF\xFF" as &[u8], Refusal::Encoding),
            (b"a\0b\0", Refusal::Binary),
            (b"\x80\x01", Refusal::Binary),
            ("编号\0,案由".as_bytes(), Refusal::Binary),
            (b"<HTML><body>", Refusal::Unread("网页")),
            (b"  <table>", Refusal::Unread("网页")),
            (b"<?xml version=\"1.0\"?>", Refusal::Unread("XML")),
            (b"%PDF-1.7", Refusal::Foreign("PDF")),
        ] {
            assert_eq!(text(bytes), Err(refusal));
        }
    }
}
