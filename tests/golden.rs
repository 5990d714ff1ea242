//! Expected texts as files below `tests/`: `UPDATE=1` rewrites them, to be read before they are
//! committed.

use std::{fs, path::Path};

/// Holds `actual` against the file at `path`, below the crate's folder or absolute; an empty text
/// has no file.
///
/// # Panics
/// With the first lines that differ, not with both texts: some have thousands.
pub(crate) fn holds(path: impl AsRef<Path>, actual: &str) {
    if let Some(difference) = difference(path, actual) {
        panic!("{difference}");
    }
}

/// Where `actual` differs from the file; with `UPDATE=1` the file is rewritten and nothing differs.
pub(crate) fn difference(path: impl AsRef<Path>, actual: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        if actual.is_empty() {
            let _ = fs::remove_file(&path);
        } else {
            fs::write(&path, actual).unwrap();
        }
        // Not read back: another test may be writing the same file.
        return None;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if actual == expected {
        return None;
    }
    let same = actual.lines().zip(expected.lines()).take_while(|(one, other)| one == other).count();
    let rest = |text: &str| -> String {
        text.lines().skip(same).take(5).flat_map(|line| ["  ", line, "\n"]).collect()
    };
    Some(format!(
        "{} differs from line {}; UPDATE=1 rewrites it\nexpected:\n{}actual:\n{}",
        path.display(),
        same + 1,
        rest(&expected),
        rest(actual)
    ))
}
