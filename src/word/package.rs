//! The package: its parts by path, read within limits that no file can lift.

use std::io::{Cursor, Read, Write};

use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{Element, Paragraph, element::Malformed, paragraphs};

/// Entries of a package; a document of hundreds of pictures stays far below.
const MOST_ENTRIES: usize = 5_000;

/// Bytes inflated from a package: pictures are stored as they are, so that this is ten times what a
/// volume of a thousand pages takes.
const MOST_BYTES: usize = 400 << 20;

/// Bytes of a part of XML, which becomes a tree.
const MOST_XML: usize = 64 << 20;

const DOCUMENT: &str = "word/document.xml";
const FOOTNOTES: &str = "word/footnotes.xml";

/// Why a file cannot be read as a DOCX.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// An encrypted document, or one of Word 97 to 2003: both are compound files.
    #[error("是加了密码的文档，或Word 97—2003格式的.doc")]
    Compound,
    /// No zip archive.
    #[error("不是DOCX文件，或者已经损坏")]
    NotZip,
    /// An archive, but of something else: ODT, XLSX, WPS.
    #[error("不是DOCX文件（里面没有{DOCUMENT}）")]
    NotWord,
    /// A document of Word's kind, written in a way that no office program writes.
    #[error("写法特别，不像Word、WPS或LibreOffice存的")]
    Unusual,
    /// A part is broken.
    #[error("已经损坏（{0}读不出）")]
    Broken(String),
    /// More than any document needs.
    #[error("大得不像一份公文（{0}）")]
    TooBig(String),
}

/// A DOCX, its parts in the order of the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    parts: Vec<(String, Vec<u8>)>,
}

impl Package {
    /// The package that `bytes` are.
    ///
    /// # Errors
    /// [`Unreadable`] when they are none, or ask for more than a document needs.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return Err(Unreadable::Compound);
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::NotZip)?;
        if zip.len() > MOST_ENTRIES {
            return Err(Unreadable::TooBig("内部文件太多".to_owned()));
        }
        let mut left = MOST_BYTES;
        let mut parts = Vec::with_capacity(zip.len());
        for index in 0..zip.len() {
            let mut entry = zip.by_index(index).map_err(|_| Unreadable::NotZip)?;
            if entry.is_dir() {
                continue;
            }
            let path = entry.name().trim_start_matches('/').replace('\\', "/");
            let most = if is_xml(&path) { left.min(MOST_XML) } else { left };
            let mut bytes = Vec::new();
            let limit = u64::try_from(most).unwrap_or(u64::MAX);
            let read = entry.by_ref().take(limit.saturating_add(1)).read_to_end(&mut bytes);
            if read.map_err(|_| Unreadable::Broken(path.clone()))? > most {
                return Err(Unreadable::TooBig(path));
            }
            left = left.saturating_sub(bytes.len());
            // Of two parts of one name, programs read one or the other.
            if parts.iter().any(|it: &(String, Vec<u8>)| it.0 == path) {
                return Err(Unreadable::Broken(path));
            }
            parts.push((path, bytes));
        }
        let package = Self { parts };
        if package.part(DOCUMENT).is_none() {
            return Err(Unreadable::NotWord);
        }
        Ok(package)
    }

    /// The bytes of a part by its path, such as `word/comments.xml`.
    pub fn part(&self, path: &str) -> Option<&[u8]> {
        self.parts.iter().find(|it| it.0 == path).map(|it| it.1.as_slice())
    }

    /// The paths of its parts.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|it| it.0.as_str())
    }

    /// Puts `bytes` in the place of a part, or adds it.
    pub fn set_part(&mut self, path: &str, bytes: Vec<u8>) {
        match self.parts.iter_mut().find(|it| it.0 == path) {
            Some(part) => part.1 = bytes,
            None => self.parts.push((path.to_owned(), bytes)),
        }
    }

    /// A part of XML as a tree; `None` where there is none of this path.
    ///
    /// # Errors
    /// It is not well formed, or nested deeper than any document.
    pub(crate) fn xml(&self, path: &str) -> Result<Option<Element>, Unreadable> {
        let Some(bytes) = self.part(path) else { return Ok(None) };
        Element::parse_nested(bytes).map(Some).map_err(|fault| match fault {
            Malformed::Xml => Unreadable::Broken(path.to_owned()),
            Malformed::TooDeep => Unreadable::TooBig(path.to_owned()),
        })
    }

    /// The main document.
    ///
    /// # Errors
    /// As of [`Package::xml`]; it is no document with a body.
    pub(crate) fn document(&self) -> Result<Element, Unreadable> {
        let root = self.xml(DOCUMENT)?.ok_or(Unreadable::NotWord)?;
        // With other prefixes no paragraph would be found, and all text would pass for deleted.
        let is_usual = root.name == "w:document" && root.first("w:body").is_some();
        if is_usual { Ok(root) } else { Err(Unreadable::Unusual) }
    }

    /// Its paragraphs in reading order, those of footnotes last.
    ///
    /// # Errors
    /// The document or its footnotes cannot be read.
    pub fn paragraphs(&self) -> Result<Vec<Paragraph>, Unreadable> {
        let mut found = paragraphs(&self.document()?);
        if let Some(notes) = self.xml(FOOTNOTES)? {
            found.extend(paragraphs(&notes));
        }
        Ok(found)
    }

    /// Puts `document` in the place of the main document.
    pub(crate) fn set_document(&mut self, document: &Element) {
        self.set_part(DOCUMENT, document.to_document());
    }

    /// Puts a tree in the place of a part, or adds it.
    pub(crate) fn set_xml(&mut self, path: &str, root: &Element) {
        self.set_part(path, root.to_document());
    }

    /// The whole file, the same bytes for the same parts; the content types first.
    ///
    /// # Errors
    /// [`zip::result::ZipError`], which no parts in memory give rise to.
    pub fn to_bytes(&self) -> zip::result::ZipResult<Vec<u8>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(0o644);
        let is_first = |it: &&(String, Vec<u8>)| it.0 == "[Content_Types].xml";
        let first = self.parts.iter().filter(is_first);
        let others = self.parts.iter().filter(|it| !is_first(it));
        for (path, bytes) in first.chain(others) {
            zip.start_file(path.as_str(), options)?;
            zip.write_all(bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }
}

#[cfg(test)]
impl Package {
    /// One of nothing but its main document.
    pub(super) fn of_document(document: &[u8]) -> Self {
        Self { parts: vec![(DOCUMENT.to_owned(), document.to_vec())] }
    }
}

pub(super) fn is_xml(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    [".xml", ".rels"].iter().any(|it| path.ends_with(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let parts = parts.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec()));
        Package { parts: parts.collect() }.to_bytes().unwrap()
    }

    #[test]
    fn what_is_no_document_is_told_by_what_it_is() {
        let refused = |bytes: &[u8]| Package::read(bytes).unwrap_err().to_string();
        assert_eq!(refused(b"plain"), "不是DOCX文件，或者已经损坏");
        assert_eq!(
            refused(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
            "是加了密码的文档，或Word 97—2003格式的.doc"
        );
        assert_eq!(
            refused(&archive(&[("content.xml", b"<a/>")])),
            "不是DOCX文件（里面没有word/document.xml）"
        );
    }

    #[test]
    fn xml_that_is_nested_without_end_or_cut_short_is_refused() {
        let deep = "<a>".repeat(100_000);
        for (text, why) in [(deep.as_str(), "大得不像一份公文（"), ("<a><b></a>", "已经损坏（")]
        {
            let package = Package::read(&archive(&[(DOCUMENT, text.as_bytes())])).unwrap();
            let refused = package.document().unwrap_err().to_string();
            assert!(refused.starts_with(why), "{refused}");
        }
        let broken = Unreadable::Broken(DOCUMENT.to_owned());
        for text in ["<a><b>", "<!DOCTYPE a [<!ENTITY b 'c'>]><w:document><w:body/></w:document>"] {
            let package = Package::read(&archive(&[(DOCUMENT, text.as_bytes())])).unwrap();
            assert_eq!(package.document().as_ref(), Err(&broken), "{text}");
        }
    }

    #[test]
    fn a_document_in_which_no_paragraph_would_be_found_is_refused() {
        for text in ["<html/>", "<ns0:document><ns0:body/></ns0:document>", "<w:document/>"] {
            let package = Package::read(&archive(&[(DOCUMENT, text.as_bytes())])).unwrap();
            assert_eq!(package.document(), Err(Unreadable::Unusual), "{text}");
        }
    }

    #[test]
    fn a_package_is_written_as_it_was_read() {
        let bytes = archive(&[("[Content_Types].xml", b"<a/>"), (DOCUMENT, b"<b/>")]);
        assert_eq!(Package::read(&bytes).unwrap().to_bytes().unwrap(), bytes);
    }
}
