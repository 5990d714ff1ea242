//! The last versions of a document that were built, each in a folder of its own: what an edited file
//! is held against when it comes back.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{EARLIER, State, below};
use crate::diagnostic::Diagnostic;

const DOCX: &str = "稿.docx";
const FIGURES: &str = "figures.json";
/// Written last: a folder without it is one that a build did not come to the end of.
const TIME: &str = "time";

/// How often a version is written when another build takes its folder away meanwhile.
const ATTEMPTS: usize = 3;

/// A version of a document that was built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// What it is called by.
    pub id: String,
    /// When it was built last, `2025-07-05 09:30:00.125` in Beijing: later ones are greater.
    pub time: String,
    folder: PathBuf,
}

/// A version that is to be kept.
#[derive(Clone, Copy, Debug)]
pub struct Kept<'a> {
    /// What it is called by; a version of the same name is replaced.
    pub id: &'a str,
    /// When it is built, as [`Earlier::time`].
    pub time: &'a str,
    /// Its DOCX.
    pub docx: &'a [u8],
    /// Its `figures.json`; letters have none.
    pub figures: Option<&'a [u8]>,
    /// How many versions of the document are kept.
    pub most: usize,
}

impl Earlier {
    /// The DOCX as it was written.
    ///
    /// # Errors
    /// It cannot be read, or another build took it away.
    pub fn docx(&self) -> io::Result<Vec<u8>> {
        fs::read(self.folder.join(DOCX))
    }

    /// Its `figures.json`; `None` where it has none.
    pub fn figures(&self) -> Option<String> {
        fs::read_to_string(self.folder.join(FIGURES)).ok()
    }
}

impl State {
    /// The versions of the document `name` that are kept, the newest first.
    pub fn earlier(&self, name: &str) -> Vec<Earlier> {
        let all = self.versions(name).into_iter();
        let mut whole: Vec<Earlier> =
            all.filter(|it| !it.time.is_empty() && it.folder.join(DOCX).is_file()).collect();
        whole.reverse();
        whole
    }

    /// The DOCX of the version `id` of the document `name`, as it was written; `None` where it is kept no
    /// more.
    pub fn written(&self, name: &str, id: &str) -> Option<Vec<u8>> {
        self.earlier(name).into_iter().find(|it| it.id == id)?.docx().ok()
    }

    /// Keeps a version of the document `name`, and lets the oldest go.
    ///
    /// # Errors
    /// The folder cannot be written to.
    pub fn keep(&self, name: &str, kept: &Kept<'_>) -> Result<(), Diagnostic> {
        let folder = self.versions_folder(name).join(below(kept.id));
        self.keep_in(&folder, kept).map_err(|error| self.unwritten(&error))?;
        self.prune(name, kept.most);
        Ok(())
    }

    fn keep_in(&self, folder: &Path, kept: &Kept<'_>) -> io::Result<()> {
        for _ in 0..ATTEMPTS {
            if let Some(figures) = kept.figures {
                self.write(&folder.join(FIGURES), figures)?;
            }
            self.write(&folder.join(DOCX), kept.docx)?;
            self.write(&folder.join(TIME), kept.time.as_bytes())?;
            if folder.join(DOCX).is_file() {
                break;
            }
        }
        Ok(())
    }

    /// Takes the oldest versions away; what another build takes away too, or still writes, is no matter.
    fn prune(&self, name: &str, most: usize) {
        let versions = self.versions(name);
        let beyond = versions.len().saturating_sub(most);
        for old in versions.into_iter().take(beyond) {
            // Without it the rest counts for nothing, whenever this ends.
            drop(fs::remove_file(old.folder.join(TIME)));
            drop(fs::remove_dir_all(&old.folder));
        }
    }

    /// All folders of versions, the oldest first, those without a time before all others.
    fn versions(&self, name: &str) -> Vec<Earlier> {
        let entries = fs::read_dir(self.versions_folder(name)).into_iter().flatten().flatten();
        let version = |it: fs::DirEntry| {
            let (id, folder) = (it.file_name().into_string().ok()?, it.path());
            let time = fs::read_to_string(folder.join(TIME)).unwrap_or_default();
            folder.is_dir().then_some(Earlier { id, time, folder })
        };
        let mut versions: Vec<Earlier> = entries.filter_map(version).collect();
        versions.sort_by(|one, other| (&one.time, &one.id).cmp(&(&other.time, &other.id)));
        versions
    }

    fn versions_folder(&self, name: &str) -> PathBuf {
        self.folder.join(EARLIER).join(below(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version<'a>(id: &'a str, time: &'a str) -> Kept<'a> {
        Kept { id, time, docx: id.as_bytes(), figures: Some(b"{}"), most: 2 }
    }

    fn ids(state: &State) -> Vec<String> {
        state.earlier("汇报").into_iter().map(|it| it.id).collect()
    }

    #[test]
    fn the_newest_versions_are_kept_and_the_oldest_go() {
        let folder = tempfile::tempdir().unwrap();
        let state = State::of(folder.path());
        for (id, time) in [("甲", "1"), ("乙", "2"), ("甲", "3"), ("丙", "4")] {
            state.keep("汇报", &version(id, time)).unwrap();
        }
        assert_eq!(ids(&state), ["丙", "甲"]);
        let newest = state.earlier("汇报").remove(0);
        assert_eq!(newest.docx().unwrap(), "丙".as_bytes());
        assert_eq!(newest.figures().unwrap(), "{}");
        assert_eq!(fs::read_dir(folder.path().join(".huibao/earlier/汇报")).unwrap().count(), 2);
    }

    #[test]
    fn what_a_build_did_not_finish_is_no_version_and_goes_first() {
        let folder = tempfile::tempdir().unwrap();
        let state = State::of(folder.path());
        state.keep("汇报", &version("甲", "1")).unwrap();
        let broken_off = folder.path().join(".huibao/earlier/汇报/乙");
        fs::create_dir(&broken_off).unwrap();
        fs::write(broken_off.join(DOCX), "").unwrap();
        assert_eq!(ids(&state), ["甲"]);
        state.keep("汇报", &version("丙", "2")).unwrap();
        assert_eq!(ids(&state), ["丙", "甲"]);
        assert!(!broken_off.exists());
    }
}
