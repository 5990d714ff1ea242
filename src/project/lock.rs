//! Whether a program has a result open: the lock files that Word, WPS and LibreOffice lay beside it.
//!
//! Windows refuses to replace an open file by itself; elsewhere the file would be replaced behind
//! the program's back, and the next save there would bring the old text back.

use std::path::{Path, PathBuf};

/// The lock that an office program holds on the file at `path`.
pub(super) fn of(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    let extension = path.extension()?.to_str()?;
    if !["docx", "xlsx"].contains(&extension) {
        return None;
    }
    let word = format!("~${}", of_word(name, extension));
    let wps = format!(".~{name}");
    let libre_office = format!(".~lock.{name}#");
    [word, wps, libre_office].map(|it| path.with_file_name(it)).into_iter().find(|it| it.exists())
}

/// Word writes its mark over the first characters of a name that is long: over one of seven, over
/// two of eight and more; Excel never does.
fn of_word<'a>(name: &'a str, extension: &str) -> &'a str {
    const SHORT: usize = 6;
    let stem = name.chars().count().saturating_sub(extension.len().saturating_add(1));
    let dropped = if extension == "docx" { stem.saturating_sub(SHORT).min(2) } else { 0 };
    name.char_indices().nth(dropped).and_then(|(at, _)| name.get(at..)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::of_word;

    #[test]
    fn word_shortens_long_names_only() {
        assert_eq!(of_word("汇报.docx", "docx"), "汇报.docx");
        assert_eq!(of_word("一二三四五六七.docx", "docx"), "二三四五六七.docx");
        assert_eq!(of_word("一二三四五六七八九.docx", "docx"), "三四五六七八九.docx");
        assert_eq!(of_word("一二三四五六七八九.xlsx", "xlsx"), "一二三四五六七八九.xlsx");
    }
}
