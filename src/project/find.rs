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
    holds_pictures: bool,
}

pub(super) const RECORDS: Folder =
    Folder { name: "records", extensions: &["yaml", "yml"], is_deep: true, holds_pictures: false };
pub(super) const DOCUMENTS: Folder =
    Folder { name: "documents", extensions: &["md"], is_deep: false, holds_pictures: true };
pub(super) const TEMPLATES: Folder =
    Folder { name: "templates", extensions: &["tera"], is_deep: true, holds_pictures: false };

/// What editors leave behind.
const BACKUPS: [&str; 5] = ["bak", "swp", "swo", "tmp", "temp"];

/// What Windows lays into folders.
const SYSTEMS: [&str; 2] = ["Thumbs.db", "desktop.ini"];

/// Pictures by their extensions, those that no document can hold included.
const PICTURES: [&str; 10] =
    ["png", "jpg", "jpeg", "gif", "bmp", "webp", "svg", "tif", "tiff", "heic"];

/// Whether a file of that name below the project's folder may be read for a document: one of the
/// folders' own, or a picture, which may stand anywhere.
pub(super) fn may_be_read(name: &str) -> bool {
    let is_of = |it: Folder| name.split('/').next() == Some(it.name) && it.reads(name);
    [RECORDS, DOCUMENTS, TEMPLATES].into_iter().any(is_of) || has_extension(name, &PICTURES)
}

/// Whether `folder` is a project.
pub fn is_project(folder: &Path) -> bool {
    folder.join(SETTINGS).is_file()
}

/// Says why `root` is no project, and where one is.
pub(super) fn check_root(root: &Path) -> Result<(), Diagnostic> {
    const ELSEWHERE: &str =
        "请到项目文件夹里运行，或写出它的路径；新建项目请用“huibao new 文件夹名”";
    if is_project(root) {
        return Ok(());
    }
    let shown = root.display().to_string();
    let refused = |cause: String, cure: String| {
        Err(Diagnostic::error(cause).in_file(shown.as_str()).cure(cure))
    };
    if root.is_file() {
        let cure = above(root).map_or_else(|| ELSEWHERE.to_owned(), |it| written(&it));
        let is_docx = root.extension().is_some_and(|it| it.eq_ignore_ascii_case("docx"));
        let cure = if is_docx {
            format!("{cure}。要与旧稿比，请在--redline后面写等号：--redline={shown}")
        } else {
            cure
        };
        return refused(format!("“{shown}”是一个文件，不是项目文件夹"), cure);
    }
    if !root.is_dir() {
        let is_docx = root.extension().is_some_and(|it| it.eq_ignore_ascii_case("docx"));
        let cure = if is_docx {
            format!("要与旧稿比，请在--redline后面写等号：--redline={shown}")
        } else {
            "请核对路径；新建项目请用“huibao new 文件夹名”".to_owned()
        };
        return refused(format!("没有“{shown}”这个文件夹"), cure);
    }
    let cure = if root.join("huibao.yml").exists() {
        "请把huibao.yml改名为huibao.yaml".to_owned()
    } else if let [first, _, ..] = within(root).as_slice() {
        format!("这里有几个项目文件夹，请写出要用的那个，如“{}”，或到那里运行", first.display())
    } else if let Some(project) = within(root).into_iter().next().or_else(|| above(root)) {
        written(&project)
    } else {
        ELSEWHERE.to_owned()
    };
    refused("这里不是项目文件夹：没有huibao.yaml".to_owned(), cure)
}

fn written(project: &Path) -> String {
    format!("项目文件夹是“{}”，请写出它，或到那里运行", project.display())
}

/// The projects among the folders of `root`, by name.
fn within(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root).into_iter().flatten().filter_map(Result::ok);
    let mut projects: Vec<PathBuf> =
        entries.map(|it| it.path()).filter(|it| it.join(SETTINGS).is_file()).collect();
    projects.sort();
    projects
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

/// The folders in which texts stand that people write and commands rewrite.
pub(super) fn text_folders(root: &Path) -> Vec<PathBuf> {
    let mut folders = vec![root.join(DOCUMENTS.name), root.join(RECORDS.name)];
    let mut next = 1;
    while let Some(folder) = folders.get(next) {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let within = entries.filter(|it| it.file_type().is_ok_and(|it| it.is_dir()));
        let within: Vec<PathBuf> = within.map(|it| it.path()).collect();
        folders.extend(within);
        next = next.saturating_add(1);
    }
    folders
}

impl Folder {
    /// The files' names below `root`, joined with `/`, in the order of their characters; none when
    /// there is no such folder. Files that are not read are told.
    pub(super) fn names(self, root: &Path, found: &mut Diagnostics) -> Vec<String> {
        let mut names = Vec::new();
        collect(root, self.name, &mut names, found);
        names.sort();
        let (read, skipped) = names.into_iter().partition(|it| self.reads(it));
        let skipped: Vec<String> = skipped;
        found.extend(skipped.iter().filter(|it| !self.expects(it)).map(|it| self.skipped(it)));
        read
    }

    fn reads(self, name: &str) -> bool {
        self.takes(name) && (self.is_deep || name.matches('/').count() == 1)
    }

    fn takes(self, name: &str) -> bool {
        has_extension(name, self.extensions)
    }

    /// Whether a file that is not read may well lie here.
    fn expects(self, name: &str) -> bool {
        let file_name = name.rsplit('/').next().unwrap_or(name);
        let is_backup = file_name.ends_with(['~', '#']) || has_extension(name, &BACKUPS);
        let is_systems = SYSTEMS.iter().any(|it| it.eq_ignore_ascii_case(file_name));
        is_backup || is_systems || (self.holds_pictures && has_extension(name, &PICTURES))
    }

    /// What a file that is not read is told.
    fn skipped(self, name: &str) -> Diagnostic {
        let Self { name: folder, extensions, .. } = self;
        let extension = extensions.first().copied().unwrap_or_default();
        let file_name = name.rsplit('/').next().unwrap_or(name);
        let (stem, typed) = file_name.rsplit_once('.').unwrap_or((file_name, ""));
        let away = format!("或移出{folder}文件夹");
        let (cause, cure) = if self.takes(name) {
            (format!("{folder}里的文件夹不看"), format!("请直接放在{folder}文件夹里，{away}"))
        } else {
            let cause = format!("{folder}里只读扩展名为.{extension}的文件");
            let renamed =
                if self.takes(stem) { stem.to_owned() } else { format!("{stem}.{extension}") };
            let cure = match typed.to_ascii_lowercase().as_str() {
                "txt" => format!(
                    "请改名为“{renamed}”，{away}；看不到末尾的.{typed}，请在文件夹的“查看”里勾选“文件扩展名”"
                ),
                "" | "markdown" => format!("请改名为“{renamed}”，{away}"),
                _ => format!("请把内容写到.{extension}文件里，{away}"),
            };
            (cause, cure)
        };
        Diagnostic::warning(format!("{name}没有读入：{cause}")).in_file(name).cure(cure)
    }
}

/// All files in `folder` and the folders within it.
fn collect(root: &Path, folder: &str, to: &mut Vec<String>, found: &mut Diagnostics) {
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
        // Hidden files and the lock files of Word, WPS and LibreOffice are nobody's records.
        if file_name.starts_with(['.', '~']) {
            continue;
        }
        let name = format!("{folder}/{file_name}");
        // A link to a folder is not followed: it could lead around in a circle.
        if entry.file_type().is_ok_and(|it| it.is_dir()) {
            collect(root, &name, to, found);
        } else {
            to.push(name);
        }
    }
}

fn has_extension(name: &str, extensions: &[&str]) -> bool {
    let extension = name.rsplit_once('.').map(|(_, it)| it);
    extension.is_some_and(|it| extensions.iter().any(|known| it.eq_ignore_ascii_case(known)))
}
