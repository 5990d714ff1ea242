//! The finished files below a folder, letters in their folders among them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::fault;
use crate::diagnostic::Diagnostic;

/// What a finished file is called at its end.
const EXTENSIONS: [&str; 2] = ["docx", "pdf"];
/// How deep they stand: letters have a folder of their own.
const DEEPEST: usize = 2;

/// The finished files in `folder` and the folders in it, by name; none of the lock files that lie beside
/// open ones.
///
/// # Errors
/// The folder cannot be read or has none.
pub fn finished_files(folder: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let mut files = Vec::new();
    gather(folder, DEEPEST, &mut files)?;
    files.sort();
    if files.is_empty() {
        let name = folder.display().to_string();
        let cause = format!("“{name}”文件夹里没有DOCX或PDF文件");
        return Err(Diagnostic::error(cause).in_file(name).cure("请核对文件夹"));
    }
    Ok(files)
}

fn gather(folder: &Path, depth: usize, into: &mut Vec<PathBuf>) -> Result<(), Diagnostic> {
    let refused = |error| fault::reading(&folder.display().to_string(), &error);
    for entry in fs::read_dir(folder).map_err(refused)?.filter_map(Result::ok) {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        if name.starts_with(['.', '~']) {
            continue;
        }
        if path.is_dir() {
            if depth > 1 {
                gather(&path, depth.saturating_sub(1), into)?;
            }
        } else if EXTENSIONS.contains(&extension.as_str()) {
            into.push(path);
        }
    }
    Ok(())
}
