//! A result appears whole or not at all: it is written beside its place and moved there.

use std::{
    collections::BTreeSet,
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use super::{fault, lock};
use crate::diagnostic::Diagnostics;

/// Writes files that belong together, their folders too: nothing is moved to its place before all
/// of them are written, and what was there is replaced in one step or stays as it was.
///
/// # Errors
/// A file is open elsewhere or read-only, a folder cannot be written to, the disk is full; then
/// nothing is left behind.
pub fn write_together(files: &[(PathBuf, Vec<u8>)]) -> Result<(), Diagnostics> {
    let mut found = Diagnostics::default();
    found.extend(files.iter().filter_map(|(path, _)| check(path).err()));
    if found.has_errors() {
        return Err(found);
    }
    let mut folders = Vec::new();
    let ready: Result<Vec<_>, _> = files
        .iter()
        .map(|(path, bytes)| {
            let written = beside(path, bytes, &mut folders);
            written.map_err(|error| fault::writing_in(folder(path), &error))
        })
        .collect();
    match ready {
        Ok(ready) => {
            for (file, (path, _)) in ready.into_iter().zip(files) {
                if let Err(error) = file.persist(path) {
                    found.push(fault::writing(path, &error.error));
                }
            }
        }
        Err(fault) => found.push(fault),
    }
    if found.has_errors() {
        // Only folders that are still empty go.
        folders.iter().rev().for_each(|it| drop(fs::remove_dir(it)));
        return Err(found);
    }
    Ok(())
}

/// Writes `text` in the place of a text that a user wrote, with the line ends and the mark at its
/// beginning that it had.
///
/// # Errors
/// As of [`write_together`].
pub fn rewrite(path: &Path, text: &str) -> Result<(), Diagnostics> {
    rewrite_together(&[(path.to_owned(), text)])
}

/// Writes texts in the places of texts that a user wrote, all of them or none; as [`rewrite`]. What a run
/// that was killed left half-written beside them is taken away.
///
/// # Errors
/// As of [`write_together`].
pub fn rewrite_together(texts: &[(PathBuf, &str)]) -> Result<(), Diagnostics> {
    texts.iter().map(|(path, _)| folder(path)).collect::<BTreeSet<_>>().into_iter().for_each(sweep);
    let files = texts.iter().map(|(path, text)| (path.clone(), as_before(path, text)));
    write_together(&files.collect::<Vec<_>>())
}

/// The bytes of `text` in the manner of what stands at `path`.
fn as_before(path: &Path, text: &str) -> Vec<u8> {
    let before = fs::read(path).unwrap_or_default();
    let text = if before.windows(2).any(|it| it == b"\r\n") {
        text.replace('\n', "\r\n")
    } else {
        text.to_owned()
    };
    let mark = if before.starts_with(b"\xEF\xBB\xBF") { "\u{FEFF}" } else { "" };
    format!("{mark}{text}").into_bytes()
}

/// Whether what is written must outlast the machine's failing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Durability {
    /// It is on the disk before it is moved to its place.
    Lasting,
    /// What is lost with the machine is no loss.
    Passing,
}

/// Replaces one file in one step, its folder made where there is none; meanwhile it stands in
/// `workplace`, on the same disk.
pub(super) fn replace(
    path: &Path,
    bytes: &[u8],
    workplace: &Path,
    durability: Durability,
) -> io::Result<()> {
    fs::create_dir_all(folder(path))?;
    let written = written_in(workplace, bytes, durability)?;
    written.persist(path).map(drop).map_err(|it| it.error)
}

/// Takes away the files in `folder` that a build was killed over. What another build is just writing
/// is left to it: it holds a lock on the file, which ends with it however it ends.
pub(super) fn sweep(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|it| it.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(PREFIX)
            && let Ok(file) = fs::File::open(&path)
            && file.try_lock().is_ok()
        {
            drop(fs::remove_file(&path));
        }
    }
}

/// Whether what stands at `path` may be replaced.
fn check(path: &Path) -> Result<(), crate::diagnostic::Diagnostic> {
    let Ok(there) = fs::metadata(path) else { return Ok(()) };
    if there.is_dir() {
        return Err(fault::is_folder(path));
    }
    if there.permissions().readonly() {
        return Err(fault::read_only(path));
    }
    if let Some(lock) = lock::of(path) {
        return Err(fault::open_elsewhere(path, &lock));
    }
    // Where programs lock what they have open, this is refused.
    let opened = fs::OpenOptions::new().append(true).open(path);
    opened.map(drop).map_err(|error| fault::writing(path, &error))
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file beside `path` that holds `bytes`; the folders made for it are added to `folders`.
fn beside(path: &Path, bytes: &[u8], folders: &mut Vec<PathBuf>) -> io::Result<NamedTempFile> {
    let folder = folder(path);
    let missing = folder.ancestors().take_while(|it| !it.as_os_str().is_empty() && !it.exists());
    for missing in missing.collect::<Vec<_>>().into_iter().rev() {
        match fs::create_dir(missing) {
            Ok(()) => folders.push(missing.to_owned()),
            // Another file of the same run was faster.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && missing.is_dir() => {}
            Err(error) => return Err(error),
        }
    }
    written_in(folder, bytes, Durability::Lasting)
}

/// A file in `folder` that holds `bytes`, under a name of its own.
fn written_in(folder: &Path, bytes: &[u8], durability: Durability) -> io::Result<NamedTempFile> {
    let mut file = held(folder)?;
    file.write_all(bytes)?;
    if durability == Durability::Lasting {
        file.as_file().sync_all()?;
    }
    Ok(file)
}

/// How often a file is begun when it is swept away before it can be held.
const ATTEMPTS: usize = 5;

/// A new file that [`sweep`] leaves alone. A disk that knows no locks has none swept either.
fn held(folder: &Path) -> io::Result<NamedTempFile> {
    for _ in 0..ATTEMPTS {
        let file = builder().tempfile_in(folder)?;
        let is_being_swept = matches!(file.as_file().try_lock(), Err(fs::TryLockError::WouldBlock));
        if !is_being_swept && file.path().exists() {
            return Ok(file);
        }
    }
    builder().tempfile_in(folder)
}

/// What the names of files begin with that are still being written.
const PREFIX: &str = ".huibao-";

/// A result is for colleagues to read, so it gets the permissions of any new file, not those of a
/// temporary one.
#[cfg(unix)]
fn builder() -> tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).permissions(fs::Permissions::from_mode(0o666));
    builder
}

#[cfg(not(unix))]
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX);
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The causes of the faults of writing these files.
    fn refused(files: &[(&Path, &[u8])]) -> Vec<String> {
        let files: Vec<_> =
            files.iter().map(|(it, bytes)| (it.to_path_buf(), bytes.to_vec())).collect();
        let found = write_together(&files).unwrap_err();
        found.iter().map(|it| it.cause.clone()).collect()
    }

    fn write(path: &Path, bytes: &[u8]) {
        write_together(&[(path.to_owned(), bytes.to_vec())]).unwrap();
    }

    #[test]
    fn a_file_is_replaced_whole_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out/汇报.docx");
        write(&path, b"first");
        write(&path, b"second");
        assert_eq!(fs::read(&path).unwrap(), b"second");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_read_only_result_keeps_those_beside_it_as_they_were() {
        let folder = tempfile::tempdir().unwrap();
        let (word, page) = (folder.path().join("汇报.docx"), folder.path().join("汇报.pdf"));
        write(&word, b"first");
        write(&page, b"first");
        let mut permissions = fs::metadata(&page).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&page, permissions).unwrap();
        assert_eq!(
            refused(&[(&word, b"second"), (&page, b"second")]),
            ["汇报.pdf是只读文件，无法写入，原文件未动"]
        );
        assert_eq!(fs::read(&word).unwrap(), b"first");
        assert_eq!(fs::read(&page).unwrap(), b"first");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn an_open_result_stays_as_it_was_and_so_do_those_written_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let [word, page] = ["汇报.docx", "汇报.pdf"].map(|it| folder.path().join(it));
        write(&word, b"first");
        write(&page, b"first");
        for lock in [".~lock.汇报.docx#", "~$汇报.docx", ".~汇报.docx"] {
            fs::write(folder.path().join(lock), b"").unwrap();
            assert_eq!(
                refused(&[(&word, b"second"), (&page, b"second")]),
                ["汇报.docx正被Word或WPS打开，无法写入，原文件未动"]
            );
            assert_eq!(fs::read(&word).unwrap(), b"first");
            assert_eq!(fs::read(&page).unwrap(), b"first");
            fs::remove_file(folder.path().join(lock)).unwrap();
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_file_in_the_place_of_the_folder_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        fs::write(&out, b"").unwrap();
        assert_eq!(
            refused(&[(&out.join("汇报.docx"), b"x"), (&out.join("汇报.pdf"), b"x")]),
            [format!("“{}”文件夹无法写入：它的路径上有一个文件，原文件未动", out.display())]
        );
    }

    #[test]
    fn folders_made_in_vain_are_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("甲");
        fs::write(&taken, b"").unwrap();
        refused(&[(&folder.path().join("新/out/汇报.docx"), b"x"), (&taken.join("乙.md"), b"x")]);
        assert!(!folder.path().join("新").exists());
    }

    #[test]
    fn a_text_keeps_its_line_ends_and_its_mark() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("汇报.md");
        fs::write(&path, "\u{FEFF}甲\r\n").unwrap();
        rewrite(&path, "甲\n乙\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "\u{FEFF}甲\r\n乙\r\n");
    }

    #[test]
    fn what_a_killed_run_left_beside_texts_is_swept_when_they_are_written_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("汇报.md");
        fs::write(&path, "甲\n").unwrap();
        fs::write(folder.path().join(".huibao-killed"), "").unwrap();
        rewrite(&path, "乙\n").unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_a_killed_build_left_is_swept_and_what_another_is_writing_is_not() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".huibao-killed"), "").unwrap();
        let writing = written_in(folder.path(), b"x", Durability::Passing).unwrap();
        sweep(folder.path());
        assert!(!folder.path().join(".huibao-killed").exists());
        writing.persist(folder.path().join("汇报.docx")).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_a_result() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("汇报.docx");
        write(&path, b"x");
        let plain = folder.path().join("plain");
        fs::write(&plain, b"x").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&path), mode(&plain));
    }
}
