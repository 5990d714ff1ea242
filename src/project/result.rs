//! What was built before: an issued document is held against it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{OUT, Project, fault};
use crate::diagnostic::Diagnostic;

/// What a document is built as: the files that a reader is sent, and the list of its figures.
const EXTENSIONS: [&str; 3] = ["docx", "pdf", "figures.json"];

impl Project {
    /// The folder in which results of the document `stem` stand: the one the user chose, else the
    /// project's own; `None` when neither has any.
    #[must_use]
    pub fn built(&self, folder: Option<&Path>, stem: &str) -> Option<PathBuf> {
        let folders = folder.map(Path::to_owned).into_iter().chain([self.path(OUT)]);
        let holds = |folder: &PathBuf| {
            EXTENSIONS.iter().any(|it| self.output(Some(folder), stem, it).exists())
        };
        folders.into_iter().find(holds)
    }
}

/// The text of a result that was written before.
///
/// # Errors
/// It is not there or cannot be read.
pub fn read_result(path: &Path) -> Result<String, Diagnostic> {
    fs::read_to_string(path).map_err(|error| fault::reading(&path.display().to_string(), &error))
}
