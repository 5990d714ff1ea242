//! The project at a revision of its history, whose documents those of today are held against.

use super::docx;
use crate::{
    build::{self, Composed, Prepared},
    cli::{arguments::Build, console, copies::Copy, faces},
    diagnostic::Diagnostics,
    project::{PastProject, Project, Sought},
    word::Package,
};

/// The project as it was.
pub(super) struct Past {
    prepared: Prepared,
    /// Keeps the folder as long as its pictures may be asked for.
    _folder: PastProject,
}

impl Past {
    pub(super) fn at(arguments: &Build, revision: &str) -> Result<Self, Diagnostics> {
        let folder = PastProject::at(&arguments.folder, revision, Sought::DOCX)?;
        let told = |found: Diagnostics| {
            console::message(&format!("用来比较的修订“{revision}”里有下面的问题：\n"));
            found
        };
        let (prepared, found) = build::prepare(Project::open(folder.path()).map_err(told)?);
        let mut prepared = prepared.ok_or(found).map_err(told)?;
        let _ = faces::find(&mut prepared, &arguments.fonts.font_dir);
        Ok(Self { prepared, _folder: folder })
    }

    /// The document that `composed` is now; `None` where there was none.
    pub(super) fn document(
        &self,
        composed: &Composed,
        copy: &Copy,
    ) -> Result<Option<Package>, Diagnostics> {
        let (folder, letter) = match composed.name.split_once('/') {
            Some((folder, letter)) => (folder, Some(letter)),
            None => (composed.name.as_str(), None),
        };
        let stem = folder.strip_suffix("（公开版）").unwrap_or(folder);
        let documents = &self.prepared.project.documents;
        let Some(file) = documents.iter().find(|it| Project::stem(it) == stem) else {
            return Ok(None);
        };
        let (then, found) = match letter {
            None => self.prepared.compose(file, copy.options),
            Some(letter) => {
                let (batch, found) = self.prepared.batch(file, copy.options);
                let batch = batch.ok_or(found)?;
                let letters = batch.letters.iter().filter(|it| letter.starts_with(&it.name));
                let letter = letters.max_by_key(|it| it.name.len());
                let Some(letter) = letter else { return Ok(None) };
                batch.compose(letter)
            }
        };
        let then = then.ok_or(found)?;
        Ok(Some(docx(&then)?))
    }
}
