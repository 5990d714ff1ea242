//! The folder that a user works in: finds its files, reads them as text, names what is built and
//! writes it. The only place that touches the disk.

mod decode;
mod fault;
mod find;
mod finished;
mod git;
mod lock;
mod picture;
mod result;
mod returned;
mod state;
mod watched;
mod write;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

pub use find::is_project;
pub use finished::finished_files;
pub use git::{PastProject, Sought};
pub use result::read_result;
pub use returned::{read_returned, workbooks};
pub use state::{Built, BuiltFile, Earlier, FileStanding, Kept, MadeOf, STATE, State, hash_of};
pub use watched::{FileChange, FileChangeKind, Watched};
pub use write::{rewrite, rewrite_together, write_together};

use crate::diagnostic::{Diagnostic, Diagnostics, SourceFile, SourceKind};

/// The name of the file that makes a folder a project.
pub const SETTINGS: &str = "huibao.yaml";

/// Where results go, below the project folder.
pub const OUT: &str = "out";

/// A file of `documents/` that cannot be read.
#[derive(Clone, Debug)]
pub struct Unreadable {
    /// Its name without `.md`.
    pub stem: String,
    /// Why not.
    pub faults: Diagnostics,
}

/// A project folder with all its texts, read once.
#[derive(Clone, Debug)]
pub struct Project {
    /// The folder.
    pub root: PathBuf,
    /// `huibao.yaml`.
    pub settings: Arc<SourceFile>,
    /// `records/**/*.yaml` and `*.yml`, by name; at least one unless it was opened to be filled.
    pub records: Vec<Arc<SourceFile>>,
    /// `documents/*.md`, by name; may be empty.
    pub documents: Vec<Arc<SourceFile>>,
    /// Those of `documents/` that cannot be read; they do not stop the others.
    pub unreadable: Vec<Unreadable>,
    /// `templates/**/*.tera`, by name; may be empty.
    pub templates: Vec<Arc<SourceFile>>,
    /// Files that lie in its folders and are not read.
    pub warnings: Diagnostics,
}

impl Project {
    /// Reads the project in `root`.
    ///
    /// # Errors
    /// Everything that keeps its files from being read, when more than documents are at fault: no
    /// project, no records, a file that is not UTF-8 or holds characters that no document may hold.
    pub fn open(root: &Path) -> Result<Self, Diagnostics> {
        Self::read(root, true)
    }

    /// Reads the project in `root`, which need not have any records yet.
    ///
    /// # Errors
    /// As of [`Project::open`].
    pub fn open_to_fill(root: &Path) -> Result<Self, Diagnostics> {
        Self::read(root, false)
    }

    fn read(root: &Path, needs_records: bool) -> Result<Self, Diagnostics> {
        find::check_root(root).map_err(Diagnostics::from)?;
        let mut found = Diagnostics::default();
        let settings = read(root, SETTINGS, SourceKind::Settings, &mut found);
        let mut all = |folder: find::Folder, kind| -> Vec<Arc<SourceFile>> {
            let names = folder.names(root, &mut found);
            names.iter().filter_map(|it| read(root, it, kind, &mut found)).collect()
        };
        let records = all(find::RECORDS, SourceKind::Records);
        let templates = all(find::TEMPLATES, SourceKind::Template);
        if needs_records && records.is_empty() && !found.has_errors() {
            found.push(
                Diagnostic::error("records文件夹里没有台账文件")
                    .in_file("records")
                    .cure("请把台账存成.yaml文件放入records文件夹，如records/2021.yaml；已有Excel台账的，请运行“huibao import 台账.xlsx”"),
            );
        }
        let (documents, unreadable) = documents(root, &mut found);
        match settings {
            Some(settings) if !found.has_errors() => {
                let root = root.to_owned();
                Ok(Self {
                    root,
                    settings,
                    records,
                    documents,
                    unreadable,
                    templates,
                    warnings: found,
                })
            }
            _ => {
                for document in unreadable {
                    found.append(document.faults);
                }
                Err(found)
            }
        }
    }

    /// Says why `root` is no project, and where one is.
    ///
    /// # Errors
    /// It is none.
    pub fn check(root: &Path) -> Result<(), Diagnostic> {
        find::check_root(root)
    }

    /// The bytes of a picture by its path below the project folder, as written in a document.
    ///
    /// # Errors
    /// The path leads out of the folder, or the file cannot be read; the place of the path is the
    /// caller's to add.
    pub fn picture(&self, path: &str) -> Result<Arc<[u8]>, Diagnostic> {
        picture::read(&self.root, path)
    }

    /// The name of what is built from `document`: `汇报` from `documents/汇报.md`.
    pub fn stem(document: &SourceFile) -> &str {
        stem(&document.name)
    }

    /// Where a result goes: `out/汇报.docx`, or the same file in the folder the user chose.
    pub fn output(&self, folder: Option<&Path>, stem: &str, extension: &str) -> PathBuf {
        let folder = folder.map_or_else(|| self.path(OUT), Path::to_owned);
        folder.join(format!("{stem}.{extension}"))
    }

    /// A file of the project's folder that need not be there, by its name; `None` when it is not.
    ///
    /// # Errors
    /// It cannot be read as text.
    pub fn own_file(&self, name: &str) -> Result<Option<Arc<SourceFile>>, Diagnostics> {
        if !self.root.join(name).exists() {
            return Ok(None);
        }
        let mut found = Diagnostics::default();
        match read(&self.root, name, SourceKind::Settings, &mut found) {
            Some(file) => Ok(Some(file)),
            None => Err(found),
        }
    }

    /// The path of a file or folder of the project, as a user would write it.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        if self.root == Path::new(".") { name.into() } else { self.root.join(name) }
    }
}

/// Those of `documents/` that can be read, and those that cannot.
fn documents(root: &Path, found: &mut Diagnostics) -> (Vec<Arc<SourceFile>>, Vec<Unreadable>) {
    let mut documents = Vec::new();
    let mut unreadable = Vec::new();
    for name in find::DOCUMENTS.names(root, found) {
        let mut faults = Diagnostics::default();
        match read(root, &name, SourceKind::Prose, &mut faults) {
            Some(document) => documents.push(document),
            None => unreadable.push(Unreadable { stem: stem(&name).to_owned(), faults }),
        }
    }
    (documents, unreadable)
}

fn stem(name: &str) -> &str {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn read(
    root: &Path,
    name: &str,
    kind: SourceKind,
    found: &mut Diagnostics,
) -> Option<Arc<SourceFile>> {
    match std::fs::read(root.join(name)) {
        Ok(bytes) => decode::text(name, kind, &bytes, found),
        Err(error) => {
            found.push(fault::reading(name, &error));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_and_templates_may_lie_in_folders_within_theirs() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["huibao.yaml", "records/2021/一季度.yaml", "templates/片段/基本情况.tera"]
        {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "# 空的\n").unwrap();
        }
        let project = Project::open(folder.path()).unwrap();
        assert_eq!(project.records[0].name, "records/2021/一季度.yaml");
        assert_eq!(project.templates[0].name, "templates/片段/基本情况.tera");
    }
}
