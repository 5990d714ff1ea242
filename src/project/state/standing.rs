//! What stands in the place of a file that was built.

use std::{fs, io, path::Path};

use super::{Built, State, hash_of};

/// What stands in the place of a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileStanding {
    /// What would be written there now.
    Current,
    /// Nothing.
    Missing,
    /// What was built there earlier.
    Older,
    /// What nobody knows anything of.
    Unknown,
    /// What was there before the last build, which was broken off.
    Unfinished,
    /// What somebody made of what was built there.
    Altered,
}

impl State {
    /// What stands at `path`, where a file of `revision` of the document `name` belongs; `before` is how
    /// it was built last.
    pub fn standing(
        &self,
        name: &str,
        before: Option<&Built>,
        path: &Path,
        revision: &str,
    ) -> (FileStanding, Option<String>) {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return (FileStanding::Missing, None);
            }
            // Writing will tell.
            Err(_) => return (FileStanding::Older, None),
        };
        let hash = hash_of(&bytes);
        let known = before.and_then(|it| it.files.get(&self.name_of(path)));
        let standing = match known {
            Some(known) if known.hash == hash && known.revision == revision => {
                FileStanding::Current
            }
            Some(known) if known.hash == hash => FileStanding::Older,
            Some(known) if known.replaced.as_ref() == Some(&hash) => FileStanding::Unfinished,
            _ if self.keeps(name, &hash) => FileStanding::Older,
            Some(_) => FileStanding::Altered,
            None => FileStanding::Unknown,
        };
        (standing, Some(hash))
    }

    /// Whether a DOCX of that hash was built of the document `name`, as far as is still known: by
    /// another build that ran at the same time, or into another folder.
    pub fn keeps(&self, name: &str, hash: &str) -> bool {
        let earlier = self.earlier(name);
        earlier.iter().any(|it| it.docx().is_ok_and(|bytes| hash_of(&bytes) == hash))
    }
}
