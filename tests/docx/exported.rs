//! A manuscript as its DOCX, and the DOCX's paragraphs by the names of their styles.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use huibao::{
    document::plain_text,
    export::{Docx, Exporter, Manuscript as Exported, Properties},
};

use super::package::Package;
use crate::layout::manuscript::Manuscript;

pub(super) const DOCUMENT: &str = "word/document.xml";

/// The manuscript set and written.
pub(super) fn exported(manuscript: &Manuscript) -> Package {
    let properties = Properties {
        title: plain_text(&manuscript.document.head.title),
        author: "区政府".into(),
        as_of: NaiveDate::from_ymd_opt(2025, 9, 19).unwrap(),
        web: Vec::new(),
        provenance: None,
    };
    let laid = manuscript.set();
    let exported = Exported {
        document: &manuscript.document,
        laid: &laid,
        properties: &properties,
        pictures: &manuscript.pictures,
    };
    Package::open(&Docx.export(&exported).unwrap())
}

/// The name of each paragraph's style with its text.
pub(super) fn styled(package: &Package) -> Vec<(String, String)> {
    let names: BTreeMap<String, String> = package
        .elements("word/styles.xml", "w:style")
        .iter()
        .map(|it| it["w:styleId"].clone())
        .zip(package.elements("word/styles.xml", "w:name").iter().map(|it| it["w:val"].clone()))
        .collect();
    let styles = package.elements(DOCUMENT, "w:pStyle");
    let styles = styles.iter().map(|it| names[&it["w:val"]].clone());
    styles.zip(package.paragraphs(DOCUMENT)).collect()
}
