//! The pictures of a document, read from the project's folder.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    diagnostic::Diagnostics,
    document::{Block, BlockContent, Document},
    project::Project,
};

/// The bytes of each picture by its path as written, each read once.
pub(super) fn pictures(
    document: &Document,
    project: &Project,
) -> (BTreeMap<String, Arc<[u8]>>, Diagnostics) {
    let mut read = BTreeMap::new();
    let mut found = Diagnostics::default();
    gather(&document.body, project, &mut read, &mut found);
    (read, found)
}

fn gather(
    blocks: &[Block],
    project: &Project,
    read: &mut BTreeMap<String, Arc<[u8]>>,
    found: &mut Diagnostics,
) {
    for block in blocks {
        match &block.content {
            BlockContent::Picture(picture) if !read.contains_key(&picture.path) => {
                match project.picture(&picture.path) {
                    Ok(bytes) => {
                        read.insert(picture.path.clone(), bytes);
                    }
                    Err(fault) => found.push(fault.at(&block.origin)),
                }
            }
            _ => gather(block.inner(), project, read, found),
        }
    }
}
