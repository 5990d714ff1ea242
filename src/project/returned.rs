//! Workbooks that come back from the units: named one by one, or by the folder that they lie in,
//! because not every terminal writes out `*.xlsx`.

use std::{
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
};

use super::fault;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// What a workbook is called at its end.
const EXTENSIONS: [&str; 4] = ["xlsx", "xlsm", "xls", "csv"];

/// The files that `paths` name; of a folder all workbooks in it, by name.
///
/// # Errors
/// A folder that cannot be read or has no workbooks.
pub fn workbooks(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Diagnostics> {
    let mut found = Diagnostics::default();
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        match within(path) {
            Ok(within) => files.extend(within),
            Err(fault) => found.push(fault),
        }
    }
    if found.has_errors() { Err(found) } else { Ok(files) }
}

fn within(folder: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let name = folder.display().to_string();
    let entries = fs::read_dir(folder).map_err(|error| fault::reading(&name, &error))?;
    let mut files: Vec<PathBuf> =
        entries.filter_map(Result::ok).map(|it| it.path()).filter(|it| is_workbook(it)).collect();
    files.sort();
    if files.is_empty() {
        let cause = format!("“{name}”文件夹里没有Excel文件");
        return Err(Diagnostic::error(cause).in_file(name).cure("请核对文件夹"));
    }
    Ok(files)
}

/// Whether a file is a workbook, and none of the lock files that lie beside open ones.
fn is_workbook(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    !name.starts_with(['.', '~']) && EXTENSIONS.contains(&extension.as_str()) && path.is_file()
}

/// The bytes of a file, and no more than one beyond `limit`, which tells that it is too big.
///
/// # Errors
/// It is not there or cannot be read.
pub fn read_returned(path: &Path, limit: usize) -> Result<Vec<u8>, Diagnostic> {
    let name = path.display().to_string();
    // A pipe would be waited for without end.
    if path.exists() && !path.is_file() && !path.is_dir() {
        let cause = format!("“{name}”不是文件");
        return Err(Diagnostic::error(cause).in_file(name).cure("请写出要读的那个文件"));
    }
    let refused = |error| fault::reading(&name, &error);
    let file = File::open(path).map_err(refused)?;
    let mut bytes = Vec::new();
    let limit = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    file.take(limit).read_to_end(&mut bytes).map_err(refused)?;
    Ok(bytes)
}
