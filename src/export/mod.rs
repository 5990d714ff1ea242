//! A laid-out document as the bytes of a file, one format a file or folder, behind one trait.

mod docx;
mod html;
mod made;
mod pdf;

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;

use crate::{document::Document, layout::Laid};

pub(crate) use self::html::escaped;
pub use self::{
    docx::Docx,
    html::Html,
    made::Made,
    pdf::{Pdf, Seal},
};

/// All that an exporter may use.
#[derive(Clone, Copy, Debug)]
pub struct Manuscript<'a> {
    /// The tree.
    pub document: &'a Document,
    /// The same document in pages, with its faces and what Word must be told.
    pub laid: &'a Laid,
    /// What goes into the file's properties.
    pub properties: &'a Properties,
    /// The bytes of each picture by its path as written in the document.
    pub pictures: &'a BTreeMap<String, Arc<[u8]>>,
}

/// What a file says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Properties {
    /// 标题 as plain text.
    pub title: String,
    /// 署名 as plain text, or the reporting office.
    pub author: String,
    /// 截至: also the file's date, because the clock is never asked.
    pub as_of: NaiveDate,
    /// 公开信息: what a web edition says above the text, in order.
    pub web: Vec<MetadataLine>,
    /// What the file was made of; `None` for what is no document, and for a manuscript that no project
    /// stands behind.
    pub provenance: Option<Provenance>,
}

/// What a file says of its own making, so that it can be told later whether it still is what was made
/// and whether what it says still holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// The document's name in the project, of a letter with its folder.
    pub document: String,
    /// Of the same revision, the files are the same bytes.
    pub revision: String,
    /// A hash of the figures and facts that it states.
    pub data: String,
}

/// The program's version, as files say it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

impl Provenance {
    /// Its entries by the names under which files have them, without `huibao.`.
    pub fn entries(&self) -> [(&'static str, &str); 4] {
        let Self { document, revision, data } = self;
        [("document", document), ("revision", revision), ("data", data), ("version", VERSION)]
    }
}

/// One line of 公开信息.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetadataLine {
    /// What it tells: 发文机构, 发布日期.
    pub label: &'static str,
    /// As shown.
    pub text: String,
}

/// Why a file could not be made, for reasons that are not in the user's files.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The library that writes the format refused; should not happen.
    #[error("无法生成{format}：{reason}")]
    Format {
        /// The format's name.
        format: &'static str,
        /// What the library said.
        reason: String,
    },
}

/// One file format.
pub trait Exporter {
    /// The file's extension without the dot.
    fn extension(&self) -> &'static str;

    /// The whole file.
    ///
    /// # Errors
    /// [`ExportError`] when the library that writes the format refuses.
    fn export(&self, manuscript: &Manuscript<'_>) -> Result<Vec<u8>, ExportError>;
}
