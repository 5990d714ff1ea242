//! What an earlier run merged: written over only while nobody worked on it, and by the same edited file.

use std::{fs, path::Path};

use crate::{
    diagnostic::Diagnostic,
    project::{State, hash_of},
    word::{Package, Unreadable, custom_property},
};

/// What the merged file said when it was written.
const IMPRINT: &str = "huibao.merged";
/// Which file it was merged of.
const SOURCE: &str = "huibao.merged_from";
/// How much of a hash names a file.
const SHOWN: usize = 16;

/// Sets down in `merged` what it says and which file it was made of.
///
/// # Errors
/// A part of it cannot be read.
pub(super) fn sign(merged: &mut Package, source: &str) -> Result<(), Unreadable> {
    let imprint = merged.imprint()?;
    merged.set_custom_property(IMPRINT, &imprint)?;
    merged.set_custom_property(SOURCE, source)
}

/// What names the edited file in those that are merged of it: not its path, which is nobody's business.
pub(super) fn source(file: &Path, folder: &Path) -> String {
    hash_of(State::of(folder).name_of(file).as_bytes()).chars().take(SHOWN).collect()
}

/// Whether the file at `to` may be written over by what is merged of `source`.
///
/// # Errors
/// It may not.
pub(super) fn guard(to: &Path, source: &str) -> Result<(), Diagnostic> {
    let Ok(bytes) = fs::read(to) else { return Ok(()) };
    let shown = to.display().to_string();
    let why = match Package::read(&bytes) {
        Err(_) => "不是合并稿",
        Ok(there) => match (custom_property(&there, IMPRINT), custom_property(&there, SOURCE)) {
            (Some(imprint), _) if there.imprint().ok().as_ref() != Some(&imprint) => {
                "写出以后有人改过"
            }
            (Some(_), Some(from)) if from == source => return Ok(()),
            (Some(_), _) => "是从另一份改过的文件合并来的",
            (None, _) => "不是合并稿",
        },
    };
    Err(Diagnostic::error(format!("{shown}{why}，没有覆盖")).in_file(shown).cure(
        "请用--out写成另一个文件，如：--out 合并稿2.docx；原来那份不要了的，请先删去它，再运行一次",
    ))
}
