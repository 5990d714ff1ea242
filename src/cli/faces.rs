//! The faces that a command sets documents in.

use std::{
    env,
    ffi::OsStr,
    path::{Path, PathBuf},
};

use crate::{
    build::Prepared,
    diagnostic::{Diagnostic, Diagnostics},
    project::is_project,
    record::FacePreference,
    typefaces::{self, Folders},
};

/// Names the folders that are searched instead of the system's, joined as in `PATH`; empty for none.
const INSTEAD: &str = "HUIBAO_FONTS";

/// Finds the faces for the documents of a project: in the folders that the user named, whatever
/// 字体 says, and in the system's where it says 本机优先. The folders, and what is to be told.
pub(super) fn find(prepared: &mut Prepared, given: &[PathBuf]) -> (Folders, Diagnostics) {
    let system = match prepared.register.faces {
        FacePreference::Bundled => Vec::new(),
        FacePreference::Local => system_folders(),
    };
    let folders = Folders { given: given.to_vec(), system };
    let found = typefaces::find(&folders);
    prepared.faces = found.faces;
    (folders, found.told)
}

/// What is wrong when a project stands where the folder of faces was to be typed.
pub(super) fn swapped(folder: &Path, given: &[PathBuf]) -> Option<Diagnostic> {
    if is_project(folder) {
        return None;
    }
    let project = given.iter().find(|it| is_project(it))?.display();
    let cure = format!("请在它后面写字体文件夹：huibao build {project} --font-dir 字体文件夹");
    let cause = format!("--font-dir后面的“{project}”是项目文件夹，不是字体文件夹");
    Some(Diagnostic::error(cause).cure(cure))
}

/// Where the system keeps faces: those of the user before those of all.
fn system_folders() -> Vec<PathBuf> {
    if let Some(folders) = env::var_os(INSTEAD) {
        return env::split_paths(&folders).filter(|it| *it != Path::new("")).collect();
    }
    let below = |variable: &str, folder: &str| below(env::var_os(variable)?.as_os_str(), folder);
    let folders = if cfg!(windows) {
        vec![below("LOCALAPPDATA", r"Microsoft\Windows\Fonts"), below("SystemRoot", "Fonts")]
    } else if cfg!(target_os = "macos") {
        vec![
            below("HOME", "Library/Fonts"),
            Some("/Library/Fonts".into()),
            Some("/System/Library/Fonts".into()),
            Some("/Applications/Microsoft Word.app/Contents/Resources/DFonts".into()),
        ]
    } else {
        vec![
            below("XDG_DATA_HOME", "fonts").or_else(|| below("HOME", ".local/share/fonts")),
            below("HOME", ".fonts"),
            Some("/usr/local/share/fonts".into()),
            Some("/usr/share/fonts".into()),
        ]
    };
    folders.into_iter().flatten().collect()
}

/// A folder below one that the environment names, unless it names none.
fn below(root: &OsStr, folder: &str) -> Option<PathBuf> {
    (!root.is_empty()).then(|| Path::new(root).join(folder))
}
