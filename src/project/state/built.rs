//! How a document was built last: what it was made of, and its files by their hashes.

use std::{collections::BTreeMap, path::Path};

use serde::{Deserialize, Serialize};

use super::unused;
use crate::diagnostic::Diagnostic;

/// Version of the format of `built/<name>.json`.
const FORMAT: u32 = 1;

/// How a document was built last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Built {
    format: u32,
    /// What it was made of, by which a build says why it is made again.
    pub made_of: MadeOf,
    /// Its files by [`State::name_of`](super::State::name_of).
    pub files: BTreeMap<String, BuiltFile>,
}

/// Fingerprints of what a document was made of, one a thing that a person can change; of the same
/// fingerprint, the thing is the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeOf {
    /// The program's version.
    pub program: String,
    /// `huibao.yaml`.
    pub settings: String,
    /// All of `records/`.
    pub records: String,
    /// The cases that it may speak of, by their numbers; cases of one number together.
    pub cases: BTreeMap<String, String>,
    /// The head of its file in `documents/`.
    pub head: String,
    /// The prose below it.
    pub prose: String,
    /// The project's own templates.
    pub templates: String,
    /// The faces that it is set in.
    pub faces: String,
    /// The pictures that it shows.
    pub pictures: String,
    /// Whether it was built with `--draft`.
    pub draft: bool,
}

/// A file as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuiltFile {
    /// [`hash_of`](super::hash_of) its bytes.
    pub hash: String,
    /// What it shows: of the same revision, its bytes are the same.
    pub revision: String,
    /// The hash of what stood in its place, which still stands there when the build was killed; `None`
    /// where nothing did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced: Option<String>,
}

/// Why a record cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unusable {
    Damaged,
    Newer,
}

impl Built {
    /// A document made of `made_of` as `files`.
    pub const fn new(made_of: MadeOf, files: BTreeMap<String, BuiltFile>) -> Self {
        Self { format: FORMAT, made_of, files }
    }

    pub(super) fn read(bytes: &[u8]) -> Result<Self, Unusable> {
        #[derive(Deserialize)]
        struct Versioned {
            format: u32,
        }
        let versioned: Versioned = serde_json::from_slice(bytes).map_err(|_| Unusable::Damaged)?;
        if versioned.format > FORMAT {
            return Err(Unusable::Newer);
        }
        serde_json::from_slice(bytes).map_err(|_| Unusable::Damaged)
    }

    pub(super) fn to_json(&self) -> Vec<u8> {
        // Serialising fails only for maps whose keys are no strings.
        let mut json = serde_json::to_vec_pretty(self).unwrap_or_default();
        json.push(b'\n');
        json
    }
}

impl Unusable {
    pub(super) fn told(self, path: &Path) -> Diagnostic {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let why = match self {
            Self::Damaged => "已经损坏",
            Self::Newer => "是更新的huibao写的",
        };
        unused(&format!("{name}{why}"), path)
    }
}
