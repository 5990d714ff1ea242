//! A laid-out document as the bytes of a file, one format a file or folder, behind one trait.

mod docx;
mod html;
mod pdf;

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;

use crate::{document::Document, layout::Laid};

pub use self::{docx::Docx, html::Html, pdf::Pdf};

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
