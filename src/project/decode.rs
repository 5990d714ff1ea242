//! Bytes as text: UTF-8 with or without its mark; other encodings are named, not guessed at.

use std::sync::Arc;

use encoding_rs::GB18030;

use crate::{
    chinese::character,
    diagnostic::{Diagnostic, Diagnostics, Place, SourceFile, SourceKind},
};

/// How files of office programs begin: zipped ones since 2007, and those before.
const OFFICE_FILES: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];

/// The text of a file, its mark dropped and its line ends `\n`; `None` with a message when it
/// cannot be used.
pub(super) fn text(
    name: &str,
    kind: SourceKind,
    bytes: &[u8],
    found: &mut Diagnostics,
) -> Option<Arc<SourceFile>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if OFFICE_FILES.iter().any(|it| bytes.starts_with(it)) {
        found.push(
            Diagnostic::error(format!("{name}不是文本，是Word、Excel或WPS的文件"))
                .in_file(name)
                .cure("请把内容复制到用记事本新建的文本文件里；改扩展名是不够的"),
        );
        return None;
    }
    if is_utf16(bytes) {
        found.push(encoding(name, "UTF-16（记事本里叫“Unicode”）编码"));
        return None;
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        let is_gbk = GB18030.decode_without_bom_handling_and_without_replacement(bytes).is_some();
        found.push(encoding(name, if is_gbk { "GBK（ANSI）编码" } else { "看不懂的格式" }));
        return None;
    };
    let file = SourceFile::new(name, kind, text.replace("\r\n", "\n").replace('\r', "\n"));
    let forbidden = forbidden(&file);
    let is_clean = forbidden.is_empty();
    for fault in forbidden {
        found.push(fault);
    }
    is_clean.then_some(file)
}

fn encoding(name: &str, what: &str) -> Diagnostic {
    Diagnostic::error(format!("{name}是{what}，不是UTF-8文本"))
        .in_file(name)
        .cure("请用记事本打开它，选“另存为”，编码选“UTF-8”，保存后重新运行")
}

/// By its mark, or, because Chinese text in UTF-8 holds no zero bytes, by those of its ASCII.
fn is_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return true;
    }
    let head = bytes.get(..1024).unwrap_or(bytes);
    let zeros = head.split(|&it| it == 0).count().saturating_sub(1);
    zeros.saturating_mul(8) > head.len()
}

/// How many characters of one file are reported; a file full of them is of another kind.
const REPORTED: usize = 20;

fn forbidden(file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let characters = file.text.char_indices().filter(|&(_, it)| character::is_forbidden(it));
    characters
        .take(REPORTED)
        .map(|(at, it)| {
            let place = Place::new(file, at..at.saturating_add(it.len_utf8()));
            let code = format!("U+{:04X}", u32::from(it));
            Diagnostic::error(format!("有一个看不见的字符{code}，文档里不允许"))
                .at(&place)
                .cure("请删去它，多半是从Word或网页粘贴来的；看不见时，把前后几个字删掉重打")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Format, render};

    fn read(bytes: &[u8]) -> Result<String, String> {
        let mut found = Diagnostics::default();
        text("records/a.yaml", SourceKind::Records, bytes, &mut found)
            .map(|it| it.text.clone())
            .ok_or_else(|| render(&found, Format::Plain))
    }

    #[test]
    fn a_byte_order_mark_and_windows_line_ends_are_dropped() {
        assert_eq!(read("\u{FEFF}案件:\r\n- 甲\r".as_bytes()), Ok("案件:\n- 甲\n".to_owned()));
    }

    #[test]
    fn other_encodings_are_named() {
        let (gbk, ..) = GB18030.encode("案件:\n  - 编号: 0038\n");
        assert!(read(&gbk).unwrap_err().contains("records/a.yaml是GBK（ANSI）编码，不是UTF-8文本"));
        let little: Vec<u8> = "案件: 甲".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&[0xFF, 0xFE], little.as_slice()].concat();
        assert!(read(&marked).unwrap_err().contains("UTF-16（记事本里叫“Unicode”）编码"));
        assert!(read(&little).unwrap_err().contains("UTF-16（记事本里叫“Unicode”）编码"));
        assert!(read(b"\x80\xff\xff\x80").unwrap_err().contains("看不懂的格式"));
        assert!(read(b"PK\x03\x04").unwrap_err().contains("是Word、Excel或WPS的文件"));
    }

    #[test]
    fn marks_that_turn_the_order_of_a_text_around_are_refused() {
        let told = read("标题: 共\u{202E}12\u{202C}件\n".as_bytes()).unwrap_err();
        assert!(told.contains("有一个看不见的字符U+202E") && told.contains("U+202C"), "{told}");
    }

    #[test]
    fn a_control_character_is_shown_in_its_place() {
        assert_eq!(
            read("标题: 关于\u{B}停车\n".as_bytes()).unwrap_err(),
            "\
错误: 有一个看不见的字符U+000B，文档里不允许
 --> records/a.yaml 第1行第7列
  |
1 | 标题: 关于␋停车
  |           ^
  |
  = 办法: 请删去它，多半是从Word或网页粘贴来的；看不见时，把前后几个字删掉重打
"
        );
    }
}
