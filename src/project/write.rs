//! A result appears whole or not at all: it is written beside its place and moved there.

use std::{fs, io, io::Write, path::Path};

use tempfile::NamedTempFile;

use super::{fault, lock};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Writes a whole file, its folder too; the file that was there is replaced in one step, or stays
/// as it was.
///
/// # Errors
/// The file is open elsewhere or read-only, its folder cannot be written to, the disk is full.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    Staged::new(path, bytes)?.put()
}

/// Writes files that belong together: none takes its place before all are written in full.
///
/// # Errors
/// What keeps any of them from being written; then none was replaced.
pub fn write_together<'a>(
    files: impl IntoIterator<Item = (&'a Path, &'a [u8])>,
) -> Result<(), Diagnostics> {
    let mut staged = Vec::new();
    let mut found = Diagnostics::default();
    for (path, bytes) in files {
        match Staged::new(path, bytes) {
            Ok(file) => staged.push(file),
            Err(fault) => found.push(fault),
        }
    }
    if found.has_errors() {
        return Err(found);
    }
    staged.into_iter().try_for_each(Staged::put).map_err(Diagnostics::from)
}

/// A file written in full beside its place.
struct Staged<'a> {
    path: &'a Path,
    file: NamedTempFile,
}

impl<'a> Staged<'a> {
    fn new(path: &'a Path, bytes: &[u8]) -> Result<Self, Diagnostic> {
        let name = name(path);
        if fs::metadata(path).is_ok_and(|it| it.permissions().readonly()) {
            return Err(fault::read_only(&name));
        }
        if path.is_dir() {
            return Err(fault::folder_in_place(&name));
        }
        if let Some(lock) = lock::of(path) {
            return Err(fault::open_elsewhere(&name, &self::name(&lock)));
        }
        let file = temporary(path, bytes).map_err(|error| fault::writing(&name, &error))?;
        Ok(Self { path, file })
    }

    fn put(self) -> Result<(), Diagnostic> {
        let name = name(self.path);
        match self.file.persist(self.path) {
            Ok(_) => Ok(()),
            Err(error) => Err(fault::writing(&name, &error.error)),
        }
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn temporary(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = builder().tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// A result is for colleagues to read, so it gets the permissions of any new file, not those of a
/// temporary one.
#[cfg(unix)]
fn builder() -> tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".huibao-").permissions(fs::Permissions::from_mode(0o666));
    builder
}

#[cfg(not(unix))]
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".huibao-");
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out/汇报.docx");
        write_whole(&path, b"first").unwrap();
        write_whole(&path, b"second").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_read_only_result_stays_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("汇报.docx");
        fs::write(&path, b"first").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let fault = write_whole(&path, b"second").unwrap_err();
        assert_eq!(fault.cause, "汇报.docx是只读文件，无法写入，原文件未动");
        assert_eq!(fs::read(&path).unwrap(), b"first");
    }

    #[test]
    fn an_open_result_stays_as_it_was_and_so_do_those_written_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let [docx, pdf] = ["年度汇报.docx", "年度汇报.pdf"].map(|it| folder.path().join(it));
        let both = |bytes: &'static [u8]| [(docx.as_path(), bytes), (pdf.as_path(), bytes)];
        write_together(both(b"first")).unwrap();
        for lock in [".~lock.年度汇报.docx#", "~$汇报.docx", "~$年度汇报.docx"] {
            fs::write(folder.path().join(lock), b"").unwrap();
            let found = write_together(both(b"second")).unwrap_err();
            let causes: Vec<&str> = found.iter().map(|it| it.cause.as_str()).collect();
            assert_eq!(causes, ["年度汇报.docx正被Word或WPS打开，无法写入，原文件未动"]);
            assert_eq!(fs::read(&docx).unwrap(), b"first");
            assert_eq!(fs::read(&pdf).unwrap(), b"first");
            fs::remove_file(folder.path().join(lock)).unwrap();
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_file_in_the_place_of_the_folder_is_told() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("out"), b"").unwrap();
        let fault = write_whole(&folder.path().join("out/汇报.docx"), b"x").unwrap_err();
        assert_eq!(fault.cause, "汇报.docx无法写入：所在文件夹的位置上是一个文件，原文件未动");
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_a_result() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("汇报.docx");
        write_whole(&path, b"x").unwrap();
        let plain = folder.path().join("plain");
        fs::write(&plain, b"x").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&path), mode(&plain));
    }
}
