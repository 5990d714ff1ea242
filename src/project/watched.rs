//! What of a project's folder is watched: every file that a document may be made of, by what it holds,
//! so that neither a file that was saved as it was nor one that an editor puts aside is a change.

use std::{
    collections::BTreeMap,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use super::{OUT, SETTINGS, find};

/// The files of a project as they were found at one moment.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    files: BTreeMap<String, Found>,
}

/// A file and what it held.
#[derive(Clone, Debug)]
struct Found {
    length: u64,
    modified: Option<SystemTime>,
    hash: u64,
    /// Whether its time alone tells whether it was written again: one that was written just now may be
    /// written once more within the same tick of the disk's clock.
    is_settled: bool,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// Its name below the project's folder, `records/2025.yaml`.
    pub name: String,
    /// What it is.
    pub what: FileChangeKind,
}

/// New, gone or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileChangeKind {
    /// It holds something else.
    Written,
    /// It was not there.
    Added,
    /// It is no longer there.
    Removed,
}

/// How long the time of a file that was written is not trusted.
const UNSETTLED: Duration = Duration::from_secs(2);

/// What editors and synchronisation leave beside the files that they write.
const PASSING: [&str; 8] = ["bak", "swp", "swo", "swx", "tmp", "temp", "lock", "part"];

impl Watched {
    /// The files below `root` at `now`; those that `before` knows and that were not touched since are
    /// not read again. Nothing in `out` is watched.
    pub fn of(root: &Path, out: Option<&Path>, before: &Self, now: SystemTime) -> Self {
        let mut watched = Self::default();
        let out = out.and_then(|it| fs::canonicalize(it).ok());
        let scan = Scan { before, now, out };
        scan.folder(root, "", &mut watched);
        watched
    }

    /// What is another in `self` than in `before`, by name.
    pub fn since(&self, before: &Self) -> Vec<FileChange> {
        let mut changes = Vec::new();
        let names = before.files.keys().chain(self.files.keys());
        let mut names: Vec<&String> = names.collect();
        names.sort();
        names.dedup();
        for name in names {
            let what = match (before.files.get(name), self.files.get(name)) {
                (Some(then), Some(now)) if then.hash == now.hash => continue,
                (Some(_), Some(_)) => FileChangeKind::Written,
                (None, _) => FileChangeKind::Added,
                (_, None) => FileChangeKind::Removed,
            };
            changes.push(FileChange { name: name.clone(), what });
        }
        changes
    }
}

struct Scan<'a> {
    before: &'a Watched,
    now: SystemTime,
    /// A folder of results other than the project's own.
    out: Option<PathBuf>,
}

impl Scan<'_> {
    fn folder(&self, path: &Path, name: &str, watched: &mut Watched) {
        // A folder that has gone or cannot be read holds nothing.
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            let file_name = entry.file_name();
            let Some(file_name) = file_name.to_str().filter(|it| !is_passing(it)) else { continue };
            let path = entry.path();
            let name =
                if name.is_empty() { file_name.to_owned() } else { format!("{name}/{file_name}") };
            let is_folder = entry.file_type().is_ok_and(|it| it.is_dir());
            if is_folder && name != OUT && !self.is_out(&path) {
                self.folder(&path, &name, watched);
            } else if !is_folder && is_input(&name) {
                let found = self.file(&path, &name);
                watched.files.extend(found.map(|it| (name, it)));
            }
        }
    }

    fn is_out(&self, path: &Path) -> bool {
        let Some(out) = &self.out else { return false };
        fs::canonicalize(path).is_ok_and(|it| it == *out)
    }

    fn file(&self, path: &Path, name: &str) -> Option<Found> {
        let metadata = fs::metadata(path).ok()?;
        let (length, modified) = (metadata.len(), metadata.modified().ok());
        let known = self.before.files.get(name).filter(|it| {
            it.is_settled && (it.length, it.modified) == (length, modified) && modified.is_some()
        });
        if let Some(known) = known {
            return Some(known.clone());
        }
        let mut hasher = DefaultHasher::new();
        fs::read(path).ok()?.hash(&mut hasher);
        let age = modified.and_then(|it| self.now.duration_since(it).ok());
        let is_settled = age.is_some_and(|it| it > UNSETTLED);
        Some(Found { length, modified, hash: hasher.finish(), is_settled })
    }
}

/// Whether nobody means a file of this name to stay: hidden ones, locks of Word and WPS, what editors
/// write before they rename it.
fn is_passing(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, it)| it.to_ascii_lowercase());
    name.starts_with(['.', '~', '#'])
        || name.ends_with(['~', '#'])
        || extension.is_some_and(|it| PASSING.contains(&it.as_str()))
}

/// Whether a document may be made of the file.
fn is_input(name: &str) -> bool {
    name == SETTINGS || find::may_be_read(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }

    fn write(root: &Path, name: &str, text: &str) {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn told(changes: &[FileChange]) -> Vec<String> {
        changes.iter().map(|it| format!("{} {:?}", it.name, it.what)).collect()
    }

    #[test]
    fn what_a_file_holds_makes_a_change_and_what_editors_leave_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        write(root, "huibao.yaml", "一");
        write(root, "records/2024/a.yaml", "一");
        write(root, "documents/汇报.md", "一");
        let first = Watched::of(root, None, &Watched::default(), at(0));
        write(root, "records/2024/a.yaml", "二");
        write(root, "documents/汇报.md", "一");
        write(root, "templates/片段/甲.tera", "一");
        write(root, "图片/乙.png", "一");
        for name in [
            "out/汇报.docx",
            "out/x.yaml",
            ".huibao/built/a.yaml",
            "records/.a.yaml.swp",
            "records/~$a.yaml",
            "records/a.yaml~",
            "records/a.yaml.tmp",
            "records/4913",
            "documents/汇报.docx",
        ] {
            write(root, name, "一");
        }
        let second = Watched::of(root, None, &first, at(0));
        let expected =
            ["records/2024/a.yaml Written", "templates/片段/甲.tera Added", "图片/乙.png Added"];
        assert_eq!(told(&second.since(&first)), expected);
        fs::remove_dir_all(root.join("records")).unwrap();
        let third = Watched::of(root, Some(&root.join("图片")), &second, at(0));
        let expected = ["records/2024/a.yaml Removed", "图片/乙.png Removed"];
        assert_eq!(told(&third.since(&second)), expected);
    }
}
