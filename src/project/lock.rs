//! Whether a program has a result open: the lock files that Word, WPS and LibreOffice lay beside it.
//!
//! Windows refuses to replace an open file by itself; elsewhere the file would be replaced behind
//! the program's back, and the next save there would bring the old text back.

use std::path::{Path, PathBuf};

/// The lock file of the program that has `path` open.
pub(super) fn of(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    candidates(name).into_iter().map(|it| path.with_file_name(it)).find(|it| it.exists())
}

/// LibreOffice's name, and Word's: `~$` before the name, or in place of its first one or two
/// characters when it is long.
fn candidates(name: &str) -> Vec<String> {
    let mut names = vec![format!(".~lock.{name}#")];
    for dropped in 0..=2 {
        let kept: String = name.chars().skip(dropped).collect();
        names.push(format!("~${kept}"));
    }
    names
}
