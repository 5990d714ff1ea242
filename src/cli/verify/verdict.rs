//! What is to be said of one file.

use std::path::{Path, PathBuf};

use super::projects::Projects;
use crate::{
    build::{Currency, FinishedFile},
    cli::status::Status,
    diagnostic::Diagnostic,
    project::read_returned,
};

/// No document that an office sends is longer.
const MOST_BYTES: usize = 300 << 20;

/// What is to be said of one file.
pub(super) struct Verdict {
    /// Its path as it was typed.
    pub(super) path: PathBuf,
    /// The file; `None` of one that is not huibao's.
    pub(super) file: Option<FinishedFile>,
    /// Whether what it says still holds.
    pub(super) currency: Currency,
    /// Whether its document was issued, and is not to say anything else any more.
    pub(super) is_issued: bool,
}

impl Verdict {
    /// The verdict on the file at `path`.
    ///
    /// # Errors
    /// It cannot be read.
    pub(super) fn of(path: &Path, projects: &mut Projects) -> Result<Self, Diagnostic> {
        let bytes = read_returned(path, MOST_BYTES)?;
        let refused = |cause: String| {
            Diagnostic::error(cause)
                .in_file(path.display().to_string())
                .cure("能核对的是huibao生成的DOCX和PDF；在WPS、Word里改过的请存成DOCX，不要加密码")
        };
        if bytes.len() > MOST_BYTES {
            return Err(refused("文件太大，读不了".to_owned()));
        }
        let folder = projects.folder(path);
        let file = FinishedFile::read(&bytes, |made| Projects::written(folder.as_deref(), made))
            .map_err(|it| refused(format!("读不了：{it}")))?;
        let currency = match &file {
            Some(file) => projects.currency(folder.as_deref(), file),
            None => Currency::Unknown,
        };
        let is_issued = file.as_ref().is_some_and(|it| projects.is_issued(folder.as_deref(), it));
        Ok(Self { path: path.to_owned(), file, currency, is_issued })
    }

    /// Fine where the file is as it was generated and, as far as there is a project to ask, up to date.
    pub(super) fn status(&self) -> Status {
        let is_untouched = self.file.as_ref().is_some_and(|it| it.handwork.is_nothing());
        let holds = matches!(self.currency, Currency::Current | Currency::Unknown);
        if is_untouched && holds { Status::Fine } else { Status::Problems }
    }
}
