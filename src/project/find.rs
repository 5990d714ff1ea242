//! Which files belong to a project.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use super::{SETTINGS, fault};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// A folder of the project and the files in it that are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Folder {
    name: &'static str,
    extensions: &'static [&'static str],
    /// Whether folders within it are looked into.
    is_deep: bool,
}

pub(super) const RECORDS: Folder =
    Folder { name: "records", extensions: &["yaml", "yml"], is_deep: true };
pub(super) const DOCUMENTS: Folder =
    Folder { name: "documents", extensions: &["md"], is_deep: false };
pub(super) const TEMPLATES: Folder =
    Folder { name: "templates", extensions: &["tera"], is_deep: true };

/// Says why `root` is no project, and where one is.
pub(super) fn check_root(root: &Path) -> Result<(), Diagnostic> {
    const ELSEWHERE: &str =
        "请到项目文件夹里运行，或写出它的路径；新建项目请用“huibao new 文件夹名”";
    if root.join(SETTINGS).is_file() {
        return Ok(());
    }
    let shown = root.display().to_string();
    let refused = |cause: String, cure: String| {
        Err(Diagnostic::error(cause).in_file(shown.as_str()).cure(cure))
    };
    if root.is_file() {
        let cure = above(root).map_or_else(|| ELSEWHERE.to_owned(), |it| written(&it));
        return refused(format!("“{shown}”是一个文件，不是项目文件夹"), cure);
    }
    if !root.is_dir() {
        let cure = "请核对路径；新建项目请用“huibao new 文件夹名”".to_owned();
        return refused(format!("没有“{shown}”这个文件夹"), cure);
    }
    let cure = if root.join("huibao.yml").exists() {
        "请把huibao.yml改名为huibao.yaml".to_owned()
    } else if let Some(project) = within(root).or_else(|| above(root)) {
        written(&project)
    } else {
        ELSEWHERE.to_owned()
    };
    refused("这里不是项目文件夹：没有huibao.yaml".to_owned(), cure)
}

fn written(project: &Path) -> String {
    format!("项目文件夹是“{}”，请写出它，或到那里运行", project.display())
}

/// The first project among the folders of `root`.
fn within(root: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(root).ok()?.filter_map(Result::ok);
    let mut projects: Vec<PathBuf> =
        entries.map(|it| it.path()).filter(|it| it.join(SETTINGS).is_file()).collect();
    projects.sort();
    projects.into_iter().next()
}

/// The folder above `root` when it is a project.
fn above(root: &Path) -> Option<PathBuf> {
    let folder = match root.parent() {
        None => return None,
        Some(_) if root == Path::new(".") => PathBuf::from(".."),
        Some(parent) if parent.as_os_str().is_empty() => PathBuf::from("."),
        Some(parent) => parent.to_owned(),
    };
    folder.join(SETTINGS).is_file().then_some(folder)
}

impl Folder {
    /// The files' names below `root`, joined with `/`, in the order of their characters; none when
    /// there is no such folder.
    pub(super) fn names(self, root: &Path, found: &mut Diagnostics) -> Vec<String> {
        let mut names = Vec::new();
        self.collect(root, self.name, &mut names, found);
        names.sort();
        names
    }

    fn collect(self, root: &Path, folder: &str, to: &mut Vec<String>, found: &mut Diagnostics) {
        let entries = match fs::read_dir(root.join(folder)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return,
            Err(error) => return found.push(fault::reading(folder, &error)),
        };
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => return found.push(fault::reading(folder, &error)),
            };
            let file_name = entry.file_name();
            let Some(file_name) = file_name.to_str() else {
                let name = format!("{folder}/{}", file_name.to_string_lossy());
                let cause = format!("{name}的文件名不是通用编码");
                found.push(Diagnostic::error(cause).in_file(name).cure("请给文件改名"));
                continue;
            };
            let name = format!("{folder}/{file_name}");
            // Hidden files and the lock files of Word and WPS are nobody's records.
            if file_name.starts_with(['.', '~']) {
                continue;
            }
            // A link to a folder is not followed: it could lead around in a circle.
            if entry.file_type().is_ok_and(|it| it.is_dir()) {
                if self.is_deep {
                    self.collect(root, &name, to, found);
                }
            } else if self.takes(file_name) {
                to.push(name);
            }
        }
    }

    fn takes(self, file_name: &str) -> bool {
        let extension = file_name.rsplit_once('.').map(|(_, it)| it);
        extension
            .is_some_and(|it| self.extensions.iter().any(|known| it.eq_ignore_ascii_case(known)))
    }
}
