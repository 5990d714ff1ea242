//! What a reader reads of the finished files.

use crate::{docx::package::Package, pdf::reading::Reading};

/// The paragraphs of a DOCX that hold text.
pub(crate) fn of_docx(bytes: &[u8]) -> Vec<String> {
    let paragraphs = Package::open(bytes).paragraphs("word/document.xml");
    paragraphs.into_iter().filter(|it| !it.is_empty()).collect()
}

/// The footnotes of a DOCX.
pub(crate) fn of_notes(bytes: &[u8]) -> Vec<String> {
    let package = Package::open(bytes);
    let part = "word/footnotes.xml";
    if package.has(part) { package.paragraphs(part) } else { Vec::new() }
}

/// What its pictures show, in words.
pub(crate) fn of_pictures(bytes: &[u8]) -> Vec<String> {
    let pictures = Package::open(bytes).elements("word/document.xml", "wp:docPr");
    pictures.into_iter().map(|mut it| it.remove("descr").unwrap()).collect()
}

/// The text of a PDF without line ends, page numbers and the spaces of 缩进.
pub(crate) fn of_pdf(bytes: &[u8]) -> String {
    let mut text = String::new();
    for (page, lines) in (1..).zip(Reading::of(bytes).lines()) {
        let (number, lines) = lines.split_last().unwrap();
        assert_eq!(number.replace(' ', ""), format!("—{page}—"));
        text.extend(lines.iter().map(String::as_str));
    }
    text
}
