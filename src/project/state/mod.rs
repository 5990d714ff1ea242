//! `.huibao/`: what is known of the documents that were built. It holds nothing that a build could
//! not do without: what is lost, damaged or of a newer huibao costs time alone.
//!
//! Nothing here is locked. Every file is put in its place in one step, so that a build that is killed
//! or runs beside another leaves each of them whole; what two builds at once write for one document
//! is the later one's, and the next build holds it against the files on the disk.

mod built;
mod earlier;
mod standing;

use std::{
    fs, io,
    path::{Component, Path, PathBuf, absolute},
};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

pub use built::{Built, BuiltFile, MadeOf};
pub use earlier::{Earlier, Kept};
pub use standing::FileStanding;

use super::{
    fault, find,
    write::{self, Durability},
};
use crate::diagnostic::Diagnostic;

/// The state's folder below that of the project.
pub const STATE: &str = ".huibao";

const BUILT: &str = "built";
/// What git is told to leave alone; the hints for editors that lie beside it may be shared.
const IGNORED: &str = "/.gitignore\n/.huibao-*\n/built/\n/earlier/\n";
const EARLIER: &str = "earlier";

/// The state of one project.
#[derive(Clone, Debug)]
pub struct State {
    /// The project's folder, from the root of the disk.
    root: PathBuf,
    folder: PathBuf,
}

impl State {
    /// The state of the project in `root`; nothing is read or written yet.
    pub fn of(root: &Path) -> Self {
        let folder = if root == Path::new(".") { STATE.into() } else { root.join(STATE) };
        Self { root: absolute(root).unwrap_or_else(|_| root.to_owned()), folder }
    }

    /// How the document called `name` was built last, and what keeps that from being known; a letter
    /// is called by its folder too: `答复函/0012-……`.
    pub fn built(&self, name: &str) -> (Option<Built>, Option<Diagnostic>) {
        let path = self.built_file(name);
        match fs::read(&path) {
            Ok(bytes) => match Built::read(&bytes) {
                Ok(built) => (Some(built), None),
                Err(why) => (None, Some(why.told(&path))),
            },
            // Where it is there and cannot be read, writing will tell.
            Err(_) => (None, None),
        }
    }

    /// Sets down how `name` is built, before its files are moved to their places: whatever stands there
    /// when the build is killed is then known for its own.
    ///
    /// # Errors
    /// The folder cannot be written to.
    pub fn set_built(&self, name: &str, built: &Built) -> Result<(), Diagnostic> {
        self.write(&self.built_file(name), &built.to_json()).map_err(|error| self.unwritten(&error))
    }

    /// Forgets how `name` was built.
    pub fn forget(&self, name: &str) {
        drop(fs::remove_file(self.built_file(name)));
    }

    /// Takes away what runs that were killed left half-written: here, in the folder of results `out`, and
    /// where the project's texts stand, which are written back into.
    pub fn sweep(&self, out: &Path) {
        write::sweep(&self.folder);
        write::sweep(out);
        for folder in find::text_folders(&self.root) {
            write::sweep(&folder);
        }
    }

    /// What `path` is called in the state: below the project by its path there, elsewhere by its whole
    /// path, so that a project that was moved keeps its state.
    pub fn name_of(&self, path: &Path) -> String {
        let whole = absolute(path).unwrap_or_else(|_| path.to_owned());
        let below = whole.strip_prefix(&self.root).unwrap_or(&whole);
        below.display().to_string().replace('\\', "/")
    }

    fn built_file(&self, name: &str) -> PathBuf {
        self.folder.join(BUILT).join(below(&format!("{name}.json")))
    }

    /// Writes a file of the state whole; half of it never stands anywhere but in the state's own folder.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.begin()?;
        write::replace(path, bytes, &self.folder, Durability::Passing)
    }

    /// Makes the folder, which git is told to leave alone.
    fn begin(&self) -> io::Result<()> {
        let ignored = self.folder.join(".gitignore");
        if ignored.exists() {
            return Ok(());
        }
        fs::create_dir_all(&self.folder)?;
        write::replace(&ignored, IGNORED.as_bytes(), &self.folder, Durability::Passing)
    }

    fn unwritten(&self, error: &io::Error) -> Diagnostic {
        let (why, _) = fault::refusal(error);
        let shown = self.folder.display();
        Diagnostic::warning(format!("“{shown}”文件夹写不了：{why}；记不下这次是怎样生成的"))
            .in_file(shown.to_string())
            .cure("文件已经照常生成，不必处理；下次会全部重新生成")
    }
}

/// The hash by which the state knows bytes again.
pub fn hash_of(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

/// A name as a path that leads nowhere but down.
fn below(name: &str) -> PathBuf {
    Path::new(name).components().filter(|it| matches!(it, Component::Normal(_))).collect()
}

/// That what is known at `path` is not used, and why.
fn unused(cause: &str, path: &Path) -> Diagnostic {
    Diagnostic::warning(format!("{cause}；不知道上次是怎样生成的，这次重新生成"))
        .in_file(path.display().to_string())
        .cure("不必处理，生成以后就好了")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn built(revision: &str) -> Built {
        let file = BuiltFile {
            hash: hash_of(revision.as_bytes()),
            revision: revision.to_owned(),
            replaced: None,
        };
        Built::new(MadeOf::default(), BTreeMap::from([("out/汇报.pdf".to_owned(), file)]))
    }

    #[test]
    fn what_was_set_down_is_read_back_and_git_leaves_it_alone() {
        let folder = tempfile::tempdir().unwrap();
        let state = State::of(folder.path());
        assert_eq!(state.built("答复函/0012"), (None, None));
        state.set_built("答复函/0012", &built("甲")).unwrap();
        assert_eq!(state.built("答复函/0012"), (Some(built("甲")), None));
        assert_eq!(fs::read_to_string(folder.path().join(".huibao/.gitignore")).unwrap(), IGNORED);
    }

    #[test]
    fn a_damaged_or_newer_record_is_told_and_not_used() {
        let folder = tempfile::tempdir().unwrap();
        let state = State::of(folder.path());
        let path = folder.path().join(".huibao/built/汇报.json");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let told = |text: &str| {
            fs::write(&path, text).unwrap();
            let (built, told) = state.built("汇报");
            assert_eq!(built, None);
            told.unwrap().cause
        };
        let end = "；不知道上次是怎样生成的，这次重新生成";
        assert_eq!(told("{"), format!("汇报.json已经损坏{end}"));
        assert_eq!(told("{\"format\": 2}"), format!("汇报.json是更新的huibao写的{end}"));
    }

    #[test]
    fn what_a_killed_run_left_beside_the_texts_is_swept() {
        let folder = tempfile::tempdir().unwrap();
        let left = ["documents/.huibao-1", "records/2025/一季度/.huibao-2", "out/.huibao-3"]
            .map(|it| folder.path().join(it));
        for path in &left {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        State::of(folder.path()).sweep(&folder.path().join("out"));
        assert!(left.iter().all(|it| !it.exists() && it.parent().unwrap().is_dir()));
    }

    #[test]
    fn a_result_is_known_by_where_it_stands_in_the_project() {
        let folder = tempfile::tempdir().unwrap();
        let state = State::of(folder.path());
        assert_eq!(state.name_of(&folder.path().join("out/汇报.docx")), "out/汇报.docx");
    }

    #[cfg(unix)]
    #[test]
    fn a_state_that_cannot_be_written_is_told() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(STATE), "").unwrap();
        let state = State::of(folder.path());
        let told = state.set_built("汇报", &built("甲")).unwrap_err();
        assert!(
            told.cause.ends_with("文件夹写不了：它的路径上有一个文件；记不下这次是怎样生成的"),
            "{}",
            told.cause
        );
    }
}
