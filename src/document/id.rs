//! The identity of a block: 80 bits of a hash, so that it does not change when others come or go.

use data_encoding::BASE32;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Stable identity of a block: 16 base32 characters, also the name of its hidden bookmark `_hb_…`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct BlockId(String);

impl BlockId {
    /// The identity of the block that `key` describes: the section's key with the case number, or
    /// with the block's source text, references unresolved.
    pub fn of(key: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for part in key {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
        let digest = hash.finalize();
        Self(BASE32.encode(digest.get(..10).unwrap_or_default()))
    }

    /// The 16 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
