//! A face's names, in whatever encoding they are written.

use encoding_rs::{GBK, UTF_16BE};
use skrifa::raw::{tables::name::NameRecord, types::NameId};

/// The names by which a face may be asked for.
const ASKED_FOR: [NameId; 4] = [
    NameId::FAMILY_NAME,
    NameId::FULL_NAME,
    NameId::POSTSCRIPT_NAME,
    NameId::TYPOGRAPHIC_FAMILY_NAME,
];

/// Platforms of the `name` table.
const UNICODE: u16 = 0;
const MACINTOSH: u16 = 1;
const WINDOWS: u16 = 3;
/// Encodings on Windows: symbols, the Unicode plane, GBK, all of Unicode.
const WINDOWS_UNICODE: [u16; 3] = [0, 1, 10];
const WINDOWS_GBK: u16 = 3;
/// Encodings of the Macintosh: Latin, simplified Chinese.
const MAC_ROMAN: u16 = 0;
const MAC_CHINESE: u16 = 25;

/// One name of a face.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FaceName {
    /// Which name it is.
    pub(super) id: NameId,
    /// What it says.
    pub(super) text: String,
}

impl FaceName {
    /// The name that `record` points at in the table's strings; `None` when nobody asks for it or
    /// it cannot be read.
    pub(super) fn read(record: &NameRecord, strings: &[u8]) -> Option<Self> {
        let id = record.name_id();
        let start = usize::try_from(record.string_offset().to_u32()).ok()?;
        let bytes = strings.get(start..start + usize::from(record.length()))?;
        let text = text(record.platform_id(), record.encoding_id(), bytes)?;
        (ASKED_FOR.contains(&id) && !text.is_empty()).then_some(Self { id, text })
    }
}

/// A name's text. Old Chinese faces write GBK, with a zero before each ASCII letter or without,
/// and some call it Mac Roman.
fn text(platform: u16, encoding: u16, bytes: &[u8]) -> Option<String> {
    let text = match (platform, encoding) {
        (UNICODE, _) => UTF_16BE.decode_without_bom_handling(bytes).0,
        (WINDOWS, it) if WINDOWS_UNICODE.contains(&it) => {
            UTF_16BE.decode_without_bom_handling(bytes).0
        }
        (WINDOWS, WINDOWS_GBK) | (MACINTOSH, MAC_ROMAN | MAC_CHINESE) => {
            let bytes: Vec<u8> = bytes.iter().copied().filter(|it| *it != 0).collect();
            GBK.decode_without_bom_handling(&bytes).0.into_owned().into()
        }
        _ => return None,
    };
    Some(text.chars().filter(|it| !it.is_control()).collect::<String>().trim().to_owned())
}

/// A name as it is compared: case and spaces are ignored.
pub(super) fn folded(name: &str) -> String {
    name.chars().filter(|it| !it.is_whitespace()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_every_encoding_that_faces_use() {
        let gbk = GBK.encode("仿宋_GB2312").0;
        let padded: Vec<u8> =
            gbk.iter().flat_map(|&it| if it.is_ascii() { vec![0, it] } else { vec![it] }).collect();
        let unicode: Vec<u8> = "仿宋_GB2312".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let read = |platform, encoding, bytes: &[u8]| text(platform, encoding, bytes).unwrap();
        assert_eq!(read(3, 1, &unicode), "仿宋_GB2312");
        assert_eq!(read(0, 3, &unicode), "仿宋_GB2312");
        assert_eq!(read(3, 3, &gbk), "仿宋_GB2312");
        assert_eq!(read(3, 3, &padded), "仿宋_GB2312");
        assert_eq!(read(1, 25, &gbk), "仿宋_GB2312");
        assert_eq!(read(1, 0, &gbk), "仿宋_GB2312");
        assert_eq!(read(1, 0, b"FangSong_GB2312\0"), "FangSong_GB2312");
        assert_eq!(text(1, 1, b"Osaka"), None);
    }

    #[test]
    fn case_and_spaces_are_ignored() {
        assert_eq!(folded("Songti SC"), folded("SONGTI\u{3000}sc"));
    }
}
