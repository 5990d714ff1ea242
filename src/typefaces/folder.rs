//! The font files in a folder.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

const EXTENSIONS: [&str; 4] = ["ttf", "otf", "ttc", "otc"];

/// The deepest that folders within a folder are looked into.
const DEPTH: usize = 8;

/// The font files in `folder` and the folders within it, in the order of their paths. What cannot
/// be read below it is passed over.
pub(super) fn font_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    collect(folder, DEPTH, &mut files)?;
    files.sort();
    Ok(files)
}

fn collect(folder: &Path, depth: usize, to: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)?.filter_map(Result::ok) {
        let path = entry.path();
        // A link to a folder is not followed: it could lead around in a circle.
        if entry.file_type().is_ok_and(|it| it.is_dir()) {
            if depth > 0 {
                let _ = collect(&path, depth - 1, to);
            }
        } else if is_font(&path) {
            to.push(path);
        }
    }
    Ok(())
}

fn is_font(path: &Path) -> bool {
    let extension = path.extension().and_then(|it| it.to_str());
    extension.is_some_and(|it| EXTENSIONS.iter().any(|known| it.eq_ignore_ascii_case(known)))
}
